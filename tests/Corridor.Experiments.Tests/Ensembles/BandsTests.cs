using Corridor.Data;
using Corridor.Experiments.Ensembles;
using Corridor.Inference.Backtesting;
using Corridor.Model;
using Corridor.Simulation;

namespace Corridor.Experiments.Tests.Ensembles;

/// <summary>What members say together.</summary>
public sealed class BandsTests
{
    private const int Year = 2030;
    private static readonly Bands Made = new([.. Enumerable.Range(1, 101).Select(number => Of(number, number - 1))]);

    [Fact]
    public void The_Band_Lies_Around_The_Middle_In_Order()
    {
        foreach (HeadlineIndicator indicator in HeadlineIndicator.All)
        {
            Band band = Made.Of("TJK", Year, indicator);
            band.P10.ShouldBeLessThanOrEqualTo(band.P50);
            band.P50.ShouldBeLessThanOrEqualTo(band.P90);
        }

        Made.Of("TJK", Year, HeadlineIndicator.Find("citizens_abroad")!).ShouldBe(new Band(10, 50, 90));
        Made.Of("TJK", "stock", "RUS")!.ShouldAllBe(band => band.P10 < band.P50 && band.P50 < band.P90);
        Made.Of("TJK", "stock", "KAZ").ShouldBeNull();
    }

    [Fact]
    public void A_Number_That_Does_Not_Exist_Has_No_Band() => double.IsNaN(Band.Of([1, double.NaN]).P50).ShouldBeTrue();

    [Fact]
    public void Futures_Below_And_Above_A_Threshold_That_Nothing_Meets_Are_All()
    {
        double[] values = Made.Values("TJK", Year, HeadlineIndicator.Find("citizens_abroad")!);
        Chance below = Chance.Of(values, 70.5, below: true);
        Chance above = Chance.Of(values, 70.5, below: false);
        (below.Futures + above.Futures).ShouldBe(values.Length);
        below.Futures.ShouldBe(71);
        below.ToString().ShouldBe("in 7 of 10 futures");
    }

    [Theory]
    [InlineData(0, 200, "in 0 of 10 futures")]
    [InlineData(200, 200, "in 10 of 10 futures")]
    [InlineData(4, 200, "in 2 of 100 futures")]
    [InlineData(1, 1000, "in 1 of 1000 futures")]
    [InlineData(999, 1000, "in 999 of 1000 futures")]
    [InlineData(3, 4, "in 3 of 4 futures")]
    public void What_Is_Neither_None_Nor_All_Is_Not_Said_To_Be(int futures, int members, string text)
    {
        Chance chance = new(futures, members);
        chance.ToString().ShouldBe(text);
        chance.StandardError.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_Label_Says_What_Is_In_And_What_Is_Not()
    {
        string[] two = ["TJK", "UZB"];
        new EnsembleContents(["wage"], two, two, Discrepancy: true).ToString().ShouldBe("contains: parameters, drivers (wage), model discrepancy");
        EnsembleContents part = new(["wage"], two, ["TJK"], Discrepancy: false);
        part.ToString().ShouldBe("contains: parameters of TJK alone, drivers (wage); not: model discrepancy");
        part.Parts.ShouldBe(["drivers"]);
        part.WithoutPosterior.ShouldBe(["UZB"]);
        new EnsembleContents([], two, [], Discrepancy: false).ToString().ShouldBe("contains: nothing; not: parameters, drivers, model discrepancy");
    }

    [Theory]
    [InlineData(1000, 8)]
    [InlineData(10, 3)]
    [InlineData(5, 5)]
    public void Shards_Hold_Every_Member_Once(int members, int count)
    {
        Shards shards = new(members, count);
        IReadOnlyList<int>[] parts = [.. Enumerable.Range(1, count).Select(shards.Of)];
        parts.SelectMany(part => part).Order().ShouldBe(Enumerable.Range(1, members));
        (parts.Max(part => part.Count) - parts.Min(part => part.Count)).ShouldBeLessThanOrEqualTo(1);
        HashSet<int> there = [.. parts.Skip(1).SelectMany(part => part)];
        (int shard, IReadOnlyList<int> missing) = shards.Missing(there).ShouldHaveSingleItem();
        shard.ShouldBe(1);
        missing.ShouldBe(parts[0]);
    }

    [Fact]
    public void A_Discrepancy_Begins_After_The_Last_Figure_And_Has_Its_Spread()
    {
        ModelDiscrepancy discrepancy = new([new("stock", 0.2, 2), new("share", 0.5, 1)], new Month(2026, 1));
        Member[] moved = [.. Enumerable.Range(1, 4000).Select(number => discrepancy.Of(Of(number, 100), 3))];
        double[] Values(int year, string indicator) => new Bands(moved).Values("TJK", year, HeadlineIndicator.Find(indicator)!);
        Values(2025, "citizens_abroad").ShouldAllBe(value => value == 100);
        double[] logs = [.. Values(2035, "citizens_abroad").Select(value => Math.Log(value / 100))];
        logs.Average().ShouldBe(0, 0.015);
        Math.Sqrt(logs.Average(log => log * log)).ShouldBe(0.2, 0.02);
        Values(2035, "population_home").ShouldAllBe(value => value == 100);
        Values(2035, "irregular_share_in_russia").ShouldAllBe(value => value > 0 && value < 1);
        Values(2035, "russia_share_of_stock").ShouldAllBe(value => value == 0.5);
        discrepancy.Of(Of(9, 100), 3).Nations[0].Years.ShouldBe(moved[8].Nations[0].Years);
    }

    [Fact]
    public void What_Trials_Have_Taught_By_The_End_Of_Calibration_Is_What_Members_Show()
    {
        Month last = new(2025, 12);
        ModelDiscrepancy.Of(LearntDiscrepancy.None, last).ShouldBeNull();
        LearntDiscrepancy learnt = new(
        [
            new(new Month(2019, 12), new Month(2021, 12), "stock", 40, 1.2, 0.1, 3),
            new(new Month(2021, 12), new Month(2024, 12), "stock", 60, 1.1, 0.12, 0.2),
            new(new Month(2025, 6), new Month(2027, 12), "money", 9, 1, 0.5, 1),
            new(new Month(2021, 12), new Month(2024, 12), "papers", 9, 1, 0.5, 1),
        ]);
        ModelDiscrepancy discrepancy = ModelDiscrepancy.Of(learnt, last)!;
        discrepancy.Kinds.ShouldBe([new("stock", 0.12, 1)]);
        discrepancy.From.ShouldBe(new Month(2026, 1));
    }

    private static Member Of(int number, double value) => new(number, [new NationSummary(
        "TJK",
        [.. Enumerable.Range(Scenario.Start.Year, 26).Select(year => new HeadlineRow("TJK", year, value, value, value, 0.3, value, value, 0.5, 0.4))],
        [.. NationSummary.Series.Select(_ => Enumerable.Repeat((float)value, 312).ToArray())])]);
}
