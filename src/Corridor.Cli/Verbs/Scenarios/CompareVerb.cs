using System.CommandLine;
using Corridor.Data;
using Corridor.Experiments.Comparing;
using Corridor.Model;
using Corridor.Simulation;

namespace Corridor.Cli;

/// <summary>`corridor compare A B`: two scenarios beside each other, what differs in their inputs, and which processes carry the difference.</summary>
internal sealed class CompareVerb
{
    private const string Name = "corridor compare";
    private readonly Argument<string> _a = Inputs.Word("A", "Id or path of the first scenario");
    private readonly Argument<string> _b = Inputs.Word("B", "Id or path of the second scenario");
    private readonly Option<string?> _by = Inputs.Choice("--by", "year: every year [default: the years of the headline]", "year");
    private readonly Option<string?> _nation = Inputs.Text("--nation", "CODE", "One nation alone [default: all]");
    private readonly Option<string?> _of = Inputs.Choice("--of", "Whose difference is divided among processes: citizens abroad or in Russia [default: abroad]", "abroad", "russia");
    private readonly Option<Month?> _until = Inputs.Month("--until", "Last month [default: the earlier of both scenarios]");
    private readonly Option<long?> _threads = Inputs.Whole("--threads", "Threads; the result does not depend on them [default: all processors]", 1, 1024);
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
    }

    public static Verb Of(Rooms rooms, Screen screen, Option<bool> json)
    {
        CompareVerb compare = new(rooms, screen, json);
        return new Verb(
            "compare",
            "Two scenarios beside each other: difference, ratio and percent of the headline and more, the inputs that differ, and the processes that carry the difference of a stock. Each is one path at the parameters of the data; it is computed anew and not stored.",
            [$"{Name} base turkey-closes", $"{Name} base uzbekistan-union --by year --nation UZB --json"],
            compare.Work)
            .With(compare._a, compare._b, compare._by, compare._nation, compare._of, compare._until, compare._threads, compare._data, compare._scenarios);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        ModelSystem system = new ModelData().System(folder);
        ScenarioFolder scenarios = ScenarioFolder.Of(folder, parsed.GetValue(_scenarios));
        (Scenario Scenario, ModelSystem System) a = ScenarioFolder.Read(scenarios.PathOf(parsed.GetValue(_a)!), system);
        (Scenario Scenario, ModelSystem System) b = ScenarioFolder.Read(scenarios.PathOf(parsed.GetValue(_b)!), system);
        foreach (string warning in a.Scenario.Warnings.Concat(b.Scenario.Warnings).Distinct(StringComparer.Ordinal))
        {
            _screen.Error.WriteLine($"warning: {warning}");
        }

        Month until = Until(parsed, a.Scenario, b.Scenario);
        string? nation = CodeWord.Known(parsed, _nation, [.. system.Gazetteer.Nations], Name);
        IReadOnlyList<string> nations = nation is null ? system.Gazetteer.Nations : [nation];
        int threads = (int)(parsed.GetValue(_threads) ?? Environment.ProcessorCount);
        SeriesTable Run(Scenario scenario, ModelSystem under) => MonthsProgress.Show(
            _screen, $"{scenario.Id} {Scenario.Start} to {until}", until - Scenario.Start + 1, _rooms.Clock, progress => Comparison.Run(under, until, threads, progress, cancellation));
        Compared compared = Compared.Between(
            (a.Scenario.Id, Run(a.Scenario, a.System)),
            (b.Scenario.Id, Run(b.Scenario, b.System)),
            until,
            nations,
            parsed.GetValue(_by) is null ? Indicators.HeadlineYears : [.. Enumerable.Range(Scenario.Start.Year, until.Year - Scenario.Start.Year + 1)],
            system.Destinations,
            parsed.GetValue(_of) == Decomposition.InRussia.Name ? Decomposition.InRussia : Decomposition.Abroad,
            [.. Comparison.ChangedInputs(a.System, b.System, until).Where(one => one.Nation.Length == 0 || nations.Contains(one.Nation)).Select(ChangedInput.Of)]);
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

    private Month Until(ParseResult parsed, Scenario a, Scenario b)
    {
        Month until = parsed.GetValue(_until) ?? (a.Until < b.Until ? a.Until : b.Until);
        return until >= Scenario.Start && until <= Scenario.Latest
            ? until
            : throw new BadCommandLineException("bad_value", $"{until} is outside the horizon", $"{Name} --until", $"choose a month from {Scenario.Start} to {Scenario.Latest}");
    }
}
