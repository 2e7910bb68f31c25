using System.Text.Json;
using System.Text.Json.Serialization;

namespace Corridor.Simulation.Store;

/// <summary>The headline as JSON: names in snake_case, a number that does not exist (0/0) as null.</summary>
public static class HeadlineJson
{
    /// <summary>How the store and the command line write and read JSON.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new NullForNaN() },
    };

    internal static string Write(IReadOnlyList<HeadlineRow> rows) => JsonSerializer.Serialize(rows, Options);

    internal static IReadOnlyList<HeadlineRow>? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<List<HeadlineRow>>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class NullForNaN : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
