using Corridor.Statistics;

namespace Corridor.Inference.Calibration;

/// <summary>The quantiles that are told of every parameter.</summary>
public static class PosteriorLevels
{
    /// <summary>Probabilities.</summary>
    public static IReadOnlyList<double> All { get; } = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

    /// <summary>Quantiles of a prior at these.</summary>
    public static IReadOnlyList<double> Of(PriorDistribution prior) => [.. All.Select(prior.Quantile)];
}
