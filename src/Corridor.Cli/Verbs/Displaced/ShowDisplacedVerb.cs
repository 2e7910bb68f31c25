using System.CommandLine;
using Corridor.Data;
using Corridor.Inference.Displaced;
using Corridor.Model.Displaced;

namespace Corridor.Cli;

/// <summary>`corridor displaced show`: each figure beside what the waves say.</summary>
internal sealed class ShowDisplacedVerb
{
    private const string Name = "corridor displaced show";
    private readonly Option<string?> _group = Inputs.Text("--group", "ID", "One group alone [default: all]");
    private readonly Option<string?> _place = Inputs.Text("--place", "CODE", "One place alone [default: all]");
    private readonly Option<bool> _all = Inputs.Switch("--all", "Also the figures that are not used, each with its reason");
    private readonly Option<string?> _data = EvidenceVerb.DataOption();
    private readonly Option<bool> _json;
    private readonly Screen _screen;

    private ShowDisplacedVerb(Screen screen, Option<bool> json)
    {
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Screen screen, Option<bool> json)
    {
        ShowDisplacedVerb show = new(screen, json);
        return new Verb(
            "show",
            "The published figures of displaced people beside the model: what each counts, the model's value and the band in which eight such figures in ten would lie.",
            [$"{Name} --group relocants --place KGZ", $"{Name} --all --json"],
            show.Work)
            .With(show._group, show._place, show._all, show._data);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        DisplacedBeside data = DisplacedBeside.Read(DataFolder.Find(parsed.GetValue(_data)));
        string? group = CodeWord.Known(parsed, _group, [.. data.People.Groups.Select(one => one.Id)], Name);
        string? place = CodeWord.Known(parsed, _place, [.. data.People.Pairs.Select(pair => pair.Place).Distinct(StringComparer.Ordinal)], Name);
        bool Wanted(DisplacedPair pair) => (group is null || pair.Group == group) && (place is null || pair.Place == place);
        DisplacedComparison[] beside = [.. DisplacedComparison.Of(data.People, data.Figures).Where(one => Wanted(one.Figure.Pair))];
        DisplacedFigure[] unused = parsed.GetValue(_all) ? [.. data.Figures.All.Where(figure => figure.Use == DisplacedUse.None && Wanted(figure.Pair))] : [];
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { Figures = beside.Select(Document), NotUsed = unused.Select(figure => new { figure.Pair.Group, figure.Pair.Place, Ids = Ids(figure), Why = figure.Note }) });
            return ExitCode.Done;
        }

        TextTable table = new([new("group", Right: false, Key: true), new("place", Right: false), new("figures", Right: false), new("quantity", Right: false), new("month", Right: false), new("figure"), new("model"), new("band of 80 %"), new("", Right: false), new("remark", Right: false)]);
        foreach (DisplacedComparison one in beside)
        {
            DisplacedFigure figure = one.Figure;
            table.Add(figure.Pair.Group, figure.Pair.Place, figure.Ids, DisplacedTexts.Quantity(figure), figure.At.ToString(), DisplacedTexts.Said(figure), DisplacedTexts.Number(figure, one.Central), $"{DisplacedTexts.Number(figure, one.P10)} - {DisplacedTexts.Number(figure, one.P90)}", one.Inside ? string.Empty : "outside", figure.Note);
        }

        foreach (DisplacedFigure figure in unused)
        {
            table.Add(figure.Pair.Group, figure.Pair.Place, figure.Ids, "not used", string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, figure.Note);
        }

        table.Write(_screen);
        return ExitCode.Done;
    }

    private static string[] Ids(DisplacedFigure figure) => [.. figure.Parts.Select(part => part.Figure.Id)];

    private static object Document(DisplacedComparison one) => new
    {
        one.Figure.Pair.Group,
        one.Figure.Pair.Place,
        Ids = Ids(one.Figure),
        Use = one.Figure.Use == DisplacedUse.ReturnedShare ? "returned_share" : one.Figure.Use.ToString().ToLowerInvariant(),
        From = one.Figure.From?.ToString(),
        At = one.Figure.At.ToString(),
        Bound = one.Figure.Bound switch { FigureBound.AtLeast => "at_least", FigureBound.AtMost => "at_most", _ => "equal" },
        ValueLow = one.Figure.Low,
        ValueHigh = one.Figure.High,
        Model = new { one.Central, one.P10, one.P90 },
        one.Inside,
        Remark = one.Figure.Note,
    };
}
