using Corridor.Experiments.Ensembles;
using Corridor.Statistics;

namespace Corridor.Experiments.Tests.Ensembles;

/// <summary>Processes are fitted to histories whose process is known.</summary>
public sealed class DriverFitTests
{
    private static readonly KeyedSplitMix Random = new(11);

    [Fact]
    public void A_Long_History_Of_A_Rate_Gives_Back_Its_Shocks_And_Its_Half_Life()
    {
        MeanReversion truth = new() { Level = 0, Persistence = DriverFit.Persistence(24), Volatility = 0.04, OnLogs = true };
        double[] real = truth.Path(1, 6000, Random, 1, 0);
        double[] wage = [.. Enumerable.Range(0, real.Length).Select(month => 20_000 * Math.Exp(0.006 * month))];
        double[] rate = [.. real.Zip(wage, (r, w) => r * w)];
        MeanReversion fit = DriverFit.Reverting(rate, wage, (1, 24, 600));
        fit.Volatility.ShouldBe(0.04, 0.002);
        fit.HalfLife.ShouldBe(24, 6);
    }

    [Fact]
    public void In_A_Short_History_The_Half_Life_Is_That_Of_The_Belief_And_The_Shocks_Are_Those_Of_The_History()
    {
        MeanReversion truth = new() { Level = 0, Persistence = DriverFit.Persistence(48), Volatility = 0.03, OnLogs = true };
        double[] volatilities = new double[100];
        for (int i = 0; i < volatilities.Length; i++)
        {
            double[] rate = truth.Path(1, 176, Random, 2, (ulong)i);
            MeanReversion fit = DriverFit.Reverting(rate, [.. rate.Select(_ => 1.0)], (36, 48, 60));
            fit.HalfLife.ShouldBeInRange(25, 85);
            volatilities[i] = fit.Volatility;
        }

        volatilities.Average().ShouldBe(0.03, 4 * 0.03 / Math.Sqrt(2 * 176 * volatilities.Length) * 2);
    }

    [Fact]
    public void Averages_Of_Years_Give_Back_The_Monthly_Shocks_Of_A_Walk()
    {
        RandomWalk truth = new() { Drift = 0.004, Volatility = 0.01, OnLogs = true };
        double[] months = truth.Path(100, 12 * 3000, Random, 3, 0);
        double[] years = [.. months.Chunk(12).Select(year => Math.Exp(year.Average(Math.Log)))];
        DriverFit.Walking(years).Volatility.ShouldBe(0.01, 0.0006);
    }

    [Theory]
    [InlineData(0.35, 24)]
    [InlineData(0.1, 3)]
    public void A_Judged_Process_Has_The_Spread_And_The_Half_Life_That_Were_Stated(double spread, double halfLife)
    {
        MeanReversion process = DriverFit.Reverting(spread, halfLife);
        Math.Sqrt(process.After(0, 12_000).Variance).ShouldBe(spread, 1e-9);
        process.HalfLife.ShouldBe(halfLife, 1e-9);
        Math.Sqrt(DriverFit.Walking(spread).After(0, 12).Variance).ShouldBe(spread, 1e-9);
    }

    [Fact]
    public void Shared_Shocks_Are_Standard_Normal_And_As_Correlated_As_The_Residuals()
    {
        double[] a = [.. Shocks(1, 4000)];
        double[] b = [.. a.Zip(Shocks(2, 4000), (x, y) => (0.6 * x) + (0.8 * y))];
        CorrelatedShocks shocks = CorrelatedShocks.Of([a, b]);
        shocks.Correlation[0, 1].ShouldBe(0.6, 0.05);
        double[][] drawn = shocks.Draw([Random.Stream(3001, 1, 0), Random.Stream(3001, 2, 0)], 20_000);
        drawn[0].Zip(drawn[1], (x, y) => x * y).Average().ShouldBe(shocks.Correlation[0, 1], 0.04);
        drawn.ShouldAllBe(path => Math.Abs(path.Average(x => x * x) - 1) < 0.05 && Math.Abs(path.Average()) < 0.03);
    }

    [Fact]
    public void A_Longer_Path_Begins_Like_A_Shorter_One()
    {
        CorrelatedShocks shocks = CorrelatedShocks.Of([[.. Shocks(1, 50)], [.. Shocks(2, 50)]]);
        double[][] Draw(int months) => shocks.Draw([Random.Stream(3001, 1, 7), Random.Stream(3001, 2, 7)], months);
        Draw(40).Select(path => path.Take(20)).ShouldBe(Draw(20));
    }

    [Fact]
    public void Departures_Made_Of_Shocks_Have_The_Spread_Of_The_Process()
    {
        MeanReversion process = new() { Level = 4, Persistence = 0.95, Volatility = 0.05, OnLogs = true };
        double[] ends = [.. Enumerable.Range(0, 8000).Select(member => Math.Log(process.Departures([.. Shocks((ulong)member + 10, 36)])[35]))];
        ends.Average().ShouldBe(0, 0.01);
        ends.Average(end => end * end).ShouldBe(process.After(0, 36).Variance, 0.002);
    }

    private static IEnumerable<double> Shocks(ulong key, int count)
    {
        IRandomBits bits = Random.Stream(3000, key, 0);
        return Enumerable.Range(0, count).Select(_ => bits.Normal());
    }
}
