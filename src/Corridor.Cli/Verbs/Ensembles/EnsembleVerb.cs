using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Experiments.Ensembles;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>`corridor ensemble`: members on many machines, which share nothing but a folder or a run store.</summary>
internal sealed class EnsembleVerb
{
    private const string Name = "corridor ensemble";
    private readonly Option<string?> _data = Inputs.Text("--data", "DIR", "The data folder [default: the project's]");
    private readonly Option<string?> _scenarioFile = Inputs.Text("--scenario", "FILE", "The scenario file, where it lies elsewhere than when planned");
    private readonly Option<long?> _threads = Inputs.Whole("--threads", "Threads to compute with; results do not depend on it [default: all processors]", 1, 1024);
    private readonly Argument<string> _place = Inputs.Word("PLAN", "The folder that the plan was written to, or the first digits of an ensemble that was planned in a run store");
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
            [$"{Name} plan scenarios/base.yaml --members 1000 --shards 8 -o shared/base", $"{Name} work shared/base --shard 3/8", $"{Name} merge shared/base", $"{Name} plan scenarios/base.yaml --members 1000 --shards 8 --store postgres://corridor@db/corridor", $"{Name} work 1a2b3c4d --shard 3/8 --store postgres://corridor@db/corridor", $"{Name} chances base --below remittances_gdp_percent=25 --nation TJK --year 2030"],
            [.. rooms.Runner is null ? (Verb[])[] : [verb.PlanVerb(), verb.WorkVerb(), verb.MergeVerb()], ChancesVerb.Of(screen, json), ProcessesVerb.Of(screen, json)]);
    }

    private Verb PlanVerb()
    {
        Argument<string> scenario = Inputs.Word("SCENARIO", "Path of the scenario file");
        Option<long?> shards = Inputs.Whole("--shards", "Shards to divide the members into [default: 8]", 1, 100_000);
        Option<string?> into = Inputs.Text("-o", "DIR", "Folder that all machines can write to");
        Option<string?> store = Inputs.Text("--store", "STORE", "Instead of a folder: the run store that all machines can reach, such as postgres://user@host:port/database");
        Option<Month?> until = Inputs.Month("--until", "Last month to compute [default: as the scenario says]");
        Option<long?> seed = Inputs.Whole("--seed", "Seed of the random numbers [default: as the scenario says, else 1]", 0, long.MaxValue);
        return new Verb("plan", "Divide the members of an ensemble into shards; writes the plan into a folder or a run store.", [$"{Name} plan scenarios/base.yaml --members 1000 --shards 8 -o shared/base", $"{Name} plan scenarios/base.yaml --members 1000 --shards 8 --store postgres://corridor@db/corridor"], (parsed, cancellation) =>
        {
            RequireOnePlace(parsed.GetValue(into), parsed.GetValue(store));
            string file = Path.GetFullPath(RunVerb.ScenarioFile(parsed.GetValue(scenario)!));
            IPlannedRun run = _rooms.Runner!.Plan(new RunRequest(file, parsed.GetValue(until), parsed.GetValue(seed), parsed.GetValue(_data)));
            int members = _ensembles.Members(parsed, run.Members, $"{Name} plan");
            if (members == 0)
            {
                throw Missing("plan", "--members N", "add --members 1000");
            }

            EnsembleRequest asked = _ensembles.Asked(parsed);
            PlannedEnsemble ensemble = run.Ensemble(asked);
            string? data = parsed.GetValue(_data) is { } named ? Path.GetFullPath(named) : null;
            EnsemblePlan plan = new(ensemble.Key.Digest, file, data, run.Inputs.Until.ToString(), run.Inputs.Seed, ensemble.About.Drivers, asked.FixedParameters, members, (int)Math.Min(members, parsed.GetValue(shards) ?? 8));
            using EnsemblePlace place = parsed.GetValue(into) is { } folder ? EnsemblePlace.InFolder(folder) : InStore(parsed.GetValue(store)!, run, plan, cancellation);
            place.Keep(plan);
            Print(parsed, place, plan, ensemble.About.Contents(discrepancy: false));
            return ExitCode.Done;
        }).With([scenario, .. _ensembles.Options.Take(3), shards, into, store, until, seed, _data]);
    }

    /// <summary>The place of a plan in a run store, with the run that its members belong to: so it is listed, and goes when the run is deleted.</summary>
    private EnsemblePlace InStore(string name, IPlannedRun run, EnsemblePlan plan, CancellationToken cancellation)
    {
        RunStore store = RunStore.Open(name);
        try
        {
            if (store.Get(run.Inputs.Digest) is null)
            {
                CentralRun.Compute(_rooms, _screen, run, store, Environment.ProcessorCount, cancellation);
            }

            return EnsemblePlace.InStore(store, run.Inputs.Digest, plan.Ensemble);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private Verb WorkVerb()
    {
        Option<string?> shard = Inputs.Text("--shard", "I/N", "The shard to compute, such as 3/8");
        Option<string?> store = StoreOption.Create();
        return new Verb("work", "Compute one shard. Stopped, killed or run twice, it ends with the same bytes.", [$"{Name} work shared/base --shard 3/8", $"{Name} work 1a2b3c4d --shard 3/8 --store postgres://corridor@db/corridor"], (parsed, cancellation) =>
        {
            string word = parsed.GetValue(_place)!;
            if (parsed.GetValue(store) is not null && !EnsemblePlace.IsDigits(word))
            {
                throw new BadCommandLineException("bad_value", $"--store with the folder '{word}'", $"{Name} work", "leave --store away, or name the ensemble of the store by its first digits, as `ensemble plan --store` printed them");
            }

            using EnsemblePlace place = EnsemblePlace.Of(word, StoreOption.Path(parsed, store));
            EnsemblePlan plan = place.Plan();
            int number = Shard(parsed.GetValue(shard) ?? throw Missing("work", "--shard I/N", $"add --shard 1/{Number(plan.Shards)}"), plan.Shards);
            (_, PlannedEnsemble ensemble) = plan.Here(_rooms, place.Name, parsed.GetValue(_scenarioFile), parsed.GetValue(_data));
            IReadOnlyList<int> members = plan.Division.Of(number);
            int computed = MonthsProgress.Show(_screen, $"shard {Number(number)}/{Number(plan.Shards)}", members.Count, _rooms.Clock, progress => Ensemble.Compute(ensemble.Model(), members, place.Members, Threads(parsed), progress, cancellation), "members");
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
        }).With(_place, shard, store, _threads, _scenarioFile, _data);
    }

    private Verb MergeVerb()
    {
        Option<string?> option = StoreOption.Create();
        return new Verb("merge", "Check that every member is there and whole, and put them into the run store; what is missing is named.", [$"{Name} merge shared/base", $"{Name} merge 1a2b3c4d --store postgres://corridor@db/corridor", $"{Name} merge shared/base --store my.db --json"], (parsed, cancellation) =>
        {
            long start = _rooms.Clock.GetTimestamp();
            string into = StoreOption.Path(parsed, option);
            using EnsemblePlace place = EnsemblePlace.Of(parsed.GetValue(_place)!, into);
            EnsemblePlan plan = place.Plan();
            if (Lacking(parsed, plan, place))
            {
                return ExitCode.CheckDidNotHold;
            }

            (IPlannedRun run, PlannedEnsemble ensemble) = plan.Here(_rooms, place.Name, parsed.GetValue(_scenarioFile), parsed.GetValue(_data));
            using RunStore? opened = place.Store is null ? RunStore.Open(into) : null;
            RunStore store = place.Store ?? opened!;
            RunRecord? stored = store.Get(run.Inputs.Digest);
            RunRecord central = stored ?? CentralRun.Compute(_rooms, _screen, run, store, Threads(parsed), cancellation).Run;
            if (place.Store is null)
            {
                new StoredMembers(store, central.Digest, ensemble.Key.Digest).Keep(Enumerable.Range(1, plan.Members).Select(number => (number, place.Members.Find(number)!)));
            }

            EnsembleAnswer answer = _ensembles.Of(central, ensemble, plan.Members, store, 1, cancellation);
            EnsemblePrint.Write(_screen, parsed.GetValue(_json), answer, new RunFrame(stored is not null, _rooms.Clock.GetElapsedTime(start).TotalSeconds, store.Name, null, run.ChangedRules(), run.PaperCosts(), run.ChangedInputs(), DisplacedOfRun.Rows(store, answer.Run), RussiaOfRun.Rows(store, answer.Run)), discrepancy: true);
            return ExitCode.Done;
        }).With(_place, option, _threads, _scenarioFile, _data);
    }

    /// <summary>Names the members that are not there or not whole; true when there are any.</summary>
    private bool Lacking(ParseResult parsed, EnsemblePlan plan, EnsemblePlace place)
    {
        IReadOnlyList<(int Shard, IReadOnlyList<int> Missing)> lacking = plan.Division.Missing(Ensemble.Whole(place.Members, Enumerable.Range(1, plan.Members)));
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

        _screen.Error.WriteLine($"{Number(missing)} of {Number(plan.Members)} members are missing or not whole; nothing was put into a store. Run: {Name} work {place.Words} --shard {Number(lacking[0].Shard)}/{Number(plan.Shards)}");
        return true;
    }

    private void Print(ParseResult parsed, EnsemblePlace place, EnsemblePlan plan, EnsembleContents contents)
    {
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { plan.Ensemble, plan.Members, plan.Shards, Folder = place.Store is null ? place.Name : null, Store = place.Store?.Name, Contains = contents.Parts, Label = contents.ToString() });
            return;
        }

        _screen.Out.WriteLine($"ensemble {plan.Ensemble[..8]}: {Number(plan.Members)} members in {Number(plan.Shards)} shards; bands {contents}");
        _screen.Out.WriteLine($"each:    {Name} work {place.Words} --shard I/{Number(plan.Shards)}");
        _screen.Out.WriteLine($"at last: {Name} merge {place.Words}");
    }

    private static void RequireOnePlace(string? folder, string? store)
    {
        if (folder is "" || (folder is null && store is null))
        {
            throw Missing("plan", "-o DIR", "name a folder that all machines can write to (-o shared/base), or a run store (--store postgres://user@host/database)");
        }

        if (folder is not null && store is not null)
        {
            throw new BadCommandLineException("bad_value", "-o with --store", $"{Name} plan", "name one of them: members go into a folder or into a run store");
        }
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

    private static BadCommandLineException Missing(string verb, string what, string hint) => new("missing_word", $"{what} is missing", $"{Name} {verb}", hint);
}
