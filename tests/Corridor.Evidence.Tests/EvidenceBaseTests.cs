using System.Globalization;
using Corridor.Data;
using Xunit.Abstractions;

namespace Corridor.Evidence.Tests;

public sealed class EvidenceBaseTests(ITestOutputHelper output)
{
    [Fact]
    public void Base_Holds_Every_Study_And_Press_Figure()
    {
        EvidenceBase evidence = TestData.Evidence;
        evidence.Figures.Count(figure => figure.Id[0] == 'E').ShouldBe(1074);
        evidence.Figures.Count(figure => figure.Id[0] == 'P').ShouldBe(82);
        for (int i = 1; i <= 1074; i++)
        {
            evidence.Find($"E{i.ToString("D4", CultureInfo.InvariantCulture)}").ShouldNotBeNull();
        }
    }

    [Fact]
    public void Study_Figures_Keep_What_The_Raw_Table_Prints()
    {
        if (TestData.Shared is not { } shared)
        {
            output.WriteLine("not checked: no ../shared");
            return;
        }

        Faults faults = new();
        string text = new DataFolder(shared).ReadText("evidence/figures.csv", faults)!;
        CsvTable raw = CsvTable.Parse(text, "figures.csv", text[..text.IndexOf('\n', StringComparison.Ordinal)].Split(','), faults)!;
        faults.ThrowIfAny();
        raw.Rows.Count.ShouldBe(1074);
        foreach (CsvRow row in raw.Rows)
        {
            Figure figure = TestData.Evidence.Find(row["id"])!;
            figure.AsPrinted.ShouldBe(row["as_printed"], row["id"]);
            figure.Locator.ShouldBe(row["section"]);
            figure.Nation.ShouldBe(row["origin"]);
            figure.Place.ShouldBe(row["destination"]);
            figure.Note.ShouldBe(row["note"]);
            figure.Publisher.ShouldBe(row["publisher_cited"]);
            figure.Low.ShouldBe(Number(row["value_low"]), row["id"]);
            figure.High.ShouldBe(Number(row["value_high"]), row["id"]);
            figure.Kind.Word().ShouldBe(row["statistic_kind"]);
            FigureCsv.Date(figure.PeriodStart).ShouldBe(row["period_start"]);
            FigureCsv.Date(figure.PeriodEnd).ShouldBe(row["period_end"]);
        }

        static double? Number(string field) => field.Length == 0 ? null : double.Parse(field, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Contradictions_Stand_On_Both_Rows()
    {
        EvidenceBase evidence = TestData.Evidence;
        foreach (Figure figure in evidence.Figures)
        {
            evidence.ContradictedBy(figure.Id).ShouldBe(figure.MarkedContradictions.Order(StringComparer.Ordinal));
        }

        evidence.Stats().MarkedContradictions.ShouldBe(114);
        evidence.ContradictedBy("E0642").ShouldBe(["E0641", "E1030"]);
    }

    [Fact]
    public void Every_Measure_Is_Defined_In_Two_Languages_And_Used()
    {
        EvidenceBase evidence = TestData.Evidence;
        HashSet<string> used = [.. evidence.Figures.Select(figure => figure.Measure)];
        foreach (Measure measure in evidence.Measures.All)
        {
            used.ShouldContain(measure.Id);
            measure.Definition.En.Length.ShouldBeGreaterThan(measure.Label.En.Length - 10, measure.Id);
            measure.Definition.Ru.Any(c => c is >= 'а' and <= 'я').ShouldBeTrue(measure.Id);
            measure.Label.Ru.Any(c => c is >= 'а' and <= 'я').ShouldBeTrue(measure.Id);
            measure.ConfusedWith.ShouldNotBeEmpty(measure.Id);
        }
    }

    [Fact]
    public void Stats_Add_Up()
    {
        EvidenceStats stats = TestData.Evidence.Stats();
        stats.BySource.Sum(pair => pair.Value).ShouldBe(stats.Figures);
        stats.ByMeasure.Sum(pair => pair.Value).ShouldBe(stats.Figures);
        stats.BySource.Count.ShouldBe(stats.Sources);
        stats.Flagged.ShouldBeLessThanOrEqualTo(stats.ByFlag.Sum(pair => pair.Value));
        stats.ByFlag.ShouldContain(pair => pair.Key == "garbled" && pair.Value == 26);
    }

    [Fact]
    public void Query_Parts_All_Hold()
    {
        IReadOnlyList<Figure> found = TestData.Evidence.Query(new FigureQuery
        {
            Nation = "TJK",
            Place = "RUS",
            Measure = "migrant_stock",
            From = new DateOnly(2022, 1, 1),
            To = new DateOnly(2022, 12, 31),
        });
        found.Select(figure => figure.Id).ShouldBe(["E0641", "E0642"], ignoreOrder: true);
    }

    [Fact]
    public void Figures_Of_Several_Nations_Are_Found_By_Each_And_Groups_On_Demand()
    {
        EvidenceBase evidence = TestData.Evidence;
        foreach (string nation in new[] { "UZB", "KGZ", "TJK" })
        {
            evidence.Query(new FigureQuery { Nation = nation, Measure = "migrant_stock" }).ShouldContain(figure => figure.Id == "E0039");
        }

        evidence.Query(new FigureQuery { Nation = "TJK", Measure = "recruits_identified" }).ShouldNotContain(figure => figure.Nation == "CASIA");
        evidence.Query(new FigureQuery { Nation = "TJK", Measure = "recruits_identified", Groups = true }).ShouldContain(figure => figure.Nation == "CASIA");
    }

    [Theory]
    [InlineData("Таджикистан переводы")]
    [InlineData("Tajik remittances")]
    [InlineData("TJK transfers")]
    [InlineData("переводов таджикам")]
    public void Search_Finds_Tajik_Remittances_In_Either_Language(string text)
    {
        IReadOnlyList<Figure> found = TestData.Evidence.Query(new FigureQuery { Text = text });
        found.ShouldContain(figure => figure.Measure == "remittances_share_gdp" && figure.Nation == "TJK");
        found.ShouldContain(figure => figure.Measure == "remittances_received" && figure.Nation == "TJK");
        found.ShouldAllBe(figure => figure.Nation.Contains("TJK") || figure.Place.Contains("TJK") || figure.Note.Contains("Taj") || figure.Locator.Contains("TJK"));
    }

    [Fact]
    public void Search_For_A_Word_That_Nobody_Uses_Finds_Nothing() =>
        TestData.Evidence.Query(new FigureQuery { Text = "Tajik zeppelin" }).ShouldBeEmpty();
}
