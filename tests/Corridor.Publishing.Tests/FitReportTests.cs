using System.Xml.Linq;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference;
using Corridor.Inference.Calibration;

namespace Corridor.Publishing.Tests;

public sealed class FitReportTests
{
    private static readonly double[] Levels = [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3];

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public void The_Page_Is_Well_Formed_And_Nothing_Is_Fetched(string language)
    {
        XElement page = Page(Input(language));

        page.Name.LocalName.ShouldBe("html");
        page.Attribute("lang")!.Value.ShouldBe(language);
        page.Descendants().Attributes("src").ShouldBeEmpty();
        page.Descendants().Where(one => one.Name.LocalName is "link" or "script").ShouldBeEmpty();
        page.Descendants().Attributes("href").ShouldAllBe(link => link.Value.StartsWith('#'));
        string[] ids = [.. page.Descendants().Attributes("id").Select(one => one.Value)];
        ids.ShouldBeUnique();
        page.Descendants().Attributes("href").Select(link => link.Value[1..]).ShouldBeSubsetOf(ids);
    }

    [Fact]
    public void Every_Drawing_Has_A_Title_A_Description_A_Table_And_No_Number_That_Is_None()
    {
        XElement page = Page(Input("en"));
        XElement[] drawings = [.. page.Descendants("svg")];

        drawings.Length.ShouldBe(2 + 3 + 1);
        foreach (XElement drawing in drawings)
        {
            drawing.Element("title")!.Value.ShouldNotBeNullOrWhiteSpace();
            drawing.Element("desc")!.Value.ShouldNotBeNullOrWhiteSpace();
            drawing.ToString().ShouldNotContain("NaN");
            drawing.ToString().ShouldNotContain("Infinity");
            drawing.Ancestors("figure").Single().Descendants("table").ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Each_Figure_Has_One_Filled_Mark_And_A_Hollow_One_Where_Its_Publisher_Is_Biased()
    {
        FitReportInput input = Input("en");
        XElement page = Page(input);

        foreach (FittedFigure one in input.Fit.Figures)
        {
            page.Descendants("title").Count(title => title.Value.StartsWith(one.Figure.Figure.Id + ", ", StringComparison.Ordinal) && title.Parent!.Attribute("class")!.Value.StartsWith("mark", StringComparison.Ordinal)).ShouldBe(1, one.Figure.Figure.Id);
        }

        // One hollow mark in the legend of each series, and one for each figure of the biased publisher.
        Marks(page, "hollow").ShouldBe(input.Series.Count + input.Fit.Figures.Count(one => Math.Abs(one.Judged.BiasMean) > 0));
    }

    [Fact]
    public void Coverage_Is_That_Of_The_Fit()
    {
        FitReportInput input = Input("en");
        XElement[] rows = [.. Page(input).Descendants("table").Single(table => table.Attribute("class")!.Value == "numbers coverage").Descendants("tr")];

        string[] all = [.. rows[1].Elements().Select(cell => cell.Value)];
        all[0].ShouldBe("all figures");
        all[1].ShouldBe("7");
        all[2].ShouldBe(Drawing.NumberText.Of(100 * input.Fit.Coverage.Half, 1));
        all[3].ShouldBe(Drawing.NumberText.Of(100 * input.Fit.Coverage.Eighty, 1));
        all[4].ShouldBe(Drawing.NumberText.Of(100 * input.Fit.Coverage.NinetyFive, 1));
        rows.Skip(2).Where(row => row.Elements().First().Value.StartsWith("nation:", StringComparison.Ordinal)).Sum(row => int.Parse(row.Elements().ElementAt(1).Value, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(7);
    }

    [Fact]
    public void The_Worst_Are_Explained_And_The_Silent_Parameters_Named()
    {
        FitReportInput input = Input("en");
        XElement page = Page(input);

        FitReportWriter.WorstOf(input.Fit)[0].Figure.Figure.Id.ShouldBe("E9");
        XElement worst = page.Descendants("table").Single(table => table.Attribute("class")!.Value == "numbers worst").Descendants("tr").ElementAt(1);
        worst.Value.ShouldContain("E9");
        worst.Value.ShouldContain("misprint");
        page.Descendants("section").Single(one => one.Attribute("id")!.Value == "identify").Value.ShouldContain("Tajikistan: A constant (RUS)");
    }

    [Fact]
    public void All_Words_Are_There_In_Both_Languages()
    {
        foreach (string key in FitTexts.Keys)
        {
            new FitTexts("en")[key].ShouldNotBeNullOrWhiteSpace();
            new FitTexts("ru")[key].ShouldNotBeNullOrWhiteSpace();
        }
    }

    private static int Marks(XElement page, string look) => page.Descendants().Attributes("class").Count(one => one.Value.StartsWith(look, StringComparison.Ordinal));

    private static XElement Page(FitReportInput input)
    {
        using StringWriter to = new();
        FitReportWriter.Write(input, to);
        return XDocument.Parse(to.ToString()).Root!;
    }

    private static FitReportInput Input(string language)
    {
        FittedFigure[] stock = [One("E1", "migrant_stock", 2018, 900_000, 0, "A"), One("E2", "migrant_stock", 2020, 1_000_000, 0, "A"), One("E3", "migrant_stock", 2022, 300_000, -1.1, "B <b>")];
        FittedFigure[] papers = [One("E4", "citizenship_grants", 2018, 40_000, 0, "A"), One("E5", "citizenship_grants", 2019, 45_000, 0, "A"), One("E9", "citizenship_grants", 2020, 4_000_000, 0, "A")];
        FittedFigure[] money = [One("E6", "remittances_received", 2020, 2e9, 0, "C")];
        CalibratedParameter parameter = new("departure.constant TJK.RUS", "departure.constant", "TJK.RUS", "normal", 1, 0.5, -10, 10);
        return new FitReportInput
        {
            Language = language,
            Program = "corridor 0 & more",
            Draws = 60,
            FiguresInAll = 100,
            Fit = new PosteriorFit([.. stock, .. papers, .. money]),
            Series = [Series(stock, 1_000_000), Series(papers, 40_000), Series(money, 2e9)],
            Parameters = [new ParameterDiagnostic("TJK", parameter, [0, 0.4, 1, 1.6, 2], [0, 0.4, 0.7, 1, 1.3, 1.6, 2], 1.01, 500, 450, 0.02, Informed: false)],
            Places = new Dictionary<string, Label> { ["TJK"] = new("Tajikistan", "Таджикистан"), ["RUS"] = new("Russia", "Россия") },
            Measures = new Dictionary<string, Label> { ["migrant_stock"] = new("Migrants", "Мигранты") },
            ParameterNames = new Dictionary<string, Label> { ["departure.constant"] = new("A constant", "Константа") },
        };
    }

    private static SeriesFit Series(FittedFigure[] figures, double level) =>
        new(figures[0].Figure, [.. Enumerable.Range(2010, 16).Select(year => new SeriesBand(new Month(year, 7), [.. Levels.Select(factor => factor * level)]))], figures);

    private static FittedFigure One(string id, string measure, int year, double value, double bias, string publisher)
    {
        ObservationOperator observed = ObservationOperators.Find(measure)!;
        FigureKind kind = measure == "migrant_stock" ? FigureKind.Stock : measure == "citizenship_grants" ? FigureKind.FlowPersons : FigureKind.FlowMoney;
        Evidence.Figure figure = new()
        {
            Id = id,
            Source = "S",
            Measure = measure,
            Nation = "TJK",
            Place = "RUS",
            PeriodStart = new DateOnly(year, 1, 1),
            PeriodEnd = new DateOnly(year, 12, 31),
            Low = value,
            High = value,
            Unit = observed.Units[0],
            Kind = kind,
        };
        double model = id == "E9" ? 50_000 : value * Math.Exp(-bias);
        ObservedFigure one = new(figure, new Publisher(publisher, new Label(publisher, publisher), "press"), observed, new FigureScope(["TJK"], "RUS", string.Empty, kind, 0, []), FigureScale.Log, 0, 0.1, 0.1, $"{publisher}|{measure}");
        return new FittedFigure(new JudgedFigure(one, model, 0.15, bias, 0.05, id == "E9" ? 0.99 : 0.01, 1), [.. Levels.Select(factor => factor * model * Math.Exp(bias))], bias - 0.1, bias + 0.1, id == "E9" ? 0.99 : 0.01);
    }
}
