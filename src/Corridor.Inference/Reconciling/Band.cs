using Corridor.Statistics;

namespace Corridor.Inference.Reconciling;

/// <summary>Quantiles of a sample.</summary>
/// <param name="P10">Tenth percentile.</param>
/// <param name="P25">First quartile.</param>
/// <param name="P50">Median.</param>
/// <param name="P75">Third quartile.</param>
/// <param name="P90">Ninetieth percentile.</param>
public sealed record Band(double P10, double P25, double P50, double P75, double P90)
{
    private static readonly double[] Levels = [0.1, 0.25, 0.5, 0.75, 0.9];

    /// <summary>The band of a sample, at least one value.</summary>
    public static Band Of(IReadOnlyList<double> sample)
    {
        double[] quantiles = Quantiles.Of(sample, Levels);
        return new Band(quantiles[0], quantiles[1], quantiles[2], quantiles[3], quantiles[4]);
    }

    /// <summary>The band of a distribution.</summary>
    public static Band Of(PredictiveDistribution distribution, Func<double, double> shown) =>
        new(shown(distribution.Quantile(0.1)), shown(distribution.Quantile(0.25)), shown(distribution.Quantile(0.5)), shown(distribution.Quantile(0.75)), shown(distribution.Quantile(0.9)));

    /// <summary>True when a value lies in the 80 % band.</summary>
    public bool Holds(double value) => value >= P10 && value <= P90;

    /// <summary>True when an interval with open ends touches the 80 % band.</summary>
    public bool Touches(double? low, double? high) => (high ?? double.PositiveInfinity) >= P10 && (low ?? double.NegativeInfinity) <= P90;
}
