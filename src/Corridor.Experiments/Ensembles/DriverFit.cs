using Corridor.Statistics;

namespace Corridor.Experiments.Ensembles;

/// <summary>How the processes of drivers are fitted to what was observed.</summary>
public static class DriverFit
{
    private const double MonthsOfYear = 12;

    /// <summary>Variance of the change of yearly averages of a random walk / variance of its change in a year (Working 1960, <i>Econometrica</i> 28(4), 916-918).</summary>
    private const double OfAverages = 2.0 / 3;

    /// <summary>Share of a departure that is left after a month, given the months in which half of it goes.</summary>
    public static double Persistence(double halfLifeMonths) => Math.Pow(0.5, 1 / halfLifeMonths);

    /// <summary>
    /// A reverting process of a rate that is observed by months. It is fitted to the rate measured in wages, rate / wage, since prices and wages
    /// follow the rate of a currency in time: what is left of a departure is what people feel. The size of a shock is wholly that of the history;
    /// how fast a departure fades is averaged with the belief.
    /// </summary>
    /// <param name="rate">Observed months of the rate.</param>
    /// <param name="wage">The wage in the same months.</param>
    /// <param name="halfLife">Belief about the months in which half of a departure goes: lowest, middle, highest; the ends are taken as one standard deviation away.</param>
    public static MeanReversion Reverting(IReadOnlyList<double> rate, IReadOnlyList<double> wage, (double Low, double Middle, double High) halfLife)
    {
        double spread = Math.Max((Persistence(halfLife.High) - Persistence(halfLife.Low)) / 2, 1e-6);
        ProcessBelief belief = new(DriftSpread: 0, Persistence(halfLife.Middle), spread, Volatility: 0, Months: 0);
        double[] real = InWages(rate, wage);
        return MeanReversion.Fit(real, real.Length, onLogs: true, belief);
    }

    /// <summary>A rate measured in wages, month by month.</summary>
    public static double[] InWages(IReadOnlyList<double> rate, IReadOnlyList<double> wage) => [.. rate.Zip(wage, (r, w) => r / w)];

    /// <summary>
    /// A random walk by months, from yearly averages of it. Its drift is that of the central path and is not used. Averages of a year vary less
    /// from one to the next than the walk itself does over a year, by 2/3.
    /// </summary>
    /// <param name="averages">Averages of successive years, at least 12.</param>
    public static RandomWalk Walking(IReadOnlyList<double> averages)
    {
        ProcessBelief open = new(DriftSpread: 0, Persistence: 0, PersistenceSpread: 1, Volatility: 0, Months: 0);
        RandomWalk years = RandomWalk.Fit(averages, averages.Count, onLogs: true, open);
        return new RandomWalk { Drift = 0, OnLogs = true, Volatility = years.Volatility / Math.Sqrt(MonthsOfYear * OfAverages) };
    }

    /// <summary>A judged process that reverts: the spread of its departures in the long run, and the months in which half of one goes.</summary>
    public static MeanReversion Reverting(double spread, double halfLifeMonths)
    {
        double persistence = Persistence(halfLifeMonths);
        return new MeanReversion { Level = 0, Persistence = persistence, Volatility = spread * Math.Sqrt(1 - (persistence * persistence)), OnLogs = true };
    }

    /// <summary>A judged random walk: the spread of a year's change.</summary>
    public static RandomWalk Walking(double spreadYear) => new() { Drift = 0, Volatility = spreadYear / Math.Sqrt(MonthsOfYear), OnLogs = true };
}
