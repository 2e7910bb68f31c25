namespace Corridor.Demography.Tests;

public class NetMigrationTests
{
    [Fact]
    public void The_Balance_Gives_What_Births_And_Deaths_Leave_Over() =>
        NetMigrationResiduals.FromVitalStatistics(1000, 1100, 150, 30).ShouldBe(new VitalStatisticsBalance(100, 120, -20));

    [Fact]
    public void Forward_Reverse_And_Average_Follow_Their_Formulas()
    {
        var net = NetMigrationResiduals.FromSurvival([1000, 500], [1000, 380], [0.95, 0.8]);
        net.Forward.ShouldBe([50, -20], 1e-9);
        net.Reverse.ShouldBe([(1000 / 0.95) - 1000, -25], 1e-9);
        net.Average.ShouldBe([(50 + (1000 / 0.95) - 1000) / 2, -22.5], 1e-9);
    }

    [Fact]
    public void A_Projection_Gives_Back_Its_Own_Migration()
    {
        var survival = SurvivalRatios.From([0.98, 0.99, 0.97, 0.5], 5);
        double[] women = [100, 90, 80, 70], migrants = [3, -4, 5, 2];
        var projection = CohortComponents.ProjectFemales(women, [ProjectionRates.ForFemales(survival, [0, 0.1, 0.1, 0], 1.05, migrants)], 1);
        var net = NetMigrationResiduals.ByAge(women, projection.Females(1), survival, projection.Events[0].FemaleBirths);
        net.Forward.ShouldBe(migrants, 1e-9);
    }

    [Fact]
    public void Children_Follow_Their_Mothers() =>
        NetMigrationResiduals.OfChildren(400, 1000, 50, 0.25).ShouldBe(5, 1e-12);

    [Fact]
    public void Bad_Cohorts_Are_Refused()
    {
        Should.Throw<DemographicInputException>(() => NetMigrationResiduals.FromSurvival([1], [1], [0])).Message.ShouldContain("ratio at cohort 1 is 0");
        Should.Throw<DemographicInputException>(() => NetMigrationResiduals.FromSurvival([1, 2], [1, -2], [0.5, 0.5])).Message.ShouldContain("cohort 2 is -2");
        Should.Throw<DemographicInputException>(() => NetMigrationResiduals.FromVitalStatistics(1, double.NaN, 1, 1)).Message.ShouldContain("NaN");
        Should.Throw<DemographicInputException>(() => NetMigrationResiduals.OfChildren(1, 0, 1, 0.25)).Message.ShouldContain("women is 0");
    }
}
