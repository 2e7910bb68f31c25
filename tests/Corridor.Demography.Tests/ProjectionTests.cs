namespace Corridor.Demography.Tests;

public class ProjectionTests
{
    [Fact]
    public void Swedish_Females_1993_Equal_The_Printed_Projection()
    {
        var rows = TestFile.Csv("projection_sweden_females_1993.csv");
        double[] Column(int i) => [.. rows.Select(row => row[i].Length == 0 ? 0 : TestFile.Number(row[i]))];
        var survival = SurvivalRatios.FromPersonYears(Column(2), 5, 100_000);
        var projection = CohortComponents.ProjectFemales(Column(1), [ProjectionRates.ForFemales(survival, Column(3), 1.05)], 2);
        for (var i = 0; i < rows.Length; i++)
        {
            projection.Females(1)[i].ShouldBe(Column(4)[i], 0.5, $"1998, row {i}");
            projection.Females(2)[i].ShouldBe(Column(5)[i], 0.5, $"2003, row {i}");
        }
    }

    [Fact]
    public void Residual_Net_Migration_Equals_That_Of_The_United_Nations()
    {
        var wpp = new WppExample();
        foreach (var row in TestFile.Csv("wpp2019_expected.csv"))
        {
            string country = row[0], period = row[1], first = period[..4], last = period[5..];
            double[] women = wpp.Column("popF", country, first), womenLater = wpp.Column("popF", country, last);
            var tfr = wpp.Column("tfr", country, period)[0];
            var shares = wpp.Column("percentASFR", country, period);
            var fertility = new double[21];
            for (var i = 0; i < 7; i++)
            {
                fertility[i + 3] = tfr * shares[i] / 100 / 5;
            }

            var births = Enumerable.Range(0, 21).Sum(i => 5 * fertility[i] * (women[i] + womenLater[i]) / 2);
            births.ShouldBe(TestFile.Number(row[6]), 0.01, country + period);
            var girls = births / (1 + wpp.Column("sexRatio", country, period)[0]);
            var female = NetMigrationResiduals.ByAge(women, womenLater, wpp.Table(country, period, Sex.Female).ToSurvivalRatios(5), girls);
            var male = NetMigrationResiduals.ByAge(
                wpp.Column("popM", country, first), wpp.Column("popM", country, last), wpp.Table(country, period, Sex.Male).ToSurvivalRatios(5), births - girls);
            var net = female.Forward.Sum() + male.Forward.Sum();
            net.ShouldBe(TestFile.Number(row[7]), 0.005, country + period);
            net.ShouldBe(TestFile.Number(row[8]), 0.5, country + period);
        }
    }

    [Theory]
    [InlineData(497_487, 5, 100_000)]
    [InlineData(4.97, 5, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(985, 1, 1000)]
    public void The_Usual_Radix_Is_Read_Off_The_First_Person_Years(double first, double width, double radix) =>
        SurvivalRatios.UsualRadix(first, width).ShouldBe(radix, 1e-9 * radix);

    [Theory]
    [InlineData(MigrationTiming.End)]
    [InlineData(MigrationTiming.Even)]
    public void Population_Changes_Only_By_Births_Deaths_And_Migration(MigrationTiming timing)
    {
        var (rates, women, men) = Example(withMigration: true);
        var projection = CohortComponents.Project(women, men, [rates], 20, timing);
        for (var step = 0; step < 20; step++)
        {
            var events = projection.Events[step];
            projection.Total(step + 1).ShouldBe(
                projection.Total(step) + events.Births - events.FemaleDeaths - events.MaleDeaths + events.NetMigration, 1e-6);
            events.BirthsByAge.Sum().ShouldBe(events.Births, 1e-9);
            events.FemaleBirths.ShouldBe(events.Births / 2.05, 1e-9);
        }
    }

    [Fact]
    public void Migrants_At_The_End_Add_Exactly_And_Even_Ones_Die_And_Bear()
    {
        var (rates, women, men) = Example(withMigration: true);
        var (without, _, _) = Example(withMigration: false);
        var plain = CohortComponents.Project(women, men, [without], 1);
        var end = CohortComponents.Project(women, men, [rates], 1);
        var even = CohortComponents.Project(women, men, [rates], 1, MigrationTiming.Even);
        var survival = rates.Female.Values;
        for (var i = 0; i < women.Length; i++)
        {
            end.Females(1)[i].ShouldBe(plain.Females(1)[i] + Migrants(i), 1e-9);
        }

        end.Events[0].Births.ShouldBe(plain.Events[0].Births, 1e-9);
        even.Females(1)[5].ShouldBe((survival[5] * (women[4] + (Migrants(4) / 2))) + (Migrants(5) / 2), 1e-9);
        even.Females(1)[20].ShouldBe((survival[20] * (women[19] + women[20] + ((Migrants(19) + Migrants(20)) / 2))) + (Migrants(20) / 2), 1e-9);
        even.Events[0].Births.ShouldBeGreaterThan(plain.Events[0].Births);
    }

    [Fact]
    public void A_Stationary_Population_Stays_And_A_Stable_One_Grows_By_Its_Rate()
    {
        var (rates, women, men) = Example(withMigration: false);
        var stable = StablePopulation.Of(rates);
        var projection = CohortComponents.Project(women, men, [rates], 200);
        Math.Log(projection.Total(200) / projection.Total(199)).ShouldBe(5 * stable.GrowthRate, 1e-3);
        var share = projection.Females(200)[3] / projection.Females(200).ToArray().Sum();
        share.ShouldBe(stable.AgeShares[3], 1e-3);
        stable.AgeShares.Sum().ShouldBe(1, 1e-12);
        stable.NetReproductionRate.ShouldBe(Math.Exp(stable.GrowthRate * stable.GenerationLength), 1e-9);
    }

    [Fact]
    public void Momentum_Is_The_Limit_Of_A_Projection_At_Replacement()
    {
        var (rates, women, _) = Example(withMigration: false);
        var momentum = PopulationMomentum.Of(women, rates);

        // Fertility is brought to replacement by trial, then projected until nothing moves.
        double low = 0.1, high = 2;
        for (var trial = 0; trial < 100; trial++)
        {
            var middle = (low + high) / 2;
            var far = CohortComponents.ProjectFemales(women, [Scaled(rates, middle)], 300);
            (low, high) = far.Total(300) > far.Total(260) ? (low, middle) : (middle, high);
        }

        var limit = CohortComponents.ProjectFemales(women, [Scaled(rates, low)], 300);
        momentum.ShouldBe(limit.Total(300) / limit.Total(0), 1e-6);
        PopulationMomentum.Keyfitz(0.04, 65, 0.025, 29, 2).ShouldBe(0.04 * 65 / (0.025 * 29) * 0.5, 1e-12);
    }

    [Fact]
    public void Single_Years_And_Open_Ages_Of_Any_Start_Project_Alike()
    {
        var survival = SurvivalRatios.From([0.98, 0.99, 0.97, 0.5], 1);
        var projection = CohortComponents.ProjectFemales([100, 90, 80, 70], [ProjectionRates.ForFemales(survival, [0, 0.2, 0.3, 0], 1)], 1);
        var births = (0.2 * (90 + 99) / 2) + (0.3 * (80 + 87.3) / 2);
        projection.Females(1).ToArray().ShouldBe([0.98 * births / 2, 99, 87.3, 75], 1e-9);
    }

    [Fact]
    public void Bad_Projections_Are_Refused_With_Age_And_Amount()
    {
        var survival = SurvivalRatios.From([0.98, 0.99, 0.97, 0.5], 5);
        double[] women = [100, 90, 80, 70], fertility = [0, 0.1, 0.1, 0];
        void Refused(Action make, string words) => Should.Throw<DemographicInputException>(make).Message.ShouldContain(words);
        PopulationProjection Run(double[] population, ProjectionRates rates, int steps = 2) => CohortComponents.ProjectFemales(population, [rates], steps);

        Refused(() => Run([100, -1, 80, 70], ProjectionRates.ForFemales(survival, fertility, 1.05)), "age 5-9 is -1");
        Refused(() => Run([100, double.NaN, 80, 70], ProjectionRates.ForFemales(survival, fertility, 1.05)), "age 5-9 is NaN");
        Refused(() => Run(women, ProjectionRates.ForFemales(survival, [0.1, 0, 0, 0], 1.05)), "first age group is 0.1");
        Refused(() => Run(women, ProjectionRates.ForFemales(survival, [0, -0.1, 0, 0], 1.05)), "group 2 is -0.1");
        Refused(() => Run(women, ProjectionRates.ForFemales(survival, fertility, 0)), "sex ratio at birth is 0");
        Refused(() => Run(women, ProjectionRates.ForFemales(survival, fertility, 1.05, [0, -150, 0, 0])), "51 are missing");
        Refused(() => Run([1, 2], ProjectionRates.ForFemales(survival, fertility, 1.05)), "has 2 values");
        Refused(() => Run(women, ProjectionRates.ForFemales(survival, fertility, 1.05), -1), "steps is -1");
        Refused(() => SurvivalRatios.From([0.9, 1.2, 0.5], 5), "group 2 is 1.2");
        Refused(() => SurvivalRatios.FromPersonYears([4.9, 5.1, 3], 5, 1), "more than the 4.9");
        Refused(() => StablePopulation.Of(ProjectionRates.ForFemales(survival, new double[4], 1.05)), "No daughters");
        Refused(() => CohortComponents.Project(women, women, [ProjectionRates.ForFemales(survival, fertility, 1.05)], 1), "males is missing");
    }

    private static double Migrants(int age) => age is >= 3 and <= 8 ? 40 : 5;

    private static ProjectionRates Scaled(ProjectionRates rates, double factor)
    {
        var fertility = Fertility();
        return ProjectionRates.ForFemales(rates.Female, [.. fertility.Select(rate => rate * factor)], rates.SexRatioAtBirth);
    }

    private static double[] Fertility() => [0, 0, 0, 0.03, 0.15, 0.18, 0.12, 0.06, 0.02, 0.003, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private static (ProjectionRates Rates, double[] Women, double[] Men) Example(bool withMigration)
    {
        var ages = AgeGroups.Abridged(100);
        double[] Rates(double level) => [.. Enumerable.Range(0, ages.Count).Select(i => i == 0 ? 0.02 * level : level * 0.0005 * Math.Exp(0.07 * ages.Starts[i]))];
        var female = LifeTable.FromRates(ages, Rates(1), Sex.Female).ToSurvivalRatios(5);
        var male = LifeTable.FromRates(ages, Rates(1.6), Sex.Male).ToSurvivalRatios(5);
        double[] women = [.. Enumerable.Range(0, 21).Select(i => 1000.0 * Math.Exp(-0.12 * i))];
        double[] men = [.. women.Select(count => 0.98 * count)];
        double[] migrants = [.. Enumerable.Range(0, 21).Select(i => withMigration ? Migrants(i) : 0)];
        return (ProjectionRates.From(female, male, Fertility(), 1.05, migrants, migrants), women, men);
    }
}
