using MathNet.Numerics;
using static Corridor.Statistics.InputCheck;
using Distribution = MathNet.Numerics.Distributions.Beta;

namespace Corridor.Statistics;

/// <summary>A beta distribution, for shares.</summary>
public sealed record BetaPrior : PriorDistribution
{
    /// <summary>Makes the distribution.</summary>
    /// <param name="a">First shape, greater than 0.</param>
    /// <param name="b">Second shape, greater than 0.</param>
    public BetaPrior(double a, double b) => (A, B) = (Positive(a, "The first shape"), Positive(b, "The second shape"));

    /// <summary>First shape.</summary>
    public double A { get; }

    /// <summary>Second shape.</summary>
    public double B { get; }

    /// <inheritdoc/>
    public override string Family => "beta";

    /// <inheritdoc/>
    public override Support Support => new(0, 1);

    /// <inheritdoc/>
    public override double Mean => A / (A + B);

    /// <inheritdoc/>
    public override double Variance => A * B / (Square(A + B) * (A + B + 1));

    /// <summary>The distribution with this mean and standard deviation.</summary>
    /// <param name="mean">Strictly between 0 and 1.</param>
    /// <param name="spread">Standard deviation, greater than 0 and below sqrt(mean (1 - mean)).</param>
    public static BetaPrior WithMean(double mean, double spread)
    {
        var size = (Level(mean, "The mean of a share") * (1 - mean) / Square(Positive(spread, "The standard deviation"))) - 1;
        return size > 0
            ? new BetaPrior(mean * size, (1 - mean) * size)
            : throw Bad($"A share with mean {N(mean)} cannot have the standard deviation {N(spread)}; it must be below {N(Math.Sqrt(mean * (1 - mean)))}.");
    }

    /// <inheritdoc/>
    public override double LogDensityUnconstrained(double unconstrained) =>
        (A * Support.LogLogistic(unconstrained)) + (B * Support.LogLogistic(-unconstrained)) - SpecialFunctions.BetaLn(A, B);

    /// <inheritdoc/>
    protected override double LogDensityInside(double natural) =>
        ((A - 1) * Math.Log(natural)) + ((B - 1) * Math.Log(1 - natural)) - SpecialFunctions.BetaLn(A, B);

    /// <inheritdoc/>
    protected override double CumulativeInside(double natural) => Distribution.CDF(A, B, natural);

    /// <inheritdoc/>
    protected override double QuantileInside(double probability) => Bisection.Root(Support, natural => CumulativeInside(natural) - probability, Mean);
}

/// <summary>A gamma distribution.</summary>
public sealed record GammaPrior : PriorDistribution
{
    /// <summary>Makes the distribution.</summary>
    /// <param name="shape">Shape, greater than 0.</param>
    /// <param name="rate">Rate, greater than 0: the mean is shape / rate.</param>
    public GammaPrior(double shape, double rate) => (Shape, Rate) = (Positive(shape, "The shape"), Positive(rate, "The rate"));

    /// <summary>Shape.</summary>
    public double Shape { get; }

    /// <summary>Rate.</summary>
    public double Rate { get; }

    /// <inheritdoc/>
    public override string Family => "gamma";

    /// <inheritdoc/>
    public override Support Support => Support.Positive;

    /// <inheritdoc/>
    public override double Mean => Shape / Rate;

    /// <inheritdoc/>
    public override double Variance => Shape / (Rate * Rate);

    /// <summary>The distribution with this mean and standard deviation, both greater than 0.</summary>
    public static GammaPrior WithMean(double mean, double spread) =>
        new(Square(Positive(mean, "The mean") / Positive(spread, "The standard deviation")), mean / (spread * spread));

    /// <inheritdoc/>
    public override double LogDensityUnconstrained(double unconstrained) =>
        (Shape * (Math.Log(Rate) + unconstrained)) - (Rate * Math.Exp(unconstrained)) - SpecialFunctions.GammaLn(Shape);

    /// <inheritdoc/>
    protected override double LogDensityInside(double natural) => LogDensityUnconstrained(Math.Log(natural)) - Math.Log(natural);

    /// <inheritdoc/>
    protected override double CumulativeInside(double natural) => SpecialFunctions.GammaLowerRegularized(Shape, Rate * natural);

    /// <inheritdoc/>
    protected override double QuantileInside(double probability) => Bisection.Root(Support, natural => CumulativeInside(natural) - probability, Mean);
}

/// <summary>A uniform distribution between two ends.</summary>
public sealed record UniformPrior : PriorDistribution
{
    /// <summary>Makes the distribution.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, above the lower.</param>
    public UniformPrior(double low, double high) => Support = TruncatedPrior.Ends(low, high);

    /// <inheritdoc/>
    public override string Family => "uniform";

    /// <inheritdoc/>
    public override Support Support { get; }

    /// <inheritdoc/>
    public override double Mean => (Support.Low + Support.High) / 2;

    /// <inheritdoc/>
    public override double Variance => Square(Support.High - Support.Low) / 12;

    /// <inheritdoc/>
    public override double UnconstrainedVariance => Math.PI * Math.PI / 3;

    /// <inheritdoc/>
    public override double LogDensityUnconstrained(double unconstrained) => Support.LogLogistic(unconstrained) + Support.LogLogistic(-unconstrained);

    /// <inheritdoc/>
    protected override double LogDensityInside(double natural) => -Math.Log(Support.High - Support.Low);

    /// <inheritdoc/>
    protected override double CumulativeInside(double natural) => (natural - Support.Low) / (Support.High - Support.Low);

    /// <inheritdoc/>
    protected override double QuantileInside(double probability) => Support.Low + (probability * (Support.High - Support.Low));
}
