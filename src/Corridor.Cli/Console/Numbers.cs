using System.Globalization;

namespace Corridor.Cli;

/// <summary>Numbers as people read them in tables: a point for decimals, a space between thousands, the same in every country.</summary>
internal static class Numbers
{
    private static readonly NumberFormatInfo Spaced = new() { NumberGroupSeparator = " ", NumberDecimalSeparator = "." };

    /// <summary>A number with a fixed number of decimals; "-" where there is none.</summary>
    public static string Text(double value, int decimals = 0) =>
        double.IsFinite(value) ? value.ToString($"N{decimals.ToString(CultureInfo.InvariantCulture)}", Spaced) : "-";

    /// <summary>A share (0 to 1) as a percentage with one decimal.</summary>
    public static string Percent(double share) => Text(share * 100, 1);

    /// <summary>A number of unknown size with about four significant digits.</summary>
    public static string Sized(double value) => Math.Abs(value) switch
    {
        >= 1000 or 0 => Text(value),
        >= 10 => Text(value, 2),
        _ => Text(value, 4),
    };
}
