using System.CommandLine;
using Corridor.Data;
using Corridor.Experiments.Comparing;
using Corridor.Model;
using Corridor.Simulation;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>`corridor compare A B`: two scenarios beside each other, what differs in their inputs, and which processes carry the difference.</summary>
internal sealed class CompareVerb
{
    private const string Name = "corridor compare";
    private readonly Argument<string> _a = Inputs.Word("A", "Id or path of the first scenario, or the first digits of a stored run");
    private readonly Argument<string> _b = Inputs.Word("B", "The second scenario or run");
    private readonly Option<string?> _by = Inputs.Choice("--by", "year: every year [default: the years of the headline and the last]", "year");
    private readonly Option<string?> _nation = Inputs.Text("--nation", "CODE", "One nation alone [default: all]");
    private readonly Option<string?> _of = Inputs.Choice("--of", "Whose difference is divided among processes: citizens abroad or in Russia [default: abroad]", "abroad", "russia");
    private readonly Option<Month?> _until = Inputs.Month("--until", "Last month [default: the earlier of both]");
    private readonly Option<long?> _threads = Inputs.Whole("--threads", "Threads; the result does not depend on them [default: all processors]", 1, 1024);
    private readonly Option<long?> _seed = Inputs.Whole("--seed", "With --members: seed of the members of both [default: that of the scenarios]", 0, long.MaxValue);
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly EnsembleRuns _ensembles;
    private readonly Option<string?> _data = Inputs.Text("--data", "DIR", "The data folder [default: the project's]");
    private readonly Option<string?> _scenarios = Inputs.Text("--scenarios", "DIR", "The folder of scenarios [default: beside the data folder]");
    private readonly Option<bool> _json;
    private readonly Rooms _rooms;
    private readonly Screen _screen;

    private CompareVerb(Rooms rooms, Screen screen, Option<bool> json)
    {
        _rooms = rooms;
        _screen = screen;
        _json = json;
        _ensembles = new EnsembleRuns(rooms, screen, "none");
    }

    public static Verb Of(Rooms rooms, Screen screen, Option<bool> json)
    {
        CompareVerb compare = new(rooms, screen, json);
        return new Verb(
            "compare",
            "Two scenarios beside each other: difference, ratio and percent of the headline and more, the inputs that differ, and the processes that carry the difference of a stock. Without --members each is one path at the parameters of the data, computed anew and not stored. With --members differences are taken member by member, with the same draws and paths in both; members are kept in the store as `corridor run --members` keeps them.",
            [$"{Name} base turkey-closes", $"{Name} base uzbekistan-union --by year --nation UZB --json", $"{Name} base rouble-falls --members 200 --nation TJK"],
            compare.Work)
            .With([compare._a, compare._b, compare._by, compare._nation, compare._of, compare._until, compare._seed, .. compare._ensembles.Options, compare._threads, compare._store, compare._data, compare._scenarios]);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        int members = _ensembles.Members(parsed, verb: Name);
        if (members == 0 && parsed.GetValue(_seed) is not null)
        {
            throw new BadCommandLineException("missing_word", "--seed without --members", Name, "add --members 200: without members nothing is random");
        }

        string? data = parsed.GetValue(_data);
        string store = StoreOption.Path(parsed, _store);
        DataFolder folder = DataFolder.Find(data);
        ModelSystem system = new ModelData().System(folder);
        ScenarioFolder scenarios = ScenarioFolder.Of(folder, parsed.GetValue(_scenarios));
        ComparedSide a = ComparedSide.Of(parsed.GetValue(_a)!, scenarios, system, _rooms.Runner, store, data);
        ComparedSide b = ComparedSide.Of(parsed.GetValue(_b)!, scenarios, system, _rooms.Runner, store, data);
        foreach (string warning in (a.Scenario?.Warnings ?? []).Concat(b.Scenario?.Warnings ?? []).Distinct(StringComparer.Ordinal))
        {
            _screen.Error.WriteLine($"warning: {warning}");
        }

        Month until = Until(parsed, a, b);
        string? nation = CodeWord.Known(parsed, _nation, [.. system.Gazetteer.Nations], Name);
        IReadOnlyList<string> nations = nation is null ? system.Gazetteer.Nations : [nation];
        ComparedRequest request = new(members, _ensembles.Asked(parsed), until, parsed.GetValue(_seed) ?? (a.Stored ?? b.Stored)?.Inputs.Seed, (int)(parsed.GetValue(_threads) ?? Environment.ProcessorCount), store, data);
        Compared compared = Between(a, b, request, nations, system, parsed, cancellation);
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, compared.Document());
        }
        else
        {
            compared.Print(_screen);
        }

        return ExitCode.Done;
    }

    private Compared Between(ComparedSide a, ComparedSide b, ComparedRequest request, IReadOnlyList<string> nations, ModelSystem system, ParseResult parsed, CancellationToken cancellation)
    {
        IEnumerable<int> asked = parsed.GetValue(_by) is null ? Indicators.HeadlineYears.Append(request.Until.Year).Distinct().Order() : Enumerable.Range(Scenario.Start.Year, request.Until.Year - Scenario.Start.Year + 1);
        int[] years = [.. asked.Where(year => new Month(year, 12) <= request.Until)];
        ComparedRuns runs = new(_rooms, _screen, _ensembles, request);
        runs.RequireAlike(a, b);
        (SideMembers A, SideMembers B)? members = request.Members > 0 ? runs.Members(a, b, cancellation) : null;
        return Compared.Between(
            (a.Id, members?.A.Central ?? runs.Series(a, cancellation)),
            (b.Id, members?.B.Central ?? runs.Series(b, cancellation)),
            request.Until,
            nations,
            years,
            system.Destinations,
            parsed.GetValue(_of) == Decomposition.InRussia.Name ? Decomposition.InRussia : Decomposition.Abroad,
            a.System is null || b.System is null
                ? null
                : [.. Comparison.ChangedInputs(a.System, b.System, request.Until).Where(one => one.Nation.Length == 0 || nations.Contains(one.Nation)).Select(ChangedInput.Of)],
            members is { } both ? ComparedMembers.Between(both.A, both.B, nations, years, _ensembles.WithDiscrepancy(parsed)) : null);
    }

    private Month Until(ParseResult parsed, ComparedSide a, ComparedSide b)
    {
        Month until = parsed.GetValue(_until) ?? (a.Until < b.Until ? a.Until : b.Until);
        foreach (RunInputs run in new[] { a, b }.Select(side => side.Stored?.Inputs).OfType<RunInputs>().Where(run => run.Until < until))
        {
            throw new BadCommandLineException("bad_value", $"the run {run.Digest[..8]} ends in {run.Until}", $"{Name} --until", $"choose a month up to {run.Until}, or name the scenario {run.Scenario}");
        }

        return until >= Scenario.Start && until <= Scenario.Latest
            ? until
            : throw new BadCommandLineException("bad_value", $"{until} is outside the horizon", $"{Name} --until", $"choose a month from {Scenario.Start} to {Scenario.Latest}");
    }
}
