using MathNet.Numerics.Integration;

namespace Corridor.Statistics.Tests;

public class PriorTests
{
    private static readonly PriorDistribution[] All =
    [
        new NormalPrior(1.5, 0.4), new LogNormalPrior(0.02, 0.5), new BetaPrior(2.5, 7), new BetaPrior(0.9, 1.2), BetaPrior.WithMean(0.8, 0.1), new GammaPrior(3, 0.5), new GammaPrior(0.8, 2),
        GammaPrior.WithMean(4, 2), new HalfNormalPrior(0.3), new UniformPrior(-1, 3), new LogitNormalPrior(0.3, 0.8), new LogitNormalPrior(2, 0.6, 1, 5),
        new NormalPrior(1, 0.4).Between(0, 4), new LogNormalPrior(0.8, 0.5).Between(0, 1), new NormalPrior(0, 1).Between(double.NegativeInfinity, 0.5), new GammaPrior(2, 1).Between(0.5, double.PositiveInfinity),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_Density_Integrates_To_One_On_The_Unconstrained_Scale(int number)
    {
        var prior = All[number];
        Integral(prior, _ => 1).ShouldBe(1, 1e-6, prior.ToString());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_Jacobian_Joins_The_Two_Densities_And_Is_The_Slope_Of_The_Map(int number)
    {
        var prior = All[number];
        foreach (var p in new[] { 0.01, 0.2, 0.5, 0.9, 0.99 })
        {
            var x = prior.Quantile(p);
            var u = prior.Support.ToUnconstrained(x);
            prior.Support.ToNatural(u).ShouldBe(x, 1e-12 * Math.Max(1, Math.Abs(x)));
            prior.LogDensityUnconstrained(u).ShouldBe(prior.LogDensity(x) + prior.Support.LogJacobian(u), 1e-9);
            var slope = (prior.Support.ToNatural(u + 1e-5) - prior.Support.ToNatural(u - 1e-5)) / 2e-5;
            Math.Log(slope).ShouldBe(prior.Support.LogJacobian(u), 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_Quantile_Inverts_The_Integral_Of_The_Density(int number)
    {
        var prior = All[number];
        foreach (var p in new[] { 0.001, 0.05, 0.5, 0.8, 0.999 })
        {
            var x = prior.Quantile(p);
            prior.Cumulative(x).ShouldBe(p, 1e-10);
            var u = prior.Support.ToUnconstrained(x);
            SimpsonRule.IntegrateComposite(v => Math.Exp(prior.LogDensityUnconstrained(v)), u - 60, u, 12000).ShouldBe(p, 1e-6, prior.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Moments_Equal_The_Integrals(int number)
    {
        var prior = All[number];
        var mean = Integral(prior, prior.Support.ToNatural);
        var variance = Integral(prior, u => Math.Pow(prior.Support.ToNatural(u) - mean, 2));
        prior.Mean.ShouldBe(mean, 1e-3 * Math.Sqrt(variance));
        prior.Variance.ShouldBe(variance, 5e-3 * variance);
        var centre = Integral(prior, u => u);
        var unconstrained = Integral(prior, u => (u - centre) * (u - centre));
        prior.UnconstrainedVariance.ShouldBe(unconstrained, 5e-3 * unconstrained);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nothing_Lies_Outside_The_Support_And_The_Ends_Are_Never_Reached(int number)
    {
        var prior = All[number];
        foreach (var u in new[] { -700.0, -50, 50, 700 })
        {
            prior.Support.Holds(prior.Support.ToNatural(u)).ShouldBeTrue();
        }

        if (double.IsFinite(prior.Support.Low))
        {
            prior.LogDensity(prior.Support.Low - 1).ShouldBe(double.NegativeInfinity);
            prior.Cumulative(prior.Support.Low - 1).ShouldBe(0);
            Should.Throw<StatisticalInputException>(() => prior.Support.ToUnconstrained(prior.Support.Low));
        }
    }

    [Fact]
    public void Densities_Equal_Those_Of_MathNet()
    {
        foreach (var x in new[] { 0.05, 0.3, 0.6, 0.95 })
        {
            new BetaPrior(2.5, 7).LogDensity(x).ShouldBe(new MathNet.Numerics.Distributions.Beta(2.5, 7).DensityLn(x), 1e-10);
            new GammaPrior(3, 0.5).LogDensity(x).ShouldBe(new MathNet.Numerics.Distributions.Gamma(3, 0.5).DensityLn(x), 1e-10);
            new LogNormalPrior(0.02, 0.5).LogDensity(x).ShouldBe(new MathNet.Numerics.Distributions.LogNormal(Math.Log(0.02), 0.5).DensityLn(x), 1e-10);
        }
    }

    [Fact]
    public void Draws_Of_A_Joint_Prior_Have_Its_Moments_And_Come_Again_For_The_Same_Number()
    {
        var prior = new JointPrior(["a", "b", "c"], [new NormalPrior(2, 3), new BetaPrior(2, 5), new GammaPrior(2, 1)]);
        var random = new KeyedSplitMix(7);
        var draws = Enumerable.Range(0, 20000).Select(i => prior.ToNatural(prior.Draw(random, i))).ToArray();
        for (var d = 0; d < 3; d++)
        {
            var mean = draws.Average(draw => draw[d]);
            var spread = Math.Sqrt(prior.Priors[d].Variance);
            mean.ShouldBe(prior.Priors[d].Mean, 4 * spread / Math.Sqrt(draws.Length));
            Math.Sqrt(draws.Average(draw => (draw[d] - mean) * (draw[d] - mean))).ShouldBe(spread, 0.03 * spread);
        }

        prior.Draw(random, 17).ShouldBe(prior.Draw(new KeyedSplitMix(7), 17));
        prior.Draw(random, 17).ShouldNotBe(prior.Draw(new KeyedSplitMix(8), 17));
    }

    [Fact]
    public void A_Value_Outside_Its_Support_Is_Told_By_Name() =>
        Should.Throw<StatisticalInputException>(() => new JointPrior(["rate", "share"], [new NormalPrior(0, 1), new BetaPrior(2, 2)]).ToUnconstrained([0, 1.5]))
            .Message.ShouldContain("share");

    [Fact]
    public void A_Range_That_Holds_Nothing_Of_The_Prior_Is_Refused() =>
        Should.Throw<StatisticalInputException>(() => new NormalPrior(0, 0.1).Between(3, 4));

    private static double Integral(PriorDistribution prior, Func<double, double> function)
    {
        var centre = prior.Support.ToUnconstrained(prior.Quantile(0.5));
        return SimpsonRule.IntegrateComposite(u => function(u) * Math.Exp(prior.LogDensityUnconstrained(u)), centre - 60, centre + 60, 24000);
    }
}
