using Corridor.Data;

namespace Corridor.Regimes;

/// <summary>
/// A dated row of the studies' timeline and what became of it: the rules and events that carry it, or why there is none.
/// </summary>
/// <param name="Date">The date as the timeline prints it, which may be a year or several days.</param>
/// <param name="Event">What the timeline names.</param>
/// <param name="Rules">Ids of the rules that carry it.</param>
/// <param name="Events">Ids of the events that carry it.</param>
/// <param name="Reason">Why neither carries it, or what of the row is left out; empty where there is nothing to say.</param>
public sealed record TimelineRow(string Date, string Event, IReadOnlyList<string> Rules, IReadOnlyList<string> Events, string Reason);

/// <summary>All dated rows of the studies' timeline (data/regimes/timeline.csv): none is silently dropped.</summary>
/// <param name="Rows">The rows in the order of the file.</param>
public sealed record TimelineMap(IReadOnlyList<TimelineRow> Rows)
{
    private const string FileName = "regimes/timeline.csv";

    /// <summary>Reads the map; empty when the file is not there. Rules and events that do not exist are faults.</summary>
    public static TimelineMap Load(DataFolder folder, RuleBook rules, Faults faults)
    {
        if (!folder.Has(FileName) || CsvTable.Read(folder, FileName, ["date", "event", "rules", "events", "reason"], faults) is not { } table)
        {
            return new TimelineMap([]);
        }

        string[] ids = [.. rules.Rules.Select(rule => rule.Id).Union(rules.Unread, StringComparer.Ordinal)];
        string[] known = folder.Has("events.yaml") && YamlMap.Read(folder, "events.yaml", faults) is { } events
            ? [.. events.Maps("events", faults).Select(entry => entry.OptionalText("id"))]
            : [];
        HashSet<(string, string)> seen = [];
        List<TimelineRow> rows = [];
        foreach (CsvRow row in table.Rows)
        {
            TimelineRow read = new(row["date"], row["event"], Names(row, "rules", ids, faults), Names(row, "events", known, faults), row["reason"]);
            if (!seen.Add((read.Date, read.Event)))
            {
                row.Fault(faults, "event", "the same date and event twice", "keep one row");
            }

            if (read.Rules.Count == 0 && read.Events.Count == 0 && string.IsNullOrWhiteSpace(read.Reason))
            {
                row.Fault(faults, "reason", "a row without rule, event or reason", "name the rule or event that carries it, or say why there is none");
            }

            rows.Add(read);
        }

        return new TimelineMap(rows);
    }

    private static string[] Names(CsvRow row, string column, string[] known, Faults faults)
    {
        string[] names = row[column].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (string name in names.Except(known, StringComparer.Ordinal))
        {
            row.Fault(faults, column, $"there is no {column[..^1]} '{name}'", NearestWord.Hint(name, known));
        }

        return names;
    }
}
