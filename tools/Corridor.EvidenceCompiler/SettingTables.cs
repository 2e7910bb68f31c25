using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.EvidenceCompiler;

/// <summary>Timeline, standings, named systems and statements of the studies as the tables of data/evidence/setting.</summary>
internal sealed partial class SettingTables(DataFolder shared, NameCatalogue names, Faults faults)
{
    private static readonly Dictionary<string, string> Studies = new(StringComparer.Ordinal)
    {
        ["SAHADEO"] = "SAHADEO2025",
        ["FES"] = "FES2023",
        ["HSF"] = "HSF2023",
        ["FDDCA"] = "FDDCA2026",
        ["MT"] = "MT2023",
    };

    /// <summary>Writes the four tables.</summary>
    internal void Write(DataFolder data)
    {
        Directory.CreateDirectory(data.PathOf("evidence/setting"));
        Save(data, "timeline", SourceSetting.EventColumns, Timeline());
        Save(data, "standings", SourceSetting.StandingColumns, Standings());
        Save(data, "systems", SourceSetting.SystemColumns, Systems());
        Save(data, "statements", SourceSetting.StatementColumns, Statements());
    }

    private IEnumerable<string[]> Timeline() =>
        RawTable.Rows(shared, "evidence/timeline.csv", faults).Select((row, i) =>
        {
            (DateOnly from, DateOnly to) = Dates(row["date"]);
            return new[] { Id('T', i), row["date"], FigureCsv.Date(from), FigureCsv.Date(to), row["event"], Codes(row["countries"]), row["standings_or_groups"] == "-" ? string.Empty : row["standings_or_groups"], Sources(row["source"]) };
        });

    private IEnumerable<string[]> Standings() =>
        RawTable.Rows(shared, "evidence/standings.csv", faults).Select((row, i) => new[]
        {
            Id('S', i), row["from"], row["to"], row["who"], row["conditions"], Sources(row["source_and_figures"]),
            string.Join(';', FigureIds().Matches(row["source_and_figures"]).Select(match => match.Value)),
        });

    private IEnumerable<string[]> Systems() =>
        RawTable.Rows(shared, "evidence/systems_named.csv", faults).Select((row, i) => new[]
        {
            Id('N', i), row["name"], Codes(row["country"]), row["type"], row["purpose"], row["source"],
        });

    /// <summary>One statement a line: causes by heading, forecasts, and recommendations under the id of their study.</summary>
    private IEnumerable<string[]> Statements()
    {
        string kind = string.Empty;
        string topic = string.Empty;
        int number = 0;
        foreach (string line in (shared.ReadText("evidence/causes_forecasts_recommendations.md", faults) ?? string.Empty).Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                kind = line[3..].StartsWith("Causal", StringComparison.Ordinal) ? "cause" : line[3..].StartsWith("Forecast", StringComparison.Ordinal) ? "forecast" : "recommendation";
                topic = string.Empty;
            }
            else if (Item().Match(line) is { Success: true } item)
            {
                string sources = Sources(item.Groups[1].Value);
                if (sources.Length == 0 && topic.Length > 0)
                {
                    sources = Sources(topic);
                }

                yield return [Id('C', number++), kind, topic, item.Groups[1].Value, sources];
            }
            else if (line.Length > 0 && !line.StartsWith('#') && kind.Length > 0 && !line.StartsWith("Sign:", StringComparison.Ordinal))
            {
                topic = line;
            }
        }
    }

    private static string Id(char letter, int index) => letter + (index + 1).ToString("D3", CultureInfo.InvariantCulture);

    private string Codes(string text) =>
        string.Join(';', CodeWords().Matches(text.Replace("Central Asia", "CASIA", StringComparison.Ordinal)).Select(match => match.Value).Where(code => names.Find(code) is not null).Distinct(StringComparer.Ordinal));

    private static string Sources(string text) =>
        text.Trim() == "all"
            ? string.Join(';', Studies.Values)
            : string.Join(';', Studies.Where(study => Regex.IsMatch(text, $@"\b{study.Key}(20\d\d)?\b", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).Select(study => study.Value));

    /// <summary>First and last day that a written date can mean; later parts inherit year and month from the first ("2022-09-23/27 and 09-30").</summary>
    private static (DateOnly From, DateOnly To) Dates(string text)
    {
        List<(DateOnly From, DateOnly To)> spans = [];
        int year = 0;
        int month = 0;
        bool hasDay = false;
        foreach (Match match in DateParts().Matches(Brackets().Replace(text, string.Empty)))
        {
            string[] parts = match.Value.Split('-');
            int[] numbers = [.. parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
            int day = 0;
            if (parts[0].Length == 4)
            {
                (year, month, day) = (numbers[0], numbers.Length > 1 ? numbers[1] : 0, numbers.Length > 2 ? numbers[2] : 0);
                hasDay = day > 0;
            }
            else if (numbers.Length == 2)
            {
                (month, day) = (numbers[0], numbers[1]);
            }
            else if (hasDay)
            {
                day = numbers[0];
            }
            else
            {
                month = numbers[0];
            }

            spans.Add(day > 0 ? (new DateOnly(year, month, day), new DateOnly(year, month, day))
                : month > 0 ? (new DateOnly(year, month, 1), new DateOnly(year, month, 1).AddMonths(1).AddDays(-1))
                : (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)));
        }

        return (spans.Min(span => span.From), spans.Max(span => span.To));
    }

    private static void Save(DataFolder data, string table, IReadOnlyList<string> columns, IEnumerable<string[]> rows)
    {
        StringBuilder text = new();
        FigureCsv.AppendRow(text, columns);
        foreach (string[] row in rows)
        {
            FigureCsv.AppendRow(text, row);
        }

        File.WriteAllText(data.PathOf($"evidence/setting/{table}.csv"), text.ToString());
    }

    [GeneratedRegex(@"\d{4}(?:-\d\d(?!\d))?(?:-\d\d(?!\d))?|\d\d-\d\d|\d\d", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DateParts();

    [GeneratedRegex(@"\([^)]*\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\bE\d{4}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FigureIds();

    [GeneratedRegex(@"\b[A-Z]{2,5}\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CodeWords();

    [GeneratedRegex(@"^(?:-|\d+\.) (.+)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Item();
}
