using System.Globalization;

namespace Corridor.Evidence;

/// <summary>How one figure stands to another.</summary>
/// <param name="Kind">contradicts, duplicate_of or sums_to.</param>
/// <param name="Target">Id of the other figure.</param>
public sealed record FigureRelation(string Kind, string Target)
{
    /// <summary>Two figures that cannot both hold as they are printed; named on both rows.</summary>
    public const string Contradicts = "contradicts";

    /// <summary>The same number from the same origin, printed again.</summary>
    public const string DuplicateOf = "duplicate_of";

    /// <summary>A part of the total named.</summary>
    public const string SumsTo = "sums_to";

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Contradicts, DuplicateOf, SumsTo];

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}:{Target}";
}

/// <summary>One published number with its source and what it counts. Never corrected in place: the reading and its reason go in the note.</summary>
public sealed record Figure
{
    /// <summary>Unique id, such as E0642 or UN24-TJK-RUS-2020.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the source in data/sources.yaml.</summary>
    public required string Source { get; init; }

    /// <summary>Where in the source: a heading, a table, an address.</summary>
    public string Locator { get; init; } = string.Empty;

    /// <summary>Id of the measure in data/measures.yaml.</summary>
    public required string Measure { get; init; }

    /// <summary>
    /// Whom or which country it is about: ISO 3166 alpha-3 or a group; several joined by ';'; empty = all.
    /// For remittances the country that receives, for moves the country they begin in, for a country's own demography that country.
    /// </summary>
    public string Nation { get; init; } = string.Empty;

    /// <summary>Where: the destination, the country that sends money, the country in which a rule, a wage or a price holds; empty = all or none.</summary>
    public string Place { get; init; } = string.Empty;

    /// <summary>The group of people or things counted, in the words of the source.</summary>
    public string Population { get; init; } = string.Empty;

    /// <summary>work, study, residence, ...; empty = not stated.</summary>
    public string Purpose { get; init; } = string.Empty;

    /// <summary>male, female or empty for both.</summary>
    public string Sex { get; init; } = string.Empty;

    /// <summary>First day of the period; null = not stated.</summary>
    public DateOnly? PeriodStart { get; init; }

    /// <summary>Last day of the period; null = not stated or still open.</summary>
    public DateOnly? PeriodEnd { get; init; }

    /// <summary>Lower end in <see cref="Unit"/>; null with a high = "up to"; both null = said in words only.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end in <see cref="Unit"/>; null with a low = "at least". Equal to <see cref="Low"/> for a point.</summary>
    public double? High { get; init; }

    /// <summary>The digits as the source prints them.</summary>
    public string AsPrinted { get; init; } = string.Empty;

    /// <summary>persons, events, percent, USD, ...</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Stock, flow, share, ...</summary>
    public required FigureKind Kind { get; init; }

    /// <summary>Whom the source names as the origin of the number; empty = nobody.</summary>
    public string Publisher { get; init; } = string.Empty;

    /// <summary>Warnings.</summary>
    public Caveats Flags { get; init; }

    /// <summary>Contradictions, duplicates and totals marked in the data.</summary>
    public IReadOnlyList<FigureRelation> Relations { get; init; } = [];

    /// <summary>Remarks, and the likely reading of a garbled number.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>Nations as a list; empty = all.</summary>
    public IReadOnlyList<string> Nations => Split(Nation);

    /// <summary>Places as a list; empty = all or none.</summary>
    public IReadOnlyList<string> Places => Split(Place);

    /// <summary>The value as a reader would say it: "1,600,000", "at least 5,800", "600,000 to 700,000", "in words only".</summary>
    public string ValueText => (Low, High) switch
    {
        (null, null) => "in words only",
        ({ } low, null) => $"at least {Text(low)}",
        (null, { } high) => $"up to {Text(high)}",
        ({ } low, { } high) when low.Equals(high) => Text(low),
        ({ } low, { } high) => $"{Text(low)} to {Text(high)}",
    };

    /// <summary>The period as a reader would say it: "2022", "2022-03", "2022-01-01 to 2022-09-30", "undated".</summary>
    public string PeriodText
    {
        get
        {
            if (PeriodStart is not { } start)
            {
                return PeriodEnd is { } until ? $"until {Iso(until)}" : "undated";
            }

            if (PeriodEnd is not { } end)
            {
                return $"from {Iso(start)}";
            }

            bool wholeYears = start is { Month: 1, Day: 1 } && end is { Month: 12, Day: 31 };
            bool wholeMonths = start.Day == 1 && end.AddDays(1).Day == 1;
            return wholeYears
                ? start.Year == end.Year ? Year(start) : $"{Year(start)} to {Year(end)}"
                : wholeMonths
                    ? start.Year == end.Year && start.Month == end.Month ? Iso(start)[..7] : $"{Iso(start)[..7]} to {Iso(end)[..7]}"
                    : start == end ? Iso(start) : $"{Iso(start)} to {Iso(end)}";
        }
    }

    /// <summary>Ids this figure is marked as contradicting.</summary>
    public IEnumerable<string> MarkedContradictions =>
        Relations.Where(relation => relation.Kind == FigureRelation.Contradicts).Select(relation => relation.Target);

    internal static IReadOnlyList<string> Split(string codes) => codes.Length == 0 ? [] : codes.Contains(';', StringComparison.Ordinal) ? codes.Split(';') : [codes];

    private static string Text(double value) => value.ToString("#,##0.########", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Year(DateOnly date) => date.Year.ToString("D4", CultureInfo.InvariantCulture);
}
