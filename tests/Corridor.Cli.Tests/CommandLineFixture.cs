using Corridor.Data;
using Corridor.Publishing;
using Corridor.Simulation;
using Corridor.Simulation.Micro;
using Corridor.Simulation.Store;

namespace Corridor.Cli.Tests;

/// <summary>Runs the command line inside the test, in a folder of its own, over rooms that give known answers.</summary>
public abstract class CommandLineFixture : IDisposable
{
    private readonly StringWriter _out = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    protected string Root { get; } = Directory.CreateTempSubdirectory("corridor-cli-").FullName;

    protected string Store => Path.Combine(Root, "runs.db");

    protected string Scenario => Written("base.yaml", "id: base\n");

    internal KnownRunner Runner { get; } = new();

    internal KnownCheck Check { get; } = new();

    protected CancellationTokenSource Stop { get; } = new();

    /// <summary>Columns of the terminal that shows results; null = redirected.</summary>
    protected int? Width { get; set; }

    /// <summary>True when a person watches progress and messages.</summary>
    protected bool Watched { get; set; }

    /// <summary>What a person answers when asked; null = nobody can be asked.</summary>
    protected string? Answer { get; set; }

    /// <summary>What stands on standard input.</summary>
    protected string Typed { get; set; } = string.Empty;

    protected Ran Corridor(params string[] args)
    {
        _out.GetStringBuilder().Clear();
        _error.GetStringBuilder().Clear();
        Rooms rooms = new(TimeProvider.System, Runner, new KnownReport(), Check);
        int exit = new Face(rooms, new Screen(_out, _error, Width, Watched, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Typed)), Answer is null ? null : new StringReader(Answer))).Run(args, Stop.Token);
        return new Ran(exit, _out.ToString(), _error.ToString());
    }

    /// <summary>A run of the base scenario in the store; returns what `run --json` said.</summary>
    protected Ran Computed(params string[] more) =>
        Corridor(["run", Scenario, "--store", Store, "--report", Path.Combine(Root, "report.html"), "--json", .. more]);

    protected string Written(string name, string text)
    {
        string path = Path.Combine(Root, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
        Stop.Dispose();
        _out.Dispose();
        _error.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A runner with two nations and a year of months.</summary>
    internal sealed class KnownRunner : IScenarioRunner
    {
        public int Computations { get; private set; }

        public Exception? Failure { get; set; }

        public RunRequest? Asked { get; private set; }

        public IPlannedRun Plan(RunRequest request)
        {
            Asked = request;
            return Failure is BadInputException ? throw Failure : new Planned(this, request);
        }

        private sealed class Planned(KnownRunner runner, RunRequest request) : IPlannedRun
        {
            public RunInputs Inputs { get; } = new("base", "0.1.0-test", "d", "s", new Month(2022, 1), request.Until ?? new Month(2022, 12), request.Seed ?? 1);

            public ComputedRun Compute(int threads, Action<int> progress, CancellationToken cancellation)
            {
                runner.Computations++;
                if (runner.Failure is not null)
                {
                    throw runner.Failure;
                }

                cancellation.ThrowIfCancellationRequested();
                SeriesTable series = new(Inputs.FirstMonth, Inputs.Months);
                series.Add(new SeriesKey("stock", "TJK", "RUS", "patent"), Line(600_000));
                series.Add(new SeriesKey("stock", "TJK", "RUS", "irregular"), Line(200_000));
                series.Add(new SeriesKey("stock", "TJK", "TJK", "never"), Line(8_000_000));
                series.Add(new SeriesKey("stock", "KGZ", "RUS", "union"), Line(700_000));
                series.Add(new SeriesKey("stock", "KGZ", "KOR", "programme"), new double[Inputs.Months]);
                series.Add(new SeriesKey("flow:return", "TJK", "RUS", "patent", "TJK", "returned"), Line(5000));
                series.Add(new SeriesKey("unemployment", "TJK"), [.. Enumerable.Repeat(0.07, Inputs.Months)]);
                series.Add(new SeriesKey("unemployment", "KGZ"), [.. Enumerable.Repeat(0.05, Inputs.Months)]);
                progress(Inputs.Months);
                return new ComputedRun(
                    0.125,
                    [
                        new HeadlineRow("KGZ", 2022, 6_900_000, 900_000, 700_000, 0.05, 2.05, 17.5, 0.78, 0.62),
                        new HeadlineRow("TJK", 2022, 9_800_000, 1_000_000, 800_000, 0.25, 5.3456, double.NaN, 0.8, 0.66),
                    ],
                    series);
            }

            public IReadOnlyList<string> Nations { get; } = ["KGZ", "TJK"];

            public MicroResult ComputeMicro(MicroOptions options, IDoneNations done, Action<int> progress, CancellationToken cancellation)
            {
                SeriesTable series = Compute(options.Threads, progress, cancellation).Series;
                return new MicroResult(series, [new LifeRow("trips", "TJK", "1990-1994", "male", "mean", 1000, 2.5, "trips")], [], 120, 1440, 0.5);
            }

            private double[] Line(double start) => [.. Enumerable.Range(0, Inputs.Months).Select(i => start + i)];
        }
    }

    internal sealed class KnownReport : IReportWriter
    {
        public string Write(RunRecord run, SeriesTable series, string? dataFolder, IReadOnlyList<string>? changes = null, IReadOnlyList<LifeRow>? lives = null, IReadOnlyList<LifeRow>? alike = null, Futures? futures = null) => $"<html>{run.Digest} {series.Keys.Count}</html>";

        public string Figure(RunRecord run, SeriesTable series, string name, string nation, string? dataFolder) => $"<svg>{name} {nation}</svg>";
    }

    internal sealed class KnownCheck : IDataCheck
    {
        public List<Fault> Faults { get; } = [];

        public CheckResult Check(string? dataFolder, string? scenariosFolder) =>
            new([.. Faults.Order()], [new ReadCount("sources", 1, 40), new ReadCount("drivers", 22, 12345)]);
    }
}
