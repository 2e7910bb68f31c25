using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference.Displaced;
using Corridor.Inference.Reconciling;
using Corridor.Publishing.Drawing;

namespace Corridor.Cli;

/// <summary>An answer by the waves of displaced people.</summary>
internal sealed class DisplacedAnswer(DisplacedReconciliation answer) : ReconcileAnswer
{
    private static readonly Label Method = new("pulses of arrivals and half-lives fitted to the figures (docs/displaced.md)", "волны прибытий и периоды полувыбытия, подобранные по опубликованным данным (docs/displaced.md)");
    private static readonly Label Contained = new(DisplacedReconciliation.Contains, "неизвестное о прибытиях и периодах полувыбытия и выученная погрешность волн; не смещения публикующих и не погрешности учёта");

    public override object Document(string? file) => With(
        Asked(answer.Question),
        ("calibrated", true),
        ("method", "displaced"),
        ("label", Method.En),
        ("group", answer.Pair.Group),
        ("quantity", answer.OfArrivals ? "arrivals of the calendar year" : "stock at the end of the month"),
        ("estimate", With(Row(answer.Estimate), ("unit", answer.Question.Measure.Units[0]), ("contains", DisplacedReconciliation.Contains))),
        ("model_quantity", Row(answer.Quantity)),
        ("model_error", answer.Error),
        ("note", null),
        ("file", file),
        ("figures", answer.Used.SelectMany(Rows).Concat(answer.NotUsed.SelectMany(figure => figure.Parts.Select(part => Row(part.Figure, figure, null)))).ToArray()));

    public override void Print(Screen screen, EvidenceBase evidence, string language)
    {
        TextTable table = new([new("figures", Right: false, Key: true), new("quantity", Right: false), new("month", Right: false), new("figure"), new("model"), new("band of 80 %"), new("remark", Right: false)]);
        foreach (DisplacedComparison one in answer.Used)
        {
            DisplacedFigure figure = one.Figure;
            table.Add($"{figure.Ids} *", DisplacedTexts.Quantity(figure), figure.At.ToString(), DisplacedTexts.Said(figure), DisplacedTexts.Number(figure, one.Central), $"{DisplacedTexts.Number(figure, one.P10)} - {DisplacedTexts.Number(figure, one.P90)}", one.Inside ? figure.Note : $"outside; {figure.Note}");
        }

        foreach (DisplacedFigure figure in answer.NotUsed)
        {
            table.Add(figure.Ids, "not used", string.Empty, string.Empty, string.Empty, string.Empty, figure.Note);
        }

        table.Write(screen);
        TextWriter writer = screen.Out;
        bool russian = language == "ru";
        writer.WriteLine();
        writer.WriteLine($"{(russian ? "вопрос" : "question"),-11}{Title(answer.Question.Measure, answer.Question.Nation, answer.Question.Place, answer.Question.At, evidence, language)}");
        writer.WriteLine($"{(russian ? "оценка" : "estimate"),-11}{Numbers.Sized(answer.Estimate.P50)} ({Numbers.Sized(answer.Estimate.P10)} - {Numbers.Sized(answer.Estimate.P90)}, 80 %) {answer.Question.Measure.Units[0]}");
        writer.WriteLine($"{(russian ? "способ" : "method"),-11}{Method.In(language)}");
        writer.WriteLine($"{(russian ? "содержит" : "contains"),-11}{Contained.In(language)}");
    }

    public override string Drawing(EvidenceBase evidence) => ComparisonPlot.Draw(
        "reconcile",
        Title(answer.Question.Measure, answer.Question.Nation, answer.Question.Place, answer.Question.At, evidence),
        [.. answer.Used.Where(one => one.Figure.Use != DisplacedUse.ReturnedShare).Select(one => new ComparisonLine(
            $"{one.Figure.Ids}  {one.Figure.At}",
            one.Figure.Use == DisplacedUse.Stock ? "There at the end of the month" : "Arrivals",
            one.Figure.Bound == FigureBound.AtMost ? null : one.Figure.Low,
            one.Figure.Bound == FigureBound.AtLeast ? null : one.Figure.High,
            one.Central,
            $"{one.Figure.Ids}: {DisplacedTexts.Said(one.Figure)}. {one.Figure.Note}")).OrderBy(line => line.Group, StringComparer.Ordinal)],
        "persons, logarithmic scale",
        "the fitted waves").Standalone(Title(answer.Question.Measure, answer.Question.Nation, answer.Question.Place, answer.Question.At, evidence), $"{Method.En}. Estimate: {Numbers.Sized(answer.Estimate.P50)} ({Numbers.Sized(answer.Estimate.P10)} - {Numbers.Sized(answer.Estimate.P90)}, 80 %).");

    private static IEnumerable<object> Rows(DisplacedComparison one) => one.Figure.Parts.Select(part => Row(part.Figure, one.Figure, one));

    private static object Row(Evidence.Figure figure, DisplacedFigure use, DisplacedComparison? beside) => new
    {
        figure.Id,
        ValueLow = figure.Low,
        ValueHigh = figure.High,
        figure.Unit,
        Counts = figure.Population,
        figure.Measure,
        Operator = "displaced group beside the core",

        // Figures that are added up have no value of the model each.
        ModelValue = use.Parts.Count == 1 ? beside?.Central : null,
        Bias = use.Parts.Count == 1 && beside is { Central: > 0 } ? use.Value / beside.Central : (double?)null,
        Together = use.Parts.Count > 1 ? use.Ids : null,
        TogetherValue = use.Parts.Count > 1 && beside is not null ? use.Value : (double?)null,
        TogetherModel = use.Parts.Count > 1 ? beside?.Central : null,
        Used = beside is not null,
        WhyNotUsed = beside is null ? use.Note : null,
        Agrees = beside?.Inside,
        Remark = use.Note,
        figure.Source,
        figure.Publisher,
    };
}
