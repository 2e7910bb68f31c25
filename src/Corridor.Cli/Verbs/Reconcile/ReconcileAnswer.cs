using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Corridor.Evidence;
using Corridor.Inference;
using Corridor.Inference.Reconciling;
using Corridor.Publishing.Drawing;
using Band = Corridor.Inference.Reconciling.Band;
using Figure = Corridor.Evidence.Figure;

namespace Corridor.Cli;

/// <summary>An answer of `corridor reconcile` as a document, as a table and as a drawing.</summary>
internal abstract class ReconcileAnswer
{
    /// <summary>The document for machines.</summary>
    public abstract object Document(string? file);

    /// <summary>The table, the question and the estimate for people.</summary>
    public abstract void Print(Screen screen, EvidenceBase evidence, string language);

    /// <summary>The dot plot as an SVG file.</summary>
    public abstract string Drawing(EvidenceBase evidence);

    /// <summary>The keys that every answer gives for a figure.</summary>
    protected static JsonObject Row(ReconciledFigure one) => JsonSerializer.SerializeToNode(
        new
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
        },
        Json.Indented)!.AsObject();

    /// <summary>A band for machines.</summary>
    protected static JsonObject Row(Band band) => JsonSerializer.SerializeToNode(band, Json.Indented)!.AsObject();

    /// <summary>The keys of the question, with which every document begins.</summary>
    protected static JsonObject Asked(ReconcileQuestion question) => With(
        new(),
        ("nation", question.Nation),
        ("place", question.Place),
        ("at", Iso(question.At)),
        ("measure", question.Measure.Id));

    /// <summary>The same with other keys.</summary>
    protected static JsonObject With(JsonObject row, params (string Key, object? Value)[] more)
    {
        foreach ((string key, object? value) in more)
        {
            row[key] = value is null ? null : JsonSerializer.SerializeToNode(value, value.GetType(), Json.Indented);
        }

        return row;
    }

    /// <summary>The question in a line.</summary>
    protected static string Title(Measure measure, string nation, string place, DateOnly at, EvidenceBase evidence, string language = "en")
    {
        string who = evidence.Names.NameOf(nation, language);
        string where = place.Length == 0 ? (language == "ru" ? "везде за рубежом" : "everywhere abroad") : evidence.Names.NameOf(place, language);
        return language == "ru" ? $"{measure.Label.Ru}: {who} – {where}, {Iso(at)}" : $"{measure.Label.En}: {who} {(place.Length == 0 ? where : $"in {where}")}, {Iso(at)}";
    }

    /// <summary>Draws figures, each with the model's value for its period.</summary>
    protected static string Drawing(string title, string subtitle, string model, IEnumerable<ReconciledFigure> figures)
    {
        ComparisonLine[] lines =
        [
            .. figures
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
        return ComparisonPlot.Draw("reconcile", title, lines, "logarithmic scale; unit of each figure", model).Standalone(title, subtitle);
    }

    /// <summary>What a figure counts, in a line.</summary>
    protected static string Counts(ReconciledFigure one, string language = "en") => one.Bearing.Figure.Population.Length > 0
        ? $"{one.Bearing.Measure.Label.In(language)}: {one.Bearing.Figure.Population}"
        : one.Bearing.Measure.Label.In(language);

    /// <summary>The flags of a figure as words.</summary>
    protected static IEnumerable<string> Warnings(Figure figure) => figure.Flags.List().Select(flag => flag.Replace('_', ' '));

    protected static string Text(double? value) => value is { } number ? Numbers.Sized(number) : "-";

    protected static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
