using Corridor.Data;

namespace Corridor.Regimes;

/// <summary>
/// Rules that come together: a nation that enters the group takes over the group's rules from one of its members.
/// Groups stand in data/regimes/groups.yaml.
/// </summary>
/// <param name="Id">Short id, such as "union"; a scenario names it.</param>
/// <param name="Label">Name in English and Russian.</param>
/// <param name="Place">The place whose rules these are.</param>
/// <param name="Like">The nation whose values are taken over.</param>
/// <param name="RuleIds">The rules that come with the group; one that <paramref name="Like"/> does not have ends for a nation that enters.</param>
public sealed record RuleGroup(string Id, Label Label, string Place, string Like, IReadOnlyList<string> RuleIds)
{
    internal const string FileName = "regimes/groups.yaml";

    /// <summary>Reads the groups; none when the file is not there.</summary>
    internal static Dictionary<string, RuleGroup> Load(DataFolder folder, Gazetteer gazetteer, IReadOnlyList<Rule> rules, IReadOnlySet<string> unread, Faults faults)
    {
        Dictionary<string, RuleGroup> groups = new(StringComparer.Ordinal);
        if (!folder.Has(FileName) || YamlMap.Read(folder, FileName, faults) is not { } root)
        {
            return groups;
        }

        root.Only(faults, "groups");
        foreach (YamlMap entry in root.Maps("groups", faults))
        {
            entry.Only(faults, "id", "label", "place", "like", "rules");
            string like = entry.OneOf("like", gazetteer.Nations, faults, "nation") ?? string.Empty;
            string place = entry.OneOf("place", gazetteer.Places, faults, "place") ?? string.Empty;
            RuleGroup group = new(entry.Text("id", faults), entry.Label("label", faults), place, like, entry.Texts("rules", faults));
            string[] known = [.. rules.Where(rule => rule.Place == place).Select(rule => rule.Id).Distinct(StringComparer.Ordinal)];
            foreach (string unknown in group.RuleIds.Except(known, StringComparer.Ordinal).Where(id => !unread.Contains(id)))
            {
                entry.Fault(faults, "rules", $"there is no rule '{unknown}' in {place}", NearestWord.Hint(unknown, known));
            }

            if (!groups.TryAdd(group.Id, group))
            {
                entry.Fault(faults, "id", $"group '{group.Id}' is defined twice", "keep one");
            }
        }

        return groups;
    }

    /// <summary>The rules after a nation has entered the group.</summary>
    internal IEnumerable<Rule> Adopt(IReadOnlyList<Rule> rules, string nation, DateOnly from, string why)
    {
        HashSet<string> taken = new(RuleIds, StringComparer.Ordinal);
        foreach (Rule rule in rules)
        {
            bool adopted = taken.Contains(rule.Id) && rule.Nations.Contains(nation, StringComparer.Ordinal);
            if (!adopted)
            {
                yield return rule;
            }
            else if (rule.Nations.Count > 1)
            {
                yield return rule with { Nations = [.. rule.Nations.Where(other => other != nation)] };
            }
        }

        foreach (string id in RuleIds)
        {
            Rule? model = rules.FirstOrDefault(rule => rule.Id == id && rule.Nations.Contains(Like, StringComparer.Ordinal));
            Rule? own = rules.FirstOrDefault(rule => rule.Id == id && rule.Nations.Contains(nation, StringComparer.Ordinal));
            if ((model ?? own) is { } rule)
            {
                yield return rule with { Nations = [nation], Values = Join(own, model, from, why) };
            }
        }
    }

    private List<DatedValue> Join(Rule? own, Rule? model, DateOnly from, string why)
    {
        string source = $"judgement: {why}";
        List<DatedValue> values =
        [
            .. (own?.Values ?? []).Where(value => value.From < from).Select(value => value.Covers(from) ? value with { To = from.AddDays(-1) } : value),
        ];
        IReadOnlyList<DatedValue> later = [.. (model?.Values ?? []).Where(value => value.From > from)];
        DatedValue? first = model?.On(from);
        if (first is not null)
        {
            values.Add(first with { From = from, Source = source, Expected = true });
        }
        else if (values.Count > 0 && values[^1].Value is not null)
        {
            DateOnly? to = later.Count > 0 ? later[0].From.AddDays(-1) : null;
            values.Add(new DatedValue(from, to, null, source, $"as for {Like}", string.Empty, true));
        }

        values.AddRange(later);
        return values;
    }
}
