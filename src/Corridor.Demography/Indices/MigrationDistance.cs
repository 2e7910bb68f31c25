using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>How far people move (Bell et al. 2002). Distances in the unit given.</summary>
/// <param name="Mean">Mean distance of a move.</param>
/// <param name="Median">The distance that half of the moves do not pass.</param>
/// <param name="Decay">
/// beta of flow = origin x destination x distance^beta, by Poisson pseudo-maximum likelihood; usually negative. Null where distances do not vary in a way that origins and
/// destinations leave free, or where no finite value fits.
/// </param>
public sealed record MigrationDistance(double Mean, double Median, double? Decay)
{
    /// <summary>Measures distance.</summary>
    /// <param name="flows">Flows with at least one move.</param>
    /// <param name="distances">Distances, origins by destinations, greater than 0 off the diagonal.</param>
    public static MigrationDistance Of(FlowMatrix flows, double[,] distances)
    {
        var places = flows.Places;
        var n = places.Count;
        PlaceNames.Square(distances, n, "The table of distances");
        var moves = Positive(flows.Total, "The number of moves");
        double mean = 0;
        var list = new List<(double Distance, double Flow)>();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (i != j)
                {
                    var distance = Positive(distances[i, j], "The distance", PlaceNames.Pair(places, i, j));
                    mean += distance * (flows[i, j] / moves);
                    list.Add((distance, flows[i, j]));
                }
            }
        }

        list.Sort((one, other) => one.Distance.CompareTo(other.Distance));
        double reached = 0;
        var median = list[^1].Distance;
        foreach (var (distance, flow) in list)
        {
            reached += flow;
            if (reached >= moves / 2)
            {
                median = distance;
                break;
            }
        }

        return new MigrationDistance(mean, median, DecayOf(flows, distances));
    }

    // Given beta, totals of origins and destinations are met by proportional fitting; beta is where sum (y - mu) log d vanishes, a falling function.
    private static double? DecayOf(FlowMatrix flows, double[,] distances)
    {
        const double limit = 30;
        var n = flows.Places.Count;
        var logs = new double[n, n];
        double middle = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                logs[i, j] = i == j ? 0 : Math.Log(distances[i, j]);
                middle += logs[i, j] / (n * (n - 1));
            }
        }

        double Score(double beta)
        {
            var expected = MigrationConnectivity.Independent(flows, (i, j) => Math.Exp(beta * (logs[i, j] - middle)));
            double score = 0;
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    score += i == j ? 0 : (flows[i, j] - expected[i, j]) * logs[i, j];
                }
            }

            return score;
        }

        double low = -1, high = 1, atLow = Score(low), atHigh = Score(high);
        var noise = 1e-9 * flows.Total;
        while (atLow < 0 && low > -limit)
        {
            low *= 2;
            atLow = Score(low);
        }

        while (atHigh > 0 && high < limit)
        {
            high *= 2;
            atHigh = Score(high);
        }

        return atLow - atHigh <= noise || atLow < 0 || atHigh > 0 ? null : MathNet.Numerics.RootFinding.Brent.FindRoot(Score, low, high, 1e-12, 200);
    }
}
