using Corridor.Data;

namespace Corridor.Evidence;

/// <summary>What a kind of figure counts.</summary>
/// <param name="Id">Id that figures name.</param>
/// <param name="Topic">Group of measures: stock, flow, remittances, ...</param>
/// <param name="Kinds">Kinds its figures may have.</param>
/// <param name="Units">Units its figures may have; an empty word stands for "no unit".</param>
/// <param name="Label">Short name.</param>
/// <param name="Definition">What exactly is counted.</param>
/// <param name="ConfusedWith">Measures it is easily taken for. The relation holds both ways.</param>
/// <param name="ComparedWith">Measures whose figures answer the same question in print, so that they are compared when conflicts are sought. Holds both ways.</param>
/// <param name="Operator">The quantity of the model it is compared with, or "none: reason".</param>
public sealed record Measure(
    string Id,
    string Topic,
    IReadOnlyList<FigureKind> Kinds,
    IReadOnlyList<string> Units,
    Label Label,
    Label Definition,
    IReadOnlyList<string> ConfusedWith,
    IReadOnlyList<string> ComparedWith,
    string Operator)
{
    /// <summary>True when the model holds a quantity to compare the measure with.</summary>
    public bool HasOperator => !Operator.StartsWith("none", StringComparison.Ordinal);
}

/// <summary>All measures (data/measures.yaml).</summary>
public sealed class MeasureCatalogue
{
    private const string NoUnit = "none";
    private readonly Dictionary<string, Measure> _byId = new(StringComparer.Ordinal);

    /// <summary>All measures in the order of the file.</summary>
    public IReadOnlyCollection<Measure> All => _byId.Values;

    /// <summary>Ids in the order of the file.</summary>
    public IReadOnlyCollection<string> Ids => _byId.Keys;

    /// <summary>Reads the catalogue.</summary>
    public static MeasureCatalogue Load(DataFolder folder, Faults faults)
    {
        MeasureCatalogue catalogue = new();
        YamlMap? root = YamlMap.Read(folder, "measures.yaml", faults);
        if (root is null)
        {
            return catalogue;
        }

        root.Only(faults, "measures");
        IReadOnlyList<YamlMap> entries = root.Maps("measures", faults);
        foreach (YamlMap entry in entries)
        {
            Measure measure = Read(entry, faults);
            if (!catalogue._byId.TryAdd(measure.Id, measure))
            {
                entry.Fault(faults, "id", $"measure '{measure.Id}' is defined twice", "give each measure one entry");
            }
        }

        catalogue.CheckNeighbours(entries, faults);
        return catalogue;
    }

    /// <summary>The measure with an id, or null.</summary>
    public Measure? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>True when either measure names the other as easily confused with it.</summary>
    public bool AreConfusable(string a, string b) =>
        Find(a) is { } first && Find(b) is { } second
        && (first.ConfusedWith.Contains(b, StringComparer.Ordinal) || second.ConfusedWith.Contains(a, StringComparer.Ordinal));

    private static Measure Read(YamlMap entry, Faults faults)
    {
        entry.Only(faults, "id", "topic", "kind", "unit", "label", "definition", "confused_with", "compared_with", "operator");
        List<FigureKind> kinds = [];
        foreach (string word in entry.Texts("kind", faults))
        {
            if (FigureKinds.Parse(word) is { } kind)
            {
                kinds.Add(kind);
            }
            else
            {
                entry.Fault(faults, "kind", $"unknown kind '{word}'", NearestWord.Hint(word, FigureKinds.Words.ToArray()));
            }
        }

        if (kinds.Count == 0)
        {
            entry.Fault(faults, "kind", "the measure has no kind", $"expected one or more of {string.Join(", ", FigureKinds.Words)}");
        }

        IReadOnlyList<string> units = [.. entry.Texts("unit", faults).Select(unit => unit == NoUnit ? string.Empty : unit)];
        if (units.Count == 0)
        {
            entry.Fault(faults, "unit", "the measure has no unit", "write unit: persons, a list of units, or none");
        }

        string id = entry.Text("id", faults);
        string model = entry.Text("operator", faults);
        if (model.StartsWith("none", StringComparison.Ordinal) && model.Length < "none: ".Length + 5)
        {
            entry.Fault(faults, "operator", "an operator 'none' without a reason", "write 'none: reason'");
        }

        return new Measure(
            id,
            entry.Text("topic", faults),
            kinds,
            units,
            entry.Label("label", faults),
            entry.Label("definition", faults),
            entry.Texts("confused_with", faults),
            entry.Texts("compared_with", faults),
            model);
    }

    private void CheckNeighbours(IReadOnlyList<YamlMap> entries, Faults faults)
    {
        foreach (YamlMap entry in entries)
        {
            string id = entry.OptionalText("id");
            foreach (string key in new[] { "confused_with", "compared_with" })
            {
                foreach (string neighbour in entry.Texts(key, faults))
                {
                    if (neighbour == id)
                    {
                        entry.Fault(faults, key, $"measure '{id}' names itself", "remove it from the list");
                    }
                    else if (!_byId.ContainsKey(neighbour))
                    {
                        entry.Fault(faults, key, $"unknown measure '{neighbour}'", NearestWord.Hint(neighbour, _byId.Keys));
                    }
                }
            }
        }
    }
}
