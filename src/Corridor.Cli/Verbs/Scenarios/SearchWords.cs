using System.Globalization;
using Corridor.Data;
using Corridor.Experiments.Comparing;
using Corridor.Experiments.Searching;
using Corridor.Experiments.Stressing;
using Corridor.Model;

namespace Corridor.Cli;

/// <summary>Goals and levers as people write them.</summary>
internal static class SearchWords
{
    private const string Verb = "corridor search";
    private const string Goals = "write it as \"russia_share_of_stock<0.5 by 2032 for UZB\"";
    private const double Largest = 1e9;
    private static readonly string[] Kinds = ["programme", "jobs", "wage", "exchange_rate", "driver"];

    /// <summary>A goal such as <c>russia_share_of_stock&lt;0.5 by 2032 for UZB</c>.</summary>
    /// <exception cref="BadCommandLineException">It is none.</exception>
    public static SearchGoal Goal(string text, IReadOnlyList<string> nations)
    {
        string[] words = text.Replace("<", " < ", StringComparison.Ordinal).Replace(">", " > ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var id, "<" or ">", var number, "by", var when, "for", var nation]
            || !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double threshold) || !double.IsFinite(threshold)
            || !int.TryParse(when, NumberStyles.None, CultureInfo.InvariantCulture, out int year))
        {
            throw Wrong($"'{text}' is no goal", Goals);
        }

        MemberIndicator indicator = MemberIndicator.Find(id) ?? throw Wrong($"there is no indicator '{id}'", NearestWord.Hint(id, [.. MemberIndicator.All.Select(one => one.Id)]));
        if (!nations.Contains(nation, StringComparer.Ordinal))
        {
            throw Wrong($"unknown nation '{nation}'", NearestWord.Hint(nation, [.. nations]));
        }

        return year >= Scenario.Start.Year && year <= Scenario.Latest.Year
            ? new SearchGoal(indicator, words[1] == "<", threshold, year, nation)
            : throw Wrong($"{when} is outside the horizon", $"choose a year from {Text(Scenario.Start.Year)} to {Text(Scenario.Latest.Year)}");
    }

    /// <summary>Levers such as <c>gulf,programme:UZB.DEU=50000,jobs:UZB=0..5</c>.</summary>
    /// <param name="text">The levers, divided by commas.</param>
    /// <param name="plan">The levers that stress tests know.</param>
    /// <param name="system">The system that they are added to.</param>
    /// <param name="course">First month, and months over which a lever grows; for those that are not of the plan.</param>
    /// <param name="until">Last month that the goal depends on.</param>
    /// <exception cref="BadCommandLineException">One of them is none.</exception>
    public static IReadOnlyList<SearchLever> Levers(string text, StressPlan plan, ModelSystem system, (Month From, int ReachedOver) course, Month until)
    {
        string[] words = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        SearchLever[] levers = [.. words.Select(word => Lever(word, plan, system, course, until))];
        if (levers.Length == 0 || levers.Select(lever => lever.Name).Distinct(StringComparer.Ordinal).Count() < levers.Length)
        {
            throw Wrong(levers.Length == 0 ? "no levers" : $"a lever stands twice in '{text}'", "write --levers gulf,programme:UZB.DEU=50000");
        }

        return levers;
    }

    private static SearchLever Lever(string word, StressPlan plan, ModelSystem system, (Month From, int ReachedOver) course, Month until)
    {
        string[] halves = word.Split('=', 2);
        (double From, double To)? bounds = halves.Length == 2 ? Bounds(word, halves[1]) : null;
        string[] name = halves[0].Split(':');
        if (name.Length == 1)
        {
            (double from, double to) = bounds is { } given ? (double.IsNaN(given.From) ? 0 : given.From, given.To) : (0, 1);
            Lever known = plan.Levers.FirstOrDefault(lever => lever.Id == word.Split('=')[0])
                ?? throw Wrong($"there is no lever '{halves[0]}'", NearestWord.Hint(halves[0], [.. plan.Levers.Select(lever => lever.Id), .. Kinds.Select(kind => kind + ":")]));
            return from >= 0 && to > from
                ? SearchLever.Of(known, from, to) ?? throw Wrong($"the lever '{known.Id}' has no sizes: one of its changes has neither a factor nor an amount", "choose another")
                : throw Wrong($"'{word}' has no bounds to search in", $"write {known.Id}=0..2: from nothing to twice as in {StressPlan.File}");
        }

        string when = $"from: {course.From}{(course.ReachedOver > 0 ? $", reached_over: {Text(course.ReachedOver)} months" : string.Empty)}";
        (double From, double To) range = bounds ?? throw Wrong($"the lever '{word}' has no bound", name[0] == "programme" ? $"write {word}=50000: up to so many places a year" : $"write {word}=10: up to so many percent");
        return name[0] == "programme" ? Programme(word, name, range, system, (course.From, until), when) : Percent(word, name, range, when);
    }

    private static SearchLever Programme(string word, string[] name, (double From, double To) range, ModelSystem system, (Month From, Month Until) months, string when)
    {
        string[] whom = name[1].Split('.');
        if (name.Length != 2 || whom.Length != 2)
        {
            throw Wrong($"'{word}' is no lever", "write programme:UZB.DEU=50000");
        }

        CheckCode(whom[0], system.Gazetteer.Nations, "nation");
        CheckCode(whom[1], system.Destinations, "place");
        double there = SearchLever.PlacesOf(system, whom[0], whom[1], months.From, months.Until);
        double from = double.IsNaN(range.From) ? there : range.From;
        return from >= there && range.To > from
            ? SearchLever.Programme(whom[0], whom[1], from, range.To, when)
            : throw Wrong(FormattableString.Invariant($"'{word}' does not go up: there are {there} places a year already"), FormattableString.Invariant($"write programme:{name[1]}={10 * Math.Max(there, 1000)}"));
    }

    private static SearchLever Percent(string word, string[] name, (double From, double To) range, string when)
    {
        double from = double.IsNaN(range.From) ? 0 : range.From;
        if (from <= -100 || range.To <= -100 || from == range.To || Math.Abs(from) > Math.Abs(range.To))
        {
            throw Wrong($"'{word}' has no bounds to search in", "write percent above -100, the bound next to no change first, such as =10 or =-5..-40");
        }

        string what = name switch
        {
            ["jobs", var nation] => $"jobs: {{nation: {nation}}}",
            ["wage", var whom] when whom.Split('.') is [var nation, var place] => $"wage: {{nation: {nation}, place: {place}}}",
            ["wage", var place] => $"wage: {{place: {place}}}",
            ["exchange_rate", var currency] => $"exchange_rate: {currency}",
            ["driver", var id, var whom] when whom.Split('.') is [var nation, var place] => $"driver: {id}{Of("nation", nation)}{Of("place", place)}",
            _ => throw Wrong($"'{word}' is no lever", Kinds.Contains(name[0], StringComparer.Ordinal) ? "write jobs:UZB=5, wage:KAZ=10, exchange_rate:RUB=-30 or driver:paper_cost:all.TUR=-50" : NearestWord.Hint(name[0], Kinds)),
        };
        return SearchLever.Percent(string.Join(':', name), what, from, range.To, when);
    }

    private static string Of(string key, string word) => word == "all" ? string.Empty : $", {key}: {word}";

    private static (double From, double To) Bounds(string word, string text)
    {
        string[] ends = text.Split("..");
        double[] numbers = [.. ends.Select(end => double.TryParse(end, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && Math.Abs(number) <= Largest ? number : throw Wrong($"'{end}' in '{word}' is no size of a lever", "write bounds as =50000 or =0..50000"))];
        return numbers.Length switch
        {
            1 => (double.NaN, numbers[0]),
            2 => (numbers[0], numbers[1]),
            _ => throw Wrong($"'{text}' in '{word}' are no bounds", "write bounds as =50000 or =0..50000"),
        };
    }

    private static void CheckCode(string word, IReadOnlyList<string> known, string kind)
    {
        if (!known.Contains(word, StringComparer.Ordinal))
        {
            throw Wrong($"unknown {kind} '{word}'", NearestWord.Hint(word, [.. known]));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static BadCommandLineException Wrong(string what, string hint) => new("bad_value", what, Verb, hint);
}
