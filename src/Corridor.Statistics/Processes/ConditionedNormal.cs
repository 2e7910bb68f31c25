using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>
/// Normal numbers given others that hang together with them: mean K*' K^-1 r and covariance K** - K*' K^-1 K* (Rasmussen and Williams 2006,
/// <i>Gaussian Processes for Machine Learning</i>, eqs 2.23-2.24). For tens of numbers.
/// </summary>
public sealed class ConditionedNormal
{
    private readonly CholeskyFactor _left;

    private ConditionedNormal(double[] mean, double[] variance, CholeskyFactor left)
    {
        Mean = mean;
        Variance = variance;
        _left = left;
    }

    /// <summary>Means of the numbers that are not known.</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>Their variances.</summary>
    public IReadOnlyList<double> Variance { get; }

    /// <summary>Conditions normal numbers with mean zero.</summary>
    /// <param name="covariance">Covariance of two numbers by index: first those that are known, then the others.</param>
    /// <param name="known">Values of the first numbers; may be empty.</param>
    /// <param name="unknown">How many others, at least 1.</param>
    /// <exception cref="StatisticalInputException">The covariance is none.</exception>
    public static ConditionedNormal Of(Func<int, int, double> covariance, IReadOnlyList<double> known, int unknown)
    {
        int n = known.Count;
        AtLeast(1, unknown, "The number of unknown values");
        double[] mean = new double[unknown];
        double[] left = Matrix(covariance, n, unknown);
        if (n > 0)
        {
            CholeskyFactor factor = CholeskyFactor.Of(Matrix(covariance, 0, n), n);
            double[] whitened = factor.Solve([.. known]);
            double[][] crossed = [.. Enumerable.Range(0, unknown).Select(u => factor.Solve([.. Enumerable.Range(0, n).Select(k => covariance(k, n + u))]))];
            for (int i = 0; i < unknown; i++)
            {
                mean[i] = Dot(crossed[i], whitened);
                for (int j = 0; j < unknown; j++)
                {
                    left[(i * unknown) + j] -= Dot(crossed[i], crossed[j]);
                }
            }
        }

        return new ConditionedNormal(mean, [.. Enumerable.Range(0, unknown).Select(i => left[(i * unknown) + i])], CholeskyFactor.Of(left, unknown));
    }

    /// <summary>Logarithm of the density of normal numbers with mean zero.</summary>
    /// <param name="covariance">Covariance of two numbers by index.</param>
    /// <param name="values">The numbers, at least 1.</param>
    public static double LogDensity(Func<int, int, double> covariance, IReadOnlyList<double> values)
    {
        int n = values.Count;
        CholeskyFactor factor = CholeskyFactor.Of(Matrix(covariance, 0, n), n);
        double[] whitened = factor.Solve([.. values]);
        return (-0.5 * Dot(whitened, whitened)) - factor.LogDeterminantRoot - (0.5 * n * Math.Log(2 * Math.PI));
    }

    /// <summary>A draw of the numbers.</summary>
    /// <param name="standard">As many standard normal numbers.</param>
    public double[] Draw(ReadOnlySpan<double> standard)
    {
        double[] drawn = new double[Mean.Count];
        _left.Multiply(standard, drawn);
        for (int i = 0; i < drawn.Length; i++)
        {
            drawn[i] += Mean[i];
        }

        return drawn;
    }

    private static double[] Matrix(Func<int, int, double> covariance, int from, int size)
    {
        double[] matrix = new double[size * size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                matrix[(i * size) + j] = covariance(from + i, from + j);
            }
        }

        return matrix;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
