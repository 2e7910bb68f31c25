using System.Globalization;
using Corridor.Data;

namespace Corridor.Model.Scenarios;

/// <summary>When a change holds: from a month, growing to its full size, through a month, and then fading.</summary>
/// <param name="From">First month.</param>
/// <param name="To">Last month of the full size; null where it holds for good.</param>
/// <param name="ReachedOver">Months over which it grows; 0 where it is whole at once.</param>
/// <param name="RecoversOver">Months after <paramref name="To"/> over which it fades; 0 where it ends at once.</param>
public sealed record Course(Month From, Month? To, int ReachedOver, int RecoversOver)
{
    private const int Longest = 600;
    private const int LengthOfMonth = 7;

    /// <summary>The keys of a file that say when a change holds.</summary>
    public static readonly IReadOnlyList<string> Keys = ["from", "to", "at", "reached_over", "recovers_over"];

    /// <summary>The share of its full size that the change has in a month, 0 to 1, rising and falling on straight lines.</summary>
    public double Weight(Month month)
    {
        if (month < From)
        {
            return 0;
        }

        double grown = ReachedOver > 0 ? Math.Min(1, (month - From + 1.0) / ReachedOver) : 1;
        double left = To is { } last && month > last ? RecoversOver > 0 ? Math.Max(0, 1 - ((double)(month - last) / RecoversOver)) : 0 : 1;
        return grown * left;
    }

    /// <summary>Reads the keys of a change; months outside the horizon and ends before beginnings are faults.</summary>
    public static Course Read(YamlMap said, Faults faults)
    {
        bool moment = said.Has("at");
        if (moment && (said.Has("from") || said.Has("to")))
        {
            said.Fault(faults, "at", "'at' stands beside 'from' or 'to'", "write at: for one month, or from: and to:");
        }
        else if (moment && !said.Has("recovers_over"))
        {
            said.Fault(faults, "at", "'at' does not say how long it lasts", "add recovers_over: 24 months, or write from: for good");
        }

        Month from = Within(said, moment ? "at" : "from", faults) ?? Scenario.Start;
        Month? to = moment ? from : said.Has("to") ? Within(said, "to", faults) : null;
        if (to < from)
        {
            said.Fault(faults, "to", $"{to} comes before {from}", "swap the months");
        }

        if (to is null && said.Has("recovers_over"))
        {
            said.Fault(faults, "recovers_over", "it recovers, but no month says from when", "add to: with the last month of the full change");
        }

        return new Course(from, to, Span(said, "reached_over", faults), Span(said, "recovers_over", faults));
    }

    /// <summary>A month within the horizon, or null after a fault.</summary>
    internal static Month? Within(YamlMap said, string key, Faults faults)
    {
        if (said.Month(key, faults) is not { } month)
        {
            return null;
        }

        if (said.OptionalText(key).Length > LengthOfMonth)
        {
            said.Fault(faults, key, $"'{said.OptionalText(key)}' in {key} is a day", $"changes hold for whole months: write {month}");
            return null;
        }

        if (month < Scenario.Start || month > Scenario.Latest)
        {
            said.Fault(faults, key, $"{month} is outside the horizon", $"expected {Scenario.Start} to {Scenario.Latest}");
            return null;
        }

        return month;
    }

    /// <summary>"24 months", "2 years" or a number of months; 0 where the key is not there.</summary>
    internal static int Span(YamlMap said, string key, Faults faults)
    {
        if (!said.Has(key))
        {
            return 0;
        }

        string[] words = said.Text(key, faults).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int times = words.Length == 2 ? words[1] switch { "month" or "months" => 1, "year" or "years" => 12, _ => 0 } : words.Length == 1 ? 1 : 0;
        if (words.Length > 0 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && times > 0 && number > 0 && number <= Longest / times)
        {
            return number * times;
        }

        said.Fault(faults, key, $"'{string.Join(' ', words)}' in {key} is no length of time", "write it as 24 months");
        return 0;
    }
}
