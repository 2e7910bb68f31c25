using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>Solves the flow table of each birthplace.</summary>
internal sealed class BirthplaceFlows(
    IReadOnlyList<string> places, double[,] origins, double[,] destinations, FlowSeeds seeds, StockFlowMethod method, StockFlowOptions options)
{
    private const int Parts = 8;
    private readonly int n = places.Count;

    /// <summary>Flows of all birthplaces together, without stayers.</summary>
    public (double[,] Flows, Convergence Convergence) Sum()
    {
        var endings = new Convergence[n];
        var parts = new double[Math.Min(n, Parts)][,];

        var faults = new DemographicInputException?[n];

        // Fixed shares added in a fixed order: the result does not depend on the number of cores.
        Parallel.For(0, parts.Length, part =>
        {
            var flows = new double[n, n];
            for (var b = part; b < n; b += parts.Length)
            {
                try
                {
                    endings[b] = Add(b, flows, withStayers: false);
                }
                catch (DemographicInputException fault)
                {
                    faults[b] = fault;
                    endings[b] = Convergence.Direct;
                }
            }

            parts[part] = flows;
        });
        if (Array.Find(faults, fault => fault is not null) is { } first)
        {
            throw first;
        }

        var sum = new double[n, n];
        foreach (var flows in parts)
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    sum[i, j] += flows[i, j];
                }
            }
        }

        return (sum, endings.Aggregate(Convergence.Direct, (whole, one) => whole.And(one)));
    }

    /// <summary>The table of one birthplace, stayers on the diagonal.</summary>
    public FittedTable Table(int birthplace)
    {
        if (birthplace < 0 || birthplace >= n)
        {
            throw Bad($"There is no birthplace number {N(birthplace)}; there are {N(n)} places, counted from 0.", null, birthplace);
        }

        var table = new double[n, n];
        var ending = Add(birthplace, table, withStayers: true);
        return new FittedTable(table, ending);
    }

    private Convergence Add(int b, double[,] into, bool withStayers) => method switch
    {
        StockFlowMethod.Independence => AddIndependent(b, 1, into, withStayers),
        StockFlowMethod.PseudoBayes => AddStaying(b, options.StayerWeight, into, withStayers).And(AddIndependent(b, 1 - options.StayerWeight, into, withStayers)),
        _ => AddStaying(b, 1, into, withStayers),
    };

    // Losers and gainers are different places, so a stayer can never be a mover.
    private Convergence AddStaying(int b, double weight, double[,] into, bool withStayers)
    {
        List<int> from = [], to = [];
        List<double> losses = [], gains = [];

        // Balancing leaves the last digits of the two sides apart; such differences are nobody.
        var nobody = 1e-12 * Whole(b);
        for (var i = 0; i < n; i++)
        {
            double r = origins[b, i], c = destinations[b, i];
            if (r - c > nobody)
            {
                from.Add(i);
                losses.Add(r - c);
            }
            else if (c - r > nobody)
            {
                to.Add(i);
                gains.Add(c - r);
            }

            if (withStayers)
            {
                into[i, i] += weight * Math.Min(r, c);
            }
        }

        return AddTable(b, weight, into, from, to, losses, gains, withStayers);
    }

    private double Whole(int b)
    {
        double whole = 0;
        for (var i = 0; i < n; i++)
        {
            whole += origins[b, i];
        }

        return whole;
    }

    private Convergence AddIndependent(int b, double weight, double[,] into, bool withStayers)
    {
        List<int> from = [], to = [];
        List<double> rows = [], columns = [];
        for (var i = 0; i < n; i++)
        {
            if (origins[b, i] > 0)
            {
                from.Add(i);
                rows.Add(origins[b, i]);
            }

            if (destinations[b, i] > 0)
            {
                to.Add(i);
                columns.Add(destinations[b, i]);
            }
        }

        return AddTable(b, weight, into, from, to, rows, columns, withStayers);
    }

    private Convergence AddTable(
        int b, double weight, double[,] into, List<int> from, List<int> to, List<double> rows, List<double> columns, bool withStayers)
    {
        double sum = columns.Sum(), moving = rows.Sum();
        if (from.Count == 0 || to.Count == 0)
        {
            return Convergence.Direct;
        }

        if (seeds.AreEqual)
        {
            for (var i = 0; i < from.Count; i++)
            {
                for (var j = 0; j < to.Count; j++)
                {
                    if (withStayers || from[i] != to[j])
                    {
                        into[from[i], to[j]] += weight * rows[i] * (columns[j] / sum);
                    }
                }
            }

            return new Convergence(true, 0, Math.Abs(moving - sum), places[b]);
        }

        return AddSeeded(b, weight, into, from, to, rows, columns, withStayers);
    }

    private Convergence AddSeeded(
        int b, double weight, double[,] into, List<int> from, List<int> to, List<double> rows, List<double> columns, bool withStayers)
    {
        var cells = new double[from.Count * to.Count];
        var largest = 0.0;
        for (var i = 0; i < from.Count; i++)
        {
            double way = 0;
            for (var j = 0; j < to.Count; j++)
            {
                way += cells[(i * to.Count) + j] = seeds[b, from[i], to[j]];
                largest = Math.Max(largest, way);
            }

            if (way == 0)
            {
                throw Bad($"{N(rows[i])} people born in {places[b]} must leave {places[from[i]]}, but the seed is 0 towards every place that could take them.", places[from[i]], rows[i]);
            }
        }

        for (var j = 0; j < to.Count; j++)
        {
            double way = 0;
            for (var i = 0; i < from.Count; i++)
            {
                way += cells[(i * to.Count) + j];
            }

            if (way == 0)
            {
                throw Bad($"{N(columns[j])} people born in {places[b]} must reach {places[to[j]]}, but the seed is 0 from every place that they could have left.", places[to[j]], columns[j]);
            }
        }

        // Both sides hold the same people; rounding must not keep the balancing from ending.
        var same = rows.Sum() / columns.Sum();
        var (converged, iterations, residual, column) = MatrixBalancing.Balance(cells, [.. rows], [.. columns.Select(total => total * same)], options.Fitting);
        for (var i = 0; i < from.Count; i++)
        {
            for (var j = 0; j < to.Count; j++)
            {
                if (withStayers || from[i] != to[j])
                {
                    into[from[i], to[j]] += weight * cells[(i * to.Count) + j];
                }
            }
        }

        return new Convergence(converged, iterations, residual, column < 0 ? null : $"{places[to[column]]}, born in {places[b]}");
    }
}
