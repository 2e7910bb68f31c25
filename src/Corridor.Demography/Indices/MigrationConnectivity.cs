using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// How widely and how evenly flows spread over pairs of places (Bell et al. 2002, <i>JRSS A</i> 165(3)).
/// </summary>
public sealed record MigrationConnectivity
{
    /// <summary>Share of ordered pairs with a flow, 0 to 1.</summary>
    public required double Connectivity { get; init; }

    /// <summary>Half the sum of absolute differences between shares of flows and equal shares, 0 to 1.</summary>
    public required double InequalityToEqual { get; init; }

    /// <summary>The same against flows expected from totals of origins and destinations alone (quasi-independence, diagonal excluded), 0 to 1.</summary>
    public required double InequalityToIndependent { get; init; }

    /// <summary>Standard deviation over mean of the flows between different places (Rogers and Raymer 1998); 0 where all are equal.</summary>
    public required double CoefficientOfVariation { get; init; }

    /// <summary>
    /// ACV: coefficients of variation of each row and of each column, weighted by their flows and added up (Rogers and Sweeney 1998, <i>Professional Geographer</i> 50(2)).
    /// </summary>
    public required double AggregateCoefficientOfVariation { get; init; }

    /// <summary>Herfindahl index of the flows, the sum of squared shares: 1 / (n (n - 1)) to 1.</summary>
    public required double Concentration { get; init; }

    /// <summary>Measures connectivity.</summary>
    /// <param name="flows">Flows with at least one move.</param>
    public static MigrationConnectivity Of(FlowMatrix flows)
    {
        var n = flows.Places.Count;
        var moves = Positive(flows.Total, "The number of moves");
        var pairs = (double)n * (n - 1);
        var expected = Independent(flows);
        double linked = 0, equal = 0, independent = 0, squares = 0, spread = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (i == j)
                {
                    continue;
                }

                var share = flows[i, j] / moves;
                linked += share > 0 ? 1 : 0;
                equal += Math.Abs(share - (1 / pairs));
                independent += Math.Abs(share - (expected[i, j] / moves));
                squares += share * share;
                spread += Math.Pow(flows[i, j] - (moves / pairs), 2);
            }
        }

        return new MigrationConnectivity
        {
            Connectivity = linked / pairs,
            InequalityToEqual = equal / 2,
            InequalityToIndependent = independent / 2,
            CoefficientOfVariation = Math.Sqrt(spread / pairs) / (moves / pairs),
            AggregateCoefficientOfVariation = (Variation(flows, moves, byRow: true) + Variation(flows, moves, byRow: false)),
            Concentration = squares,
        };
    }

    /// <summary>Flows expected from totals of origins and destinations alone, with an empty diagonal.</summary>
    internal static double[,] Independent(FlowMatrix flows, Func<int, int, double>? seed = null)
    {
        var n = flows.Places.Count;
        var start = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                start[i, j] = i == j ? 0 : seed is null ? 1 : seed(i, j);
            }
        }

        return ProportionalFitting.Fit(start, flows.OutMigration(), flows.InMigration(), null, flows.Places, flows.Places).Values;
    }

    private static double Variation(FlowMatrix flows, double moves, bool byRow)
    {
        var n = flows.Places.Count;
        double sum = 0;
        for (var i = 0; i < n; i++)
        {
            double total = 0, squares = 0;
            for (var j = 0; j < n; j++)
            {
                var flow = byRow ? flows[i, j] : flows[j, i];
                total += flow;
                squares += flow * flow;
            }

            var mean = total / (n - 1);
            var variance = Math.Max(0, (squares / (n - 1)) - (mean * mean));
            sum += total > 0 ? total / moves * Math.Sqrt(variance) / mean : 0;
        }

        return sum;
    }
}
