using Corridor.Data;

namespace Corridor.Regimes;

/// <summary>
/// All legal rules of all places with their values in time (data/regimes). Immutable; safe to read from many threads.
/// </summary>
/// <remarks>
/// A month has one value of a rule: the one in force on its 15th day. A change in the first half of a month therefore counts from that
/// month on, a later one from the next month on.
/// </remarks>
public sealed class RuleBook
{
    /// <summary>The day of a month that decides which value the month has.</summary>
    public const int DayOfMonth = 15;

    private readonly Dictionary<(string Id, string Nation), Rule> _byNation = [];
    private readonly Dictionary<(string Nation, string Place), Rule[]> _byCorridor = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    internal RuleBook(IEnumerable<Rule> rules, IReadOnlyDictionary<string, RuleGroup> groups, Vocabulary vocabulary)
    {
        Vocabulary = vocabulary;
        Rules = [.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal).ThenBy(rule => rule.File, StringComparer.Ordinal)];
        Groups = groups;
        foreach (Rule rule in Rules)
        {
            _ids.Add(rule.Id);
            foreach (string nation in rule.Nations)
            {
                _byNation.Add((rule.Id, nation), rule);
            }
        }

        foreach (IGrouping<(string, string), Rule> corridor in Rules.SelectMany(rule => rule.Nations.Select(nation => (nation, rule))).GroupBy(pair => (pair.nation, pair.rule.Place), pair => pair.rule))
        {
            _byCorridor.Add(corridor.Key, [.. corridor]);
        }
    }

    /// <summary>All rules, ordered by id; a rule that treats groups of nations differently appears once for each group.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The groups whose rules a nation can take over in a scenario, by their id.</summary>
    public IReadOnlyDictionary<string, RuleGroup> Groups { get; }

    /// <summary>Ids of rules whose files have faults, as the names of the files give them: what names them elsewhere is not at fault.</summary>
    public IReadOnlySet<string> Unread { get; private init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The circumstances and regions that rules and questions may name.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>
    /// Reads every file below data/regimes. All faults are collected; a file with a fault adds no rule.
    /// </summary>
    public static RuleBook Load(DataFolder folder, Gazetteer gazetteer, SourceCatalogue sources, Faults faults)
    {
        Vocabulary vocabulary = Vocabulary.Load(folder, gazetteer, faults);

        // Files are independent of each other, and parsing them is what takes the time.
        (Rule? Rule, string Id, Faults Faults)[] read = [.. folder.Files("regimes", ".yaml")
            .Where(name => name is not (RuleGroup.FileName or Vocabulary.FileName))
            .AsParallel()
            .AsOrdered()
            .Select(name =>
            {
                Faults own = new();
                return (RuleFile.Read(folder, name, gazetteer, vocabulary, sources, own), RuleFile.IdOf(name), own);
            })];
        List<Rule> rules = [];
        HashSet<string> unread = new(StringComparer.Ordinal);
        foreach ((Rule? rule, string id, Faults own) in read)
        {
            foreach (Fault fault in own.Ordered)
            {
                faults.Add(fault.File, fault.Line, fault.Column, fault.What, fault.Hint);
            }

            if (rule is not null && Fits(rule, rules, faults))
            {
                rules.Add(rule);
            }
            else
            {
                unread.Add(id);
            }
        }

        return new RuleBook(rules, RuleGroup.Load(folder, gazetteer, rules, unread, faults), vocabulary) { Unread = unread };
    }

    /// <summary>True when any nation has a rule with this id.</summary>
    public bool Has(string ruleId) => _ids.Contains(ruleId);

    /// <summary>The rule with an id that applies to a nation; null when none does.</summary>
    public Rule? Find(string ruleId, string nation) => _byNation.GetValueOrDefault((ruleId, nation));

    /// <summary>
    /// What a rule says for a nation on a day; null when the rule does not apply to the nation, has not begun or has ended.
    /// </summary>
    public DatedValue? InForce(string ruleId, string nation, DateOnly on) => Find(ruleId, nation)?.On(on);

    /// <summary>Every rule of a place in force for a nation on a day, ordered by id.</summary>
    public IReadOnlyList<RuleInForce> All(string nation, string place, DateOnly on)
    {
        Rule[] rules = Of(nation, place);
        List<RuleInForce> found = new(rules.Length);
        foreach (Rule rule in rules)
        {
            if (rule.On(on) is { } value)
            {
                found.Add(new RuleInForce(rule, value));
            }
        }

        return found;
    }

    /// <summary>
    /// The rules of a place that matter for a citizen of a nation on a day in some circumstances, ordered by id. Without circumstances
    /// it is <see cref="All"/>; a region turns amounts by region into the amount of the region.
    /// </summary>
    public IReadOnlyList<RuleInForce> Resolve(string nation, string place, DateOnly on, Circumstances circumstances) =>
        [.. All(nation, place, on).Where(found => circumstances.Concern(found.Rule)).Select(circumstances.In).OfType<RuleInForce>()];

    /// <summary>
    /// The rules that say something else on <paramref name="to"/> than on <paramref name="from"/>, ordered by id. A new reference for
    /// the same value is no change. <paramref name="nation"/> and <paramref name="place"/> narrow the search.
    /// </summary>
    public IReadOnlyList<RuleChange> Changes(DateOnly from, DateOnly to, string? nation = null, string? place = null)
    {
        List<RuleChange> changes = [];
        foreach (Rule rule in Rules)
        {
            if ((nation is not null && !rule.Nations.Contains(nation, StringComparer.Ordinal)) || (place is not null && rule.Place != place))
            {
                continue;
            }

            DatedValue? before = rule.On(from);
            DatedValue? after = rule.On(to);
            if (!Equals(before?.Value, after?.Value))
            {
                changes.Add(new RuleChange(rule, before, after));
            }
        }

        return changes;
    }

    /// <summary>
    /// Every value of every rule of a place for a nation, ends (<see cref="DatedValue.Value"/> null) included, ordered by first day,
    /// then by id.
    /// </summary>
    public IReadOnlyList<RuleInForce> Timeline(string nation, string place) =>
        [.. Of(nation, place)
            .SelectMany(rule => rule.Values.Select(value => new RuleInForce(rule, value)))
            .OrderBy(step => step.Value.From)
            .ThenBy(step => step.Rule.Id, StringComparer.Ordinal)];

    /// <summary>
    /// The number that a rule gives for a nation in a month, in the unit of the rule; <paramref name="otherwise"/> when no value is in
    /// force on the 15th.
    /// </summary>
    /// <exception cref="ArgumentException">No nation has a rule with this id.</exception>
    /// <exception cref="InvalidOperationException">The rule does not give a plain number.</exception>
    public double NumberAt(string ruleId, string nation, Month month, double otherwise) =>
        At(ruleId, nation, month)?.Number ?? otherwise;

    /// <summary>
    /// One of the named numbers (such as "days") that a rule gives for a nation in a month; <paramref name="otherwise"/> when no value
    /// is in force on the 15th or the value does not name it.
    /// </summary>
    /// <exception cref="ArgumentException">No nation has a rule with this id.</exception>
    /// <exception cref="InvalidOperationException">The rule does not give named numbers.</exception>
    public double NumberAt(string ruleId, string nation, Month month, string name, double otherwise) =>
        At(ruleId, nation, month)?.Find(name) ?? otherwise;

    /// <summary>True when a rule says yes for a nation in a month; false when it says no or no value is in force on the 15th.</summary>
    /// <exception cref="ArgumentException">No nation has a rule with this id.</exception>
    /// <exception cref="InvalidOperationException">The rule does not say yes or no.</exception>
    public bool OpenAt(string ruleId, string nation, Month month) => At(ruleId, nation, month)?.Yes ?? false;

    /// <summary>
    /// A book in which a nation has, from a day on, the rules of a group (<see cref="Groups"/>), such as "union"; rules that the group
    /// does not name stay as they are.
    /// </summary>
    /// <param name="nation">The nation that changes.</param>
    /// <param name="groupId">Id of the group, which also says in which place the rules hold.</param>
    /// <param name="from">First day of the new rules.</param>
    /// <param name="why">The reason, which becomes the source of the new values as a judgement.</param>
    /// <exception cref="ArgumentException">There is no such group.</exception>
    public RuleBook Becoming(string nation, string groupId, DateOnly from, string why)
    {
        RuleGroup group = Groups.GetValueOrDefault(groupId)
            ?? throw new ArgumentException($"There is no group '{groupId}': {NearestWord.Hint(groupId, [.. Groups.Keys])}", nameof(groupId));
        return group.Like == nation ? this : new RuleBook(group.Adopt(Rules, nation, from, why), Groups, Vocabulary);
    }

    /// <summary>
    /// A book in which a rule says something else for some nations from a day to another; before and after, it says what it did. A nation
    /// that has no such rule gets one with the same unit and label.
    /// </summary>
    /// <param name="ruleId">Id of the rule.</param>
    /// <param name="nations">Nations.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day; null for good.</param>
    /// <param name="says">What is said -> what is to be said; null stands for a rule that is not in force.</param>
    /// <param name="why">The reason, which becomes the source of the new values as a judgement.</param>
    /// <exception cref="ArgumentException">No nation has a rule with this id.</exception>
    public RuleBook Amended(string ruleId, IReadOnlyCollection<string> nations, DateOnly from, DateOnly? to, Func<RuleValue?, RuleValue?> says, string why)
    {
        Rule pattern = Rules.FirstOrDefault(rule => rule.Id == ruleId)
            ?? throw new ArgumentException($"There is no rule '{ruleId}': {NearestWord.Hint(ruleId, [.. _ids])}", nameof(ruleId));
        List<Rule> rules = [];
        foreach (Rule rule in Rules)
        {
            string[] rest = rule.Id == ruleId ? [.. rule.Nations.Except(nations, StringComparer.Ordinal)] : [.. rule.Nations];
            if (rest.Length > 0)
            {
                rules.Add(rest.Length == rule.Nations.Count ? rule : rule with { Nations = rest });
            }
        }

        foreach (string nation in nations)
        {
            Rule own = Find(ruleId, nation) ?? pattern with { Values = [] };
            IReadOnlyList<DatedValue> values = Amendment.Of(own, from, to, says, why);
            if (values.Count > 0)
            {
                rules.Add(own with { Nations = [nation], Values = values });
            }
        }

        return new RuleBook(rules, Groups, Vocabulary);
    }

    private static bool Fits(Rule rule, List<Rule> before, Faults faults)
    {
        int count = faults.Count;
        foreach (Rule other in before.Where(other => other.Id == rule.Id))
        {
            string[] both = [.. rule.Nations.Intersect(other.Nations, StringComparer.Ordinal)];
            if (both.Length > 0)
            {
                faults.Add(rule.File, null, null, $"{rule.Id} applies to {string.Join(", ", both)} here and in {other.File}", "name each nation in one file of a rule");
            }

            if (rule.Unit != other.Unit || !rule.When.SequenceEqual(other.When, StringComparer.Ordinal) || rule.Label != other.Label || rule.Values[0].Value!.Kind != other.Values[0].Value!.Kind)
            {
                faults.Add(rule.File, null, null, $"{rule.Id} has another label, unit, circumstance or kind of value than in {other.File}", "give one id one meaning, or another id");
            }
        }

        return faults.Count == count;
    }

    private Rule[] Of(string nation, string place) => _byCorridor.GetValueOrDefault((nation, place), []);

    private RuleValue? At(string ruleId, string nation, Month month)
    {
        if (Find(ruleId, nation) is { } rule)
        {
            return rule.On(new DateOnly(month.Year, month.Number, DayOfMonth))?.Value;
        }

        return _ids.Contains(ruleId)
            ? null
            : throw new ArgumentException($"There is no rule '{ruleId}': {NearestWord.Hint(ruleId, [.. _ids])}", nameof(ruleId));
    }
}
