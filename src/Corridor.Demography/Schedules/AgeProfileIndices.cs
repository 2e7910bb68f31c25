using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// Summary measures of an observed age profile of migration at single ages
/// (Bell et al. 2002; Bell and Muhidin 2009; Bernard, Bell and Charles-Edwards 2014, <i>Population Studies</i> 68(2)).
/// </summary>
public sealed record AgeProfileIndices
{
    /// <summary>GMR: the sum of the intensities over single ages.</summary>
    public required double GrossMigraproductionRate { get; init; }

    /// <summary>The highest intensity among the ages studied.</summary>
    public required double PeakIntensity { get; init; }

    /// <summary>The age of the highest intensity, years.</summary>
    public required double PeakAge { get; init; }

    /// <summary>Breadth of peak: the sum of the intensities at the ages within the given distance of the peak.</summary>
    public required double PeakBreadth { get; init; }

    /// <summary>Share of the breadth of peak in the gross rate, 0 to 1.</summary>
    public required double PeakShare { get; init; }

    /// <summary>MURC: the age at which the normalised intensity rises fastest, years.</summary>
    public required double MaximumUpwardAge { get; init; }

    /// <summary>MDRC: the age at which the normalised intensity falls fastest, years.</summary>
    public required double MaximumDownwardAge { get; init; }

    /// <summary>Asymmetry: <see cref="MaximumUpwardAge"/> / <see cref="MaximumDownwardAge"/>.</summary>
    public double Asymmetry => MaximumUpwardAge / MaximumDownwardAge;

    /// <summary>Measures a profile.</summary>
    /// <param name="ages">Consecutive single ages, years.</param>
    /// <param name="intensities">Migrants per person at each age, at least 0.</param>
    /// <param name="youngest">The ages studied for peak and change lie above this one.</param>
    /// <param name="oldest">The ages studied for peak and change lie below this one.</param>
    /// <param name="breadth">Years on each side of the peak that make up its breadth.</param>
    /// <exception cref="DemographicInputException">Ages are not consecutive, an intensity is negative or not a number, or all are zero.</exception>
    public static AgeProfileIndices Of(
        IReadOnlyList<int> ages, IReadOnlyList<double> intensities, int youngest = 5, int oldest = 65, int breadth = 5)
    {
        SameLength(ages.Count, intensities.Count, "The intensities", "the ages");
        double total = 0;
        for (var i = 0; i < ages.Count; i++)
        {
            if (i > 0 && ages[i] != ages[i - 1] + 1)
            {
                throw Bad($"Age {N(ages[i])} follows {N(ages[i - 1])}; single ages in order are needed.", N(ages[i]), ages[i]);
            }

            total += NotNegative(intensities[i], "The intensity", "age " + N(ages[i]));
        }

        if (total <= 0)
        {
            throw Bad("All intensities are 0; a profile without migration has no peak.", null, 0);
        }

        int peak = -1, up = -1, down = -1;
        double Change(int i) => i == 0 ? 0 : intensities[i] - intensities[i - 1];
        for (var i = 0; i < ages.Count; i++)
        {
            if (ages[i] <= youngest || ages[i] >= oldest)
            {
                continue;
            }

            peak = peak < 0 || intensities[i] > intensities[peak] ? i : peak;
            up = up < 0 || Change(i) > Change(up) ? i : up;
            down = down < 0 || Change(i) < Change(down) ? i : down;
        }

        if (peak < 0)
        {
            throw Bad($"No age lies between {N(youngest)} and {N(oldest)}; the peak cannot be found.");
        }

        double around = 0;
        for (var i = Math.Max(0, peak - breadth); i <= Math.Min(ages.Count - 1, peak + breadth); i++)
        {
            around += intensities[i];
        }

        return new AgeProfileIndices
        {
            GrossMigraproductionRate = total,
            PeakIntensity = intensities[peak],
            PeakAge = ages[peak],
            PeakBreadth = around,
            PeakShare = around / total,
            MaximumUpwardAge = ages[up],
            MaximumDownwardAge = ages[down],
        };
    }
}
