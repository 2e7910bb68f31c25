using Corridor.Data;

namespace Corridor.Inference.Calibration;

/// <summary>Who publishes figures (data/evidence/publishers.yaml).</summary>
/// <param name="Id">Name in a word.</param>
/// <param name="Label">Name in English and Russian.</param>
/// <param name="Class">Kind of publisher: an id of publisher_classes in data/calibration.yaml.</param>
public sealed record Publisher(string Id, Label Label, string Class);

/// <summary>All publishers by the names under which sources print them.</summary>
public sealed class PublisherCatalogue
{
    private const string File = "evidence/publishers.yaml";
    private const string Unnamed = "press";
    private readonly Dictionary<string, Publisher> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Publisher> _byId = new(StringComparer.Ordinal);

    /// <summary>All publishers in the order of the file.</summary>
    public IReadOnlyCollection<Publisher> All => _byId.Values;

    /// <summary>Reads data/evidence/publishers.yaml; a name that two publishers bear, an id that comes twice and an unknown class are faults.</summary>
    public static PublisherCatalogue Load(DataFolder folder, IReadOnlyCollection<string> classes, Faults faults)
    {
        PublisherCatalogue catalogue = new();
        YamlMap? root = YamlMap.Read(folder, File, faults);
        root?.Only(faults, "publishers");
        foreach (YamlMap entry in root?.Maps("publishers", faults) ?? [])
        {
            catalogue.Read(entry, classes, faults);
        }

        return catalogue;
    }

    /// <summary>The publisher that a source prints, or the one with an id. A name that the file does not hold is a publisher of its own, of the class press.</summary>
    /// <param name="printed">Name as printed; empty when the source names none.</param>
    /// <param name="source">Id of the source, which then speaks for itself.</param>
    public Publisher Of(string printed, string source)
    {
        string name = printed.Length > 0 ? printed : source;
        return _byName.GetValueOrDefault(name) ?? new Publisher(name, new Label(name, name), Unnamed);
    }

    /// <summary>The publisher with an id, or null.</summary>
    public Publisher? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>True when the file holds a printed name.</summary>
    public bool Knows(string printed) => _byName.ContainsKey(printed);

    private void Read(YamlMap entry, IReadOnlyCollection<string> classes, Faults faults)
    {
        entry.Only(faults, "id", "label", "class", "names");
        Publisher publisher = new(entry.Text("id", faults), entry.Label("label", faults), entry.OneOf("class", classes, faults, "class of publishers") ?? Unnamed);
        if (!_byId.TryAdd(publisher.Id, publisher))
        {
            entry.Fault(faults, "id", $"publisher '{publisher.Id}' is defined twice", "keep one entry");
        }

        foreach (string name in entry.Texts("names", faults))
        {
            if (!_byName.TryAdd(name, publisher))
            {
                entry.Fault(faults, "names", $"the name '{name}' stands under two publishers", $"keep it under '{_byName[name].Id}' or here");
            }
        }
    }
}
