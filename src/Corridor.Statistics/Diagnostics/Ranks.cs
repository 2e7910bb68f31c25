using MathNet.Numerics.Distributions;

namespace Corridor.Statistics;

/// <summary>Ranks over several chains.</summary>
internal static class Ranks
{
    /// <summary>Normal scores of the ranks over all chains, ties by their mean rank: z = Phi^-1((r - 3/8) / (S + 1/4)) (Blom 1958).</summary>
    public static double[][] NormalScores(IReadOnlyList<double[]> chains)
    {
        var all = chains.SelectMany(chain => chain).ToArray();
        int[] order = [.. Enumerable.Range(0, all.Length)];
        Array.Sort([.. all], order);
        var scores = new double[all.Length];
        for (var i = 0; i < order.Length;)
        {
            var end = i + 1;
            while (end < order.Length && all[order[end]] == all[order[i]])
            {
                end++;
            }

            var rank = (i + 1 + end) / 2.0;
            var score = Normal.InvCDF(0, 1, (rank - 0.375) / (all.Length + 0.25));
            for (; i < end; i++)
            {
                scores[order[i]] = score;
            }
        }

        var at = 0;
        return [.. chains.Select(chain => scores[at..(at += chain.Length)])];
    }

    public static double Median(IReadOnlyList<double[]> chains) => Quantiles.Of([.. chains.SelectMany(chain => chain)], 0.5);
}
