namespace Corridor.Regimes.Calculator;

/// <summary>A time in a place. The days of entering and of leaving are days of the stay.</summary>
/// <param name="Entered">Day of entering.</param>
/// <param name="Left">Day of leaving; null where the person is still there.</param>
public sealed record Stay(DateOnly Entered, DateOnly? Left)
{
    /// <summary>True when the day is one of the stay's.</summary>
    public bool Holds(DateOnly day) => Entered <= day && (Left is null || day <= Left);
}

/// <summary>How long a visitor may stay without a visa and without another status.</summary>
/// <param name="Days">Days that may be used.</param>
/// <param name="Window">Length in days of the rolling window in which they count; null where each entry begins anew.</param>
/// <param name="Visit">Longest single stay in days; null where only <paramref name="Days"/> limits it.</param>
/// <param name="CalendarYear">True where the days count from 1 January instead of over a rolling window.</param>
public sealed record StayLimit(int Days, int? Window, int? Visit, bool CalendarYear)
{
    /// <summary>The limit that a rule of stay (unit "days in window") gives.</summary>
    /// <exception cref="InvalidOperationException">The value is no set of named numbers.</exception>
    public static StayLimit Of(RuleValue value)
    {
        bool calendar = value.Find("calendar") is 1;
        return new StayLimit((int)value["days"], calendar ? null : (int?)value.Find("window"), (int?)value.Find("visit"), calendar);
    }

    /// <summary>True where leaving and entering again gives new days at once.</summary>
    public bool EachEntryBeginsAnew => Window is null && !CalendarYear;
}
