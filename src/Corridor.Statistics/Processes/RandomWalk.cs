using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>A random walk with drift: x(t + 1) = x(t) + drift + volatility e, e standard normal.</summary>
public sealed record RandomWalk : DriverProcess
{
    /// <summary>Mean change in a month.</summary>
    public required double Drift { get; init; }

    /// <summary>Fits a walk to the observed months of a series.</summary>
    /// <remarks>The drift is the posterior mean under a normal prior around 0; the volatility is drawn towards the believed one.</remarks>
    /// <param name="series">Monthly values.</param>
    /// <param name="observed">Months observed, at least 12; later ones are not looked at.</param>
    /// <param name="onLogs">Whether the walk is one of logarithms.</param>
    /// <param name="belief">What is believed before.</param>
    public static RandomWalk Fit(IReadOnlyList<double> series, int observed, bool onLogs, ProcessBelief belief)
    {
        NotNegative(belief.DriftSpread, "The spread of the drift");
        var history = History(series, observed, onLogs);
        double[] changes = [.. history.Skip(1).Zip(history, (later, earlier) => later - earlier)];
        var mean = changes.Average();
        var variance = Shrunk(changes.Sum(change => (change - mean) * (change - mean)) / (changes.Length - 1), changes.Length, belief);
        var prior = belief.DriftSpread * belief.DriftSpread;
        var drift = prior > 0 ? mean * prior / (prior + (variance / changes.Length)) : 0;
        return new RandomWalk { Drift = drift, Volatility = Math.Sqrt(variance), OnLogs = onLogs };
    }

    /// <inheritdoc/>
    public override (double Mean, double Variance) After(double start, int months) => (start + (Drift * months), Volatility * Volatility * months);
}
