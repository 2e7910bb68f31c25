using System.Globalization;
using Corridor.Data;
using Corridor.Model;
using Corridor.Regimes;

namespace Corridor.Cli;

/// <summary>What a change of law does to the cost of the papers for a first year of work.</summary>
/// <param name="Nation">The nation for which the law changes.</param>
/// <param name="Place">The place whose law it is.</param>
/// <param name="From">First month of the change.</param>
/// <param name="StatusBefore">What would open work without the change: union, patent or permit; null where nothing would.</param>
/// <param name="Before">What its papers would cost for a year; null where nothing opens work.</param>
/// <param name="StatusAfter">What opens work after the change.</param>
/// <param name="After">What its papers cost for a year.</param>
/// <param name="Currency">ISO code of the currency.</param>
/// <param name="Rules">Ids of the rules that both rest on.</param>
public sealed record PaperCostChange(string Nation, string Place, string From, string? StatusBefore, double? Before, string? StatusAfter, double? After, string Currency, IReadOnlyList<string> Rules)
{
    /// <summary>The costs on the first day of a change; null where the rules say nothing about them before or after.</summary>
    internal static PaperCostChange? Of(RegimeChange change, RuleBook before, RuleBook after)
    {
        DateOnly first = new(change.Begins.Year, change.Begins.Number, 1);
        PaperCost? was = PaperCost.Of(before, change.Nation, change.Place, first);
        PaperCost? now = PaperCost.Of(after, change.Nation, change.Place, first);
        return was is null && now is null
            ? null
            : new PaperCostChange(change.Nation, change.Place, change.Begins.ToString(), was?.Status, was?.Amount, now?.Status, now?.Amount, (now ?? was)!.Currency, [.. (was?.Rules ?? []).Union(now?.Rules ?? [], StringComparer.Ordinal)]);
    }

    /// <summary>One line for the report.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"Cost of papers for a first year of work, {Nation} in {Place} from {From}: {Said(StatusBefore, Before)} -> {Said(StatusAfter, After)} ({Verdict}; {string.Join(", ", Rules)}).");

    private string Verdict => After < Before ? "it falls" : After > Before ? "it rises" : "it stays or is not known";

    private string Said(string? status, double? amount) => amount is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{amount:0} {Currency} ({status})");
}
