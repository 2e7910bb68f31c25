namespace Corridor.Statistics.Tests;

public class ProcessTests
{
    private static readonly ProcessBelief Open = new(DriftSpread: 10, Persistence: 0.5, PersistenceSpread: 10, Volatility: 0, Months: 0);
    private static readonly KeyedSplitMix Random = new(31);

    [Fact]
    public void A_Long_History_Gives_Back_The_Walk_It_Came_From()
    {
        var truth = new RandomWalk { Drift = 0.01, Volatility = 0.05, OnLogs = true };
        var fit = RandomWalk.Fit(truth.Path(100, 4000, Random, 1, 0), 4000, onLogs: true, Open);
        fit.Drift.ShouldBe(0.01, 4 * 0.05 / Math.Sqrt(4000));
        fit.Volatility.ShouldBe(0.05, 0.002);
    }

    [Fact]
    public void A_Long_History_Gives_Back_The_Reversion_It_Came_From()
    {
        var truth = new MeanReversion { Level = 4, Persistence = 0.9, Volatility = 0.1, OnLogs = true };
        var fit = MeanReversion.Fit(truth.Path(50, 6000, Random, 2, 0), 6000, onLogs: true, Open);
        fit.Persistence.ShouldBe(0.9, 0.03);
        fit.Level.ShouldBe(4, 0.06);
        fit.Volatility.ShouldBe(0.1, 0.005);
        fit.HalfLife.ShouldBe(6.6, 2.5);
    }

    [Fact]
    public void Persistence_In_Short_Series_Is_Not_Underestimated_On_Average()
    {
        var truth = new MeanReversion { Level = 0, Persistence = 0.8, Volatility = 1, OnLogs = false };
        var fits = Enumerable.Range(0, 500).Select(member =>
            MeanReversion.Fit([.. truth.Path(0, 110, Random, 3, (ulong)member).Skip(50)], 60, onLogs: false, Open).Persistence).ToArray();
        fits.Average().ShouldBe(0.8, 0.02);
    }

    [Fact]
    public void What_Is_Believed_Rules_Where_The_History_Is_Short()
    {
        var belief = new ProcessBelief(DriftSpread: 1e-6, Persistence: 0.95, PersistenceSpread: 1e-4, Volatility: 0.2, Months: 1e6);
        var history = new RandomWalk { Drift = 0.1, Volatility = 0.01, OnLogs = false }.Path(0, 24, Random, 4, 0);
        var walk = RandomWalk.Fit(history, 24, onLogs: false, belief);
        walk.Drift.ShouldBe(0, 1e-6);
        walk.Volatility.ShouldBe(0.2, 1e-3);
        MeanReversion.Fit(history, 24, onLogs: false, belief).Persistence.ShouldBe(0.95, 1e-3);
    }

    [Fact]
    public void Months_After_The_Observed_Ones_Are_Not_Looked_At()
    {
        double[] history = [.. Enumerable.Range(0, 40).Select(t => 10 + Math.Sin(t)), .. Enumerable.Repeat(1e6, 20)];
        MeanReversion.Fit(history, 40, onLogs: true, Open).ShouldBe(MeanReversion.Fit([.. history.Take(40)], 40, onLogs: true, Open));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Quantiles_Of_Paths_Equal_The_Closed_Form(bool walk)
    {
        DriverProcess process = walk ? new RandomWalk { Drift = 0.01, Volatility = 0.05, OnLogs = true } : new MeanReversion { Level = 4, Persistence = 0.9, Volatility = 0.1, OnLogs = true };
        double[] ends = [.. Enumerable.Range(0, 8000).Select(member => process.Path(80, 24, Random, 5, (ulong)member)[^1])];
        var closed = process.At(80, 24);
        foreach (var p in new[] { 0.1, 0.5, 0.9 })
        {
            ends.Average(end => end < closed.Quantile(p) ? 1.0 : 0.0).ShouldBe(p, 4 * Math.Sqrt(p * (1 - p) / ends.Length));
        }
    }

    [Fact]
    public void Paths_Keep_The_Mean_Where_Wanted_And_Departures_Average_One()
    {
        var process = new RandomWalk { Drift = 0, Volatility = 0.1, OnLogs = true };
        const int members = 20000;
        double Mean(bool keep) => Enumerable.Range(0, members).Average(member => process.Path(50, 36, Random, 6, (ulong)member, keep)[^1]);
        var error = 50 * Math.Sqrt(Math.Exp(0.36) - 1) / Math.Sqrt(members);
        Mean(true).ShouldBe(50, 4 * error);
        Mean(false).ShouldBe(50 * Math.Exp(0.18), 6 * error);
        var reverting = new MeanReversion { Level = 2, Persistence = 0.8, Volatility = 0.1, OnLogs = true };
        var factors = Enumerable.Range(0, members).Select(member => reverting.Departures(12, Random, 7, (ulong)member, keepMean: true)).ToArray();
        factors.Average(path => path[11]).ShouldBe(1, 0.01);
        factors.Average(path => path[0]).ShouldBe(1, 0.01);
    }

    [Fact]
    public void A_Path_Is_That_Of_Its_Key()
    {
        var process = new RandomWalk { Drift = 0, Volatility = 0.1, OnLogs = true };
        process.Path(1, 12, new KeyedSplitMix(1), 2, 3).ShouldBe(process.Path(1, 12, new KeyedSplitMix(1), 2, 3));
        process.Path(1, 24, Random, 2, 3).Take(12).ShouldBe(process.Path(1, 12, Random, 2, 3));
        process.Path(1, 12, Random, 2, 4).ShouldNotBe(process.Path(1, 12, Random, 2, 3));
        process.Path(1, 12, Random, 3, 3).ShouldNotBe(process.Path(1, 12, Random, 2, 3));
    }
}
