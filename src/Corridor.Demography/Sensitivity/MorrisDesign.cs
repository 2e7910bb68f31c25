using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>How one factor moves an output when the others stand still, over many places.</summary>
/// <param name="Mean">mu: mean elementary effect, in units of the output for the whole range of the factor.</param>
/// <param name="MeanAbsolute">mu*: mean of the absolute effects; near 0 for a factor that does not matter.</param>
/// <param name="Spread">sigma: standard deviation of the effects; large against mu* where the factor acts in curves or together with others.</param>
/// <param name="Error">Standard error of mu*.</param>
public sealed record MorrisEffect(double Mean, double MeanAbsolute, double Spread, double Error);

/// <summary>
/// The sample of Morris screening: trajectories through a grid, each of which moves every factor once, in r (k + 1) runs for k factors.
/// </summary>
/// <remarks>
/// Morris (1991), <i>Technometrics</i> 33(2); mu* and the choice of far-apart trajectories from Campolongo, Cariboni and Saltelli (2007), <i>Environmental
/// Modelling &amp; Software</i> 22(10), made step by step (Ruano, Ribes, Seco and Ferrer 2012, ibid. 37). The grid has its levels at (l + 1/2) / p, so that no quantile function
/// is asked for 0 or 1, and a step is one half. Runs are numbered trajectory by trajectory.
/// </remarks>
public sealed class MorrisDesign
{
    private readonly double[][] points;
    private readonly int[][] moved;

    /// <summary>Draws the design.</summary>
    /// <param name="factors">k, at least 1.</param>
    /// <param name="trajectories">r, at least 2; 10 to 50 are usual.</param>
    /// <param name="seed">Seed of the trajectories.</param>
    /// <param name="levels">p: levels of the grid, even, at least 4.</param>
    /// <param name="candidates">Trajectories drawn, of which the r farthest from each other are taken; at least r; null for four times r.</param>
    /// <exception cref="DemographicInputException">A size is out of range.</exception>
    public MorrisDesign(int factors, int trajectories, ulong seed = 1, int levels = 4, int? candidates = null)
    {
        if (factors < 1 || trajectories < 2 || (long)trajectories * (factors + 1) > int.MaxValue)
        {
            throw Bad($"{N(factors)} factors and {N(trajectories)} trajectories are given; at least 1 and 2 are needed.", null, trajectories);
        }

        if (levels < 4 || levels % 2 != 0)
        {
            throw Bad($"The grid has {N(levels)} levels; an even number of at least 4 is needed.", null, levels);
        }

        var drawn = candidates ?? 4 * trajectories;
        if (drawn < trajectories)
        {
            throw Bad($"{N(drawn)} candidates are fewer than the {N(trajectories)} trajectories.", null, drawn);
        }

        Factors = factors;
        Trajectories = trajectories;
        var draws = new CountedDraws(seed);
        var all = Enumerable.Range(0, drawn).Select(_ => Draw(draws, factors, levels)).ToArray();
        int[] chosen = drawn == trajectories ? [.. Enumerable.Range(0, drawn)] : FarApart([.. all.Select(one => one.Points)], trajectories);
        points = [.. chosen.SelectMany(t => all[t].Points)];
        moved = [.. chosen.Select(t => all[t].Moved)];
    }

    /// <summary>k: number of factors.</summary>
    public int Factors { get; }

    /// <summary>r: number of trajectories.</summary>
    public int Trajectories { get; }

    /// <summary>Number of runs, r (k + 1).</summary>
    public int Runs => points.Length;

    /// <summary>The point of one run, each factor in (0, 1).</summary>
    /// <param name="run">0 to below <see cref="Runs"/>.</param>
    /// <param name="point">Takes one value for each factor.</param>
    public void Point(int run, Span<double> point)
    {
        if (run < 0 || run >= Runs)
        {
            throw Bad($"There is no run number {N(run)}; runs are numbered 0 to {N(Runs - 1)}.", null, run);
        }

        SameLength(Factors, point.Length, "The point", "the design");
        points[run].CopyTo(point);
    }

    /// <summary>The effects of each factor on an output.</summary>
    /// <param name="outputs">One output for each run, in the order of the runs.</param>
    /// <exception cref="DemographicInputException">An output is not finite, or their number is wrong.</exception>
    public IReadOnlyList<MorrisEffect> Analyse(ReadOnlySpan<double> outputs)
    {
        SameLength(Runs, outputs.Length, "The list of outputs", "the design");
        var effects = Enumerable.Range(0, Factors).Select(_ => new double[Trajectories]).ToArray();
        for (var t = 0; t < Trajectories; t++)
        {
            for (var step = 0; step < Factors; step++)
            {
                var run = (t * (Factors + 1)) + step;
                var factor = moved[t][step];
                var before = Finite(outputs[run], "The output", "run " + N(run));
                var after = Finite(outputs[run + 1], "The output", "run " + N(run + 1));
                effects[factor][t] = (after - before) / (points[run + 1][factor] - points[run][factor]);
            }
        }

        return [.. effects.Select(own => new MorrisEffect(own.Average(), own.Average(Math.Abs), Spread(own), Spread([.. own.Select(Math.Abs)]) / Math.Sqrt(Trajectories)))];
    }

    private static double Spread(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private static (double[][] Points, int[] Moved) Draw(CountedDraws draws, int factors, int levels)
    {
        var half = levels / 2;
        int[] level = [.. Enumerable.Range(0, factors).Select(_ => draws.Below(levels))];
        int[] order = [.. Enumerable.Range(0, factors)];
        for (var i = factors - 1; i > 0; i--)
        {
            var other = draws.Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        double[] Place() => [.. level.Select(l => (l + 0.5) / levels)];
        List<double[]> path = [Place()];
        foreach (var factor in order)
        {
            level[factor] += level[factor] < half ? half : -half;
            path.Add(Place());
        }

        return ([.. path], order);
    }

    /// <summary>The pair of trajectories farthest apart, then one by one the trajectory farthest from those taken.</summary>
    private static int[] FarApart(double[][][] all, int wanted)
    {
        var distance = new double[all.Length, all.Length];
        (int, int) farthest = (0, 1);
        for (var a = 0; a < all.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                distance[a, b] = distance[b, a] = Distance(all[a], all[b]);
                farthest = distance[a, b] > distance[farthest.Item1, farthest.Item2] ? (b, a) : farthest;
            }
        }

        List<int> taken = [farthest.Item1, farthest.Item2];
        while (taken.Count < wanted)
        {
            taken.Add(Enumerable.Range(0, all.Length).Except(taken).MaxBy(candidate => taken.Sum(other => distance[candidate, other] * distance[candidate, other])));
        }

        return [.. taken.Order()];
    }

    /// <summary>The sum of the distances between all points of two trajectories.</summary>
    private static double Distance(double[][] one, double[][] other)
    {
        double sum = 0;
        foreach (var a in one)
        {
            foreach (var b in other)
            {
                double squares = 0;
                for (var i = 0; i < a.Length; i++)
                {
                    squares += (a[i] - b[i]) * (a[i] - b[i]);
                }

                sum += Math.Sqrt(squares);
            }
        }

        return sum;
    }
}
