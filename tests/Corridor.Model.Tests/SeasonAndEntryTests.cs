using Corridor.Data;

namespace Corridor.Model.Tests;

public sealed class SeasonAndEntryTests
{
    public static TheoryData<string> Nations => [.. ProjectModel.Nations];

    [Theory]
    [MemberData(nameof(Nations))]
    public void The_Mean_Of_A_Season_Is_One(string nation)
    {
        foreach (string process in (string[])["departure", "return"])
        {
            double[] months = [.. Enumerable.Range(1, 12).Select(month => ProjectModel.System.Season[process, nation, new Month(2022, month)])];
            months.Average().ShouldBe(1, 1e-6, process);
            months.ShouldAllBe(value => value > 0);
        }
    }

    [Fact]
    public void Workers_Leave_In_Spring_And_Return_In_Late_Autumn()
    {
        SeasonTable season = ProjectModel.System.Season;
        foreach (string nation in (string[])["TJK", "UZB", "KGZ"])
        {
            season["departure", nation, new Month(2022, 4)].ShouldBeGreaterThan(season["departure", nation, new Month(2022, 12)]);
            season["return", nation, new Month(2022, 12)].ShouldBeGreaterThan(season["return", nation, new Month(2022, 4)]);
        }
    }

    [Fact]
    public void A_Season_With_Another_Mean_Or_A_Missing_Month_Is_A_Fault()
    {
        using SmallData data = new();
        string rows = string.Join('\n', Enumerable.Range(1, 12).Select(month => $"departure,*,{month},1.1,KNOWN"));
        string cut = string.Join('\n', Enumerable.Range(1, 11).Select(month => $"return,*,{month},1,KNOWN"));
        data.With("season.csv", $"process,nation,month,value,source\n{rows}\n{cut}");
        data.Season();
        data.Faults.Ordered.Select(fault => fault.What).ShouldBe(["return of * lacks months", "the mean of departure of * is 1.1"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void Ways_Of_Entry_Sum_To_One_In_Every_Month(string nation)
    {
        EntryTable entries = ProjectModel.System.Entries;
        StateSpace states = ProjectModel.Of(nation).States;
        foreach (string place in states.Destinations)
        {
            IReadOnlyList<string> statuses = entries.Statuses(nation, place);
            statuses.ShouldAllBe(status => states.Find(place, status, 1) != null, place);
            for (int t = 0; t < ProjectModel.Months; t += 6)
            {
                statuses.Sum(status => entries.Share(nation, place, status, Scenario.Start.Plus(t))).ShouldBe(1, 1e-6, $"{nation} {place}");
            }
        }
    }

    [Fact]
    public void A_Nations_Own_Way_Of_Entry_Wins_And_The_Latest_Date_Holds()
    {
        using SmallData data = new();
        data.With("entry.csv", """
            nation,place,status,from,share,source
            *,RUS,visitor,2010-01,1,KNOWN
            TJK,RUS,visitor,2010-01,0.6,KNOWN
            TJK,RUS,work,2010-01,0.4,KNOWN
            TJK,RUS,work,2015-01,1,KNOWN
            """);
        EntryTable entries = data.Entries();
        data.Faults.Ordered.ShouldBeEmpty();
        entries.Share("UZB", "RUS", "visitor", new Month(2012, 1)).ShouldBe(1);
        entries.Share("TJK", "RUS", "visitor", new Month(2014, 12)).ShouldBe(0.6);
        entries.Share("TJK", "RUS", "work", new Month(2014, 12)).ShouldBe(0.4);
        entries.Share("TJK", "RUS", "visitor", new Month(2015, 1)).ShouldBe(0);
        entries.Share("TJK", "RUS", "work", new Month(2009, 1)).ShouldBe(0.4);
    }

    [Fact]
    public void Ways_Of_Entry_That_Do_Not_Sum_To_One_Are_A_Fault()
    {
        using SmallData data = new();
        data.With("entry.csv", "nation,place,status,from,share,source\n*,RUS,visitor,2010-01,0.9,KNOWN");
        data.Entries();
        data.OnlyFault().What.ShouldContain("0.9");
    }
}
