using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// Growth still to come once fertility is at replacement: ultimate population over present population.
/// </summary>
public static class PopulationMomentum
{
    /// <summary>
    /// Momentum of any age structure of females: fertility is divided by its net reproduction, and the projection's limit is taken exactly, as the
    /// population weighted by reproductive values (Keyfitz and Caswell 2005, <i>Applied Mathematical Demography</i>, ch. 8).
    /// </summary>
    /// <param name="female">Females by age, at least 0.</param>
    /// <param name="rates">Survival, fertility (only its shape matters) and the sex ratio at birth.</param>
    public static double Of(ReadOnlySpan<double> female, ProjectionRates rates)
    {
        SameLength(rates.Count, female.Length, "The population of females", "the rates");
        double living = 0;
        for (var i = 0; i < female.Length; i++)
        {
            living += NotNegative(female[i], "The population of females", rates.AgeAt(i));
        }

        Positive(living, "The population of females");
        var survival = rates.Female.Values;
        var years = StablePopulation.PersonYears(rates.Female);
        var groups = years.Length;

        // Girls in the first group one step later, for each woman now in group i.
        var offspring = new double[groups];
        double replacement = 0;
        for (var i = 0; i < groups; i++)
        {
            var later = i == groups - 1 ? rates.Fertility[i] : rates.Fertility[i + 1];
            offspring[i] = survival[0] * rates.Width / 2 / (1 + rates.SexRatioAtBirth) * (rates.Fertility[i] + (later * survival[Math.Min(i + 1, groups - 1)]));
            replacement += offspring[i] * years[i] / years[0];
        }

        Positive(replacement, "The net reproduction");
        var value = new double[groups];
        value[^1] = offspring[^1] / replacement / (1 - survival[^1]);
        for (var i = groups - 2; i >= 0; i--)
        {
            value[i] = (offspring[i] / replacement) + (survival[i + 1] * value[i + 1]);
        }

        double now = 0, stationary = 0;
        for (var i = 0; i < groups; i++)
        {
            now += value[i] * female[i];
            stationary += value[i] * years[i];
        }

        return now / stationary * years.Sum() / living;
    }

    /// <summary>
    /// Keyfitz's momentum of a stable population whose fertility drops to replacement at once: (b e0 / (r mu)) (R0 - 1) / R0
    /// (Keyfitz 1971, <i>Demography</i> 8(1)).
    /// </summary>
    /// <param name="birthRate">b: birth rate before the drop, per year, greater than 0.</param>
    /// <param name="lifeExpectancy">e0, years, greater than 0.</param>
    /// <param name="growthRate">r: rate of increase before the drop, per year, not 0.</param>
    /// <param name="meanAgeAtChildbearing">mu: mean age of mothers in the stationary population, years, greater than 0.</param>
    /// <param name="netReproductionRate">R0 before the drop, greater than 0.</param>
    public static double Keyfitz(double birthRate, double lifeExpectancy, double growthRate, double meanAgeAtChildbearing, double netReproductionRate)
    {
        Positive(birthRate, "The birth rate");
        Positive(lifeExpectancy, "The life expectancy");
        Positive(meanAgeAtChildbearing, "The mean age at childbearing");
        Positive(netReproductionRate, "The net reproduction rate");
        return Finite(growthRate, "The growth rate") == 0
            ? throw Bad("The growth rate is 0; a population that stands still has no momentum to compute.", null, 0)
            : birthRate * lifeExpectancy / (growthRate * meanAgeAtChildbearing) * (netReproductionRate - 1) / netReproductionRate;
    }
}
