using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>What the tail of importance weights says of an importance sample.</summary>
/// <param name="Shape">k-hat: below 0.5 good, up to 0.7 usable, above it the sample is not to be trusted; infinity where the weights say nothing.</param>
/// <param name="EffectiveSize">1 / sum of squared normalised smoothed weights.</param>
/// <param name="LogWeights">Smoothed log weights, normalised so that the weights sum to 1.</param>
public sealed record SmoothedWeights(double Shape, double EffectiveSize, IReadOnlyList<double> LogWeights);

/// <summary>
/// Pareto smoothed importance sampling (Vehtari, Simpson, Gelman, Yao and Gabry 2024, <i>JMLR</i> 25, 72): a generalised Pareto distribution is fitted to the
/// largest weights (Zhang and Stephens 2009, <i>Technometrics</i> 51(3)), and these are replaced by its quantiles.
/// </summary>
public static class ParetoTail
{
    /// <summary>Smooths weights and gives their diagnostic.</summary>
    /// <param name="logWeights">Log weights up to a constant; minus infinity for weight 0; at least 25.</param>
    public static SmoothedWeights Smooth(IReadOnlyList<double> logWeights)
    {
        AtLeast(25, logWeights.Count, "The number of weights");
        var most = logWeights.Max();
        if (!double.IsFinite(most))
        {
            throw Bad("All weights are 0, or one is not finite.");
        }

        double[] logs = [.. logWeights.Select(log => log - most)];
        int[] order = [.. Enumerable.Range(0, logs.Length).OrderBy(i => logs[i]).ThenBy(i => i)];
        var tail = (int)Math.Min(Math.Ceiling(0.2 * logs.Length), Math.Ceiling(3 * Math.Sqrt(logs.Length)));
        var first = logs.Length - tail;
        var cut = Math.Exp(Math.Max(logs[order[first - 1]], Math.Log(double.Epsilon)));
        double[] above = [.. order.Skip(first).Select(i => Math.Exp(logs[i]) - cut)];
        var shape = double.PositiveInfinity;
        if (above[0] >= 0 && above[tail / 2] > 1e-14 * above[^1])
        {
            (shape, var scale) = Fit([.. above.Select(excess => Math.Max(excess, 1e-300))]);
            for (var j = 0; j < tail && double.IsFinite(shape); j++)
            {
                logs[order[first + j]] = Math.Min(0, Math.Log(cut + Quantile((j + 0.5) / tail, shape, scale)));
            }
        }
        else if (above[^1] <= 1e-14 * cut)
        {
            // Equal weights have no tail.
            shape = double.NegativeInfinity;
        }

        var total = LogSum.Of(logs);
        double[] normal = [.. logs.Select(log => log - total)];
        return new SmoothedWeights(shape, Math.Exp(-LogSum.Of([.. normal.Select(log => 2 * log)])), normal);
    }

    /// <summary>Shape and scale of a generalised Pareto distribution, the shape drawn weakly towards 0.5.</summary>
    /// <param name="rising">Excesses over a threshold, in rising order, above 0.</param>
    public static (double Shape, double Scale) Fit(IReadOnlyList<double> rising)
    {
        AtLeast(5, rising.Count, "The number of excesses");
        var n = rising.Count;
        var candidates = 30 + (int)Math.Sqrt(n);
        var quartile = rising[(int)((n / 4.0) + 0.5) - 1];
        var thetas = new double[candidates];
        var logs = new double[candidates];
        for (var j = 0; j < candidates; j++)
        {
            thetas[j] = (1 / rising[^1]) + ((1 - Math.Sqrt(candidates / (j + 0.5))) / (3 * quartile));
            var k = MeanLog(rising, thetas[j]);
            logs[j] = n * (Math.Log(-thetas[j] / k) - k - 1);
        }

        var weights = LogSum.Normalised(logs);
        var theta = thetas.Zip(weights, (value, weight) => value * weight).Sum();
        var raw = MeanLog(rising, theta);
        return (((n * raw) + 5) / (n + 10), -raw / theta);
    }

    private static double MeanLog(IReadOnlyList<double> values, double theta) => values.Average(value => Math.Log(1 - (theta * value)));

    private static double Quantile(double probability, double shape, double scale) =>
        Math.Abs(shape) < 1e-12 ? -scale * Math.Log(1 - probability) : scale * (Math.Pow(1 - probability, -shape) - 1) / shape;
}
