namespace Corridor.Regimes.Calculator;

/// <summary>Arithmetic of terms in days.</summary>
public static class Days
{
    /// <summary>
    /// The last day of a term of working days after a day: Saturdays and Sundays are not counted. Public holidays are not known here;
    /// where there are some within the term, the law's last day is later.
    /// </summary>
    /// <param name="day">The day of the event; the term begins on the day after.</param>
    /// <param name="count">Number of working days, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public static DateOnly AfterWorkingDays(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        DateOnly at = day;
        for (int left = count; left > 0; left -= IsWeekend(at) ? 0 : 1)
        {
            at = at.AddDays(1);
        }

        return at;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
