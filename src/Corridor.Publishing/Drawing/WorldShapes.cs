using System.Text.Json;
using Corridor.Data;

namespace Corridor.Publishing.Drawing;

/// <summary>One country's shape.</summary>
/// <param name="Code">Place code, or any other code for countries that are no places.</param>
/// <param name="Rings">Closed lines of longitude and latitude, degrees.</param>
public sealed record CountryShape(string Code, IReadOnlyList<IReadOnlyList<(double Longitude, double Latitude)>> Rings);

/// <summary>Shapes of countries for maps (data/geo/places.json).</summary>
/// <param name="Source">Source of the shapes.</param>
/// <param name="Countries">Shapes.</param>
public sealed record WorldShapes(string Source, IReadOnlyList<CountryShape> Countries)
{
    /// <summary>The file in the data folder.</summary>
    public const string File = "geo/places.json";

    /// <summary>No shapes: a map then shows places and arcs only.</summary>
    public static WorldShapes None { get; } = new(string.Empty, []);

    /// <summary>Reads {"source": ..., "features": [{"code": "RUS", "rings": [[[lon, lat], ...]]}]}; <see cref="None"/> after a fault.</summary>
    public static WorldShapes Load(DataFolder folder, Faults faults)
    {
        string? text = folder.ReadText(File, faults);
        if (text is null)
        {
            return None;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            return new WorldShapes(
                root.GetProperty("source").GetString() ?? string.Empty,
                [.. root.GetProperty("features").EnumerateArray().Select(Country)]);
        }
        catch (JsonException broken)
        {
            faults.Add(File, (int?)broken.LineNumber + 1, (int?)broken.BytePositionInLine + 1, "the file is not JSON", "restore it from the repository");
        }
        catch (Exception odd) when (odd is KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            faults.Add(File, null, null, "a shape is not written as expected", "expected {\"source\": ..., \"features\": [{\"code\": ..., \"rings\": [[[longitude, latitude], ...]]}]}");
        }

        return None;
    }

    private static CountryShape Country(JsonElement feature) => new(
        feature.GetProperty("code").GetString() ?? string.Empty,
        [.. feature.GetProperty("rings").EnumerateArray().Select(ring =>
            (IReadOnlyList<(double, double)>)[.. ring.EnumerateArray().Select(point => (point[0].GetDouble(), point[1].GetDouble()))])]);
}
