using Corridor.Model;
using Corridor.Simulation.Russia;

namespace Corridor.Simulation.Micro;

/// <summary>How the mean of many microsimulations of a nation compares with the macrosimulation.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Cells">State x stratum x year of the comparison with more persons expected than the least.</param>
/// <param name="Mean">Mean of the z-scores (mean of the runs - expected) / (standard deviation of the runs / root of their number).</param>
/// <param name="Deviation">Standard deviation of the z-scores.</param>
/// <param name="Largest">Largest absolute z-score.</param>
/// <param name="Worst">Its cell in words.</param>
/// <param name="Bias">Mean of (mean of the runs - expected) / expected over the cells.</param>
public sealed record AgreementResult(string Nation, int Cells, double Mean, double Deviation, double Largest, string Worst, double Bias);

/// <summary>
/// The agreement of the two solvers: every cell of the microsimulation, in December of each year, averaged over many runs, against the
/// expected number of the macrosimulation.
/// </summary>
public static class Agreement
{
    /// <summary>Compares a nation.</summary>
    /// <param name="system">Data.</param>
    /// <param name="nation">Nation.</param>
    /// <param name="months">Months.</param>
    /// <param name="runs">Number of microsimulations, at least 2; their seeds are 1, 2, ...</param>
    /// <param name="options">Scale, and where the feedback comes from; seed and threads are set here.</param>
    /// <param name="least">Only cells are compared in which more simulated persons are expected.</param>
    /// <param name="threads">Runs that are computed at the same time.</param>
    public static AgreementResult Of(ModelSystem system, string nation, int months, int runs, MicroOptions options, double least, int threads)
    {
        int number = system.Gazetteer.Nations.ToList().IndexOf(nation);
        List<double[]> expected = [];
        NationPlan plan = RussiaBalance.Of(system, months, threads).PlanOf(nation);
        NationRun macro = new(plan.Compile(plan.Parameters), months, detail: false) { Rates = [] };
        macro.Run(t => Keep(expected, macro.People, t), CancellationToken.None);
        double[] sum = new double[expected.Sum(year => year.Length)];
        double[] squares = new double[sum.Length];
        Lock gate = new();
        Parallel.For(0, runs, new ParallelOptions { MaxDegreeOfParallelism = threads }, run =>
        {
            List<double[]> counts = [];
            MicroOptions own = options with { Seed = (ulong)(run + 1), Threads = 1, Detail = false };
            NationMicro micro = new(plan.Compile(plan.Parameters), number, months, own, 0);
            micro.Run(options.ExpectedFeedback ? macro.Rates : null, t => Keep(counts, micro.People, t), CancellationToken.None);
            lock (gate)
            {
                Add(counts, options.Scale, sum, squares);
            }
        });
        return Compare(system, nation, expected, sum, squares, runs, options.Scale, least);
    }

    private static void Keep(List<double[]> years, double[][] people, int t)
    {
        if (t % 12 == 11)
        {
            int window = t / 12 * Strata.Lanes;
            years.Add([.. people.SelectMany(rows => rows[window..(window + Strata.Rows)])]);
        }
    }

    /// <summary>Counts are whole numbers, so that their sums do not depend on the order of the runs.</summary>
    private static void Add(List<double[]> counts, int scale, double[] sum, double[] squares)
    {
        int i = 0;
        foreach (double persons in counts.SelectMany(year => year))
        {
            double simulated = persons / scale;
            sum[i] += simulated;
            squares[i++] += simulated * simulated;
        }
    }

    private static AgreementResult Compare(ModelSystem system, string nation, List<double[]> expected, double[] sum, double[] squares, int runs, int scale, double least)
    {
        List<double> scores = [];
        double bias = 0;
        (double Score, int At) worst = default;
        int i = -1;
        foreach (double persons in expected.SelectMany(year => year))
        {
            i++;
            double simulated = persons / scale;
            double variance = (squares[i] - (sum[i] * sum[i] / runs)) / (runs - 1);
            if (simulated <= least || variance <= 0)
            {
                continue;
            }

            double score = ((sum[i] / runs) - simulated) / Math.Sqrt(variance / runs);
            scores.Add(score);
            bias += ((sum[i] / runs) - simulated) / simulated;
            worst = Math.Abs(score) > Math.Abs(worst.Score) ? (score, i) : worst;
        }

        double mean = scores.Average();
        double deviation = Math.Sqrt(scores.Sum(score => Math.Pow(score - mean, 2)) / (scores.Count - 1));
        return new AgreementResult(nation, scores.Count, mean, deviation, Math.Abs(worst.Score), Words(system, nation, worst.At, expected[0].Length), bias / scores.Count);
    }

    private static string Words(ModelSystem system, string nation, int at, int cells)
    {
        int row = at % cells % Strata.Rows;
        State state = system.Compile(nation, 1).States.All[at % cells / Strata.Rows];
        return FormattableString.Invariant($"{state.Name}, {Strata.Sexes[Strata.SexOf(row)]}, age {Strata.AgeOf(row)}, {Strata.Educations[Strata.EducationOf(row)]}, December {Scenario.Start.Year + (at / cells)}");
    }
}
