using Corridor.Data;

namespace Corridor.Publishing;

/// <summary>What a series did around an event.</summary>
/// <param name="Before">Mean of the three months before the event's month.</param>
/// <param name="After">Mean of the three months after it began.</param>
/// <param name="YearBefore">Mean of the same three months a year earlier; NaN where the run does not reach back.</param>
public sealed record EventEffect(double Before, double After, double YearBefore)
{
    private const int Window = 3;

    // An event in the second half of a month can hardly be seen in that month.
    private const int LastDayOfFirstHalf = 15;

    /// <summary>Relative change from before to after; NaN where there was nothing before.</summary>
    public double Change => Before > 0 ? (After / Before) - 1 : double.NaN;

    /// <summary>Relative change on the same months a year earlier; NaN where there was nothing then.</summary>
    public double ChangeOnYear => YearBefore > 0 ? (After / YearBefore) - 1 : double.NaN;

    /// <summary>First month of "after": the event's month when it fell in its first half, else the next.</summary>
    public static Month FirstAfter(DateOnly day) => new Month(day.Year, day.Month).Plus(day.Day <= LastDayOfFirstHalf ? 0 : 1);

    /// <summary>Measures a monthly series around a day.</summary>
    /// <returns>Null when the three months before or after are not within the series.</returns>
    public static EventEffect? Measure(double[] values, Month start, DateOnly day)
    {
        int before = new Month(day.Year, day.Month) - start - Window;
        int after = FirstAfter(day) - start;
        if (before < 0 || after + Window > values.Length)
        {
            return null;
        }

        return new EventEffect(Mean(values, before), Mean(values, after), after >= 12 ? Mean(values, after - 12) : double.NaN);
    }

    private static double Mean(double[] values, int from) => values.AsSpan(from, Window).ToArray().Average();
}
