using System.Globalization;

namespace Corridor.Publishing.Drawing;

/// <summary>Numbers as readers see them: decimal point, narrow no-break spaces between thousands, a true minus sign, a dash for "no value".</summary>
public static class NumberText
{
    /// <summary>Stands for a missing or infinite value.</summary>
    public const string Missing = "–";

    private static readonly NumberFormatInfo Format = new()
    {
        NumberGroupSeparator = "\u202F",
        NumberDecimalSeparator = ".",
        NegativeSign = "\u2212",
    };

    /// <summary>The value with grouped thousands and a fixed number of decimals.</summary>
    public static string Of(double value, int decimals = 0)
    {
        if (!double.IsFinite(value))
        {
            return Missing;
        }

        double rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Format);
    }

    /// <summary>A coordinate: one decimal at most, no grouping.</summary>
    public static string Coordinate(double value)
    {
        double rounded = Math.Round(value, 1, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("0.#", CultureInfo.InvariantCulture);
    }
}

/// <summary>The power of thousand in which a chart prints its numbers.</summary>
/// <param name="Divisor">Values are divided by this.</param>
/// <param name="Key">Key of the word in <see cref="Texts"/>: "", unit.thousand, unit.million or unit.billion.</param>
public readonly record struct Magnitude(double Divisor, string Key)
{
    /// <summary>The magnitude that leaves the largest value between 1 and 1000, as far as words for it exist.</summary>
    public static Magnitude For(double largest) => Math.Abs(largest) switch
    {
        >= 1e9 => new(1e9, "unit.billion"),
        >= 1e6 => new(1e6, "unit.million"),
        >= 2e3 => new(1e3, "unit.thousand"),
        _ => new(1, string.Empty),
    };

    /// <summary>The value in this magnitude with about three significant digits.</summary>
    public string Short(double value)
    {
        double scaled = Math.Abs(value / Divisor);
        return NumberText.Of(value / Divisor, Divisor == 1 || scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2);
    }
}
