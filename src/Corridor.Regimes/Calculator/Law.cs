using Corridor.Data;

namespace Corridor.Regimes.Calculator;

/// <summary>The rules of one place for one nation, asked by the last words of their ids.</summary>
internal sealed class Law(RuleBook rules, string nation, string place, string? region = null)
{
    private readonly string _prefix = string.Concat(place.Select(char.ToLowerInvariant)) + ".";

    private readonly Circumstances _where = new([], region);

    public string Nation => nation;

    /// <summary>The rule and its value on a day; null when none is in force.</summary>
    public RuleInForce? Find(string name, DateOnly day) => Whole(_prefix + name, day);

    /// <summary>The same for a rule of the person's own state, which may follow its citizens abroad.</summary>
    public RuleInForce? AtHome(string name, DateOnly day) => Whole(string.Concat(nation.Select(char.ToLowerInvariant)) + "." + name, day);

    /// <summary>True when a rule says yes on a day.</summary>
    public bool Yes(string name, DateOnly day) => Find(name, day) is { Value.Value: { Kind: RuleValueKind.YesNo, Yes: true } };

    /// <summary>The number that a rule gives on a day; null when none is in force.</summary>
    public int? Number(string name, DateOnly day) =>
        Find(name, day) is { Value.Value: { Kind: RuleValueKind.Number } value } ? (int)value.Number : null;

    /// <summary>The limit of visa-free stay on a day; null where the law of the place allows none.</summary>
    public StayLimit? Limit(DateOnly day) => Find("stay.days", day) is { Value.Value: { } value } ? StayLimit.Of(value) : null;

    /// <summary>A condition for each of the rules that says yes.</summary>
    public IEnumerable<Condition> Conditions(DateOnly day, params string[] names) =>
        names.Where(name => Yes(name, day)).Select(name => Find(name, day)!).Select(found => new Condition(found.Rule.Label, BasisOf(found)));

    /// <summary>A condition with its number for each of the rules that gives one.</summary>
    public IEnumerable<Condition> Numbers(DateOnly day, params string[] names) =>
        names.Select(name => Find(name, day)).OfType<RuleInForce>().Select(found => new Condition(WithValue(found), BasisOf(found)));

    /// <summary>A cost for each of the rules that is in force.</summary>
    public IReadOnlyList<Cost> Costs(DateOnly day, params string[] names) =>
        [.. names.Select(name => Find(name, day)).OfType<RuleInForce>().Select(found => new Cost(found.Rule.Label, found.Value.Value!, Unit(found), BasisOf(found)))];

    /// <summary>What an answer with this rule rests on.</summary>
    public static Basis BasisOf(RuleInForce found) => new(
        found.Rule.Id,
        found.Value.Source,
        found.Value.Reference,
        found.Value.From,
        string.Join(" ", new[] { found.Rule.Note, found.Value.Note }.Where(note => note.Length > 0)));

    /// <summary>The unit of what a rule says; of an amount by region, once the region is chosen, without "by region".</summary>
    private static string Unit(RuleInForce found) =>
        found.Rule.ByRegion && found.Value.Value?.Kind == RuleValueKind.Number ? found.Rule.Unit.Replace(" by region", string.Empty, StringComparison.Ordinal) : found.Rule.Unit;

    /// <summary>The label of a rule followed by what it says.</summary>
    public static Label WithValue(RuleInForce found)
    {
        string unit = Unit(found);
        return new Label(
            $"{found.Rule.Label.En}: {RuleWords.Of(found.Value.Value!, word => word)} {unit}",
            $"{found.Rule.Label.Ru}: {RuleWords.Of(found.Value.Value!, Russian)} {Russian(unit)}");
    }

    private static string Russian(string english) => RuleWords.InRussian(english) ?? english;

    /// <summary>
    /// The amounts of monthly payments that hold in the region: its own where it is known, else the least that any region asks; those of
    /// the capital and the least one where no region was told.
    /// </summary>
    public string[] PatentFees(DateOnly day) => region switch
    {
        null => ["patent.fee", "patent.fee.federal"],
        _ when Find("patent.fee.region", day) is not null => ["patent.fee.region"],
        _ => ["patent.fee.federal"],
    };

    private RuleInForce? Whole(string id, DateOnly day)
    {
        RuleInForce? found = rules.Find(id, nation) is { } rule && rule.On(day) is { } value ? new RuleInForce(rule, value) : null;
        return found is null ? null : _where.In(found);
    }
}
