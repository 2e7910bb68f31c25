namespace Corridor.Evidence;

/// <summary>Why two figures that seem to answer one question do not agree.</summary>
public enum ConflictReason
{
    /// <summary>One counts persons present, the other persons who moved.</summary>
    StockOrFlow,

    /// <summary>One counts events (crossings), the other persons.</summary>
    EventsOrPersons,

    /// <summary>One counts registrations, of which a person may have several a year.</summary>
    Registrations,

    /// <summary>One counts citizens or migrants, the other the foreign-born.</summary>
    CitizensOrForeignBorn,

    /// <summary>They speak of different times, or of times of different length.</summary>
    Period,

    /// <summary>They name different publishers.</summary>
    Publisher,

    /// <summary>The same publisher in another edition or another report.</summary>
    Edition,

    /// <summary>One is a power of ten times the other: thousands or millions taken for units.</summary>
    UnitSlip,

    /// <summary>The same digits stand for two things, or the digits differ by one that is missing or wrong.</summary>
    CopyingError,

    /// <summary>They count different groups of people.</summary>
    Population,

    /// <summary>Their measures are defined differently.</summary>
    Definition,

    /// <summary>One is an expectation or a plan.</summary>
    Forecast,

    /// <summary>A part is larger than the total, or the parts do not make the total.</summary>
    PartsAndTotal,

    /// <summary>A share or a change does not follow from the amounts.</summary>
    Arithmetic,

    /// <summary>Nothing in the rows explains it.</summary>
    NoneFound,
}

/// <summary>Two figures of comparable measure, corridor, population and period whose values do not overlap.</summary>
public sealed class Conflict
{
    private readonly Claim _a;
    private readonly Claim _b;
    private readonly string? _why;

    /// <summary>A conflict with its figures in the order of their ids; without a sentence it is made from the rows when asked for.</summary>
    internal Conflict(Claim a, Claim b, ConflictReason reason, double? ratio = null, string? why = null)
    {
        (_a, _b) = a.Rank < b.Rank ? (a, b) : (b, a);
        Reason = reason;
        Ratio = ratio ?? Claim.Ratio(a, b);
        _why = why;
    }

    /// <summary>The figure whose id comes first.</summary>
    public Figure A => _a.Figure;

    /// <summary>The other figure.</summary>
    public Figure B => _b.Figure;

    /// <summary>The most likely reason.</summary>
    public ConflictReason Reason { get; }

    /// <summary>The larger value over the smaller, at least 1; 1 where the same digits stand for two things; NaN where a value is zero or the units differ.</summary>
    public double Ratio { get; }

    /// <summary>The reason in a sentence, with what differs.</summary>
    public string Why => _why ?? Explanation.Sentence(_a, _b, Reason);

    /// <summary>A number that orders conflicts by the ids of their figures.</summary>
    internal long Order => ((long)_a.Rank << 32) | (uint)_b.Rank;

    /// <summary>All words for reasons, in the order of <see cref="ConflictReason"/>.</summary>
    public static IReadOnlyList<string> ReasonWords { get; } = [.. Enum.GetValues<ConflictReason>().Select(WordOf)];

    /// <summary>The reason as a word of files and JSON ("stock_or_flow").</summary>
    public string ReasonWord => WordOf(Reason);

    private static string WordOf(ConflictReason reason) => reason switch
    {
        ConflictReason.StockOrFlow => "stock_or_flow",
        ConflictReason.EventsOrPersons => "events_or_persons",
        ConflictReason.Registrations => "registrations",
        ConflictReason.CitizensOrForeignBorn => "citizens_or_foreign_born",
        ConflictReason.Period => "period",
        ConflictReason.Publisher => "publisher",
        ConflictReason.Edition => "edition",
        ConflictReason.UnitSlip => "unit_slip",
        ConflictReason.CopyingError => "copying_error",
        ConflictReason.Population => "population",
        ConflictReason.Definition => "definition",
        ConflictReason.Forecast => "forecast",
        ConflictReason.PartsAndTotal => "parts_and_total",
        ConflictReason.Arithmetic => "arithmetic",
        _ => "none_found",
    };
}
