using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// Cohort-component projection in steps as wide as the age groups.
/// </summary>
/// <remarks>
/// Preston et al. (2001), chapter 6; migration as in the projections of the United Nations.
/// <code>
/// N(i, t+n) = S(i) N(i-1, t)                       closed groups
/// N(z, t+n) = S(z) (N(z-n, t) + N(z, t))           open group
/// B         = n sum F(i) (N(i, t) + N(i, t+n)) / 2    births of both sexes
/// N(0, t+n) = S(0) B / (1 + SRB)                   females, and SRB / (1 + SRB) for males
/// </code>
/// </remarks>
public static class CohortComponents
{
    /// <summary>Projects females and males.</summary>
    /// <param name="female">Females by age at the start.</param>
    /// <param name="male">Males by age at the start.</param>
    /// <param name="rates">Rates of each step; where there are fewer than steps, the last holds on.</param>
    /// <param name="steps">Number of steps, at least 0.</param>
    /// <param name="timing">When net migrants come.</param>
    /// <exception cref="DemographicInputException">Lengths differ, a population is negative, or more people leave an age than live there.</exception>
    public static PopulationProjection Project(
        ReadOnlySpan<double> female, ReadOnlySpan<double> male, IReadOnlyList<ProjectionRates> rates, int steps, MigrationTiming timing = MigrationTiming.End)
    {
        Check(rates, steps, both: true);
        return Run(Population(female, rates[0], "females"), Population(male, rates[0], "males"), rates, steps, timing);
    }

    /// <summary>Projects females alone.</summary>
    /// <param name="female">Females by age at the start.</param>
    /// <param name="rates">Rates of each step; where there are fewer than steps, the last holds on.</param>
    /// <param name="steps">Number of steps, at least 0.</param>
    /// <param name="timing">When net migrants come.</param>
    public static PopulationProjection ProjectFemales(
        ReadOnlySpan<double> female, IReadOnlyList<ProjectionRates> rates, int steps, MigrationTiming timing = MigrationTiming.End)
    {
        Check(rates, steps, both: false);
        return Run(Population(female, rates[0], "females"), null, rates, steps, timing);
    }

    private static PopulationProjection Run(double[] female, double[]? male, IReadOnlyList<ProjectionRates> rates, int steps, MigrationTiming timing)
    {
        var females = new double[steps + 1][];
        var males = new double[male is null ? 0 : steps + 1][];
        var events = new StepEvents[steps];
        females[0] = female;
        if (male is not null)
        {
            males[0] = male;
        }

        for (var step = 0; step < steps; step++)
        {
            var now = rates[Math.Min(step, rates.Count - 1)];
            var women = new Step(females[step], now.Female, now.FemaleMigration, timing, now, step, "females");
            var births = women.BirthsByAge(now);
            var all = births.Sum();
            var girls = all / (1 + now.SexRatioAtBirth);
            females[step + 1] = women.Finish(girls);
            double maleDeaths = 0, migrants = now.FemaleMigration.Sum();
            if (male is not null)
            {
                var men = new Step(males[step], now.Male!, now.MaleMigration, timing, now, step, "males");
                males[step + 1] = men.Finish(all - girls);
                maleDeaths = men.Deaths;
                migrants += now.MaleMigration.Sum();
            }

            events[step] = new StepEvents(all, girls, births, women.Deaths, maleDeaths, migrants);
        }

        return new PopulationProjection(rates[0].Width, females, males, events);
    }

    private static void Check(IReadOnlyList<ProjectionRates> rates, int steps, bool both)
    {
        if (steps < 0)
        {
            throw Bad($"The number of steps is {N(steps)}; it must not be negative.", null, steps);
        }

        if (rates.Count == 0)
        {
            throw Bad("No rates are given; a projection needs those of at least one step.");
        }

        foreach (var step in rates)
        {
            SameLength(rates[0].Count, step.Count, "The rates of a later step", "the first step's");
            if (both && step.Male is null)
            {
                throw Bad("The survival of males is missing; both sexes are to be projected.");
            }

            if (Math.Abs(step.Width - rates[0].Width) > 1e-12)
            {
                throw Bad($"A step of {N(step.Width)} years follows one of {N(rates[0].Width)}; all steps must be equal.", null, step.Width - rates[0].Width);
            }
        }
    }

    private static double[] Population(ReadOnlySpan<double> persons, ProjectionRates like, string whose)
    {
        SameLength(like.Count, persons.Length, "The population of " + whose, "the rates");
        for (var i = 0; i < persons.Length; i++)
        {
            if (!(persons[i] >= 0 && double.IsFinite(persons[i])))
            {
                NotNegative(persons[i], "The population of " + whose, like.AgeAt(i));
            }
        }

        return persons.ToArray();
    }

    // One sex through one step.
    private sealed class Step
    {
        private readonly double[] before;
        private readonly double[] after;
        private readonly SurvivalRatios survival;
        private readonly double[] migration;
        private readonly MigrationTiming timing;
        private readonly ProjectionRates rates;
        private readonly string where;

        public Step(double[] population, SurvivalRatios survival, double[] migration, MigrationTiming timing, ProjectionRates rates, int step, string whose)
        {
            (this.survival, this.migration, this.timing, this.rates) = (survival, migration, timing, rates);
            where = whose + " in step " + N(step + 1);
            var n = population.Length;
            before = population;
            if (timing == MigrationTiming.Even)
            {
                before = new double[n];
                for (var i = 0; i < n; i++)
                {
                    before[i] = NotBelowZero(population[i] + (migration[i] / 2), population[i], i);
                }
            }

            var ratios = survival.Values;
            after = new double[n];
            for (var i = 1; i < n; i++)
            {
                var from = i < n - 1 ? before[i - 1] : before[i - 1] + before[i];
                after[i] = ratios[i] * from;
                Deaths += from - after[i];
                if (timing == MigrationTiming.Even)
                {
                    after[i] = NotBelowZero(after[i] + (migration[i] / 2), after[i], i);
                }
            }
        }

        public double Deaths { get; private set; }

        public double[] BirthsByAge(ProjectionRates now)
        {
            var births = new double[before.Length];
            for (var i = 1; i < births.Length; i++)
            {
                births[i] = now.Width * now.Fertility[i] * (before[i] + after[i]) / 2;
            }

            return births;
        }

        public double[] Finish(double births)
        {
            after[0] = survival.Values[0] * births;
            Deaths += births - after[0];
            if (timing == MigrationTiming.Even)
            {
                after[0] = NotBelowZero(after[0] + (migration[0] / 2), after[0], 0);
            }
            else
            {
                for (var i = 0; i < after.Length; i++)
                {
                    after[i] = NotBelowZero(after[i] + migration[i], after[i], i);
                }
            }

            return after;
        }

        private double NotBelowZero(double result, double living, int group) =>
            result >= 0 ? result
            : result >= -1e-9 * living ? 0
            : throw Bad(
                $"Net migration of {where} at {rates.AgeAt(group)} takes {N(living - result)} of {N(living)} people; {N(-result)} are missing.",
                rates.AgeAt(group), result);
    }
}
