using Corridor.Data;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>Headline measures against numbers worked out by hand on a small table of two years.</summary>
public sealed class IndicatorsTests
{
    private static readonly Month First = new(2021, 1);
    private readonly SeriesTable _table = new(First, 24);

    public IndicatorsTests()
    {
        Constant("stock", 7_000_000, "never", place: "TJK");
        Constant("stock", 500_000, "returned", place: "TJK");
        Constant("stock", 500_000, "patent");
        Constant("stock", 150_000, "irregular");
        Constant("stock", 50_000, "controlled");
        Constant("stock", 100_000, "citizen");
        Constant("stock", 100_000, "work", place: "KAZ");
        Constant("stock", 200_000, "irregular", place: "TUR");
        Constant("gdp", 10e9);
        Constant("remittances_recorded", 200, place: "RUS");
        Constant("remittances_recorded", 20, place: "KAZ");
        Constant("remittances_true", 999, place: "RUS");
        Constant("other_transfers", 5);
        _table.Add(new SeriesKey("stock", "UZB", "RUS", "patent"), [.. Enumerable.Repeat(1e6, 24)]);
    }

    private HeadlineRow Row => Indicators.Row(_table, "TJK", 2022);

    [Fact]
    public void Home_Is_All_Who_Are_At_Home() => Row.PopulationHome.ShouldBe(7_500_000);

    [Fact]
    public void Citizens_Abroad_Leave_Out_Those_Who_Acquired_Russian_Citizenship()
    {
        Row.CitizensAbroad.ShouldBe(1_000_000);
        Row.CitizensInRussia.ShouldBe(700_000);
        Row.RussiaShareOfStock.ShouldBe(0.7, 1e-12);
    }

    [Fact]
    public void Irregular_Share_Counts_The_Controlled_And_Russia_Alone() => Row.IrregularShareInRussia.ShouldBe(2.0 / 7, 1e-12);

    [Fact]
    public void Concentration_Is_The_Sum_Of_Squared_Shares() => Row.DestinationHhi.ShouldBe((0.7 * 0.7) + (0.1 * 0.1) + (0.2 * 0.2), 1e-12);

    [Fact]
    public void Concentration_Is_One_When_All_Are_In_One_Place()
    {
        SeriesTable alone = new(First, 24);
        alone.Add(new SeriesKey("stock", "KGZ", "RUS", "union"), [.. Enumerable.Repeat(3.0, 24)]);
        Indicators.Row(alone, "KGZ", 2021).DestinationHhi.ShouldBe(1);
    }

    [Fact]
    public void Recorded_Money_Is_Remittances_And_Other_Transfers_Of_A_Year()
    {
        Row.RemittancesRecordedUsdBn.ShouldBe(12 * 225 / 1000.0, 1e-12);
        Row.RemittancesGdpPercent.ShouldBe(27, 1e-9);
    }

    [Fact]
    public void Stocks_Are_Those_Of_The_Middle_Of_The_Year_And_Flows_Those_Of_All_Its_Months()
    {
        SeriesTable moving = new(First, 24);
        double[] count = [.. Enumerable.Range(1, 24).Select(i => (double)i)];
        moving.Add(new SeriesKey("stock", "UZB", "RUS", "patent"), count);
        moving.Add(new SeriesKey("remittances_recorded", "UZB", "RUS"), count);
        moving.Add(new SeriesKey("gdp", "UZB"), [.. Enumerable.Repeat(1e9, 24)]);
        HeadlineRow row = Indicators.Row(moving, "UZB", 2022);
        row.CitizensInRussia.ShouldBe(18);
        row.RemittancesRecordedUsdBn.ShouldBe(Enumerable.Range(13, 12).Sum() / 1000.0, 1e-12);
    }

    [Fact]
    public void A_Year_That_The_Run_Does_Not_Cover_Has_No_Row()
    {
        IReadOnlyList<HeadlineRow> rows = Indicators.Headline(_table, ["TJK", "UZB"], [2020, 2021, 2022, 2023]);
        rows.Select(row => (row.Nation, row.Year)).ShouldBe([("TJK", 2021), ("TJK", 2022), ("UZB", 2021), ("UZB", 2022)]);
        Indicators.Headline(new SeriesTable(First, 23), ["TJK"], [2022]).ShouldBeEmpty();
    }

    [Fact]
    public void A_Nation_Without_People_Abroad_Has_Zeros_And_No_Undefined_Number()
    {
        SeriesTable nobody = new(First, 12);
        nobody.Add(new SeriesKey("stock", "TKM", "TKM", "never"), [.. Enumerable.Repeat(5.0, 12)]);
        Indicators.Row(nobody, "TKM", 2021).ShouldBe(new HeadlineRow("TKM", 2021, 5, 0, 0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public void The_Headline_Of_The_Base_Has_Every_Nation_And_Year_Once()
    {
        IReadOnlyList<HeadlineRow> rows = Indicators.Headline(BaseRun.Series, BaseRun.Nations, Indicators.HeadlineYears);
        rows.Count.ShouldBe(5 * 6);
        rows.Select(row => (row.Nation, row.Year)).Distinct().Count().ShouldBe(30);
        foreach (HeadlineRow row in rows)
        {
            row.IrregularShareInRussia.ShouldBeInRange(0, 1);
            row.RussiaShareOfStock.ShouldBeInRange(0, 1);
            row.DestinationHhi.ShouldBeInRange(1.0 / 15, 1);
            row.CitizensInRussia.ShouldBeLessThanOrEqualTo(row.CitizensAbroad);
        }
    }

    private void Constant(string series, double value, string status = "", string? place = null) =>
        _table.Add(new SeriesKey(series, "TJK", place ?? (status.Length > 0 ? "RUS" : string.Empty), status), [.. Enumerable.Repeat(value, 24)]);
}
