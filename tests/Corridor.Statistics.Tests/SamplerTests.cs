using System.Text.Json;

namespace Corridor.Statistics.Tests;

public class SamplerTests
{
    private static readonly double[] Spreads = [1, 0.1, 5, 1, 1, 0.5, 2, 1, 1, 3];

    [Fact]
    public void A_Density_That_Few_Of_The_First_Draws_Meet_Is_Still_Sampled()
    {
        // A box of half a standard deviation: of the 200 draws of a round around the mode only a few lie in it, fewer than are wanted.
        var box = new LogDensityFunction(3, point => point.All(value => Math.Abs(value) < 0.25) ? 0 : double.NegativeInfinity);
        var sample = new PosteriorSampler(box, [new NormalApproximation([0, 0, 0], Diagonal([1, 1, 1]), 0)], new SamplerOptions { RoundDraws = 200, Threads = 1 }).Run();
        sample.Draws.ShouldAllBe(draw => draw.All(value => Math.Abs(value) < 0.25));
        SpreadIs(sample, 0, 0.25 / Math.Sqrt(3));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.95)]
    public void A_Normal_Posterior_Is_Sampled_With_Its_Moments_In_Few_Evaluations(double correlation)
    {
        var sample = Sample(Targets.Normal(Spreads, correlation), Near(10));
        sample.Method.ShouldBe(SamplingMethod.IndependenceChains);
        sample.RHat.ShouldBeLessThan(1.05);
        sample.Ess.ShouldBeGreaterThan(400);
        sample.Evaluations.ShouldBeLessThan(6000);
        for (var d = 0; d < 10; d++)
        {
            MeanIs(sample, d, d + 1, Spreads[d]);
            SpreadIs(sample, d, Spreads[d]);
        }

        var first = sample.Draws.Select(draw => draw[0]).ToArray();
        var second = sample.Draws.Select(draw => draw[1]).ToArray();
        MathNet.Numerics.Statistics.Correlation.Pearson(first, second).ShouldBe(correlation, 0.12);
    }

    [Fact]
    public void A_Bent_Posterior_Is_Sampled_With_Its_Moments()
    {
        const double bend = 0.005;
        var sample = Sample(Targets.Banana(8, bend), [new NormalApproximation([0, 0.5, 0, 0, 0, 0, 0, 0], Diagonal([30, 1, 1, 1, 1, 1, 1, 1]), 0)]);
        sample.RHat.ShouldBeLessThan(1.05);
        sample.Ess.ShouldBeGreaterThan(400);
        MeanIs(sample, 0, 0, 10);
        SpreadIs(sample, 0, 10);

        // x1 = e - b (x0^2 - 100): variance 1 + b^2 2 100^2.
        MeanIs(sample, 1, 0, Math.Sqrt(1 + (bend * bend * 20000)));
        SpreadIs(sample, 1, Math.Sqrt(1 + (bend * bend * 20000)), 0.15);
    }

    [Fact]
    public void Two_Peaks_Known_To_The_Sampler_Get_Their_Shares()
    {
        double[] unit = Diagonal([1, 1, 1, 1, 1, 1]);
        var sample = Sample(Targets.TwoPeaks(6, 4, 0.7), [new NormalApproximation([4, 4, 4, 4, 4, 4], unit, 0), new NormalApproximation([-4, -4, -4, -4, -4, -4], unit, 0)]);
        sample.RHat.ShouldBeLessThan(1.05);
        sample.Draws.Average(draw => draw[0] > 0 ? 1.0 : 0.0).ShouldBe(0.7, 4 * Math.Sqrt(0.21 / sample.Ess));
    }

    [Fact]
    public void Heavy_Tails_Are_Sampled_To_Their_Depth()
    {
        // Multivariate Student with 2 degrees of freedom: r^2 / n follows F(n, 2).
        const int n = 8;
        var target = new LogDensityFunction(n, x => -(n + 2) / 2.0 * Math.Log(1 + (x.Sum(value => value * value) / 2)));
        var sample = Sample(target, [new NormalApproximation(new double[n], Diagonal([1, 1, 1, 1, 1, 1, 1, 1]), 0)]);
        sample.RHat.ShouldBeLessThan(1.05);
        var radii = sample.Draws.Select(draw => draw.Sum(value => value * value) / n).ToArray();
        foreach (var p in new[] { 0.5, 0.9, 0.98 })
        {
            // P(F(n, 2) < f) = (n f / (n f + 2))^(n / 2).
            var root = Math.Pow(p, 2.0 / n);
            var cut = 2 * root / (n * (1 - root));
            radii.Average(r => r < cut ? 1.0 : 0.0).ShouldBe(p, 4.5 * Math.Sqrt(p * (1 - p) / 300));
        }
    }

    [Fact]
    public void The_Sample_Does_Not_Depend_On_The_Number_Of_Threads()
    {
        var target = Targets.Normal(Spreads, 0.5);
        var one = Text(new PosteriorSampler(target, Near(10), Options with { Threads = 1 }).Run());
        Text(new PosteriorSampler(target, Near(10), Options with { Threads = 5 }).Run()).ShouldBe(one);
        Text(new PosteriorSampler(target, Near(10), Options with { Seed = 9 }).Run()).ShouldNotBe(one);
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(-1.0)]
    public void A_Sampler_Written_Down_After_Every_Step_Ends_With_The_Same_Bytes(double goodShape)
    {
        // With a shape below 0 asked for, the other kind of chain is taken.
        var target = new LogDensityFunction(4, x => x[0] > 3 ? double.NegativeInfinity : -x.Sum(value => value * value) / 2);
        var options = Options with { RoundDraws = 100, MinimumDraws = 200, TargetEss = 100, GoodShape = goodShape };
        NormalApproximation[] modes = [new([0, 0, 0, 0], Diagonal([1, 1, 1, 1]), 0)];
        var whole = new PosteriorSampler(target, modes, options).Run();
        var part = new PosteriorSampler(target, modes, options);
        while (part.Step())
        {
            part = PosteriorSampler.Restore(target, options, JsonSerializer.Deserialize<SamplerSnapshot>(JsonSerializer.Serialize(part.Snapshot()))!);
        }

        Text(part.Result()).ShouldBe(Text(whole));
        whole.Method.ShouldBe(goodShape < 0 ? SamplingMethod.DifferentialEvolutionChains : SamplingMethod.IndependenceChains);
    }

    [Fact]
    public void Slow_Chains_Go_Back_To_Importance_Sampling_And_Can_Be_Taken_Up_There_Too()
    {
        // More effective draws are asked for than there are draws, so that every look finds the chains slow.
        var options = Options with { RoundDraws = 100, MinimumDraws = 100, MaximumDraws = 700, TargetEss = 5000 };
        var target = Targets.Banana(4, 0.02);
        NormalApproximation[] modes = [new([0, 2, 0, 0], Diagonal([30, 1, 1, 1]), 0)];
        var whole = new PosteriorSampler(target, modes, options).Run();
        whole.Refits.ShouldBe(2);
        var part = new PosteriorSampler(target, modes, options);
        while (part.Step())
        {
            part = PosteriorSampler.Restore(target, options, JsonSerializer.Deserialize<SamplerSnapshot>(JsonSerializer.Serialize(part.Snapshot()))!);
        }

        Text(part.Result()).ShouldBe(Text(whole));
        whole.Chains.ShouldAllBe(chain => chain.Length < 700);
    }

    [Fact]
    public void A_Cancelled_Step_Leaves_The_State_As_It_Was()
    {
        using var stop = new CancellationTokenSource();
        var calls = 0;
        var target = new LogDensityFunction(3, x =>
        {
            if (Interlocked.Increment(ref calls) == 2000)
            {
                stop.Cancel();
            }

            return -x.Sum(value => value * value) / 2;
        });
        NormalApproximation[] modes = [new([0, 0, 0], Diagonal([1, 1, 1]), 0)];
        var sampler = new PosteriorSampler(target, modes, Options);
        Should.Throw<OperationCanceledException>(() => sampler.Run(cancellation: stop.Token));
        Text(PosteriorSampler.Restore(target, Options, sampler.Snapshot()).Run()).ShouldBe(Text(new PosteriorSampler(target, modes, Options).Run()));
    }

    [Fact]
    public void Mode_Curvature_And_Sampler_Work_Together_On_A_Skewed_Posterior()
    {
        // Poisson counts with gamma priors on the log scale: the posterior of each rate is gamma(shape + count, rate + 1).
        int[] counts = [0, 1, 3, 10, 40, 2, 7, 100, 15];
        var prior = new JointPrior([.. counts.Select((_, i) => "rate" + i)], [.. counts.Select(_ => new GammaPrior(0.8, 0.1))]);
        var target = new LogDensityFunction(counts.Length, u => prior.LogDensity(u) + u.Select((log, i) => (counts[i] * log) - Math.Exp(log)).Sum());
        var spreads = prior.UnconstrainedSpreads();
        var search = new Maximiser(target, [new double[9], prior.Draw(new KeyedSplitMix(1), 0)], [.. spreads.Select(s => s / 3)], new MaximiserOptions());
        var mode = Curvature.At(target, search.Run()[0].Point, spreads);
        var sample = Sample(target, [mode]);
        sample.RHat.ShouldBeLessThan(1.05);
        for (var d = 0; d < counts.Length; d++)
        {
            var exact = new GammaPrior(0.8 + counts[d], 1.1);
            var natural = sample.Draws.Select(draw => Math.Exp(draw[d])).ToArray();
            var low = exact.Quantile(0.1);
            natural.Average().ShouldBe(exact.Mean, 4.5 * Math.Sqrt(exact.Variance / sample.Diagnostics[d].BulkEss));
            natural.Average(value => value < low ? 1.0 : 0.0).ShouldBe(0.1, 4.5 * Math.Sqrt(0.09 / sample.Diagnostics[d].TailEss));
        }
    }

    private static SamplerOptions Options => new() { Seed = 3 };

    private static PosteriorSample Sample(ILogDensity target, IReadOnlyList<NormalApproximation> modes) => new PosteriorSampler(target, modes, Options).Run();

    /// <summary>An approximation with the right centre but half the width and no correlation.</summary>
    private static NormalApproximation[] Near(int n) =>
        [new([.. Enumerable.Range(1, n).Select(i => i + (0.3 * Spreads[i - 1]))], Diagonal([.. Spreads.Select(s => s * s / 4)]), 0)];

    private static double[] Diagonal(double[] values)
    {
        var matrix = new double[values.Length * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            matrix[(i * values.Length) + i] = values[i];
        }

        return matrix;
    }

    private static void MeanIs(PosteriorSample sample, int d, double mean, double spread) =>
        sample.Draws.Average(draw => draw[d]).ShouldBe(mean, 4.5 * spread / Math.Sqrt(sample.Diagnostics[d].BulkEss), $"parameter {d}");

    private static void SpreadIs(PosteriorSample sample, int d, double spread, double tolerance = 0.12) =>
        MathNet.Numerics.Statistics.Statistics.StandardDeviation(sample.Draws.Select(draw => draw[d])).ShouldBe(spread, tolerance * spread, $"parameter {d}");

    private static string Text(PosteriorSample sample) => JsonSerializer.Serialize(new { sample.Chains, sample.LogDensities, sample.Evaluations, sample.WideAcceptance });
}
