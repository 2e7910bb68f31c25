using System.Globalization;
using Corridor.Data;
using Xunit.Abstractions;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>
/// The headline of the base run, exactly: no change of results goes unnoticed. With CORRIDOR_UPDATE_BASELINE=1 the file is written instead.
/// </summary>
public sealed class BaselineTests(ITestOutputHelper output)
{
    private const string Switch = "CORRIDOR_UPDATE_BASELINE";
    private const string Header = "nation,year,population_home,citizens_abroad,citizens_in_russia,irregular_share_in_russia,remittances_recorded_usd_bn,remittances_gdp_percent,russia_share_of_stock,destination_hhi";
    private const string Advice = $"If the change is meant, run the tests with {Switch}=1 and add a line with 'results change' to CHANGELOG.md.";

    private static readonly string Path = System.IO.Path.Combine(DataFolder.Find(null).Root, "..", "tests", "baselines", "headline.csv");

    [Fact]
    public void Headline_Of_The_Base_Is_The_Baseline_Exactly()
    {
        string[] now = [Header, .. Indicators.Headline(BaseRun.Series, BaseRun.Nations, Indicators.HeadlineYears).Select(Line)];
        if (Environment.GetEnvironmentVariable(Switch) == "1")
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            File.WriteAllText(Path, string.Concat(now.Select(line => line + "\n")));
            output.WriteLine("baseline written: tests/baselines/headline.csv");
            Console.WriteLine("baseline written: tests/baselines/headline.csv");
            return;
        }

        File.Exists(Path).ShouldBeTrue($"tests/baselines/headline.csv is missing. {Advice}");
        string[] baseline = File.ReadAllLines(Path);
        string[] differences = [.. Differences(baseline, now)];
        if (differences.Length > 0)
        {
            Assert.Fail($"{differences.Length} numbers differ from tests/baselines/headline.csv:\n{string.Join('\n', differences)}\n{Advice}");
        }
    }

    [Fact]
    public void Every_Different_Number_Is_Named_With_Its_Old_And_New_Value()
    {
        string[] old = ["nation,year,a,b", "TJK,2022,1.5,2", "UZB,2022,3,4"];
        Differences(old, ["nation,year,a,b", "TJK,2022,1.5,2.25", "KGZ,2022,3,4"]).ShouldBe(
        [
            "TJK,2022 b: old 2, new 2.25 (+12.5 %)",
            "UZB,2022: old 3,4, new none",
            "KGZ,2022: old none, new 3,4",
        ]);
        Differences(old, old).ShouldBeEmpty();
        Differences(old, ["nation,year,a,c", .. old[1..]]).ShouldBe(["columns: old nation,year,a,b, new nation,year,a,c"]);
    }

    private static IEnumerable<string> Differences(string[] old, string[] now)
    {
        if (old[0] != now[0])
        {
            yield return $"columns: old {old[0]}, new {now[0]}";
            yield break;
        }

        static string Key(string line) => string.Join(',', line.Split(',')[..2]);
        static string Rest(string? line) => line is null ? "none" : string.Join(',', line.Split(',')[2..]);
        string[] columns = old[0].Split(',');
        Dictionary<string, string> before = old[1..].ToDictionary(Key, StringComparer.Ordinal);
        Dictionary<string, string> after = now[1..].ToDictionary(Key, StringComparer.Ordinal);
        foreach (string key in before.Keys.Union(after.Keys))
        {
            string? a = before.GetValueOrDefault(key);
            string? b = after.GetValueOrDefault(key);
            if (a is null || b is null)
            {
                yield return $"{key}: old {Rest(a)}, new {Rest(b)}";
                continue;
            }

            foreach (((string left, string right), string column) in a.Split(',').Zip(b.Split(',')).Zip(columns).Where(item => item.First.First != item.First.Second))
            {
                double change = (Number(right) / Number(left)) - 1;
                yield return string.Create(CultureInfo.InvariantCulture, $"{key} {column}: old {left}, new {right} ({100 * change:+0.##########;-0.##########} %)");
            }
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Line(HeadlineRow row) => string.Join(
        ',',
        row.Nation,
        row.Year.ToString(CultureInfo.InvariantCulture),
        Text(row.PopulationHome),
        Text(row.CitizensAbroad),
        Text(row.CitizensInRussia),
        Text(row.IrregularShareInRussia),
        Text(row.RemittancesRecordedUsdBn),
        Text(row.RemittancesGdpPercent),
        Text(row.RussiaShareOfStock),
        Text(row.DestinationHhi));

    /// <summary>The shortest text that reads back as the same number.</summary>
    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
