using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>The lower triangular L with L L' = C, for small matrices.</summary>
internal sealed class CholeskyFactor
{
    private readonly double[] lower;

    private CholeskyFactor(int size, double[] lower)
    {
        Size = size;
        this.lower = lower;
        for (var i = 0; i < size; i++)
        {
            LogDeterminantRoot += Math.Log(lower[(i * size) + i]);
        }
    }

    public int Size { get; }

    /// <summary>log det L.</summary>
    public double LogDeterminantRoot { get; }

    /// <summary>Factors a covariance; one that is not quite positive definite gets the least ridge, relative to its diagonal, that makes it so.</summary>
    public static CholeskyFactor Of(ReadOnlySpan<double> covariance, int size)
    {
        for (var ridge = 0.0; ridge < 10; ridge = ridge == 0 ? 1e-12 : ridge * 10)
        {
            if (TryFactor(covariance, size, ridge) is { } lower)
            {
                return new CholeskyFactor(size, lower);
            }
        }

        throw Bad("A covariance has a variance of 0, a negative one or one that is not a number.");
    }

    /// <summary>y = L z.</summary>
    public void Multiply(ReadOnlySpan<double> z, Span<double> y)
    {
        for (var i = 0; i < Size; i++)
        {
            double sum = 0;
            for (var j = 0; j <= i; j++)
            {
                sum += lower[(i * Size) + j] * z[j];
            }

            y[i] = sum;
        }
    }

    /// <summary>The squared length of L^-1 (x - centre).</summary>
    public double SquaredDistance(ReadOnlySpan<double> x, ReadOnlySpan<double> centre)
    {
        Span<double> z = stackalloc double[Size];
        double squares = 0;
        for (var i = 0; i < Size; i++)
        {
            var rest = x[i] - centre[i];
            for (var j = 0; j < i; j++)
            {
                rest -= lower[(i * Size) + j] * z[j];
            }

            z[i] = rest / lower[(i * Size) + i];
            squares += z[i] * z[i];
        }

        return squares;
    }

    /// <summary>L^-1 x.</summary>
    public double[] Solve(ReadOnlySpan<double> x)
    {
        var z = new double[Size];
        for (var i = 0; i < Size; i++)
        {
            var rest = x[i];
            for (var j = 0; j < i; j++)
            {
                rest -= lower[(i * Size) + j] * z[j];
            }

            z[i] = rest / lower[(i * Size) + i];
        }

        return z;
    }

    private static double[]? TryFactor(ReadOnlySpan<double> covariance, int n, double ridge)
    {
        var factor = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = covariance[(i * n) + j] * (i == j ? 1 + ridge : 1);
                for (var k = 0; k < j; k++)
                {
                    sum -= factor[(i * n) + k] * factor[(j * n) + k];
                }

                if (i == j && !(sum > 1e-13 * covariance[(i * n) + i]))
                {
                    return null;
                }

                factor[(i * n) + j] = i == j ? Math.Sqrt(sum) : sum / factor[(j * n) + j];
            }
        }

        return factor;
    }
}
