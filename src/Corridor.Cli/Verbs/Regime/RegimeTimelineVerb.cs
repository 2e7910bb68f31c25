using System.CommandLine;
using Corridor.Regimes;

namespace Corridor.Cli;

/// <summary>`corridor regime timeline`: every dated value of a corridor's rules.</summary>
internal sealed class RegimeTimelineVerb
{
    private readonly Option<string?> _nation = RegimeInputs.Nation("Whose citizens: a code (TJK) or a name");
    private readonly Option<string?> _place = RegimeInputs.Place("Whose law: a code (RUS) or a name");
    private readonly Option<string?> _rule = Inputs.Text("--rule", "ID", "Only this rule, or the rules whose id begins so");
    private readonly Option<DateOnly?> _from = Inputs.Day("--from", "Leave out changes before (2022, 2022-03 or 2022-03-15)", last: false);
    private readonly Option<DateOnly?> _to = Inputs.Day("--to", "Leave out changes after", last: true);
    private readonly Option<string?> _language = RegimeInputs.Language();
    private readonly Option<string?> _data = RegimeInputs.Data();

    public static Verb Of(Screen screen, Option<bool> json)
    {
        RegimeTimelineVerb timeline = new();
        return new Verb(
            "timeline",
            "Every dated value of the rules for the citizens of a nation in a place, in the order of time.",
            [
                "corridor regime timeline --nation TJK --place RUS",
                "corridor regime timeline --nation TJK --place RUS --from 2022 --rule rus.citizenship --json",
            ],
            (parsed, _) => timeline.Work(parsed, screen, parsed.GetValue(json)))
            .With(timeline._nation, timeline._place, timeline._rule, timeline._from, timeline._to, timeline._language, timeline._data);
    }

    private int Work(ParseResult parsed, Screen screen, bool json)
    {
        RegimeTexts texts = RegimeInputs.Texts(parsed, _language);
        RegimeData data = RegimeVerb.Load(parsed.GetValue(_data));
        string nation = RegimeInputs.Needed(parsed, "--nation", RegimeInputs.NationOf(parsed, _nation, data.Gazetteer));
        string place = RegimeInputs.Needed(parsed, "--place", RegimeInputs.PlaceOf(parsed, _place, data.Gazetteer));
        string only = parsed.GetValue(_rule) ?? string.Empty;
        DateOnly from = parsed.GetValue(_from) ?? DateOnly.MinValue;
        DateOnly to = parsed.GetValue(_to) ?? DateOnly.MaxValue;
        RuleInForce[] steps =
        [
            .. data.Rules.Timeline(nation, place)
                .Where(step => step.Value.From >= from && step.Value.From <= to && step.Rule.Id.StartsWith(only, StringComparison.Ordinal)),
        ];
        if (json)
        {
            Json.Write(screen, new { Nation = nation, Place = place, Values = steps.Select(step => RuleRow.Of(step.Rule, step.Value, texts)) });
            return ExitCode.Done;
        }

        TextTable table = new(
        [
            new(texts["from"], Right: false, Key: true),
            new(texts["rule"], Right: false, Key: true),
            new(texts["value"]),
            new(texts["unit"], Right: false),
            new(texts["what"], Right: false),
            new(texts["source"], Right: false),
            new(texts["reference"], Right: false),
        ]);
        foreach ((Rule rule, DatedValue value) in steps)
        {
            table.Add(RegimeTexts.Day(value.From), rule.Id, texts.Value(value.Value), texts[rule.Unit], rule.Label.In(texts.Language), texts.Source(value.Source), value.Reference);
        }

        table.Write(screen);
        screen.Error.WriteLine($"{data.Gazetteer.NameOf(nation, texts.Language)} - {data.Gazetteer.NameOf(place, texts.Language)}: {Numbers.Text(steps.Length)} {texts["values"]}");
        return ExitCode.Done;
    }
}
