using Corridor.Model;
using Corridor.Simulation.Micro;
using Corridor.Simulation.Tests.Macro;

namespace Corridor.Simulation.Tests.Micro;

/// <summary>What records of single lives must agree with.</summary>
public sealed class LivesTests
{
    private const int Months = 96;
    private const int Scale = 500;

    private static readonly NationMicro Kyrgyzstan = MicroFixture.Run("KGZ", Months, new MicroOptions(Scale, 3, 2, Families: true), followEvery: 40);
    private static readonly SeriesTable Series = MicroFixture.Series(Kyrgyzstan, Months);
    private static readonly NationModel Nation = BaseRun.System.Compile("KGZ", Months);

    [Fact]
    public void Records_Are_Where_The_Stocks_Are()
    {
        foreach (IGrouping<(string Place, string Status), State> status in Nation.States.All.GroupBy(state => (state.Place, state.Status)))
        {
            HashSet<int> states = [.. status.Select(state => state.Index)];
            int records = MicroFixture.Records(Kyrgyzstan).Count(person => states.Contains(person.State));
            double stock = Series.Find(new SeriesKey("stock", "KGZ", status.Key.Place, status.Key.Status))?[^1] ?? 0;
            (records * (double)Scale).ShouldBe(stock);
        }
    }

    [Fact]
    public void Persons_Are_Whole()
    {
        foreach (SeriesKey key in Series.Keys.Where(key => key.Series is "stock" or "births" or "deaths" or "arrivals" or "departures"))
        {
            Series.Find(key)!.ShouldAllBe(value => value >= 0 && value % Scale == 0);
        }
    }

    [Fact]
    public void Stocks_Change_Only_By_Births_And_Deaths()
    {
        double[] stock = Series.Sum("stock");
        double[] births = Series.Sum("births");
        double[] deaths = Series.Sum("deaths");
        for (int t = 1; t < Months; t++)
        {
            (stock[t] - stock[t - 1]).ShouldBe(births[t] - deaths[t]);
        }
    }

    [Fact]
    public void Money_Of_All_Persons_Is_The_Series_Of_Remittances()
    {
        double persons = MicroFixture.Records(Kyrgyzstan).Sum(person => (double)person.Remitted) * Scale;
        double series = Series.Sum("remittances_true").Sum() * 1e6;
        persons.ShouldBe(series, 1e-4 * series);
    }

    [Fact]
    public void Months_Abroad_Of_All_Persons_Are_The_Stocks_Abroad()
    {
        // Who is born abroad or was there at the start is abroad without having left home; their months count from birth or from the start.
        double records = MicroFixture.Records(Kyrgyzstan).Sum(person => (double)person.Abroad);
        double before = Nation.States.All.Where(state => state.Place != "KGZ").Sum(state => Nation.Start[state.Index].Sum()) / Scale;
        double stocks = Series.Where("stock").Where(pair => pair.Key.Place != "KGZ").Sum(pair => pair.Values.Sum()) / Scale;
        records.ShouldBe(stocks, before);
        records.ShouldBeGreaterThan(0.5 * stocks);
    }

    [Fact]
    public void Histories_End_In_The_Present_State_And_Have_No_Gaps()
    {
        IGrouping<long, HistorySpell>[] lives = [.. Kyrgyzstan.Lives.Histories.GroupBy(spell => spell.Person)];
        lives.Length.ShouldBeGreaterThan(100);
        lives.Count(life => life.Count() > 3).ShouldBeGreaterThan(5);
        foreach (IGrouping<long, HistorySpell> life in lives)
        {
            HistorySpell[] spells = [.. life];
            spells[^1].To.ShouldBeNull();
            for (int i = 1; i < spells.Length; i++)
            {
                spells[i].From.ShouldBe(spells[i - 1].To!.Value);
                (spells[i].Place, spells[i].Status).ShouldNotBe((spells[i - 1].Place, spells[i - 1].Status));
            }
        }
    }

    [Fact]
    public void Every_Child_Born_In_The_Run_Has_A_Mother_Of_Fertile_Age()
    {
        int children = 0;
        foreach (Cohort cohort in Kyrgyzstan.Cohorts.OfType<Cohort>().Where(cohort => cohort.Column > Strata.OldestAge))
        {
            for (int id = 0; id < cohort.Count; id++)
            {
                uint mother = cohort.Mothers![id];
                mother.ShouldNotBe(0u);
                (cohort.Column - PersonId.Column(mother)).ShouldBeInRange(14, 50);
                Kyrgyzstan.Cohorts[PersonId.Column(mother)]!.Records[PersonId.Id(mother)].Lane.ShouldBeGreaterThanOrEqualTo(3);
                children++;
            }
        }

        children.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void A_Man_Is_The_Partner_Of_One_Woman()
    {
        uint[] partners = [.. Kyrgyzstan.Cohorts.OfType<Cohort>().SelectMany(cohort => cohort.Partners!).Where(partner => partner != 0)];
        partners.Length.ShouldBeGreaterThan(500);
        partners.Distinct().Count().ShouldBe(partners.Length);
    }

    [Fact]
    public void More_Children_Have_A_Father_Abroad_Than_A_Mother()
    {
        double Share(string which) => Kyrgyzstan.Lives.Rows.Single(row => row.Table == "children" && row.Category == $"2017 {which}").Value;
        Share("father_abroad").ShouldBeGreaterThan(Share("mother_abroad"));
        Share("any_abroad").ShouldBe(Share("father_abroad") + Share("mother_abroad") + Share("both_abroad"), 1e-12);
    }

    [Fact]
    public void Shares_Of_A_Table_Sum_To_One()
    {
        foreach (var group in Kyrgyzstan.Lives.Rows.Where(row => row.Table is "trips" or "months_abroad" or "first_departure" or "sequences" && row.Unit == "share").GroupBy(row => (row.Table, row.Cohort, row.Sex)))
        {
            group.Sum(row => row.Value).ShouldBe(1, 1e-9);
        }
    }

    [Fact]
    public void The_Share_Ever_Abroad_Never_Falls_With_Age_Within_A_Cohort_Of_Survivors()
    {
        foreach (var group in Kyrgyzstan.Lives.Rows.Where(row => row.Table == "ever_migrated" && row.Sex == "male" && row.Persons > 100 * Scale && row.Cohort is "1985-1989" or "1990-1994").GroupBy(row => row.Cohort))
        {
            double[] shares = [.. group.Where(row => row.Table == "ever_migrated" && row.Sex == "male" && row.Persons > 100 * Scale).OrderBy(row => int.Parse(row.Category, System.Globalization.CultureInfo.InvariantCulture)).Select(row => row.Value)];
            shares.Length.ShouldBeGreaterThan(1);
            for (int i = 1; i < shares.Length; i++)
            {
                shares[i].ShouldBeGreaterThan(shares[i - 1] - 0.02);
            }
        }
    }
}
