namespace Corridor.Statistics.Tests;

/// <summary>
/// Talts, Betancourt, Simpson, Vehtari and Gelman (2018), arXiv:1804.06788: parameters drawn from the prior have uniform ranks among draws from the posterior that
/// data simulated from them give.
/// </summary>
public class CalibrationBySimulationTests
{
    private const int Times = 240;
    private const int Ranked = 99;

    [Fact]
    public void Ranks_Of_The_Truth_Are_Uniform_In_A_Normal_Model_With_Known_Prior() => PValues(narrow: 1).ShouldAllBe(p => p > 1e-4);

    [Fact]
    public void A_Posterior_That_Is_Too_Narrow_Is_Told_By_Its_Ranks() => PValues(narrow: 2.5).ShouldContain(p => p < 1e-4);

    /// <summary>p-values of the ranks of three parameters; with narrow above 1 the likelihood is overrated by its square.</summary>
    private static double[] PValues(double narrow)
    {
        var prior = new JointPrior(["a", "b", "c"], [new NormalPrior(0, 1), new NormalPrior(1, 2), new NormalPrior(-1, 0.5)]);
        var random = new KeyedSplitMix(51);
        var ranks = Enumerable.Range(0, 3).Select(_ => new double[Times]).ToArray();
        Parallel.For(0, Times, new ParallelOptions { MaxDegreeOfParallelism = 2 }, time =>
        {
            var truth = prior.Draw(random, time);
            var bits = random.Stream(1000, (ulong)time, 0);

            // Two figures: a + b and b + c, each with an error of 0.7.
            double first = truth[0] + truth[1] + (0.7 * bits.Normal()), second = truth[1] + truth[2] + (0.7 * bits.Normal());
            var target = new LogDensityFunction(3, x =>
                prior.LogDensity(x) - (narrow * narrow * (Square((first - x[0] - x[1]) / 0.7) + Square((second - x[1] - x[2]) / 0.7)) / 2));
            var mode = Curvature.At(target, new Maximiser(target, [[0, 1, -1]], [0.3, 0.6, 0.2], new MaximiserOptions { Threads = 1 }).Run()[0].Point, prior.UnconstrainedSpreads());
            var options = new SamplerOptions { Seed = (ulong)time, Threads = 1, RoundDraws = 200, Rounds = 4, MinimumDraws = 200, TargetEss = 300, Parts = 1 };
            var draws = new PosteriorSampler(target, [mode], options).Run().Thinned(Ranked);
            for (var d = 0; d < 3; d++)
            {
                ranks[d][time] = draws.Count(draw => draw[d] < truth[d]) / (Ranked + 1.0);
            }
        });
        return [.. ranks.Select(own => ForecastScores.UniformityPValue(ForecastScores.Histogram(own, 10)))];
    }

    private static double Square(double x) => x * x;
}
