namespace Corridor.Data;

/// <summary>Where a figure or a rule comes from.</summary>
/// <param name="Id">Short id that other rows name.</param>
/// <param name="Title">Title of the publication or the table.</param>
/// <param name="Authors">Authors, or empty.</param>
/// <param name="Publisher">Publisher.</param>
/// <param name="Year">Year of publication.</param>
/// <param name="Read">Date on which it was read, ISO.</param>
/// <param name="Url">Address, or empty.</param>
/// <param name="Licence">Licence or terms.</param>
/// <param name="Kind">study, official statistics, database, press or law.</param>
public sealed record Source(string Id, string Title, string Authors, string Publisher, string Year, string Read, string Url, string Licence, string Kind);

/// <summary>All sources (data/sources.yaml).</summary>
public sealed class SourceCatalogue
{
    private const string Judgement = "judgement: ";
    private static readonly string[] Kinds = ["study", "official statistics", "database", "press", "law"];
    private readonly Dictionary<string, Source> _byId = new(StringComparer.Ordinal);

    /// <summary>All sources in the order of the file.</summary>
    public IReadOnlyCollection<Source> All => _byId.Values;

    /// <summary>Reads the catalogue.</summary>
    public static SourceCatalogue Load(DataFolder folder, Faults faults)
    {
        SourceCatalogue catalogue = new();
        YamlMap? root = YamlMap.Read(folder, "sources.yaml", faults);
        if (root is null)
        {
            return catalogue;
        }

        root.Only(faults, "sources");
        foreach (YamlMap entry in root.Maps("sources", faults))
        {
            entry.Only(faults, "id", "title", "authors", "publisher", "year", "read", "url", "licence", "kind", "note");
            Source source = new(
                entry.Text("id", faults),
                entry.Text("title", faults),
                entry.OptionalText("authors"),
                entry.Text("publisher", faults),
                entry.Text("year", faults),
                entry.Text("read", faults),
                entry.OptionalText("url"),
                entry.Text("licence", faults),
                entry.OneOf("kind", Kinds, faults, "kind of source") ?? string.Empty);
            if (!catalogue._byId.TryAdd(source.Id, source))
            {
                entry.Fault(faults, "id", $"source '{source.Id}' is defined twice", "give each source one entry");
            }
        }

        return catalogue;
    }

    /// <summary>The source with an id, or null.</summary>
    public Source? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>True for the text of a judgement ("judgement: reason").</summary>
    public static bool IsJudgement(string source) => source.StartsWith(Judgement, StringComparison.Ordinal);

    /// <summary>Adds a fault unless the text names a source of the catalogue or a judgement with a reason.</summary>
    public void Check(string source, Faults faults, string file, int? line, int? column)
    {
        if (source.Length == 0)
        {
            faults.Add(file, line, column, "the source is missing", "name an id of sources.yaml, or write 'judgement: reason'");
        }
        else if (source.StartsWith("judgement", StringComparison.OrdinalIgnoreCase))
        {
            if (!IsJudgement(source) || source.Length < Judgement.Length + 8)
            {
                faults.Add(file, line, column, "a judgement without a reason", "write 'judgement: reason'");
            }
        }
        else if (!_byId.ContainsKey(source))
        {
            faults.Add(file, line, column, $"unknown source '{source}'", $"{NearestWord.Hint(source, _byId.Keys)}; or add it to sources.yaml");
        }
    }
}
