using Corridor.Data;

namespace Corridor.Regimes;

/// <summary>
/// A published figure that prints a rule, a price, a fee, a quota or a deadline, and what became of it: the rules that cite it, or why
/// there is none.
/// </summary>
/// <param name="Figure">Id of the figure (E0582).</param>
/// <param name="What">What it measures, and for whom.</param>
/// <param name="Rules">Ids of the rules that cite it.</param>
/// <param name="Reason">Why no rule does; empty where one does.</param>
/// <param name="Line">Line of the row in the file, counted from 1.</param>
public sealed record FigureRow(string Figure, string What, IReadOnlyList<string> Rules, string Reason, int Line);

/// <summary>All figures of the studies that print a rule (data/regimes/figures.csv): none is silently dropped.</summary>
/// <param name="Rows">The rows in the order of the file.</param>
public sealed record FigureMap(IReadOnlyList<FigureRow> Rows)
{
    /// <summary>Name of the file within the data folder.</summary>
    public const string FileName = "regimes/figures.csv";

    /// <summary>
    /// Reads the map; empty when the file is not there. A rule that does not exist or that does not cite the figure, and a row without
    /// rule and reason, are faults.
    /// </summary>
    public static FigureMap Load(DataFolder folder, RuleBook rules, Faults faults)
    {
        if (!folder.Has(FileName) || CsvTable.Read(folder, FileName, ["figure", "what", "rules", "reason"], faults) is not { } table)
        {
            return new FigureMap([]);
        }

        Dictionary<string, string> said = rules.Rules
            .GroupBy(rule => rule.Id, StringComparer.Ordinal)
            .ToDictionary(files => files.Key, files => string.Join('\n', files.Select(Cited)), StringComparer.Ordinal);
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<FigureRow> rows = [];
        foreach (CsvRow row in table.Rows)
        {
            FigureRow read = new(row["figure"], row["what"], row["rules"].Split(' ', StringSplitOptions.RemoveEmptyEntries), row["reason"], row.Line);
            if (!seen.Add(read.Figure))
            {
                row.Fault(faults, "figure", $"figure '{read.Figure}' twice", "keep one row");
            }

            if (read.Rules.Count == 0 == string.IsNullOrWhiteSpace(read.Reason))
            {
                row.Fault(faults, "reason", read.Rules.Count == 0 ? "a figure without rule or reason" : "a reason why there is no rule beside a rule", "name the rules that cite the figure, or say why there is none");
            }

            CheckRules(row, read, said, rules.Unread, faults);
            rows.Add(read);
        }

        return new FigureMap(rows);
    }

    /// <summary>Adds a fault for each figure that the map names and the evidence does not have, and for each that must be in the map and is not.</summary>
    /// <param name="known">Ids of all published figures.</param>
    /// <param name="needed">Ids of those that print a rule or a price.</param>
    /// <param name="faults">Receives the faults.</param>
    public void Check(IReadOnlySet<string> known, IEnumerable<string> needed, Faults faults)
    {
        foreach (FigureRow row in Rows.Where(row => !known.Contains(row.Figure)))
        {
            faults.Add(FileName, row.Line, null, $"there is no figure '{row.Figure}'", NearestWord.Hint(row.Figure, [.. known]));
        }

        foreach (string missing in needed.Except(Rows.Select(row => row.Figure), StringComparer.Ordinal))
        {
            faults.Add(FileName, null, null, $"figure '{missing}' prints a rule or a price and is not listed", "add a row with the rules that cite it, or the reason why there is none");
        }
    }

    private static void CheckRules(CsvRow row, FigureRow read, Dictionary<string, string> said, IReadOnlySet<string> unread, Faults faults)
    {
        foreach (string id in read.Rules.Where(id => !unread.Contains(id)))
        {
            if (!said.TryGetValue(id, out string? cited))
            {
                row.Fault(faults, "rules", $"there is no rule '{id}'", NearestWord.Hint(id, [.. said.Keys]));
            }
            else if (!cited.Contains(read.Figure, StringComparison.Ordinal))
            {
                row.Fault(faults, "rules", $"rule '{id}' does not cite {read.Figure}", "name the figure in the reference or the note of the rule's value");
            }
        }
    }

    /// <summary>Everything in a rule that may name a figure.</summary>
    private static string Cited(Rule rule) => string.Join(
        '\n',
        rule.Values.SelectMany(value => value.Also.SelectMany(other => new[] { other.Reference, other.Reason }).Append(value.Reference).Append(value.Note)).Append(rule.Note));
}
