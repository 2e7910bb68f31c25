using Corridor.Data;
using Corridor.Publishing.Drawing;
using Corridor.Simulation;
using Corridor.Simulation.Displaced;
using Corridor.Simulation.Russia;

namespace Corridor.Publishing.Tests;

/// <summary>The sections of displaced people and of Russia's population, in both languages.</summary>
public class BesideTheCoreTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void Displaced_People_Have_A_Chart_With_Band_And_Dots_And_A_Table_For_Each_Place(string language)
    {
        ReportInput input = Input(language);
        string report = Write(input);
        Texts texts = new(language);
        report.ShouldContain($"<section id=\"displaced\">\n<h2>{Markup.Escape(texts["section.displaced"])}</h2>");
        report.ShouldContain(Markup.Escape(input.Displaced[0].Counts.In(language)));
        string section = report[report.IndexOf("<section id=\"displaced\">", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("</section>", StringComparison.Ordinal)];
        section.ShouldContain("id=\"fig-displaced-some-tjk\"");
        section.ShouldContain("class=\"ribbon\"");
        section.ShouldContain("E0001 · 2015-12");
        section.ShouldContain(Markup.Escape(texts["displaced.returned"]));
        section.ShouldContain("<td>4\u202F000</td>");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void Russia_Has_Its_Labour_Its_Pyramid_And_A_Table_Of_All_Numbers(string language)
    {
        string report = Write(Input(language));
        Texts texts = new(language);
        report.ShouldContain($"<section id=\"russia\">\n<h2>{Markup.Escape(texts["section.russia"])}</h2>");
        report.ShouldContain("id=\"fig-russia-labour\"");
        report.ShouldContain("id=\"fig-rus-pyramid-home\"");
        foreach ((string name, Func<RussiaRow, double> _) in RussiaRow.Numbers)
        {
            report.ShouldContain(Markup.Escape(texts["russia." + name]));
        }
    }

    [Fact]
    public void A_Run_Without_Them_Has_No_Such_Sections()
    {
        string report = Write(SyntheticRun.Input("en"));
        report.ShouldNotContain("id=\"displaced\"");
        report.ShouldNotContain("id=\"russia\"");
    }

    private static ReportInput Input(string language)
    {
        ReportInput input = SyntheticRun.Input(language);
        SeriesTable table = input.Series;
        double[] Level(double value) => [.. Enumerable.Repeat(value, table.Count)];
        foreach ((string name, double value) in new[] { (DisplacedSeries.Stock, 5000.0), (DisplacedSeries.Low, 4000.0), (DisplacedSeries.High, 7000.0), (DisplacedSeries.Arrivals, 1000 / 3.0), (DisplacedSeries.Passed, 0), (DisplacedSeries.Onward, 0), (DisplacedSeries.Returned, 1000 / 3.0), (DisplacedSeries.Settled, 0) })
        {
            table.Add(new SeriesKey(name, "some", "TJK"), Level(value));
        }

        foreach (string name in RussiaSeries.Names)
        {
            table.Add(new SeriesKey(name, "RUS", "RUS"), Level(name == RussiaSeries.Demand ? 80e6 : 2e6));
        }

        foreach (string sex in (string[])["male", "female"])
        {
            table.Add(new PyramidKey("RUS", "home", sex, input.SnapshotYear), [.. Enumerable.Repeat(700_000.0, 101)]);
        }

        PublishedDot dot = new(new Month(2015, 12), 4500, 4500, "E0001", "Somebody 2016", "refugees");
        return input with { Displaced = [new DisplacedView("some", new Label("Some people", "Некие лица"), new Label("people of a test", "лица для проверки"), [new DisplacedPlaceView("TJK", new Label("Tajikistan", "Таджикистан"), [dot])])] };
    }

    private static string Write(ReportInput input)
    {
        using StringWriter to = new();
        ReportWriter.Write(input, to);
        return to.ToString();
    }
}
