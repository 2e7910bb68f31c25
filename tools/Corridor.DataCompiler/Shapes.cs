using System.Globalization;
using System.Text;
using System.Text.Json;
using Corridor.Data;

namespace Corridor.DataCompiler;

/// <summary>
/// Compiles geo/places.json: country shapes for flow maps of Eurasia from a TopoJSON file (Bostock and Metcalf, The TopoJSON Format
/// Specification: arcs are delta-coded whole numbers with a scale and a translation; a negative index i means arc -i-1 reversed).
/// </summary>
public static class Shapes
{
    private const double West = -25;
    private const double East = 180;
    private const double South = -10;
    private const double North = 80;

    /// <summary>A point: longitude and latitude in degrees.</summary>
    public readonly record struct Point(double Longitude, double Latitude);

    /// <summary>A country.</summary>
    /// <param name="Code">Alpha-3 code.</param>
    /// <param name="Rings">Closed rings, outlines and holes alike (fill by the even-odd rule).</param>
    public sealed record Country(string Code, IReadOnlyList<IReadOnlyList<Point>> Rings);

    /// <summary>
    /// Compiles the file. Countries of places.csv keep every ring and their code; of the others the rings that touch the map's frame
    /// are kept, with an empty code.
    /// </summary>
    public static CompiledFile Compile(RawTables raw, Gazetteer gazetteer)
    {
        StringBuilder text = new("{\"source\":\"VISIONSCARTO2017\",\"features\":[\n");
        int features = 0;
        foreach (Country country in Decode(raw.ReadShapes("geo/visionscarto-world-110m.topojson")).OrderBy(c => c.Code, StringComparer.Ordinal))
        {
            bool ours = gazetteer.Find(country.Code) is not null;
            List<string> rings = [.. country.Rings.Where(ring => ours || Touches(ring)).Select(Text).Where(ring => ring.Length > 0)];
            if (rings.Count > 0)
            {
                text.Append(features++ == 0 ? string.Empty : ",\n").Append("{\"code\":\"").Append(ours ? country.Code : string.Empty)
                    .Append("\",\"rings\":[").AppendJoin(',', rings).Append("]}");
            }
        }

        return new CompiledFile("geo/places.json", text.Append("\n]}\n").ToString(), features);
    }

    /// <summary>Reads the object "countries" of a TopoJSON text whose geometries carry the property "a3".</summary>
    public static IReadOnlyList<Country> Decode(string topology)
    {
        using JsonDocument document = JsonDocument.Parse(topology);
        JsonElement root = document.RootElement;
        double[] scale = Numbers(root.GetProperty("transform").GetProperty("scale"));
        double[] translate = Numbers(root.GetProperty("transform").GetProperty("translate"));
        List<Point[]> arcs = [.. root.GetProperty("arcs").EnumerateArray().Select(arc => Arc(arc, scale, translate))];
        return [.. root.GetProperty("objects").GetProperty("countries").GetProperty("geometries").EnumerateArray()
            .Select(geometry => new Country(
                geometry.GetProperty("properties").TryGetProperty("a3", out JsonElement code) ? code.GetString() ?? string.Empty : string.Empty,
                [.. RingsOf(geometry).Select(ring => Ring(ring, arcs))]))];
    }

    private static IEnumerable<JsonElement> RingsOf(JsonElement geometry) => geometry.GetProperty("type").GetString() switch
    {
        "Polygon" => geometry.GetProperty("arcs").EnumerateArray(),
        "MultiPolygon" => geometry.GetProperty("arcs").EnumerateArray().SelectMany(polygon => polygon.EnumerateArray()),
        _ => [],
    };

    private static Point[] Arc(JsonElement arc, double[] scale, double[] translate)
    {
        double x = 0;
        double y = 0;
        List<Point> points = [];
        foreach (JsonElement step in arc.EnumerateArray())
        {
            x += step[0].GetDouble();
            y += step[1].GetDouble();
            points.Add(new Point((x * scale[0]) + translate[0], (y * scale[1]) + translate[1]));
        }

        return [.. points];
    }

    private static List<Point> Ring(JsonElement indices, List<Point[]> arcs)
    {
        List<Point> ring = [];
        foreach (JsonElement element in indices.EnumerateArray())
        {
            int index = element.GetInt32();
            IEnumerable<Point> arc = index >= 0 ? arcs[index] : arcs[~index].Reverse();
            ring.AddRange(ring.Count == 0 ? arc : arc.Skip(1)); // successive arcs share their joint
        }

        return ring;
    }

    private static bool Touches(IReadOnlyList<Point> ring) =>
        ring.Any(p => p.Longitude is >= West and <= East && p.Latitude is >= South and <= North);

    private static string Text(IReadOnlyList<Point> ring)
    {
        List<string> points = [];
        foreach (Point point in ring)
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"[{Math.Round(point.Longitude, 2):0.##},{Math.Round(point.Latitude, 2):0.##}]");
            if (points.Count == 0 || points[^1] != text)
            {
                points.Add(text);
            }
        }

        return points.Count < 4 ? string.Empty : $"[{string.Join(',', points)}]";
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetDouble())];
}
