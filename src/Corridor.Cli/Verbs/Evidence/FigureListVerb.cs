using System.CommandLine;
using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.Cli;

/// <summary>`corridor evidence list`: the figures that answer a question.</summary>
internal sealed class FigureListVerb
{
    private readonly Option<string?> _nation = Inputs.Text("--nation", "CODE", "Whom the figure is about: a code (TJK) or a name (Tajikistan)");
    private readonly Option<string?> _place = Inputs.Text("--place", "CODE", "Where: a code or a name");
    private readonly Option<string?> _measure = Inputs.Text("--measure", "ID", "What is counted, an id of data/measures.yaml");
    private readonly Option<string?> _source = Inputs.Text("--source", "ID", "The publication, an id of data/sources.yaml");
    private readonly Option<DateOnly?> _from = Inputs.Day("--from", "Leave out figures of earlier periods (2022, 2022-03 or 2022-03-15)", last: false);
    private readonly Option<DateOnly?> _to = Inputs.Day("--to", "Leave out figures of later periods", last: true);
    private readonly Option<string?> _flag = Inputs.Text("--flag", "NAME", $"Only figures with this warning: {string.Join(", ", CaveatWords.Words)}");
    private readonly Option<string?> _text = Inputs.Text("--text", "WORDS", "Words in English or Russian, all of which must be found");
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
            ["corridor evidence list --nation TJK --place RUS --from 2022 --to 2022", "corridor evidence list --text Таджикистан --flag garbled --json"],
            (parsed, _) => list.Work(parsed))
            .With(list._nation, list._place, list._measure, list._source, list._from, list._to, list._flag, list._text, list._data);
    }

    private int Work(ParseResult parsed)
    {
        EvidenceBase evidence = EvidenceVerb.Load(parsed.GetValue(_data));
        IReadOnlyList<Figure> figures = evidence.Query(new FigureQuery
        {
            Nation = Code(parsed, _nation, evidence.Names),
            Place = Code(parsed, _place, evidence.Names),
            Measure = Known(parsed, _measure, evidence.Measures.Ids),
            Source = Known(parsed, _source, [.. evidence.Sources.All.Select(source => source.Id)]),
            AnyFlag = Known(parsed, _flag, CaveatWords.Words) is { } flag ? CaveatWords.Parse(flag) : null,
            From = parsed.GetValue(_from),
            To = parsed.GetValue(_to),
            Text = parsed.GetValue(_text),
        });
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

    /// <summary>The code that was given, or the one that a name means.</summary>
    private static string? Code(ParseResult parsed, Option<string?> option, NameCatalogue names)
    {
        if (parsed.GetValue(option) is not { } word)
        {
            return null;
        }

        CountryName? meant = names.Find(word)
            ?? names.All.FirstOrDefault(name => name.Name.En.Equals(word, StringComparison.OrdinalIgnoreCase) || name.Name.Ru.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? names.All.FirstOrDefault(name => name.IsMeantBy(word.ToLowerInvariant()));
        return meant?.Code ?? throw Unknown(option, word, [.. names.Codes, .. names.All.Select(name => name.Name.En)]);
    }

    private static string? Known(ParseResult parsed, Option<string?> option, IReadOnlyCollection<string> known)
    {
        string? word = parsed.GetValue(option);
        return word is null || known.Contains(word, StringComparer.Ordinal) ? word : throw Unknown(option, word, known);
    }

    private static BadCommandLineException Unknown(Option option, string word, IReadOnlyCollection<string> known) =>
        new("bad_value", $"unknown {option.Name[2..]} '{word}'", "corridor evidence list", NearestWord.Hint(word, known));
}
