using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>Standard normal shocks of several processes that move together as the residuals of their histories did.</summary>
public sealed class CorrelatedShocks
{
    private readonly CholeskyFactor factor;

    private CorrelatedShocks(double[,] correlation, CholeskyFactor factor)
    {
        Correlation = correlation;
        this.factor = factor;
    }

    /// <summary>Correlation of each two processes.</summary>
    public double[,] Correlation { get; }

    /// <summary>Learns the correlations (Pearson) of residuals.</summary>
    /// <param name="residuals">A series for each process, all of the same months, at least 12; none may be constant.</param>
    public static CorrelatedShocks Of(IReadOnlyList<double[]> residuals)
    {
        AtLeast(1, residuals.Count, "The number of processes");
        var count = AtLeast(12, residuals[0].Length, "The number of months");
        double[][] deviations = [.. residuals.Select(series =>
        {
            SameLength(series.Length, count, "A series", "the first");
            var mean = series.Average();
            return series.Select(value => Finite(value, "A residual") - mean).ToArray();
        })];
        double[] lengths = [.. deviations.Select(series => Math.Sqrt(Positive(series.Sum(value => value * value), "The variance of a series")))];
        var size = residuals.Count;
        var correlation = new double[size, size];
        var flat = new double[size * size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                double product = 0;
                for (var t = 0; t < count; t++)
                {
                    product += deviations[i][t] * deviations[j][t];
                }

                flat[(i * size) + j] = correlation[i, j] = i == j ? 1 : product / (lengths[i] * lengths[j]);
            }
        }

        return new CorrelatedShocks(correlation, CholeskyFactor.Of(flat, size));
    }

    /// <summary>Shocks by process and month.</summary>
    /// <param name="streams">A source for each process; a month takes one number of each, so that a longer path begins like a shorter one.</param>
    /// <param name="months">Months.</param>
    public double[][] Draw(IReadOnlyList<IRandomBits> streams, int months)
    {
        SameLength(streams.Count, factor.Size, "The list of sources", "the processes");
        double[][] shocks = [.. streams.Select(_ => new double[months])];
        Span<double> own = stackalloc double[factor.Size];
        Span<double> shared = stackalloc double[factor.Size];
        for (var month = 0; month < months; month++)
        {
            for (var i = 0; i < own.Length; i++)
            {
                own[i] = streams[i].Normal();
            }

            factor.Multiply(own, shared);
            for (var i = 0; i < own.Length; i++)
            {
                shocks[i][month] = shared[i];
            }
        }

        return shocks;
    }
}
