using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>`corridor runs`: what the store has.</summary>
internal static class RunsVerb
{
    public static Verb Of(Rooms rooms, Screen screen, Option<bool> json) => new(
        "runs",
        "Runs in the store. A RUN is a scenario's id (its newest run) or at least four digits of a digest.",
        ["corridor runs list", "corridor runs show base --series stock --nation TJK --place RUS --by status"],
        [
            ListVerb(screen, json),
            ShowRunVerb.Of(screen, json),
            .. rooms.Reports is null ? (Verb[])[] : [FigureOfRunVerb.Of(rooms.Reports, screen, json)],
            DeleteVerb(screen, json),
        ]);

    /// <summary>A run without its headline, as JSON.</summary>
    /// <param name="run">The run.</param>
    /// <param name="members">Members of its largest ensemble; 1 when it has none.</param>
    public static JsonObject Summary(RunRecord run, int members) => JsonSerializer.SerializeToNode(
        new
        {
            Run = run.Short,
            run.Digest,
            run.Inputs.Scenario,
            Solver = run.Inputs.Solver.Length > 0 ? run.Inputs.Solver : "macro",
            Created = Created(run),
            FirstMonth = run.Inputs.FirstMonth.ToString(),
            Until = run.Inputs.Until.ToString(),
            run.Inputs.Seed,
            Members = members,
            run.SecondsMacro,
            run.PeakMb,
            run.Inputs.ProgramVersion,
            run.Inputs.DataDigest,
            run.Inputs.ScenarioDigest,
            run.ContentDigest,
        },
        Json.Indented)!.AsObject();

    private static int MembersOf(RunStore store, RunRecord run) => StoredEnsemble.Of(store, run)?.Count ?? run.Inputs.Members;

    private static string Created(RunRecord run) => run.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static Verb ListVerb(Screen screen, Option<bool> json)
    {
        Option<string?> file = StoreOption.Create();
        return new Verb("list", "List all runs, newest first.", ["corridor runs list", "corridor runs list --store my.db --json"], (parsed, _) =>
        {
            using RunStore store = RunStore.OpenExisting(StoreOption.Path(parsed, file));
            IReadOnlyList<RunRecord> runs = store.List();
            if (parsed.GetValue(json))
            {
                Json.Write(screen, new { Runs = runs.Select(run => Summary(run, MembersOf(store, run))) });
                return ExitCode.Done;
            }

            TextTable table = new(
            [
                new("run", Right: false, Key: true),
                new("scenario", Right: false, Key: true),
                new("solver", Right: false),
                new("computed (UTC)", Right: false),
                new("months", Right: false),
                new("seed"),
                new("members"),
                new("content", Right: false),
            ]);
            foreach (RunRecord run in runs)
            {
                table.Add(
                    run.Short,
                    run.Inputs.Scenario,
                    run.Inputs.Solver.Length > 0 ? run.Inputs.Solver : "macro",
                    Created(run),
                    $"{run.Inputs.FirstMonth} to {run.Inputs.Until}",
                    Numbers.Text(run.Inputs.Seed),
                    Numbers.Text(MembersOf(store, run)),
                    run.ContentDigest[..8]);
            }

            table.Write(screen);
            screen.Error.WriteLine($"{Numbers.Text(runs.Count)} {(runs.Count == 1 ? "run" : "runs")} in {store.Name}");
            return ExitCode.Done;
        }).With(file);
    }

    private static Verb DeleteVerb(Screen screen, Option<bool> json)
    {
        Argument<string> name = Inputs.Word("RUN", "Scenario id (its newest run) or at least four digits of a digest");
        Option<string?> file = StoreOption.Create();
        return new Verb("delete", "Delete one run with all its series.", ["corridor runs delete 1a2b3c4d"], (parsed, _) =>
        {
            using RunStore store = RunStore.OpenExisting(StoreOption.Path(parsed, file));
            RunRecord run = store.Find(parsed.GetValue(name)!);
            store.Delete(run);
            if (parsed.GetValue(json))
            {
                Json.Write(screen, new { Deleted = run.Digest, run.Inputs.Scenario });
            }
            else
            {
                screen.Out.WriteLine($"deleted {run.Inputs.Scenario} {run.Short}");
            }

            return ExitCode.Done;
        }).With(name, file);
    }
}
