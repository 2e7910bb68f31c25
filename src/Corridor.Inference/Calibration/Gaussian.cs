namespace Corridor.Inference.Calibration;

/// <summary>Densities and probabilities of the normal distribution.</summary>
internal static class Gaussian
{
    /// <summary>Farther than this many standard deviations everything is taken as zero.</summary>
    internal const double Reach = 9;

    private static readonly double InverseRootTwoPi = 1 / Math.Sqrt(2 * Math.PI);

    /// <summary>Density at a distance from the mean.</summary>
    internal static double Density(double distance, double sd)
    {
        double z = distance / sd;
        return Math.Abs(z) > Reach ? 0 : InverseRootTwoPi / sd * Math.Exp(-0.5 * z * z);
    }

    /// <summary>Probability of an interval of distances from the mean; either end may be infinite.</summary>
    internal static double Between(double low, double high, double sd)
    {
        double from = low / sd;
        double to = high / sd;

        // Both ends in the same tail are subtracted there, where nothing cancels.
        return from > 0 ? Upper(from) - Upper(to) : to < 0 ? Upper(-to) - Upper(-from) : 1 - Upper(-from) - Upper(to);
    }

    /// <summary>
    /// Probability above z >= 0. Below 3 from the series of the error function with positive terms only
    /// (Abramowitz and Stegun 1964, 7.1.6), above from the continued fraction (26.2.14), both to rounding.
    /// </summary>
    private static double Upper(double z)
    {
        if (z >= Reach * 4)
        {
            return 0;
        }

        double density = InverseRootTwoPi * Math.Exp(-0.5 * z * z);
        if (z < 3)
        {
            double term = z;
            double sum = z;
            for (int n = 1; term > 1e-17 * sum; n++)
            {
                term *= z * z / ((2 * n) + 1);
                sum += term;
            }

            return 0.5 - (density * sum);
        }

        double fraction = z;
        for (int n = 60; n > 0; n--)
        {
            fraction = z + (n / fraction);
        }

        return density / fraction;
    }
}
