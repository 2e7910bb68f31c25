using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>Whether several chains agree on one quantity and how much they say.</summary>
/// <param name="RHat">Rank-normalised split R-hat, the larger of bulk and folded; near 1 when the chains agree, infinity when they stand still in different places.</param>
/// <param name="BulkEss">Effective sample size in the bulk, in draws; 0 where a chain does not move.</param>
/// <param name="TailEss">Effective sample size for the 5 and 95 per cent quantiles, the smaller; 0 where a chain does not move.</param>
public sealed record ChainDiagnostic(double RHat, double BulkEss, double TailEss);

/// <summary>
/// Diagnostics of chains. Vehtari, A., Gelman, A., Simpson, D., Carpenter, B. and Bürkner, P.-C. (2021), Rank-normalization, folding, and localization:
/// an improved R-hat, <i>Bayesian Analysis</i> 16(2). They do not change under a monotone map of the quantity.
/// </summary>
public static class ChainDiagnostics
{
    /// <summary>The diagnostics of one quantity.</summary>
    /// <param name="chains">Draws of each chain; at least one chain, all equally long, at least 8 draws each.</param>
    public static ChainDiagnostic Of(IReadOnlyList<double[]> chains)
    {
        var split = Split(chains);
        var scores = Ranks.NormalScores(split);
        var median = Ranks.Median(split);
        double[][] folded = [.. split.Select(chain => chain.Select(x => Math.Abs(x - median)).ToArray())];
        var rHat = Math.Max(PlainRHat(scores), PlainRHat(Ranks.NormalScores(folded)));
        var tails = Quantiles.Of([.. split.SelectMany(chain => chain)], [0.05, 0.95]);
        var tail = tails.Min(cut => PlainEss([.. split.Select(chain => chain.Select(x => x <= cut ? 1.0 : 0.0).ToArray())]));
        return new ChainDiagnostic(rHat, PlainEss(scores), tail);
    }

    /// <summary>Effective sample size for the mean of one quantity (split chains, without ranks).</summary>
    public static double MeanEss(IReadOnlyList<double[]> chains) => PlainEss(Split(chains));

    private static double[][] Split(IReadOnlyList<double[]> chains)
    {
        AtLeast(1, chains.Count, "The number of chains");
        var length = AtLeast(8, chains[0].Length, "The number of draws");
        foreach (var chain in chains)
        {
            SameLength(length, chain.Length, "A chain", "the first chain");
            AllFinite(chain, "A chain");
        }

        var half = length / 2;
        return [.. chains.SelectMany(chain => new[] { chain[..half], chain[^half..] })];
    }

    /// <summary>R-hat = sqrt(((n - 1) W / n + B / n) / W).</summary>
    private static double PlainRHat(double[][] chains)
    {
        var (within, total) = Variances(chains);
        return within > 0 ? Math.Sqrt(total / within) : total > 0 ? double.PositiveInfinity : 1;
    }

    private static (double Within, double Total) Variances(double[][] chains)
    {
        double n = chains[0].Length;
        var means = chains.Select(chain => chain.Average()).ToArray();
        var within = chains.Zip(means, (chain, mean) => chain.Sum(x => (x - mean) * (x - mean)) / (n - 1)).Average();
        var grand = means.Average();
        var between = chains.Length > 1 ? means.Sum(mean => (mean - grand) * (mean - grand)) / (chains.Length - 1) : 0;
        return (within, ((n - 1) / n * within) + between);
    }

    /// <summary>S = M N / tau, where tau sums the autocorrelations while pairs of them are positive and fall (Geyer 1992, <i>Statistical Science</i> 7(4)).</summary>
    private static double PlainEss(double[][] chains)
    {
        var (within, total) = Variances(chains);
        int m = chains.Length, n = chains[0].Length;
        var still = Array.FindAll(chains, chain => Array.TrueForAll(chain, x => x == chain[0]));

        // A chain that never enters a tail has a constant indicator and still counts; one whose quantity stands still says nothing.
        var indicator = within > 0 && Array.TrueForAll(chains, chain => Array.TrueForAll(chain, x => x is 0 or 1));
        if (still.Length > 0 && !indicator)
        {
            return 0;
        }

        return m * n / Tau(chains, within, total);
    }

    private static double Tau(double[][] chains, double within, double total)
    {
        int m = chains.Length, n = chains[0].Length;
        var centred = chains.Select(chain =>
        {
            var mean = chain.Average();
            return chain.Select(x => x - mean).ToArray();
        }).ToArray();

        double Correlation(int lag)
        {
            double sum = 0;
            foreach (var chain in centred)
            {
                double own = 0;
                for (var i = lag; i < n; i++)
                {
                    own += chain[i] * chain[i - lag];
                }

                // The biased autocovariance, scaled so that lag 0 gives the unbiased variance.
                sum += own / (n - 1);
            }

            return 1 - ((within - (sum / m)) / total);
        }

        var tau = -1.0;
        var smallest = double.PositiveInfinity;
        for (var lag = 0; lag + 1 < n; lag += 2)
        {
            var pair = (lag == 0 ? 1 : Correlation(lag)) + Correlation(lag + 1);
            if (!(pair > 0))
            {
                break;
            }

            smallest = Math.Min(smallest, pair);
            tau += 2 * smallest;
        }

        return Math.Max(tau, 1 / Math.Log10(m * n));
    }
}
