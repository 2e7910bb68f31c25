namespace Corridor.Statistics;

/// <summary>Quantiles of a distribution function without a closed inverse.</summary>
internal static class Bisection
{
    /// <summary>The root of a function that rises over the support, to the last bits, by halving on the unconstrained scale.</summary>
    public static double Root(Support support, Func<double, double> rising, double start)
    {
        var (low, high) = (support.ToUnconstrained(start) - 1, support.ToUnconstrained(start) + 1);
        for (var width = 1.0; low > -700 && rising(support.ToNatural(low)) > 0; width *= 2)
        {
            low -= width;
        }

        for (var width = 1.0; high < 700 && rising(support.ToNatural(high)) < 0; width *= 2)
        {
            high += width;
        }

        for (var step = 0; step < 200; step++)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = rising(support.ToNatural(middle)) < 0 ? (middle, high) : (low, middle);
        }

        return support.ToNatural((low + high) / 2);
    }
}
