namespace Corridor.Statistics.Tests;

public class DiagnosticsTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(-0.4)]
    public void Effective_Size_Of_An_Autoregression_Is_That_Of_Theory(double correlation)
    {
        // For AR(1) the mean of N draws has the variance of N (1 - r) / (1 + r) independent ones.
        const int length = 5000, count = 4;
        var chains = Enumerable.Range(0, count).Select(c => Autoregression(length, correlation, (ulong)c, 0)).ToArray();
        var expected = length * count * (1 - correlation) / (1 + correlation);
        ChainDiagnostics.MeanEss(chains).ShouldBe(expected, 0.15 * expected);
        ChainDiagnostics.Of(chains).BulkEss.ShouldBe(expected, 0.15 * expected);
        ChainDiagnostics.Of(chains).RHat.ShouldBe(1, 0.01);
    }

    [Fact]
    public void Chains_In_Different_Places_Are_Told_By_R_Hat() =>
        ChainDiagnostics.Of([.. Enumerable.Range(0, 4).Select(c => Autoregression(500, 0.3, (ulong)c, c == 3 ? 1.5 : 0))]).RHat.ShouldBeGreaterThan(1.1);

    [Fact]
    public void Chains_Of_Different_Width_Are_Told_By_The_Folded_R_Hat()
    {
        var chains = Enumerable.Range(0, 4).Select(c => Autoregression(500, 0, (ulong)c, 0).Select(x => c == 3 ? 3 * x : x).ToArray()).ToArray();
        ChainDiagnostics.Of(chains).RHat.ShouldBeGreaterThan(1.05);
    }

    [Fact]
    public void A_Chain_That_Drifts_Is_Told_By_Splitting_It() =>
        ChainDiagnostics.Of([Autoregression(500, 0, 1, 0).Select((x, i) => x + (i / 100.0)).ToArray()]).RHat.ShouldBeGreaterThan(1.1);

    [Fact]
    public void Chains_That_Stay_On_One_Of_Two_Peaks_Are_Told()
    {
        // A random walk with steps far shorter than the way between the peaks.
        var target = Targets.TwoPeaks(2, 6, 0.5);
        var chains = Enumerable.Range(0, 4).Select(c => Walk(target, c % 2 == 0 ? 6 : -6, 600, (ulong)c)).ToArray();
        ChainDiagnostics.Of(chains).RHat.ShouldBeGreaterThan(1.5);
        ChainDiagnostics.Of([chains[0], chains[2]]).RHat.ShouldBeLessThan(1.05);
    }

    [Fact]
    public void A_Chain_That_Stands_Still_Has_No_Effective_Draws() =>
        ChainDiagnostics.Of([Enumerable.Repeat(1.0, 100).ToArray(), Autoregression(100, 0, 1, 0)]).BulkEss.ShouldBe(0);

    [Fact]
    public void Diagnostics_Do_Not_Change_Under_A_Monotone_Map()
    {
        var chains = Enumerable.Range(0, 4).Select(c => Autoregression(400, 0.5, (ulong)c, 0)).ToArray();
        var mapped = chains.Select(chain => chain.Select(Math.Exp).ToArray()).ToArray();
        ChainDiagnostics.Of(mapped).BulkEss.ShouldBe(ChainDiagnostics.Of(chains).BulkEss, 1e-9);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(1.0)]
    public void The_Shape_Of_A_Pareto_Tail_Is_Recovered(double shape)
    {
        var bits = new KeyedSplitMix(4).Stream(1000, 0, 0);
        double[] logs = [.. Enumerable.Range(0, 20000).Select(_ => Math.Log(Math.Pow(bits.Uniform(), -shape)))];
        ParetoTail.Smooth(logs).Shape.ShouldBe(shape, 0.15);
    }

    [Fact]
    public void Smoothed_Weights_Sum_To_One_And_Keep_Their_Order()
    {
        var bits = new KeyedSplitMix(5).Stream(1000, 0, 0);
        double[] logs = [.. Enumerable.Range(0, 500).Select(_ => 2 * bits.Normal())];
        var smoothed = ParetoTail.Smooth(logs);
        smoothed.LogWeights.Sum(Math.Exp).ShouldBe(1, 1e-12);
        for (var i = 1; i < logs.Length; i++)
        {
            (smoothed.LogWeights[i] - smoothed.LogWeights[0]).CompareTo(0).ShouldBe(logs[i].CompareTo(logs[0]));
        }

        smoothed.EffectiveSize.ShouldBeInRange(1, 500);
    }

    [Fact]
    public void Equal_Weights_Have_No_Tail_And_One_Weight_Has_Nothing_Else()
    {
        ParetoTail.Smooth(new double[100]).Shape.ShouldBe(double.NegativeInfinity);
        ParetoTail.Smooth(new double[100]).EffectiveSize.ShouldBe(100, 1e-9);
        ParetoTail.Smooth([0, .. Enumerable.Repeat(-500.0, 99)]).Shape.ShouldBeGreaterThan(0.7);
    }

    [Fact]
    public void Weighted_Quantiles_Equal_Those_Of_Repeated_Values()
    {
        double[] values = [3, 1, 2, 5, 4];
        int[] times = [1, 2, 300, 4, 50];
        double[] repeated = [.. values.SelectMany((value, i) => Enumerable.Repeat(value, times[i]))];
        foreach (var p in new[] { 0.3, 0.5, 0.7 })
        {
            Quantiles.Weighted(repeated, [.. repeated.Select(_ => 1.0)], p).ShouldBe(Quantiles.Of(repeated, p), 1e-9);
        }

        Quantiles.Weighted(values, [0, 0, 1, 0, 1], 0.5).ShouldBe(3, 1e-12);
        Quantiles.Weighted(values, [1, 1, 1, 1, 1], 0.5).ShouldBe(3, 1e-12);
    }

    [Fact]
    public void A_Parameter_Without_Figures_Is_Not_Informed_And_A_Tied_Pair_Is_Named()
    {
        // Only the sum of a and b is seen, c is seen well, d not at all.
        var prior = new JointPrior(["a", "b", "c", "d"], [new NormalPrior(0, 1), new NormalPrior(0, 1), new LogNormalPrior(2, 0.5), new HalfNormalPrior(1)]);
        var bits = new KeyedSplitMix(6).Stream(1000, 0, 0);
        double[][] draws = [.. Enumerable.Range(0, 4000).Select(_ =>
        {
            double sum = 0.05 * bits.Normal(), difference = Math.Sqrt(2) * bits.Normal();
            return new[] { (sum + difference) / 2, (sum - difference) / 2, Math.Log(2) + (0.1 * bits.Normal()), prior.Priors[3].Support.ToUnconstrained(prior.Priors[3].Draw(bits.Uniform())) };
        })];
        var report = Identifiability.Of(prior, draws);
        report.Parameters[2].Contraction.ShouldBe(1 - (0.01 / 0.25), 0.01);
        report.Parameters[0].Contraction.ShouldBe(0.5, 0.05);
        report.Parameters.Select(parameter => parameter.Informed).ShouldBe([true, true, true, false]);
        report.Parameters[3].Overlap.ShouldBeGreaterThan(0.95);
        report.Parameters[2].Overlap.ShouldBeLessThan(0.5);
        report.Parameters[3].Quantiles[3].ShouldBe(prior.Priors[3].Quantile(0.5), 0.05);
        var pair = report.Pairs.ShouldHaveSingleItem();
        (pair.First, pair.Second).ShouldBe(("a", "b"));
        pair.Correlation.ShouldBeLessThan(-0.99);
    }

    private static double[] Autoregression(int length, double correlation, ulong chain, double centre)
    {
        var bits = new KeyedSplitMix(21).Stream(1000, chain, 0);
        var x = bits.Normal();
        var values = new double[length];
        for (var i = 0; i < length; i++)
        {
            x = (correlation * x) + (Math.Sqrt(1 - (correlation * correlation)) * bits.Normal());
            values[i] = centre + x;
        }

        return values;
    }

    private static double[] Walk(ILogDensity target, double start, int length, ulong chain)
    {
        var bits = new KeyedSplitMix(22).Stream(1000, chain, 0);
        double[] point = [start, start];
        var values = new double[length];
        for (var i = 0; i < length; i++)
        {
            for (var inner = 0; inner < 20; inner++)
            {
                double[] next = [point[0] + bits.Normal(), point[1] + bits.Normal()];
                point = Math.Log(bits.Uniform()) < target.LogDensity(next) - target.LogDensity(point) ? next : point;
            }

            values[i] = point[0];
        }

        return values;
    }
}
