using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// Shares that survive one step of a projection, for age groups as wide as the step.
/// </summary>
/// <remarks>
/// Preston et al. (2001), chapter 6. Element 0: from births in the step to the first group, L(0,n) / (n l0).
/// Element i: from group i-1 to group i, L(i) / L(i-1). Last element: from the last two groups together to the open one, T(z) / T(z - n).
/// </remarks>
public sealed class SurvivalRatios
{
    private readonly double[] ratios;

    private SurvivalRatios(double[] ratios, double width)
    {
        this.ratios = ratios;
        Width = width;
    }

    /// <summary>Width of the age groups and of the step, years.</summary>
    public double Width { get; }

    /// <summary>Number of age groups.</summary>
    public int Count => ratios.Length;

    /// <summary>The ratios, one for each age group as destination.</summary>
    public ReadOnlySpan<double> Values => ratios;

    /// <summary>From ratios, one for each age group as destination.</summary>
    /// <param name="ratios">Each from 0 to 1; at least two.</param>
    /// <param name="width">Width of the age groups, years.</param>
    public static SurvivalRatios From(ReadOnlySpan<double> ratios, double width)
    {
        AtLeastTwo(ratios.Length);
        Positive(width, "The width of an age group");
        for (var i = 0; i < ratios.Length; i++)
        {
            Share(ratios[i], "The survival ratio", "age group " + N(i + 1));
        }

        return new SurvivalRatios(ratios.ToArray(), width);
    }

    /// <summary>From the person-years of a stationary population.</summary>
    /// <param name="personYears">Lx of each group, not rising with age among closed groups; the last is that of the open group, T(z).</param>
    /// <param name="width">Width n of the closed groups, years.</param>
    /// <param name="radix">l0, births of the stationary population a year.</param>
    /// <exception cref="DemographicInputException">A value is negative, zero before the last, or larger than survival allows.</exception>
    public static SurvivalRatios FromPersonYears(ReadOnlySpan<double> personYears, double width, double radix)
    {
        AtLeastTwo(personYears.Length);
        Positive(width, "The width of an age group");
        Positive(radix, "The radix l0");
        var last = personYears.Length - 1;
        var shares = new double[personYears.Length];
        for (var i = 0; i <= last; i++)
        {
            NotNegative(personYears[i], "Lx", "age group " + N(i + 1));
            var from = i == 0 ? width * radix : i == last ? personYears[i - 1] + personYears[i] : personYears[i - 1];
            if (from == 0 && personYears[i] == 0)
            {
                // Nobody lives to be followed; a ratio of 0 keeps the group empty.
                continue;
            }

            shares[i] = personYears[i] / from;
            if (!(shares[i] <= 1 + 1e-9))
            {
                throw Bad($"Lx of age group {N(i + 1)} is {N(personYears[i])}, more than the {N(from)} from which it survives.", "age group " + N(i + 1), personYears[i] - from);
            }

            shares[i] = Math.Min(1, shares[i]);
        }

        return new SurvivalRatios(shares, width);
    }

    /// <summary>
    /// The radix that a column of person-years most likely has: the smallest power of ten that the first group does not pass,
    /// since nearly all of the newborn live through it. For files that give Lx without l0.
    /// </summary>
    /// <param name="firstPersonYears">Lx of the first group, greater than 0.</param>
    /// <param name="width">Width of the groups, years.</param>
    public static double UsualRadix(double firstPersonYears, double width)
    {
        var perYear = Positive(firstPersonYears, "Lx of the first group") / Positive(width, "The width of an age group");
        return Math.Pow(10, Math.Ceiling(Math.Log10(perYear) - 1e-9));
    }

    private static void AtLeastTwo(int groups)
    {
        if (groups < 2)
        {
            throw Bad($"{N(groups)} age groups are given; at least two are needed, the last of them open-ended.", null, groups);
        }
    }
}
