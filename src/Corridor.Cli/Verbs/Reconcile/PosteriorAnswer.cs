using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference.Calibration;
using Corridor.Inference.Reconciling;

namespace Corridor.Cli;

/// <summary>The answer of the posterior.</summary>
internal sealed class PosteriorAnswer(PosteriorReconciliation answer, CalibrationData data) : ReconcileAnswer
{
    private static readonly Dictionary<string, Label> Words = new(StringComparer.Ordinal)
    {
        ["question"] = new("question", "вопрос"),
        ["estimate"] = new("estimate", "оценка"),
        ["model"] = new("model", "модель"),
        ["contains"] = new("contains", "содержит"),
        ["recorded"] = new("recorded", "учтено"),
        ["true"] = new("true", "всего"),
        ["share"] = new("seen", "видно"),
        ["other"] = new("other", "прочие"),
        ["other.note"] = new("recorded transfers from everywhere that are no migrants' remittances", "учтённые переводы отовсюду, не являющиеся переводами мигрантов"),
        ["together"] = new("together", "вместе"),
        ["together.note"] = new("recorded and other, if all of the other came from the place", "учтённые и прочие, если все прочие пришли из места"),
        ["true.note"] = new("transfers of migrants, recorded or not", "переводы мигрантов, учтённые и нет"),
        ["not.used"] = new("not used", "не используется"),
        ["contains.text"] = new(PosteriorReconciliation.Contains, "апостериорное распределение параметров и выученная погрешность модели для таких данных; без смещения публикующих и погрешности учёта"),
        ["band"] = new("80 % band", "полоса 80 %"),
    };

    public override object Document(string? file) => With(
        Asked(answer.Question),
        ("calibrated", true),
        ("method", "posterior"),
        ("estimate", With(Row(answer.Estimate), ("unit", answer.Question.Measure.Units[0]), ("contains", PosteriorReconciliation.Contains), ("basis", Basis()))),
        ("model_value", answer.Quantity.P50),
        ("model_quantity", Row(answer.Quantity)),
        ("model_error", answer.Error),
        ("draws", answer.Draws),
        ("transfers", answer.Transfers is { } money
            ? With(new(), ("unit", "USD"), ("recorded", Row(money.Recorded)), ("true", Row(money.True)), ("recorded_share", Row(money.RecordedShare)), ("other_recorded", Row(money.Other)), ("recorded_with_other", Row(money.WithOther)))
            : null),
        ("note", "the posterior of data/posterior; publisher_bias is what a publisher counts / the model's quantity (shares: the ratio of the odds)"),
        ("file", file),
        ("figures", answer.Figures.Select(Row).ToArray()));

    public override void Print(Screen screen, EvidenceBase evidence, string language)
    {
        TextTable table = new([new("id", Right: false, Key: true), new("period", Right: false), new("figure"), new("model"), new("figure / model"), new("bias p10"), new("p50"), new("p90"), new("outlying %"), new("counts", Right: false)]);
        foreach (CalibratedFigure one in answer.Figures)
        {
            table.Add(
                one.Bias is null ? one.Beside.Bearing.Figure.Id : $"{one.Beside.Bearing.Figure.Id} *",
                one.Beside.Bearing.Figure.PeriodText,
                FigureRow.Value(one.Beside.Bearing.Figure),
                Text(one.Beside.ModelValue),
                one.Beside.Bias is { } ratio ? Numbers.Text(ratio, 2) : "-",
                one.Bias is { } low ? Numbers.Text(low.Factor.P10, 2) : "-",
                one.Bias is { } middle ? Numbers.Text(middle.Factor.P50, 2) : "-",
                one.Bias is { } high ? Numbers.Text(high.Factor.P90, 2) : "-",
                one.Bias is { } outlying ? Numbers.Text(100 * outlying.Outlying) : "-",
                Counts(one.Beside, language));
        }

        table.Write(screen);
        TextWriter writer = screen.Out;
        writer.WriteLine();
        foreach (CalibratedFigure one in answer.Figures)
        {
            writer.WriteLine($"{one.Beside.Bearing.Figure.Id}  {Sentence(one).In(language)}");
        }

        string Word(string key) => Words[key].In(language).PadRight(11);
        string unit = answer.Question.Measure.Units[0];
        writer.WriteLine();
        writer.WriteLine($"{Word("question")}{Title(answer.Question.Measure, answer.Question.Nation, answer.Question.Place, answer.Question.At, evidence, language)}");
        writer.WriteLine($"{Word("estimate")}{Span(answer.Estimate, language)} {unit}");
        writer.WriteLine($"{Word("model")}{Span(answer.Quantity, language)} ({answer.Draws} draws)");
        writer.WriteLine($"{Word("contains")}{Words["contains.text"].In(language)}");
        if (answer.Transfers is { } money)
        {
            writer.WriteLine($"{Word("recorded")}{Span(money.Recorded, language)} USD");
            writer.WriteLine($"{Word("true")}{Span(money.True, language)} USD: {Words["true.note"].In(language)}");
            writer.WriteLine($"{Word("share")}{Numbers.Percent(money.RecordedShare.P50)} % ({Numbers.Percent(money.RecordedShare.P10)} - {Numbers.Percent(money.RecordedShare.P90)})");
            writer.WriteLine($"{Word("other")}{Span(money.Other, language)} USD: {Words["other.note"].In(language)}");
            writer.WriteLine($"{Word("together")}{Span(money.WithOther, language)} USD: {Words["together.note"].In(language)}");
        }
    }

    public override string Drawing(EvidenceBase evidence) => Drawing(
        Title(answer.Question.Measure, answer.Question.Nation, answer.Question.Place, answer.Question.At, evidence),
        $"Published figures and the median of the posterior for the same periods. Estimate: {Span(answer.Estimate, "en")} {answer.Question.Measure.Units[0]}.",
        "median of the posterior, same period",
        answer.Figures.Select(one => one.Beside));

    private object Row(CalibratedFigure one) => With(
        Row(one.Beside),
        ("used", one.Bias is not null),
        ("why_not_used", one.WhyNotUsed.Length > 0 ? one.WhyNotUsed : null),
        ("publisher_id", PublisherOf(one).Id),
        ("publisher_class", PublisherOf(one).Class),
        ("publisher_bias", one.Bias is { } bias ? Row(bias.Factor) : null),
        ("shared_by", one.Bias?.Together),
        ("outlying_probability", one.Bias?.Outlying),
        ("agrees", one.Bias?.Agrees),
        ("sentence", new { Sentence(one).En, Sentence(one).Ru }));

    private Publisher PublisherOf(CalibratedFigure one) => data.Publishers.Of(one.Beside.Bearing.Figure.Publisher, one.Beside.Bearing.Figure.Source);

    private Label Sentence(CalibratedFigure one) => one.Bias is { } bias
        ? FigureWords.Of(bias, one.Beside.Bias, one.Beside.Bearing.Measure.Label, data.Plan.Classes[bias.Figure.Publisher.Class].Label)
        : new Label($"{Words["not.used"].En}: {one.WhyNotUsed}", $"{Words["not.used"].Ru}: {one.WhyNotUsed}");

    private string Basis()
    {
        CalibratedFigure[] used = [.. answer.Figures.Where(one => one.Bias is not null)];
        return string.Create(CultureInfo.InvariantCulture, $"{answer.Draws} draws of the posterior of {answer.Question.Nation}; {used.Length} of the {answer.Figures.Count} figures here are among those it was fitted to");
    }

    private static string Span(Band band, string language) => $"{Numbers.Sized(band.P50)} ({Words["band"].In(language)} {Numbers.Sized(band.P10)} - {Numbers.Sized(band.P90)})";
}
