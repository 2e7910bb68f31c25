using System.CommandLine;
using Corridor.Evidence;

namespace Corridor.Cli;

/// <summary>`corridor evidence list`: the figures that answer a question.</summary>
internal sealed class FigureListVerb
{
    private readonly FigureFilters _filters = new();
    private readonly Option<string?> _data = EvidenceVerb.DataOption();
    private readonly Option<bool> _json;
    private readonly Screen _screen;

    private FigureListVerb(Screen screen, Option<bool> json)
    {
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Screen screen, Option<bool> json)
    {
        FigureListVerb list = new(screen, json);
        return new Verb(
            "list",
            "List published figures.",
            ["corridor evidence list --nation TJK --place RUS --from 2022 --to 2022", "corridor evidence list --text \"Таджикистан переводы\" --json"],
            (parsed, _) => list.Work(parsed))
            .With([.. list._filters.Options, list._data]);
    }

    private int Work(ParseResult parsed)
    {
        EvidenceBase evidence = EvidenceVerb.Load(parsed.GetValue(_data));
        IReadOnlyList<Figure> figures = _filters.Choose(parsed, evidence);
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { Figures = figures.Select(FigureRow.Json) });
            return ExitCode.Done;
        }

        TextTable table = new(
        [
            new("id", Right: false, Key: true),
            new("nation", Right: false),
            new("place", Right: false),
            new("period", Right: false),
            new("value"),
            new("measure", Right: false),
            new("source", Right: false),
            new("flags", Right: false),
        ]);
        foreach (Figure figure in figures)
        {
            table.Add(figure.Id, figure.Nation, figure.Place, figure.PeriodText, FigureRow.Value(figure), figure.Measure, figure.Source, string.Join(' ', figure.Flags.List()));
        }

        table.Write(_screen);
        _screen.Error.WriteLine($"{Numbers.Text(figures.Count)} of {Numbers.Text(evidence.Figures.Count)} figures");
        return ExitCode.Done;
    }
}
