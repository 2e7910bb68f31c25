using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Corridor.Data;
using Corridor.Experiments.Ensembles;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>`corridor ensemble`: members on many machines, which share nothing but a folder.</summary>
internal sealed class EnsembleVerb
{
    private const string Name = "corridor ensemble";
    private readonly Option<string?> _data = Inputs.Text("--data", "DIR", "The data folder [default: the project's]");
    private readonly Option<string?> _scenarioFile = Inputs.Text("--scenario", "FILE", "The scenario file, where it lies elsewhere than when planned");
    private readonly Option<long?> _threads = Inputs.Whole("--threads", "Threads to compute with; results do not depend on it [default: all processors]", 1, 1024);
    private readonly Argument<string> _folder = Inputs.Word("DIR", "The folder that the plan was written to");
    private readonly Rooms _rooms;
    private readonly Screen _screen;
    private readonly Option<bool> _json;
    private readonly EnsembleRuns _ensembles;

    private EnsembleVerb(Rooms rooms, Screen screen, Option<bool> json)
    {
        _rooms = rooms;
        _screen = screen;
        _json = json;
        _ensembles = new EnsembleRuns(rooms, screen);
    }

    public static Verb Of(Rooms rooms, Screen screen, Option<bool> json)
    {
        EnsembleVerb verb = new(rooms, screen, json);
        return new Verb(
            "ensemble",
            "Many futures of one scenario: divide them among machines, put them together, ask them for chances.",
            [$"{Name} plan scenarios/base.yaml --members 1000 --shards 8 -o shared/base", $"{Name} work shared/base --shard 3/8", $"{Name} merge shared/base", $"{Name} chances base --below remittances_gdp_percent=25 --nation TJK --year 2030"],
            [.. rooms.Runner is null ? (Verb[])[] : [verb.PlanVerb(), verb.WorkVerb(), verb.MergeVerb()], ChancesVerb.Of(screen, json), ProcessesVerb.Of(screen, json)]);
    }

    private Verb PlanVerb()
    {
        Argument<string> scenario = Inputs.Word("SCENARIO", "Path of the scenario file");
        Option<long?> shards = Inputs.Whole("--shards", "Shards to divide the members into [default: 8]", 1, 100_000);
        Option<string?> into = Inputs.Text("-o", "DIR", "Folder that all machines can write to");
        Option<Month?> until = Inputs.Month("--until", "Last month to compute [default: as the scenario says]");
        Option<long?> seed = Inputs.Whole("--seed", "Seed of the random numbers [default: as the scenario says, else 1]", 0, long.MaxValue);
        return new Verb("plan", "Divide the members of an ensemble into shards; writes the plan into a folder.", [$"{Name} plan scenarios/base.yaml --members 1000 --shards 8 -o shared/base"], (parsed, _) =>
        {
            string folder = parsed.GetValue(into) ?? throw Missing("-o DIR", "name a folder that all machines can write to: -o shared/base");
            string file = Path.GetFullPath(RunVerb.ScenarioFile(parsed.GetValue(scenario)!));
            IPlannedRun run = _rooms.Runner!.Plan(new RunRequest(file, parsed.GetValue(until), parsed.GetValue(seed), parsed.GetValue(_data)));
            int members = _ensembles.Members(parsed, run.Members);
            if (members == 0)
            {
                throw Missing("--members N", "add --members 1000");
            }

            EnsembleRequest asked = _ensembles.Asked(parsed);
            PlannedEnsemble ensemble = run.Ensemble(asked);
            string? data = parsed.GetValue(_data) is { } named ? Path.GetFullPath(named) : null;
            EnsembleFolderPlan plan = new(ensemble.Key.Digest, file, data, run.Inputs.Until.ToString(), run.Inputs.Seed, ensemble.About.Drivers, asked.FixedParameters, members, (int)Math.Min(members, parsed.GetValue(shards) ?? 8));
            Keep(folder, plan);
            Print(parsed, folder, plan, ensemble.About.Contents(discrepancy: false));
            return ExitCode.Done;
        }).With([scenario, .. _ensembles.Options.Take(3), shards, into, until, seed, _data]);
    }

    private Verb WorkVerb()
    {
        Option<string?> shard = Inputs.Text("--shard", "I/N", "The shard to compute, such as 3/8");
        return new Verb("work", "Compute one shard. Stopped, killed or run twice, it ends with the same bytes.", [$"{Name} work shared/base --shard 3/8"], (parsed, cancellation) =>
        {
            string folder = parsed.GetValue(_folder)!;
            EnsembleFolderPlan plan = EnsembleFolderPlan.Read(folder);
            int number = Shard(parsed.GetValue(shard) ?? throw Missing("--shard I/N", $"add --shard 1/{Number(plan.Shards)}"), plan.Shards);
            (_, PlannedEnsemble ensemble) = plan.Here(_rooms, folder, parsed.GetValue(_scenarioFile), parsed.GetValue(_data));
            IReadOnlyList<int> members = plan.Division.Of(number);
            int computed = MonthsProgress.Show(_screen, $"shard {Number(number)}/{Number(plan.Shards)}", members.Count, _rooms.Clock, progress => Ensemble.Compute(ensemble.Model(), members, EnsembleFolderPlan.FolderOf(folder), Threads(parsed), progress, cancellation), "members");
            cancellation.ThrowIfCancellationRequested();
            if (parsed.GetValue(_json))
            {
                Json.Write(_screen, new { Shard = number, plan.Shards, Members = members.Count, MembersComputed = computed });
            }
            else
            {
                _screen.Out.WriteLine($"shard {Number(number)}/{Number(plan.Shards)}: {Number(members.Count)} members, of them computed now {Number(computed)}");
            }

            return ExitCode.Done;
        }).With(_folder, shard, _threads, _scenarioFile, _data);
    }

    private Verb MergeVerb()
    {
        Option<string?> into = StoreOption.Create();
        return new Verb("merge", "Check that every member is there and whole, and put them into the run store; what is missing is named.", [$"{Name} merge shared/base", $"{Name} merge shared/base --store my.db --json"], (parsed, cancellation) =>
        {
            long start = _rooms.Clock.GetTimestamp();
            string folder = parsed.GetValue(_folder)!;
            EnsembleFolderPlan plan = EnsembleFolderPlan.Read(folder);
            MemberFolder members = EnsembleFolderPlan.FolderOf(folder);
            if (Lacking(parsed, plan, members))
            {
                return ExitCode.CheckDidNotHold;
            }

            (IPlannedRun run, PlannedEnsemble ensemble) = plan.Here(_rooms, folder, parsed.GetValue(_scenarioFile), parsed.GetValue(_data));
            using RunStore store = RunStore.Open(StoreOption.Path(parsed, into));
            RunRecord? stored = store.Get(run.Inputs.Digest);
            RunRecord central = stored ?? CentralRun.Compute(_rooms, _screen, run, store, Threads(parsed), cancellation).Run;
            new StoredMembers(store, central.Digest, ensemble.Key.Digest).Keep(Enumerable.Range(1, plan.Members).Select(number => (number, members.Find(number)!)));
            EnsembleAnswer answer = _ensembles.Of(central, ensemble, plan.Members, store, 1, cancellation);
            EnsemblePrint.Write(_screen, parsed.GetValue(_json), answer, new RunFrame(stored is not null, _rooms.Clock.GetElapsedTime(start).TotalSeconds, store.Name, null, run.ChangedRules(), run.PaperCosts(), run.ChangedInputs(), DisplacedOfRun.Rows(store, answer.Run), RussiaOfRun.Rows(store, answer.Run)), discrepancy: true);
            return ExitCode.Done;
        }).With(_folder, into, _threads, _scenarioFile, _data);
    }

    /// <summary>Names the members that are not there or not whole; true when there are any.</summary>
    private bool Lacking(ParseResult parsed, EnsembleFolderPlan plan, MemberFolder members)
    {
        HashSet<int> whole = [.. members.Numbers().Where(number => members.Find(number) is { } bytes && MemberEncoding.Decode(bytes)?.Number == number)];
        IReadOnlyList<(int Shard, IReadOnlyList<int> Missing)> lacking = plan.Division.Missing(whole);
        if (lacking.Count == 0)
        {
            return false;
        }

        int missing = lacking.Sum(one => one.Missing.Count);
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { Complete = false, plan.Members, plan.Shards, Missing = missing, Lacking = lacking.Select(one => new { one.Shard, Members = one.Missing }) });
            return true;
        }

        foreach ((int shard, IReadOnlyList<int> of) in lacking)
        {
            string shown = string.Join(", ", of.Take(12).Select(Number)) + (of.Count > 12 ? $" and {Number(of.Count - 12)} more" : string.Empty);
            _screen.Error.WriteLine($"shard {Number(shard)}/{Number(plan.Shards)} lacks {Number(of.Count)} of {Number(plan.Division.Of(shard).Count)} members: {shown}");
        }

        _screen.Error.WriteLine($"{Number(missing)} of {Number(plan.Members)} members are missing or not whole; nothing was put into a store. Run: {Name} work {parsed.GetValue(_folder)} --shard {Number(lacking[0].Shard)}/{Number(plan.Shards)}");
        return true;
    }

    private static void Keep(string folder, EnsembleFolderPlan plan)
    {
        MemberFolder there = EnsembleFolderPlan.FolderOf(folder);
        if (there.Plan is not null && EnsembleFolderPlan.Read(folder) is { } old && old.Ensemble != plan.Ensemble && there.Numbers().Count > 0)
        {
            throw new BadInputException(folder, null, null, $"the folder holds members of another ensemble ({old.Ensemble[..8]}, this is {plan.Ensemble[..8]})", "name a new folder with -o");
        }

        there.Plan = JsonSerializer.Serialize(plan, Json.Indented);
    }

    private void Print(ParseResult parsed, string folder, EnsembleFolderPlan plan, EnsembleContents contents)
    {
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { plan.Ensemble, plan.Members, plan.Shards, Folder = folder, Contains = contents.Parts, Label = contents.ToString() });
            return;
        }

        _screen.Out.WriteLine($"ensemble {plan.Ensemble[..8]}: {Number(plan.Members)} members in {Number(plan.Shards)} shards; bands {contents}");
        _screen.Out.WriteLine($"each:    {Name} work {folder} --shard I/{Number(plan.Shards)}");
        _screen.Out.WriteLine($"at last: {Name} merge {folder}");
    }

    private int Threads(ParseResult parsed) => (int)(parsed.GetValue(_threads) ?? Environment.ProcessorCount);

    private static int Shard(string text, int shards)
    {
        string[] parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int shard)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int of)
            && shard >= 1 && shard <= of && of == shards
            ? shard
            : throw new BadCommandLineException("bad_value", $"'{text}' for --shard is not a shard of the plan", $"{Name} work", $"write 1/{Number(shards)} to {Number(shards)}/{Number(shards)}");
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static BadCommandLineException Missing(string what, string hint) => new("missing_word", $"{what} is missing", Name, hint);
}
