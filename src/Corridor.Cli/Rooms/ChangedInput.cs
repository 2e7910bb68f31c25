using System.Globalization;
using System.Text.Json.Nodes;
using Corridor.Model.Scenarios;
using Corridor.Regimes;

namespace Corridor.Cli;

/// <summary>An input that a scenario changes, or that differs between two.</summary>
/// <param name="Kind">driver, rule, parameter, fertility, displaced or russia.</param>
/// <param name="Input">Id.</param>
/// <param name="Nation">Nation; empty where it does not differ by nation.</param>
/// <param name="Place">Place; empty where it does not differ by place.</param>
/// <param name="Unit">Unit.</param>
/// <param name="From">First month that differs; null for parameters.</param>
/// <param name="To">Last month that differs; null where it differs to the end.</param>
/// <param name="At">The month of the values, in which they differ most; null for parameters.</param>
/// <param name="A">The value in the first; null where there is none.</param>
/// <param name="B">The value in the second.</param>
/// <param name="Read">False for a rule that no run reads.</param>
public sealed record ChangedInput(string Kind, string Input, string Nation, string Place, string Unit, string? From, string? To, string? At, JsonNode? A, JsonNode? B, bool Read)
{
    private const int Shown = 4;

    /// <summary>A difference as a row.</summary>
    internal static ChangedInput Of(InputDifference one) => new(
        one.Kind, one.Input, one.Nation, one.Place, one.Unit, one.From?.ToString(), one.To?.ToString(), one.At?.ToString(), RuleRow.Node(one.A), RuleRow.Node(one.B), one.IsRead);

    /// <summary>One line for the report.</summary>
    public override string ToString() =>
        $"{Kind} {Input}{Where} {Period}: {Said(A)} -> {Said(B)} ({Unit}{(At is null ? string.Empty : $", {At}")}).";

    /// <summary>A table; nothing where there are none.</summary>
    internal static void Write(IReadOnlyList<ChangedInput> changed, Screen screen)
    {
        if (changed.Count == 0)
        {
            return;
        }

        TextTable table = new([new("changed input", Right: false, Key: true), new("nation", Right: false), new("place", Right: false), new("period", Right: false), new("at", Right: false), new("before"), new("after"), new("unit", Right: false)]);
        foreach (ChangedInput one in changed)
        {
            table.Add(one.Input, one.Nation, one.Place, one.Period, one.At ?? "-", Said(one.A), Said(one.B), one.Unit);
        }

        table.Write(screen);
    }

    private string Where => (Nation.Length > 0 ? $", {Nation}" : string.Empty) + (Place.Length > 0 ? $" in {Place}" : string.Empty);

    private string Period => From is null ? "whole run" : To is null ? $"from {From}" : $"{From} to {To}";

    private static string Said(JsonNode? value) => value switch
    {
        null => "-",
        JsonObject named when named.Count > Shown => string.Create(CultureInfo.InvariantCulture, $"{named.Count} amounts"),
        JsonObject named => string.Join(", ", named.Select(pair => $"{pair.Key} {pair.Value}")),
        JsonValue number when number.TryGetValue(out double amount) => Numbers.Sized(amount),
        _ => value.ToString(),
    };
}
