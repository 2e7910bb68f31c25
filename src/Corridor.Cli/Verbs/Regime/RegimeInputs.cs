using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Corridor.Data;
using Corridor.Regimes;

namespace Corridor.Cli;

/// <summary>Options that the regime verbs share.</summary>
internal static class RegimeInputs
{
    private static readonly string[] Languages = ["en", "ru"];

    public static Option<string?> Nation(string description) => Inputs.Text("--nation", "CODE", description);

    public static Option<string?> Place(string description) => Inputs.Text("--place", "CODE", description);

    public static Option<string?> Data() => Inputs.Text("--data", "DIR", "The data folder [default: the project's]");

    public static Option<string?> Language() => Inputs.Text("--lang", "en|ru", "Language of labels and tables [default: en]");

    /// <summary>A whole date. An answer about a deadline needs the day, so a month alone is refused.</summary>
    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        HelpName = "DATE",
        Description = description,
        CustomParser = Parsed,
    };

    /// <summary>A whole date that must be given.</summary>
    public static Argument<DateOnly?> DayWord(string name, string description) => new(name) { Description = description, CustomParser = Parsed };

    /// <summary>The words of a language.</summary>
    public static RegimeTexts Texts(ParseResult parsed, Option<string?> option)
    {
        string language = parsed.GetValue(option) ?? Languages[0];
        return Languages.Contains(language, StringComparer.Ordinal)
            ? RegimeTexts.In(language)
            : throw Wrong(parsed, "unknown_language", $"unknown language '{language}'", "write --lang en or --lang ru");
    }

    /// <summary>The code of a nation that was given by code or by name; null when none was.</summary>
    public static string? NationOf(ParseResult parsed, Option<string?> option, Gazetteer gazetteer) =>
        Code(parsed, option, "nation", [.. gazetteer.Nations.Select(code => gazetteer.Find(code)!)]);

    /// <summary>The code of a place that was given by code or by name; null when none was.</summary>
    public static string? PlaceOf(ParseResult parsed, Option<string?> option, Gazetteer gazetteer) =>
        Code(parsed, option, "place", [.. gazetteer.Places.Select(code => gazetteer.Find(code)!)]);

    /// <summary>The id of a region of a place that was given by id or by name; null when none was.</summary>
    public static string? RegionOf(ParseResult parsed, Option<string?> option, string place, Vocabulary vocabulary) =>
        parsed.GetValue(option) is not { } word
            ? null
            : vocabulary.RegionOf(place, word)?.Id ?? throw Wrong(parsed, "unknown_region", $"unknown region '{word}' of {place}", NearestWord.Hint(word, vocabulary.RegionsOf(place)));

    /// <summary>The word of an option that the verb can't do without.</summary>
    public static T Needed<T>(ParseResult parsed, string option, T? value)
        where T : class =>
        value ?? throw Missing(parsed, option);

    /// <summary>The day of an option that the verb can't do without.</summary>
    public static DateOnly NeededDay(ParseResult parsed, Option<DateOnly?> option) =>
        parsed.GetValue(option) ?? throw Missing(parsed, option.Name);

    public static BadCommandLineException Wrong(ParseResult parsed, string code, string what, string hint) =>
        new(code, what, ((Verb)parsed.CommandResult.Command).FullName, hint);

    private static BadCommandLineException Missing(ParseResult parsed, string option) =>
        Wrong(parsed, "missing_word", $"{option} is missing", $"for example: {((Verb)parsed.CommandResult.Command).Examples[0]}");

    private static DateOnly? Parsed(ArgumentResult result)
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : string.Empty;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        string name = result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;
        result.AddError($"'{text}' for {name} is not a day{Inputs.Do}write it as 2023-11-01");
        return null;
    }

    private static string? Code(ParseResult parsed, Option<string?> option, string kind, Place[] known)
    {
        if (parsed.GetValue(option) is not { } word)
        {
            return null;
        }

        Place? meant = known.FirstOrDefault(place =>
            place.Code.Equals(word, StringComparison.OrdinalIgnoreCase)
            || place.Name.En.Equals(word, StringComparison.OrdinalIgnoreCase)
            || place.Name.Ru.Equals(word, StringComparison.OrdinalIgnoreCase));
        return meant?.Code ?? throw Wrong(parsed, $"unknown_{kind}", $"unknown {kind} '{word}'", NearestWord.Hint(word, [.. known.Select(place => place.Code)]));
    }
}
