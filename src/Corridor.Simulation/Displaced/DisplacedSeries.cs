using Corridor.Model;
using Corridor.Model.Displaced;

namespace Corridor.Simulation.Displaced;

/// <summary>
/// Displaced people as series of a run, the same beside both solvers: "displaced" is the stock at the end of the month, "displaced:arrivals" and so on
/// flows over it. A key's nation is the group. Bands are quantiles of the stock over the draws of the fit, each under the changes of the scenario.
/// </summary>
public static class DisplacedSeries
{
    /// <summary>Name of the stock.</summary>
    public const string Stock = "displaced";

    /// <summary>Who came.</summary>
    public const string Arrivals = "displaced:arrivals";

    /// <summary>Who moved on in the month of arrival.</summary>
    public const string Passed = "displaced:passed";

    /// <summary>Who moved on later.</summary>
    public const string Onward = "displaced:onward";

    /// <summary>Who went back.</summary>
    public const string Returned = "displaced:returned";

    /// <summary>Who stays and is no longer counted.</summary>
    public const string Settled = "displaced:settled";

    /// <summary>Lower end of the band of the stock that holds eight draws in ten.</summary>
    public const string Low = "displaced:p10";

    /// <summary>Upper end of the band.</summary>
    public const string High = "displaced:p90";

    /// <summary>All names, the stock first.</summary>
    public static readonly IReadOnlyList<string> Names = [Stock, Arrivals, Passed, Onward, Returned, Settled, Low, High];

    /// <summary>Adds the series of all groups and places.</summary>
    public static void AddTo(SeriesTable table, ModelSystem system)
    {
        foreach (DisplacedPair pair in system.Displaced.Pairs)
        {
            void Put(string name, double[] values) => table.Add(new SeriesKey(name, pair.Group, pair.Place), values);
            WaveFlows central = system.Displaced.Flows(pair, 0, table.Start, table.Count);
            Put(Stock, central.Stock);
            Put(Arrivals, central.Arrivals);
            Put(Passed, central.Passed);
            Put(Onward, central.Onward);
            Put(Returned, central.Returned);
            Put(Settled, central.Settled);
            if (system.Displaced.Fitted.HasDraws)
            {
                (double[] low, double[] high) = Band(pair, system, table);
                Put(Low, low);
                Put(High, high);
            }
        }
    }

    private static (double[] Low, double[] High) Band(DisplacedPair pair, ModelSystem system, SeriesTable table)
    {
        double[][] draws = [.. Enumerable.Range(1, FittedWaves.Draws).Select(draw => system.Displaced.Flows(pair, draw, table.Start, table.Count).Stock)];
        double[] low = new double[table.Count];
        double[] high = new double[table.Count];
        double[] sorted = new double[draws.Length];
        for (int t = 0; t < table.Count; t++)
        {
            for (int draw = 0; draw < draws.Length; draw++)
            {
                sorted[draw] = draws[draw][t];
            }

            Array.Sort(sorted);
            low[t] = Quantile(sorted, 0.1);
            high[t] = Quantile(sorted, 0.9);
        }

        return (low, high);
    }

    /// <summary>A quantile of a sorted sample, between neighbours in a straight line (type 7 of Hyndman and Fan 1996).</summary>
    private static double Quantile(double[] sorted, double probability)
    {
        double position = probability * (sorted.Length - 1);
        int below = (int)position;
        return sorted[below] + ((position - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }
}
