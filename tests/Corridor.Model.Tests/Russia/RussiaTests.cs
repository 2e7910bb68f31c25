using Corridor.Data;
using Corridor.Model.Population;
using Corridor.Model.Russia;
using Corridor.Model.Scenarios;

namespace Corridor.Model.Tests;

/// <summary>Russia's own population and how its labour market moves the wage.</summary>
public class RussiaTests
{
    private const int Last = 2050;
    private static readonly int Months = new Month(2035, 12) - Scenario.Start + 1;
    private static readonly Lazy<RussiaPeople> Base = new(() => People(ProjectModel.System));

    [Fact]
    public void With_The_Migration_Of_The_United_Nations_The_Projection_Is_Theirs()
    {
        for (int year = PopulationData.FirstYear; year <= Last; year++)
        {
            double published = ProjectModel.System.RussiaData.Published[RussiaData.PlaceOf(year)];
            (Base.Value.Population(year) / published).ShouldBe(1, year < 2024 ? 1e-6 : 0.005, $"{year}");
        }
    }

    [Theory]
    [InlineData(2025, 93_858_550)]
    [InlineData(2030, 92_502_745)]
    [InlineData(2035, 92_209_760)]
    public void People_Of_Working_Age_Are_Those_That_The_United_Nations_Publish(int year, double persons) =>
        (Base.Value.WorkingAge(year) / persons).ShouldBe(1, 0.01);

    [Fact]
    public void Nobody_Is_Negative_And_The_Low_Variant_Is_Below_The_Medium_And_That_Below_The_High()
    {
        RussiaPeople low = People(Under("{russia: population, variant: low, from: 2027-01, why: a}"));
        RussiaPeople high = People(Under("{russia: population, variant: high, from: 2027-01, why: a}"));
        for (int year = 2027; year <= Last; year++)
        {
            low.Ages(year, 0).Concat(low.Ages(year, 1)).ShouldAllBe(persons => persons >= 0);
            low.Population(year).ShouldBeLessThan(Base.Value.Population(year));
            high.Population(year).ShouldBeGreaterThan(Base.Value.Population(year));
        }

        low.Population(2026).ShouldBe(Base.Value.Population(2026));
    }

    [Fact]
    public void Without_A_Change_No_Wage_Is_Multiplied()
    {
        RussiaFeedback.Path(ProjectModel.System, Months).ShouldBeNull();
        RussiaFeedback.Path(Under("{wage: {place: RUS}, multiply: 1.1, from: 2027-01, why: a}"), Months).ShouldBeNull();
    }

    [Fact]
    public void Less_Labour_Or_More_Demand_Means_A_Higher_Wage_And_No_Wage_Moves_Before_Observation_Ends()
    {
        Month begins = RussiaFeedback.Begins(ProjectModel.System.Drivers.Catalogue);
        begins.ShouldBe(new Month(2024, 10));
        foreach (string change in new[] { "{russia: participation, multiply: 0.95, from: 2010-01, why: a}", "{russia: demand, multiply: 1.05, from: 2010-01, why: a}", "{russia: population, variant: low, from: 2020-01, why: a}" })
        {
            ModelSystem under = Under(change);
            double[] before = Wage(ProjectModel.System);
            double[] after = Wage(under);
            int first = begins - Scenario.Start;
            after[..first].ShouldBe(before[..first], change);
            Enumerable.Range(first + 12, Months - first - 12).ShouldAllBe(t => after[t] > before[t], change);
        }
    }

    [Fact]
    public void The_Factor_Is_The_Tightness_To_The_Elasticity_And_Nothing_At_An_Elasticity_Of_Nought()
    {
        DriverPath path = RussiaFeedback.Path(Under("{russia: demand, multiply: 1.1, from: 2010-01, why: a}"), Months)!;
        path.Factors.ShouldAllBe(factor => Math.Abs(factor - Math.Pow(1.1, ProjectModel.System.RussiaData.Elasticity)) < 1e-12);
        RussiaFeedback.Beyond(path, 3).Factors[0].ShouldBe(Math.Pow(path.Factors[0], 2), 1e-12);
        RussiaFeedback.Path(Under("{russia: demand, multiply: 1.1, from: 2010-01, why: a}", "{russia: elasticity, set: 0, from: 2010-01, why: b}"), Months).ShouldBeNull();
    }

    [Fact]
    public void Nothing_Acts_Before_It_Is_Changed() =>
        RussiaFeedback.Path(Under("{russia: demand, multiply: 1.1, from: 2027-01, why: a}"), Months)!.From.ShouldBe(new Month(2027, 1));

    [Fact]
    public void Ukrainians_Who_Go_Back_Are_Missing_In_The_Population()
    {
        RussiaPeople after = People(Under("{displaced: {group: ukrainians, place: RUS}, half_life: return, multiply: 0.2, from: 2027-07, why: a}"));
        (Base.Value.Population(2030) - after.Population(2030)).ShouldBeInRange(100_000, 1_000_000);
        after.Population(2026).ShouldBe(Base.Value.Population(2026));
    }

    [Theory]
    [InlineData("{russia: jobs, multiply: 2, why: a}", "unknown part of Russia's population 'jobs'", "demand")]
    [InlineData("{russia: demand, variant: low, why: a}", "demand has no variants", "multiply")]
    [InlineData("{russia: population, multiply: 2, why: a}", "the population is changed by a variant", "variant: low")]
    [InlineData("{russia: population, variant: lower, why: a}", "unknown variant 'lower'", "low")]
    [InlineData("{russia: elasticity, set: 5, why: a}", "elasticity would be 5", "expected 0 to 2")]
    [InlineData("{russia: fertility, variant: low, multiply: 2, why: a}", "'variant' and 'multiply'", "keep one")]
    public void A_Broken_Change_Is_Refused_With_Its_Place(string change, string what, string hint)
    {
        Faults faults = new();
        Read(change, faults);
        Fault fault = faults.Ordered.First(one => one.What.Contains(what, StringComparison.Ordinal));
        fault.Line.ShouldBe(2);
        fault.Hint.ShouldContain(hint);
    }

    private static double[] Wage(ModelSystem system) => system.Plan("TJK", Months).Inputs.Wage[system.Plan("TJK", Months).States.Destinations.ToList().IndexOf("RUS")];

    private static RussiaPeople People(ModelSystem system) => new(system.RussiaData, system.RussiaEdits, system.Displaced, Last);

    private static ModelSystem Under(params string[] changes)
    {
        Faults faults = new();
        ModelSystem under = Read(string.Join("\n  - ", changes), faults);
        faults.Ordered.ShouldBeEmpty();
        return under;
    }

    private static ModelSystem Read(string change, Faults faults)
    {
        YamlMap file = YamlMap.Parse($"changes:\n  - {change}\n", "mine.yaml", faults)!;
        ScenarioChange[] changes = [.. file.Maps("changes", faults).Select(entry => ScenarioChange.Read(entry, faults)).OfType<ScenarioChange>()];
        return ProjectModel.System.Under(changes, new Month(2035, 12), faults);
    }
}
