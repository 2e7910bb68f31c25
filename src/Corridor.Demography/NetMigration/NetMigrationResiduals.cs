using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>Net migration as the residual of a population's balance. Persons.</summary>
/// <param name="PopulationChange">End less start.</param>
/// <param name="NaturalIncrease">Births less deaths.</param>
/// <param name="NetMigration">Change less natural increase.</param>
public sealed record VitalStatisticsBalance(double PopulationChange, double NaturalIncrease, double NetMigration);

/// <summary>Net migration of cohorts by survival ratios. Persons, in the order of the cohorts given.</summary>
/// <param name="Forward">End less survivors of the start: as if migrants came at the end.</param>
/// <param name="Reverse">Revived end less start: as if they came at the start.</param>
/// <param name="Average">Mean of the two: as if they came evenly.</param>
public sealed record CohortNetMigration(IReadOnlyList<double> Forward, IReadOnlyList<double> Reverse, IReadOnlyList<double> Average);

/// <summary>
/// Residual methods of estimating net migration.
/// </summary>
/// <remarks>
/// United Nations (1970), <i>Manual VI: Methods of Measuring Internal Migration</i>, ch. 2; Bogue, D. J., Hinze, K. and White, M. (1982),
/// <i>Techniques of Estimating Net Migration</i>.
/// </remarks>
public static class NetMigrationResiduals
{
    /// <summary>From the balance P2 = P1 + B - D + net.</summary>
    /// <param name="start">P1, at least 0.</param>
    /// <param name="end">P2, at least 0.</param>
    /// <param name="births">B in the period.</param>
    /// <param name="deaths">D in the period.</param>
    public static VitalStatisticsBalance FromVitalStatistics(double start, double end, double births, double deaths)
    {
        NotNegative(start, "The population at the start");
        NotNegative(end, "The population at the end");
        NotNegative(births, "The number of births");
        NotNegative(deaths, "The number of deaths");
        return new VitalStatisticsBalance(end - start, births - deaths, end - start - (births - deaths));
    }

    /// <summary>From survival ratios of cohorts: forward P2 - S P1, reverse P2 / S - P1, average their mean.</summary>
    /// <param name="start">P1 of each cohort; the births of the period for cohorts born in it.</param>
    /// <param name="end">P2 of the same cohorts.</param>
    /// <param name="ratios">S: share of each cohort that survives the period, greater than 0, at most 1 (census survival ratios may pass it).</param>
    /// <exception cref="DemographicInputException">Lengths differ, a population is negative, or a ratio is not above 0.</exception>
    public static CohortNetMigration FromSurvival(ReadOnlySpan<double> start, ReadOnlySpan<double> end, ReadOnlySpan<double> ratios)
    {
        SameLength(start.Length, end.Length, "The population at the end", "that at the start");
        SameLength(start.Length, ratios.Length, "The column of survival ratios", "the population at the start");
        var (forward, reverse, average) = (new double[start.Length], new double[start.Length], new double[start.Length]);
        for (var i = 0; i < start.Length; i++)
        {
            var cohort = "cohort " + N(i + 1);
            NotNegative(start[i], "The population at the start", cohort);
            NotNegative(end[i], "The population at the end", cohort);
            Positive(ratios[i], "The survival ratio", cohort);
            forward[i] = end[i] - (ratios[i] * start[i]);
            reverse[i] = (end[i] / ratios[i]) - start[i];
            average[i] = (forward[i] + reverse[i]) / 2;
        }

        return new CohortNetMigration(forward, reverse, average);
    }

    /// <summary>
    /// By age group at the end, where the period is as long as the age groups are wide: the first cohort is the births, the last the two oldest groups together.
    /// </summary>
    /// <param name="start">Population by age at the start.</param>
    /// <param name="end">Population by age at the end.</param>
    /// <param name="survival">Survival ratios of the period.</param>
    /// <param name="births">Births of the period, of the same sex.</param>
    public static CohortNetMigration ByAge(ReadOnlySpan<double> start, ReadOnlySpan<double> end, SurvivalRatios survival, double births)
    {
        SameLength(survival.Count, start.Length, "The population at the start", "the survival ratios");
        NotNegative(births, "The number of births");
        var cohorts = new double[start.Length];
        cohorts[0] = births;
        for (var i = 1; i < cohorts.Length; i++)
        {
            cohorts[i] = start[i - 1];
        }

        cohorts[^1] += start[^1];
        return FromSurvival(cohorts, end, survival.Values);
    }

    /// <summary>
    /// Net migration of children born in the period, from that of women: share x (children / women) x net migrants among the women.
    /// </summary>
    /// <remarks>
    /// Manual VI, ch. 2, for a period of ten years: 1/4 of the child-woman ratio of ages 0-4 with women 15-44, 3/4 of that of ages 5-9 with women 20-49,
    /// because children had that part of the period to move with their mothers.
    /// </remarks>
    /// <param name="children">Children of the group at the end.</param>
    /// <param name="women">Women at the ages of their mothers at the end, greater than 0.</param>
    /// <param name="netMigrantWomen">Net migration of those women.</param>
    /// <param name="exposure">Part of the period in which the children could move, 0 to 1.</param>
    public static double OfChildren(double children, double women, double netMigrantWomen, double exposure)
    {
        NotNegative(children, "The number of children");
        Positive(women, "The number of women");
        Finite(netMigrantWomen, "The net migration of women");
        return Share(exposure, "The exposure") * (children / women) * netMigrantWomen;
    }
}
