using System.CommandLine;
using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.Cli;

/// <summary>Words that stand for something the data know: countries by code or name, ids.</summary>
internal static class CodeWord
{
    /// <summary>The code that was given, or the one that a name means; null when nothing was given.</summary>
    public static string? Meant(ParseResult parsed, Option<string?> option, NameCatalogue names, string verb) =>
        parsed.GetValue(option) is { } word ? Meant(word, option.Name[2..], names, verb) : null;

    /// <summary>The code of a country or group by code or by name in English or Russian.</summary>
    /// <exception cref="BadCommandLineException">Nothing is called so.</exception>
    public static string Meant(string word, string what, NameCatalogue names, string verb)
    {
        CountryName? meant = names.Find(word)
            ?? names.All.FirstOrDefault(name => name.Name.En.Equals(word, StringComparison.OrdinalIgnoreCase) || name.Name.Ru.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? names.All.FirstOrDefault(name => name.IsMeantBy(word.ToLowerInvariant()));
        return meant?.Code ?? throw Unknown(what, word, [.. names.Codes, .. names.All.Select(name => name.Name.En)], verb);
    }

    /// <summary>The word that was given, when it is one of those known; null when nothing was given.</summary>
    public static string? Known(ParseResult parsed, Option<string?> option, IReadOnlyCollection<string> known, string verb)
    {
        string? word = parsed.GetValue(option);
        return word is null || known.Contains(word, StringComparer.Ordinal) ? word : throw Unknown(option.Name[2..], word, known, verb);
    }

    /// <summary>A word that is not known, with the nearest that is.</summary>
    public static BadCommandLineException Unknown(string what, string word, IReadOnlyCollection<string> known, string verb) =>
        new("bad_value", $"unknown {what} '{word}'", verb, NearestWord.Hint(word, known));
}
