using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Russia;
using Corridor.Model.Scenarios;
using Corridor.Simulation.Micro;
using Corridor.Simulation.Russia;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>The five nations and Russia's labour market act on each other.</summary>
public class RussiaBalanceTests
{
    private const string Closed = "{driver: openness, nation: TJK, place: RUS, set: 0, from: 2026-01, why: a}";
    private static readonly string[] NoReaction = ["{russia: elasticity, set: 0, from: 2010-01, why: b}", "{russia: openings, set: 0, from: 2010-01, why: c}"];
    private static readonly Lazy<ModelSystem> ClosedSystem = new(() => Under(Closed));
    private static readonly Lazy<SeriesTable> ClosedRun = new(() => MacroSimulation.Run(ClosedSystem.Value, BaseRun.Until, 2, detail: false).Series);

    [Fact]
    public void Who_Stays_Away_Raises_What_Is_Earned_And_Others_Come_And_Send_More()
    {
        SeriesTable without = MacroSimulation.Run(Held(ClosedSystem.Value), BaseRun.Until, 2, detail: false).Series;
        double[] earnings = Of(ClosedRun.Value, RussiaSeries.Earnings);
        earnings[..(new Month(2026, 2) - Scenario.Start)].ShouldAllBe(factor => factor == 1);
        earnings[(new Month(2026, 3) - Scenario.Start)..].ShouldAllBe(factor => factor > 1 && factor < 1.02);
        int last = BaseRun.Months - 1;
        foreach (string nation in new[] { "KGZ", "UZB", "TKM" })
        {
            ClosedRun.Value.Sum("stock", nation, "RUS")[last].ShouldBeGreaterThan(without.Sum("stock", nation, "RUS")[last], nation);
            ClosedRun.Value.Sum("remittances_true", nation, "RUS")[last].ShouldBeGreaterThan(without.Sum("remittances_true", nation, "RUS")[last], nation);
            without.Sum("stock", nation, "RUS").SequenceEqual(BaseRun.Series.Sum("stock", nation, "RUS")).ShouldBeTrue($"{nation}: nations act on each other through the market alone");
        }
    }

    [Fact]
    public void The_Wage_That_The_Run_Follows_Is_The_One_That_Its_Own_People_Make()
    {
        double[] followed = RussiaBalance.Of(ClosedSystem.Value, BaseRun.Months).Reaction!.Path.Over(Scenario.Start, BaseRun.Months);
        double[] made = Of(ClosedRun.Value, RussiaSeries.Earnings);
        followed.Zip(made).Max(pair => Math.Abs(Math.Log(pair.First / pair.Second))).ShouldBeLessThan(1e-8);
        followed.Max().ShouldBeGreaterThan(1.003);
    }

    [Fact]
    public void Month_By_Month_Without_Rounds_Gives_The_Same_Wage()
    {
        // A second way: the wage of each month from the people of the run along the wages of the months before.
        Month until = new(2027, 3);
        int months = until - Scenario.Start + 1;
        FiveInRussia reference = RussiaBalance.Of(BaseRun.System, months).Five(1, CancellationToken.None);
        List<double> factors = [];
        Month from = new(2026, 1);
        NationPlan[] plans = [.. BaseRun.Nations.Select(nation => ClosedSystem.Value.Plan(nation, months))];
        for (Month month = from; month <= until; month = month.Plus(1))
        {
            DriverPath path = new("wage", "RUS", from, [.. factors]);
            RussiaCount[] counts = [.. plans.Select(plan =>
            {
                NationRun run = new(plan.With([path]).Compile(plan.Parameters), months, detail: false, totalsOnly: true);
                RussiaCount count = new(run, plan.States, plan.Parameters, months);
                run.Run(count.Record, CancellationToken.None);
                return count;
            })];
            RussiaMarket market = new(ClosedSystem.Value, months, RussiaCount.Sum(counts), reference);
            factors.Add(market.Reaction?.Path.Over(month, 1)[0] ?? 1);
        }

        double[] balanced = RussiaBalance.Of(ClosedSystem.Value, months).Reaction!.Path.Over(from, factors.Count);
        balanced.Zip(factors).Max(pair => Math.Abs(Math.Log(pair.First / pair.Second))).ShouldBeLessThan(1e-9);
        factors[^1].ShouldBeGreaterThan(1.0005);
    }

    [Theory]
    [InlineData(Closed)]
    [InlineData("{jobs: {nation: UZB}, multiply: 1.05, from: 2028-06, why: a}")]
    [InlineData("{driver: openness, nation: KGZ, place: RUS, set: 0.5, from: 2015-03, why: a}")]
    [InlineData("{russia: demand, multiply: 1.05, from: 2027-01, why: a}")]
    [InlineData("{parameter: family.kandas, multiply: 1.1, why: a}")]
    public void Rounds_That_Begin_Where_Something_Differs_Give_The_Bits_Of_Runs_From_The_Start(string change)
    {
        int months = new Month(2029, 3) - Scenario.Start + 1;
        ModelSystem under = Under(change);
        FiveInRussia reference = FromTheStart(BaseRun.System, months, null);
        WageReaction? reaction = new RussiaMarket(under, months, reference, reference).Reaction;
        for (int round = 1; round <= RussiaBalance.Rounds; round++)
        {
            reaction = new RussiaMarket(under, months, FromTheStart(under, months, reaction), reference).Reaction;
        }

        WageReaction balanced = RussiaBalance.Of(under, months).Reaction.ShouldNotBeNull();
        balanced.From.ShouldBe(reaction.ShouldNotBeNull().From);
        balanced.Wage.ShouldBe(reaction.Wage);
        balanced.Openings.ShouldBe(reaction.Openings);
    }

    private static FiveInRussia FromTheStart(ModelSystem system, int months, WageReaction? reaction) => RussiaCount.Sum([.. BaseRun.Nations.Select(nation =>
    {
        NationPlan plan = system.Plan(nation, months);
        NationRun run = new(plan.With(reaction is null ? [] : [reaction.Path]).Compile(plan.Parameters), months, detail: false, totalsOnly: true);
        RussiaCount count = new(run, plan.States, plan.Parameters, months);
        run.Run(count.Record, CancellationToken.None);
        return count;
    })]);

    [Fact]
    public void Another_Horizon_Or_Number_Of_Threads_Gives_The_Same_Months()
    {
        Month until = new(2028, 7);
        SeriesTable other = MacroSimulation.Run(Under(Closed), until, 1, detail: false).Series;
        foreach (SeriesKey key in other.Keys.Union(ClosedRun.Value.Keys))
        {
            ReadOnlySpan<double> expected = (ClosedRun.Value.Find(key) ?? new double[BaseRun.Months]).AsSpan(0, other.Count);
            expected.SequenceEqual(other.Find(key) ?? new double[other.Count]).ShouldBeTrue(key.ToString());
        }
    }

    [Fact]
    public void A_Change_That_Moves_Nobody_In_Russia_Has_No_Reaction()
    {
        ModelSystem richer = Under("{driver: gdp, nation: TJK, multiply: 1.2, from: 2026-01, why: a}");
        RussiaBalance.Of(richer, BaseRun.Months).Reaction.ShouldBeNull();
        SeriesTable run = MacroSimulation.Run(richer, BaseRun.Until, 2, detail: false).Series;
        foreach (SeriesKey key in run.Keys.Where(key => key.Series != "gdp"))
        {
            run.Find(key).ShouldBe(BaseRun.Series.Find(key), key.ToString());
        }
    }

    [Fact]
    public void People_Who_Do_Not_Settle_Are_Missing_Among_Residents_By_Age_Too()
    {
        int june = new Month(2035, 6) - Scenario.Start;
        double Lost(string name) => Of(BaseRun.Series, name)[june] - Of(ClosedRun.Value, name)[june];
        double Settled(SeriesTable run) => new[] { "temporary", "permanent", "citizen" }.Sum(status => BaseRun.Nations.Sum(nation => run.Find(new SeriesKey("stock", nation, "RUS", status))![june]));
        Lost(RussiaSeries.Population).ShouldBe(Settled(BaseRun.Series) - Settled(ClosedRun.Value), 1);
        Lost(RussiaSeries.Population).ShouldBeGreaterThan(100_000);
        Lost(RussiaSeries.WorkingAge).ShouldBeInRange(0, Lost(RussiaSeries.Population));
        Lost(RussiaSeries.LabourForce).ShouldBeInRange(0.5 * Lost(RussiaSeries.WorkingAge), Lost(RussiaSeries.WorkingAge));
        new[] { "male", "female" }.Sum(sex => ClosedRun.Value.Find(new PyramidKey("RUS", "home", sex, 2035))!.Sum()).ShouldBe(Of(ClosedRun.Value, RussiaSeries.Population)[june], 1);
    }

    [Fact]
    public void Single_Lives_Follow_The_Wage_Of_The_Macrosimulation()
    {
        Month until = new(2027, 6);
        MicroOptions options = new(500, 1, 2);
        ModelSystem under = Under(Closed);
        SeriesTable single = MicroSimulation.Run(under, until, options).Series;
        SeriesTable expected = MacroSimulation.Run(under, until, 2, detail: false).Series;
        double[] earnings = Of(single, RussiaSeries.Earnings);
        earnings.Max().ShouldBeGreaterThan(1);
        earnings.Zip(Of(expected, RussiaSeries.Earnings)).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-8);

        // The same persons, but for the wage.
        SeriesTable without = MicroSimulation.Run(Held(ClosedSystem.Value), until, options).Series;
        single.Sum("remittances_true", "UZB", "RUS")[^1].ShouldBeGreaterThan(without.Sum("remittances_true", "UZB", "RUS")[^1]);
    }

    private static double[] Of(SeriesTable run, string name) => run.Find(new SeriesKey(name, "RUS", "RUS"))!;

    /// <summary>A system whose labour market in Russia does not react.</summary>
    internal static ModelSystem Held(ModelSystem system) => Under(system, NoReaction);

    private static ModelSystem Under(string change) => Under(BaseRun.System, change);

    private static ModelSystem Under(ModelSystem system, params string[] changes)
    {
        Faults faults = new();
        YamlMap file = YamlMap.Parse($"changes:\n  - {string.Join("\n  - ", changes)}\n", "mine.yaml", faults)!;
        ScenarioChange[] read = [.. file.Maps("changes", faults).Select(entry => ScenarioChange.Read(entry, faults)).OfType<ScenarioChange>()];
        ModelSystem under = system.Under(read, BaseRun.Until, faults);
        faults.ThrowIfAny();
        return under;
    }
}
