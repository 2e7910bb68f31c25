using System.Diagnostics;
using System.Globalization;

namespace Corridor.Bench.Mm1;

/// <summary>Measures MM1 and checks its counts: `mm1 [PERSONS] [MONTHS] [THREADS...] [--width 32|256|512] [--repeats N]`.</summary>
internal static class Mm1Measurement
{
    private const uint Seed = 1;
    private const int DefaultPersons = 50_000_000;
    private const int DefaultMonths = 12;
    private const int DefaultRepeats = 5;
    private const double Mega = 1e6;
    private const double Giga = 1e9;

    /// <summary>Measures and prints; 1 if a count is wrong, 2 if the arguments are.</summary>
    public static int Run(ReadOnlySpan<string> args)
    {
        if (Options.Read(args) is not { } options)
        {
            Console.Error.WriteLine("mm1 takes persons, months, numbers of threads, a width in bits that the processor has, and repeats: mm1 50000000 12 1 2 --width 512 --repeats 5");
            return 2;
        }

        bool right = true;
        Mm1Persons persons = new(Seed, options.Persons);
        Print($"MM1: {options.Persons} persons, {options.Months} months, seed {Seed}; {Mm1Persons.Bytes} bytes a person; best of {options.Repeats}");
        foreach (int width in options.Widths)
        {
            foreach (int threads in options.Threads)
            {
                foreach (bool monthly in (bool[])[false, true])
                {
                    right &= Measure(options, persons, width, threads, monthly);
                }
            }
        }

        Print($"peak memory of the process {PeakMegabytes():0} MB");
        foreach (int threads in options.Threads)
        {
            double rate = MachineLimits.PassPersonsPerSecond(threads);
            Print($"memory alone, {threads} thread{(threads == 1 ? "" : "s")}: {rate / Mega:0} million persons a second, {MachineLimits.PassBytes} bytes read and written for each");
        }

        return right ? 0 : 1;
    }

    private static bool Measure(Options options, Mm1Persons persons, int width, int threads, bool monthly)
    {
        double best = double.PositiveInfinity, whole = double.PositiveInfinity, processors = double.PositiveInfinity;
        bool right = true;
        for (int i = 0; i < options.Repeats; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            Mm1Run.Restart(persons, threads);
            TimeSpan before = Processors();
            long loop = Stopwatch.GetTimestamp();
            long moves = Mm1Run.Loop(persons, options.Months, threads, width, monthly);
            best = Math.Min(best, Stopwatch.GetElapsedTime(loop).TotalSeconds);
            processors = Math.Min(processors, (Processors() - before).TotalSeconds);
            whole = Math.Min(whole, Stopwatch.GetElapsedTime(begin).TotalSeconds);
            right &= Right(options, new Mm1Result(moves, persons.ByCountry()), i == 0);
        }

        double personMonths = (double)options.Persons * options.Months;
        string order = monthly ? "month by month" : "block by block";
        Print($"{width,3} bits, {threads} thread{(threads == 1 ? " " : "s")}, {order}: {personMonths / best / Mega:0} million person-months a second, {Giga * best / personMonths:0.000} ns each by the clock, {Giga * processors / personMonths:0.000} ns of processors; {best:0.000} s of {whole:0.000} with the start; {(right ? "counts right" : "COUNTS WRONG")}");
        return right;
    }

    private static bool Right(Options options, Mm1Result found, bool first)
    {
        if (Mm1Golden.Of(options.Persons, options.Months) is { } golden)
        {
            if (!golden.Equals(found))
            {
                Print($"found {found}; has to be {golden}");
            }

            return golden.Equals(found);
        }

        options.Seen ??= found;
        if (first)
        {
            Print($"no golden counts for this size; every run has to come to the same: {found}");
        }

        return options.Seen.Equals(found);
    }

    /// <summary>Time that processors gave to this process: what is left of a time by the clock when others use the machine, too.</summary>
    private static TimeSpan Processors()
    {
        using Process process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static double PeakMegabytes()
    {
        using Process process = Process.GetCurrentProcess();
        return Math.Max(process.PeakWorkingSet64, process.WorkingSet64) / (1024.0 * 1024.0);
    }

    private static void Print(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text));

    /// <summary>What to measure.</summary>
    private sealed class Options
    {
        public int Persons { get; private set; } = DefaultPersons;

        public int Months { get; private set; } = DefaultMonths;

        public int Repeats { get; private set; } = DefaultRepeats;

        public List<int> Threads { get; } = [];

        public List<int> Widths { get; } = [];

        /// <summary>The first result, for sizes without golden counts.</summary>
        public Mm1Result? Seen { get; set; }

        public static Options? Read(ReadOnlySpan<string> args)
        {
            Options options = new();
            int place = 0;
            for (int i = 0; i < args.Length; i++)
            {
                bool named = args[i] is "--width" or "--repeats";
                string name = named ? args[i] : place++ switch { 0 => "persons", 1 => "months", _ => "threads" };
                i += named ? 1 : 0;
                if (i == args.Length || !int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value < 1 || !options.Set(name, value))
                {
                    return null;
                }
            }

            options.Threads.AddRange(options.Threads.Count == 0 ? [1, 2] : []);
            options.Widths.AddRange(options.Widths.Count == 0 ? Mm1Kernel.Widths : []);
            return options;
        }

        private bool Set(string name, int value)
        {
            switch (name)
            {
                case "persons": Persons = value; return value <= 1_000_000_000;
                case "months": Months = value; return true;
                case "threads": Threads.Add(value); return value <= 1024;
                case "--repeats": Repeats = value; return true;
                default: Widths.Add(value); return Mm1Kernel.Widths.Contains(value);
            }
        }
    }
}
