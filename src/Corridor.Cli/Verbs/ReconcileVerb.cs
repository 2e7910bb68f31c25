using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference;
using Corridor.Publishing.Drawing;
using Figure = Corridor.Evidence.Figure;

namespace Corridor.Cli;

/// <summary>`corridor reconcile`: the figures that bear on one question, what each counts, and the model's quantity beside it.</summary>
internal sealed class ReconcileVerb
{
    private const string Name = "corridor reconcile";

    private readonly Argument<string> _nation = Inputs.Word("NATION", "Whose people: a code (TJK) or a name");
    private readonly Argument<string> _place = Inputs.Word("PLACE", "Where: a code (RUS) or a name");
    private readonly Option<DateOnly?> _at = Inputs.Day("--at", "The date of the question (2022, 2022-12 or 2022-12-31); a year or a month means its last day", last: true);
    private readonly Option<string?> _measure = Inputs.Text("--measure", "ID", "The measure whose question is asked [default: migrant_stock]");
    private readonly Option<bool> _all = Inputs.Switch("--all", "Gather figures of every measure that the model has a quantity for, not only those compared or confused with the one asked");
    private readonly Option<long?> _months = Inputs.Whole("--months", "How far from the date a figure may lie, in months [default: 30]", 0, 600);
    private readonly Option<string?> _file = Inputs.Text("-o", "FILE.svg", "Also draw the figures as a dot plot");
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
            "Set the published figures that bear on one question beside the model: what each counts, the quantity of the model it is compared with, and figure / model. Uncalibrated: nothing has been fitted.",
            [$"{Name} TJK RUS --at 2022-12", $"{Name} TJK RUS --at 2022-12 --all -o tajiks-in-russia.svg", $"{Name} KGZ RUS --at 2023 --measure citizenship_grants --json"],
            reconcile.Work)
            .With(reconcile._nation, reconcile._place, reconcile._at, reconcile._measure, reconcile._all, reconcile._months, reconcile._file, reconcile._store, reconcile._data);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(_at) is not { } at)
        {
            throw new BadCommandLineException("missing_word", "--at is missing", Name, $"for example: {Name} TJK RUS --at 2022-12");
        }

        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        EvidenceBase evidence = EvidenceVerb.Load(parsed.GetValue(_data));
        string nation = CodeWord.Meant(parsed.GetValue(_nation)!, "nation", evidence.Names, Name);
        string place = CodeWord.Meant(parsed.GetValue(_place)!, "place", evidence.Names, Name);
        Measure measure = evidence.Measures.Find(CodeWord.Known(parsed, _measure, evidence.Measures.Ids, Name) ?? "migrant_stock")!;
        Faults faults = new();
        IReadOnlyDictionary<string, string> leftOut = LeftOut.Load(folder, evidence, faults);
        faults.ThrowIfAny();
        BaseRun run = BaseRun.Of(_rooms, StoreOption.Path(parsed, _store), parsed.GetValue(_data), cancellation);
        if (!run.Series.Where("stock", nation, nation).Any())
        {
            throw CodeWord.Unknown("nation", nation, [.. run.Series.Where("unemployment").Select(pair => pair.Key.Nation)], Name);
        }

        Reconciliation answer = Reconciliation.Of(
            evidence,
            run.Series,
            leftOut,
            nation,
            place,
            at,
            measure,
            parsed.GetValue(_all) ? evidence.Measures.All.Where(one => one.HasOperator).Select(one => one.Id).ToHashSet(StringComparer.Ordinal) : null,
            (int)(parsed.GetValue(_months) ?? 30));
        string? file = parsed.GetValue(_file);
        if (file is not null)
        {
            File.WriteAllText(file, Drawing(answer, evidence, run));
        }

        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, Document(answer, run, file));
        }
        else
        {
            Print(answer, evidence, run, file);
        }

        return ExitCode.Done;
    }

    private static object Document(Reconciliation answer, BaseRun run, string? file) => new
    {
        answer.Nation,
        answer.Place,
        At = Iso(answer.At),
        Measure = answer.Measure.Id,
        Calibrated = false,
        Run = run.Digest[..8],
        Estimate = new { answer.Estimate.P10, answer.Estimate.P50, answer.Estimate.P90, Unit = answer.Measure.Units[0], answer.Estimate.Basis },
        answer.ModelValue,
        Reconciliation.Note,
        File = file,
        Figures = answer.Figures.Select(one => new
        {
            one.Bearing.Figure.Id,
            ValueLow = one.Bearing.Figure.Low,
            ValueHigh = one.Bearing.Figure.High,
            one.Bearing.Figure.Unit,
            one.Bearing.Counts,
            Measure = one.Bearing.Measure.Id,
            one.Bearing.Measure.Operator,
            Quantity = one.Operator?.Quantity,
            Closeness = one.Operator?.Closeness.Word(),
            Remark = one.Operator?.Remark,
            one.ModelValue,
            WhyNoModelValue = one.WhyNoValue.Length > 0 ? one.WhyNoValue : null,
            one.Bias,
            one.BiasLow,
            one.BiasHigh,
            one.InEstimate,
            PeriodStart = one.Bearing.Figure.PeriodStart is { } start ? Iso(start) : null,
            PeriodEnd = one.Bearing.Figure.PeriodEnd is { } end ? Iso(end) : null,
            one.Bearing.Figure.Source,
            one.Bearing.Figure.Publisher,
            Flags = one.Bearing.Figure.Flags.List(),
        }),
    };

    private void Print(Reconciliation answer, EvidenceBase evidence, BaseRun run, string? file)
    {
        TextTable table = new([new("id", Right: false, Key: true), new("period", Right: false), new("figure"), new("model"), new("figure / model"), new("counts", Right: false), new("model's quantity", Right: false), new("remark", Right: false)]);
        foreach (ReconciledFigure one in answer.Figures)
        {
            Figure figure = one.Bearing.Figure;
            string[] remarks = [.. figure.Flags.List().Select(flag => flag.Replace('_', ' ')), one.WhyNoValue.Length > 0 ? one.WhyNoValue : one.Operator?.Remark ?? string.Empty];
            table.Add(
                one.InEstimate ? $"{figure.Id} *" : figure.Id,
                figure.PeriodText,
                FigureRow.Value(figure),
                one.ModelValue is { } value ? Numbers.Sized(value) : "-",
                one.Bias is { } bias ? Numbers.Text(bias, 2) : "-",
                figure.Population.Length > 0 ? $"{one.Bearing.Measure.Label.En}: {figure.Population}" : one.Bearing.Measure.Label.En,
                one.ModelValue is null ? one.Bearing.Measure.Operator : one.Operator!.Quantity,
                string.Join("; ", remarks.Where(remark => remark.Length > 0)));
        }

        table.Write(_screen);
        SpannedEstimate estimate = answer.Estimate;
        TextWriter writer = _screen.Out;
        writer.WriteLine();
        writer.WriteLine($"question   {answer.Measure.Label.En}: {evidence.Names.NameOf(answer.Nation)} in {evidence.Names.NameOf(answer.Place)}, {Iso(answer.At)}");
        writer.WriteLine($"the run    {(answer.ModelValue is { } model ? $"{Numbers.Sized(model)} {answer.Measure.Units[0]}" : "-")} ({run.Digest[..8]}{(run.FromStore ? string.Empty : ", computed now")})");
        writer.WriteLine($"span       {Text(estimate.P10)} to {Text(estimate.P90)}, middle {Text(estimate.P50)}");
        writer.WriteLine($"basis      {estimate.Basis}");
        writer.WriteLine(Reconciliation.Note);
        if (file is not null)
        {
            _screen.Error.WriteLine($"drawing    {file}");
        }
    }

    private static string Drawing(Reconciliation answer, EvidenceBase evidence, BaseRun run)
    {
        string title = $"{answer.Measure.Label.En}: {evidence.Names.NameOf(answer.Nation)} in {evidence.Names.NameOf(answer.Place)}, {Iso(answer.At)}";
        ComparisonLine[] lines =
        [
            .. answer.Figures
                .Where(one => (one.Bearing.Figure.Low ?? one.Bearing.Figure.High) is > 0)
                .GroupBy(one => one.Bearing.Measure.Id, StringComparer.Ordinal)
                .SelectMany(group => group)
                .Select(one => new ComparisonLine(
                    $"{one.Bearing.Figure.Id}  {one.Bearing.Figure.PeriodText}",
                    $"{one.Bearing.Measure.Label.En}{(one.Bearing.Figure.Unit == "persons" ? string.Empty : $", {one.Bearing.Figure.Unit.Replace('_', ' ')}")}",
                    one.Bearing.Figure.Low,
                    one.Bearing.Figure.High,
                    one.ModelValue,
                    $"{one.Bearing.Figure.Id}: {one.Bearing.Counts}, {FigureRow.Value(one.Bearing.Figure)}, {one.Bearing.Figure.Publisher} ({one.Bearing.Figure.Source})")),
        ];
        return ComparisonPlot.Draw("reconcile", title, lines, "logarithmic scale; unit of each figure")
            .Standalone(title, $"Published figures and the uncalibrated run {run.Digest[..8]} for the same periods. Each counts something else.");
    }

    private static string Text(double? value) => value is { } number ? Numbers.Sized(number) : "-";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
