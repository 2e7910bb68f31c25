using MathNet.Numerics.LinearAlgebra;

namespace Corridor.Demography;

/// <summary>One search from one start: Fisher scoring with Levenberg-Marquardt damping, projected on the bounds.</summary>
internal sealed class Climb
{
    public required double[] Point { get; init; }

    public required double Deviance { get; init; }

    /// <summary>The expected information at the end point.</summary>
    public required double[,] Information { get; init; }

    public required bool Converged { get; init; }

    public required int Iterations { get; init; }

    public static Climb From(double[] start, RogersCastroShape shape, FitData data, double[] low, double[] high, int maximumIterations)
    {
        var n = start.Length;
        var p = (double[])start.Clone();
        var deviance = DevianceAt(p, shape, data);
        var damping = 1e-2;
        var converged = false;
        var iteration = 0;
        var information = new double[n, n];
        var gradient = new double[n];
        Slope(p, shape, data, gradient, information);
        while (iteration < maximumIterations && !converged)
        {
            iteration++;
            var moved = false;
            for (var attempt = 0; attempt < 25 && !moved; attempt++)
            {
                var trial = Step(p, gradient, information, damping, low, high);
                var reached = DevianceAt(trial, shape, data);
                if (reached <= deviance)
                {
                    converged = deviance - reached <= 1e-12 * (1 + deviance) && damping <= 1;
                    (p, deviance, moved) = (trial, reached, true);
                    damping = Math.Max(damping / 5, 1e-14);
                }
                else
                {
                    damping = Math.Min(damping * 4, 1e12);
                }
            }

            converged |= !moved;
            Slope(p, shape, data, gradient, information);
        }

        return new Climb { Point = p, Deviance = deviance, Information = information, Converged = converged, Iterations = iteration };
    }

    private static double[] Step(double[] p, double[] gradient, double[,] information, double damping, double[] low, double[] high)
    {
        var n = p.Length;

        // A parameter on a bound that the gradient pushes outward stays there for this step.
        var free = new List<int>(n);
        for (var k = 0; k < n; k++)
        {
            if (information[k, k] > 0 && !((p[k] <= low[k] && gradient[k] < 0) || (p[k] >= high[k] && gradient[k] > 0)))
            {
                free.Add(k);
            }
        }

        var trial = (double[])p.Clone();
        if (free.Count == 0)
        {
            return trial;
        }

        var scale = free.Select(k => Math.Sqrt(information[k, k])).ToArray();
        var matrix = Matrix<double>.Build.Dense(
            free.Count, free.Count, (i, j) => (information[free[i], free[j]] / scale[i] / scale[j]) + (i == j ? damping + 1e-14 : 0));
        var step = matrix.LU().Solve(Vector<double>.Build.Dense(free.Count, i => gradient[free[i]] / scale[i]));
        for (var i = 0; i < free.Count; i++)
        {
            var k = free[i];
            var move = step[i] / scale[i];
            trial[k] = double.IsFinite(move) ? Math.Clamp(p[k] + move, low[k], high[k]) : p[k];
        }

        return trial;
    }

    private static double DevianceAt(double[] p, RogersCastroShape shape, FitData data)
    {
        double sum = 0;
        for (var i = 0; i < data.Ages.Length; i++)
        {
            var mu = data.Exposure[i] * shape.Rate(p, data.Ages[i]);
            var y = data.Migrants[i];
            sum += y > 0 ? (y * Math.Log(y / mu)) - (y - mu) : mu;
        }

        return double.IsNaN(sum) ? double.PositiveInfinity : Math.Max(0, 2 * sum);
    }

    // Gradient sum((y/m - E) dm) and information sum(E/m dm dm') of the Poisson log-likelihood.
    private static void Slope(double[] p, RogersCastroShape shape, FitData data, double[] gradient, double[,] information)
    {
        var n = p.Length;
        Array.Clear(gradient);
        Array.Clear(information);
        var derivative = new double[n];
        for (var i = 0; i < data.Ages.Length; i++)
        {
            var m = Math.Max(shape.Rate(p, data.Ages[i], derivative), 1e-300);
            var pull = (data.Migrants[i] / m) - data.Exposure[i];
            var weight = data.Exposure[i] / m;
            for (var a = 0; a < n; a++)
            {
                gradient[a] += pull * derivative[a];
                for (var b = 0; b <= a; b++)
                {
                    information[a, b] += weight * derivative[a] * derivative[b];
                }
            }
        }

        for (var a = 0; a < n; a++)
        {
            for (var b = 0; b < a; b++)
            {
                information[b, a] = information[a, b];
            }
        }
    }
}
