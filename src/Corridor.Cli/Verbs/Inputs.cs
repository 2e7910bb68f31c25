using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Corridor.Data;

namespace Corridor.Cli;

/// <summary>Arguments and options that read their values strictly and say what they expect.</summary>
internal static class Inputs
{
    /// <summary>Stands between what is wrong and what to do in the text of a parse error.</summary>
    public const string Do = " -- ";

    private const string Within = "within its bounds";

    /// <summary>A word or a path that must be given.</summary>
    public static Argument<string> Word(string name, string description) => new(name) { Description = description };

    /// <summary>A word or a path.</summary>
    public static Option<string?> Text(string name, string help, string description) => new(name) { HelpName = help, Description = description };

    /// <summary>A month.</summary>
    public static Option<Month?> Month(string name, string description) => new(name)
    {
        HelpName = "YYYY-MM",
        Description = description,
        CustomParser = result => Data.Month.TryParse(Given(result), out Month month)
            ? month
            : Wrong<Month?>(result, "a month", "write it as 2035-12"),
    };

    /// <summary>A day; a year or a month stands for its first day, or its last when <paramref name="last"/>.</summary>
    public static Option<DateOnly?> Day(string name, string description, bool last) => new(name)
    {
        HelpName = "DATE",
        Description = description,
        CustomParser = result =>
        {
            string text = Given(result);
            string whole = text.Length switch { 4 => $"{text}-{(last ? "12" : "01")}-01", 7 => $"{text}-01", _ => text };
            if (!DateOnly.TryParseExact(whole, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                return Wrong<DateOnly?>(result, "a date", "write it as 2022, 2022-03 or 2022-03-15");
            }

            return last && text.Length < 10 ? day.AddMonths(1).AddDays(-1) : day;
        },
    };

    /// <summary>A whole number within bounds.</summary>
    public static Option<long?> Whole(string name, string description, long min, long max) => new(name)
    {
        HelpName = "N",
        Description = description,
        CustomParser = result => long.TryParse(Given(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= min && value <= max
            ? value
            : Wrong<long?>(result, Real(result) is { } other && other == Math.Floor(other) ? Within : "a whole number", max == long.MaxValue
                ? string.Create(CultureInfo.InvariantCulture, $"write {min} or more")
                : string.Create(CultureInfo.InvariantCulture, $"write a number from {min} to {max}")),
    };

    /// <summary>A number within bounds.</summary>
    public static Option<double?> Number(string name, string help, string description, double min, double max) => new(name)
    {
        HelpName = help,
        Description = description,
        CustomParser = result => Real(result) is { } value && value >= min && value <= max
            ? value
            : Wrong<double?>(result, Real(result) is null ? "a number" : Within, double.IsPositiveInfinity(max)
                ? string.Create(CultureInfo.InvariantCulture, $"write {min} or more")
                : string.Create(CultureInfo.InvariantCulture, $"write a number from {min} to {max}")),
    };

    /// <summary>One of a few words.</summary>
    public static Option<string?> Choice(string name, string description, params string[] words) => new(name)
    {
        HelpName = string.Join('|', words),
        Description = description,
        CustomParser = result => words.Contains(Given(result), StringComparer.Ordinal)
            ? Given(result)
            : Wrong<string?>(result, "one of its words", NearestWord.Hint(Given(result), words)),
    };

    /// <summary>A switch.</summary>
    public static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    private static double? Real(ArgumentResult result) =>
        double.TryParse(Given(result), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    private static string Given(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : string.Empty;

    private static T? Wrong<T>(ArgumentResult result, string expected, string hint)
    {
        string option = (result.Parent as OptionResult)?.Option.Name ?? "the value";
        result.AddError($"'{Given(result)}' for {option} is not {expected}{Do}{hint}");
        return default;
    }
}
