using System.Numerics.Tensors;
using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// Years lived by those who die in an age group, as the United Nations computes them from death rates.
/// </summary>
/// <remarks>
/// <para>Age 0 and ages 1-4: Coale and Demeny's factors re-expressed by m0 (Preston et al. 2001, table 3.3):
/// males a0 = 0.045 + 2.684 m0, 4a1 = 1.651 - 2.816 m0, from m0 = 0.107 on 0.33 and 1.352;
/// females a0 = 0.053 + 2.800 m0, 4a1 = 1.522 - 1.518 m0, from m0 = 0.107 on 0.35 and 1.361; both sexes, their mean.</para>
/// <para>Five-year groups below 15: half the width. Other groups: Greville's formula in the form of Keyfitz,
/// ax = n/2 - n^2/12 (mx - k) with k = ln(m(x+n) / m(x-n)) / (2n), the slope of the log of the rates over the neighbours;
/// the rate of the open group stands for m(x+n) in the last closed group (United Nations 1982, <i>Model Life Tables for Developing Countries</i>; MORTPAK).
/// From there down ax is kept at or above its value under a constant rate of 1 a year, 1 - n exp(-n) / (1 - exp(-n)), and at or below 1/mx, so that no probability passes 1.</para>
/// <para>Where a neighbour has rate 0, or has another width, half the width is taken.</para>
/// </remarks>
public static class UnitedNationsAx
{
    /// <summary>ax for every group; the open one gets 1/m.</summary>
    /// <param name="ages">Age groups; a first group 0-4 must be split at age 1, or be a single year.</param>
    /// <param name="rates">mx, deaths per person-year.</param>
    /// <param name="sex">Chooses the coefficients below age 5.</param>
    /// <exception cref="DemographicInputException">Infants and ages 1-4 are not told apart, or a rate is out of range.</exception>
    public static double[] Of(AgeGroups ages, ReadOnlySpan<double> rates, Sex sex)
    {
        SameLength(ages.Count, rates.Length, "The column mx", "the age groups");
        for (var i = 0; i < rates.Length; i++)
        {
            NotNegative(rates[i], "mx", ages.At(i));
        }

        Positive(rates[^1], "mx", ages.At(ages.Count - 1));
        var ax = new double[ages.Count];
        Fill(ages, rates, sex, ax);
        return ax;
    }

    internal static void Fill(AgeGroups ages, ReadOnlySpan<double> rates, Sex sex, Span<double> ax)
    {
        var starts = ages.Starts;
        var widths = ages.Widths;
        var last = rates.Length - 1;

        // Logs of m(x+n) / m(x-n), all at once; only those whose neighbours allow it are used.
        Span<double> logs = rates.Length <= 256 ? stackalloc double[rates.Length] : new double[rates.Length];
        TensorPrimitives.Divide(rates[2..], rates[..^2], logs[1..last]);
        TensorPrimitives.Log(logs[1..last], logs[1..last]);
        for (var i = 0; i < last; i++)
        {
            var width = widths[i];
            if (starts[i] == 0)
            {
                ax[i] = width == 1 ? InfantYears(rates[i], sex)
                    : throw Bad($"The first age group is {ages.Label(i)}; the rules of the United Nations need infants (age 0) apart. Split it, or give ax.", ages.At(i), width);
            }
            else if (starts[i] == 1 && width == 4)
            {
                ax[i] = ChildYears(i > 0 ? rates[0] : rates[i], sex);
            }
            else
            {
                // The rate of the open group stands as the right-hand neighbour of the last closed one.
                var half = width / 2;
                var known = i > 0 && widths[i - 1] == width && (i == last - 1 || widths[i + 1] == width) && rates[i - 1] > 0 && rates[i + 1] > 0;
                var slope = known ? logs[i] / (2 * width) : 0;
                ax[i] = !known || (starts[i] < 15 && width >= 5) ? half : half - (width * width / 12 * (rates[i] - slope));
                ax[i] = Math.Clamp(ax[i], Floor(width), width);
            }

            if (ax[i] * rates[i] > 1)
            {
                ax[i] = 1 / rates[i];
            }
        }

        ax[last] = 1 / rates[last];
    }

    private static double InfantYears(double m0, Sex sex) => sex switch
    {
        Sex.Male => m0 < 0.107 ? 0.045 + (2.684 * m0) : 0.33,
        Sex.Female => m0 < 0.107 ? 0.053 + (2.8 * m0) : 0.35,
        _ => m0 < 0.107 ? 0.049 + (2.742 * m0) : 0.34,
    };

    private static double ChildYears(double m0, Sex sex) => sex switch
    {
        Sex.Male => m0 < 0.107 ? 1.651 - (2.816 * m0) : 1.352,
        Sex.Female => m0 < 0.107 ? 1.522 - (1.518 * m0) : 1.361,
        _ => m0 < 0.107 ? 1.5865 - (2.167 * m0) : 1.3565,
    };

    private static double Floor(double width)
    {
        // Hot for groups of 5 and 1 years.
        if (width == 5)
        {
            return 0.9660817;
        }

        var gone = Math.Exp(-width);
        return 1 - (width * gone / (1 - gone));
    }
}
