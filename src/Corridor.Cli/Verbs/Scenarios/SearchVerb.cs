using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Experiments.Ensembles;
using Corridor.Experiments.Searching;
using Corridor.Experiments.Stressing;
using Corridor.Model;

namespace Corridor.Cli;

/// <summary>`corridor search GOAL --levers ...`: the smallest change that reaches a goal.</summary>
internal sealed class SearchVerb
{
    private const string Name = "corridor search";
    private const string Root = "base";
    private const double DefaultChance = 0.8;
    private readonly Argument<string> _goal = Inputs.Word("GOAL", "What is to be reached, in quotes: \"russia_share_of_stock<0.5 by 2032 for UZB\"");
    private readonly Option<string?> _levers = Inputs.Text("--levers", "A,B=TO,C=FROM..TO", "Levers with bounds: those of stress.yaml (times as written there, 0..1 where no bound is given), programme:UZB.DEU=50000 (places a year), jobs:UZB=5, wage:KAZ=20, exchange_rate:RUB=-30, driver:paper_cost:all.TUR=-50 (percent)");
    private readonly Option<string?> _base = Inputs.Text("--base", "SCENARIO", "Id or path of the scenario that levers are added to [default: base]");
    private readonly Option<Month?> _from = Inputs.Month("--from", "First month of levers that are not of stress.yaml [default: that of its shocks]");
    private readonly Option<long?> _over = Inputs.Whole("--reached-over", "Months over which such levers grow to their size [default: 0]", 0, 600);
    private readonly Option<double?> _chance = Inputs.Number("--chance", "SHARE", "With --members: share of the members that are to reach the goal [default: 0.8]", 0.01, 1);
    private readonly Option<long?> _seed = Inputs.Whole("--seed", "With --members: seed of the members [default: that of the scenario]", 0, long.MaxValue);
    private readonly Option<string?> _into = Inputs.Text("-o", "FILE", "Write the change that was found as a scenario file");
    private readonly Option<long?> _threads = Inputs.Whole("--threads", "Threads; the result does not depend on them [default: all processors]", 1, 1024);
    private readonly Option<string?> _data = Inputs.Text("--data", "DIR", "The data folder [default: the project's]");
    private readonly Option<string?> _scenarios = Inputs.Text("--scenarios", "DIR", "The folder of scenarios [default: beside the data folder]");
    private readonly EnsembleRuns _ensembles;
    private readonly Option<bool> _json;
    private readonly Rooms _rooms;
    private readonly Screen _screen;

    private SearchVerb(Rooms rooms, Screen screen, Option<bool> json)
    {
        _rooms = rooms;
        _screen = screen;
        _json = json;
        _ensembles = new EnsembleRuns(rooms, screen, "none");
    }

    public static Verb Of(Rooms rooms, Screen screen, Option<bool> json)
    {
        SearchVerb search = new(rooms, screen, json);
        return new Verb(
            "search",
            "The smallest change that reaches a goal in a year, over chosen levers within bounds: what size, what it does, or by how much it falls short (exit code 3). With --members the goal is to be reached in a share of the futures.",
            [$"{Name} \"unemployment_percent<6 by 2030 for TJK\" --levers jobs:TJK=10", $"{Name} \"remittances_gdp_percent<30 by 2029 for TJK\" --levers exchange_rate:RUB=-50,wage:TJK=50 --members 50 --chance 0.8 -o my-change.yaml"],
            search.Work)
            .With([search._goal, search._levers, search._base, search._from, search._over, .. search._ensembles.Options, search._chance, search._seed, search._into, search._threads, search._data, search._scenarios]);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        int members = _ensembles.Members(parsed, verb: Name);
        string? lonely = members > 0 ? null : parsed.GetValue(_chance) is not null ? _chance.Name : parsed.GetValue(_seed) is not null ? _seed.Name : null;
        if (lonely is not null)
        {
            throw new BadCommandLineException("missing_word", $"{lonely} without --members", Name, "add --members 100");
        }

        string words = parsed.GetValue(_levers) ?? throw new BadCommandLineException("missing_word", "--levers is missing", Name, "say what may change: --levers gulf,jobs:UZB=5");
        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        ModelData data = new();
        ModelSystem system = data.System(folder);
        (Scenario scenario, ModelSystem under) = Base(parsed, folder, system);
        SearchGoal goal = SearchWords.Goal(parsed.GetValue(_goal)!, system.Gazetteer.Nations);
        Month until = new(goal.Year, 12);
        Faults faults = new();
        StressPlan plan = StressPlan.Load(folder, system, faults);
        faults.ThrowIfAny();
        Month from = parsed.GetValue(_from) ?? plan.Begins;
        if (from > until)
        {
            throw new BadCommandLineException("bad_value", $"levers begin in {from}, after {goal.Year.ToString(CultureInfo.InvariantCulture)}", $"{Name} --from", "choose a later year, or an earlier first month with --from");
        }

        IReadOnlyList<SearchLever> levers = SearchWords.Levers(words, plan, under, (from, (int)(parsed.GetValue(_over) ?? 0)), until);
        string? file = File(parsed, scenario);
        SearchMembers? asked = members > 0 ? Asked(parsed, data.Ensembles(folder), scenario, members) : null;
        int runs = Bound(levers.Count) * Math.Max(1, members);
        SearchAnswer answer = MonthsProgress.Show(
            _screen,
            "search",
            runs,
            _rooms.Clock,
            progress => SmallestChange.Of(new SearchTrials(under, goal, levers, asked, (int)(parsed.GetValue(_threads) ?? Environment.ProcessorCount), progress, cancellation)),
            "runs at most");
        IReadOnlyList<string> changes = answer.Found is { } found ? [.. levers.SelectMany((lever, i) => lever.Changes(found.Steps[i]))] : [];
        string? written = file is not null && answer.Found is not null ? Write(file, goal, scenario, until, changes, system) : null;
        SearchReport report = new(goal, levers, answer, changes, asked?.Chance, asked is null ? null : Contents(asked, goal), written);
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, report.Document());
        }
        else
        {
            report.Print(_screen);
        }

        return answer.Found is null ? ExitCode.CheckDidNotHold : ExitCode.Done;
    }

    private (Scenario Scenario, ModelSystem System) Base(ParseResult parsed, DataFolder folder, ModelSystem system)
    {
        ScenarioFolder scenarios = ScenarioFolder.Of(folder, parsed.GetValue(_scenarios));
        return ScenarioFolder.Read(scenarios.PathOf(parsed.GetValue(_base) ?? Root), system);
    }

    private SearchMembers Asked(ParseResult parsed, EnsembleData ensembles, Scenario scenario, int members)
    {
        EnsembleRequest request = _ensembles.Asked(parsed);
        MemberSources sources = ensembles.Sources((ulong)(parsed.GetValue(_seed) ?? scenario.Seed), request.In(ensembles.Plan), request.FixedParameters);
        return new SearchMembers(sources, members, parsed.GetValue(_chance) ?? DefaultChance, _ensembles.WithDiscrepancy(parsed) ? ensembles.Discrepancy : null);
    }

    private static EnsembleContents Contents(SearchMembers asked, SearchGoal goal) =>
        new(asked.Sources.Drivers, [goal.Nation], [.. asked.Sources.Posterior.Keys.Where(nation => nation == goal.Nation)], asked.Discrepancy is not null);

    /// <summary>Sizes that a search tries, about, for the progress.</summary>
    private static int Bound(int levers) => levers == 1 ? 16 : 30 + (20 * levers) + (8 * levers * (levers - 1));

    /// <summary>Where the change goes: a new file that is named as a scenario, in a folder that has the scenario it is built on.</summary>
    private string? File(ParseResult parsed, Scenario scenario)
    {
        if (parsed.GetValue(_into) is not { } path)
        {
            return null;
        }

        string id = Path.GetFileNameWithoutExtension(path);
        if (id.Length == 0 || Path.GetExtension(path) != ScenarioFolder.Ending || !id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            throw new BadCommandLineException("bad_value", $"'{path}' is no name of a scenario file", $"{Name} -o", "write small letters, digits and hyphens, such as my-change.yaml");
        }

        if (System.IO.File.Exists(path))
        {
            throw new BadInputException(path, null, null, "there is a file of this name already", "choose another name with -o");
        }

        string beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, scenario.Id + ScenarioFolder.Ending);
        return scenario.Id == Root || System.IO.File.Exists(beside)
            ? path
            : throw new BadInputException(path, null, null, $"the folder does not have the scenario '{scenario.Id}' that the change is added to", $"write it beside {scenario.Id}{ScenarioFolder.Ending}");
    }

    private static string Write(string path, SearchGoal goal, Scenario scenario, Month until, IReadOnlyList<string> changes, ModelSystem system)
    {
        string text = $"""
            id: {Path.GetFileNameWithoutExtension(path)}
            label: {"{"}en: "Smallest change: {goal}", ru: "Наименьшее изменение: {goal}"{"}"}
            sources: ["judgement: sizes found by corridor search"]
            base: {scenario.Id}
            changes:{(changes.Count > 0 ? string.Concat(changes.Select(change => $"\n  - {change}")) : " []")}
            run: {"{"}until: {(until > scenario.Until ? until : scenario.Until)}, seed: {scenario.Seed.ToString(CultureInfo.InvariantCulture)}{"}"}

            """.ReplaceLineEndings("\n");
        System.IO.File.WriteAllText(path, text);
        ScenarioFolder.Read(path, system);
        return path;
    }
}
