using System.Text.Json.Nodes;
using Corridor.Regimes;

namespace Corridor.Cli;

/// <summary>A rule with one of its values as JSON.</summary>
/// <param name="Id">Id of the rule.</param>
/// <param name="Label">What is ruled, in the language asked for.</param>
/// <param name="Value">Number, true or false, text, or named numbers; null where the rule ends.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="From">First day in force.</param>
/// <param name="To">Last day in force; null where none is known.</param>
/// <param name="Source">Source id, or "judgement: reason".</param>
/// <param name="Reference">Law and article, page or figure.</param>
/// <param name="Note">Other dates or readings; empty where there is nothing to say.</param>
/// <param name="Expected">True for a change that was announced but not in force when the sources were read.</param>
/// <param name="WorkingDays">True where the law counts working days.</param>
/// <param name="When">Circumstances in one of which the rule matters; none where it matters in all.</param>
/// <param name="Also">Other dates that sources print.</param>
internal sealed record RuleRow(
    string Id,
    string Label,
    JsonNode? Value,
    string Unit,
    DateOnly From,
    DateOnly? To,
    string Source,
    string Reference,
    string Note,
    bool Expected,
    bool WorkingDays,
    IReadOnlyList<string> When,
    IReadOnlyList<AlsoRow> Also)
{
    public static RuleRow Of(Rule rule, DatedValue value, RegimeTexts texts) => new(
        rule.Id,
        rule.Label.In(texts.Language),
        Node(value.Value),
        rule.Unit,
        value.From,
        value.To,
        value.Source,
        value.Reference,
        value.Note,
        value.Expected,
        value.WorkingDays,
        rule.When,
        [.. value.Also.Select(other => new AlsoRow(other.Date.Length > 0 ? other.Date : null, Node(other.Value), other.Source, other.Reference, other.Reason))]);

    /// <summary>What a rule says, as the JSON value of its own kind.</summary>
    public static JsonNode? Node(RuleValue? value)
    {
        switch (value?.Kind)
        {
            case null:
                return null;
            case RuleValueKind.Number:
                return JsonValue.Create(value.Number);
            case RuleValueKind.YesNo:
                return JsonValue.Create(value.Yes);
            case RuleValueKind.Text:
                return JsonValue.Create(value.Words);
            default:
                JsonObject named = [];
                foreach (KeyValuePair<string, double> pair in value.Numbers)
                {
                    named[pair.Key] = pair.Value;
                }

                return named;
        }
    }
}

/// <summary>What a source also prints, as JSON; date or value is null where it does not differ.</summary>
internal sealed record AlsoRow(string? Date, JsonNode? Value, string Source, string Reference, string Reason);
