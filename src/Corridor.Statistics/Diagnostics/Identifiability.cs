using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>What the figures say of one parameter.</summary>
/// <param name="Name">Name.</param>
/// <param name="Mean">Posterior mean on the natural scale.</param>
/// <param name="Spread">Posterior standard deviation on the natural scale.</param>
/// <param name="PriorMedian">Prior median.</param>
/// <param name="PriorSpread">Prior standard deviation on the natural scale.</param>
/// <param name="Quantiles">Posterior quantiles at 2.5, 10, 25, 50, 75, 90 and 97.5 per cent, natural scale.</param>
/// <param name="Contraction">1 - posterior variance / prior variance on the unconstrained scale: near 1 well informed, near 0 not at all; negative when the figures widen it.</param>
/// <param name="RankContraction">The same on the scale of the prior's probability, where no tail dominates.</param>
/// <param name="Overlap">Share common to prior and posterior, by twenty cells of equal prior probability: 1 where the figures say nothing, near 0 where they contradict the prior or are sharp.</param>
/// <param name="Informed">Whether either contraction is at least <see cref="Identifiability.LeastContraction"/>.</param>
public sealed record ParameterInformation(
    string Name, double Mean, double Spread, double PriorMedian, double PriorSpread, IReadOnlyList<double> Quantiles, double Contraction, double RankContraction, double Overlap, bool Informed);

/// <summary>Two parameters that the figures can hardly tell apart.</summary>
/// <param name="First">Name of the first.</param>
/// <param name="Second">Name of the second.</param>
/// <param name="Correlation">Posterior correlation on the unconstrained scale.</param>
public sealed record ParameterPair(string First, string Second, double Correlation);

/// <summary>Which parameters the figures inform, and which they confound.</summary>
/// <param name="Parameters">One entry for each parameter, in order.</param>
/// <param name="Pairs">Strongly correlated pairs, the strongest first.</param>
public sealed record Identifiability(IReadOnlyList<ParameterInformation> Parameters, IReadOnlyList<ParameterPair> Pairs)
{
    /// <summary>Contraction below which a parameter counts as not informed.</summary>
    public const double LeastContraction = 0.1;

    /// <summary>Correlation from which a pair counts as confounded.</summary>
    public const double StrongCorrelation = 0.8;

    private const int Cells = 20;
    private static readonly double[] Levels = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

    /// <summary>Sets a posterior sample against its prior.</summary>
    /// <param name="prior">The prior.</param>
    /// <param name="draws">Posterior draws on the unconstrained scale, at least 20.</param>
    public static Identifiability Of(JointPrior prior, IReadOnlyList<double[]> draws)
    {
        AtLeast(20, draws.Count, "The number of draws");
        double[][] columns = [.. Enumerable.Range(0, prior.Dimension).Select(d => draws.Select(draw => draw[d]).ToArray())];
        var parameters = columns.Select((column, d) => One(prior.Names[d], prior.Priors[d], column)).ToArray();
        var pairs = from i in Enumerable.Range(0, columns.Length)
                    from j in Enumerable.Range(0, i)
                    let correlation = MathNet.Numerics.Statistics.Correlation.Pearson(columns[i], columns[j])
                    where Math.Abs(correlation) >= StrongCorrelation
                    orderby Math.Abs(correlation) descending
                    select new ParameterPair(prior.Names[j], prior.Names[i], correlation);
        return new Identifiability(parameters, [.. pairs]);
    }

    private static ParameterInformation One(string name, PriorDistribution prior, double[] unconstrained)
    {
        double[] natural = [.. unconstrained.Select(prior.Support.ToNatural)];
        double[] ranks = [.. natural.Select(prior.Cumulative)];
        var contraction = 1 - (Variance(unconstrained) / prior.UnconstrainedVariance);
        var rankContraction = 1 - (12 * Variance(ranks));
        var overlap = Enumerable.Range(0, Cells).Sum(cell => Math.Min(1.0 / Cells, ranks.Count(rank => Math.Min((int)(rank * Cells), Cells - 1) == cell) / (double)ranks.Length));
        return new ParameterInformation(
            name, natural.Average(), Math.Sqrt(Variance(natural)), prior.Quantile(0.5), Math.Sqrt(prior.Variance), Statistics.Quantiles.Of(natural, Levels),
            contraction, rankContraction, overlap, Math.Max(contraction, rankContraction) >= LeastContraction);
    }

    private static double Variance(double[] values) => MathNet.Numerics.Statistics.Statistics.Variance(values);
}
