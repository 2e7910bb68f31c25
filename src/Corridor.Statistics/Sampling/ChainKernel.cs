namespace Corridor.Statistics;

/// <summary>
/// One move of a chain: a proposal from the mixture (independence Metropolis-Hastings; Tierney 1994), or a local one along a difference of two points of the
/// archive, or from the archive's points outward (DE-MC-Z with snooker; ter Braak and Vrugt 2008, <i>Statistics and Computing</i> 18(4)).
/// </summary>
internal sealed class ChainKernel
{
    private const double SnookerShare = 0.15;
    private const double JumpShare = 0.1;

    private readonly ILogDensity target;
    private readonly StudentMixture mixture;
    private readonly IReadOnlyList<double[]> archive;
    private readonly double[] jitter;
    private readonly double localShare;

    public ChainKernel(ILogDensity target, StudentMixture mixture, IReadOnlyList<double[]> archive, double localShare)
    {
        this.target = target;
        this.mixture = mixture;
        this.archive = archive;
        this.localShare = localShare;
        var widest = mixture.Parts[^1].Scale;
        jitter = [.. Enumerable.Range(0, mixture.Dimension).Select(i => 1e-3 * Math.Sqrt(widest[(i * mixture.Dimension) + i]))];
    }

    /// <summary>The next point, its log density, whether the move was local and whether it was accepted.</summary>
    public (double[] Point, double Value, bool Local, bool Accepted) Move(double[] point, double value, IRandomBits bits)
    {
        var kind = bits.Uniform();
        var local = kind < localShare;
        var (proposal, correction) = !local ? FromMixture(point, bits)
            : kind < localShare * SnookerShare ? Snooker(point, bits)
            : Difference(point, bits);
        var level = Math.Log(bits.Uniform());
        var proposed = Batch.Value(target, proposal);
        return proposed - value + correction > level ? (proposal, proposed, local, true) : (point, value, local, false);
    }

    private (double[] Proposal, double Correction) FromMixture(double[] point, IRandomBits bits)
    {
        var proposal = mixture.Draw(bits);
        return (proposal, mixture.LogDensity(point) - mixture.LogDensity(proposal));
    }

    private (double[] Proposal, double Correction) Difference(double[] point, IRandomBits bits)
    {
        var (a, b) = Pair(bits);
        var factor = bits.Uniform() < JumpShare ? 1 : 2.38 / Math.Sqrt(2 * point.Length) * (0.5 + bits.Uniform());
        var proposal = new double[point.Length];
        for (var i = 0; i < proposal.Length; i++)
        {
            proposal[i] = point[i] + (factor * (a[i] - b[i])) + (jitter[i] * bits.Normal());
        }

        return (proposal, 0);
    }

    private (double[] Proposal, double Correction) Snooker(double[] point, IRandomBits bits)
    {
        var pole = archive[bits.Below(archive.Count)];
        var (a, b) = Pair(bits);
        double length = 0, along = 0;
        for (var i = 0; i < point.Length; i++)
        {
            length += (point[i] - pole[i]) * (point[i] - pole[i]);
            along += (point[i] - pole[i]) * (a[i] - b[i]);
        }

        if (length == 0)
        {
            return (point, double.NegativeInfinity);
        }

        // x + g P(a - b) with P the projection on the line through the pole: the distance from the pole changes by this factor.
        var stretch = 1 + ((1.2 + bits.Uniform()) * along / length);
        double[] proposal = [.. point.Select((x, i) => pole[i] + (stretch * (x - pole[i])))];
        return (proposal, (point.Length - 1) * Math.Log(Math.Abs(stretch)));
    }

    private (double[] A, double[] B) Pair(IRandomBits bits)
    {
        var a = bits.Below(archive.Count);
        var b = bits.Below(archive.Count - 1);
        return (archive[a], archive[b < a ? b : b + 1]);
    }
}
