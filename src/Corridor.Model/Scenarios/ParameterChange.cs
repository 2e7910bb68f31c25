using Corridor.Data;
using Corridor.Model.Parameters;

namespace Corridor.Model.Scenarios;

/// <summary>
/// A parameter: <c>{parameter: departure.b_wage, multiply: 1.5}</c>, with <c>key: TJK.RUS</c> or <c>nation: TJK</c> for some of its values.
/// A parameter has no date: it holds over the whole run, the past included.
/// </summary>
public sealed class ParameterChange : ScenarioChange
{
    private readonly IReadOnlyList<string> _key;
    private readonly IReadOnlyList<string> _nations;
    private readonly Alteration _change;

    internal ParameterChange(YamlMap said, Faults faults)
        : base(said)
    {
        foreach (string dated in Course.Keys.Where(said.Has))
        {
            said.Fault(faults, dated, $"a parameter has no '{dated}': it holds over the whole run", "leave it out, or change a driver or a rule, which are dated");
        }

        said.Only(faults, ["parameter", "key", "nation", "multiply", "set", "why", .. Course.Keys]);
        Id = said.Text("parameter", faults);
        _key = (said.Has("key") ? said.Text("key", faults) : string.Empty).Split('.', StringSplitOptions.RemoveEmptyEntries);
        _nations = Words(said, "nation", faults);
        _change = Alteration.Read(said, faults, "multiply", "set");
    }

    /// <summary>Id of the parameter.</summary>
    public string Id { get; }

    /// <inheritdoc/>
    public override Month? From => null;

    /// <inheritdoc/>
    internal override void Check(ModelSystem system, Faults faults)
    {
        if (Said.OneOf("parameter", [.. system.Parameters.All.Select(parameter => parameter.Id)], faults, "parameter") is null)
        {
            return;
        }

        Parameter parameter = system.Parameters.Find(Id)!;
        string[] known = [.. parameter.By.SelectMany(dimension => Of(system, dimension)).Distinct(StringComparer.Ordinal)];
        foreach (string word in _key.Concat(_nations).Where(word => !known.Contains(word, StringComparer.Ordinal)))
        {
            Said.Fault(faults, _key.Contains(word) ? "key" : "nation", $"unknown key '{word}'", known.Length == 0 ? $"'{Id}' has one value: leave it out" : NearestWord.Hint(word, known));
        }

        foreach ((string key, double value) in system.Fitted.Values.Prepend(system.Parameters).SelectMany(set => Values(system, set)).Where(pair => pair.Value < parameter.Low || pair.Value > parameter.High).Take(1))
        {
            Said.Fault(faults, Said.Has("set") ? "set" : "multiply", FormattableString.Invariant($"{Id} {key} would be {value}").Replace("  ", " ", StringComparison.Ordinal), FormattableString.Invariant($"expected {parameter.Low} to {parameter.High}"));
        }
    }

    /// <inheritdoc/>
    internal override ModelSystem Apply(ModelSystem system) => system.WithParameters(set => Apply(system, set));

    /// <summary>Other parameters, such as a draw of the posterior, after the change; values are kept within the parameter's range.</summary>
    private ParameterSet Apply(ModelSystem system, ParameterSet set)
    {
        Parameter parameter = set.Find(Id)!;
        return set.With(Values(system, set).Select(pair => (Id, pair.Key, Math.Clamp(pair.Value, parameter.Low, parameter.High))));
    }

    /// <summary>The changed values by full key: each combination of nation, place and status that the change names; where it names none, the common value too.</summary>
    private IEnumerable<(string Key, double Value)> Values(ModelSystem system, ParameterSet set)
    {
        Parameter parameter = set.Find(Id)!;
        IEnumerable<string[]> keys = [[]];
        foreach (string dimension in parameter.By)
        {
            keys = keys.SelectMany(head => Of(system, dimension).Select(word => (string[])[.. head, word]));
        }

        if (parameter.By.Count > 0 && _key.Count == 0 && _nations.Count == 0 && parameter.Value is { } common)
        {
            yield return (string.Empty, _change.Of(common, 1));
        }

        foreach (string[] parts in keys.Where(Named))
        {
            string key = string.Join('.', parts);
            if (set.TryGet(Id, key, out double value))
            {
                yield return (key, _change.Of(value, 1));
            }
        }
    }

    private bool Named(string[] parts) =>
        _key.All(word => parts.Contains(word, StringComparer.Ordinal)) && (_nations.Count == 0 || _nations.Any(word => parts.Contains(word, StringComparer.Ordinal)));

    private static IReadOnlyList<string> Of(ModelSystem system, string dimension) => dimension switch
    {
        "nation" => system.Gazetteer.Nations,
        "place" => system.Gazetteer.Places,
        _ => system.Statuses.Words,
    };
}
