namespace Corridor.Data;

/// <summary>A country or group of countries where a person can be.</summary>
/// <param name="Code">ISO 3166 alpha-3; XEU and XRW are groups.</param>
/// <param name="Role">nation, hub, destination or rest.</param>
/// <param name="Name">Name in English and Russian.</param>
/// <param name="Currency">ISO 4217 code of the currency.</param>
/// <param name="Latitude">Degrees north of the capital.</param>
/// <param name="Longitude">Degrees east of the capital.</param>
public sealed record Place(string Code, string Role, Label Name, string Currency, double Latitude, double Longitude);

/// <summary>The one table of nations and places (data/places.csv).</summary>
public sealed class Gazetteer
{
    /// <summary>The word that stands for every nation or every place.</summary>
    public const string Any = "*";

    private const int ShortestName = 5;
    private static readonly string[] Roles = ["nation", "hub", "destination", "rest"];
    private readonly Dictionary<string, Place> _byCode = new(StringComparer.Ordinal);

    /// <summary>The nations whose people are followed, in the order of the file.</summary>
    public IReadOnlyList<string> Nations => [.. _byCode.Values.Where(place => place.Role == "nation").Select(place => place.Code)];

    /// <summary>Every place code, in the order of the file.</summary>
    public IReadOnlyList<string> Places => [.. _byCode.Keys];

    /// <summary>Reads the table.</summary>
    public static Gazetteer Load(DataFolder folder, SourceCatalogue sources, Faults faults)
    {
        Gazetteer gazetteer = new();
        CsvTable? table = CsvTable.Read(folder, "places.csv", ["place", "role", "name_en", "name_ru", "currency", "latitude", "longitude", "source"], faults);
        foreach (CsvRow row in table?.Rows ?? [])
        {
            row.Source(sources, faults);
            Place place = new(
                row["place"],
                row.OneOf("role", Roles, faults, "role") ?? string.Empty,
                new Label(row["name_en"], row["name_ru"]),
                row["currency"],
                row.Number("latitude", faults, -90, 90),
                row.Number("longitude", faults, -180, 180));
            CheckForm(row, faults);
            if (!gazetteer._byCode.TryAdd(place.Code, place))
            {
                row.Fault(faults, "place", $"place '{place.Code}' is defined twice", "keep one row");
            }
        }

        return gazetteer;
    }

    private static void CheckForm(CsvRow row, Faults faults)
    {
        foreach (string column in new[] { "place", "currency" })
        {
            if (row[column].Length != 3 || !row[column].All(char.IsAsciiLetterUpper))
            {
                row.Fault(faults, column, $"'{row[column]}' in {column} is no code", column == "place" ? "write three capitals (ISO 3166 alpha-3), such as KGZ" : "write three capitals (ISO 4217), such as KGS");
            }
        }

        foreach (string column in new[] { "name_en", "name_ru" })
        {
            if (string.IsNullOrWhiteSpace(row[column]))
            {
                row.Fault(faults, column, $"{column} is empty", "give the name");
            }
        }
    }

    /// <summary>The place with a code, or null.</summary>
    public Place? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>
    /// What to write instead of a word that is none of some codes: the only one whose name in English or Russian begins like the word ("Russia",
    /// "Россия" for the Russian Federation), else the nearest.
    /// </summary>
    public string Hint(string word, IReadOnlyCollection<string> codes)
    {
        string stem = word.Length >= ShortestName ? word[..^1] : "-";
        Place[] named = [.. _byCode.Values.Where(place => codes.Contains(place.Code) && (place.Name.En.StartsWith(stem, StringComparison.OrdinalIgnoreCase) || place.Name.Ru.StartsWith(stem, StringComparison.OrdinalIgnoreCase)))];
        return named is [var one] ? $"did you mean {one.Code}?" : NearestWord.Hint(word, codes);
    }

    /// <summary>The name of a place in a language; the code itself when it is not known.</summary>
    public string NameOf(string code, string language = "en") => Find(code)?.Name.In(language) ?? code;
}
