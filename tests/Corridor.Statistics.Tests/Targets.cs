namespace Corridor.Statistics.Tests;

/// <summary>Log densities whose truth is known.</summary>
internal static class Targets
{
    /// <summary>A normal density with these standard deviations and one correlation between all pairs, up to a constant; its mode is (1, 2, 3, ...).</summary>
    public static ILogDensity Normal(double[] spreads, double correlation)
    {
        var n = spreads.Length;

        // The inverse of (1 - r) I + r 11' is (I - r / (1 + (n - 1) r) 11') / (1 - r).
        var shrink = correlation / (1 + ((n - 1) * correlation));
        return new LogDensityFunction(n, x =>
        {
            double sum = 0, squares = 0;
            for (var i = 0; i < n; i++)
            {
                var z = (x[i] - (i + 1)) / spreads[i];
                sum += z;
                squares += z * z;
            }

            return -0.5 * (squares - (shrink * sum * sum)) / (1 - correlation);
        });
    }

    /// <summary>Haario's banana: x0 ~ N(0, 10), x1 + b (x0^2 - 100) ~ N(0, 1), the others N(0, 1).</summary>
    public static ILogDensity Banana(int n, double bend) => new LogDensityFunction(n, x =>
    {
        var bent = x[1] + (bend * ((x[0] * x[0]) - 100));
        var sum = (x[0] * x[0] / 100) + (bent * bent);
        for (var i = 2; i < n; i++)
        {
            sum += x[i] * x[i];
        }

        return -sum / 2;
    });

    /// <summary>Two normal densities of unit spread at -distance and +distance in every direction; the upper has the given share.</summary>
    public static ILogDensity TwoPeaks(int n, double distance, double share) => new LogDensityFunction(n, x =>
    {
        double below = Math.Log(1 - share), above = Math.Log(share);
        foreach (var value in x)
        {
            below -= (value + distance) * (value + distance) / 2;
            above -= (value - distance) * (value - distance) / 2;
        }

        var most = Math.Max(below, above);
        return most + Math.Log(Math.Exp(below - most) + Math.Exp(above - most));
    });
}
