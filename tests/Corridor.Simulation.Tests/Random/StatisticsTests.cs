namespace Corridor.Simulation.Tests.Random;

public class StatisticsTests
{
    /// <summary>Percentiles printed in tables of chi-square.</summary>
    [Theory]
    [InlineData(3.841, 1, 0.95)]
    [InlineData(18.307, 10, 0.95)]
    [InlineData(29.588, 10, 0.999)]
    [InlineData(3.940, 10, 0.05)]
    [InlineData(124.342, 100, 0.95)]
    public void Chi_Square_Has_Its_Tabulated_Percentiles(double statistic, int degrees, double share) =>
        Statistics.ChiSquare(statistic, degrees).ShouldBe(share, 2e-5);

    [Theory]
    [InlineData(-1.959964, 0.025)]
    [InlineData(0, 0.5)]
    [InlineData(3.719016, 0.9999)]
    public void The_Normal_Has_Its_Tabulated_Percentiles(double z, double share) => Statistics.Normal(z).ShouldBe(share, 1e-7);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(11, 15.104412573075516)]
    [InlineData(0.5, 0.57236494292470009)]
    public void The_Log_Gamma_Function_Is_That_Of_Factorials(double x, double expected) => Statistics.LogGamma(x).ShouldBe(expected, 1e-12);
}
