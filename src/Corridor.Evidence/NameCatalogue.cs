using Corridor.Data;

namespace Corridor.Evidence;

/// <summary>A country or group of countries that a figure may be about, and how people write it.</summary>
/// <param name="Code">ISO 3166 alpha-3, or the code of a group.</param>
/// <param name="Name">Name in English and Russian.</param>
/// <param name="Starts">Lower-case beginnings of words that mean it ("tajik", "таджик").</param>
/// <param name="Words">Lower-case whole words that mean it ("uk", "рф").</param>
/// <param name="Members">Codes of the members; empty for a country.</param>
public sealed record CountryName(
    string Code,
    Label Name,
    IReadOnlyList<string> Starts,
    IReadOnlyList<string> Words,
    IReadOnlyList<string> Members)
{
    /// <summary>True when a word of a search, in lower case, means this country or group.</summary>
    public bool IsMeantBy(string word) =>
        word.Equals(Code, StringComparison.OrdinalIgnoreCase)
        || Words.Contains(word, StringComparer.Ordinal)
        || Starts.Any(start => word.StartsWith(start, StringComparison.Ordinal));
}

/// <summary>Every code that figures may use, with names and search words (data/evidence/names.yaml over data/places.csv).</summary>
public sealed class NameCatalogue
{
    private const string FileName = "evidence/names.yaml";
    private readonly Dictionary<string, CountryName> _byCode = new(StringComparer.Ordinal);
    private readonly List<IReadOnlyList<string>> _synonyms = [];
    private readonly HashSet<string> _broad = new(StringComparer.Ordinal);

    /// <summary>All countries and groups.</summary>
    public IReadOnlyCollection<CountryName> All => _byCode.Values;

    /// <summary>All codes.</summary>
    public IReadOnlyCollection<string> Codes => _byCode.Keys;

    /// <summary>Sets of words that mean the same in a search.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Synonyms => _synonyms;

    /// <summary>Words of a population that do not narrow it ("citizens", "labour migrants").</summary>
    public IReadOnlySet<string> BroadWords => _broad;

    /// <summary>Reads the catalogue.</summary>
    public static NameCatalogue Load(DataFolder folder, Gazetteer gazetteer, Faults faults)
    {
        NameCatalogue names = new();
        foreach (string code in gazetteer.Places)
        {
            names._byCode[code] = new CountryName(code, gazetteer.Find(code)!.Name, [], [], []);
        }

        YamlMap? root = YamlMap.Read(folder, FileName, faults);
        if (root is null)
        {
            return names;
        }

        root.Only(faults, "countries", "groups", "synonyms", "broad");
        names._broad.UnionWith(root.Texts("broad", faults));
        foreach (YamlMap entry in root.Maps("countries", faults))
        {
            entry.Only(faults, "code", "label", "starts", "words");
            names.Add(entry, gazetteer, [], faults);
        }

        foreach (YamlMap entry in root.Maps("groups", faults))
        {
            entry.Only(faults, "code", "label", "starts", "words", "members");
            IReadOnlyList<string> members = entry.Texts("members", faults);
            foreach (string member in members.Where(member => !names._byCode.ContainsKey(member)))
            {
                entry.Fault(faults, "members", $"unknown country '{member}'", NearestWord.Hint(member, names._byCode.Keys));
            }

            names.Add(entry, gazetteer, members, faults);
        }

        foreach (YamlMap entry in root.Maps("synonyms", faults))
        {
            entry.Only(faults, "words");
            names._synonyms.Add(entry.Texts("words", faults));
        }

        return names;
    }

    /// <summary>The country or group with a code, or null.</summary>
    public CountryName? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The name of a code in a language; the code itself when it is not known.</summary>
    public string NameOf(string code, string language = "en") => Find(code)?.Name.In(language) ?? code;

    /// <summary>The countries of a code: the members of a group, else the code alone.</summary>
    public IReadOnlyList<string> MembersOf(string code) => Find(code) is { Members.Count: > 0 } group ? group.Members : [code];

    /// <summary>True when no word of a population, as its source writes it, narrows it: "citizens", "all", nothing at all.</summary>
    public bool IsBroad(string population) => new PopulationWords(this).Of(population).Length == 0;

    private void Add(YamlMap entry, Gazetteer gazetteer, IReadOnlyList<string> members, Faults faults)
    {
        string code = entry.Text("code", faults);
        Place? place = gazetteer.Find(code);
        if (place is not null && entry.Has("label"))
        {
            entry.Fault(faults, "label", $"{code} has its name in places.csv", "remove the label here");
        }

        Label name = place?.Name ?? entry.Label("label", faults);
        CountryName country = new(code, name, entry.Texts("starts", faults), entry.Texts("words", faults), members);
        if (place is null && _byCode.ContainsKey(code))
        {
            entry.Fault(faults, "code", $"'{code}' is defined twice", "keep one entry");
        }

        _byCode[code] = country;
    }
}
