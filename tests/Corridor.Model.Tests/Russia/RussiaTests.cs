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
    private static readonly FiveInRussia Five = new(
        [.. Enumerable.Repeat(2e6, Months)],
        [.. Enumerable.Repeat(1.5e6, Months)],
        [[.. Enumerable.Repeat(8e5, Months)], [.. Enumerable.Repeat(4e5, Months)]],
        []);

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
    public void Without_A_Change_Nothing_Is_Multiplied()
    {
        new RussiaMarket(ProjectModel.System, Months, Five, null).Reaction.ShouldBeNull();
        Market(ProjectModel.System).Reaction.ShouldBeNull();
        Market(Under("{wage: {place: RUS}, multiply: 1.1, from: 2027-01, why: a}")).Reaction.ShouldBeNull();
    }

    [Fact]
    public void Less_Labour_Or_More_Demand_Means_More_Pay_And_Work_And_Nothing_Moves_Before_Observation_Ends()
    {
        WageReaction.Begins(ProjectModel.System).ShouldBe(new Month(2024, 10));
        double[] without = Market(ProjectModel.System).Unemployment;
        foreach (string change in new[] { "{russia: participation, multiply: 0.95, from: 2010-01, why: a}", "{russia: demand, multiply: 1.05, from: 2010-01, why: a}", "{russia: population, variant: low, from: 2020-01, why: a}" })
        {
            RussiaMarket market = Market(Under(change));
            market.Reaction!.From.ShouldBe(new Month(2024, 10), change);
            market.Reaction.Wage.Skip(12).ShouldAllBe(factor => factor > 1, change);
            market.Reaction.Openings.Skip(12).ShouldAllBe(factor => factor > 1, change);
            market.Unemployment.Zip(without).ShouldAllBe(pair => pair.First <= pair.Second, change);
        }
    }

    [Fact]
    public void The_Factor_Is_The_Tightness_To_The_Elasticity_And_Nothing_At_An_Elasticity_And_A_Weight_Of_Nought()
    {
        const string More = "{russia: demand, multiply: 1.1, from: 2010-01, why: a}";
        const string NoWage = "{russia: elasticity, set: 0, from: 2010-01, why: b}";
        const string NoOpenings = "{russia: openings, set: 0, from: 2010-01, why: c}";
        WageReaction reaction = Market(Under(More)).Reaction!;
        reaction.Wage.ShouldAllBe(factor => Math.Abs(factor - Math.Pow(1.1, ProjectModel.System.RussiaData.Elasticity)) < 1e-12);
        reaction.Beyond(3).Factors[0].ShouldBe(Math.Pow(reaction.Wage[0], 2), 1e-12);
        reaction.Path.Factors[7].ShouldBe(reaction.Wage[7] * reaction.Openings[7], 1e-15);
        Market(Under(More, NoWage)).Reaction!.Wage.ShouldAllBe(factor => factor == 1);
        Market(Under(More, NoWage)).Reaction!.Openings.ShouldBe(reaction.Openings);
        Market(Under(More, NoOpenings)).Reaction!.Openings.ShouldAllBe(factor => factor == 1);
        Market(Under(More, NoWage, NoOpenings)).Reaction.ShouldBeNull();
    }

    [Fact]
    public void Nothing_Acts_Before_It_Is_Changed() =>
        Market(Under("{russia: demand, multiply: 1.1, from: 2027-01, why: a}")).Reaction!.From.ShouldBe(new Month(2027, 1));

    [Fact]
    public void More_People_Of_The_Five_Lower_What_Is_Earned_From_The_Next_Month_On_And_Fewer_Raise_It()
    {
        int changed = new Month(2028, 3) - Scenario.Start;
        FiveInRussia With(double workers, double residents) => Five with
        {
            Workers = [.. Five.Workers.Select((persons, t) => persons + (t >= changed ? workers : 0))],
            Adults = [.. Five.Adults.Select(sex => sex.Select((persons, t) => persons + (t >= changed ? residents : 0)).ToArray())],
        };
        foreach (FiveInRussia more in new[] { With(200_000, 0), With(0, 200_000) })
        {
            RussiaMarket market = Market(ProjectModel.System, more);
            market.Reaction!.From.ShouldBe(new Month(2028, 4));
            market.Reaction.Path.Factors.ShouldAllBe(factor => factor < 1);
            market.Unemployment[changed].ShouldBe(Market(ProjectModel.System).Unemployment[changed]);
            market.Unemployment[changed + 1].ShouldBeGreaterThan(Market(ProjectModel.System).Unemployment[changed + 1]);
        }

        Market(ProjectModel.System, With(-200_000, 0)).Reaction!.Path.Factors.ShouldAllBe(factor => factor > 1);
        Market(ProjectModel.System, With(-200_000, 0)).Reaction!.Path.Factors.ShouldAllBe(factor => factor < 1.01);
    }

    [Fact]
    public void Unemployment_Is_The_Published_One_And_Then_Lies_On_The_Curve_Of_The_Last_Published_Year()
    {
        foreach (RussiaMarket market in new[] { Market(ProjectModel.System), Market(Under("{russia: demand, multiply: 0.9, from: 2027-01, why: a}")) })
        {
            market.Unemployment[new Month(2016, 6) - Scenario.Start].ShouldBe(0.05591, 1e-9, "ILO model, 2016");
            market.Unemployment[new Month(2024, 6) - Scenario.Start].ShouldBe(0.0243, 1e-9, "ILO model, 2024");
            double[] force = market.People.Monthly(market.People.LabourForce, Scenario.Start, Months);
            double[] demand = market.People.Monthly(market.People.Demand, Scenario.Start, Months);
            double Product(int t)
            {
                double supply = force[t] + Five.Workers[t];
                double unemployed = market.Unemployment[t] * supply;
                double vacant = unemployed + demand[t] - supply;
                vacant.ShouldBeGreaterThan(0);
                return unemployed / supply * (vacant / demand[t]);
            }

            double curve = Product(new Month(2024, 6) - Scenario.Start);
            foreach (int year in new[] { 2025, 2028, 2035 })
            {
                (Product(new Month(year, 6) - Scenario.Start) / curve).ShouldBe(1, 1e-9, $"{year}");
            }
        }
    }

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

    /// <summary>The market with as many people of the five nations at any time, or with others, beside the same many.</summary>
    private static RussiaMarket Market(ModelSystem system, FiveInRussia? five = null) => new(system, Months, five ?? Five, Five);

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
