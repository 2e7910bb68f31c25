namespace Corridor.Statistics;

/// <summary>Sums of numbers known by their logarithms.</summary>
internal static class LogSum
{
    /// <summary>log(exp(a) + exp(b)).</summary>
    public static double Add(double a, double b)
    {
        var (high, low) = a > b ? (a, b) : (b, a);
        return double.IsNegativeInfinity(high) ? high : high + Math.Log(1 + Math.Exp(low - high));
    }

    /// <summary>log of the sum of the exponentials.</summary>
    public static double Of(ReadOnlySpan<double> logs)
    {
        var most = double.NegativeInfinity;
        foreach (var log in logs)
        {
            most = Math.Max(most, log);
        }

        if (double.IsNegativeInfinity(most))
        {
            return most;
        }

        double sum = 0;
        foreach (var log in logs)
        {
            sum += Math.Exp(log - most);
        }

        return most + Math.Log(sum);
    }

    /// <summary>Weights that sum to 1.</summary>
    public static double[] Normalised(ReadOnlySpan<double> logs)
    {
        var total = Of(logs);
        var weights = new double[logs.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Exp(logs[i] - total);
        }

        return weights;
    }
}
