using Corridor.Statistics;

namespace Corridor.Inference.Calibration;

/// <summary>
/// Chains whose proposals were drawn beforehand from an approximation of the posterior and then run with the model (independence
/// Metropolis-Hastings: Tierney 1994, <i>Annals of Statistics</i> 22(4), section 2.3.3). A proposal is accepted with probability
/// min(1, w'/w), w the density of the posterior / that of the approximation, so that the chains have the posterior itself as their limit.
/// </summary>
internal static class IndependenceChains
{
    /// <summary>Chains.</summary>
    public const int Count = 4;

    private const ulong Order = 1001;
    private const ulong Acceptance = 1002;

    /// <summary>Which proposal each chain stands at, draw by draw: chain x draw.</summary>
    /// <param name="logWeights">Logarithm of w for each proposal; minus infinity where the density is 0.</param>
    /// <param name="random">Source.</param>
    /// <param name="pass">Key of the streams.</param>
    public static int[][] Of(IReadOnlyList<double> logWeights, IKeyedRandom random, ulong pass)
    {
        int[] order = Shuffled(logWeights.Count, random.Stream(Order, pass, 0));
        int length = order.Length / Count;
        return [.. Enumerable.Range(0, Count).Select(c => Chain(order.AsSpan(c * length, length), logWeights, random.Stream(Acceptance, pass, (ulong)c)))];
    }

    private static int[] Chain(ReadOnlySpan<int> proposals, IReadOnlyList<double> logWeights, IRandomBits bits)
    {
        int[] chain = new int[proposals.Length];
        int now = proposals[0];
        for (int i = 0; i < chain.Length; i++)
        {
            double chance = Math.Log(bits.Uniform());
            now = chance < logWeights[proposals[i]] - logWeights[now] || double.IsNegativeInfinity(logWeights[now]) ? proposals[i] : now;
            chain[i] = now;
        }

        return chain;
    }

    private static int[] Shuffled(int count, IRandomBits bits)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int j = bits.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
