using MathNet.Numerics.LinearAlgebra;

namespace Corridor.Statistics;

/// <summary>
/// Evolution strategy with adapted covariance (CMA-ES), which needs values only and bears a rugged or kinked function.
/// </summary>
/// <remarks>Hansen, N. (2016), The CMA evolution strategy: a tutorial, arXiv:1604.00772; symbols as there, with positive weights only.</remarks>
internal sealed class Evolution
{
    private readonly int n;
    private readonly int offspring;
    private readonly double[] weights;
    private readonly double effective;
    private readonly double stepRate;
    private readonly double stepDamping;
    private readonly double pathRate;
    private readonly double rankOne;
    private readonly double rankMany;
    private readonly double expectedLength;

    public Evolution(int dimension)
    {
        n = dimension;
        offspring = 4 + (int)(3 * Math.Log(n));
        weights = [.. Enumerable.Range(1, offspring / 2).Select(i => Math.Log((offspring + 1) / 2.0) - Math.Log(i))];
        var sum = weights.Sum();
        weights = [.. weights.Select(weight => weight / sum)];
        effective = 1 / weights.Sum(weight => weight * weight);
        stepRate = (effective + 2) / (n + effective + 5);
        stepDamping = 1 + (2 * Math.Max(0, Math.Sqrt((effective - 1) / (n + 1)) - 1)) + stepRate;
        pathRate = (4 + (effective / n)) / (n + 4 + (2 * effective / n));
        rankOne = 2 / (((n + 1.3) * (n + 1.3)) + effective);
        rankMany = Math.Min(1 - rankOne, 2 * (effective - 2 + (1 / effective)) / (((n + 2) * (n + 2)) + effective));
        expectedLength = Math.Sqrt(n) * (1 - (1 / (4.0 * n)) + (1 / (21.0 * n * n)));
    }

    /// <summary>Points tried in a generation.</summary>
    public int Offspring => offspring;

    /// <summary>Generations over which a flat history ends the search.</summary>
    public int Memory => 10 + (int)Math.Ceiling(10.0 * n / offspring);

    public EvolutionState Start(ReadOnlySpan<double> point, ReadOnlySpan<double> spreads)
    {
        var covariance = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            covariance[(i * n) + i] = spreads[i] * spreads[i];
        }

        return new EvolutionState
        {
            Generation = 0, Mean = point.ToArray(), Step = 1, Covariance = covariance, StepPath = new double[n], ShapePath = new double[n], Best = point.ToArray(), Recent = [],
        };
    }

    /// <summary>The points of the next generation.</summary>
    public double[][] Ask(EvolutionState state, IKeyedRandom random, int start)
    {
        var (basis, lengths) = Axes(state);
        var bits = random.Stream(RandomPurpose.Search, (ulong)start, (ulong)state.Generation);
        return [.. Enumerable.Range(0, offspring).Select(_ =>
        {
            var z = Vector<double>.Build.Dense(n, i => lengths[i] * bits.Normal());
            return (Vector<double>.Build.Dense(state.Mean) + (basis * z * state.Step)).ToArray();
        })];
    }

    /// <summary>The state after a generation.</summary>
    public EvolutionState Tell(EvolutionState state, double[][] points, ReadOnlySpan<double> values, double tolerance, int generations)
    {
        var order = Order(values);
        var mean = Vector<double>.Build.Dense(state.Mean);
        var steps = order.Take(weights.Length).Select(i => (Vector<double>.Build.Dense(points[i]) - mean) / state.Step).ToArray();
        var step = Vector<double>.Build.Dense(n);
        for (var i = 0; i < steps.Length; i++)
        {
            step += weights[i] * steps[i];
        }

        var (basis, lengths) = Axes(state);
        var whitened = basis * (basis.TransposeThisAndMultiply(step).PointwiseDivide(lengths));
        var stepPath = ((1 - stepRate) * Vector<double>.Build.Dense(state.StepPath)) + (Math.Sqrt(stepRate * (2 - stepRate) * effective) * whitened);
        var length = stepPath.L2Norm();
        var moving = length / Math.Sqrt(1 - Math.Pow(1 - stepRate, 2 * (state.Generation + 1))) / expectedLength < 1.4 + (2.0 / (n + 1)) ? 1.0 : 0.0;
        var shapePath = ((1 - pathRate) * Vector<double>.Build.Dense(state.ShapePath)) + (moving * Math.Sqrt(pathRate * (2 - pathRate) * effective) * step);
        var covariance = Shape(state, steps, shapePath, moving);
        var better = values[order[0]] > (state.BestValue ?? double.NegativeInfinity);
        var next = state with
        {
            Generation = state.Generation + 1,
            Mean = (mean + (state.Step * step)).ToArray(),
            Step = state.Step * Math.Exp(Math.Min(1, stepRate / stepDamping * ((length / expectedLength) - 1))),
            Covariance = covariance,
            StepPath = stepPath.ToArray(),
            ShapePath = shapePath.ToArray(),
            Best = better ? points[order[0]] : state.Best,
            BestValue = better ? values[order[0]] : state.BestValue,
            Recent = [.. state.Recent.TakeLast(Memory - 1), Math.Max(values[order[0]], -double.MaxValue)],
        };
        var worst = values[order[weights.Length - 1]];
        return next with { End = Ended(next, values[order[0]] - worst, tolerance, generations) };
    }

    private SearchEnd Ended(EvolutionState state, double range, double tolerance, int generations)
    {
        if (state.Recent.Length >= Memory && range <= tolerance && state.Recent.Max() - state.Recent.Min() <= tolerance)
        {
            return SearchEnd.Flat;
        }

        var largest = Enumerable.Range(0, n).Max(i => state.Covariance[(i * n) + i]);
        return state.Step * Math.Sqrt(largest) < 1e-9 ? SearchEnd.Narrow
            : state.Generation >= generations ? SearchEnd.Exhausted
            : SearchEnd.None;
    }

    private double[] Shape(EvolutionState state, Vector<double>[] steps, Vector<double> path, double moving)
    {
        var kept = 1 - rankOne - rankMany + ((1 - moving) * rankOne * pathRate * (2 - pathRate));
        var covariance = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                double many = 0;
                for (var k = 0; k < steps.Length; k++)
                {
                    many += weights[k] * (steps[k][i] * steps[k][j]);
                }

                covariance[(i * n) + j] = (kept * state.Covariance[(i * n) + j]) + (rankOne * (path[i] * path[j])) + (rankMany * many);
            }
        }

        return covariance;
    }

    /// <summary>Directions and lengths of the steps; lengths are kept away from 0.</summary>
    private (Matrix<double> Basis, Vector<double> Lengths) Axes(EvolutionState state)
    {
        var spectrum = Matrix<double>.Build.Dense(n, n, state.Covariance).Evd(Symmetricity.Symmetric);
        var values = spectrum.EigenValues.Map(value => value.Real);
        var floor = Math.Max(values.Maximum() * 1e-14, 1e-300);
        return (spectrum.EigenVectors, values.Map(value => Math.Sqrt(Math.Max(value, floor))));
    }

    private static int[] Order(ReadOnlySpan<double> values)
    {
        var all = values.ToArray();
        return [.. Enumerable.Range(0, all.Length).OrderByDescending(i => all[i]).ThenBy(i => i)];
    }
}
