using Corridor.Data;

namespace Corridor.Regimes;

/// <summary>
/// What a rule says from one day on.
/// </summary>
/// <param name="From">First day in force.</param>
/// <param name="To">Last day in force; null where no later value is known.</param>
/// <param name="Value">What the rule says; null where the rule ends on the day <paramref name="From"/>.</param>
/// <param name="Source">Id of a source, or "judgement: reason".</param>
/// <param name="Reference">Law and article, page or figure within the source.</param>
/// <param name="Note">Other dates or readings and why this one is used; empty where there is nothing to say.</param>
/// <param name="Expected">True for a change that was announced but had not come into force when the sources were read.</param>
public sealed record DatedValue(DateOnly From, DateOnly? To, RuleValue? Value, string Source, string Reference, string Note, bool Expected)
{
    /// <summary>Other dates or values that sources print in place of this one.</summary>
    public IReadOnlyList<AlsoDated> Also { get; init; } = [];

    /// <summary>True where the law counts working days; the value is then a number of them.</summary>
    public bool WorkingDays { get; init; }

    /// <summary>True when the day lies between <see cref="From"/> and <see cref="To"/>, both included.</summary>
    public bool Covers(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>
/// One legal rule of a place for some nations, with all its values in time. Several rules may share an id when nations are treated
/// differently; no nation is in two of them.
/// </summary>
/// <param name="Id">Place in lower case, then what is ruled: "rus.stay.days".</param>
/// <param name="Place">The place whose law it is.</param>
/// <param name="Label">What is ruled, in English and Russian.</param>
/// <param name="Unit">Unit of the values; "yes or no" where the rule says only that.</param>
/// <param name="Note">What exactly is meant; empty where the label says it.</param>
/// <param name="Nations">The nations that it applies to.</param>
/// <param name="Values">Values in ascending order of their first day; each ends the day before the next begins.</param>
/// <param name="File">The file that it stands in, relative to the data folder.</param>
public sealed record Rule(
    string Id,
    string Place,
    Label Label,
    string Unit,
    string Note,
    IReadOnlyList<string> Nations,
    IReadOnlyList<DatedValue> Values,
    string File)
{
    /// <summary>Circumstances in one of which the rule matters; empty where it matters in all.</summary>
    public IReadOnlyList<string> When { get; init; } = [];

    /// <summary>True where the values are amounts by region.</summary>
    public bool ByRegion => RuleUnit.IsByRegion(Unit);

    /// <summary>
    /// The value on a day; null before the first value and after the rule has ended.
    /// </summary>
    public DatedValue? On(DateOnly day)
    {
        int low = 0;
        int high = Values.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (Values[middle].From <= day)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low == 0 || Values[low - 1].Value is null ? null : Values[low - 1];
    }
}

/// <summary>A rule and the value that is in force on the day asked for.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Value">Its value on that day.</param>
public sealed record RuleInForce(Rule Rule, DatedValue Value);

/// <summary>A rule that says something else on the second of two days than on the first.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Before">Its value on the first day; null where none was in force.</param>
/// <param name="After">Its value on the second day; null where none was in force.</param>
public sealed record RuleChange(Rule Rule, DatedValue? Before, DatedValue? After);
