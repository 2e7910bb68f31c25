using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>A distribution restricted to an interval, such as the range that a parameter may have.</summary>
public sealed record TruncatedPrior : PriorDistribution
{
    private readonly double below;
    private readonly double inside;

    /// <summary>Restricts a distribution.</summary>
    /// <param name="whole">The distribution.</param>
    /// <param name="low">Lower end, or minus infinity.</param>
    /// <param name="high">Upper end, or infinity.</param>
    /// <exception cref="StatisticalInputException">The interval is empty or has next to no probability.</exception>
    public TruncatedPrior(PriorDistribution whole, double low, double high)
    {
        Whole = whole;
        Support = new Support(Math.Max(low, whole.Support.Low), Math.Min(high, whole.Support.High));
        below = whole.Cumulative(Support.Low);
        inside = whole.Cumulative(Support.High) - below;
        if (!(Support.Low < Support.High) || !(inside > 1e-6))
        {
            throw Bad($"The interval from {N(low)} to {N(high)} holds next to nothing of the {whole.Family} prior with mean {N(whole.Mean)}; widen the interval or move the prior.");
        }
    }

    /// <summary>The distribution without the restriction.</summary>
    public PriorDistribution Whole { get; }

    /// <inheritdoc/>
    public override string Family => Whole.Family;

    /// <inheritdoc/>
    public override Support Support { get; }

    /// <inheritdoc/>
    protected override double LogDensityInside(double natural) => Whole.LogDensity(natural) - Math.Log(inside);

    /// <inheritdoc/>
    protected override double CumulativeInside(double natural) => (Whole.Cumulative(natural) - below) / inside;

    /// <inheritdoc/>
    protected override double QuantileInside(double probability) =>
        Math.Clamp(Whole.Quantile(below + (probability * inside)), Math.BitIncrement(Support.Low), Math.BitDecrement(Support.High));

    internal static Support Ends(double low, double high) =>
        Finite(low, "The lower end") < Finite(high, "The upper end") ? new Support(low, high) : throw Bad($"The lower end {N(low)} is not below the upper end {N(high)}.");
}
