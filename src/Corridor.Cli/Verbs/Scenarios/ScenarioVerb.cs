using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Experiments.Comparing;
using Corridor.Model;
using Corridor.Model.Scenarios;
using Corridor.Simulation;

namespace Corridor.Cli;

/// <summary>`corridor scenario`: the scenario files, what they ask, what they change, and what their runs answer.</summary>
internal sealed class ScenarioVerb
{
    private const string Name = "corridor scenario";
    private const string Base = "base";
    private readonly Argument<string> _id = Inputs.Word("SCENARIO", "Id or path of the scenario");
    private readonly Argument<string?> _one = new("SCENARIO") { Description = "Id or path of one scenario; it and those it is built on are read [default: all of the folder]", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string> _new = Inputs.Word("ID", "Id of the scenario; the file is named after it");
    private readonly Option<string?> _on = Inputs.Text("--base", "ID", "The scenario it is built on [default: base]");
    private readonly Option<string?> _language = Inputs.Choice("--lang", "Language of labels, questions and answers [default: en]", "en", "ru");
    private readonly Option<bool> _noRun = Inputs.Switch("--no-run", "Without the answer, which takes a run of the base and one of the scenario");
    private readonly Option<string?> _data = Inputs.Text("--data", "DIR", "The data folder [default: the project's]");
    private readonly Option<string?> _scenarios = Inputs.Text("--scenarios", "DIR", "The folder of scenarios [default: beside the data folder]");
    private readonly Option<bool> _json;
    private readonly Rooms _rooms;
    private readonly Screen _screen;

    private ScenarioVerb(Rooms rooms, Screen screen, Option<bool> json)
    {
        _rooms = rooms;
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Rooms rooms, Screen screen, Option<bool> json)
    {
        ScenarioVerb verb = new(rooms, screen, json);
        return new Verb(
            "scenario",
            "Scenario files: the questions they ask, what they change, and what their runs answer.",
            [$"{Name} list", $"{Name} show turkey-closes", $"{Name} check"],
            new Verb("list", "The scenarios of the folder with their questions.", [$"{Name} list --lang ru", $"{Name} list --json"], verb.List).With(verb._language, verb._data, verb._scenarios),
            new Verb("show", "One scenario: question, sources, changes, the inputs before and after, and an answer in two lines that is written from its run.", [$"{Name} show turkey-closes", $"{Name} show turkey-closes --lang ru", $"{Name} show rouble-falls --no-run --json"], verb.Show).With(verb._id, verb._noRun, verb._language, verb._data, verb._scenarios),
            new Verb("answers", "The answers of all scenarios, each written from its run beside that of the base.", [$"{Name} answers", $"{Name} answers --json"], verb.Answers).With(verb._language, verb._data, verb._scenarios),
            new Verb("check", "Read all scenarios, or one, and list every fault with file, line, column and what is expected; nothing is run.", [$"{Name} check", $"{Name} check my-question.yaml", $"{Name} check --scenarios my-scenarios --json"], verb.Check).With(verb._one, verb._data, verb._scenarios),
            new Verb("new", "Write a file for a new scenario, with an example of each kind of change in its comments.", [$"{Name} new my-question --base turkey-closes"], verb.New).With(verb._new, verb._on, verb._data, verb._scenarios));
    }

    private DataFolder Data(ParseResult parsed) => DataFolder.Find(parsed.GetValue(_data));

    private ScenarioFolder Folder(ParseResult parsed) => ScenarioFolder.Of(Data(parsed), parsed.GetValue(_scenarios));

    private int List(ParseResult parsed, CancellationToken cancellation)
    {
        ScenarioFolder folder = Folder(parsed);
        Faults faults = new();
        Scenario[] all = [.. folder.Ids.Select(id => Scenario.Load(folder.PathOf(id), faults))];
        faults.ThrowIfAny();
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { Scenarios = all.Select(Row) });
            return ExitCode.Done;
        }

        Printed(parsed).List(all);
        return ExitCode.Done;
    }

    private int Show(ParseResult parsed, CancellationToken cancellation)
    {
        ModelSystem system = new ModelData().System(Data(parsed));
        (Scenario scenario, ModelSystem under) = ScenarioFolder.Read(Folder(parsed).PathOf(parsed.GetValue(_id)!), system);
        ChangedInput[] changed = [.. InputDifferences.Between(system, under, scenario.Until).Select(ChangedInput.Of)];
        ScenarioAnswer? answer = parsed.GetValue(_noRun) ? null : Answer(scenario, under, system, Run(Base, system, scenario.Until, cancellation), cancellation);
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { Scenario = Row(scenario), scenario.Warnings, ChangedInputs = changed, Answer = answer });
            return ExitCode.Done;
        }

        Printed(parsed).Whole(scenario, answer);
        ChangedInput.Write(changed, _screen);
        return ExitCode.Done;
    }

    private int Answers(ParseResult parsed, CancellationToken cancellation)
    {
        ModelSystem system = new ModelData().System(Data(parsed));
        ScenarioFolder folder = Folder(parsed);
        (Scenario Scenario, ModelSystem System)[] all = [.. folder.Ids.Where(id => id != Base).Select(id => ScenarioFolder.Read(folder.PathOf(id), system))];
        SeriesTable of = Run(Base, system, all.Select(one => one.Scenario.Until).DefaultIfEmpty(Scenario.Default).Max(), cancellation);
        (Scenario Scenario, ScenarioAnswer Answer)[] answers = [.. all.Select(one => (one.Scenario, Answer(one.Scenario, one.System, system, of, cancellation)))];
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { Answers = answers.Select(one => new { Scenario = one.Scenario.Id, one.Scenario.Question, one.Scenario.Limits, one.Answer.People, one.Answer.Money }) });
            return ExitCode.Done;
        }

        foreach ((Scenario scenario, ScenarioAnswer answer) in answers)
        {
            Printed(parsed).Answer(scenario, answer);
            _screen.Out.WriteLine();
        }

        return ExitCode.Done;
    }

    private int Check(ParseResult parsed, CancellationToken cancellation)
    {
        ScenarioFolder folder = Folder(parsed);
        string[] paths = parsed.GetValue(_one) is { } one ? [folder.PathOf(one)] : [.. folder.Ids.Select(folder.PathOf)];
        ModelData data = new();
        ModelSystem system = data.System(Data(parsed));
        EvidenceBase evidence = data.Evidence(Data(parsed));
        Faults faults = new();
        List<string> warnings = [];
        foreach (string path in paths)
        {
            Scenario scenario = Scenario.Load(path, faults);
            system.Under(scenario, faults);
            scenario.CheckFigures(figure => evidence.Find(figure) is not null, faults);
            warnings.AddRange(scenario.Warnings);
        }

        IReadOnlyList<Fault> found = ScenarioFolder.Seen(paths is [var file] ? new DataFolder(Path.GetDirectoryName(Path.GetFullPath(file))!) : folder.Folder, faults);
        string[] said = [.. warnings.Distinct(StringComparer.Ordinal)];
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { Scenarios = paths.Length, Faults = found.Select(FaultRow.Of), Warnings = said });
        }
        else
        {
            ErrorReport.WriteFaults(_screen.Out, found);
            foreach (string warning in said)
            {
                _screen.Error.WriteLine($"warning: {warning}");
            }

            _screen.Error.WriteLine(found.Count == 0 ? string.Create(CultureInfo.InvariantCulture, $"{paths.Length} {(paths.Length == 1 ? "scenario" : "scenarios")}, no faults") : string.Create(CultureInfo.InvariantCulture, $"error: {found.Count} {(found.Count == 1 ? "fault" : "faults")}"));
        }

        return found.Count == 0 ? ExitCode.Done : ExitCode.BadInput;
    }

    private int New(ParseResult parsed, CancellationToken cancellation)
    {
        ScenarioFolder folder = Folder(parsed);
        string id = parsed.GetValue(_new)!;
        if (id.Length == 0 || !id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            throw new BadCommandLineException("bad_value", $"'{id}' is no id of a scenario", $"{Name} new", "write small letters, digits and hyphens, such as turkey-closes");
        }

        string on = parsed.GetValue(_on) ?? Base;
        if (on != Base)
        {
            folder.PathOf(on);
        }

        string path = folder.Folder.PathOf(id + ScenarioFolder.Ending);
        if (File.Exists(path))
        {
            throw new BadCommandLineException("exists", $"{path} is there already", $"{Name} new", "choose another id");
        }

        Directory.CreateDirectory(folder.Folder.Root);
        File.WriteAllText(path, ScenarioTemplate.Of(id, on));
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { Scenario = id, File = path });
        }
        else
        {
            _screen.Out.WriteLine($"written: {path}");
        }

        return ExitCode.Done;
    }

    private ScenarioPrint Printed(ParseResult parsed) => new(_screen, parsed.GetValue(_language) ?? "en");

    private ScenarioAnswer Answer(Scenario scenario, ModelSystem under, ModelSystem system, SeriesTable of, CancellationToken cancellation)
    {
        int first = scenario.Changes.Select(change => (change.From ?? Scenario.Start).Year).DefaultIfEmpty(Scenario.Start.Year).Min();
        return ScenarioAnswer.Of(of, Run(scenario.Id, under, scenario.Until, cancellation), system.Gazetteer, first);
    }

    private SeriesTable Run(string id, ModelSystem system, Month until, CancellationToken cancellation) => MonthsProgress.Show(
        _screen,
        $"{id} {Scenario.Start} to {until}",
        until - Scenario.Start + 1,
        _rooms.Clock,
        progress => Comparison.Run(system, until, Environment.ProcessorCount, progress, cancellation));

    private static object Row(Scenario one) => new
    {
        one.Id,
        one.Label,
        one.Question,
        one.Limits,
        one.Sources,
        one.Base,
        Until = one.Until.ToString(),
        one.Seed,
        one.Members,
        Changes = one.Own.Select(change => new { Kind = change.GetType().Name.Replace("Change", string.Empty, StringComparison.Ordinal).Replace("Edit", string.Empty, StringComparison.Ordinal).ToLowerInvariant(), From = change.From?.ToString(), change.Why }),
    };
}
