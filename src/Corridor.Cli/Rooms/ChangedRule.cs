using System.Globalization;
using System.Text.Json.Nodes;
using Corridor.Model;
using Corridor.Regimes;

namespace Corridor.Cli;

/// <summary>A legal rule that a scenario changes.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Label">What is ruled.</param>
/// <param name="Nation">The nation for which it changes.</param>
/// <param name="Place">The place whose law it is.</param>
/// <param name="From">First month of the change.</param>
/// <param name="Before">What it would say in that month without the change; null where it would not be in force.</param>
/// <param name="After">What it says; null where it is not in force.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="Why">The reason that the scenario gives.</param>
public sealed record ChangedRule(string Id, string Label, string Nation, string Place, string From, JsonNode? Before, JsonNode? After, string Unit, string Why)
{
    // A table's column has room for so many named numbers.
    private const int Shown = 4;

    /// <summary>A change of the rule book as a row.</summary>
    internal static ChangedRule Of(RegimeChange change, RuleChange rule) => new(
        rule.Rule.Id,
        rule.Rule.Label.En,
        change.Nation,
        change.Place,
        change.Begins.ToString(),
        RuleRow.Node(rule.Before?.Value),
        RuleRow.Node(rule.After?.Value),
        rule.Rule.Unit,
        change.Why);

    /// <summary>One line for the report.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Label} ({Id}), {Nation} in {Place} from {From}: {Said(Before)} -> {Said(After)} ({Unit}). {Why}");

    /// <summary>A table of the rules that a scenario changes; nothing where it changes none.</summary>
    internal static void Write(IReadOnlyList<ChangedRule> changed, Screen screen)
    {
        if (changed.Count == 0)
        {
            return;
        }

        TextTable table = new([new("changed rule", Right: false, Key: true), new("nation", Right: false), new("from", Right: false), new("before"), new("after"), new("unit", Right: false), new("what", Right: false)]);
        foreach (ChangedRule rule in changed)
        {
            table.Add(rule.Id, rule.Nation, rule.From, Said(rule.Before), Said(rule.After), rule.Unit, rule.Label);
        }

        table.Write(screen);
    }

    private static string Said(JsonNode? value) => value switch
    {
        null => "-",
        JsonObject named when named.Count > Shown => string.Create(CultureInfo.InvariantCulture, $"{named.Count} amounts"),
        JsonObject named => string.Join(", ", named.Select(pair => $"{pair.Key} {pair.Value}")),
        _ => value.ToString(),
    };
}
