using Corridor.Regimes.Calculator;

namespace Corridor.Regimes.Tests;

/// <summary>The arithmetic of rolling windows against a count of days one by one, which shares nothing with it but the question.</summary>
public class TravelHistoryTests
{
    private const int Histories = 10_000;
    private static readonly DateOnly First = new(2019, 1, 1);
    private static readonly StayLimit[] Limits =
    [
        new(90, 180, null, false),
        new(60, 120, null, false),
        new(90, null, null, true),
        new(90, 180, 30, false),
        new(30, null, null, false),
    ];

    [Fact]
    public void Days_Used_Equal_A_Count_Day_By_Day()
    {
        Random random = new(20231026);
        for (int i = 0; i < Histories; i++)
        {
            Stay[] stays = Travels(random);
            TravelHistory history = new(stays);
            foreach (StayLimit limit in Limits)
            {
                DateOnly day = First.AddDays(random.Next(0, 1100));
                history.DaysUsed(limit, day).ShouldBe(Counted(stays, limit, day), $"{limit} on {day:O}: {string.Join("; ", stays.AsEnumerable())}");
            }
        }
    }

    [Fact]
    public void The_Last_Lawful_Day_Equals_A_Walk_Day_By_Day()
    {
        Random random = new(20240901);
        for (int i = 0; i < Histories; i++)
        {
            Stay[] stays = Travels(random);
            Stay visit = stays[random.Next(stays.Length)];
            DateOnly day = visit.Entered.AddDays(random.Next(0, (visit.Left ?? visit.Entered).DayNumber - visit.Entered.DayNumber + 1));
            TravelHistory history = new(stays);
            visit = history.On(day)!;
            foreach (StayLimit limit in Limits)
            {
                Stay[] staying = [.. stays.Where(stay => stay.Entered < visit.Entered || (stay.Entered == visit.Entered && stay != visit)), visit with { Left = null }];
                DateOnly walked = visit.Entered;
                bool[] marked = Marked(staying, visit.Entered.AddDays(800));
                while (Counted(marked, staying, limit, walked) <= limit.Days && (limit.Visit is null || walked.DayNumber - visit.Entered.DayNumber < limit.Visit))
                {
                    walked = walked.AddDays(1);
                }

                history.LastLawfulDay(_ => limit, day).ShouldBe(walked.AddDays(-1), $"{limit} from {day:O}: {string.Join("; ", stays.AsEnumerable())}");
            }
        }
    }

    [Fact]
    public void Staying_Within_The_Limit_On_Every_Day_Of_A_Visit_Is_Staying_To_Its_Last_Lawful_Day()
    {
        Random random = new(7);
        for (int i = 0; i < 2000; i++)
        {
            TravelHistory history = new(Travels(random));
            Stay last = history.Stays[^1];
            foreach (StayLimit limit in Limits)
            {
                bool everyDay = Enumerable.Range(0, last.Left!.Value.DayNumber - last.Entered.DayNumber + 1).All(d => history.IsWithin(limit, last.Entered.AddDays(d)));
                DateOnly? end = history.LastLawfulDay(_ => limit, last.Left.Value);
                everyDay.ShouldBe(end is null || last.Left <= end);
            }
        }
    }

    [Fact]
    public void An_Entry_Is_Open_On_The_First_Day_With_A_Day_Left_And_Not_Before()
    {
        Random random = new(11);
        for (int i = 0; i < 1000; i++)
        {
            TravelHistory history = new(Travels(random));
            DateOnly outside = history.Stays[^1].Left!.Value.AddDays(1);
            StayLimit limit = Limits[0];
            DateOnly entry = history.NextEntry(_ => limit, outside)!.Value;
            for (DateOnly day = outside; day <= entry; day = day.AddDays(1))
            {
                (Counted([.. history.Stays, new Stay(day, null)], limit, day) <= limit.Days).ShouldBe(day == entry);
            }
        }
    }

    [Fact]
    public void Ninety_Days_In_A_Calendar_Year_Begin_Again_On_The_First_Of_January()
    {
        TravelHistory history = new([new(new(2025, 10, 3), null)]);
        history.DaysUsed(Limits[2], new(2025, 12, 31)).ShouldBe(90);
        history.DaysUsed(Limits[2], new(2026, 1, 1)).ShouldBe(1);
        history.LastLawfulDay(_ => Limits[2], new(2025, 12, 31)).ShouldBe(new DateOnly(2026, 3, 31));
    }

    [Fact]
    public void A_Day_Of_Leaving_And_Entering_Again_Counts_Once()
    {
        TravelHistory history = new([new(new(2024, 1, 1), new(2024, 1, 10)), new(new(2024, 1, 10), null)]);
        history.DaysUsed(Limits[0], new(2024, 1, 12)).ShouldBe(12);
        history.DaysUsed(Limits[4], new(2024, 1, 12)).ShouldBe(3);
    }

    [Fact]
    public void Stays_Without_A_Day_Of_Leaving_Or_Out_Of_Order_Are_Refused()
    {
        TravelHistory.Objection([new(new(2024, 1, 1), null), new(new(2024, 3, 1), null)]).ShouldNotBeNull().ShouldContain("without having left");
        TravelHistory.Objection([new(new(2024, 1, 5), new(2024, 1, 1))]).ShouldNotBeNull().ShouldContain("before entering");
        Should.Throw<ArgumentException>(() => new TravelHistory([new(new(2024, 1, 1), new(2024, 3, 1)), new(new(2024, 2, 1), null)]));
    }

    [Fact]
    public void Cutting_A_Patent_Out_Removes_Exactly_Its_Days()
    {
        Random random = new(13);
        for (int i = 0; i < 2000; i++)
        {
            Stay[] stays = Travels(random);
            DateOnly from = First.AddDays(random.Next(0, 900));
            DateOnly to = from.AddDays(random.Next(0, 200));
            TravelHistory cut = new TravelHistory(stays).Without(from, to);
            for (DateOnly day = First; day < First.AddDays(1100); day = day.AddDays(7))
            {
                (cut.On(day) is not null).ShouldBe(stays.Any(stay => stay.Holds(day)) && (day < from || day > to));
            }
        }
    }

    private static Stay[] Travels(Random random)
    {
        List<Stay> stays = [];
        DateOnly at = First.AddDays(random.Next(0, 60));
        int count = random.Next(1, 12);
        for (int i = 0; i < count; i++)
        {
            DateOnly left = at.AddDays(random.Next(0, 100));
            stays.Add(new Stay(at, left));
            at = left.AddDays(random.Next(0, 4) == 0 ? 0 : random.Next(1, 120));
            if (at == left && stays[^1].Entered == left)
            {
                at = at.AddDays(1);
            }
        }

        return [.. stays];
    }

    /// <summary>Marks every day of every stay, then counts the marked days of the window.</summary>
    private static int Counted(Stay[] stays, StayLimit limit, DateOnly day) => Counted(Marked(stays, day), stays, limit, day);

    private static int Counted(bool[] marked, Stay[] stays, StayLimit limit, DateOnly day)
    {
        if (limit.Window is null && !limit.CalendarYear)
        {
            Stay? now = stays.Where(stay => stay.Entered <= day && (stay.Left is null || day <= stay.Left)).OrderBy(stay => stay.Entered).LastOrDefault();
            return now is null ? 0 : day.DayNumber - now.Entered.DayNumber + 1;
        }

        int count = 0;
        for (DateOnly at = day; at >= First && (limit.CalendarYear ? at.Year == day.Year : day.DayNumber - at.DayNumber < limit.Window!.Value); at = at.AddDays(-1))
        {
            count += marked[at.DayNumber - First.DayNumber] ? 1 : 0;
        }

        return count;
    }

    private static bool[] Marked(Stay[] stays, DateOnly until)
    {
        bool[] marked = new bool[6000];
        foreach (Stay stay in stays)
        {
            for (DateOnly at = stay.Entered; at <= (stay.Left ?? until) && at <= until; at = at.AddDays(1))
            {
                marked[at.DayNumber - First.DayNumber] = true;
            }
        }

        return marked;
    }
}
