using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>Tells which of several optima are modes of their own.</summary>
public static class Modes
{
    /// <summary>
    /// The normal approximations around the distinct modes, the highest first. An optimum belongs to a mode already found when it lies inside nearly all of its normal
    /// approximation (squared distance up to n + 4 sqrt(2 n) for n parameters).
    /// </summary>
    /// <param name="target">The log density.</param>
    /// <param name="optima">What a maximiser found, the best first.</param>
    /// <param name="spreads">The largest standard deviations thinkable, such as the prior's.</param>
    /// <param name="within">Optima that lie further than this below the best, in log density, are left out; greater than 0.</param>
    /// <param name="threads">Threads that evaluate at once.</param>
    /// <param name="cancellation">Stops between evaluations.</param>
    public static IReadOnlyList<NormalApproximation> Distinct(
        ILogDensity target, IReadOnlyList<Optimum> optima, double[] spreads, double within = 8, int threads = 1, CancellationToken cancellation = default)
    {
        AtLeast(1, optima.Count, "The number of optima");
        Positive(within, "The distance below the best");
        var n = target.Dimension;
        List<(NormalApproximation Mode, CholeskyFactor Factor)> found = [];
        foreach (var optimum in optima.Where(one => one.LogDensity >= optima[0].LogDensity - within))
        {
            if (!found.Exists(known => known.Factor.SquaredDistance(optimum.Point, known.Mode.Mean) <= n + (4 * Math.Sqrt(2.0 * n))))
            {
                var mode = Curvature.At(target, optimum.Point, spreads, threads, cancellation);
                found.Add((mode, CholeskyFactor.Of(mode.Covariance, n)));
            }
        }

        return [.. found.Select(entry => entry.Mode)];
    }
}
