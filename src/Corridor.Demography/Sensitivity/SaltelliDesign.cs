using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// The sample from which Sobol indices are estimated: two base samples A and B and, for each factor, A with that factor taken from B.
/// </summary>
/// <remarks>
/// Saltelli et al. (2010), <i>Computer Physics Communications</i> 181(2). With f centred on its mean,
/// S_i = mean(f(B) (f(AB_i) - f(A))) / V and, after Jansen (1999), S_Ti = mean((f(A) - f(AB_i))^2) / (2 V).
/// Intervals are percentiles of a bootstrap over the base rows. Runs are numbered A first, then B, then AB_1, ... AB_k.
/// </remarks>
public sealed class SaltelliDesign
{
    private readonly double[] a;
    private readonly double[] b;

    /// <summary>Draws the design.</summary>
    /// <param name="factors">k: 1 to 80.</param>
    /// <param name="baseSize">N: rows of A and of B, at least 2; a power of two is best.</param>
    /// <param name="shiftSeed">Where given, the design is moved by a random digital shift drawn from it.</param>
    /// <exception cref="DemographicInputException">A size is out of range.</exception>
    public SaltelliDesign(int factors, int baseSize, ulong? shiftSeed = null)
    {
        if (factors is < 1 or > SobolSequence.MaximumDimensions / 2)
        {
            throw Bad($"{N(factors)} factors are given; 1 to {N(SobolSequence.MaximumDimensions / 2)} can be analysed.", null, factors);
        }

        if (baseSize < 2 || (long)baseSize * (factors + 2) > int.MaxValue)
        {
            throw Bad($"The base sample of {N(baseSize)} rows is too small or too large.", null, baseSize);
        }

        Factors = factors;
        BaseSize = baseSize;
        a = new double[baseSize * factors];
        b = new double[baseSize * factors];
        var sequence = new SobolSequence(2 * factors, shiftSeed);
        var point = new double[2 * factors];
        const double half = 0.5 / 4294967296.0;
        for (var row = 0; row < baseSize; row++)
        {
            sequence.Next(point);
            for (var i = 0; i < factors; i++)
            {
                // Half a cell off the edge, so that no quantile function is asked for 0.
                a[(row * factors) + i] = point[i] + half;
                b[(row * factors) + i] = point[factors + i] + half;
            }
        }
    }

    /// <summary>k: number of factors.</summary>
    public int Factors { get; }

    /// <summary>N: rows of each base sample.</summary>
    public int BaseSize { get; }

    /// <summary>Number of runs, N (k + 2).</summary>
    public int Runs => BaseSize * (Factors + 2);

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
        var (block, row) = (run / BaseSize, run % BaseSize);
        (block == 1 ? b : a).AsSpan(row * Factors, Factors).CopyTo(point);
        if (block >= 2)
        {
            point[block - 2] = b[(row * Factors) + block - 2];
        }
    }

    /// <summary>Estimates the indices from the outputs of all runs.</summary>
    /// <param name="outputs">One output for each run, in the order of the runs.</param>
    /// <param name="confidence">Level of the intervals, above 0 and below 1.</param>
    /// <param name="resamples">Bootstrap samples, at least 10.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <exception cref="DemographicInputException">An output is not finite, their number is wrong, or they do not vary.</exception>
    public SobolIndices Analyse(ReadOnlySpan<double> outputs, double confidence = 0.95, int resamples = 1000, ulong seed = 1)
    {
        SameLength(Runs, outputs.Length, "The list of outputs", "the design");
        if (!(confidence > 0 && confidence < 1))
        {
            throw Bad($"The confidence is {N(confidence)}; it must lie between 0 and 1.", null, confidence);
        }

        if (resamples < 10)
        {
            throw Bad($"{N(resamples)} bootstrap samples are too few; at least 10 are needed.", null, resamples);
        }

        double mean = 0;
        for (var run = 0; run < outputs.Length; run++)
        {
            Finite(outputs[run], "The output", "run " + N(run));
            mean += run < 2 * BaseSize ? outputs[run] / (2 * BaseSize) : 0;
        }

        var f = new double[outputs.Length];
        for (var run = 0; run < f.Length; run++)
        {
            f[run] = outputs[run] - mean;
        }

        var all = Enumerable.Range(0, BaseSize).ToArray();
        var variance = Variance(f, all);
        if (!(variance > 1e-300) || variance <= 1e-26 * mean * mean)
        {
            throw Bad($"The output is {N(mean)} in every run; without variance there is nothing to share out.", null, variance);
        }

        var (first, total) = Shares(f, all);
        var (firsts, totals) = Bootstrap(f, resamples, seed);
        var tail = (1 - confidence) / 2;
        var factors = new SobolIndex[Factors];
        for (var i = 0; i < Factors; i++)
        {
            Array.Sort(firsts[i]);
            Array.Sort(totals[i]);
            factors[i] = new SobolIndex(
                first[i], Quantile(firsts[i], tail), Quantile(firsts[i], 1 - tail), total[i], Quantile(totals[i], tail), Quantile(totals[i], 1 - tail));
        }

        return new SobolIndices(mean, variance, confidence, factors);
    }

    private (double[][] First, double[][] Total) Bootstrap(double[] f, int resamples, ulong seed)
    {
        var firsts = Enumerable.Range(0, Factors).Select(_ => new double[resamples]).ToArray();
        var totals = Enumerable.Range(0, Factors).Select(_ => new double[resamples]).ToArray();
        Parallel.For(0, resamples, sample =>
        {
            var draws = new CountedDraws(seed + ((ulong)sample * 0xD1342543DE82EF95));
            var rows = new int[BaseSize];
            for (var row = 0; row < rows.Length; row++)
            {
                rows[row] = draws.Below(BaseSize);
            }

            var (first, total) = Shares(f, rows);
            for (var i = 0; i < Factors; i++)
            {
                firsts[i][sample] = first[i];
                totals[i][sample] = total[i];
            }
        });
        return (firsts, totals);
    }

    private double Variance(double[] f, int[] rows)
    {
        double sum = 0, squares = 0;
        foreach (var row in rows)
        {
            var (fa, fb) = (f[row], f[BaseSize + row]);
            sum += fa + fb;
            squares += (fa * fa) + (fb * fb);
        }

        var mean = sum / (2 * rows.Length);
        return (squares / (2 * rows.Length)) - (mean * mean);
    }

    private (double[] First, double[] Total) Shares(double[] f, int[] rows)
    {
        var variance = Variance(f, rows);
        double[] first = new double[Factors], total = new double[Factors];
        for (var i = 0; i < Factors && variance > 0; i++)
        {
            double product = 0, square = 0;
            var block = (i + 2) * BaseSize;
            foreach (var row in rows)
            {
                var change = f[block + row] - f[row];
                product += f[BaseSize + row] * change;
                square += change * change;
            }

            first[i] = product / rows.Length / variance;
            total[i] = square / rows.Length / (2 * variance);
        }

        return (first, total);
    }

    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
