using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>What a further figure would teach of a target.</summary>
/// <param name="Variance">Variance of the target now.</param>
/// <param name="ExpectedVariance">Its expected variance once the figure is known.</param>
/// <param name="EffectiveDraws">Mean effective number of draws on which the reweighted variances rest; below about 20 the result is rough.</param>
public sealed record InformationValue(double Variance, double ExpectedVariance, double EffectiveDraws)
{
    /// <summary>Variance that the figure is expected to take away; 0 at least but for sampling noise.</summary>
    public double ExpectedReduction => Variance - ExpectedVariance;

    /// <summary>The same as a share of the variance now.</summary>
    public double Share => Variance > 0 ? ExpectedReduction / Variance : 0;
}

/// <summary>
/// Value of information by posterior draws, with the variance of a target as the loss. Heath, Manolopoulou and Baio (2017), <i>Medical Decision Making</i> 37(7), review the methods.
/// </summary>
public static class ExpectedInformation
{
    /// <summary>
    /// Expected variance of Y once a figure x = X + error is published. For each draw j as the truth, the figure is taken to be X_j plus an error (quantiles of the normal
    /// distribution in a fixed order without chance), all draws are weighted by the density of that figure given theirs, and the weighted variance of Y is averaged over j.
    /// </summary>
    /// <param name="target">Y: the quantity one wants to know, one value for each draw; at least 30.</param>
    /// <param name="figure">X: what the figure would be without error, for the same draws.</param>
    /// <param name="error">Standard deviation of the figure's error in the unit of X, greater than 0.</param>
    public static InformationValue OfFigure(IReadOnlyList<double> target, IReadOnlyList<double> figure, double error)
    {
        var n = Checked(target, figure);
        Positive(error, "The standard deviation of the figure's error");
        double expected = 0, effective = 0;
        for (var j = 0; j < n; j++)
        {
            // The golden section spreads the probabilities evenly, whatever the number of draws.
            var share = ((j + 0.5) * 0.6180339887498949) % 1;
            var seen = figure[j] + (error * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, share));
            var (variance, draws) = Reweighted(target, figure, seen, error);
            expected += variance / n;
            effective += draws / n;
        }

        return new InformationValue(Variance(target), expected, effective);
    }

    /// <summary>
    /// Expected variance of Y once X is known exactly (partial perfect information), by the variance of Y around its mean over the nearest neighbours in X.
    /// </summary>
    /// <param name="target">Y, one value for each draw; at least 30.</param>
    /// <param name="known">X, for the same draws.</param>
    /// <param name="neighbours">Draws in a neighbourhood, at least 3; null for the square root of the number of draws.</param>
    public static InformationValue OfParameter(IReadOnlyList<double> target, IReadOnlyList<double> known, int? neighbours = null)
    {
        var n = Checked(target, known);
        var size = Math.Min(n, AtLeast(3, neighbours ?? (int)Math.Sqrt(n), "The number of neighbours"));
        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => known[i]).ThenBy(i => i)];
        double expected = 0;
        for (var place = 0; place < n; place++)
        {
            var first = Math.Clamp(place - (size / 2), 0, n - size);
            expected += Variance([.. order.Skip(first).Take(size).Select(i => target[i])]) / n;
        }

        return new InformationValue(Variance(target), expected, size);
    }

    private static (double Variance, double Effective) Reweighted(IReadOnlyList<double> target, IReadOnlyList<double> figure, double seen, double error)
    {
        var logs = new double[target.Count];
        for (var i = 0; i < logs.Length; i++)
        {
            var z = (seen - figure[i]) / error;
            logs[i] = -z * z / 2;
        }

        var weights = LogSum.Normalised(logs);
        double mean = 0, squares = 0, concentration = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            mean += weights[i] * target[i];
            concentration += weights[i] * weights[i];
        }

        for (var i = 0; i < weights.Length; i++)
        {
            squares += weights[i] * (target[i] - mean) * (target[i] - mean);
        }

        // The weighted mean costs one effective draw; a single effective draw says nothing, so the variance now is kept.
        return concentration < 0.999 ? (squares / (1 - concentration), 1 / concentration) : (Variance(target), 1);
    }

    private static int Checked(IReadOnlyList<double> target, IReadOnlyList<double> figure)
    {
        SameLength(target.Count, figure.Count, "The list of predicted figures", "the target");
        AllFinite([.. target], "The target");
        AllFinite([.. figure], "The predicted figure");
        return AtLeast(30, target.Count, "The number of draws");
    }

    private static double Variance(IReadOnlyList<double> values) => MathNet.Numerics.Statistics.Statistics.Variance(values);
}
