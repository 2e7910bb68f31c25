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
    private const int ShortestReason = 8;
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
            CheckForm(entry, source, faults);
            if (source.Id.Length > 0 && !catalogue._byId.TryAdd(source.Id, source))
            {
                entry.Fault(faults, "id", $"source '{source.Id}' is defined twice", "give each source one entry");
            }
        }

        return catalogue;
    }

    private static void CheckForm(YamlMap entry, Source source, Faults faults)
    {
        if (!source.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
        {
            entry.Fault(faults, "id", $"'{source.Id}' is no id", "write letters A-Z a-z, digits, _ and -");
        }

        if (source.Id.StartsWith("judgement", StringComparison.OrdinalIgnoreCase))
        {
            entry.Fault(faults, "id", $"'{source.Id}' reads like a judgement", "choose an id that begins with another word");
        }

        if (source.Year.Length > 0)
        {
            entry.Number("year", faults, 1800, 2200);
        }

        if (source.Read.Length > 0)
        {
            entry.Date("read", faults);
        }

        if (source.Url.Length > 0 && !source.Url.StartsWith("https://", StringComparison.Ordinal) && !source.Url.StartsWith("http://", StringComparison.Ordinal))
        {
            entry.Fault(faults, "url", $"'{source.Url}' is no web address", "write https://... or leave the key out");
        }
    }

    /// <summary>The source with an id, or null.</summary>
    public Source? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>True for the text of a judgement ("judgement: reason").</summary>
    public static bool IsJudgement(string source) => source.StartsWith(Judgement, StringComparison.Ordinal);

    /// <summary>Adds a fault unless the text names a source of the catalogue or a judgement with a reason.</summary>
    public void Check(string source, Faults faults, string file, int? line, int? column)
    {
        if (Objection(source) is { } objection)
        {
            faults.Add(file, line, column, objection.What, objection.Hint);
        }
    }

    /// <summary>What is wrong with the text of a source, or null when it names a source of the catalogue or a judgement with a reason.</summary>
    internal (string What, string Hint)? Objection(string source)
    {
        if (_byId.ContainsKey(source))
        {
            return null;
        }

        if (source.Length == 0)
        {
            return ("the source is missing", "name an id of sources.yaml, or write 'judgement: reason'");
        }

        if (source.StartsWith("judgement", StringComparison.OrdinalIgnoreCase))
        {
            return IsJudgement(source) && source[Judgement.Length..].Trim().Length >= ShortestReason
                ? null
                : ("a judgement without a reason", "write 'judgement: reason', with the reason in a sentence");
        }

        return ($"unknown source '{source}'", $"{NearestWord.Hint(source, _byId.Keys)}; or add it to sources.yaml");
    }
}
