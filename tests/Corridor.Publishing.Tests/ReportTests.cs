using System.Text.RegularExpressions;
using System.Xml.Linq;
using Corridor.Data;
using Corridor.Publishing.Drawing;
using Corridor.Simulation;

namespace Corridor.Publishing.Tests;

public sealed class ReportTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static WorldShapes Shapes()
    {
        Faults faults = new();
        WorldShapes shapes = WorldShapes.Load(new DataFolder(SyntheticRun.DataPath), faults);
        faults.ThrowIfAny();
        return shapes;
    }

    private static string Write(ReportInput input)
    {
        using StringWriter to = new();
        ReportWriter.Write(input, to);
        return to.ToString();
    }

    private static string[] Drawings(string report) =>
        [.. Regex.Matches(report, "<svg .*?</svg>", RegexOptions.Singleline, Limit).Select(match => match.Value)];

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void Members_Are_Ribbons_With_Their_Numbers_Beside(string language)
    {
        FutureRow[] rows = [.. Enumerable.Range(2010, 26).SelectMany(year => new[] { new FutureRow("TJK", "citizens_in_russia", year, 800e3, 1e6 + year, 1.3e6), new FutureRow("TJK", "russia_share_of_stock", year, 0.7, 0.8, 0.9) })];
        ReportInput input = SyntheticRun.Input(language) with { Shapes = Shapes(), Futures = new Futures(200, "parameters", rows) };
        string report = Write(input);
        Texts texts = new(language);
        report.ShouldContain($"<section id=\"futures\">\n<h2>{Markup.Escape(texts["section.futures"])}</h2>");
        report.ShouldContain("href=\"#futures\"");
        XElement[] ribbons = [.. Drawings(report).Select(XElement.Parse).Where(drawing => drawing.Descendants().Any(one => one.Attribute("class")?.Value == "ribbon"))];
        ribbons.Length.ShouldBe(2);
        report.ShouldContain(NumberText.Of(1e6 + 2035));
        Write(input with { Futures = null }).ShouldNotContain("futures");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void Report_Holds_Every_Section_And_Every_Figure(string language)
    {
        ReportInput input = SyntheticRun.Input(language) with { Shapes = Shapes() };
        string report = Write(input);
        Texts texts = new(language);
        Figures figures = new(input);
        report.ShouldStartWith("<!DOCTYPE html>");
        report.ShouldContain($"<html lang=\"{language}\">");
        foreach (string section in new[] { "overview", "headline", "judgements", "sources" })
        {
            report.ShouldContain($"<section id=\"{section}\">\n<h2>{Markup.Escape(texts["section." + section])}</h2>");
        }

        foreach (string nation in input.Gazetteer.Nations)
        {
            report.ShouldContain($"<section id=\"nation-{nation}\">\n<h2>{figures.NameOf(nation)}</h2>");
        }

        foreach ((string name, bool ofNation) in Figures.Names)
        {
            foreach (string nation in ofNation ? input.Gazetteer.Nations : [""])
            {
                Figure figure = figures.ByName(name, nation);
                report.ShouldContain($"id=\"fig-{figure.Key}\"");
                report.ShouldContain(Markup.Escape(figure.Title));
                figure.Table.Rows.Count.ShouldBeGreaterThan(0, figure.Key);
                figure.Table.Rows.ShouldAllBe(row => row.Count == figure.Table.Columns.Count);
            }
        }

        report.ShouldContain(texts["history.arrivals"]);
        report.ShouldContain(Markup.Escape(texts["footer.boundaries"]));
        report.ShouldContain(input.RunDigest);
        report.ShouldContain("E0103");
        report.ShouldContain("Enforcement index before 2014");
        report.ShouldNotContain(texts["nodata"]);
    }

    [Fact]
    public void Every_Drawing_Is_Well_Formed_And_Described()
    {
        string[] drawings = Drawings(Write(SyntheticRun.Input() with { Shapes = Shapes() }));
        drawings.Length.ShouldBe(2 + (5 * 9));
        List<string> ids = [];
        foreach (string drawing in drawings)
        {
            XElement root = XDocument.Parse(drawing).Root!;
            root.Attribute("role")!.Value.ShouldBe("img");
            root.Elements().First().Name.LocalName.ShouldBe("title");
            root.Element("title")!.Value.ShouldNotBeNullOrWhiteSpace();
            root.Element("desc")!.Value.ShouldNotBeNullOrWhiteSpace();
            drawing.ShouldNotContain("NaN");
            drawing.ShouldNotContain("Infinity");
            ids.AddRange(root.DescendantsAndSelf().Attributes("id").Select(id => id.Value));
        }

        ids.ShouldBeUnique();
    }

    [Fact]
    public void Nothing_Is_Fetched_From_Outside()
    {
        string report = Write(SyntheticRun.Input() with { Shapes = Shapes() });
        report.ShouldNotContain("src=");
        report.ShouldNotContain("@import");
        report.ShouldNotContain("<link");
        report.ShouldNotContain("url(http");
        Regex.Count(report, "https?://", RegexOptions.None, Limit).ShouldBe(2, "the address of one source, as a plain link and as its text");
        report.ShouldContain("<a href=\"https://example.org/study\"");
        Regex.Matches(report, "href=\"([^\"]*)\"", RegexOptions.None, Limit)
            .Select(match => match.Groups[1].Value)
            .Where(address => !address.StartsWith('#'))
            .ShouldBe(["https://example.org/study"]);
    }

    [Fact]
    public void Texts_From_Outside_Are_Escaped()
    {
        const string Nasty = "<img onerror=x> & \"quotes\"";
        ReportInput input = SyntheticRun.Input() with
        {
            Title = Nasty,
            Scenario = Nasty,
            RunDigest = Nasty,
            Judgements = [Nasty],
            Events = [new ChartEvent(new DateOnly(2022, 2, 24), new Label(Nasty, Nasty), [])],
            Dots = new Dictionary<string, IReadOnlyList<PublishedDot>> { [ChartKey.Russia("TJK")] = [new(new Month(2020, 1), 1e5, 1e5, Nasty, Nasty, Nasty)] },
        };
        string report = Write(input);
        report.ShouldNotContain("<img");
        report.ShouldContain(Markup.Escape(Nasty));
        report.ShouldContain("A &lt;study&gt; &amp; its");
        foreach (string drawing in Drawings(report))
        {
            XDocument.Parse(drawing);
        }
    }

    [Fact]
    public void A_Report_To_2060_Is_Below_Three_Megabytes() =>
        System.Text.Encoding.UTF8.GetByteCount(Write(SyntheticRun.Input(months: 612) with { Shapes = Shapes() })).ShouldBeLessThan(3_000_000);

    [Fact]
    public void The_Same_Input_Gives_The_Same_Bytes() =>
        Write(SyntheticRun.Input()).ShouldBe(Write(SyntheticRun.Input()));

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void An_Empty_Run_Says_No_Data_In_Every_Figure(string language)
    {
        ReportInput input = SyntheticRun.Input(language) with
        {
            Series = new SeriesTable(new Month(2010, 1), 24),
            Headline = [],
            Dots = new Dictionary<string, IReadOnlyList<PublishedDot>>(),
        };
        string[] drawings = Drawings(Write(input));
        drawings.Length.ShouldBe(2 + (5 * 9));
        foreach (string drawing in drawings)
        {
            XDocument.Parse(drawing);
            drawing.ShouldContain(new Texts(language)["nodata"]);
        }
    }

    [Fact]
    public void Missing_Values_Do_Not_Break_A_Figure()
    {
        ReportInput input = SyntheticRun.Input();
        SeriesTable table = new(SyntheticRun.Start, 312);
        foreach (SeriesKey key in input.Series.Keys)
        {
            table.Add(key, [.. input.Series.Find(key)!.Select((value, i) => i % 7 == 3 ? double.NaN : value)]);
        }

        table.Add(new PyramidKey("TJK", "home", "male", 2024), [double.NaN, 5, 6]);
        table.Add(new PyramidKey("TJK", "home", "female", 2024), [1, double.NaN, 6]);
        foreach (string drawing in Drawings(Write(input with { Series = table })))
        {
            XDocument.Parse(drawing);
            drawing.ShouldNotContain("NaN");
        }
    }

    [Fact]
    public void A_Table_Under_A_Stack_Sums_To_The_Run_And_Its_Total()
    {
        ReportInput input = SyntheticRun.Input();
        DataTable table = new Figures(input).RussiaByStatus("TJK").Table;
        int index = input.Series.IndexOf(new Month(2022, 12));
        IReadOnlyList<string> row = table.Rows.Single(cells => cells[0] == "2022");
        double[] numbers = [.. row.Skip(1).Select(Number)];
        numbers[^1].ShouldBe(Math.Round(input.Series.Sum("stock", "TJK", "RUS")[index]), 1);
        numbers[..^1].Sum().ShouldBe(numbers[^1], numbers.Length);

        static double Number(string cell) => double.Parse(cell.Replace("\u202F", string.Empty, StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_Total_Is_Not_Counted_Again_Beside_Its_Parts()
    {
        ReportInput input = SyntheticRun.Input();
        SeriesTable table = new(SyntheticRun.Start, 24);
        table.Add(new SeriesKey("stock", "TJK", "RUS"), [.. Enumerable.Repeat(30.0, 24)]);
        table.Add(new SeriesKey("stock", "TJK", "RUS", "patent"), [.. Enumerable.Repeat(10.0, 24)]);
        table.Add(new SeriesKey("stock", "TJK", "RUS", "irregular"), [.. Enumerable.Repeat(20.0, 24)]);
        table.Add(new SeriesKey("stock", "TJK", "KOR", "work"), [.. Enumerable.Repeat(5.0, 24)]);
        RunView run = new(input with { Series = table });
        run.Stock("TJK", "RUS")![0].ShouldBe(30);
        run.Stock("TJK", "KOR")![0].ShouldBe(5);
        run.Stock("TJK", "POL").ShouldBeNull();
        run.StockByStatus("TJK", "RUS").Sum(row => row.Values[0]).ShouldBe(30);
        run.Abroad("TJK").Select(row => row.Place).ShouldBe(["RUS", "KOR"]);
    }

    [Fact]
    public void Money_Follows_The_Stated_Units()
    {
        ReportInput input = SyntheticRun.Input();
        SeriesTable table = new(SyntheticRun.Start, 24);
        table.Add(new SeriesKey("remittances_recorded", "TJK", "RUS"), [.. Enumerable.Repeat(30.0, 24)]);
        table.Add(new SeriesKey("other_transfers", "TJK"), [.. Enumerable.Repeat(10.0, 24)]);
        table.Add(new SeriesKey("gdp", "TJK"), [.. Enumerable.Repeat(2.4, 24)]);

        RunView apart = new(input with { Series = table, Units = new SeriesUnits(1e6, 1e9, UsdPerOtherTransferUnit: 1e6) });
        apart.MigrantRemittances("TJK")![0].ShouldBe(30e6);
        apart.RecordedTransfers("TJK")![0].ShouldBe(40e6);
        apart.Gdp("TJK")![0].ShouldBe(0.2e9, 1);

        RunView together = new(input with { Series = table, Units = new SeriesUnits(1e6, 1e9, RemittancesIncludeOtherTransfers: true, UsdPerOtherTransferUnit: 1e6) });
        together.MigrantRemittances("TJK")![0].ShouldBe(20e6);
        together.RecordedTransfers("TJK")![0].ShouldBe(30e6);
    }

    [Fact]
    public void Twelve_Months_Of_A_Calendar_Year_Stand_At_Its_July()
    {
        double[] monthly = [.. Enumerable.Range(0, 24).Select(i => i < 12 ? 1.0 : 2.0)];
        double[] sums = RunView.TwelveMonths(monthly);
        sums[5].ShouldBe(double.NaN);
        sums[6].ShouldBe(12);
        sums[12].ShouldBe(18);
        sums[18].ShouldBe(24);
        sums[19].ShouldBe(double.NaN);
    }

    [Fact]
    public void Event_Effect_Compares_Three_Months_Before_After_And_A_Year_Earlier()
    {
        double[] values = [.. Enumerable.Range(0, 36).Select(i => (double)i)];
        Month start = new(2021, 1);
        EventEffect early = EventEffect.Measure(values, start, new DateOnly(2022, 9, 10))!;
        early.ShouldBe(new EventEffect(18, 21, 9));
        EventEffect late = EventEffect.Measure(values, start, new DateOnly(2022, 9, 21))!;
        late.ShouldBe(new EventEffect(18, 22, 10));
        late.Change.ShouldBe((22 / 18.0) - 1, 1e-12);
        late.ChangeOnYear.ShouldBe((22 / 10.0) - 1, 1e-12);
        EventEffect.Measure(values, start, new DateOnly(2021, 3, 1)).ShouldBeNull();
        EventEffect.Measure(values, start, new DateOnly(2023, 11, 1)).ShouldBeNull();
        EventEffect.Measure(values, start, new DateOnly(2021, 5, 1))!.YearBefore.ShouldBe(double.NaN);
    }

    [Fact]
    public void Removing_The_Season_Leaves_The_Trend_And_The_Shock_Of_One_Year()
    {
        // A season with the mean 1 on a rising level, and half of it in the months of one year from March to May.
        double[] season = [0.6, 0.8, 1.4, 1.5, 1.3, 1.1, 1.0, 0.9, 0.9, 0.9, 0.8, 0.8];
        Month start = new(2010, 1);
        double[] level = [.. Enumerable.Range(0, 180).Select(i => (100 + i) * (i is >= 122 and <= 124 ? 0.5 : 1))];
        double[] values = [.. level.Select((persons, i) => persons * season[i % 12])];
        double[] adjusted = SeasonalIndex.Remove(values, start);
        adjusted.Zip(level).ShouldAllBe(pair => Math.Abs((pair.First / pair.Second) - 1) < 0.02);
        SeasonalIndex.Of(values, start)!.Average().ShouldBe(1, 1e-12);
        SeasonalIndex.Remove(values[..30], start).ShouldBe(values[..30]);
        double[] flat = [.. Enumerable.Repeat(7.0, 60)];
        SeasonalIndex.Remove(flat, start).ShouldAllBe(value => Math.Abs(value - 7) < 1e-12);
    }

    [Fact]
    public void Shocks_Of_The_Run_Point_The_Right_Way_In_The_History_Table()
    {
        ReportInput input = SyntheticRun.Input();
        RunView run = new(input);
        EventEffect.Measure(run.Arrivals("TJK", "RUS")!, run.Start, new DateOnly(2020, 3, 18))!.ChangeOnYear.ShouldBeLessThan(-0.5);
        EventEffect.Measure(run.Departures("TJK", "RUS")!, run.Start, new DateOnly(2022, 9, 21))!.ChangeOnYear.ShouldBeGreaterThan(0.2);
        string report = Write(input);
        report.ShouldContain("class=\"less\">▼ \u2212");
        report.ShouldContain("class=\"more\">▲ +");
    }

    [Fact]
    public void Dots_Without_A_Value_Or_Outside_The_Run_Are_Left_Out()
    {
        ReportInput input = SyntheticRun.Input() with
        {
            Dots = new Dictionary<string, IReadOnlyList<PublishedDot>>
            {
                [ChartKey.Russia("TJK")] =
                [
                    new(new Month(2020, 1), double.NaN, double.NaN, "NONE", "S", "l"),
                    new(new Month(1999, 1), 5e5, 5e5, "EARLY", "S", "l"),
                    new(new Month(2020, 1), double.NaN, 5e5, "ATMOST", "S", "l"),
                    new(new Month(2021, 1), 4e5, 9e5, "RANGE", "S", "l"),
                ],
            },
        };
        Figure figure = new Figures(input).RussiaByStatus("TJK");
        figure.Dots.Select(dot => dot.FigureId).ShouldBe(["ATMOST", "RANGE"]);
        XElement root = XDocument.Parse(figure.Drawing.Inline()).Root!;
        root.Descendants("path").Count(path => path.Attribute("class")!.Value == "range").ShouldBe(1);
        root.Descendants("circle").Select(circle => circle.Element("title")!.Value).ShouldContain(words => words.StartsWith("ATMOST · 2020-01 · "));
    }

    [Fact]
    public void Forecast_Line_Is_In_Every_Chart_Over_Time()
    {
        Figures figures = new(SyntheticRun.Input());
        foreach (string name in new[] { "abroad", "russia", "remittances", "remittances-gdp", "population", "unemployment" })
        {
            XElement root = XDocument.Parse(figures.ByName(name, "UZB").Drawing.Inline()).Root!;
            root.Elements("line").Single(line => line.Attribute("class")!.Value == "forecast").Attribute("x1")!.Value
                .ShouldBe(NumberText.Coordinate(new TimeScale(new Month(2010, 1), new Month(2035, 12), 52, 452).At(new Month(2025, 1))), name);
        }

        figures.StockInRussia().Drawing.Inline().ShouldContain("class=\"forecast\"");
        figures.MonthlyFlows("UZB").Drawing.Inline().ShouldContain("class=\"forecast\"");
    }

    [Fact]
    public void A_Figure_As_A_File_Brings_Its_Own_Looks()
    {
        string file = new Figures(SyntheticRun.Input() with { Shapes = Shapes() }).FlowMap().ToSvgFile();
        XElement root = XDocument.Parse(file).Root!;
        XNamespace svg = "http://www.w3.org/2000/svg";
        root.Name.ShouldBe(svg + "svg");
        root.Element(svg + "style")!.Value.ShouldContain("svg.fig");
        root.Elements(svg + "text").First().Value.ShouldContain("2024");
    }

    [Fact]
    public void Land_Far_From_The_Map_Is_Not_Drawn()
    {
        string map = new Figures(SyntheticRun.Input() with { Shapes = Shapes() }).FlowMap().Drawing.Inline();
        Regex.Count(map, "class=\"land", RegexOptions.None, Limit).ShouldBe(2);
    }

    [Fact]
    public void Every_Word_Is_There_In_Both_Languages()
    {
        Texts english = new("en");
        Texts russian = new("ru");
        foreach (string key in Texts.Keys)
        {
            english[key].ShouldNotBeNullOrWhiteSpace(key);
            russian[key].ShouldNotBeNullOrWhiteSpace(key);
            Regex.Count(english[key], "\\{[0-9]\\}", RegexOptions.None, Limit)
                .ShouldBe(Regex.Count(russian[key], "\\{[0-9]\\}", RegexOptions.None, Limit), key);
        }

        Should.Throw<ArgumentException>(() => new Texts("de"));
    }

    [Fact]
    public void Unknown_Figures_Are_Named_With_The_Nearest() =>
        Should.Throw<ArgumentException>(() => new Figures(SyntheticRun.Input()).ByName("abraod", "TJK")).Message.ShouldContain("abroad");
}
