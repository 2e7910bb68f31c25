using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>
/// A process that is drawn back to a level, AR(1), the Ornstein-Uhlenbeck process seen by months: x(t + 1) = level + persistence (x(t) - level) + volatility e.
/// </summary>
public sealed record MeanReversion : DriverProcess
{
    private const double MostPersistence = 0.995;

    /// <summary>Level to which it returns, on the scale of the process.</summary>
    public required double Level { get; init; }

    /// <summary>Share of a departure that is left after a month, 0 to below 1.</summary>
    public required double Persistence { get; init; }

    /// <summary>Months after which half of a departure is left; 0 when none is left after one.</summary>
    public double HalfLife => Persistence > 0 ? Math.Log(0.5) / Math.Log(Persistence) : 0;

    /// <summary>Fits a process to the observed months of a series.</summary>
    /// <remarks>
    /// Persistence by least squares, corrected for its bias in short series by (1 + 3 p) / n (Kendall 1954, <i>Biometrika</i> 41), then averaged with the
    /// believed one by precision. The level is its generalised least squares estimate; the volatility is drawn towards the believed one.
    /// </remarks>
    /// <param name="series">Monthly values.</param>
    /// <param name="observed">Months observed, at least 12; later ones are not looked at.</param>
    /// <param name="onLogs">Whether the process is one of logarithms.</param>
    /// <param name="belief">What is believed before.</param>
    public static MeanReversion Fit(IReadOnlyList<double> series, int observed, bool onLogs, ProcessBelief belief)
    {
        Probability(belief.Persistence, "The believed persistence");
        Positive(belief.PersistenceSpread, "The spread of the persistence");
        var history = History(series, observed, onLogs);
        var count = history.Length - 1;
        double earlier = history.Take(count).Average(), later = history.Skip(1).Average();
        double squares = 0, products = 0;
        for (var t = 0; t < count; t++)
        {
            squares += (history[t] - earlier) * (history[t] - earlier);
            products += (history[t] - earlier) * (history[t + 1] - later);
        }

        var persistence = belief.Persistence;
        if (squares > 0)
        {
            var raw = products / squares;
            var corrected = raw + ((1 + (3 * raw)) / count);
            var error = Math.Max(Math.Sqrt(Math.Max(1 - (raw * raw), 0) / count), 1.0 / count);
            double own = 1 / (error * error), believed = 1 / (belief.PersistenceSpread * belief.PersistenceSpread);
            persistence = ((corrected * own) + (belief.Persistence * believed)) / (own + believed);
        }

        persistence = Math.Clamp(persistence, 0, MostPersistence);
        var level = LevelOf(history, persistence);
        double rest = 0;
        for (var t = 0; t < count; t++)
        {
            var shock = history[t + 1] - level - (persistence * (history[t] - level));
            rest += shock * shock / count;
        }

        return new MeanReversion { Level = level, Persistence = persistence, Volatility = Math.Sqrt(Shrunk(rest, count, belief)), OnLogs = onLogs };
    }

    /// <summary>What the process did not foresee of each month of a history, in units of its volatility.</summary>
    /// <param name="series">Monthly values in the unit of the quantity.</param>
    public double[] Residuals(IReadOnlyList<double> series)
    {
        Positive(Volatility, "The volatility");
        double[] history = [.. series.Select(Inward)];
        return [.. Enumerable.Range(0, Math.Max(0, history.Length - 1)).Select(t => (history[t + 1] - Level - (Persistence * (history[t] - Level))) / Volatility)];
    }

    /// <inheritdoc/>
    public override (double Mean, double Variance) After(double start, int months)
    {
        var left = Math.Pow(Persistence, months);
        var squared = Persistence * Persistence;
        return (Level + (left * (start - Level)), Volatility * Volatility * (1 - (left * left)) / (1 - squared));
    }

    private static double LevelOf(double[] history, double persistence)
    {
        var first = 1 - (persistence * persistence);
        var each = 1 - persistence;
        double sum = first * history[0], weight = first;
        for (var t = 1; t < history.Length; t++)
        {
            sum += each * (history[t] - (persistence * history[t - 1]));
            weight += each * each;
        }

        return sum / weight;
    }
}
