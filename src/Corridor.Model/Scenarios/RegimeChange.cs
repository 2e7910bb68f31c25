using Corridor.Data;
using Corridor.Model.Scenarios;
using Corridor.Regimes;

namespace Corridor.Model;

/// <summary>
/// A change of law in a scenario: a nation takes over the rules of a group in a place, such as those of the union.
/// Written as <c>{regime: {nation: UZB, place: RUS}, becomes: union, from: 2028-01, why: ...}</c>; several nations as a list.
/// </summary>
public sealed class RegimeChange : ScenarioChange
{
    private readonly YamlMap? _whom;

    private RegimeChange(YamlMap said, YamlMap? whom, Faults faults)
        : base(said)
    {
        _whom = whom;
        said.Only(faults, "regime", "becomes", "from", "why");
        whom?.Only(faults, "nation", "place");
        Nations = whom is null ? [] : whom.Has("nation") ? whom.Texts("nation", faults) : [whom.Text("nation", faults)];
        Place = whom?.Text("place", faults) ?? string.Empty;
        Becomes = said.Text("becomes", faults);
        Begins = Course.Within(said, "from", faults) ?? Scenario.Default;
    }

    /// <summary>The nations whose citizens get other rules.</summary>
    public IReadOnlyList<string> Nations { get; private set; }

    /// <summary>The nation, where it is one.</summary>
    public string Nation => Nations is [var one] ? one : string.Join(", ", Nations);

    /// <summary>The same change for each of its nations alone.</summary>
    public IEnumerable<RegimeChange> Each => Nations.Select(nation =>
    {
        RegimeChange one = (RegimeChange)MemberwiseClone();
        one.Nations = [nation];
        return one;
    });

    /// <summary>The place whose rules change.</summary>
    public string Place { get; }

    /// <summary>Id of the group whose rules they get.</summary>
    public string Becomes { get; }

    /// <summary>First month of the new rules.</summary>
    public Month Begins { get; }

    /// <inheritdoc/>
    public override Month? From => Begins;

    private DateOnly FirstDay => RuleEdit.FirstDay(Begins);

    /// <summary>Reads a change whose key is `regime`.</summary>
    internal static new RegimeChange Read(YamlMap said, Faults faults) => new(said, said.Map("regime", faults), faults);

    /// <inheritdoc/>
    internal override void Check(ModelSystem system, Faults faults)
    {
        int before = faults.Count;
        if (_whom is not null)
        {
            KnownCodes(_whom, "nation", [.. Nations.Where(nation => nation.Length > 0)], system.Gazetteer.Nations, system.Gazetteer, faults, everyone: false);
            KnownCodes(_whom, "place", _whom.Has("place") ? [Place] : [], system.Gazetteer.Places, system.Gazetteer, faults, everyone: false);
        }

        Said.OneOf("becomes", [.. system.Rules.Groups.Keys], faults, "group of rules");
        if (faults.Count == before && _whom is not null && Place.Length > 0 && system.Rules.Groups[Becomes].Place != Place)
        {
            _whom.Fault(faults, "place", $"the rules of '{Becomes}' are not those of {Place}", $"write place: {system.Rules.Groups[Becomes].Place}");
        }
    }

    /// <inheritdoc/>
    internal override ModelSystem Apply(ModelSystem system) => system.With(Nations.Aggregate(system.Rules, (rules, nation) => rules.Becoming(nation, Becomes, FirstDay, Reason)));

    /// <summary>The rules of its nation that say something else on the first day than they would without the change, ordered by id.</summary>
    public IReadOnlyList<RuleChange> Changed(RuleBook before, RuleBook after) =>
    [
        .. before.Groups[Becomes].RuleIds
            .Order(StringComparer.Ordinal)
            .Select(id => (Rule: after.Find(id, Nation) ?? before.Find(id, Nation), Id: id))
            .Where(pair => pair.Rule is not null)
            .Select(pair => new RuleChange(pair.Rule!, before.InForce(pair.Id, Nation, FirstDay), after.InForce(pair.Id, Nation, FirstDay)))
            .Where(change => !Equals(change.Before?.Value, change.After?.Value)),
    ];
}
