using System.CommandLine;
using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.Cli;

/// <summary>The options that choose figures, the same for every verb that lists or writes them.</summary>
internal sealed class FigureFilters
{
    private readonly Option<string?> _nation = Inputs.Text("--nation", "CODE", "Whom the figure is about: a code (TJK) or a name (Tajikistan)");
    private readonly Option<string?> _place = Inputs.Text("--place", "CODE", "Where: a code or a name");
    private readonly Option<string?> _measure = Inputs.Text("--measure", "ID", "What is counted, an id of data/measures.yaml");
    private readonly Option<string?> _source = Inputs.Text("--source", "ID", "The publication, an id of data/sources.yaml");
    private readonly Option<DateOnly?> _from = Inputs.Day("--from", "Leave out figures of earlier periods (2022, 2022-03 or 2022-03-15)", last: false);
    private readonly Option<DateOnly?> _to = Inputs.Day("--to", "Leave out figures of later periods", last: true);
    private readonly Option<string?> _kind = Inputs.Text("--kind", "NAME", $"Only figures of this kind: {string.Join(", ", FigureKinds.Words)}");
    private readonly Option<string?> _flag = Inputs.Text("--flag", "NAME", $"Only figures with this warning: {string.Join(", ", CaveatWords.Words)}");
    private readonly Option<string?> _text = Inputs.Text("--text", "WORDS", "Words in English or Russian, all of which must be found");

    /// <summary>All options.</summary>
    public Symbol[] Options => [_nation, _place, _measure, _source, _from, _to, _kind, _flag, _text];

    /// <summary>The figures that were asked for.</summary>
    /// <exception cref="BadCommandLineException">A word is not known to the base.</exception>
    public IReadOnlyList<Figure> Choose(ParseResult parsed, EvidenceBase evidence)
    {
        string verb = ((Verb)parsed.CommandResult.Command).FullName;
        return evidence.Query(new FigureQuery
        {
            Nation = CodeWord.Meant(parsed, _nation, evidence.Names, verb),
            Place = CodeWord.Meant(parsed, _place, evidence.Names, verb),
            Measure = CodeWord.Known(parsed, _measure, evidence.Measures.Ids, verb),
            Source = CodeWord.Known(parsed, _source, [.. evidence.Sources.All.Select(source => source.Id)], verb),
            Kind = CodeWord.Known(parsed, _kind, FigureKinds.Words, verb) is { } kind ? FigureKinds.Parse(kind) : null,
            AnyFlag = CodeWord.Known(parsed, _flag, CaveatWords.Words, verb) is { } flag ? CaveatWords.Parse(flag) : null,
            From = parsed.GetValue(_from),
            To = parsed.GetValue(_to),
            Text = parsed.GetValue(_text),
        });
    }
}
