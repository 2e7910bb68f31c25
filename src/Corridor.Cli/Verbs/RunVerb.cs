using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Publishing;
using Corridor.Simulation;
using Corridor.Simulation.Displaced;
using Corridor.Simulation.Micro;
using Corridor.Simulation.Russia;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>`corridor run`: computes a scenario, or serves it from the store when it is there.</summary>
internal sealed class RunVerb
{
    private readonly Argument<string> _scenario = Inputs.Word("SCENARIO", "Path of the scenario file");
    private readonly Option<Month?> _until = Inputs.Month("--until", "Last month to compute [default: as the scenario says]");
    private readonly Option<long?> _seed = Inputs.Whole("--seed", "Seed of the random numbers [default: as the scenario says, else 1]", 0, long.MaxValue);
    private readonly Option<long?> _threads = Inputs.Whole("--threads", "Threads to compute with; results do not depend on it [default: all processors]", 1, 1024);
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Option<string?> _report = Inputs.Text("--report", "FILE", "Where the report goes [default: reports/SCENARIO-DIGEST.html]");
    private readonly Option<string?> _data = Inputs.Text("--data", "DIR", "The data folder [default: the project's]");
    private readonly MicroRuns _micro;
    private readonly EnsembleRuns _ensembles;
    private readonly Option<bool> _json;
    private readonly Rooms _rooms;
    private readonly Screen _screen;

    private RunVerb(Rooms rooms, Screen screen, Option<bool> json)
    {
        _rooms = rooms;
        _screen = screen;
        _json = json;
        _micro = new MicroRuns(rooms, screen);
        _ensembles = new EnsembleRuns(rooms, screen);
    }

    public static Verb Of(Rooms rooms, Screen screen, Option<bool> json)
    {
        RunVerb run = new(rooms, screen, json);
        Verb verb = new Verb(
            "run",
            "Compute a scenario: a table of headline numbers, all monthly series in the store, and a report. The same run is computed once.",
            ["corridor run scenarios/base.yaml", "corridor run scenarios/base.yaml --until 2030-12 --store my.db --json", "corridor run scenarios/base.yaml --micro 1:100 --families --histories 10000", "corridor run scenarios/base.yaml --members 200 --drivers exchange_rate,wage"],
            run.Work)
            .With([run._scenario, run._until, run._seed, run._threads, .. run._micro.Options, .. run._ensembles.Options, run._store, run._data]);
        return rooms.Reports is null ? verb : verb.With(run._report);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        long start = _rooms.Clock.GetTimestamp();
        RunRequest request = new(ScenarioFile(parsed.GetValue(_scenario)!), parsed.GetValue(_until), parsed.GetValue(_seed), parsed.GetValue(_data));
        IPlannedRun plan = _rooms.Runner!.Plan(request);
        foreach (string warning in plan.Warnings)
        {
            _screen.Error.WriteLine($"warning: {warning}");
        }

        IReadOnlyList<ChangedRule> changed = plan.ChangedRules();
        IReadOnlyList<PaperCostChange> papers = plan.PaperCosts();
        IReadOnlyList<ChangedInput> changedInputs = plan.ChangedInputs();
        using RunStore store = RunStore.Open(StoreOption.Path(parsed, _store));
        int threads = (int)(parsed.GetValue(_threads) ?? Environment.ProcessorCount);
        MicroOptions? asked = _micro.Asked(parsed, plan.Inputs, threads);
        int members = _ensembles.Members(parsed, asked is null ? plan.Members : 1);
        if (asked is not null && members > 0)
        {
            throw new BadCommandLineException("bad_value", "--members with --micro", "corridor run", "ask for one of them; members are computed by the macrosimulation");
        }

        PlannedEnsemble? ensemble = members > 0 ? plan.Ensemble(_ensembles.Asked(parsed)) : null;
        RunRecord? stored = store.Get(plan.Inputs.Digest);
        (RunRecord run, SeriesTable? series) = stored is null ? CentralRun.Compute(_rooms, _screen, plan, store, threads, cancellation) : (stored, null);
        IReadOnlyList<DisplacedRow> displaced = DisplacedOfRun.Rows(store, run);
        IReadOnlyList<RussiaRow> russia = RussiaOfRun.Rows(store, run);
        if (ensemble is not null)
        {
            EnsembleAnswer answer = _ensembles.Of(run, ensemble, members, store, threads, cancellation);
            string? central = Report(parsed, run, () => series ?? store.LoadSeries(run), Changes(papers, changed, changedInputs), futures: EnsemblePrint.Futures(answer, _ensembles.WithDiscrepancy(parsed)));
            EnsemblePrint.Write(_screen, parsed.GetValue(_json), answer, new RunFrame(stored is not null, Seconds(start), store.Name, central, changed, papers, changedInputs, displaced, russia), _ensembles.WithDiscrepancy(parsed));
            return ExitCode.Done;
        }

        if (asked is null)
        {
            string? own = Report(parsed, run, () => series ?? store.LoadSeries(run), Changes(papers, changed, changedInputs));
            Print(new RunFrame(stored is not null, Seconds(start), store.Name, own, changed, papers, changedInputs, displaced, russia), run, parsed.GetValue(_json));
            return ExitCode.Done;
        }

        MicroRun micro = _micro.Of(plan, run, store, asked, cancellation);
        MicroRun? alike = asked.Personal ? _micro.Of(plan, run, store, asked with { Personal = false, ExpectedFeedback = true }, cancellation) : null;
        string? report = Report(parsed, micro.Run, () => store.LoadSeries(micro.Run), Changes(papers, changed, changedInputs), micro.Record.Lives, alike?.Record.Lives);
        MicroPrint.Write(_screen, parsed.GetValue(_json), new MicroAnswer(run, micro, alike, plan.Nations, Seconds(start), store.Name, report, MicroRuns.Write(micro, report ?? parsed.GetValue(_report)), changed, displaced, russia));
        return ExitCode.Done;
    }

    /// <summary>What the report says of changes: of law, what they do to the cost of papers and each rule; then the other inputs.</summary>
    private static string[] Changes(IReadOnlyList<PaperCostChange> papers, IReadOnlyList<ChangedRule> changed, IReadOnlyList<ChangedInput> inputs) =>
        [.. papers.Select(cost => cost.ToString()), .. changed.Select(rule => rule.ToString()), .. Others(inputs, changed).Select(input => input.ToString())];

    /// <summary>The changed inputs that are not told as changed rules.</summary>
    public static IReadOnlyList<ChangedInput> Others(IReadOnlyList<ChangedInput> inputs, IReadOnlyList<ChangedRule> changed) =>
        [.. inputs.Where(input => !changed.Any(rule => rule.Id == input.Input && rule.Nation == input.Nation))];

    private double Seconds(long start) => _rooms.Clock.GetElapsedTime(start).TotalSeconds;

    /// <summary>Writes the report where it was asked for, or to its own place unless it is there already.</summary>
    private string? Report(ParseResult parsed, RunRecord run, Func<SeriesTable> series, IReadOnlyList<string> changes, IReadOnlyList<LifeRow>? lives = null, IReadOnlyList<LifeRow>? alike = null, Futures? futures = null)
    {
        if (_rooms.Reports is null)
        {
            return null;
        }

        string? asked = parsed.GetValue(_report);
        string path = asked ?? Path.Combine("reports", $"{run.Inputs.Scenario}-{run.Short}{(futures is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"-{futures.Members}-members"))}.html");
        if (asked is not null || futures is not null || !File.Exists(path))
        {
            string html = _rooms.Reports.Write(run, series(), parsed.GetValue(_data), changes, lives, alike, futures);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllText(path, html);
        }

        return path;
    }

    private void Print(RunFrame frame, RunRecord run, bool json)
    {
        if (json)
        {
            Json.Write(_screen, new
            {
                Run = run.Short,
                run.Digest,
                run.Inputs.Scenario,
                run.SecondsMacro,
                SecondsTotal = frame.Seconds,
                run.PeakMb,
                run.Inputs.Members,
                frame.FromStore,
                run.ContentDigest,
                FirstMonth = run.Inputs.FirstMonth.ToString(),
                Until = run.Inputs.Until.ToString(),
                run.Inputs.Seed,
                frame.Store,
                frame.Report,
                ChangedRules = frame.Changed,
                PaperCosts = frame.Papers,
                ChangedInputs = frame.Inputs,
                run.Headline,
                frame.Displaced,
                frame.Russia,
            });
            return;
        }

        HeadlineTable.Write(run.Headline, _screen);
        DisplacedOfRun.Write(frame.Displaced, _screen);
        RussiaOfRun.Write(frame.Russia, _screen);
        ChangedRule.Write(frame.Changed, _screen);
        ChangedInput.Write(Others(frame.Inputs, frame.Changed), _screen);
        TextWriter writer = _screen.Out;
        foreach (PaperCostChange cost in frame.Papers)
        {
            writer.WriteLine(cost);
        }

        writer.WriteLine($"run             {run.Inputs.Scenario} {run.Short}{(frame.FromStore ? ", from the store" : string.Empty)}");
        writer.WriteLine($"macrosimulation {Numbers.Text(run.SecondsMacro, 3)} s{(frame.FromStore ? " when it was computed" : string.Empty)}; all in all {Numbers.Text(frame.Seconds, 2)} s");
        writer.WriteLine($"peak memory     {Numbers.Text(run.PeakMb)} MB");
        writer.WriteLine($"store           {frame.Store}");
        if (frame.Report is not null)
        {
            writer.WriteLine($"report          {frame.Report}");
        }
    }

    /// <summary>A scenario file that is there.</summary>
    public static string ScenarioFile(string path)
    {
        if (File.Exists(path))
        {
            return path;
        }

        string folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        string[] there = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.yaml").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)] : [];
        string hint = there.Length > 0
            ? NearestWord.Hint(Path.GetFileName(path), there)
            : "name a scenario file, such as scenarios/base.yaml";
        throw new BadInputException(path, null, null, "there is no such scenario file", hint);
    }
}
