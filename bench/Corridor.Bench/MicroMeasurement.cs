using System.Diagnostics;
using System.Globalization;
using Corridor.Data;
using Corridor.Model;
using Corridor.Simulation;
using Corridor.Simulation.Micro;

namespace Corridor.Bench;

/// <summary>
/// Measures the microsimulation of the base over the default horizon: `micro [SCALE] [THREADS]`, one to one on one and two threads unless
/// told otherwise.
/// </summary>
internal static class MicroMeasurement
{
    private const double Nano = 1e9;
    private const double Mega = 1e6;

    /// <summary>Measures and prints; returns the exit code.</summary>
    public static int Run(ReadOnlySpan<string> args)
    {
        int[] numbers = [.. args.ToArray().Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0)];
        if (numbers.Length > 2 || numbers.Any(number => number < 1))
        {
            Console.Error.WriteLine("micro takes the scale and the number of threads: micro 1 2");
            return 2;
        }

        int scale = numbers.Length > 0 ? numbers[0] : 1;
        int[] threads = numbers.Length > 1 ? [numbers[1]] : [1, 2];
        long begin = Stopwatch.GetTimestamp();
        ModelSystem system = ProjectSystem.Read();
        Print($"reading the data {Stopwatch.GetElapsedTime(begin).TotalSeconds:0.000} s");
        foreach (int count in threads)
        {
            long whole = Stopwatch.GetTimestamp();
            MicroResult result = MicroSimulation.Run(system, Scenario.Default, new MicroOptions(scale, 1, count));
            Print($"1:{scale}, {count} thread{(count == 1 ? string.Empty : "s")}: {result.Seconds:0.00} s inside, {Stopwatch.GetElapsedTime(whole).TotalSeconds:0.00} s with setting up and collecting; {result.Persons / Mega:0.0} million persons, {result.PersonMonths / Mega:0} million person-months, {result.Seconds * Nano / result.PersonMonths:0.000} ns a person-month, {result.PersonMonths / result.Seconds / Mega:0} million a second; peak {MachineLimits.PeakMegabytes():0} MB, {MachineLimits.PeakMegabytes() * 1024 * 1024 / result.Persons:0.0} bytes for each person ever");
            Print($"     a pass that only reads and writes 16 bytes of each person: {MachineLimits.PassPersonsPerSecond(count) / Mega:0} million person-months a second");
        }

        return 0;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
