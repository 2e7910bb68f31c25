using Corridor.Data;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Corridor.Evidence.Tests;

public sealed class ConflictTests(ITestOutputHelper output)
{
    private static readonly Lazy<IReadOnlyList<Conflict>> All = new(() => ConflictFinder.Find(TestData.Evidence));

    [Fact]
    public void Rule_Finds_At_Least_85_Percent_Of_The_Marked_Contradictions()
    {
        HashSet<(string, string)> found = [.. All.Value.Select(conflict => (conflict.A.Id, conflict.B.Id))];
        List<(string, string)> marked = [.. TestData.Evidence.Figures
            .SelectMany(figure => figure.MarkedContradictions.Where(other => string.CompareOrdinal(figure.Id, other) < 0).Select(other => (figure.Id, other)))];
        List<(string, string)> missed = [.. marked.Where(pair => !found.Contains(pair))];
        output.WriteLine($"{marked.Count - missed.Count} of {marked.Count} found; missed: {string.Join(", ", missed)}");
        marked.Count.ShouldBe(114);
        missed.Count.ShouldBeLessThanOrEqualTo((int)(114 * 0.15));
    }

    [Fact]
    public void Judged_Sample_Is_Found_As_Judged_And_At_Least_80_Percent_Right()
    {
        string page = File.ReadAllText(Path.Combine(TestData.Folder.Root, "..", "docs", "evidence-conflicts.md"));
        List<string[]> rows = [.. page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2])).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 9)];
        rows.Count.ShouldBe(40);
        HashSet<string> found = [.. All.Value.Select(conflict => $"{conflict.A.Id} {conflict.B.Id} {conflict.ReasonWord}")];
        rows.ShouldAllBe(cells => found.Contains($"{cells[2]} {cells[3]} {cells[5]}"));
        rows.Count(cells => cells[6] == "right").ShouldBeGreaterThanOrEqualTo(32);
        rows.ShouldAllBe(cells => cells[6] == "right" || cells[6] == "wrong");
    }

    [Fact]
    public void Rule_Never_Reads_The_Marks()
    {
        EvidenceBase unmarked = TestData.With(TestData.Evidence.Figures.Select(figure => figure with
        {
            Relations = [.. figure.Relations.Where(relation => relation.Kind != FigureRelation.Contradicts)],
            Note = string.Empty,
        }));
        Pairs(ConflictFinder.Find(unmarked)).ShouldBe(Pairs(All.Value));
    }

    [Fact]
    public void Order_Of_The_Figures_Does_Not_Matter()
    {
        EvidenceBase reversed = TestData.With(TestData.Evidence.Figures.Reverse());
        IEnumerable<string> Told(IReadOnlyList<Conflict> conflicts) => conflicts.Select(conflict => $"{conflict.A.Id} {conflict.B.Id} {conflict.ReasonWord}");
        Told(ConflictFinder.Find(reversed)).ShouldBe(Told(All.Value));
    }

    [Fact]
    public void Every_Pair_Is_Told_Once_With_A_Reason_And_A_Sentence()
    {
        Pairs(All.Value).ShouldBeUnique();
        foreach (Conflict conflict in All.Value)
        {
            string.CompareOrdinal(conflict.A.Id, conflict.B.Id).ShouldBeLessThan(0);
            conflict.Why.ShouldNotBeNullOrWhiteSpace();
            (double.IsNaN(conflict.Ratio) || conflict.Ratio >= 1).ShouldBeTrue($"{conflict.A.Id} {conflict.B.Id} {conflict.Ratio}");
        }
    }

    [Theory]
    [InlineData("E0641", "E0642", ConflictReason.Population)]
    [InlineData("E0077", "E1062", ConflictReason.Registrations)]
    [InlineData("E0079", "E1041", ConflictReason.EventsOrPersons)]
    [InlineData("E0695", "E0710", ConflictReason.CopyingError)]
    [InlineData("E0360", "E0362", ConflictReason.PartsAndTotal)]
    [InlineData("E0865", "E0867", ConflictReason.Arithmetic)]
    [InlineData("E0846", "E0848", ConflictReason.Publisher)]
    [InlineData("E0443", "E0493", ConflictReason.Period)]
    [InlineData("E0899", "E0901", ConflictReason.UnitSlip)]
    [InlineData("E0312", "E0504", ConflictReason.CopyingError)]
    [InlineData("UN20-UZB-RUS-2020", "UN24-UZB-RUS-2020", ConflictReason.Edition)]
    public void Known_Conflicts_Have_The_Right_Reason(string a, string b, ConflictReason reason) =>
        All.Value.ShouldContain(conflict => conflict.A.Id == a && conflict.B.Id == b && conflict.Reason == reason);

    [Fact]
    public void Overlapping_Intervals_Of_One_Measure_Never_Conflict_And_Disjoint_Ones_Do() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<PositiveInt>().Generator.Four().ToArbitrary(),
            values =>
            {
                (double low1, double high1) = Ends(values.Item1.Get, values.Item2.Get);
                (double low2, double high2) = Ends(values.Item3.Get, values.Item4.Get);
                EvidenceBase two = TestData.With([Stock("A1", "FES2023", low1, high1), Stock("B1", "HSF2023", low2, high2)]);
                double gap = Math.Max(low1, low2) / Math.Min(high1, high2);
                int found = ConflictFinder.Find(two).Count;
                return gap <= 1 ? found == 0 : gap <= 1.03 || found == 1;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_Groups_Of_People_Do_Not_Conflict_When_The_Part_Is_Smaller()
    {
        EvidenceBase two = TestData.With(
        [
            Stock("A1", "FES2023", 1000, 1000) with { Population = "IT specialists" },
            Stock("B1", "HSF2023", 9000, 9000),
        ]);
        ConflictFinder.Find(two).ShouldBeEmpty();
        EvidenceBase larger = TestData.With(
        [
            Stock("A1", "FES2023", 10000, 10000) with { Population = "IT specialists" },
            Stock("B1", "HSF2023", 9000, 9000),
        ]);
        ConflictFinder.Find(larger).Single().Reason.ShouldBe(ConflictReason.Population);
    }

    [Fact]
    public void Rows_Of_One_Series_Differ_In_Time_And_Do_Not_Conflict()
    {
        EvidenceBase series = TestData.With(Enumerable.Range(2015, 8).Select(year => Stock($"A{year}", "HSF2023", year, year) with
        {
            Low = Math.Pow(2, year - 2000),
            High = Math.Pow(2, year - 2000),
            PeriodStart = new DateOnly(year, 1, 1),
            PeriodEnd = new DateOnly(year, 12, 31),
        }));
        ConflictFinder.Find(series).ShouldBeEmpty();
    }

    [Fact]
    public void A_Flow_Of_Half_A_Year_Is_No_Conflict_With_The_Whole_Year()
    {
        Figure year = Stock("A1", "FES2023", 1000, 1000) with { Measure = "arrivals_all", Kind = FigureKind.FlowPersons };
        Figure half = year with { Id = "B1", Source = "HSF2023", PeriodEnd = new DateOnly(2022, 6, 30), Low = 450, High = 450 };
        ConflictFinder.Find(TestData.With([year, half])).ShouldBeEmpty();
        ConflictFinder.Find(TestData.With([year, half with { Low = 1500, High = 1500 }])).Count.ShouldBe(1);
    }

    private static (double Low, double High) Ends(int a, int b) => (Math.Min(a, b), Math.Max(a, b));

    private static List<string> Pairs(IReadOnlyList<Conflict> conflicts) => [.. conflicts.Select(conflict => $"{conflict.A.Id} {conflict.B.Id}")];

    private static Figure Stock(string id, string source, double low, double high) => new()
    {
        Id = id,
        Source = source,
        Measure = "migrant_stock",
        Nation = "TJK",
        Place = "RUS",
        Population = "citizens",
        PeriodStart = new DateOnly(2022, 1, 1),
        PeriodEnd = new DateOnly(2022, 12, 31),
        Low = low,
        High = high,
        Unit = "persons",
        Kind = FigureKind.Stock,
        Publisher = source,
    };
}
