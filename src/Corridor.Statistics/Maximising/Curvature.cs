using MathNet.Numerics.LinearAlgebra;
using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>The normal approximation of a density around a maximum.</summary>
/// <param name="Mean">The maximum.</param>
/// <param name="Covariance">Inverse of the negative Hessian, row by row, made positive definite where differences are rough.</param>
/// <param name="Evaluations">Evaluations used.</param>
public sealed record NormalApproximation(double[] Mean, double[] Covariance, int Evaluations);

/// <summary>Curvature of a log density by finite differences whose steps are as long as the density is wide, so that small kinks do not matter.</summary>
public static class Curvature
{
    private const double SmallestRelative = 1e-4;

    /// <summary>The normal approximation at a maximum; about n^2 + 5 n evaluations for n parameters.</summary>
    /// <param name="target">The log density.</param>
    /// <param name="maximum">A maximum of it.</param>
    /// <param name="spreads">The largest standard deviations thinkable, such as the prior's; greater than 0.</param>
    /// <param name="threads">Threads that evaluate at once.</param>
    /// <param name="cancellation">Stops between evaluations.</param>
    /// <exception cref="StatisticalInputException">The density at the maximum is 0.</exception>
    public static NormalApproximation At(ILogDensity target, double[] maximum, double[] spreads, int threads = 1, CancellationToken cancellation = default)
    {
        SameLength(target.Dimension, maximum.Length, "The maximum", "the target");
        SameLength(target.Dimension, spreads.Length, "The list of spreads", "the target");
        var top = Finite(Batch.Value(target, maximum), "The log density at the maximum");
        var n = maximum.Length;
        var steps = new double[n];
        var sides = new double[n];
        var used = new int[n];
        Parallel.For(0, n, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
            (steps[i], sides[i], used[i]) = Step(target, maximum, i, top, spreads[i]));

        List<(int I, int J)> pairs = [.. from i in Enumerable.Range(0, n) from j in Enumerable.Range(0, i) select (i, j)];
        var points = pairs.SelectMany(pair => new[] { 1.0, -1.0 }.Select(sign => Moved(maximum, (pair.I, sign * steps[pair.I]), (pair.J, sign * steps[pair.J])))).ToArray();
        var values = Batch.Evaluate(target, points, threads, cancellation);

        // In units of the steps: -H_ii = 2 f0 - f(+) - f(-); 2 H_ij = f(++) + f(--) - f(+i) - f(-i) - f(+j) - f(-j) + 2 f0.
        var precision = Matrix<double>.Build.Dense(n, n);
        for (var i = 0; i < n; i++)
        {
            precision[i, i] = (2 * top) - sides[i];
        }

        for (var p = 0; p < pairs.Count; p++)
        {
            var (i, j) = pairs[p];
            var cross = (values[2 * p] + values[(2 * p) + 1] - sides[i] - sides[j] + (2 * top)) / 2;
            precision[i, j] = precision[j, i] = double.IsFinite(cross) ? -cross : 0;
        }

        return new NormalApproximation([.. maximum], Inverse(precision, steps), used.Sum() + values.Length + 1);
    }

    /// <summary>A step at which the log density falls by about a half on average, the sum of both sides, and the evaluations used.</summary>
    private static (double Step, double Sides, int Used) Step(ILogDensity target, double[] maximum, int i, double top, double spread)
    {
        var step = spread / 4;
        var used = 0;
        double sides = 0;
        for (var attempt = 0; attempt < 12; attempt++)
        {
            sides = Batch.Value(target, Moved(maximum, (i, step), (i, 0))) + Batch.Value(target, Moved(maximum, (i, -step), (i, 0)));
            used += 2;
            var fall = top - (sides / 2);
            if (fall is > 0.1 and < 2 || (fall <= 0.1 && step >= spread))
            {
                break;
            }

            step = Math.Min(spread, step * (double.IsFinite(fall) ? Math.Clamp(Math.Sqrt(0.5 / Math.Max(fall, 1e-6)), 0.05, 8) : 0.1));
        }

        return (step, double.IsFinite(sides) ? sides : (2 * top) - 1, used);
    }

    private static double[] Inverse(Matrix<double> precision, double[] steps)
    {
        var n = steps.Length;
        var spectrum = precision.Evd(Symmetricity.Symmetric);
        var values = spectrum.EigenValues.Map(value => value.Real);
        var floor = Math.Max(values.AbsoluteMaximum() * SmallestRelative, 1e-3);
        var inverse = spectrum.EigenVectors * Matrix<double>.Build.DiagonalOfDiagonalVector(values.Map(value => 1 / Math.Max(value, floor))) * spectrum.EigenVectors.Transpose();
        var covariance = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                covariance[(i * n) + j] = (inverse[i, j] + inverse[j, i]) / 2 * steps[i] * steps[j];
            }
        }

        return covariance;
    }

    private static double[] Moved(double[] point, (int Index, double By) one, (int Index, double By) other)
    {
        double[] moved = [.. point];
        moved[one.Index] += one.By;
        moved[other.Index] += other.By;
        return moved;
    }
}
