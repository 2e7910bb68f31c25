using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Corridor.Data;

namespace Corridor.Evidence;

/// <summary>Figures as JSON: {"figures": [{"id": ..., "low": ..., "flags": [...], "relates_to": [...]}]}, keys as the columns of the tables.</summary>
public static class FigureJson
{
    private static readonly string[] Numbers = ["low", "high"];
    private static readonly string[] Lists = ["flags", "relates_to"];

    /// <summary>Writes figures.</summary>
    public static string Write(IEnumerable<Figure> figures)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("figures");
            foreach (Figure figure in figures)
            {
                writer.WriteStartObject();
                WriteFields(writer, figure);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>Writes the fields of one figure into an open object, so that a caller can add keys of its own.</summary>
    public static void WriteFields(Utf8JsonWriter writer, Figure figure)
    {
        IReadOnlyList<string> fields = FigureCsv.Fields(figure);
        for (int i = 0; i < fields.Count; i++)
        {
            string column = FigureCsv.Columns[i];
            if (Array.IndexOf(Numbers, column) >= 0)
            {
                double? value = column == "low" ? figure.Low : figure.High;
                if (value is { } number)
                {
                    writer.WriteNumber(column, number);
                }
                else
                {
                    writer.WriteNull(column);
                }
            }
            else if (Array.IndexOf(Lists, column) >= 0)
            {
                writer.WriteStartArray(column);
                foreach (string item in Figure.Split(fields[i]))
                {
                    writer.WriteStringValue(item);
                }

                writer.WriteEndArray();
            }
            else
            {
                writer.WriteString(column, fields[i]);
            }
        }
    }

    /// <summary>Reads figures with every check of a figure table; in faults the line is the number of the figure in the list plus one.</summary>
    /// <param name="text">A document as <see cref="Write"/> makes it.</param>
    /// <param name="name">Name of the file in faults.</param>
    /// <param name="evidence">Catalogues to check against.</param>
    /// <param name="faults">Receives every fault.</param>
    public static IReadOnlyList<Figure> Read(string text, string name, EvidenceBase evidence, Faults faults)
    {
        StringBuilder table = new(FigureCsv.Header + "\n");
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("figures", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            {
                faults.Add(name, 1, 1, "there is no list of figures", "begin with {\"figures\": [");
                return [];
            }

            foreach (JsonElement item in list.EnumerateArray())
            {
                FigureCsv.AppendRow(table, [.. FigureCsv.Columns.Select(column => item.ValueKind == JsonValueKind.Object && item.TryGetProperty(column, out JsonElement value) ? Text(value) : string.Empty)]);
            }
        }
        catch (JsonException e)
        {
            faults.Add(name, (int?)e.LineNumber + 1, (int?)e.BytePositionInLine + 1, "this is not JSON", "check brackets, commas and quotes");
            return [];
        }

        return FigureCsv.Read(table.ToString(), name, evidence, faults);
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => string.Empty,
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(';', value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };
}
