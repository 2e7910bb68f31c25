using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Experiments.Ensembles;
using Corridor.Experiments.Stressing;
using Corridor.Model;

namespace Corridor.Cli;

/// <summary>`corridor stress`: every nation under shocks, or under single policy changes.</summary>
internal sealed class StressVerb
{
    private const string Name = "corridor stress";
    private readonly Option<string?> _nation = Inputs.Text("--nation", "CODE", "One nation alone [default: all]");
    private readonly Option<bool> _levers = Inputs.Switch("--levers", "Single policy changes in place of shocks: which lowers the dependence on Russia most per 100,000 persons moved");
    private readonly Option<long?> _members = Inputs.Whole("--members", "Members beside the central runs, each with a draw of the parameters and paths of the drivers: what a shock does then has a band [default: none]", 2, 100_000);
    private readonly Option<long?> _seed = Inputs.Whole("--seed", "With --members: seed of random numbers [default: 1]", 0, long.MaxValue);
    private readonly Option<long?> _threads = Inputs.Whole("--threads", "Threads; the result does not depend on them [default: all processors]", 1, 1024);
    private readonly Option<string?> _data = Inputs.Text("--data", "DIR", "The data folder [default: the project's]");
    private readonly Option<bool> _json;
    private readonly Rooms _rooms;
    private readonly Screen _screen;

    private StressVerb(Rooms rooms, Screen screen, Option<bool> json)
    {
        _rooms = rooms;
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Rooms rooms, Screen screen, Option<bool> json)
    {
        StressVerb stress = new(rooms, screen, json);
        return new Verb(
            "stress",
            "What shocks do to each nation: a sudden stop, the rouble, expulsions, the closing of each destination. Remittances over GDP, unemployment at home, months to recover, share rerouted. Shocks and levers are defined in data/stress.yaml.",
            [$"{Name} --nation TJK", $"{Name} --nation TJK --members 100", $"{Name} --levers --json"],
            stress.Work)
            .With(stress._nation, stress._levers, stress._members, stress._seed, stress._threads, stress._data);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        Faults faults = new();
        ModelData data = new();
        StressPlan plan = StressPlan.Load(folder, data.System(folder), faults);
        faults.ThrowIfAny();
        string? nation = CodeWord.Known(parsed, _nation, [.. plan.Base.Gazetteer.Nations], Name);
        IReadOnlyList<string> nations = nation is null ? plan.Base.Gazetteer.Nations : [nation];
        int threads = (int)(parsed.GetValue(_threads) ?? Environment.ProcessorCount);
        bool levers = parsed.GetValue(_levers);
        bool json = parsed.GetValue(_json);
        int runs = nations.Sum(one => 1 + (levers ? plan.Levers.Count : plan.Shocks.Count(shock => shock.Place != one)));
        MemberTrial? trial = Trial(parsed, data, folder, threads);
        T Shown<T>(string what, int count, Func<Action<int>, T> work) => MonthsProgress.Show(_screen, what, count, _rooms.Clock, work, "runs");
        if (levers)
        {
            IReadOnlyList<LeverEffect> rows = Shown("levers", runs, progress => LeverTest.Of(plan, nations, threads, progress, cancellation));
            IReadOnlyList<LeverBands>? bands = trial is null ? null : Shown("members", runs * trial.Members, progress => LeverBands.Of(plan, nations, trial, progress, cancellation));
            new LeverReport(_screen, plan, trial).Write(rows, bands, json);
        }
        else
        {
            IReadOnlyList<ShockEffect> rows = Shown("shocks", runs, progress => StressTest.Of(plan, nations, threads, progress, cancellation));
            IReadOnlyList<ShockBands>? bands = trial is null ? null : Shown("members", runs * trial.Members, progress => ShockBands.Of(plan, nations, trial, progress, cancellation));
            new ShockReport(_screen, plan, trial).Write(rows, bands, json);
        }

        return ExitCode.Done;
    }

    private MemberTrial? Trial(ParseResult parsed, ModelData data, DataFolder folder, int threads)
    {
        if (parsed.GetValue(_members) is not { } members)
        {
            return parsed.GetValue(_seed) is null ? null : throw new BadCommandLineException("missing_word", $"{_seed.Name} without {_members.Name}", Name, $"add {_members.Name} 100");
        }

        EnsembleData ensembles = data.Ensembles(folder);
        return new MemberTrial(ensembles.Sources((ulong)(parsed.GetValue(_seed) ?? 1), ensembles.Plan.Drivers, fixedParameters: false), (int)members, threads);
    }
}
