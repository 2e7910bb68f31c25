using Corridor.Data;
using Corridor.Model;
using Corridor.Regimes;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>A scenario that changes a legal regime: the model follows the rules, and nothing else moves before the day.</summary>
public sealed class RegimeScenarioTests
{
    private const string Nation = "UZB";
    private static readonly Month Last = new(2031, 12);
    private static readonly Lazy<(ModelSystem System, Scenario Scenario, SeriesTable Series)> Joined = new(Compute);

    [Fact]
    public void Patents_Fade_And_Union_Workers_Appear()
    {
        Stock("patent", joined: true).At("2027-12").ShouldBe(Stock("patent", joined: false).At("2027-12"));
        Stock("patent", joined: true).At("2031-12").ShouldBeLessThan(0.01 * Stock("patent", joined: false).At("2031-12"));
        double[] union = Stock("union", joined: true);
        union.At("2027-12").ShouldBe(0);
        union.At("2028-12").ShouldBeGreaterThan(100_000);
        union.At("2031-12").ShouldBeGreaterThan(Stock("patent", joined: false).At("2031-12"));
    }

    [Fact]
    public void The_Irregular_Share_Falls()
    {
        foreach (string month in new[] { "2028-12", "2029-12", "2031-12" })
        {
            Irregular(joined: true, month).ShouldBeLessThan(Irregular(joined: false, month), month);
        }

        Irregular(joined: true, "2031-12").ShouldBeLessThan(0.8 * Irregular(joined: false, "2031-12"));
    }

    [Fact]
    public void The_Cost_Of_Papers_Falls() =>
        PapersPerWorker(joined: true, "2030-12").ShouldBeLessThan(0.25 * PapersPerWorker(joined: false, "2030-12"));

    [Fact]
    public void Other_Nations_Feel_It_Through_The_Wage_Alone()
    {
        SeriesTable held = MacroSimulation.Run(RussiaBalanceTests.Held(Joined.Value.System), Last, 2, detail: false).Series;
        foreach (string nation in BaseRun.Nations.Where(nation => nation != Nation))
        {
            SeriesKey irregular = new("stock", nation, "RUS", "irregular");
            double[] before = BaseRun.Series.Find(irregular)![..(Last - Scenario.Start + 1)];
            held.Find(irregular)!.ShouldBe(before, nation);
            Joined.Value.Series.Find(irregular)!.Zip(before).ShouldAllBe(pair => Math.Abs((pair.First / pair.Second) - 1) < 0.01, nation);
        }
    }

    [Fact]
    public void The_Changed_Rules_Are_Told_With_What_They_Say_Before_And_After()
    {
        IReadOnlyList<RuleChange> changes = Joined.Value.Scenario.Regimes[0].Changed(BaseRun.System.Rules, Joined.Value.System.Rules);
        RuleChange patent = changes.Single(change => change.Rule.Id == "rus.work.patent");
        patent.Before!.Value!.Yes.ShouldBeTrue();
        patent.After!.Value!.Yes.ShouldBeFalse();
        changes.Single(change => change.Rule.Id == "rus.work.union").After!.Value!.Yes.ShouldBeTrue();
        changes.Single(change => change.Rule.Id == "rus.patent.fee").After.ShouldBeNull();
        changes.Select(change => change.Rule.Id).ShouldNotContain("rus.stay.days");
    }

    private static double[] Stock(string status, bool joined) =>
        (joined ? Joined.Value.Series : BaseRun.Series).Find(new SeriesKey("stock", Nation, "RUS", status)) ?? new double[BaseRun.Months];

    private static double Irregular(bool joined, string month) =>
        Stock("irregular", joined).At(month) / (joined ? Joined.Value.Series : BaseRun.Series).Sum("stock", Nation, "RUS").At(month);

    /// <summary>US dollars a month that a worker with papers spends on them: fees, and a twelfth of what getting them costs in fact.</summary>
    private static double PapersPerWorker(bool joined, string month)
    {
        ModelSystem system = joined ? Joined.Value.System : BaseRun.System;
        int t = Month.Parse(month) - Scenario.Start;
        StateSpace states = new(Nation, system.Gazetteer, system.Statuses, system.Destinations);
        NationInputs inputs = new(states, system.Drivers, system.Rules, Scenario.Start, t + 1);
        double patents = Stock("patent", joined).At(month);
        double union = Stock("union", joined).At(month);
        return ((patents * (inputs.PatentFee[t] + (inputs.PatentEntryCost[t] / 12))) + (union * inputs.UnionCost[t] / 12)) / (patents + union);
    }

    private static (ModelSystem, Scenario, SeriesTable) Compute()
    {
        Faults faults = new();
        string folder = Path.GetDirectoryName(DataFolder.Find(null).Root)!;
        Scenario scenario = Scenario.Load(Path.Combine(folder, "scenarios", "uzbekistan-union.yaml"), faults);
        ModelSystem system = BaseRun.System.Under(scenario, faults);
        faults.ThrowIfAny();
        return (system, scenario, MacroSimulation.Run(system, Last, 2, detail: false).Series);
    }
}
