using System.Diagnostics;
using System.Globalization;
using Corridor.Data;
using Corridor.Model;
using Corridor.Simulation.Micro;

namespace Corridor.Validation;

/// <summary>
/// The mean of many microsimulations against the macrosimulation, cell by cell, in December of every year to 2035, with the rates of the
/// macrosimulation, or with those that a run's own counts give: `agreement [RUNS] [SCALE] [own]`. Exit code 3 when a bound does not hold.
/// </summary>
internal static class AgreementOfSolvers
{
    private const double Least = 50;

    /// <summary>Compares and prints a table.</summary>
    public static int Run(string[] args)
    {
        bool own = args is [.., "own"];
        int[] numbers = [.. args.Where(word => word != "own").Select(word => int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture))];
        int runs = numbers.Length > 0 ? numbers[0] : 400;
        int scale = numbers.Length > 1 ? numbers[1] : 1000;
        ModelSystem system = Project.Read();
        int months = Scenario.Default - Scenario.Start + 1;
        Console.WriteLine(FormattableString.Invariant($"{runs} runs at 1:{scale}, rates from {(own ? "each run's own counts" : "the macrosimulation")}, December of {months / 12} years, cells with more than {Least} simulated persons expected\n"));
        Console.WriteLine("| nation | cells | mean z | sd of z | largest |z| | mean relative bias | seconds |\n| --- | --- | --- | --- | --- | --- | --- |");
        List<AgreementResult> all = [];
        foreach (string nation in system.Gazetteer.Nations)
        {
            long begin = Stopwatch.GetTimestamp();
            AgreementResult result = Agreement.Of(system, nation, months, runs, new MicroOptions(scale, 1, 1, ExpectedFeedback: !own), Least, Environment.ProcessorCount);
            all.Add(result);
            Console.WriteLine(FormattableString.Invariant($"| {nation} | {result.Cells} | {result.Mean:0.000} | {result.Deviation:0.000} | {result.Largest:0.00} | {result.Bias:0.00e+00} | {Stopwatch.GetElapsedTime(begin).TotalSeconds:0} |"));
        }

        int cells = all.Sum(nation => nation.Cells);
        double mean = all.Sum(nation => nation.Mean * nation.Cells) / cells;
        double deviation = Math.Sqrt(all.Sum(nation => nation.Cells * ((nation.Deviation * nation.Deviation) + Math.Pow(nation.Mean - mean, 2))) / cells);
        double largest = all.Max(nation => nation.Largest);
        Console.WriteLine(FormattableString.Invariant($"| all | {cells} | {mean:0.000} | {deviation:0.000} | {largest:0.00} | | |"));
        return Math.Abs(mean) <= 0.1 && deviation is >= 0.9 and <= 1.1 && largest <= 5 ? 0 : 3;
    }
}
