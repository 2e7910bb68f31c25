using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Corridor.Data;

namespace Corridor.Cli;

/// <summary>Says what is wrong with a command line, and which word was probably meant.</summary>
internal static class ParseFaults
{
    /// <summary>The first thing wrong, or null.</summary>
    public static BadCommandLineException? Find(ParseResult parsed)
    {
        Verb verb = (Verb)parsed.CommandResult.Command;
        return UnknownWord(parsed, verb) ?? Misread(parsed, verb) ?? Incomplete(verb);
    }

    /// <summary>A word that is no verb, option or argument. An unknown option may have been taken for an argument.</summary>
    private static BadCommandLineException? UnknownWord(ParseResult parsed, Verb verb)
    {
        string? unknown = parsed.CommandResult.Tokens.Where(token => token.Type == TokenType.Argument).Select(token => token.Value).FirstOrDefault(LooksLikeOption)
            ?? parsed.UnmatchedTokens.FirstOrDefault(LooksLikeOption)
            ?? (parsed.UnmatchedTokens is [var first, ..] ? first : null);
        if (unknown is null)
        {
            return null;
        }

        if (LooksLikeOption(unknown))
        {
            string name = unknown.Split('=', ':')[0];
            return new BadCommandLineException("unknown_option", $"unknown option '{name}'", verb.FullName, Hint(name, verb, Options(verb)));
        }

        return verb.Subcommands.Count > 0
            ? new BadCommandLineException("unknown_verb", $"unknown verb '{unknown}'", verb.FullName, Hint(unknown, verb, [.. verb.Subcommands.Select(sub => sub.Name)]))
            : new BadCommandLineException("too_many_words", $"'{unknown}' is one word too many", verb.FullName, $"see {verb.FullName} --help");
    }

    /// <summary>A value that is missing or can't be read.</summary>
    private static BadCommandLineException? Misread(ParseResult parsed, Verb verb)
    {
        // A verb without work is reported by what follows, in plainer words.
        ParseError? error = verb.Work is not null && parsed.Errors is [var first, ..] ? first : null;
        if (error is null)
        {
            return null;
        }

        string[] parts = error.Message.Split(Inputs.Do, 2);
        if (parts.Length == 2)
        {
            return new BadCommandLineException("bad_value", parts[0], verb.FullName, parts[1]);
        }

        return error.SymbolResult is ArgumentResult { Argument: var argument, Tokens.Count: 0 }
            ? new BadCommandLineException("missing_word", $"{argument.Name} is missing", verb.FullName, $"for example: {verb.Examples[0]}")
            : new BadCommandLineException("bad_command_line", error.Message.TrimEnd('.'), verb.FullName, $"see {verb.FullName} --help");
    }

    private static BadCommandLineException? Incomplete(Verb verb) => verb.Work is not null
        ? null
        : new BadCommandLineException("missing_word", "a verb is missing", verb.FullName, $"add one of {string.Join(", ", verb.Subcommands.Select(sub => sub.Name))}; see {verb.FullName} --help");

    private static bool LooksLikeOption(string word) =>
        word.Length > 1 && word[0] == '-' && !double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string[] Options(Verb verb) =>
        [.. verb.Options.Concat(verb.Parents.OfType<Verb>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
            .Concat(verb.Parents.SelectMany(parent => parent.Parents).OfType<Verb>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
            .Where(option => !option.Hidden)
            .Select(option => option.Name)
            .Distinct(StringComparer.Ordinal)];

    private static string Hint(string word, Verb verb, string[] known) =>
        NearestWord.Find(word, known) is { } near ? $"did you mean {near}?" : $"expected one of {string.Join(", ", known)}; see {verb.FullName} --help";
}
