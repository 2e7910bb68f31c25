using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>Quantiles of samples.</summary>
public static class Quantiles
{
    /// <summary>A quantile of an unweighted sample, between neighbours in a straight line (type 7 of Hyndman and Fan 1996).</summary>
    /// <param name="sample">At least one value, in any order.</param>
    /// <param name="probability">0 to 1.</param>
    public static double Of(IReadOnlyList<double> sample, double probability)
    {
        var sorted = Sorted(sample);
        return OfSorted(sorted, probability);
    }

    /// <summary>Several quantiles at once.</summary>
    /// <param name="sample">At least one value, in any order.</param>
    /// <param name="probabilities">0 to 1 each.</param>
    public static double[] Of(IReadOnlyList<double> sample, ReadOnlySpan<double> probabilities)
    {
        var sorted = Sorted(sample);
        var quantiles = new double[probabilities.Length];
        for (var i = 0; i < quantiles.Length; i++)
        {
            quantiles[i] = OfSorted(sorted, probabilities[i]);
        }

        return quantiles;
    }

    /// <summary>A quantile of a weighted sample: value j stands at the probability (W_j - w_j / 2) / W, between neighbours in a straight line.</summary>
    /// <param name="sample">At least one value, in any order.</param>
    /// <param name="weights">Weights, at least 0, not all 0.</param>
    /// <param name="probability">0 to 1.</param>
    public static double Weighted(IReadOnlyList<double> sample, IReadOnlyList<double> weights, double probability)
    {
        SameLength(sample.Count, weights.Count, "The list of weights", "the sample");
        Probability(probability, "The probability");
        int[] order = [.. Enumerable.Range(0, sample.Count).Where(i => NotNegative(weights[i], "A weight") > 0).OrderBy(i => sample[i]).ThenBy(i => i)];
        var level = probability * Positive(order.Sum(i => weights[i]), "The sum of the weights");
        double before = 0, lastAt = 0, last = double.NaN;
        foreach (var i in order)
        {
            var at = before + (weights[i] / 2);
            if (at >= level)
            {
                return double.IsNaN(last) ? sample[i] : last + ((level - lastAt) / (at - lastAt) * (sample[i] - last));
            }

            before += weights[i];
            (lastAt, last) = (at, sample[i]);
        }

        return last;
    }

    private static double[] Sorted(IReadOnlyList<double> sample)
    {
        AtLeast(1, sample.Count, "The size of the sample");
        double[] sorted = [.. sample];
        AllFinite(sorted, "The sample");
        Array.Sort(sorted);
        return sorted;
    }

    private static double OfSorted(double[] sorted, double probability)
    {
        var position = Probability(probability, "The probability") * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
