using MathNet.Numerics.Distributions;
using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>
/// Continuous ranked probability score: the integral of (F(x) - 1{x >= y})^2, in the unit of the quantity; 0 is best, and for a single number it is the
/// absolute error.
/// </summary>
/// <remarks>Gneiting and Raftery (2007), <i>JASA</i> 102(477); closed forms from Jordan, Krüger and Lerch (2019), <i>J. Stat. Software</i> 90(12).</remarks>
public static class Crps
{
    /// <summary>Score of an ensemble taken as the whole distribution: E|X - y| - E|X - X'| / 2.</summary>
    /// <param name="members">At least one.</param>
    /// <param name="observed">What came.</param>
    public static double OfEnsemble(IReadOnlyList<double> members, double observed) => Ensemble(members, observed, members.Count);

    /// <summary>Score of an ensemble taken as a sample of a distribution, unbiased for that distribution's score (Ferro 2014, <i>Q. J. R. Meteorol. Soc.</i> 140).</summary>
    /// <param name="members">At least two.</param>
    /// <param name="observed">What came.</param>
    public static double OfEnsembleFair(IReadOnlyList<double> members, double observed) =>
        Ensemble(members, observed, AtLeast(2, members.Count, "The number of members") - 1);

    /// <summary>Score of a normal distribution.</summary>
    /// <param name="mean">Mean.</param>
    /// <param name="spread">Standard deviation, greater than 0.</param>
    /// <param name="observed">What came.</param>
    public static double OfNormal(double mean, double spread, double observed)
    {
        var z = (Finite(observed, "The observed value") - Finite(mean, "The mean")) / Positive(spread, "The standard deviation");
        return spread * ((z * ((2 * Normal.CDF(0, 1, z)) - 1)) + (2 * Normal.PDF(0, 1, z)) - (1 / Math.Sqrt(Math.PI)));
    }

    /// <summary>Score of a distribution whose logarithm is normal.</summary>
    /// <param name="median">Median, greater than 0.</param>
    /// <param name="spread">Standard deviation of the logarithm, greater than 0.</param>
    /// <param name="observed">What came.</param>
    public static double OfLogNormal(double median, double spread, double observed)
    {
        Finite(observed, "The observed value");
        Positive(spread, "The standard deviation of the logarithm");
        var z = observed > 0 ? Math.Log(observed / Positive(median, "The median")) / spread : double.NegativeInfinity;
        var mean = median * Math.Exp(spread * spread / 2);
        var below = double.IsNegativeInfinity(z) ? 0 : Normal.CDF(0, 1, z);
        var shifted = double.IsNegativeInfinity(z) ? 0 : Normal.CDF(0, 1, z - spread);
        return (observed * ((2 * below) - 1)) - (2 * mean * (shifted + Normal.CDF(0, 1, spread / Math.Sqrt(2)) - 1));
    }

    private static double Ensemble(IReadOnlyList<double> members, double observed, double pairs)
    {
        var n = AtLeast(1, members.Count, "The number of members");
        Finite(observed, "The observed value");
        double[] sorted = [.. members];
        AllFinite(sorted, "The ensemble");
        Array.Sort(sorted);
        double error = 0, spread = 0;
        for (var i = 0; i < n; i++)
        {
            error += Math.Abs(sorted[i] - observed);

            // The sum over pairs i < j of x_j - x_i.
            spread += sorted[i] * ((2 * i) + 1 - n);
        }

        return (error / n) - (spread / n / pairs);
    }
}
