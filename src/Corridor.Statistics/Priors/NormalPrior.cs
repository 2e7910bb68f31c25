using MathNet.Numerics.Distributions;
using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>A normal distribution.</summary>
public sealed record NormalPrior : PriorDistribution
{
    /// <summary>Makes the distribution.</summary>
    /// <param name="mean">Mean.</param>
    /// <param name="spread">Standard deviation, greater than 0.</param>
    public NormalPrior(double mean, double spread) => (Centre, Spread) = (Finite(mean, "The mean"), Positive(spread, "The standard deviation"));

    /// <summary>Mean.</summary>
    public double Centre { get; }

    /// <summary>Standard deviation.</summary>
    public double Spread { get; }

    /// <inheritdoc/>
    public override string Family => "normal";

    /// <inheritdoc/>
    public override Support Support => Support.Line;

    /// <inheritdoc/>
    public override double Mean => Centre;

    /// <inheritdoc/>
    public override double Variance => Spread * Spread;

    /// <inheritdoc/>
    public override double UnconstrainedVariance => Variance;

    /// <inheritdoc/>
    protected override double LogDensityInside(double natural) => Normal.PDFLn(Centre, Spread, natural);

    /// <inheritdoc/>
    protected override double CumulativeInside(double natural) => Normal.CDF(Centre, Spread, natural);

    /// <inheritdoc/>
    protected override double QuantileInside(double probability) => Normal.InvCDF(Centre, Spread, probability);
}

/// <summary>A distribution whose logarithm is normal.</summary>
public sealed record LogNormalPrior : PriorDistribution
{
    /// <summary>Makes the distribution.</summary>
    /// <param name="median">Median, greater than 0.</param>
    /// <param name="spread">Standard deviation of the logarithm, greater than 0.</param>
    public LogNormalPrior(double median, double spread) => (Median, Spread) = (Positive(median, "The median"), Positive(spread, "The standard deviation of the logarithm"));

    /// <summary>Median.</summary>
    public double Median { get; }

    /// <summary>Standard deviation of the logarithm.</summary>
    public double Spread { get; }

    /// <inheritdoc/>
    public override string Family => "lognormal";

    /// <inheritdoc/>
    public override Support Support => Support.Positive;

    /// <inheritdoc/>
    public override double Mean => Median * Math.Exp(Spread * Spread / 2);

    /// <inheritdoc/>
    public override double Variance => Square(Mean) * (Math.Exp(Spread * Spread) - 1);

    /// <inheritdoc/>
    public override double UnconstrainedVariance => Spread * Spread;

    /// <inheritdoc/>
    public override double LogDensityUnconstrained(double unconstrained) => Normal.PDFLn(Math.Log(Median), Spread, unconstrained);

    /// <inheritdoc/>
    protected override double LogDensityInside(double natural) => LogDensityUnconstrained(Math.Log(natural)) - Math.Log(natural);

    /// <inheritdoc/>
    protected override double CumulativeInside(double natural) => Normal.CDF(Math.Log(Median), Spread, Math.Log(natural));

    /// <inheritdoc/>
    protected override double QuantileInside(double probability) => Math.Exp(Normal.InvCDF(Math.Log(Median), Spread, probability));
}

/// <summary>The absolute value of a normal number with mean 0: for what is small unless the figures say otherwise.</summary>
public sealed record HalfNormalPrior : PriorDistribution
{
    /// <summary>Makes the distribution.</summary>
    /// <param name="scale">Standard deviation of the normal number, greater than 0.</param>
    public HalfNormalPrior(double scale) => Scale = Positive(scale, "The scale");

    /// <summary>Standard deviation of the normal number.</summary>
    public double Scale { get; }

    /// <inheritdoc/>
    public override string Family => "half-normal";

    /// <inheritdoc/>
    public override Support Support => Support.Positive;

    /// <inheritdoc/>
    public override double Mean => Scale * Math.Sqrt(2 / Math.PI);

    /// <inheritdoc/>
    public override double Variance => Scale * Scale * (1 - (2 / Math.PI));

    /// <inheritdoc/>
    public override double LogDensityUnconstrained(double unconstrained) =>
        Math.Log(2) + Normal.PDFLn(0, Scale, Math.Exp(unconstrained)) + unconstrained;

    /// <inheritdoc/>
    protected override double LogDensityInside(double natural) => Math.Log(2) + Normal.PDFLn(0, Scale, natural);

    /// <inheritdoc/>
    protected override double CumulativeInside(double natural) => MathNet.Numerics.SpecialFunctions.Erf(natural / (Scale * Math.Sqrt(2)));

    /// <inheritdoc/>
    protected override double QuantileInside(double probability) => Scale * Math.Sqrt(2) * MathNet.Numerics.SpecialFunctions.ErfInv(probability);
}

/// <summary>A distribution between two ends whose logit is normal.</summary>
public sealed record LogitNormalPrior : PriorDistribution
{
    /// <summary>Makes the distribution.</summary>
    /// <param name="median">Median, strictly between the ends.</param>
    /// <param name="spread">Standard deviation of log((x - low) / (high - x)), greater than 0.</param>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    public LogitNormalPrior(double median, double spread, double low = 0, double high = 1)
    {
        Support = TruncatedPrior.Ends(low, high);
        Median = median;
        Centre = Support.ToUnconstrained(median);
        Spread = Positive(spread, "The standard deviation of the logit");
    }

    /// <summary>Median.</summary>
    public double Median { get; }

    /// <summary>Mean of the logit.</summary>
    public double Centre { get; }

    /// <summary>Standard deviation of the logit.</summary>
    public double Spread { get; }

    /// <inheritdoc/>
    public override string Family => "logit-normal";

    /// <inheritdoc/>
    public override Support Support { get; }

    /// <inheritdoc/>
    public override double UnconstrainedVariance => Spread * Spread;

    /// <inheritdoc/>
    public override double LogDensityUnconstrained(double unconstrained) => Normal.PDFLn(Centre, Spread, unconstrained);

    /// <inheritdoc/>
    protected override double LogDensityInside(double natural)
    {
        var u = Support.ToUnconstrained(natural);
        return LogDensityUnconstrained(u) - Support.LogJacobian(u);
    }

    /// <inheritdoc/>
    protected override double CumulativeInside(double natural) => Normal.CDF(Centre, Spread, Support.ToUnconstrained(natural));

    /// <inheritdoc/>
    protected override double QuantileInside(double probability) => Support.ToNatural(Normal.InvCDF(Centre, Spread, probability));
}
