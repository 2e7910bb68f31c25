using System.Globalization;

namespace Corridor.Demography;

/// <summary>The checks that every method makes of its inputs, so that a fault is always told in the same words.</summary>
internal static class InputCheck
{
    public static string N(double value) => DemographicInputException.Number(value);

    public static string N(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static double Finite(double value, string what, string? place = null) =>
        double.IsFinite(value) ? value : throw Bad($"{what}{At(place)} is {N(value)}; a finite number is needed.", place, value);

    public static double NotNegative(double value, string what, string? place = null)
    {
        Finite(value, what, place);
        return value >= 0 ? value : throw Bad($"{what}{At(place)} is {N(value)}; it must not be negative.", place, value);
    }

    public static double Positive(double value, string what, string? place = null)
    {
        Finite(value, what, place);
        return value > 0 ? value : throw Bad($"{what}{At(place)} is {N(value)}; it must be greater than zero.", place, value);
    }

    public static double Share(double value, string what, string? place = null)
    {
        NotNegative(value, what, place);
        return value <= 1 ? value : throw Bad($"{what}{At(place)} is {N(value)}; it must lie between 0 and 1.", place, value);
    }

    public static void SameLength(int expected, int found, string what, string like)
    {
        if (expected != found)
        {
            throw Bad($"{what} has {N(found)} values but {like} has {N(expected)}.", null, found - expected);
        }
    }

    public static DemographicInputException Bad(string message, string? place = null, double? amount = null) => new(message, place, amount);

    private static string At(string? place) => place is null ? "" : " at " + place;
}
