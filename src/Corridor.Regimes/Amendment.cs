namespace Corridor.Regimes;

/// <summary>The values of a rule that says something else over some days.</summary>
internal static class Amendment
{
    /// <summary>What was said before; on the days between, what it turns into; afterwards what is said again.</summary>
    public static IReadOnlyList<DatedValue> Of(Rule rule, DateOnly from, DateOnly? to, Func<RuleValue?, RuleValue?> says, string why)
    {
        string source = $"judgement: {why}";
        List<DatedValue> values = [.. rule.Values.Where(value => value.From < from)];
        foreach (DateOnly day in rule.Values.Select(value => value.From).Where(day => day > from && (to is null || day <= to)).Prepend(from))
        {
            values.Add(new DatedValue(day, null, says(rule.On(day)?.Value), source, string.Empty, string.Empty, Expected: true));
        }

        if (to is { } last)
        {
            DateOnly after = last.AddDays(1);
            values.Add(rule.On(after) is { } again ? again with { From = after } : new DatedValue(after, null, null, source, string.Empty, string.Empty, Expected: true));
            values.AddRange(rule.Values.Where(value => value.From > after));
        }

        return Closed(values);
    }

    /// <summary>Each value ends the day before the next begins; an end where nothing was in force says nothing.</summary>
    private static List<DatedValue> Closed(List<DatedValue> values)
    {
        List<DatedValue> closed = [];
        for (int i = 0; i < values.Count; i++)
        {
            bool idle = values[i].Value is null && (closed.Count == 0 || closed[^1].Value is null);
            if (!idle)
            {
                closed.Add(values[i]);
            }
        }

        return [.. closed.Select((value, i) => value with { To = i + 1 < closed.Count ? closed[i + 1].From.AddDays(-1) : null })];
    }
}
