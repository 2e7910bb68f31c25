using System.Diagnostics;
using System.Globalization;
using Corridor.Data;
using Corridor.Model;
using Corridor.Simulation;

namespace Corridor.Bench;

/// <summary>
/// Measures the base over the default horizon as the program computes it, and sets it beside what has to be done and what one core of the
/// machine can do at best: `macro [RUNS]`.
/// </summary>
internal static class MacroMeasurement
{
    private const int DefaultRuns = 21;
    private const double Mega = 1e6;
    private const double Giga = 1e9;

    /// <summary>Measures and prints; returns the exit code.</summary>
    public static int Run(ReadOnlySpan<string> args)
    {
        int runs = DefaultRuns;
        if (args.Length > 1 || (args.Length == 1 && (!int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out runs) || runs < 1)))
        {
            Console.Error.WriteLine("macro takes one number, the runs of each kind: macro 21");
            return 2;
        }

        long begin = Stopwatch.GetTimestamp();
        ModelSystem system = ProjectSystem.Read();
        double reading = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        Month until = Scenario.Default;
        int months = until - Scenario.Start + 1;
        Work work = Work.Of(system, months);

        Print($"base {Scenario.Start} to {until}: {months} months, {system.Gazetteer.Nations.Count} nations, {work.States} states, {Strata.Rows} strata, {work.Moves} moves");
        Print($"reading the data            {reading:0.000} s");
        double first = MacroSimulation.Run(system, until, 1, detail: true).Seconds;
        Print($"first run, one thread       {first:0.000} s (the program is still being compiled)");
        double memory = MachineLimits.PeakMegabytes();

        double fastest = 0;
        foreach ((int threads, bool detail) in ((int, bool)[])[(1, true), (1, false), (2, true), (2, false)])
        {
            Spread spread = Measure(system, until, threads, detail, runs);
            Print($"{threads} thread{(threads == 1 ? " " : "s")}, {(detail ? "all details " : "totals only ")}      median {spread.Median:0.000} s, min {spread.Min:0.000}, max {spread.Max:0.000}; with setting up and collecting {spread.WholeMedian:0.000}, of processors {spread.Processors:0.000}");
            fastest = threads == 1 && detail ? spread.Min : fastest;
        }

        Print($"peak memory                 {memory:0} MB after the first run, {MachineLimits.PeakMegabytes():0} MB after all");
        double copy = MachineLimits.CopyBytesPerSecond();
        double operations = MachineLimits.OperationsPerSecond();
        Print($"at the fastest run on one thread with all details:");
        Print($"cell-months                 {work.CellMonths / Mega:0.0} million; {work.CellMonths / fastest / Mega:0} million a second");
        Print($"bytes that have to move     {work.Bytes / Giga:0.00} GB; {work.Bytes / fastest / Giga:0.0} GB a second, {100 * work.Bytes / fastest / copy:0} % of the {copy / Giga:0.0} that copying reaches");
        Print($"floating-point operations   {work.Operations / Giga:0.00} billion; {work.Operations / fastest / Giga:0.0} billion a second, {100 * work.Operations / fastest / operations:0} % of the {operations / Giga:0} that one core reaches");
        Print($"lower bounds, one thread    {work.Bytes / copy:0.000} s by memory, {work.Operations / operations:0.000} s by arithmetic");
        return 0;
    }

    private static Spread Measure(ModelSystem system, Month until, int threads, bool detail, int runs)
    {
        double[] seconds = new double[runs];
        double[] whole = new double[runs];
        MacroSimulation.Run(system, until, threads, detail);
        TimeSpan before = Processors();
        for (int i = 0; i < runs; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            seconds[i] = MacroSimulation.Run(system, until, threads, detail).Seconds;
            whole[i] = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        }

        double processors = (Processors() - before).TotalSeconds / runs;
        return new Spread(Median(seconds), seconds.Min(), seconds.Max(), Median(whole), processors);
    }

    private static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        int half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static TimeSpan Processors()
    {
        using Process process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static void Print(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));

    /// <summary>
    /// Seconds of several runs by the clock: of the months alone, and with setting up and collecting; and the mean seconds of processors of
    /// the latter, which a busy machine disturbs less.
    /// </summary>
    private sealed record Spread(double Median, double Min, double Max, double WholeMedian, double Processors);
}
