using System.Globalization;

namespace Corridor.Statistics;

/// <summary>The checks that every method makes of its inputs, so that a fault is always told in the same words.</summary>
internal static class InputCheck
{
    public static string N(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static string N(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static StatisticalInputException Bad(string message) => new(message);

    public static double Finite(double value, string what) =>
        double.IsFinite(value) ? value : throw Bad($"{what} is {N(value)}; a finite number is needed.");

    public static double Positive(double value, string what) =>
        Finite(value, what) > 0 ? value : throw Bad($"{what} is {N(value)}; it must be greater than 0.");

    public static double NotNegative(double value, string what) =>
        Finite(value, what) >= 0 ? value : throw Bad($"{what} is {N(value)}; it must not be negative.");

    /// <summary>A probability that may be 0 or 1.</summary>
    public static double Probability(double value, string what) =>
        value is >= 0 and <= 1 ? value : throw Bad($"{what} is {N(value)}; it must lie between 0 and 1.");

    /// <summary>A level strictly between 0 and 1.</summary>
    public static double Level(double value, string what) =>
        value is > 0 and < 1 ? value : throw Bad($"{what} is {N(value)}; it must lie between 0 and 1.");

    public static int AtLeast(int least, int value, string what) =>
        value >= least ? value : throw Bad($"{what} is {N(value)}; at least {N(least)} is needed.");

    public static void SameLength(int expected, int found, string what, string like)
    {
        if (expected != found)
        {
            throw Bad($"{what} has {N(found)} values but {like} has {N(expected)}.");
        }
    }

    public static void AllFinite(ReadOnlySpan<double> values, string what)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Finite(values[i], $"{what}, value {N(i + 1)},");
        }
    }
}
