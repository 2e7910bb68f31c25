using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference;
using Corridor.Model.Population;

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
            DataFolder folder = DataFolder.Find(parsed.GetValue(data));
            string asked = parsed.GetValue(id)!;
            Figure figure = evidence.Find(asked)
                ?? throw new BadCommandLineException("unknown_figure", $"no figure has the id '{asked}'", "corridor evidence show", Hint(evidence, asked));
            if (parsed.GetValue(json))
            {
                JsonObject document = FigureRow.Json(figure);
                FigureCard card = Card(figure, evidence, folder);
                document["counts"] = card.Measure.Definition.En;
                document["operator"] = card.Measure.Operator;
                document["contradicted_by"] = JsonSerializer.SerializeToNode(card.ContradictedBy, Json.Indented);
                document["conflicts"] = JsonSerializer.SerializeToNode(card.Conflicts.Select(pair => new { With = Other(pair, figure).Id, Reason = pair.ReasonWord, pair.Ratio, pair.Why }), Json.Indented);
                document["used_in"] = JsonSerializer.SerializeToNode(card.UsedIn, Json.Indented);
                Json.Write(screen, document);
            }
            else
            {
                Write(Card(figure, evidence, folder), evidence, screen.Out);
            }

            return ExitCode.Done;
        }).With(id, data);
    }

    private static void Write(FigureCard card, EvidenceBase evidence, TextWriter writer)
    {
        (Figure figure, Measure measure, Source? source) = (card.Figure, card.Measure, card.Source);
        (string Label, string Text)[] lines =
        [
            (figure.Id, FigureRow.Value(figure)),
            ("as printed", figure.AsPrinted),
            ("measure", $"{measure.Label.En} ({measure.Id})"),
            ("counts", measure.Definition.En),
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
            ("model", measure.Operator),
            .. card.ContradictedBy.Select(other => ("contradicts", Told(other, card, evidence))),
            .. card.UsedIn.Select(use => ("used in", use)),
        ];
        foreach ((string label, string text) in lines.Where(line => line.Text.Length > 0))
        {
            writer.WriteLine($"{label,-13} {text}");
        }
    }

    private static FigureCard Card(Figure figure, EvidenceBase evidence, DataFolder folder) =>
        FigureCard.Of(evidence, ConflictFinder.Find(evidence), figure.Id, UsedIn(figure, evidence, folder))!;

    /// <summary>Charts of the report, then rows of data that name the figure.</summary>
    private static string[] UsedIn(Figure figure, EvidenceBase evidence, DataFolder folder)
    {
        Faults faults = new();
        IReadOnlyDictionary<string, string> leftOut = LeftOut.Load(folder, evidence, faults);
        faults.ThrowIfAny();

        // Which figures a chart shows depends on the nation's name alone, not on its population.
        Dictionary<string, NationPopulation> nations = new(StringComparer.Ordinal) { [figure.Nation] = new(new double[0, 0, 0], new double[0, 0], new double[0, 0, 0], [], new double[0, 0, 0], [], [], []) };
        ComparableFigures charts = ComparableFigures.Of(EvidenceBase.Of([figure], evidence.Measures, evidence.Names, evidence.Sources), nations, leftOut);
        bool modelled = figure.Nation.Length > 0 && Nations(folder).Contains(figure.Nation, StringComparer.Ordinal);
        return
        [
            .. Enum.GetValues<ModelQuantity>().Where(quantity => modelled && charts.For(figure.Nation, quantity).Count > 0).Select(quantity => $"report: chart {ChartOf(quantity)}, {figure.Nation}"),
            .. FigureUses.Find(folder, figure.Id).Select(use => $"data/{use}"),
        ];
    }

    private static IReadOnlyList<string> Nations(DataFolder folder)
    {
        Faults faults = new();
        return Gazetteer.Load(folder, SourceCatalogue.Load(folder, faults), faults).Nations;
    }

    private static string ChartOf(ModelQuantity quantity) => quantity switch
    {
        ModelQuantity.CitizensInRussia => "citizens in Russia",
        ModelQuantity.CitizensAbroad => "citizens abroad",
        ModelQuantity.RemittancesReceived => "recorded remittances",
        ModelQuantity.RemittancesToGdp => "recorded remittances in percent of GDP",
        _ => "population",
    };

    private static Figure Other(Conflict pair, Figure figure) => pair.A.Id == figure.Id ? pair.B : pair.A;

    /// <summary>The other figure, and why they differ as far as the rule finds it.</summary>
    private static string Told(string id, FigureCard card, EvidenceBase evidence)
    {
        string told = evidence.Find(id) is { } other
            ? $"{id}: {FigureRow.Value(other)}, {other.PeriodText}, {evidence.Measures.Find(other.Measure)?.Label.En ?? other.Measure}"
            : id;
        Conflict? found = card.Conflicts.FirstOrDefault(pair => Other(pair, card.Figure).Id == id);
        return found is null ? $"{told}; marked by hand" : $"{told}; {found.ReasonWord.Replace('_', ' ')}: {found.Why}";
    }

    private static string Names(IReadOnlyList<string> codes, EvidenceBase evidence) =>
        string.Join(", ", codes.Select(code => $"{evidence.Names.NameOf(code)} ({code})"));

    private static string Hint(EvidenceBase evidence, string asked) =>
        NearestWord.Find(asked, evidence.Figures.Select(figure => figure.Id)) is { } near
            ? $"did you mean {near}?"
            : string.Create(CultureInfo.InvariantCulture, $"corridor evidence list shows all {evidence.Figures.Count} ids");
}
