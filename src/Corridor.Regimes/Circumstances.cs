namespace Corridor.Regimes;

/// <summary>What is known about a person when rules are resolved. Nothing that would name anybody.</summary>
/// <param name="Words">Ids of circumstances (<see cref="Circumstance"/>); none where nothing narrows the question.</param>
/// <param name="Region">Id of a region; null where none was said.</param>
public sealed record Circumstances(IReadOnlyList<string> Words, string? Region = null)
{
    /// <summary>Nothing is known: every rule of the nation in the place is in question.</summary>
    public static Circumstances Unknown { get; } = new([]);

    /// <summary>True when a rule matters: it names no circumstance, none was said, or it names one that was said.</summary>
    public bool Concern(Rule rule) =>
        rule.When.Count == 0 || Words.Count == 0 || rule.When.Intersect(Words, StringComparer.Ordinal).Any();

    /// <summary>
    /// A rule as it holds in the region: an amount by region becomes the amount of the region, and a rule that does not name the region
    /// says nothing about it (null).
    /// </summary>
    public RuleInForce? In(RuleInForce found)
    {
        if (Region is null || !found.Rule.ByRegion || found.Value.Value is not { } value)
        {
            return found;
        }

        return value.Find(Region) is { } amount ? found with { Value = found.Value with { Value = RuleValue.Of(amount) } } : null;
    }
}
