namespace Corridor.Demography;

/// <summary>
/// Finds row and column factors a, b with x_ij = a_i s_ij b_j meeting row totals r and column totals c.
/// </summary>
/// <remarks>
/// Deming and Stephan (1940) rounds first. Where they are slow (a heavy diagonal), Newton steps on the convex dual
/// phi(v) = sum_i r_i log(sum_j s_ij exp(v_j)) - sum_j c_j v_j, b = exp(v), take over; its gradient is the column residual, its Hessian
/// diag(x_.j) - X' diag(1/r) X, and each step is solved by conjugate gradients (after Knight and Ruiz 2013, <i>IMA J. Numer. Anal.</i> 33(3)).
/// The limit is the same.
/// </remarks>
internal sealed class MatrixBalancing
{
    private const int RoundsBeforeNewton = 40;
    private const double RoundingShare = 1e-12;
    private readonly double[] seed;
    private readonly int rows;
    private readonly int columns;
    private readonly double[] r;
    private readonly double[] c;
    private readonly double[] a;
    private readonly double[] b;
    private readonly double[] reached;

    private MatrixBalancing(double[] seed, double[] r, double[] c)
    {
        this.seed = seed;
        this.r = r;
        this.c = c;
        rows = r.Length;
        columns = c.Length;
        a = new double[rows];
        b = new double[columns];
        reached = new double[columns];
    }

    /// <summary>Balances a seed in place (row-major).</summary>
    /// <returns>Whether it converged, rounds, the largest column residual and its column (-1 for none).</returns>
    public static (bool Converged, int Iterations, double Residual, int Column) Balance(
        double[] seed, double[] rowTotals, double[] columnTotals, FittingOptions options)
    {
        var work = new MatrixBalancing(seed, rowTotals, columnTotals);
        var ending = work.Run(options);
        work.Apply();
        return ending;
    }

    private (bool Converged, int Iterations, double Residual, int Column) Run(FittingOptions options)
    {
        double largest = 0;
        foreach (var total in r)
        {
            largest = Math.Max(largest, total);
        }

        foreach (var total in c)
        {
            largest = Math.Max(largest, total);
        }

        for (var j = 0; j < columns; j++)
        {
            b[j] = c[j] > 0 ? 1 : 0;
        }

        var limit = options.Tolerance * largest;
        var iteration = 0;
        var newton = false;
        var stalled = 0;
        var best = double.PositiveInfinity;
        while (true)
        {
            ScaleRows();
            var (residual, column) = ColumnResidual();
            iteration++;
            if (residual <= limit)
            {
                return (true, iteration, residual, residual > 0 ? column : -1);
            }

            // Rounding keeps the last digits of very large tables from settling: what stands at the limit of the arithmetic is done.
            stalled = residual < 0.9 * best ? 0 : stalled + 1;
            best = Math.Min(best, residual);
            if (residual <= RoundingShare * largest && stalled >= 3)
            {
                return (true, iteration, residual, column);
            }

            if (iteration >= options.MaximumIterations || (newton && stalled > 60))
            {
                return (false, iteration, residual, column);
            }

            newton |= iteration >= RoundsBeforeNewton;
            if (!newton || stalled % 5 == 4 || !NewtonStep(residual))
            {
                ScaleColumns();
            }
        }
    }

    private void ScaleRows()
    {
        for (var i = 0; i < rows; i++)
        {
            var sum = r[i] > 0 ? Dot(i, b) : 0;
            a[i] = sum > 0 ? r[i] / sum : 0;
        }

        ColumnSums(a, reached);
        for (var j = 0; j < columns; j++)
        {
            reached[j] *= b[j];
        }
    }

    private void ScaleColumns()
    {
        for (var j = 0; j < columns; j++)
        {
            if (c[j] > 0 && reached[j] > 0)
            {
                b[j] *= c[j] / reached[j];
            }
        }
    }

    private (double Residual, int Column) ColumnResidual()
    {
        double worst = 0;
        var at = -1;
        for (var j = 0; j < columns; j++)
        {
            var gap = Math.Abs(c[j] - reached[j]);
            if (!(gap <= worst))
            {
                (worst, at) = (gap, j);
            }
        }

        return (worst, at);
    }

    private bool NewtonStep(double residual)
    {
        var direction = ConjugateGradients();
        double slope = 0, longest = 0;
        for (var j = 0; j < columns; j++)
        {
            slope += (reached[j] - c[j]) * direction[j];
            longest = Math.Max(longest, Math.Abs(direction[j]));
        }

        if (!(slope < 0) || !double.IsFinite(longest))
        {
            return false;
        }

        var before = (double[])b.Clone();
        var height = Dual();
        var step = Math.Min(1, 4 / longest);
        for (var attempt = 0; attempt < 12; attempt++)
        {
            for (var j = 0; j < columns; j++)
            {
                b[j] = before[j] * Math.Exp(step * direction[j]);
            }

            // Near the solution the dual is flat to the last digit; there the residual decides.
            if (Dual() <= height + (1e-4 * step * slope) || ResidualAfterRows() < residual)
            {
                return true;
            }

            step /= 2;
        }

        before.CopyTo(b, 0);
        return false;
    }

    private double ResidualAfterRows()
    {
        ScaleRows();
        return ColumnResidual().Residual;
    }

    private double Dual()
    {
        double sum = 0;
        for (var i = 0; i < rows; i++)
        {
            sum += r[i] > 0 ? r[i] * Math.Log(Dot(i, b)) : 0;
        }

        for (var j = 0; j < columns; j++)
        {
            sum -= c[j] > 0 ? c[j] * Math.Log(b[j]) : 0;
        }

        return sum;
    }

    // Solves (diag(reached) - X' diag(1/r) X) d = c - reached.
    private double[] ConjugateGradients()
    {
        var d = new double[columns];
        var gap = new double[columns];
        var p = new double[columns];
        var image = new double[columns];
        var scratch = new double[rows];
        double rho = 0, start = 0;
        for (var j = 0; j < columns; j++)
        {
            gap[j] = reached[j] > 0 ? c[j] - reached[j] : 0;
            p[j] = reached[j] > 0 ? gap[j] / reached[j] : 0;
            rho += gap[j] * p[j];
        }

        start = rho;
        for (var k = 0; k < 300 && rho > 1e-10 * start; k++)
        {
            Hessian(p, scratch, image);
            double curvature = 0;
            for (var j = 0; j < columns; j++)
            {
                curvature += p[j] * image[j];
            }

            if (!(curvature > 1e-300))
            {
                break;
            }

            var step = rho / curvature;
            double next = 0;
            for (var j = 0; j < columns; j++)
            {
                d[j] += step * p[j];
                gap[j] -= step * image[j];
                next += reached[j] > 0 ? gap[j] * gap[j] / reached[j] : 0;
            }

            var turn = next / rho;
            for (var j = 0; j < columns; j++)
            {
                p[j] = (reached[j] > 0 ? gap[j] / reached[j] : 0) + (turn * p[j]);
            }

            rho = next;
        }

        return d;
    }

    private void Hessian(double[] p, double[] scratch, double[] image)
    {
        var weighted = new double[columns];
        for (var j = 0; j < columns; j++)
        {
            weighted[j] = b[j] * p[j];
        }

        for (var i = 0; i < rows; i++)
        {
            scratch[i] = r[i] > 0 ? a[i] * a[i] * Dot(i, weighted) / r[i] : 0;
        }

        ColumnSums(scratch, image);
        for (var j = 0; j < columns; j++)
        {
            image[j] = (reached[j] * p[j]) - (b[j] * image[j]);
        }
    }

    private double Dot(int row, double[] vector)
    {
        var cells = seed.AsSpan(row * columns, columns);
        return System.Numerics.Tensors.TensorPrimitives.Dot<double>(cells, vector);
    }

    private void ColumnSums(double[] weights, double[] sums)
    {
        Array.Clear(sums);
        for (var i = 0; i < rows; i++)
        {
            if (weights[i] != 0)
            {
                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(seed.AsSpan(i * columns, columns), weights[i], sums, sums);
            }
        }
    }

    private void Apply()
    {
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                seed[(i * columns) + j] *= a[i] * b[j];
            }
        }
    }
}
