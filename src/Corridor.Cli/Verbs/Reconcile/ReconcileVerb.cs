using System.CommandLine;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference;
using Corridor.Inference.Calibration;
using Corridor.Inference.Displaced;
using Corridor.Inference.Reconciling;
using Corridor.Model;

namespace Corridor.Cli;

/// <summary>`corridor reconcile`: the figures that bear on one question, what each counts, and the one estimate that they imply.</summary>
internal sealed class ReconcileVerb
{
    private const string Name = "corridor reconcile";
    private const string Everywhere = "all";

    private readonly Argument<string> _nation = Inputs.Word("NATION", "Whose people: a code (TJK) or a name");
    private readonly Argument<string> _place = Inputs.Word("PLACE", "Where: a code (RUS) or a name; 'all' for everywhere abroad");
    private readonly Option<DateOnly?> _at = Inputs.Day("--at", "The date of the question (2022, 2022-12 or 2022-12-31); a year or a month means its last day", last: true);
    private readonly Option<string?> _measure = Inputs.Text("--measure", "ID", "The measure whose question is asked [default: migrant_stock]; money is answered recorded and true");
    private readonly Option<bool> _all = Inputs.Switch("--all", "Gather figures of every measure that the model has a quantity for, not only those compared or confused with the one asked");
    private readonly Option<long?> _months = Inputs.Whole("--months", "How far from the date a figure may lie, in months [default: 30]", 0, 600);
    private readonly Option<long?> _draws = Inputs.Whole("--draws", "Draws of the posterior that are run [default: 80]", 20, 1000);
    private readonly Option<bool> _uncalibrated = Inputs.Switch("--uncalibrated", "Set the figures beside the newest run of the base scenario, without the posterior");
    private readonly Option<string?> _file = Inputs.Text("-o", "FILE.svg", "Also draw the figures as a dot plot");
    private readonly Option<string?> _language = Inputs.Choice("--lang", "Language of the sentences [default: en]", "en", "ru");
    private readonly Option<string?> _store = StoreOption.Create();
    private readonly Option<string?> _data = EvidenceVerb.DataOption();
    private readonly Option<bool> _json;
    private readonly Rooms _rooms;
    private readonly Screen _screen;

    private ReconcileVerb(Rooms rooms, Screen screen, Option<bool> json)
    {
        _rooms = rooms;
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Rooms rooms, Screen screen, Option<bool> json)
    {
        ReconcileVerb reconcile = new(rooms, screen, json);
        return new Verb(
            "reconcile",
            "Turn the published figures that bear on one question into one estimate with an interval: the posterior of the model's quantity, the bias of each publisher, and what each figure counts. Displaced people (such as Russians who stayed) are answered by their fitted waves. What the model does not hold is pooled from the figures alone.",
            [$"{Name} TJK RUS --at 2022-12", $"{Name} UZB RUS --at 2022 --measure remittances_received", $"{Name} RUS KAZ --at 2022-12 --measure relocants_stayed", $"{Name} KGZ RUS --at 2023 --measure citizenship_grants --json"],
            reconcile.Work)
            .With(reconcile._nation, reconcile._place, reconcile._at, reconcile._measure, reconcile._all, reconcile._months, reconcile._draws, reconcile._uncalibrated, reconcile._file, reconcile._language, reconcile._store, reconcile._data);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_at) is not { } at)
        {
            throw new BadCommandLineException("missing_word", "--at is missing", Name, $"for example: {Name} TJK RUS --at 2022-12");
        }

        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        ModelData read = new();
        EvidenceBase evidence = read.Evidence(folder);
        string place = parsed.GetValue(_place)!;
        ReconcileQuestion question = new(
            CodeWord.Meant(parsed.GetValue(_nation)!, "nation", evidence.Names, Name),
            place == Everywhere ? string.Empty : CodeWord.Meant(place, "place", evidence.Names, Name),
            at,
            evidence.Measures.Find(CodeWord.Known(parsed, _measure, evidence.Measures.Ids, Name) ?? "migrant_stock")!,
            parsed.GetValue(_all) ? evidence.Measures.All.Where(one => one.HasOperator).Select(one => one.Id).ToHashSet(StringComparer.Ordinal) : null,
            (int)(parsed.GetValue(_months) ?? 30));
        Faults faults = new();
        IReadOnlyDictionary<string, string> leftOut = LeftOut.Load(folder, evidence, faults);
        faults.ThrowIfAny();
        ReconcileAnswer answer = Answered(parsed, folder, read.System(folder), evidence, leftOut, question, cancellation);
        string? file = parsed.GetValue(_file);
        if (file is not null)
        {
            File.WriteAllText(file, answer.Drawing(evidence));
        }

        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, answer.Document(file));
        }
        else
        {
            answer.Print(_screen, evidence, parsed.GetValue(_language) ?? "en");
            if (file is not null)
            {
                _screen.Error.WriteLine($"drawing    {file}");
            }
        }

        return ExitCode.Done;
    }

    private ReconcileAnswer Answered(ParseResult parsed, DataFolder folder, ModelSystem system, EvidenceBase evidence, IReadOnlyDictionary<string, string> leftOut, ReconcileQuestion question, CancellationToken cancellation)
    {
        if (!parsed.GetValue(_uncalibrated) && Displaced(folder, system, evidence, question) is { } displaced)
        {
            return new DisplacedAnswer(displaced);
        }

        string[] nations = [.. system.Gazetteer.Nations];
        bool inside = nations.Contains(question.Nation, StringComparer.Ordinal);
        bool posterior = folder.Files(PosteriorDraws.Folder, ".csv").Contains(PosteriorDraws.FileOf(question.Nation));
        string why = parsed.GetValue(_uncalibrated) ? string.Empty
            : inside ? $"there is no posterior of {question.Nation}: corridor calibrate" : string.Empty;
        if (!parsed.GetValue(_uncalibrated) && (!inside || posterior || !question.Measure.HasOperator || ObservationOperators.Find(question.Measure.Id) is null))
        {
            CalibrationData data = CalibrationData.Load(folder, system, evidence, Environment.ProcessorCount, cancellation);
            if (inside && posterior && Posterior(parsed, folder, data, evidence, leftOut, question, cancellation) is { } answer)
            {
                return new PosteriorAnswer(answer, data);
            }

            if (!inside || ObservationOperators.Find(question.Measure.Id) is null)
            {
                PooledReconciliation pooled = PooledReconciliation.Of(data, evidence, leftOut, question);
                return inside || pooled.Estimate is not null ? new PooledAnswer(pooled) : throw CodeWord.Unknown("nation", question.Nation, nations, Name);
            }

            why = $"the posterior's runs have no such quantity there (they end in {data.Plan.Until})";
        }

        BaseRun run = BaseRun.Of(_rooms, StoreOption.Path(parsed, _store), parsed.GetValue(_data), cancellation);
        if (!run.Series.Where("stock", question.Nation, question.Nation).Any())
        {
            throw CodeWord.Unknown("nation", question.Nation, [.. run.Series.Where("unemployment").Select(pair => pair.Key.Nation)], Name);
        }

        Reconciliation span = Reconciliation.Of(evidence, run.Series, leftOut, question.Nation, question.Place, question.At, question.Measure, question.Gathered, question.Months);
        return new SpanAnswer(span, run, why);
    }

    private static DisplacedReconciliation? Displaced(DataFolder folder, ModelSystem system, EvidenceBase evidence, ReconcileQuestion question)
    {
        Faults faults = new();
        DisplacedFigures figures = DisplacedFigures.Load(folder, system.Displaced, evidence, faults);
        faults.ThrowIfAny();
        return DisplacedReconciliation.Of(system.Displaced, figures, question);
    }

    private PosteriorReconciliation? Posterior(ParseResult parsed, DataFolder folder, CalibrationData data, EvidenceBase evidence, IReadOnlyDictionary<string, string> leftOut, ReconcileQuestion question, CancellationToken cancellation)
    {
        Faults faults = new();
        IReadOnlyDictionary<string, PosteriorDraws> read = PosteriorDraws.Load(folder, data.Plan, data.System.Parameters, faults);
        faults.ThrowIfAny();
        return PosteriorReconciliation.Of(
            data, evidence, leftOut, data.TargetOf(question.Nation), read[question.Nation].Thinned((int)(parsed.GetValue(_draws) ?? 80)), question, Environment.ProcessorCount, cancellation);
    }
}
