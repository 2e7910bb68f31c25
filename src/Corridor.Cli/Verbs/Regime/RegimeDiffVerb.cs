using System.CommandLine;
using Corridor.Regimes;

namespace Corridor.Cli;

/// <summary>`corridor regime diff`: which rules say something else on the second of two days.</summary>
internal sealed class RegimeDiffVerb
{
    private readonly Argument<DateOnly?> _first = RegimeInputs.DayWord("FIRST", "The first day (2023-10-25)");
    private readonly Argument<DateOnly?> _second = RegimeInputs.DayWord("SECOND", "The second day (2023-10-26)");
    private readonly Option<string?> _nation = RegimeInputs.Nation("Only rules for the citizens of this nation");
    private readonly Option<string?> _place = RegimeInputs.Place("Only the law of this place");
    private readonly Option<string?> _language = RegimeInputs.Language();
    private readonly Option<string?> _data = RegimeInputs.Data();

    public static Verb Of(Screen screen, Option<bool> json)
    {
        RegimeDiffVerb diff = new();
        return new Verb(
            "diff",
            "The rules that say something else on the second day than on the first.",
            ["corridor regime diff 2023-10-25 2023-10-26", "corridor regime diff 2022-12-15 2023-02-15 --nation KGZ --place KAZ --json"],
            (parsed, _) => diff.Work(parsed, screen, parsed.GetValue(json)))
            .With(diff._first, diff._second, diff._nation, diff._place, diff._language, diff._data);
    }

    private int Work(ParseResult parsed, Screen screen, bool json)
    {
        RegimeTexts texts = RegimeInputs.Texts(parsed, _language);
        RegimeData data = RegimeVerb.Load(parsed.GetValue(_data));
        string? nation = RegimeInputs.NationOf(parsed, _nation, data.Gazetteer);
        string? place = RegimeInputs.PlaceOf(parsed, _place, data.Gazetteer);
        DateOnly first = parsed.GetValue(_first)!.Value;
        DateOnly second = parsed.GetValue(_second)!.Value;
        IReadOnlyList<RuleChange> changes = data.Rules.Changes(first, second, nation, place);
        if (json)
        {
            Json.Write(screen, new
            {
                From = first,
                To = second,
                Nation = nation,
                Place = place,
                Changes = changes.Select(change => new
                {
                    change.Rule.Id,
                    Label = change.Rule.Label.In(texts.Language),
                    change.Rule.Unit,
                    change.Rule.Place,
                    change.Rule.Nations,
                    Before = RuleRow.Node(change.Before?.Value),
                    After = RuleRow.Node(change.After?.Value),
                    (change.After ?? change.Before)!.Source,
                    (change.After ?? change.Before)!.Reference,
                    From = change.After?.From,
                }),
            });
            return ExitCode.Done;
        }

        TextTable table = new(
        [
            new(texts["rule"], Right: false, Key: true),
            new(texts["nations"], Right: false),
            new(texts["before"]),
            new(texts["after"]),
            new(texts["unit"], Right: false),
            new(texts["what"], Right: false),
            new(texts["source"], Right: false),
            new(texts["reference"], Right: false),
        ]);
        foreach (RuleChange change in changes)
        {
            DatedValue shown = (change.After ?? change.Before)!;
            table.Add(
                change.Rule.Id,
                string.Join(' ', change.Rule.Nations),
                Said(change.Before, texts),
                Said(change.After, texts),
                texts[change.Rule.Unit],
                change.Rule.Label.In(texts.Language),
                texts.Source(shown.Source),
                shown.Reference);
        }

        table.Write(screen);
        screen.Error.WriteLine($"{RegimeTexts.Day(first)} - {RegimeTexts.Day(second)}: {Numbers.Text(changes.Count)} {texts["rules differ"]}");
        return ExitCode.Done;
    }

    private static string Said(DatedValue? value, RegimeTexts texts) => value is null ? texts["not in force"] : texts.Value(value.Value);
}
