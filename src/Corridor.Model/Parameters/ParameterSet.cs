using System.Globalization;
using Corridor.Data;

namespace Corridor.Model.Parameters;

/// <summary>All parameters with their working values.</summary>
public sealed class ParameterSet
{
    private static readonly string[] Families = ["normal", "lognormal", "beta", "fixed"];
    private static readonly string[] Dimensions = ["nation", "place", "status"];
    private readonly SortedDictionary<string, Parameter> _byId = new(StringComparer.Ordinal);

    /// <summary>All parameters by name.</summary>
    public IReadOnlyCollection<Parameter> All => _byId.Values;

    /// <summary>Reads data/parameters/*.yaml.</summary>
    public static ParameterSet Load(DataFolder folder, Gazetteer gazetteer, StatusTable statuses, SourceCatalogue sources, Faults faults)
    {
        ParameterSet set = new();
        foreach (string name in folder.Files("parameters", ".yaml"))
        {
            YamlMap? root = YamlMap.Read(folder, name, faults);
            root?.Only(faults, "parameters");
            foreach (YamlMap entry in root?.Maps("parameters", faults) ?? [])
            {
                set.Read(entry, gazetteer, statuses, sources, faults);
            }
        }

        return set;
    }

    /// <summary>The definition of a parameter, or null.</summary>
    public Parameter? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The value for a key ("TJK", "TJK.RUS", empty for none): the exact key, else the last part alone, else the first part alone, else the common value.</summary>
    /// <exception cref="BadInputException">There is no such parameter, or it has no value for the key.</exception>
    public double this[string id, string key = ""]
    {
        get
        {
            Parameter parameter = _byId.GetValueOrDefault(id)
                ?? throw new BadInputException(FileOf(id), null, null, $"parameter '{id}' is missing", "the model needs it; the file may be cut off");
            return TryGet(id, key, out double value) ? value
                : throw new BadInputException(FileOf(id), null, null, $"parameter '{id}' has no value for '{key}'", "add it to 'values', or give a common 'value'");
        }
    }

    /// <summary>The value for a key, if there is one.</summary>
    public bool TryGet(string id, string key, out double value)
    {
        value = double.NaN;
        if (_byId.GetValueOrDefault(id) is not { } parameter)
        {
            return false;
        }

        int dot = key.IndexOf('.', StringComparison.Ordinal);
        if (parameter.Values.TryGetValue(key, out value)
            || (dot > 0 && (parameter.Values.TryGetValue(key[(dot + 1)..], out value) || parameter.Values.TryGetValue(key[..dot], out value))))
        {
            return true;
        }

        value = parameter.Value ?? double.NaN;
        return parameter.Value is not null;
    }

    /// <summary>The same parameters with some values changed: a key of the parameter ("TJK", "TJK.RUS"), or no key for its common value.</summary>
    /// <param name="changes">Parameter, key and new value; the last of several changes of one key holds.</param>
    /// <exception cref="ArgumentException">There is no such parameter, or the value lies outside its range.</exception>
    public ParameterSet With(IEnumerable<(string Id, string Key, double Value)> changes)
    {
        ParameterSet changed = new();
        foreach ((string id, Parameter parameter) in _byId)
        {
            changed._byId.Add(id, parameter);
        }

        foreach (IGrouping<string, (string Id, string Key, double Value)> of in changes.GroupBy(change => change.Id, StringComparer.Ordinal))
        {
            Parameter parameter = _byId.GetValueOrDefault(of.Key) ?? throw new ArgumentException($"There is no parameter '{of.Key}'.", nameof(changes));
            Dictionary<string, double> values = new(parameter.Values, StringComparer.Ordinal);
            double? common = parameter.Value;
            foreach ((string _, string key, double value) in of)
            {
                if (!(value >= parameter.Low && value <= parameter.High))
                {
                    throw new ArgumentException($"{of.Key} {key} = {value} lies outside {parameter.Low} to {parameter.High}.", nameof(changes));
                }

                if (key.Length == 0)
                {
                    common = value;
                }
                else
                {
                    values[key] = value;
                }
            }

            changed._byId[of.Key] = parameter with { Value = common, Values = values };
        }

        return changed;
    }

    private void Read(YamlMap entry, Gazetteer gazetteer, StatusTable statuses, SourceCatalogue sources, Faults faults)
    {
        entry.Only(faults, "id", "label", "definition", "unit", "by", "prior", "range", "value", "values", "source", "used_by", "note");
        string id = entry.Text("id", faults);
        IReadOnlyList<string> by = entry.Texts("by", faults);
        foreach (string word in by.Except(Dimensions, StringComparer.Ordinal))
        {
            entry.Fault(faults, "by", $"unknown dimension '{word}'", "expected nation, place, status");
        }

        (double low, double high) = Range(entry, faults);
        double? common = entry.Has("value") ? entry.Number("value", faults, low, high) : null;
        Dictionary<string, double> values = new(StringComparer.Ordinal);
        YamlMap? map = entry.Map("values", faults);
        foreach (string key in map?.Keys ?? [])
        {
            CheckKey(map!, key, by, gazetteer, statuses, faults);
            values[key] = map!.Number(key, faults, low, high);
        }

        if (common is null && values.Count == 0)
        {
            entry.Fault(faults, "value", $"parameter '{id}' has no value", "add 'value: ...' or 'values: {...}'");
        }

        if (common is null && by.Count == 1 && by[0] == "nation")
        {
            foreach (string missing in gazetteer.Nations.Except(values.Keys, StringComparer.Ordinal))
            {
                entry.Fault(faults, "values", $"parameter '{id}' has no value for {missing}", "give every nation, or a common 'value'");
            }
        }

        Parameter parameter = new(
            id,
            entry.Label("label", faults),
            entry.Text("definition", faults),
            entry.Text("unit", faults),
            by,
            ReadPrior(entry, faults),
            low,
            high,
            entry.Source(sources, faults),
            entry.Texts("used_by", faults),
            common,
            values);
        if (id.Length > 0 && !_byId.TryAdd(id, parameter))
        {
            entry.Fault(faults, "id", $"parameter '{id}' is defined twice", "keep one entry");
        }
    }

    private static string FileOf(string id) => $"parameters/{id.Split('.')[0]}.yaml";

    private static Prior ReadPrior(YamlMap entry, Faults faults)
    {
        YamlMap? map = entry.Map("prior", faults);
        if (map is null)
        {
            entry.Fault(faults, "prior", "key 'prior' is missing", "add prior: {family: normal, spread: 0.3}");
            return new Prior("fixed", 0);
        }

        map.Only(faults, "family", "spread");
        string family = map.OneOf("family", Families, faults, "family of distributions") ?? "fixed";
        return new Prior(family, family == "fixed" ? 0 : map.Number("spread", faults, 1e-9, 1e9));
    }

    private static (double Low, double High) Range(YamlMap entry, Faults faults)
    {
        IReadOnlyList<string> range = entry.Texts("range", faults);
        if (range.Count == 2
            && double.TryParse(range[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double low)
            && double.TryParse(range[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double high)
            && low < high)
        {
            return (low, high);
        }

        entry.Fault(faults, "range", "'range' is not a pair of ascending numbers", "write range: [0, 1]");
        return (double.NegativeInfinity, double.PositiveInfinity);
    }

    private static void CheckKey(YamlMap map, string key, IReadOnlyList<string> by, Gazetteer gazetteer, StatusTable statuses, Faults faults)
    {
        string[] parts = key.Split('.');
        IEnumerable<string> WordsOf(string dimension) => dimension switch
        {
            "nation" => gazetteer.Nations,
            "place" => gazetteer.Places,
            _ => statuses.Words,
        };
        bool full = parts.Length == by.Count && parts.Zip(by).All(pair => WordsOf(pair.Second).Contains(pair.First));
        bool partial = parts.Length == 1 && by.Any(dimension => WordsOf(dimension).Contains(parts[0]));
        if (!full && !partial)
        {
            string[] known = [.. by.SelectMany(WordsOf).Distinct(StringComparer.Ordinal)];
            string wrong = parts.FirstOrDefault(part => !known.Contains(part)) ?? key;
            map.Fault(faults, key, $"unknown key '{key}'", known.Length == 0 ? "this parameter has one value: write 'value: ...'" : NearestWord.Hint(wrong, known));
        }
    }
}
