using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Corridor.Cli;

/// <summary>
/// A table of results, written as CSV: numbers so that reading them back gives the same bits, and an empty field where there is no number.
/// </summary>
/// <param name="name">Name: its file is name.csv, its key in JSON the name.</param>
/// <param name="columns">Names of the columns.</param>
internal sealed class ResultTable(string name, params string[] columns)
{
    private readonly List<object?[]> _rows = [];

    public string Name { get; } = name;

    public int Count => _rows.Count;

    /// <summary>Adds a row of texts, whole numbers and numbers.</summary>
    public void Add(params object?[] cells)
    {
        if (cells.Length != columns.Length)
        {
            throw new ArgumentException("A row needs a cell for each column.", nameof(cells));
        }

        _rows.Add(cells);
    }

    public string ToCsv()
    {
        StringBuilder text = new();
        foreach (object?[] row in _rows.Prepend(columns))
        {
            text.AppendJoin(',', row.Select(Field)).Append('\n');
        }

        return text.ToString();
    }

    public JsonArray ToJson()
    {
        JsonArray rows = [];
        foreach (object?[] row in _rows)
        {
            JsonObject entry = [];
            for (int i = 0; i < columns.Length; i++)
            {
                entry[columns[i]] = Value(row[i]);
            }

            rows.Add((JsonNode)entry);
        }

        return rows;
    }

    /// <summary>A cell as JSON; a number that does not exist as null.</summary>
    public static JsonNode? Value(object? cell) => cell switch
    {
        null => null,
        double number => double.IsFinite(number) ? JsonValue.Create(number) : null,
        int whole => JsonValue.Create(whole),
        bool truth => JsonValue.Create(truth),
        JsonNode node => node,
        _ => JsonValue.Create(cell.ToString()),
    };

    private static string Field(object? cell) => cell switch
    {
        null => string.Empty,
        0.0 => "0",
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : string.Empty,
        int whole => whole.ToString(CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => Quoted(cell.ToString()!),
    };

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
