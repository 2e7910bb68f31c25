using System.Globalization;
using Corridor.Data;
using Corridor.Regimes;

namespace Corridor.Model.Scenarios;

/// <summary>
/// What one rule says: <c>{rule: rus.patent.fee, nation: [TJK, UZB], multiply: 2, from: 2027-01, why: ...}</c>, or <c>becomes: 30</c>,
/// <c>true</c>, <c>none</c> (the rule ends), <c>{days: 30}</c>.
/// </summary>
public sealed class RuleEdit : ScenarioChange
{
    private const string Ends = "none";

    // No fee, number of days or of places of any law comes near it.
    private const double Most = 1e12;
    private readonly IReadOnlyList<string> _nations;
    private readonly Course _when;
    private readonly double _factor = double.NaN;
    private readonly RuleValue? _becomes;

    internal RuleEdit(YamlMap said, Faults faults)
        : base(said)
    {
        said.Only(faults, "rule", "nation", "becomes", "multiply", "from", "to", "why");
        Id = said.Text("rule", faults);
        _nations = Words(said, "nation", faults);
        _when = Course.Read(said, faults);
        if (said.Has("becomes") == said.Has("multiply"))
        {
            said.Fault(faults, said.Has("becomes") ? "becomes" : string.Empty, said.Has("becomes") ? "'becomes' and 'multiply' in one change" : "the change does not say what the rule becomes", "add one of becomes, multiply");
        }
        else if (said.Has("multiply"))
        {
            _factor = Alteration.Read(said, faults, "multiply").Amount;
        }
        else
        {
            _becomes = Value(said, faults);
        }
    }

    /// <summary>Id of the rule.</summary>
    public string Id { get; }

    /// <inheritdoc/>
    public override Month? From => _when.From;

    /// <summary>First day of a month.</summary>
    internal static DateOnly FirstDay(Month month) => new(month.Year, month.Number, 1);

    /// <summary>Last day of a month.</summary>
    internal static DateOnly LastDay(Month month) => FirstDay(month).AddMonths(1).AddDays(-1);

    /// <inheritdoc/>
    internal override void Check(ModelSystem system, Faults faults)
    {
        KnownCodes(Said, "nation", _nations, system.Gazetteer.Nations, system.Gazetteer, faults);
        string[] ids = [.. system.Rules.Rules.Select(rule => rule.Id).Distinct(StringComparer.Ordinal)];
        if (Said.OneOf("rule", ids, faults, "rule") is null)
        {
            return;
        }

        if (!NationInputs.Reads(Id))
        {
            Said.Fault(faults, "rule", $"no run reads the rule '{Id}': nothing would change", $"rules that runs read: {string.Join(", ", ids.Where(NationInputs.Reads))}");
        }

        RuleValue pattern = system.Rules.Rules.First(rule => rule.Id == Id).Values.First(value => value.Value is not null).Value!;
        RuleValueKind kind = pattern.Kind;
        CheckNations(system, faults);
        if (!double.IsNaN(_factor) && kind != RuleValueKind.Number)
        {
            Said.Fault(faults, "multiply", $"'{Id}' is no number", "write becomes: with what it says");
        }
        else if (_becomes is not null && _becomes.Kind != kind)
        {
            Said.Fault(faults, "becomes", $"'{_becomes}' is not the kind of value that '{Id}' has", $"it says, for example, {pattern}; where it ends write becomes: {Ends}");
        }
        else if (_becomes is { Kind: RuleValueKind.Numbers })
        {
            CheckNames(system, faults);
        }
    }

    /// <summary>A factor of a rule that a nation has not would change nothing.</summary>
    private void CheckNations(ModelSystem system, Faults faults)
    {
        string[] with = [.. system.Gazetteer.Nations.Where(nation => system.Rules.Find(Id, nation) is not null)];
        foreach (string nation in double.IsNaN(_factor) ? [] : _nations.Except(with, StringComparer.Ordinal).Intersect(system.Gazetteer.Nations, StringComparer.Ordinal))
        {
            Said.Fault(faults, "nation", $"{nation} has no rule '{Id}' to multiply", $"nations that have it: {string.Join(", ", with)}; others get one by becomes:");
        }
    }

    /// <summary>A rule of named numbers has the names that it has somewhere in the data.</summary>
    private void CheckNames(ModelSystem system, Faults faults)
    {
        RuleValue[] said = [.. system.Rules.Rules.Where(rule => rule.Id == Id).SelectMany(rule => rule.Values).Select(value => value.Value).OfType<RuleValue>()];
        string[] known = [.. said.SelectMany(value => value.Numbers).Select(pair => pair.Key).Distinct(StringComparer.Ordinal)];
        string[] needed = [.. known.Where(name => said.All(value => value.Find(name) is not null))];
        foreach (string name in _becomes!.Numbers.Select(pair => pair.Key).Except(known, StringComparer.Ordinal))
        {
            Said.Fault(faults, "becomes", $"'{Id}' has no '{name}'", NearestWord.Hint(name, known));
        }

        foreach (string name in needed.Where(name => _becomes.Find(name) is null))
        {
            Said.Fault(faults, "becomes", $"'{name}' is missing", $"write becomes: {{{name}: ...}}");
        }
    }

    /// <inheritdoc/>
    internal override ModelSystem Apply(ModelSystem system)
    {
        IReadOnlyList<string> nations = _nations.Count > 0 ? _nations : [.. system.Gazetteer.Nations.Where(nation => system.Rules.Find(Id, nation) is not null)];
        RuleValue? Says(RuleValue? now) => double.IsNaN(_factor) ? _becomes : now is null ? null : RuleValue.Of(now.Number * _factor);
        return system.With(system.Rules.Amended(Id, nations, FirstDay(_when.From), _when.To is { } last ? LastDay(last) : null, Says, Reason));
    }

    /// <summary>What the rule becomes; null where it ends.</summary>
    private static RuleValue? Value(YamlMap said, Faults faults)
    {
        if (said.HasMap("becomes"))
        {
            YamlMap map = said.Map("becomes", faults)!;
            return RuleValue.Of([.. map.Keys.Select(key => KeyValuePair.Create(key, map.Number(key, faults, 0, Most)))]);
        }

        string text = said.Text("becomes", faults);
        return text switch
        {
            Ends => null,
            "true" or "false" => RuleValue.Of(text == "true"),
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => RuleValue.Of(double.IsFinite(number) ? said.Number("becomes", faults, 0, Most) : NoNumber(said, text, faults)),
            _ => RuleValue.Of(text),
        };
    }

    private static double NoNumber(YamlMap said, string text, Faults faults)
    {
        said.Fault(faults, "becomes", $"'{text}' in becomes is not a number", "write digits with a decimal point");
        return double.NaN;
    }
}

/// <summary>
/// Persons are freed from Russian re-entry bans in a month: <c>{amnesty: {nation: TJK}, persons: 120000, at: 2027-01}</c>;
/// <c>persons: all</c> frees as many as the model lets an amnesty reach.
/// </summary>
public sealed class AmnestyChange : ScenarioChange
{
    private const string Rule = "rus.amnesty";

    // More than a nation has people: as many as can be reached.
    private const double EveryoneBarred = 1e9;
    private readonly YamlMap? _whom;
    private readonly IReadOnlyList<string> _nations;
    private readonly double _persons;
    private readonly Month _at;

    internal AmnestyChange(YamlMap said, Faults faults)
        : base(said)
    {
        said.Only(faults, "amnesty", "persons", "at", "why");
        _whom = said.Map("amnesty", faults);
        _whom?.Only(faults, "nation");
        _nations = Words(_whom, "nation", faults);
        _persons = said.OptionalText("persons") == Everyone ? EveryoneBarred : said.Number("persons", faults, 1, EveryoneBarred);
        _at = Course.Within(said, "at", faults) ?? Scenario.Start;
    }

    /// <inheritdoc/>
    public override Month? From => _at;

    /// <inheritdoc/>
    internal override void Check(ModelSystem system, Faults faults) => KnownCodes(_whom ?? Said, "nation", _nations, system.Gazetteer.Nations, system.Gazetteer, faults);

    /// <inheritdoc/>
    internal override ModelSystem Apply(ModelSystem system) =>
        system.With(system.Rules.Amended(Rule, _nations.Count > 0 ? _nations : system.Gazetteer.Nations, RuleEdit.FirstDay(_at), RuleEdit.LastDay(_at), _ => RuleValue.Of(_persons), Reason));
}
