using Corridor.Model;
using Corridor.Simulation.Micro;
using Corridor.Simulation.Tests.Macro;

namespace Corridor.Simulation.Tests.Micro;

/// <summary>The kernel against processes whose law is known in closed form, with rates set by hand.</summary>
public sealed class ClosedFormTests
{
    private const int Repetitions = 400;
    private const int People = 300;
    private static readonly NationModel Nation = BaseRun.System.Compile("TJK", 12);
    private static readonly double[] Ready = [.. Enumerable.Repeat(1.0, MoveKernel.PaddedRows + MoveKernel.Width)];
    private readonly MonthPlan _plan = new(Nation, [Nation.States.Home("never").Index]);

    /// <summary>
    /// Two states with rates a and b: with p = 1 - exp(-a), q = 1 - exp(-b) the share in the second after t months is
    /// p / (p + q) (1 - (1 - p - q)^t), and persons are independent.
    /// </summary>
    [Theory]
    [InlineData(0.02, 0.1, 60)]
    [InlineData(0.5, 0.3, 12)]
    [InlineData(2.5, 0.001, 5)]
    public void Two_States_Follow_Their_Closed_Form(double a, double b, int months)
    {
        int home = Nation.States.Home("never").Index;
        int away = Nation.States.Home("returned").Index;
        Set(home, a, away);
        Set(away, b, home);
        double p = 1 - Math.Exp(-a);
        double q = 1 - Math.Exp(-b);
        double share = p / (p + q) * (1 - Math.Pow(1 - p - q, months));
        double[] counts = [.. Enumerable.Range(0, Repetitions).Select(seed => (double)Run(home, away, months, seed, 0, (_, cohort) => cohort))];
        Close(counts, People * share, People * share * (1 - share));
    }

    /// <summary>
    /// Births with probability f a month, deaths with rate d: a branching process with mean m = exp(-d) + f of one step, so that
    /// E = n m^t and Var = n s2 m^(t-1) (m^t - 1) / (m - 1), s2 = exp(-d)(1 - exp(-d)) + f (1 - f).
    /// </summary>
    [Theory]
    [InlineData(0.02, 0.03, 40)]
    [InlineData(0.05, 0.01, 60)]
    public void Births_And_Deaths_Follow_The_Branching_Process(double death, double fertility, int months)
    {
        int home = Nation.States.Home("never").Index;
        Set(home, death, Nation.States.Count);
        double stay = Math.Exp(-death);
        double m = stay + fertility;
        double s2 = (stay * (1 - stay)) + (fertility * (1 - fertility));
        double[] counts = [.. Enumerable.Range(0, Repetitions).Select(seed => (double)Run(home, home, months, seed, fertility, Children))];
        Close(counts, People * Math.Pow(m, months), People * s2 * Math.Pow(m, months - 1) * (Math.Pow(m, months) - 1) / (m - 1));
    }

    /// <summary>The children are women of their mother's cohort, so that they bear and die as she does.</summary>
    private static Cohort Children(int t, Cohort cohort)
    {
        foreach ((int cell, uint _) in cohort.Born[t & 1])
        {
            cohort.Add((cell / Strata.Lanes * Strata.Lanes) + 3);
        }

        return cohort;
    }

    private int Run(int start, int counted, int months, int seed, double fertility, Func<int, Cohort, Cohort> afterMonth)
    {
        Cohort cohort = new(70, Nation.States.Count);
        int lane = 3;
        for (int i = 0; i < People; i++)
        {
            cohort.Add((start * Strata.Lanes) + lane);
        }

        CohortMonth work = new(Nation, new Biography(Nation, 12), new Tally(_plan.Counters, Nation.States.Count, 110), [start], families: fertility > 0, traits: null);
        double[] births = [.. Enumerable.Repeat(fertility, MoveKernel.PaddedRows + MoveKernel.Width)];
        double[] lanes = [0, 0, 0, 1, 0, 0];
        for (int t = 0; t < months; t++)
        {
            // The same twelve months again and again, each with random numbers of its own.
            work.Compute(cohort, new MonthOfNation(t % 12, (ulong)((seed * 1000) + (t / 12)), 1, 0, _plan, births, lanes, null));
            afterMonth(t % 12, cohort);
        }

        return cohort.Present((counted * Strata.Lanes) + lane);
    }

    private void Set(int state, double rate, int to)
    {
        StatePlan plan = _plan.States[state];
        plan.Groups = 1;
        plan.Rates[0] = rate;
        plan.Schedules[0] = Ready;
        plan.Outcomes[0].Clear();
        plan.Outcomes[0].Add(new Outcome(1, to, 0));
    }

    private static void Close(double[] counts, double mean, double variance)
    {
        double error = Math.Sqrt(variance / counts.Length);
        counts.Average().ShouldBe(mean, 3 * error);
        double found = counts.Sum(count => Math.Pow(count - counts.Average(), 2)) / (counts.Length - 1);
        found.ShouldBe(variance, 0.3 * variance);
    }
}
