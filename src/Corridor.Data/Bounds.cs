using System.Globalization;

namespace Corridor.Data;

/// <summary>Says which numbers are allowed.</summary>
internal static class Bounds
{
    /// <summary>"expected between 0 and 1", "expected at least 0", "expected at most 1".</summary>
    public static string Hint(double min, double max) => (double.IsNegativeInfinity(min), double.IsPositiveInfinity(max)) switch
    {
        (true, _) => string.Create(CultureInfo.InvariantCulture, $"expected at most {max}"),
        (_, true) => string.Create(CultureInfo.InvariantCulture, $"expected at least {min}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"expected between {min} and {max}"),
    };
}
