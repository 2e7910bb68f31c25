using System.Diagnostics;
using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Experiments.Ensembles;
using Corridor.Inference.Calibration;
using Corridor.Model;
using Corridor.Simulation.Store;
using Corridor.Statistics;

namespace Corridor.Bench;

/// <summary>
/// Measures the members of an ensemble of the base over the default horizon, kept in memory: `ensemble [MEMBERS] [THREADS] [ROUNDS]`, at a
/// quarter, a half and the whole of the number, and says how far the time departs from a straight line through nought. Without a stored posterior
/// it draws parameters around the centre of their priors: that costs the same, and its numbers mean nothing.
/// </summary>
internal static class EnsembleMeasurement
{
    private const int Draws = 400;
    private const double Width = 0.3;

    /// <summary>Measures and prints; returns the exit code.</summary>
    public static int Run(ReadOnlySpan<string> args)
    {
        int members = 100;
        int threads = 2;
        int rounds = 1;
        if (args.Length > 3
            || (args.Length > 0 && !int.TryParse(args[0], NumberStyles.None, CultureInfo.InvariantCulture, out members))
            || (args.Length > 1 && !int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out threads))
            || (args.Length > 2 && !int.TryParse(args[2], NumberStyles.None, CultureInfo.InvariantCulture, out rounds))
            || members < 4 || threads < 1 || rounds < 1)
        {
            Console.Error.WriteLine("ensemble takes a number of members, at least 4, of threads and of rounds: ensemble 1000 2 3");
            return 2;
        }

        EnsembleModel model = Prepared();
        Ensemble.Compute(model, [members + 1], new InMemory(), 1);
        int[] counts = [members / 4, members / 2, members];

        // Rounds are taken in turn, so that a machine that grows warm or busy does so for all counts.
        Measured[][] taken = [.. Enumerable.Range(0, rounds).Select(_ => counts.Select(count => Take(model, count, threads)).ToArray())];
        Measured[] medians = [.. counts.Select((_, i) => taken.Select(round => round[i]).OrderBy(one => one.Seconds).ElementAt(rounds / 2))];
        Console.WriteLine(Line("by the clock", medians, one => one.Seconds));
        Console.WriteLine(Line("of processors", medians, one => one.Processors));
        return 0;
    }

    private static Measured Take(EnsembleModel model, int count, int threads)
    {
        InMemory kept = new();
        double before = Processors();
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long begin = Stopwatch.GetTimestamp();
        Ensemble.Compute(model, [.. Enumerable.Range(1, count)], kept, threads);
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        double processors = Processors() - before;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} members on {threads} threads: {seconds:0.0} s, {1000 * seconds / count:0} ms a member; of processors {processors:0.0} s, {1000 * processors / count:0} ms a member; {kept.Bytes / 1e6 / count:0.000} MB a member kept, {allocated / 1e6 / count:0} MB allocated; peak memory {MachineLimits.PeakMegabytes():0} MB"));
        return new Measured(count, seconds, processors);
    }

    /// <summary>The straight line through nought that fits best by least squares of the relative departures, and the largest of these.</summary>
    private static string Line(string clock, IReadOnlyList<Measured> medians, Func<Measured, double> time)
    {
        double[] each = [.. medians.Select(one => time(one) / one.Members)];
        double slope = each.Sum(value => value * value) / each.Sum();
        double departure = each.Max(value => Math.Abs((value / slope) - 1));
        return string.Create(CultureInfo.InvariantCulture, $"time {clock} against members: {1000 * slope:0.0} ms a member, a straight line through nought to within {100 * departure:0.0} percent ({string.Join(", ", medians.Select(one => $"{one.Members}: {1000 * time(one) / one.Members:0.0}"))})");
    }

    private static EnsembleModel Prepared()
    {
        ModelSystem system = ProjectSystem.Read();
        DataFolder folder = DataFolder.Find(null);
        Faults faults = new();
        EvidenceBase evidence = EvidenceBase.Load(folder, system.Gazetteer, system.Sources, faults);
        EnsembleData data = EnsembleData.Load(folder, system, evidence.Measures.Ids, faults);
        CalibrationPlan plan = CalibrationPlanReader.Load(folder, system.Parameters, [.. system.Gazetteer.Nations], [.. evidence.Measures.Ids, FigureSelection.CountedPopulation], faults);
        faults.ThrowIfAny();
        MemberSources sources = data.Sources(1, data.Plan.Drivers, fixedParameters: false);
        return new EnsembleModel(system, Scenario.Default, sources.Posterior.Count > 0 ? sources : sources with { Posterior = Made(system, plan) });
    }

    private static Dictionary<string, PosteriorDraws> Made(ModelSystem system, CalibrationPlan plan)
    {
        Console.WriteLine("no posterior is stored: parameters are drawn around their centre");
        Dictionary<string, PosteriorDraws> made = new(StringComparer.Ordinal);
        foreach (string nation in system.Gazetteer.Nations)
        {
            IReadOnlyList<CalibratedParameter> fitted = plan.FittedTo(nation, system.Parameters);
            KeyedSplitMix random = new(7);
            made.Add(nation, new PosteriorDraws(nation, fitted, [.. Enumerable.Range(0, Draws).Select(draw =>
            {
                IRandomBits bits = random.Stream(2000, nation[0], (ulong)draw);
                return fitted.Select(one => Math.Clamp(one.Natural(Width * bits.Normal()), one.Low, one.High)).ToArray();
            })]));
        }

        return made;
    }

    private static double Processors()
    {
        using Process process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private sealed record Measured(int Members, double Seconds, double Processors);

    private sealed class InMemory : IMembers
    {
        private readonly Dictionary<int, byte[]> _members = [];

        public double Bytes => _members.Values.Sum(bytes => (double)bytes.Length);

        public IReadOnlySet<int> Numbers() => _members.Keys.ToHashSet();

        public void Keep(int number, byte[] bytes) => _members[number] = bytes;

        public byte[]? Find(int number) => _members.GetValueOrDefault(number);
    }
}
