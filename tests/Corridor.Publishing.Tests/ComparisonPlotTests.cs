using System.Globalization;
using System.Xml.Linq;
using Corridor.Publishing.Drawing;

namespace Corridor.Publishing.Tests;

public sealed class ComparisonPlotTests
{
    [Fact]
    public void Equal_Ratios_Are_Equally_Wide_Everywhere()
    {
        double[] x = Centres("dot", new("a", "g", 1_000, 1_000, null, "t"), new("b", "g", 10_000, 10_000, null, "t"), new("c", "g", 100_000, 100_000, null, "t"));
        (x[1] - x[0]).ShouldBe(x[2] - x[1], 0.15);
        x[1].ShouldBeGreaterThan(x[0]);
    }

    [Fact]
    public void A_Figure_And_The_Same_Value_Of_The_Model_Lie_On_One_Spot()
    {
        ComparisonLine[] lines = [new("a", "g", 5_000, 5_000, 5_000, "t")];
        Centres("dot", lines).ShouldBe([.. Centres("model", lines).Take(1), .. Centres("dot", lines).Skip(1)]);
    }

    [Fact]
    public void A_Line_Without_A_Positive_Value_Keeps_Its_Name_And_Has_No_Mark()
    {
        string svg = ComparisonPlot.Draw("p", "title", [new("nothing", "g", 0, -5, null, "t"), new("one", "g", 3, null, null, "t")], "persons").Standalone("h", "s");
        svg.ShouldContain(">nothing<");
        XDocument.Parse(svg).Descendants().Count(Is("dot")).ShouldBe(2);
        ComparisonPlot.Draw("p", "title", [], "persons").Standalone("h", "s").ShouldContain("no figure has a value to draw");
    }

    private static double[] Centres(string look, params ComparisonLine[] lines) =>
        [.. XDocument.Parse(ComparisonPlot.Draw("p", "title", lines, "persons").Standalone("h", "s")).Descendants().Where(Is(look)).Select(circle => double.Parse(circle.Attribute("cx")!.Value, CultureInfo.InvariantCulture))];

    private static Func<XElement, bool> Is(string look) => element => element.Name.LocalName == "circle" && (string?)element.Attribute("class") == look;
}
