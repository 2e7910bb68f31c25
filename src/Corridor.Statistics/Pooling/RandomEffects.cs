using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>A value of a quantity that several groups have measured.</summary>
/// <param name="Value">Value, on the scale on which errors add up (logarithms for counts).</param>
/// <param name="Error">Standard deviation of its own error, greater than 0.</param>
/// <param name="Spread">Standard deviation of the error that the values of its group share, at least 0; the same for all of a group.</param>
/// <param name="Group">Name of the group.</param>
public sealed record PooledValue(double Value, double Error, double Spread, string Group);

/// <summary>What values of one quantity say together.</summary>
/// <param name="Mean">Posterior of the quantity under a flat prior, on the scale of the values.</param>
/// <param name="Dispersion">Cochran's Q: the weighted squares of the distances from the mean.</param>
/// <param name="Values">Number of values.</param>
/// <param name="Groups">Number of groups.</param>
/// <param name="Weights">Weight of each group by name; they add up to 1.</param>
public sealed record PooledMean(PredictiveDistribution Mean, double Dispersion, int Values, int Groups, IReadOnlyDictionary<string, double> Weights);

/// <summary>
/// Random-effects pooling: y_ij = mu + b_j + e_ij, b_j ~ Normal(0, k² tau_j²), e_ij ~ Normal(0, k² s_ij²), mu flat. The spreads s and tau are
/// known up to the common factor k, whose square has a scaled inverse chi-square prior around 1 with given degrees of freedom f. Then
/// (mu - m) / S has a Student distribution with f + n - 1 degrees of freedom, m the mean weighted by W_j = 1 / (tau_j² + 1 / sum_i s_ij^-2) and
/// S² = (f + Q) / (f + n - 1) / sum_j W_j: where figures disagree more than their errors allow, the interval widens (Gelman et al. 2013,
/// <i>Bayesian Data Analysis</i>, 3rd ed., section 3.2; with f infinite DerSimonian and Laird 1986, <i>Controlled Clinical Trials</i> 7, of known spread).
/// </summary>
public static class RandomEffects
{
    /// <summary>Pools values.</summary>
    /// <param name="values">At least one value.</param>
    /// <param name="freedom">Degrees of freedom f of the prior of k²; infinity when the spreads are known exactly.</param>
    /// <exception cref="StatisticalInputException">No value, an error that is not positive, or different spreads within a group.</exception>
    public static PooledMean Of(IReadOnlyList<PooledValue> values, double freedom)
    {
        AtLeast(1, values.Count, "The number of values");
        if (!(freedom > 0))
        {
            throw Bad($"The degrees of freedom are {N(freedom)}; they must be greater than 0.");
        }

        Group[] groups = [.. values.GroupBy(one => one.Group, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Within(group.Key, [.. group]))];
        var precision = groups.Sum(group => group.Weight);
        var mean = groups.Sum(group => group.Weight * group.Mean) / precision;
        var dispersion = groups.Sum(group => group.Within + (group.Weight * (group.Mean - mean) * (group.Mean - mean)));
        var known = double.IsPositiveInfinity(freedom);
        var factor = known ? 1 : (freedom + dispersion) / (freedom + values.Count - 1);
        return new PooledMean(
            new PredictiveDistribution(mean, Math.Sqrt(factor / precision), known ? freedom : freedom + values.Count - 1, OnLogs: false),
            dispersion,
            values.Count,
            groups.Length,
            groups.ToDictionary(group => group.Name, group => group.Weight / precision, StringComparer.Ordinal));
    }

    private static Group Within(string name, PooledValue[] values)
    {
        var spread = NotNegative(values[0].Spread, "A spread");
        if (values.Any(one => !one.Spread.Equals(spread)))
        {
            throw Bad($"The values of group '{name}' have different spreads.");
        }

        double precision = 0, sum = 0;
        foreach (var one in values)
        {
            var weight = 1 / Math.Pow(Positive(one.Error, "An error"), 2);
            precision += weight;
            sum += weight * Finite(one.Value, "A value");
        }

        var mean = sum / precision;
        return new Group(name, mean, 1 / ((spread * spread) + (1 / precision)), values.Sum(one => Math.Pow((one.Value - mean) / one.Error, 2)));
    }

    private sealed record Group(string Name, double Mean, double Weight, double Within);
}
