using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Corridor.Data;
using Corridor.Publishing.Drawing;
using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Publishing.Tests;

public sealed class DrawingTests
{
    [Fact]
    public void Stacked_Edges_End_In_The_Sum_Of_All_Bands() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, 10_000).Select(v => (double)v).ArrayOf(12).ListOf(5).ToArbitrary(), rows =>
        {
            Band[] bands = [.. rows.Select((values, i) => new Band($"b{i}", "c0", values))];
            IReadOnlyList<double[]> edges = StackedArea.Edges(bands);
            edges.Count.ShouldBe(bands.Length);
            for (int month = 0; month < 12 && bands.Length > 0; month++)
            {
                edges[^1][month].ShouldBe(bands.Sum(band => band.Values[month]), 1e-6);
                for (int k = 1; k < edges.Count; k++)
                {
                    edges[k][month].ShouldBeGreaterThanOrEqualTo(edges[k - 1][month]);
                }
            }
        }));

    [Fact]
    public void Missing_Values_Count_As_Zero_In_A_Stack() =>
        StackedArea.Edges([new Band("a", "c0", [1, double.NaN]), new Band("b", "c1", [2, 3])])[^1].ShouldBe([3, 3]);

    [Fact]
    public void Each_Band_Is_Drawn_From_Its_Edge_To_The_Axis()
    {
        SvgDrawing svg = new("t", 200, 120, "t", "d");
        TimeScale time = new(new Month(2020, 1), new Month(2020, 4), 0, 120);
        LinearScale scale = new(0, 100, 100, 0);
        StackedArea.Draw(svg, time, scale, [new Band("low", "c0", [10, 20, 30, 40]), new Band("high", "c1", [10, 10, 10, 60])]);
        XElement[] paths = [.. Xml(svg.Inline()).Descendants("path")];
        paths.Length.ShouldBe(2);
        paths[0].Element("title")!.Value.ShouldBe("high");
        Points(paths[0]).ShouldBe([(0, 100), (0, 80), (60, 70), (90, 60), (120, 0), (120, 100)]);
        Points(paths[1]).ShouldBe([(0, 100), (0, 90), (60, 80), (90, 70), (120, 60), (120, 100)]);
    }

    [Fact]
    public void Rounding_Never_Adds_Up_Along_A_Path() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(-500_000, 500_000).Select(v => v / 977.0).ListOf(60).ToArbitrary(), ys =>
        {
            if (ys.Count == 0)
            {
                return;
            }

            (double X, double Y)[] points = [.. ys.Select((y, i) => (i * 1.37, y))];
            (double X, double Y) last = Points(PathData.Through(points).ToString())[^1];
            last.X.ShouldBe(points[^1].X, 0.0501);
            last.Y.ShouldBe(points[^1].Y, 0.0501);
        }));

    [Fact]
    public void A_Missing_Value_Interrupts_A_Line() =>
        PathData.Through([(0, 1), (1, 2), (2, double.NaN), (3, 4), (4, 5)]).ToString().Count(c => c == 'M').ShouldBe(2);

    [Fact]
    public void Legend_Names_Never_Overlap_And_Keep_Their_Order() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, 300).Select(v => (double)v).ArrayOf(9).ToArbitrary(), wanted =>
        {
            double[] heights = [.. wanted.Select((_, i) => i % 3 == 0 ? 30.0 : 16.0)];
            double[] centres = Legend.Place(wanted, heights, 0, 300);
            int[] order = [.. Enumerable.Range(0, wanted.Length).OrderBy(i => wanted[i]).ThenBy(i => i)];
            for (int k = 0; k < order.Length; k++)
            {
                (centres[order[k]] - (heights[order[k]] / 2)).ShouldBeGreaterThanOrEqualTo(-1e-9);
                (centres[order[k]] + (heights[order[k]] / 2)).ShouldBeLessThanOrEqualTo(300 + 1e-9);
                if (k > 0)
                {
                    (centres[order[k]] - centres[order[k - 1]]).ShouldBeGreaterThanOrEqualTo(((heights[order[k]] + heights[order[k - 1]]) / 2) - 1e-9);
                }
            }
        }));

    [Fact]
    public void Texts_Are_Escaped_And_Stay_Readable()
    {
        const string Nasty = "<script>alert(\"1\")</script> & 'x' \u0001 Таджикистан";
        SvgDrawing svg = new("t", 100, 100, Nasty, Nasty);
        svg.Text(1, 2, Nasty, "name");
        svg.Circle(1, 2, 3, "dot", Nasty);
        string markup = svg.Inline();
        markup.ShouldNotContain("<script");
        XElement root = Xml(markup);
        string expected = Nasty.Replace('\u0001', '\uFFFD');
        root.Element("title")!.Value.ShouldBe(expected);
        root.Element("desc")!.Value.ShouldBe(expected);
        root.Element("text")!.Value.ShouldBe(expected);
        root.Element("circle")!.Element("title")!.Value.ShouldBe(expected);
    }

    [Fact]
    public void Pyramid_Bars_Lie_At_Their_Ages_And_Are_As_Long_As_The_Persons()
    {
        double[] men = [.. Enumerable.Range(0, 101).Select(age => age == 30 ? 1000.0 : 0)];
        double[] women = [.. Enumerable.Range(0, 101).Select(age => age == 60 ? 500.0 : 0)];
        SvgDrawing svg = new("t", 600, 330, "t", "d");
        Frame frame = new(20, 28, 580, 331);
        Pyramid.Draw(svg, frame, men, women, new Texts("en"));
        XElement[] sides = [.. Xml(svg.Inline()).Descendants("path")];
        LinearScale ages = Pyramid.AgeScale(frame, 101);
        ages.At(0).ShouldBe(331);
        ages.At(101).ShouldBe(28);

        (double X, double Y)[] left = Points(sides[0]);
        double outermost = left.Min(p => p.X);
        outermost.ShouldBe(20, 0.1);
        left.Where(p => p.X == outermost).Select(p => p.Y).Order().ToArray().ShouldBe([ages.At(31), ages.At(30)], 0.051);
        (double X, double Y)[] right = Points(sides[1]);
        right.Where(p => p.X == right.Max(q => q.X)).Select(p => p.Y).Order().ToArray().ShouldBe([ages.At(61), ages.At(60)], 0.051);
        (right.Max(p => p.X) - right.Min(p => p.X)).ShouldBe((left.Max(p => p.X) - left.Min(p => p.X)) / 2, 0.2);
    }

    [Fact]
    public void Forecast_Line_Stands_At_The_End_Of_The_Last_Observed_Month()
    {
        SvgDrawing svg = new("t", 620, 330, "t", "d");
        Frame frame = new(50, 20, 450, 300);
        TimeScale time = new(new Month(2010, 1), new Month(2029, 12), 50, 450);
        Axis.ForecastLine(svg, frame, time, new Month(2024, 12), new Texts("en"));
        Axis.ForecastVeil(svg, frame, time, new Month(2024, 12));
        XElement root = Xml(svg.Inline());
        root.Element("line")!.Attribute("x1")!.Value.ShouldBe("350");
        root.Element("line")!.Attribute("x2")!.Value.ShouldBe("350");
        root.Element("text")!.Value.ShouldBe("observed until 2024-12");
        root.Element("rect")!.Attribute("x")!.Value.ShouldBe("350");
        root.Element("rect")!.Attribute("width")!.Value.ShouldBe("100");
    }

    [Theory]
    [InlineData(2009, 12)]
    [InlineData(2030, 1)]
    public void No_Forecast_Line_Outside_The_Chart(int year, int month)
    {
        SvgDrawing svg = new("t", 620, 330, "t", "d");
        Axis.ForecastLine(svg, new Frame(50, 20, 450, 300), new TimeScale(new Month(2010, 1), new Month(2029, 12), 50, 450), new Month(year, month), new Texts("en"));
        Xml(svg.Inline()).Elements("line").ShouldBeEmpty();
    }

    [Fact]
    public void Projection_Keeps_Areas()
    {
        EqualAreaProjection projection = new(68, 43);
        projection.Project(68, 43).ShouldBe((0, 0));
        foreach ((double longitude, double latitude) in new[] { (10.0, 50.0), (68.0, 0.0), (140.0, 35.0), (60.0, 75.0) })
        {
            const double Side = 0.01;
            double onSphere = Math.PI / 180 * Side * (Math.Sin((latitude + Side) * Math.PI / 180) - Math.Sin(latitude * Math.PI / 180));
            double inPlane = Area(
            [
                projection.Project(longitude, latitude), projection.Project(longitude + Side, latitude),
                projection.Project(longitude + Side, latitude + Side), projection.Project(longitude, latitude + Side),
            ]);
            (inPlane / onSphere).ShouldBe(1, 1e-5);
        }

        projection.Distance(68, -47).ShouldBe(90, 1e-9);
    }

    [Fact]
    public void Clipping_Leaves_The_Common_Area_Of_Two_Rectangles() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(-50, 150).ArrayOf(4).ToArbitrary(), c =>
        {
            (double west, double east) = (Math.Min(c[0], c[1]), Math.Max(c[0], c[1]) + 1);
            (double north, double south) = (Math.Min(c[2], c[3]), Math.Max(c[2], c[3]) + 1);
            double expected = Math.Max(0, Math.Min(east, 100) - Math.Max(west, 0)) * Math.Max(0, Math.Min(south, 100) - Math.Max(north, 0));
            IReadOnlyList<(double, double)> cut = RectangleClip.Cut([(west, north), (east, north), (east, south), (west, south)], new Frame(0, 0, 100, 100));
            Area(cut).ShouldBe(expected, 1e-6);
        }));

    [Fact]
    public void Broken_Shapes_Are_A_Fault_With_A_Place()
    {
        string folder = Directory.CreateTempSubdirectory("shapes").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "geo"));
            File.WriteAllText(Path.Combine(folder, WorldShapes.File), "{\"source\":\"X\",\n\"features\":[{\"code\":\"RUS\",]}\n");
            Faults faults = new();
            WorldShapes.Load(new DataFolder(folder), faults).ShouldBeSameAs(WorldShapes.None);
            faults.Ordered.Single().Line.ShouldBe(2);

            File.WriteAllText(Path.Combine(folder, WorldShapes.File), "{\"features\":[]}\n");
            Faults others = new();
            WorldShapes.Load(new DataFolder(folder), others).ShouldBeSameAs(WorldShapes.None);
            others.Ordered.Single().Hint.ShouldContain("rings");
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static XElement Xml(string markup) => XDocument.Parse(markup).Root!;

    private static double Area(IReadOnlyList<(double X, double Y)> ring) =>
        Math.Abs(Enumerable.Range(0, ring.Count).Sum(i =>
        {
            (double x, double y) = ring[i];
            (double nextX, double nextY) = ring[(i + 1) % ring.Count];
            return (x * nextY) - (nextX * y);
        })) / 2;

    private static (double X, double Y)[] Points(XElement path) => Points(path.Attribute("d")!.Value);

    // Reads M, l, h, v with positions and differences, as an independent reader of path data would.
    private static (double X, double Y)[] Points(string data)
    {
        List<(double X, double Y)> points = [];
        (double x, double y) = (0, 0);
        foreach (Match command in Command().Matches(data))
        {
            double[] n = [.. Number().Matches(command.Groups[2].Value).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture))];
            (x, y) = command.Groups[1].Value switch
            {
                "M" => (n[0], n[1]),
                "l" => (x + n[0], y + n[1]),
                "h" => (x + n[0], y),
                "v" => (x, y + n[0]),
                _ => (x, y),
            };
            if (command.Groups[1].Value != "z")
            {
                points.Add((Math.Round(x, 1), Math.Round(y, 1)));
            }
        }

        return [.. points];
    }

    private static Regex Command() => new("([Mlhvz])([^Mlhvz]*)", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static Regex Number() => new("-?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)", RegexOptions.None, TimeSpan.FromSeconds(1));
}
