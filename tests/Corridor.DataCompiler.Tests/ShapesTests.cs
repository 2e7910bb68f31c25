using System.Text.Json;

namespace Corridor.DataCompiler.Tests;

public sealed class ShapesTests
{
    // Two unit squares that share the edge from (1,0) to (1,1): arc 0 is the shared edge, arcs 1 and 2 the rest of each outline.
    private const string TwoSquares = """
        {"type":"Topology","transform":{"scale":[0.5,0.25],"translate":[0,10]},
         "arcs":[[[2,0],[0,4]],[[2,4],[-2,0],[0,-4],[2,0]],[[2,4],[2,0],[0,-4],[-2,0]]],
         "objects":{"countries":{"type":"GeometryCollection","geometries":[
          {"type":"Polygon","arcs":[[0,1]],"properties":{"a3":"AAA"}},
          {"type":"MultiPolygon","arcs":[[[-1,-3]]],"properties":{}}]}}}
        """;

    [Fact]
    public void Arcs_Are_Joined_Reversed_And_Scaled()
    {
        IReadOnlyList<Shapes.Country> countries = Shapes.Decode(TwoSquares);
        countries[0].Code.ShouldBe("AAA");
        countries[0].Rings[0].ShouldBe([new(1, 10), new(1, 11), new(0, 11), new(0, 10), new(1, 10)]);
        countries[1].Code.ShouldBeEmpty();
        countries[1].Rings[0].ShouldBe([new(1, 11), new(1, 10), new(2, 10), new(2, 11), new(1, 11)]);
    }

    [Fact]
    public void Every_Country_Of_The_Model_Has_A_Shape_And_Rings_Are_Closed()
    {
        using JsonDocument shapes = Committed();
        HashSet<string> codes = [];
        foreach (JsonElement feature in shapes.RootElement.GetProperty("features").EnumerateArray())
        {
            codes.Add(feature.GetProperty("code").GetString()!);
            foreach (JsonElement ring in feature.GetProperty("rings").EnumerateArray())
            {
                ring.GetArrayLength().ShouldBeGreaterThanOrEqualTo(4);
                ring[0].ToString().ShouldBe(ring[ring.GetArrayLength() - 1].ToString());
            }
        }

        string[] expected = [.. ProjectFolders.Table("places.csv", "place", "role", "name_en", "name_ru", "currency", "latitude", "longitude", "source").Rows
            .Where(row => row["role"] != "rest").Select(row => row["place"])];
        expected.Except(codes, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Shapes_Stay_Small() =>
        new FileInfo(ProjectFolders.Data.PathOf("geo/places.json")).Length.ShouldBeLessThan(250_000);

    [Theory]
    [InlineData(34.1, 45.2, "Simferopol in Crimea lies where Kyiv does", 30.5, 50.4)]
    [InlineData(76.9, 43.2, "Almaty lies where Astana does", 71.4, 51.1)]
    public void A_Point_Lies_In_The_Same_Country_As_Another(double longitude, double latitude, string law, double otherLongitude, double otherLatitude)
    {
        using JsonDocument shapes = Committed();
        int[] one = Holders(shapes, longitude, latitude);
        one.ShouldHaveSingleItem(law);
        one.ShouldBe(Holders(shapes, otherLongitude, otherLatitude), law);
    }

    private static JsonDocument Committed() => JsonDocument.Parse(File.ReadAllText(ProjectFolders.Data.PathOf("geo/places.json")));

    private static int[] Holders(JsonDocument shapes, double x, double y) =>
        [.. shapes.RootElement.GetProperty("features").EnumerateArray()
            .Select((feature, index) => (feature, index))
            .Where(item => item.feature.GetProperty("rings").EnumerateArray().Count(ring => Crosses(ring, x, y)) % 2 == 1)
            .Select(item => item.index)];

    // Even-odd rule: a ray to the east crosses the outline an odd number of times.
    private static bool Crosses(JsonElement ring, double x, double y)
    {
        bool inside = false;
        for (int i = 1; i < ring.GetArrayLength(); i++)
        {
            (double x0, double y0) = (ring[i - 1][0].GetDouble(), ring[i - 1][1].GetDouble());
            (double x1, double y1) = (ring[i][0].GetDouble(), ring[i][1].GetDouble());
            if (y0 > y != y1 > y && x < x0 + ((y - y0) / (y1 - y0) * (x1 - x0)))
            {
                inside = !inside;
            }
        }

        return inside;
    }
}
