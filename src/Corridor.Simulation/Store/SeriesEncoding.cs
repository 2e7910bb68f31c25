using System.Buffers.Binary;

namespace Corridor.Simulation.Store;

/// <summary>
/// How values become bytes, in the store and in digests alike: little-endian IEEE 754 in the order of the months.
/// The bulky division by sex, age group and education is kept in single precision (seven digits, far finer than any figure it is held
/// against); everything else bit for bit. A series of zeros has no bytes.
/// </summary>
internal static class SeriesEncoding
{
    public const string Double = "float64";
    public const string Single = "float32";
    public const string Zero = "zero";

    private const string InSinglePrecision = "stock_detail";

    public static (string Kind, byte[] Bytes) Encode(string series, ReadOnlySpan<double> values)
    {
        if (AllZero(values))
        {
            return (Zero, []);
        }

        if (series == InSinglePrecision)
        {
            byte[] singles = new byte[values.Length * 4];
            for (int i = 0; i < values.Length; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(singles.AsSpan(i * 4), (float)values[i]);
            }

            return (Single, singles);
        }

        byte[] doubles = new byte[values.Length * 8];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(doubles.AsSpan(i * 8), values[i]);
        }

        return (Double, doubles);
    }

    /// <summary>The values, or null when the bytes can't be of this kind and count.</summary>
    public static double[]? Decode(string kind, ReadOnlySpan<byte> bytes, int count)
    {
        int width = kind switch { Double => 8, Single => 4, Zero => 0, _ => -1 };
        if (width < 0 || bytes.Length != width * count)
        {
            return null;
        }

        double[] values = new double[count];
        for (int i = 0; i < count && width > 0; i++)
        {
            values[i] = width == 8
                ? BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * 8)..])
                : BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * 4)..]);
        }

        return values;
    }

    /// <summary>True when every bit is zero; a negative zero is kept as it is.</summary>
    private static bool AllZero(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (BitConverter.DoubleToInt64Bits(value) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
