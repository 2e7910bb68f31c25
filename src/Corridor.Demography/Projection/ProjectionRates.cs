using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// What moves a population through one step: survival, fertility, the sex ratio at birth and net migration. Age groups are as wide as the step.
/// </summary>
public sealed class ProjectionRates
{
    private ProjectionRates(SurvivalRatios female, SurvivalRatios? male, double[] fertility, double sexRatio, double[] femaleMigration, double[] maleMigration)
    {
        Female = female;
        Male = male;
        Fertility = fertility;
        SexRatioAtBirth = sexRatio;
        FemaleMigration = femaleMigration;
        MaleMigration = maleMigration;
    }

    /// <summary>Survival of females.</summary>
    public SurvivalRatios Female { get; }

    /// <summary>Survival of males; null for a projection of females alone.</summary>
    public SurvivalRatios? Male { get; }

    /// <summary>Males born for each female born, for example 1.05.</summary>
    public double SexRatioAtBirth { get; }

    /// <summary>Width of the age groups and of the step, years.</summary>
    public double Width => Female.Width;

    /// <summary>Number of age groups.</summary>
    public int Count => Female.Count;

    internal double[] Fertility { get; }

    internal double[] FemaleMigration { get; }

    internal double[] MaleMigration { get; }

    /// <summary>Rates for both sexes.</summary>
    /// <param name="female">Survival of females.</param>
    /// <param name="male">Survival of males, with the same age groups.</param>
    /// <param name="fertility">Births (boys and girls) per woman-year in each age group, at least 0; 0 in the first group.</param>
    /// <param name="sexRatioAtBirth">Males per female, greater than 0.</param>
    /// <param name="femaleMigration">Net migrants in the whole step by age, persons; null for none. They are counted in the group in which they are at the end of the step.</param>
    /// <param name="maleMigration">The same for males.</param>
    /// <exception cref="DemographicInputException">Lengths or widths differ, or a rate is out of range.</exception>
    public static ProjectionRates From(
        SurvivalRatios female, SurvivalRatios male, ReadOnlySpan<double> fertility, double sexRatioAtBirth,
        ReadOnlySpan<double> femaleMigration = default, ReadOnlySpan<double> maleMigration = default)
    {
        SameLength(female.Count, male.Count, "The survival of males", "that of females");
        return Math.Abs(female.Width - male.Width) > 1e-12
            ? throw Bad($"Age groups of females are {N(female.Width)} years wide and those of males {N(male.Width)}; they must be equal.", null, male.Width - female.Width)
            : new ProjectionRates(
                female, male, Checked(fertility, female), Positive(sexRatioAtBirth, "The sex ratio at birth"),
                Migrants(femaleMigration, female, "females"), Migrants(maleMigration, female, "males"));
    }

    /// <summary>Rates for females alone; of the births, 1 / (1 + sex ratio) are female.</summary>
    /// <param name="female">Survival.</param>
    /// <param name="fertility">Births (boys and girls) per woman-year in each age group.</param>
    /// <param name="sexRatioAtBirth">Males per female, greater than 0.</param>
    /// <param name="migration">Net migrants in the whole step by age, persons; null for none.</param>
    public static ProjectionRates ForFemales(SurvivalRatios female, ReadOnlySpan<double> fertility, double sexRatioAtBirth, ReadOnlySpan<double> migration = default) =>
        new(female, null, Checked(fertility, female), Positive(sexRatioAtBirth, "The sex ratio at birth"), Migrants(migration, female, "females"), new double[female.Count]);

    internal string AgeAt(int group) => group == Count - 1
        ? "age " + N(group * Width) + "+"
        : "age " + N(group * Width) + (Width == 1 ? "" : "-" + N(((group + 1) * Width) - 1));

    private static double[] Checked(ReadOnlySpan<double> fertility, SurvivalRatios like)
    {
        SameLength(like.Count, fertility.Length, "The column of fertility", "the survival ratios");
        for (var i = 0; i < fertility.Length; i++)
        {
            NotNegative(fertility[i], "The fertility rate", "age group " + N(i + 1));
        }

        return fertility[0] > 0
            ? throw Bad($"The fertility rate of the first age group is {N(fertility[0])}; the newborn bear no children, it must be 0.", "age group 1", fertility[0])
            : fertility.ToArray();
    }

    private static double[] Migrants(ReadOnlySpan<double> migrants, SurvivalRatios like, string whose)
    {
        if (migrants.IsEmpty)
        {
            return new double[like.Count];
        }

        SameLength(like.Count, migrants.Length, "The net migration of " + whose, "the survival ratios");
        for (var i = 0; i < migrants.Length; i++)
        {
            Finite(migrants[i], "The net migration of " + whose, "age group " + N(i + 1));
        }

        return migrants.ToArray();
    }
}
