using System.Globalization;
using Corridor.Model;
using Corridor.Simulation.Micro;

namespace Corridor.Validation;

/// <summary>
/// How far the mean of microsimulations lies from the macrosimulation when networks, unemployment and caps follow a run's own counts, at
/// smaller and smaller scales: the bias of a finite population in rates that bend. `feedback [NATION] [RUNS]`.
/// </summary>
internal static class FeedbackByScale
{
    private static readonly int[] Scales = [1000, 300, 100, 30];

    /// <summary>Compares and prints a table.</summary>
    public static int Run(string[] args)
    {
        string nation = args.Length > 0 ? args[0] : "TJK";
        int runs = args.Length > 1 ? int.Parse(args[1], NumberStyles.None, CultureInfo.InvariantCulture) : 40;
        ModelSystem system = Project.Read();
        int months = Scenario.Default - Scenario.Start + 1;
        Console.WriteLine(FormattableString.Invariant($"{nation}, {runs} runs at each scale, {months / 12} years; cells that hold more than 50 simulated persons at 1:{Scales[0]}\n"));
        Console.WriteLine("| scale | feedback | cells | mean relative bias | mean z | sd of z |\n| --- | --- | --- | --- | --- | --- |");
        foreach (int scale in Scales)
        {
            foreach (bool expected in (bool[])[false, true])
            {
                AgreementResult result = Agreement.Of(system, nation, months, runs, new MicroOptions(scale, 1, 1, ExpectedFeedback: expected), 50.0 * Scales[0] / scale, Environment.ProcessorCount);
                Console.WriteLine(FormattableString.Invariant($"| 1:{scale} | {(expected ? "expected" : "own")} | {result.Cells} | {result.Bias:0.00e+00} | {result.Mean:0.000} | {result.Deviation:0.000} |"));
            }
        }

        return 0;
    }
}
