using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Corridor.Simulation.Store;

/// <summary>
/// How a member becomes bytes, in the store and in shards alike, little-endian: a mark; its number; then for each nation its code, first year,
/// the eight headline indicators of each year in double precision, and the monthly series in single precision.
/// </summary>
public static class MemberEncoding
{
    private const int Indicators = 8;
    private static readonly byte[] Mark = "CORRIDOR MEMBER 1\n"u8.ToArray();

    /// <summary>The bytes of a member.</summary>
    public static byte[] Encode(Member member)
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        writer.Write(Mark);
        writer.Write(member.Number);
        writer.Write(member.Nations.Count);
        foreach (NationSummary nation in member.Nations)
        {
            writer.Write(Encoding.ASCII.GetBytes(nation.Nation));
            writer.Write(nation.Years.Count == 0 ? 0 : nation.Years[0].Year);
            writer.Write(nation.Years.Count);
            foreach (double value in nation.Years.SelectMany(Values))
            {
                writer.Write(value);
            }

            writer.Write(nation.Months.Count);
            foreach (float[] series in nation.Months)
            {
                writer.Write(series.Length);
                foreach (float value in series)
                {
                    writer.Write(value);
                }
            }
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>The member, or null when the bytes are not those of one.</summary>
    public static Member? Decode(byte[] bytes)
    {
        try
        {
            using BinaryReader reader = new(new MemoryStream(bytes));
            if (!reader.ReadBytes(Mark.Length).AsSpan().SequenceEqual(Mark))
            {
                return null;
            }

            int number = reader.ReadInt32();
            NationSummary[] nations = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => Nation(reader))];
            return reader.BaseStream.Position == bytes.Length ? new Member(number, nations) : null;
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentOutOfRangeException or OverflowException or OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>Digest of members in the order of their numbers: SHA-256 over the digests of their bytes.</summary>
    /// <param name="members">Bytes of the members from the first on.</param>
    public static string ContentDigest(IEnumerable<byte[]> members)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> count = stackalloc byte[4];
        int number = 0;
        foreach (byte[] member in members)
        {
            BinaryPrimitives.WriteInt32LittleEndian(count, ++number);
            hash.AppendData(count);
            hash.AppendData(SHA256.HashData(member));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static double[] Values(HeadlineRow row) =>
        [row.PopulationHome, row.CitizensAbroad, row.CitizensInRussia, row.IrregularShareInRussia, row.RemittancesRecordedUsdBn, row.RemittancesGdpPercent, row.RussiaShareOfStock, row.DestinationHhi];

    private static NationSummary Nation(BinaryReader reader)
    {
        string nation = Encoding.ASCII.GetString(Exactly(reader, 3));
        int first = reader.ReadInt32();
        int years = Limited(reader.ReadInt32());
        List<HeadlineRow> rows = [];
        for (int y = 0; y < years; y++)
        {
            double[] v = [.. Enumerable.Range(0, Indicators).Select(_ => reader.ReadDouble())];
            rows.Add(new HeadlineRow(nation, first + y, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]));
        }

        float[][] months = new float[Limited(reader.ReadInt32())][];
        for (int s = 0; s < months.Length; s++)
        {
            months[s] = new float[Limited(reader.ReadInt32())];
            for (int m = 0; m < months[s].Length; m++)
            {
                months[s][m] = reader.ReadSingle();
            }
        }

        return new NationSummary(nation, rows, months);
    }

    private static int Limited(int count) => count is >= 0 and < 10_000 ? count : throw new ArgumentOutOfRangeException(nameof(count));

    private static byte[] Exactly(BinaryReader reader, int count) => reader.ReadBytes(count) is { } read && read.Length == count ? read : throw new EndOfStreamException();
}
