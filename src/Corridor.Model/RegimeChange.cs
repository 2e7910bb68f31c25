using Corridor.Data;
using Corridor.Regimes;

namespace Corridor.Model;

/// <summary>
/// A change of law in a scenario: a nation takes over the rules of a group in a place, such as those of the union.
/// Written as <c>{regime: {nation: UZB, place: RUS}, becomes: union, from: 2028-01, why: ...}</c>.
/// </summary>
public sealed class RegimeChange
{
    private readonly YamlMap _said;
    private readonly YamlMap? _whom;

    private RegimeChange(YamlMap said, YamlMap? whom, Faults faults)
    {
        _said = said;
        _whom = whom;
        said.Only(faults, "regime", "becomes", "from", "why");
        whom?.Only(faults, "nation", "place");
        Nation = whom?.Text("nation", faults) ?? string.Empty;
        Place = whom?.Text("place", faults) ?? string.Empty;
        Becomes = said.Text("becomes", faults);
        From = said.Month("from", faults) ?? Scenario.Default;
        Why = said.OptionalText("why");
        if (From < Scenario.Start || From > Scenario.Latest)
        {
            said.Fault(faults, "from", $"{From} is outside the horizon", $"expected {Scenario.Start} to {Scenario.Latest}");
        }
    }

    /// <summary>The nation whose citizens get other rules.</summary>
    public string Nation { get; }

    /// <summary>The place whose rules change.</summary>
    public string Place { get; }

    /// <summary>Id of the group whose rules they get.</summary>
    public string Becomes { get; }

    /// <summary>First month of the new rules.</summary>
    public Month From { get; }

    /// <summary>The reason; empty where the file gives none.</summary>
    public string Why { get; }

    /// <summary>A warning where the reason is missing, else null.</summary>
    public string? Warning => Why.Length > 0 ? null : $"{_said.File}:{_said.Line}:{_said.Column}: a change without a reason -- add 'why: ...'";

    private DateOnly FirstDay => new(From.Year, From.Number, 1);

    /// <summary>Reads a change whose key is `regime`.</summary>
    internal static RegimeChange Read(YamlMap said, Faults faults) => new(said, said.Map("regime", faults), faults);

    /// <summary>The rules after the change; the same rules and a fault where nation, place or group do not exist.</summary>
    public RuleBook Apply(RuleBook rules, Gazetteer gazetteer, Faults faults)
    {
        int before = faults.Count;
        _whom?.OneOf("nation", [.. gazetteer.Nations], faults, "nation");
        _whom?.OneOf("place", [.. gazetteer.Places], faults, "place");
        _said.OneOf("becomes", [.. rules.Groups.Keys], faults, "group of rules");
        if (faults.Count == before && rules.Groups[Becomes].Place != Place)
        {
            _whom!.Fault(faults, "place", $"the rules of '{Becomes}' are not those of {Place}", $"write place: {rules.Groups[Becomes].Place}");
        }

        return faults.Count == before ? rules.Becoming(Nation, Becomes, FirstDay, Why.Length > 0 ? Why : "an assumption of the scenario") : rules;
    }

    /// <summary>The rules that say something else on the first day than they would without the change, ordered by id.</summary>
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
