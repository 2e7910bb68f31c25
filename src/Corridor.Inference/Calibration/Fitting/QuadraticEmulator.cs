namespace Corridor.Inference.Calibration;

/// <summary>
/// Stands in for the runs of a nation: the model's quantity for each figure, on the figure's scale, as a polynomial of the fitted parameters
/// (second order with all products, and cubes), by weighted least squares with a small penalty on all but the constant (ridge regression:
/// Hoerl and Kennard 1970, <i>Technometrics</i> 12(1)). It only ever proposes; whatever it proposes is run with the model.
/// </summary>
internal sealed class QuadraticEmulator
{
    private const double LinearPenalty = 1e-3;
    private const double BendPenalty = 0.05;
    private readonly double[] _centre;
    private readonly double[][] _coefficients;
    private readonly int _terms;

    private QuadraticEmulator(double[] centre, double[][] coefficients)
    {
        _centre = centre;
        _coefficients = coefficients;
        _terms = Terms(centre.Length);
    }

    /// <summary>Terms of the polynomial of n parameters.</summary>
    public static int Terms(int n) => 1 + n + (n * (n + 1) / 2) + n;

    /// <summary>Fits the polynomials.</summary>
    /// <param name="centre">Where the polynomial is centred.</param>
    /// <param name="points">Points; the first parameters, as many as the centre has, are those of the model.</param>
    /// <param name="values">Quantities on their scales: point x figure, finite.</param>
    /// <param name="weights">Weight of each point.</param>
    public static QuadraticEmulator Fit(double[] centre, IReadOnlyList<double[]> points, IReadOnlyList<double[]> values, IReadOnlyList<double> weights)
    {
        int terms = Terms(centre.Length);
        int figures = values[0].Length;
        double[][] normal = [.. Enumerable.Range(0, terms).Select(_ => new double[terms])];
        double[][] right = [.. Enumerable.Range(0, figures).Select(_ => new double[terms])];
        double[] row = new double[terms];
        for (int i = 0; i < points.Count; i++)
        {
            Fill(row, points[i], centre);
            for (int a = 0; a < terms; a++)
            {
                double weighted = weights[i] * row[a];
                double[] line = normal[a];
                for (int b = 0; b <= a; b++)
                {
                    line[b] += weighted * row[b];
                }

                for (int f = 0; f < figures; f++)
                {
                    right[f][a] += weighted * values[i][f];
                }
            }
        }

        for (int a = 1; a < terms; a++)
        {
            normal[a][a] += a <= centre.Length ? LinearPenalty : BendPenalty;
        }

        normal[0][0] += 1e-9;
        Decompose(normal);
        foreach (double[] side in right)
        {
            Solve(normal, side);
        }

        return new QuadraticEmulator(centre, right);
    }

    /// <summary>The quantity for each figure on its scale.</summary>
    public void At(ReadOnlySpan<double> point, Span<double> values)
    {
        Span<double> row = stackalloc double[_terms];
        Fill(row, point, _centre);
        for (int f = 0; f < values.Length; f++)
        {
            double sum = 0;
            double[] coefficients = _coefficients[f];
            for (int a = 0; a < row.Length; a++)
            {
                sum += coefficients[a] * row[a];
            }

            values[f] = sum;
        }
    }

    private static void Fill(Span<double> row, ReadOnlySpan<double> point, double[] centre)
    {
        int n = centre.Length;
        row[0] = 1;
        int next = 1 + n;
        for (int i = 0; i < n; i++)
        {
            row[1 + i] = point[i] - centre[i];
        }

        for (int i = 0; i < n; i++)
        {
            double own = row[1 + i];
            for (int j = 0; j <= i; j++)
            {
                row[next++] = own * row[1 + j];
            }

            row[^(n - i)] = own * own * own;
        }
    }

    /// <summary>Cholesky factor in place of the lower triangle.</summary>
    private static void Decompose(double[][] matrix)
    {
        for (int i = 0; i < matrix.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++)
                {
                    sum -= matrix[i][k] * matrix[j][k];
                }

                matrix[i][j] = i == j ? Math.Sqrt(sum) : sum / matrix[j][j];
            }
        }
    }

    private static void Solve(double[][] factor, double[] side)
    {
        for (int i = 0; i < side.Length; i++)
        {
            for (int k = 0; k < i; k++)
            {
                side[i] -= factor[i][k] * side[k];
            }

            side[i] /= factor[i][i];
        }

        for (int i = side.Length - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < side.Length; k++)
            {
                side[i] -= factor[k][i] * side[k];
            }

            side[i] /= factor[i][i];
        }
    }
}
