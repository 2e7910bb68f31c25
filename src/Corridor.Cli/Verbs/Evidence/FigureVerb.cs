using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.Cli;

/// <summary>`corridor evidence show`: one figure, what it counts, and what contradicts it.</summary>
internal static class FigureVerb
{
    public static Verb Of(Screen screen, Option<bool> json)
    {
        Argument<string> id = Inputs.Word("ID", "Id of the figure, such as E0642");
        Option<string?> data = EvidenceVerb.DataOption();
        return new Verb("show", "Show one figure: what it counts, what contradicts it, where it is used.", ["corridor evidence show E0642"], (parsed, _) =>
        {
            EvidenceBase evidence = EvidenceVerb.Load(parsed.GetValue(data));
            string asked = parsed.GetValue(id)!;
            Figure figure = evidence.Find(asked)
                ?? throw new BadCommandLineException("unknown_figure", $"no figure has the id '{asked}'", "corridor evidence show", Hint(evidence, asked));
            if (parsed.GetValue(json))
            {
                JsonObject document = FigureRow.Json(figure);
                document["contradicted_by"] = JsonSerializer.SerializeToNode(evidence.ContradictedBy(figure.Id), Json.Indented);
                document["used_in"] = JsonSerializer.SerializeToNode(UsedIn(figure, evidence), Json.Indented);
                Json.Write(screen, document);
            }
            else
            {
                Write(figure, evidence, screen.Out);
            }

            return ExitCode.Done;
        }).With(id, data);
    }

    private static void Write(Figure figure, EvidenceBase evidence, TextWriter writer)
    {
        Measure? measure = evidence.Measures.Find(figure.Measure);
        Source? source = evidence.Sources.Find(figure.Source);
        (string Label, string Text)[] lines =
        [
            (figure.Id, FigureRow.Value(figure)),
            ("as printed", figure.AsPrinted),
            ("measure", measure is null ? figure.Measure : $"{measure.Label.En} ({measure.Id})"),
            ("counts", measure?.Definition.En ?? string.Empty),
            ("kind", figure.Kind.Word().Replace('_', ' ')),
            ("nation", Names(figure.Nations, evidence)),
            ("place", Names(figure.Places, evidence)),
            ("population", figure.Population),
            ("purpose", figure.Purpose),
            ("sex", figure.Sex),
            ("period", figure.PeriodText),
            ("publisher", figure.Publisher),
            ("source", source is null ? figure.Source : $"{source.Title}, {source.Publisher} {source.Year} ({source.Id})"),
            ("where", figure.Locator),
            ("flags", string.Join(", ", figure.Flags.List())),
            ("relates to", string.Join(", ", figure.Relations)),
            ("note", figure.Note),
            .. evidence.ContradictedBy(figure.Id).Select(other => ("contradicts", Other(other, evidence))),
            .. UsedIn(figure, evidence).Select(use => ("used in", use)),
        ];
        foreach ((string label, string text) in lines.Where(line => line.Text.Length > 0))
        {
            writer.WriteLine($"{label,-13} {text}");
        }
    }

    /// <summary>What the model compares the figure with.</summary>
    private static string[] UsedIn(Figure figure, EvidenceBase evidence) =>
        evidence.Measures.Find(figure.Measure) is { HasOperator: true } measure ? [$"compared with the model: {measure.Operator}"] : [];

    private static string Other(string id, EvidenceBase evidence) => evidence.Find(id) is { } other
        ? $"{id}: {FigureRow.Value(other)}, {other.PeriodText}, {evidence.Measures.Find(other.Measure)?.Label.En ?? other.Measure}"
        : id;

    private static string Names(IReadOnlyList<string> codes, EvidenceBase evidence) =>
        string.Join(", ", codes.Select(code => $"{evidence.Names.NameOf(code)} ({code})"));

    private static string Hint(EvidenceBase evidence, string asked) =>
        NearestWord.Find(asked, evidence.Figures.Select(figure => figure.Id)) is { } near
            ? $"did you mean {near}?"
            : string.Create(CultureInfo.InvariantCulture, $"corridor evidence list shows all {evidence.Figures.Count} ids");
}
