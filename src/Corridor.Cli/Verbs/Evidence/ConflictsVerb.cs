using System.CommandLine;
using Corridor.Evidence;

namespace Corridor.Cli;

/// <summary>`corridor evidence conflicts`: pairs of figures that seem to answer one question and do not agree.</summary>
internal sealed class ConflictsVerb
{
    private const string Name = "corridor evidence conflicts";

    private readonly Option<string?> _nation = Inputs.Text("--nation", "CODE", "Only pairs about this nation: a code (TJK) or a name (Tajikistan)");
    private readonly Option<string?> _place = Inputs.Text("--place", "CODE", "Only pairs about this place");
    private readonly Option<string?> _measure = Inputs.Text("--measure", "ID", "Only pairs of which one figure has this measure");
    private readonly Option<string?> _reason = Inputs.Text("--reason", "NAME", $"Only pairs with this reason: {string.Join(", ", Conflict.ReasonWords)}");
    private readonly Option<string?> _data = EvidenceVerb.DataOption();
    private readonly Option<bool> _json;
    private readonly Screen _screen;

    private ConflictsVerb(Screen screen, Option<bool> json)
    {
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Screen screen, Option<bool> json)
    {
        ConflictsVerb conflicts = new(screen, json);
        return new Verb(
            "conflicts",
            "List pairs of figures that do not agree, the widest first, with the likely reason and why.",
            [Name, $"{Name} --nation TJK --place RUS", $"{Name} --reason stock_or_flow --json"],
            (parsed, _) => conflicts.Work(parsed))
            .With(conflicts._nation, conflicts._place, conflicts._measure, conflicts._reason, conflicts._data);
    }

    private int Work(ParseResult parsed)
    {
        EvidenceBase evidence = EvidenceVerb.Load(parsed.GetValue(_data));
        string? nation = CodeWord.Meant(parsed, _nation, evidence.Names, Name);
        string? place = CodeWord.Meant(parsed, _place, evidence.Names, Name);
        string? measure = CodeWord.Known(parsed, _measure, evidence.Measures.Ids, Name);
        string? reason = CodeWord.Known(parsed, _reason, Conflict.ReasonWords, Name);
        bool Asked(Figure figure) => (nation is null || figure.Nations.Contains(nation, StringComparer.Ordinal)) && (place is null || figure.Places.Contains(place, StringComparer.Ordinal));
        Conflict[] conflicts =
        [
            .. ConflictFinder.Find(evidence)
                .Where(pair => (reason is null || pair.ReasonWord == reason)
                    && (measure is null || pair.A.Measure == measure || pair.B.Measure == measure)
                    && Asked(pair.A) && Asked(pair.B))
                .OrderByDescending(pair => double.IsFinite(pair.Ratio) ? pair.Ratio : 0)
                .ThenBy(pair => pair.A.Id, StringComparer.Ordinal)
                .ThenBy(pair => pair.B.Id, StringComparer.Ordinal),
        ];
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { Pairs = conflicts.Select(pair => new { A = pair.A.Id, B = pair.B.Id, Reason = pair.ReasonWord, pair.Ratio, pair.Why }) });
            return ExitCode.Done;
        }

        TextTable table = new([new("a", Right: false, Key: true), new("b", Right: false, Key: true), new("ratio"), new("reason", Right: false), new("a says"), new("b says"), new("why", Right: false)]);
        foreach (Conflict pair in conflicts)
        {
            table.Add(pair.A.Id, pair.B.Id, Numbers.Text(pair.Ratio, 2), pair.ReasonWord.Replace('_', ' '), FigureRow.Value(pair.A), FigureRow.Value(pair.B), pair.Why);
        }

        table.Write(_screen);
        _screen.Error.WriteLine($"{Numbers.Text(conflicts.Length)} pairs");
        return ExitCode.Done;
    }
}
