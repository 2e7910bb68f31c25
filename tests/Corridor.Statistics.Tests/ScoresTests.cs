using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace Corridor.Statistics.Tests;

public class ScoresTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(1.7)]
    [InlineData(-3.2)]
    public void The_Score_Of_A_Normal_Distribution_Equals_The_Integral(double observed) =>
        Crps.OfNormal(0.5, 1.3, observed).ShouldBe(Integral(x => Normal.CDF(0.5, 1.3, x), observed, -30, 30), 1e-5);

    [Theory]
    [InlineData(-1.0)]
    [InlineData(0.4)]
    [InlineData(2.0)]
    [InlineData(9.0)]
    public void The_Score_Of_A_Lognormal_Distribution_Equals_The_Integral(double observed) =>
        Crps.OfLogNormal(2, 0.6, observed).ShouldBe(Integral(x => x <= 0 ? 0 : LogNormal.CDF(Math.Log(2), 0.6, x), observed, -2, 120), 1e-4);

    [Theory]
    [InlineData(1.5)]
    [InlineData(-4.0)]
    public void The_Score_Of_An_Ensemble_Equals_The_Integral_Of_Its_Steps(double observed)
    {
        double[] members = [3, -1, 2, 2, 7];
        Crps.OfEnsemble(members, observed).ShouldBe(Integral(x => members.Count(member => member <= x) / 5.0, observed, -10, 10), 1e-3);
        Crps.OfEnsemble([4], observed).ShouldBe(Math.Abs(4 - observed), 1e-12);
    }

    [Fact]
    public void The_Fair_Score_Has_The_Mean_Of_The_Distribution_Itself_Whatever_The_Size()
    {
        var bits = new KeyedSplitMix(9).Stream(1000, 0, 0);
        double fair = 0, plain = 0;
        const int times = 40000;
        for (var i = 0; i < times; i++)
        {
            double[] members = [bits.Normal(), bits.Normal(), bits.Normal()];
            fair += Crps.OfEnsembleFair(members, 0.7) / times;
            plain += Crps.OfEnsemble(members, 0.7) / times;
        }

        fair.ShouldBe(Crps.OfNormal(0, 1, 0.7), 0.01);
        plain.ShouldBeGreaterThan(fair + 0.1);
    }

    [Fact]
    public void The_Truth_Scores_Best_On_Average()
    {
        var bits = new KeyedSplitMix(10).Stream(1000, 0, 0);
        double[] seen = [.. Enumerable.Range(0, 4000).Select(_ => bits.Normal())];
        var truth = seen.Average(x => Crps.OfNormal(0, 1, x));
        foreach (var (mean, spread) in new[] { (0.5, 1.0), (0, 0.5), (0, 2.0), (-0.5, 1.2) })
        {
            seen.Average(x => Crps.OfNormal(mean, spread, x)).ShouldBeGreaterThan(truth);
        }
    }

    [Fact]
    public void Intervals_Are_Scored_By_Width_And_Miss()
    {
        ForecastScores.IntervalScore(1, 3, 0.8, 2).ShouldBe(2);
        ForecastScores.IntervalScore(1, 3, 0.8, 4).ShouldBe(2 + 10, 1e-12);
        ForecastScores.IntervalScore(1, 3, 0.95, 0.5).ShouldBe(2 + 20, 1e-12);
        ForecastScores.Coverage([(0, 1), (0, 1), (2, 3), (2, 3)], [0.5, 1, 1, 4]).ShouldBe(0.5);
        ForecastScores.MeanAbsoluteRelativeError([110, 80], [100, 100]).ShouldBe(0.15, 1e-12);
        ForecastScores.MedianAbsoluteRelativeError([110, 80, 100], [100, 100, 100]).ShouldBe(0.1, 1e-12);
        Should.Throw<StatisticalInputException>(() => ForecastScores.MeanAbsoluteRelativeError([1], [0]));
    }

    [Fact]
    public void Transforms_Of_Calibrated_Ensembles_Are_Flat_And_Of_Narrow_Ones_Are_Not()
    {
        double Unevenness(double width)
        {
            var bits = new KeyedSplitMix(12).Stream(1000, 0, 0);
            var transforms = Enumerable.Range(0, 3000).Select(_ =>
            {
                double[] members = [.. Enumerable.Range(0, 199).Select(_ => width * bits.Normal())];
                return ForecastScores.ProbabilityIntegral(members, bits.Normal());
            });
            return ForecastScores.UniformityPValue(ForecastScores.Histogram([.. transforms], 10));
        }

        Unevenness(1).ShouldBeGreaterThan(1e-4);
        Unevenness(0.6).ShouldBeLessThan(1e-4);
    }

    private static double Integral(Func<double, double> distribution, double observed, double low, double high) =>
        SimpsonRule.IntegrateComposite(x => Math.Pow(distribution(x), 2), low, observed > low ? observed : low + 1e-12, 100000)
        + SimpsonRule.IntegrateComposite(x => Math.Pow(1 - distribution(x), 2), Math.Max(observed, low), high, 100000) + Math.Max(0, low - observed);
}
