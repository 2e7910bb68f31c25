using System.CommandLine;
using Corridor.Regimes;

namespace Corridor.Cli;

/// <summary>`corridor regime show`: the rules in force for a nation in a place on a day.</summary>
internal sealed class RegimeShowVerb
{
    private readonly Option<string?> _nation = RegimeInputs.Nation("Whose citizens: a code (UZB) or a name");
    private readonly Option<string?> _place = RegimeInputs.Place("Whose law: a code (RUS) or a name");
    private readonly Option<DateOnly?> _on = RegimeInputs.Day("--on", "The day (2023-11-01)");
    private readonly Option<string?> _rule = Inputs.Text("--rule", "ID", "Only this rule, or the rules whose id begins so (rus.registration)");
    private readonly Option<string[]> _circumstances = new("--circumstance") { HelpName = "WORD", Description = "Only rules that matter for somebody of whom this is true, such as work, family or naturalised; may be repeated", AllowMultipleArgumentsPerToken = false };
    private readonly Option<string?> _region = Inputs.Text("--region", "NAME", "Amounts by region as they hold in this one");
    private readonly Option<string?> _language = RegimeInputs.Language();
    private readonly Option<string?> _data = RegimeInputs.Data();

    public static Verb Of(Screen screen, Option<bool> json)
    {
        RegimeShowVerb show = new();
        return new Verb(
            "show",
            "The rules in force for the citizens of a nation in a place on a day, each with source and reference.",
            [
                "corridor regime show --nation UZB --place RUS --on 2023-11-01",
                "corridor regime show --nation Узбекистан --place Россия --on 2021-08-01 --rule rus.registration --lang ru",
                "corridor regime show --nation TJK --place RUS --on 2024-06-01 --circumstance work --region saint_petersburg",
                "corridor regime show --nation KGZ --place KAZ --on 2023-02-15 --json",
            ],
            (parsed, _) => show.Work(parsed, screen, parsed.GetValue(json)))
            .With(show._nation, show._place, show._on, show._rule, show._circumstances, show._region, show._language, show._data);
    }

    private int Work(ParseResult parsed, Screen screen, bool json)
    {
        RegimeTexts texts = RegimeInputs.Texts(parsed, _language);
        RegimeData data = RegimeVerb.Load(parsed.GetValue(_data));
        string nation = RegimeInputs.Needed(parsed, "--nation", RegimeInputs.NationOf(parsed, _nation, data.Gazetteer));
        string place = RegimeInputs.Needed(parsed, "--place", RegimeInputs.PlaceOf(parsed, _place, data.Gazetteer));
        DateOnly on = RegimeInputs.NeededDay(parsed, _on);
        string only = parsed.GetValue(_rule) ?? string.Empty;
        if (only.Length > 0 && !data.Rules.Rules.Any(rule => rule.Id.StartsWith(only, StringComparison.Ordinal)))
        {
            throw RegimeInputs.Wrong(parsed, "unknown_rule", $"there is no rule '{only}'", Corridor.Data.NearestWord.Hint(only, [.. data.Rules.Rules.SelectMany(rule => Beginnings(rule.Id)).Distinct(StringComparer.Ordinal)]));
        }

        Circumstances circumstances = new(Known(parsed, data.Rules.Vocabulary), RegimeInputs.RegionOf(parsed, _region, place, data.Rules.Vocabulary));
        texts = texts.With(data.Rules.Vocabulary);
        RuleInForce[] found = [.. data.Rules.Resolve(nation, place, on, circumstances).Where(one => one.Rule.Id.StartsWith(only, StringComparison.Ordinal))];
        if (json)
        {
            Json.Write(screen, new { Nation = nation, Place = place, On = on, Circumstances = circumstances.Words, circumstances.Region, Rules = found.Select(one => RuleRow.Of(one.Rule, one.Value, texts)) });
            return ExitCode.Done;
        }

        TextTable table = new(
        [
            new(texts["rule"], Right: false, Key: true),
            new(texts["value"]),
            new(texts["unit"], Right: false),
            new(texts["from"], Right: false),
            new(texts["to"], Right: false),
            new(texts["what"], Right: false),
            new(texts["source"], Right: false),
            new(texts["reference"], Right: false),
        ]);
        foreach ((Rule rule, DatedValue value) in found)
        {
            table.Add(
                rule.Id,
                texts.Value(value.Value),
                texts[rule.Unit],
                RegimeTexts.Day(value.From),
                RegimeTexts.Day(value.To),
                rule.Label.In(texts.Language),
                texts.Source(value.Source),
                value.Reference);
        }

        table.Write(screen);
        screen.Error.WriteLine($"{data.Gazetteer.NameOf(nation, texts.Language)} - {data.Gazetteer.NameOf(place, texts.Language)}, {RegimeTexts.Day(on)}: {Numbers.Text(found.Length)} {texts["rules in force"]}");
        return ExitCode.Done;
    }

    /// <summary>An id and what it begins with: rus.stay.days, rus.stay.</summary>
    private static IEnumerable<string> Beginnings(string id)
    {
        string[] words = id.Split('.');
        return Enumerable.Range(2, words.Length - 1).Select(count => string.Join('.', words.Take(count)));
    }

    private string[] Known(ParseResult parsed, Vocabulary vocabulary)
    {
        string[] known = [.. vocabulary.Circumstances.Select(one => one.Id)];
        string[] words = parsed.GetValue(_circumstances) ?? [];
        return words.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw RegimeInputs.Wrong(parsed, "unknown_circumstance", $"unknown circumstance '{unknown}'", Corridor.Data.NearestWord.Hint(unknown, known))
            : words;
    }
}
