using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>A random process by months, of a quantity or of its logarithm, whose distribution at every horizon is normal and known.</summary>
public abstract record DriverProcess
{
    /// <summary>Whether the process is one of logarithms.</summary>
    public required bool OnLogs { get; init; }

    /// <summary>Standard deviation of a month's shock, on the scale of the process.</summary>
    public required double Volatility { get; init; }

    /// <summary>Mean and variance on the scale of the process, some months after a value.</summary>
    /// <param name="start">Value on the scale of the process.</param>
    /// <param name="months">Months since, at least 0.</param>
    public abstract (double Mean, double Variance) After(double start, int months);

    /// <summary>The distribution of the quantity, some months after a value.</summary>
    /// <param name="start">Last observed value in the unit of the quantity.</param>
    /// <param name="months">Months since, at least 1.</param>
    /// <param name="keepMean">Whether, on logs, the mean of the quantity rather than its median follows the centre.</param>
    public PredictiveDistribution At(double start, int months, bool keepMean = false)
    {
        var (mean, variance) = After(Inward(start), AtLeast(1, months, "The number of months"));
        return new PredictiveDistribution(mean - (keepMean && OnLogs ? variance / 2 : 0), Math.Sqrt(variance), double.PositiveInfinity, OnLogs);
    }

    /// <summary>A path of the quantity after its last observed value.</summary>
    /// <param name="start">Last observed value in the unit of the quantity.</param>
    /// <param name="months">Months of the path.</param>
    /// <param name="random">Source.</param>
    /// <param name="driver">Number of the driver: part of the key.</param>
    /// <param name="member">Number of the member: part of the key.</param>
    /// <param name="keepMean">Whether, on logs, the mean over members rather than the median follows the centre.</param>
    /// <returns>Values of months 1, 2, ... after the last observed one.</returns>
    public double[] Path(double start, int months, IKeyedRandom random, ulong driver, ulong member, bool keepMean = false)
    {
        var bits = random.Stream(RandomPurpose.Path, driver, member);
        var origin = Inward(start);
        var path = new double[AtLeast(0, months, "The number of months")];
        var value = origin;
        for (var month = 0; month < path.Length; month++)
        {
            value = After(value, 1).Mean + (Volatility * bits.Normal());
            path[month] = OnLogs ? Math.Exp(value - (keepMean ? After(origin, month + 1).Variance / 2 : 0)) : value;
        }

        return path;
    }

    /// <summary>
    /// Departures from a centre that is stated elsewhere: factors on logs, otherwise amounts to add. They begin at none and have the spread of the process.
    /// </summary>
    /// <param name="months">Months of the path.</param>
    /// <param name="random">Source.</param>
    /// <param name="driver">Number of the driver: part of the key.</param>
    /// <param name="member">Number of the member: part of the key.</param>
    /// <param name="keepMean">Whether factors have the mean 1 rather than the median 1.</param>
    public double[] Departures(int months, IKeyedRandom random, ulong driver, ulong member, bool keepMean = false)
    {
        var path = Path(OnLogs ? 1 : 0, months, random, driver, member, keepMean);
        for (var month = 0; month < path.Length; month++)
        {
            var centre = After(0, month + 1).Mean;
            path[month] = OnLogs ? path[month] / Math.Exp(centre) : path[month] - centre;
        }

        return path;
    }

    /// <summary>The same departures made of shocks that are given, such as ones that several processes share; their median is none.</summary>
    /// <param name="shocks">Standard normal shocks, one a month.</param>
    public double[] Departures(ReadOnlySpan<double> shocks)
    {
        var path = new double[shocks.Length];
        var centre = After(0, 1).Mean;
        double departure = 0;
        for (var month = 0; month < path.Length; month++)
        {
            departure = After(departure, 1).Mean - centre + (Volatility * shocks[month]);
            path[month] = OnLogs ? Math.Exp(departure) : departure;
        }

        return path;
    }

    private protected double Inward(double value) => OnLogs ? Math.Log(Positive(value, "The value")) : Finite(value, "The value");

    /// <summary>The observed months of a series on the scale of the process.</summary>
    private protected static double[] History(IReadOnlyList<double> series, int observed, bool onLogs)
    {
        AtLeast(12, observed, "The number of observed months");
        return observed > series.Count
            ? throw Bad($"{N(observed)} months are said to be observed, but the series has {N(series.Count)}.")
            : [.. series.Take(observed).Select((value, month) => onLogs ? Math.Log(Positive(value, $"The value of month {N(month + 1)}")) : Finite(value, $"The value of month {N(month + 1)}"))];
    }

    /// <summary>A variance drawn towards a stated one: (n s^2 + m v) / (n + m).</summary>
    private protected static double Shrunk(double variance, int count, ProcessBelief belief) =>
        ((count * variance) + (belief.Months * belief.Volatility * belief.Volatility)) / (count + belief.Months);
}

/// <summary>What is believed of a process before its history is seen; a few years of months leave much open.</summary>
/// <param name="DriftSpread">Standard deviation of a random walk's monthly drift around 0, at least 0; 0 for no drift.</param>
/// <param name="Persistence">Share of a departure that is left after a month, 0 to below 1.</param>
/// <param name="PersistenceSpread">Its standard deviation, greater than 0.</param>
/// <param name="Volatility">Standard deviation of a month's shock, at least 0.</param>
/// <param name="Months">How many months of history the belief about the volatility is worth, at least 0.</param>
public sealed record ProcessBelief(double DriftSpread, double Persistence, double PersistenceSpread, double Volatility, double Months);
