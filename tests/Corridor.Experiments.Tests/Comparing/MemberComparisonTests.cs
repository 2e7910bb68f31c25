using Corridor.Data;
using Corridor.Experiments.Comparing;
using Corridor.Experiments.Ensembles;
using Corridor.Model;
using Corridor.Simulation;

namespace Corridor.Experiments.Tests.Comparing;

/// <summary>Differences of two ensembles, taken member by member.</summary>
public class MemberComparisonTests
{
    private const int Members = 6;
    private static readonly string[] Nation = ["TJK"];

    [Fact]
    public void A_Scenario_Without_Changes_Differs_By_Exactly_Nothing_In_Every_Member()
    {
        Faults faults = new();
        ModelSystem unchanged = ProjectFutures.System.Under(new Scenario("same", new Label("same", "same"), ProjectFutures.Until, 1), faults);
        faults.ThrowIfAny();
        IReadOnlyList<MemberComparisonRow> rows = MemberComparison.Rows(Of(ProjectFutures.System, 1), Of(unchanged, 1), Nation, [2015, 2024, 2027, 2028]);
        rows.Select(row => row.Year).Distinct().ShouldBe([2015, 2024, 2027], "a year that is not covered has no row");
        rows.ShouldAllBe(row => row.Difference == new Band(0, 0, 0));
        rows.ShouldAllBe(row => row.SameSign == new Chance(Members, Members));
        rows.Where(row => row.Indicator == "citizens_abroad").ShouldAllBe(row => row.A == row.B && row.A.P10 < row.A.P90);
    }

    [Fact]
    public void Common_Draws_And_Paths_Make_The_Difference_Sharper_Than_The_Bands()
    {
        ModelSystem falls = Gallery.Of("rouble-falls").System;
        IReadOnlyList<Member> before = Of(Gallery.System, 1);
        MemberComparisonRow Row(IReadOnlyList<Member> after) => MemberComparison.Rows(before, after, Nation, [2027]).Single(row => row.Indicator == "remittances_recorded_usd_bn");
        MemberComparisonRow together = Row(Of(falls, 1));
        MemberComparisonRow apart = Row(Of(falls, 2));
        double Width(Band band) => band.P90 - band.P10;
        Width(together.Difference).ShouldBeLessThan(Width(together.A));
        Width(together.Difference).ShouldBeLessThan(Width(apart.Difference) / 2);
        together.Difference.P90.ShouldBeLessThan(0);
        together.SameSign.ShouldBe(new Chance(Members, Members));
    }

    [Fact]
    public void Differences_Percents_And_Signs_Are_Those_Of_Pairs()
    {
        Member[] a = [Made(1, 100), Made(2, 200), Made(3, 300)];
        Member[] b = [Made(1, 90), Made(2, 100), Made(3, 330)];
        MemberComparisonRow row = MemberComparison.Rows(a, b, Nation, [2020]).Single(row => row.Indicator == "citizens_abroad");
        row.Difference.P50.ShouldBe(-10);
        row.Percent.P50.ShouldBe(-10);
        row.SameSign.ShouldBe(new Chance(2, 3));
        (row.B.P50 - row.A.P50).ShouldBe(-100, "the difference of the middles is another number");
        row.SameSign.ToString().ShouldBe("in 2 of 3 futures");
    }

    [Fact]
    public void Members_That_Are_Not_Pairs_Are_Refused()
    {
        Should.Throw<ArgumentException>(() => MemberComparison.Rows([Made(1, 1), Made(2, 1)], [Made(1, 1), Made(3, 1)], Nation, [2020]));
        Should.Throw<ArgumentException>(() => MemberComparison.Rows([], [], Nation, [2020]));
    }

    [Fact]
    public void Unemployment_Of_Members_Is_That_Of_Runs()
    {
        SeriesTable run = Gallery.Run("base", "TJK");
        double whole = YearIndicator.All.Single(one => one.Id == "unemployment_percent").Of(run, "TJK", 2024);
        MemberIndicator.Find("unemployment_percent")!.Of(NationSummary.Of(run, "TJK"), 2024)!.Value.ShouldBe(whole, 1e-6 * whole);
        MemberIndicator.Find("unemployment_percent")!.Of(NationSummary.Of(run, "TJK"), 2031).ShouldBeNull();
        MemberIndicator.Find("unemployment").ShouldBeNull();
    }

    private static Member[] Of(ModelSystem system, ulong seed)
    {
        EnsembleModel model = new(system, ProjectFutures.Until, ProjectFutures.All(seed), Nation);
        return [.. Enumerable.Range(1, Members).Select(number => model.Compute(number))];
    }

    private static Member Made(int number, double abroad) =>
        new(number, [new NationSummary("TJK", [new HeadlineRow("TJK", 2020, 1000, abroad, 1, 0.1, 1, 1, 1, 1)], [.. NationSummary.Series.Select(_ => new float[24])])]);
}
