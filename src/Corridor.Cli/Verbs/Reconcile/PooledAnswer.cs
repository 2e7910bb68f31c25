using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference.Reconciling;

namespace Corridor.Cli;

/// <summary>Figures pooled without a model.</summary>
internal sealed class PooledAnswer(PooledReconciliation answer) : ReconcileAnswer
{
    private static readonly Label Method = new(PooledReconciliation.Label, "объединение опубликованных данных: в модели такой величины нет");
    private static readonly Label Contained = new(PooledReconciliation.Contains, "погрешности учёта, смещения публикующих и разногласие данных; не то, к какой части периода они относятся");

    public override object Document(string? file) => With(
        Asked(answer.Question),
        ("calibrated", false),
        ("method", "pooled"),
        ("label", PooledReconciliation.Label),
        ("estimate", With(
            answer.Estimate is { } estimate ? Row(estimate) : With(new(), ("p10", null), ("p25", null), ("p50", null), ("p75", null), ("p90", null)),
            ("unit", answer.Question.Measure.Units[0]),
            ("contains", PooledReconciliation.Contains),
            ("basis", Basis()))),
        ("dispersion", answer.Pooled?.Dispersion),
        ("model_value", null),
        ("note", PooledReconciliation.Label),
        ("file", file),
        ("figures", answer.Figures.Select(one => With(
            Row(one.Beside),
            ("bias", one.Factor),
            ("in_estimate", one.Weight is not null),
            ("weight", one.Weight ?? 0),
            ("used", one.Weight is not null),
            ("why_not_used", one.WhyNotPooled.Length > 0 ? one.WhyNotPooled : null))).ToArray()));

    public override void Print(Screen screen, EvidenceBase evidence, string language)
    {
        TextTable table = new([new("id", Right: false, Key: true), new("period", Right: false), new("figure"), new("figure / estimate"), new("weight %"), new("counts", Right: false), new("remark", Right: false)]);
        foreach (PooledFigure one in answer.Figures)
        {
            table.Add(
                one.Weight is null ? one.Beside.Bearing.Figure.Id : $"{one.Beside.Bearing.Figure.Id} *",
                one.Beside.Bearing.Figure.PeriodText,
                FigureRow.Value(one.Beside.Bearing.Figure),
                one.Factor is { } factor ? Numbers.Text(factor, 2) : "-",
                one.Weight is { } weight ? Numbers.Text(100 * weight) : "-",
                Counts(one.Beside, language),
                one.WhyNotPooled);
        }

        table.Write(screen);
        TextWriter writer = screen.Out;
        bool russian = language == "ru";
        writer.WriteLine();
        writer.WriteLine($"{(russian ? "вопрос" : "question"),-11}{Title(answer.Question.Measure, answer.Question.Nation, answer.Question.Place, answer.Question.At, evidence, language)}");
        writer.WriteLine($"{(russian ? "оценка" : "estimate"),-11}{Span()} {answer.Question.Measure.Units[0]}");
        writer.WriteLine($"{(russian ? "способ" : "method"),-11}{Method.In(language)}");
        writer.WriteLine($"{(russian ? "содержит" : "contains"),-11}{Contained.In(language)}");
        writer.WriteLine($"{(russian ? "основание" : "basis"),-11}{Basis()}");
    }

    public override string Drawing(EvidenceBase evidence) => Drawing(
        Title(answer.Question.Measure, answer.Question.Nation, answer.Question.Place, answer.Question.At, evidence),
        $"Published figures; {PooledReconciliation.Label}. Estimate: {Span()} {answer.Question.Measure.Units[0]}.",
        "no model",
        answer.Figures.Select(one => one.Beside));

    private string Basis() => answer.Pooled is { } pooled
        ? string.Create(CultureInfo.InvariantCulture, $"{pooled.Values} figures of {pooled.Groups} publishers and measures; disagreement Q {pooled.Dispersion:0.0} where {pooled.Values - 1} is expected of the errors alone")
        : "no figure can be pooled: see the remark of each";

    private string Span() => answer.Estimate is { } band ? $"{Numbers.Sized(band.P50)} ({Numbers.Sized(band.P10)} - {Numbers.Sized(band.P90)}, 80 %)" : "-";
}
