using Corridor.Data;
using Xunit.Abstractions;

namespace Corridor.Regimes.Tests;

/// <summary>Every dated row of the studies' timeline is a rule, an event, or has a reason why it is neither.</summary>
public class TimelineMapTests(ITestOutputHelper output)
{
    private static readonly TimelineMap Map = Load();

    [Fact]
    public void Rows_Name_Rules_And_Events_That_Exist_Or_Say_Why_There_Is_None()
    {
        Map.Rows.Count.ShouldBeGreaterThanOrEqualTo(114);
        Map.Rows.ShouldAllBe(row => row.Rules.Count > 0 || row.Events.Count > 0 || row.Reason.Length > 12);
    }

    [Fact]
    public void A_Rule_That_Carries_A_Row_Has_A_Value_From_About_That_Year()
    {
        foreach (TimelineRow row in Map.Rows.Where(row => row.Rules.Count > 0 && row.Reason.Length == 0))
        {
            int year = int.Parse(row.Date[..4], System.Globalization.CultureInfo.InvariantCulture);
            Repository.Book.Rules.Where(rule => row.Rules.Contains(rule.Id))
                .SelectMany(rule => rule.Values)
                .ShouldContain(value => Math.Abs(value.From.Year - year) <= 1, row.Event);
        }
    }

    [Fact]
    public void Every_Row_Of_The_Shared_Timeline_Is_Mapped()
    {
        if (SharedTimeline() is not { } path)
        {
            output.WriteLine("not checked: no ../shared");
            return;
        }

        Faults faults = new();
        CsvTable table = CsvTable.Parse(File.ReadAllText(path), "timeline.csv", ["date", "event", "countries", "standings_or_groups", "source"], faults)!;
        faults.Ordered.ShouldBeEmpty();
        HashSet<(string, string)> mapped = [.. Map.Rows.Select(row => (row.Date, row.Event))];
        table.Rows.Select(row => (row["date"], row["event"])).Where(key => !mapped.Contains(key)).ShouldBeEmpty();
        mapped.Count.ShouldBe(table.Rows.Count);
    }

    [Theory]
    [InlineData("2020,One,rus.ban.year,,", "there is no rule 'rus.ban.year'", "rus.ban.years")]
    [InlineData("2020,One,,mobilization-2022,", "there is no event 'mobilization-2022'", "mobilisation-2022")]
    [InlineData("2020,One,,,", "a row without rule, event or reason", "say why there is none")]
    public void A_Row_That_Leads_Nowhere_Is_A_Fault(string row, string what, string hint)
    {
        using SmallFolder folder = new();
        folder.Write("events.yaml", "events:\n  - {id: mobilisation-2022}");
        folder.Write("regimes/RUS/ban.years.yaml", """
            id: rus.ban.years
            label: {en: Entry ban, ru: Запрет на въезд}
            unit: years
            applies_to: [UZB]
            values:
              - {from: 2013-01-01, value: 3, source: LAW, reference: Article 26}
            """);
        folder.Write("regimes/timeline.csv", "date,event,rules,events,reason\n" + row);
        Faults faults = new();
        TimelineMap.Load(folder.Data, folder.Load(out _), faults);
        Fault fault = faults.Ordered.ShouldHaveSingleItem();
        fault.What.ShouldBe(what);
        fault.Hint.ShouldContain(hint);
        fault.Line.ShouldBe(2);
    }

    private static TimelineMap Load()
    {
        Faults faults = new();
        TimelineMap map = TimelineMap.Load(DataFolder.Find(null), Repository.Book, faults);
        faults.ThrowIfAny();
        return map;
    }

    private static string? SharedTimeline()
    {
        for (string? at = DataFolder.Find(null).Root; at is not null; at = Path.GetDirectoryName(at))
        {
            string path = Path.Combine(at, "shared", "evidence", "timeline.csv");
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
