using Corridor.Data;
using Corridor.Regimes.Calculator;

namespace Corridor.Regimes.Tests;

/// <summary>What the calculator answers to questions whose answers the sources print.</summary>
public class LawCalculatorTests
{
    [Theory]
    [InlineData("2021-06-01", "2021-06-08", "E0583")]
    [InlineData("2021-08-01", "2021-08-16", "E0582")]
    public void A_Citizen_Of_Uzbekistan_Registers_By(string entered, string by, string reference)
    {
        Answer answer = Ask(In("UZB", entered, entered));
        Deadline registration = answer.Deadlines.First(deadline => deadline.Basis.Rule == "rus.registration.days");
        registration.Date.ShouldBe(Repository.Day(by));
        registration.Basis.Reference.ShouldBe(reference);
        registration.Passed.ShouldBeFalse();
    }

    [Fact]
    public void A_Missed_Registration_Is_Unlawful_Though_The_Stay_Is_Within_Its_Days()
    {
        Situation asked = In("UZB", "2023-11-01", "2023-11-30");
        Answer answer = Ask(asked);
        answer.Status.ShouldBe("visitor");
        answer.Lawful.ShouldBeFalse();
        answer.Deadlines.ShouldContain(deadline => deadline.Passed && deadline.Basis.Rule == "rus.registration.days");
        Ask(asked with { Registered = Repository.Day("2023-11-10") }).Lawful.ShouldBeTrue();
        Ask(asked with { Registered = Repository.Day("2023-11-28") }).Lawful.ShouldBeFalse();
    }

    [Theory]
    [InlineData("2022-06-15", "leave and enter again")]
    [InlineData("2023-11-15", "no exit needed")]
    public void A_Visitor_Who_Wants_A_Patent_Is_Told_About_The_Purpose(string on, string what)
    {
        Opening patent = Ask(In("TJK", on, on)).Next.First(opening => opening.Status == "patent");
        Condition purpose = patent.Conditions.First(condition => condition.Basis.Rule == "rus.change.of.purpose");
        purpose.What.En.ShouldContain(what);
        purpose.Basis.Source.ShouldBe("HSF2023");
        patent.Costs.Select(cost => cost.Basis.Rule).ShouldContain("rus.patent.entry.official");
        patent.Costs.Select(cost => cost.Basis.Rule).ShouldContain("rus.patent.entry.actual");
    }

    [Theory]
    [InlineData("2023-10-25", "2024-01-25")]
    [InlineData("2023-10-26", "2024-10-26")]
    public void The_Registration_Of_A_Patent_Holder_Ends(string issued, string ends)
    {
        Answer answer = Ask(In("UZB", issued, issued) with { PatentIssued = Repository.Day(issued), PaidUntil = Repository.Day("2024-01-10") });
        answer.Status.ShouldBe("patent");
        answer.MayWork.ShouldBeTrue();
        answer.Deadlines.First(deadline => deadline.Basis.Rule == "rus.patent.registration.months").Date.ShouldBe(Repository.Day(ends));
        answer.Deadlines.First(deadline => deadline.Basis.Rule == "rus.patent.fee").Date.ShouldBe(Repository.Day("2024-01-10"));
    }

    [Theory]
    [InlineData("KGZ", "KAZ", "2022-12-15", true)]
    [InlineData("KGZ", "KAZ", "2023-02-15", false)]
    [InlineData("KAZ", "KGZ", "2024-08-15", true)]
    [InlineData("KAZ", "KGZ", "2024-09-15", false)]
    public void Visa_Runs_End_With_The_Window(string nation, string place, string on, bool lawful)
    {
        DateOnly day = Repository.Day(on);
        Situation asked = new(nation, place, day, new TravelHistory([new(day.AddDays(-95), day.AddDays(-10)), new(day.AddDays(-9), null)]));
        Answer answer = Ask(asked);
        answer.Lawful.ShouldBe(lawful);
        answer.Status.ShouldBe(lawful ? "visitor" : "irregular");
        answer.Basis!.Rule.ShouldBe(place == "KAZ" ? "kaz.stay.days" : "kgz.stay.days");
    }

    [Theory]
    [InlineData("2021-03-15", "visitor")]
    [InlineData("2023-03-15", "irregular")]
    public void A_Turkmen_Citizen_In_Turkey_Without_A_Visa(string on, string status) =>
        Ask(new Situation("TKM", "TUR", Repository.Day(on), new TravelHistory([new(Repository.Day(on).AddDays(-5), null)]))).Status.ShouldBe(status);

    [Fact]
    public void An_Unpaid_Patent_Ends_And_The_Ninety_Days_Are_Counted_Without_It()
    {
        Situation asked = In("UZB", "2025-01-01", "2025-03-02") with { Registered = Repository.Day("2025-01-05"), PatentIssued = Repository.Day("2025-01-11"), PaidUntil = Repository.Day("2025-02-10") };
        Ask(asked with { On = Repository.Day("2025-02-10") }).Status.ShouldBe("patent");
        Answer after = Ask(asked);
        after.Status.ShouldBe("visitor");
        after.MayWork.ShouldBeFalse();
        after.DaysUsed.ShouldBe(10 + 20);
    }

    [Fact]
    public void Overstaying_Brings_A_Ban_After_Thirty_Days_And_The_Register()
    {
        Answer answer = Ask(In("TJK", "2025-02-10", "2025-06-20"));
        answer.Status.ShouldBe("irregular");
        answer.Lawful.ShouldBeFalse();
        answer.Deadlines.Single(deadline => deadline.Basis.Rule == "rus.ban.overstay.days").Date.ShouldBe(new DateOnly(2025, 5, 10).AddDays(30));
        answer.Duties.Select(duty => duty.Basis.Rule).ShouldContain("rus.controlled.register");
        answer.Next.ShouldNotContain(opening => opening.Status == "patent");
        answer.Next.First(opening => opening.Status == "visitor").Earliest.ShouldBe(new DateOnly(2028, 6, 20));
    }

    [Fact]
    public void A_Union_Worker_Needs_No_Patent_And_Stays_As_Long_As_The_Contract()
    {
        Answer answer = Ask(In("KGZ", "2023-01-10", "2023-08-01") with { Registered = Repository.Day("2023-02-01"), ContractFrom = Repository.Day("2023-01-20"), ContractUntil = Repository.Day("2023-12-31") });
        answer.Status.ShouldBe("union");
        answer.Lawful.ShouldBeTrue();
        answer.Deadlines.ShouldContain(deadline => deadline.Date == new DateOnly(2023, 12, 31));
        answer.Next.ShouldNotContain(opening => opening.Status == "patent");
        Ask(In("UZB", "2023-01-10", "2023-08-01") with { ContractFrom = Repository.Day("2023-01-20") }).Status.ShouldBe("irregular");
    }

    [Fact]
    public void A_Naturalised_Man_Is_Conscripted_And_A_Woman_Is_Not()
    {
        Situation asked = In("TJK", "2020-01-10", "2024-02-01") with { Naturalised = Repository.Day("2022-05-10"), BirthYear = 1998, Sex = Papers.Male, Summoned = Repository.Day("2024-01-20") };
        Answer man = Ask(asked);
        man.Status.ShouldBe("citizen");
        man.Duties.Select(duty => duty.Basis.Rule).ShouldBe(
            ["rus.conscription.naturalised", "rus.conscription.age.years", "rus.mobilisation", "rus.conscription.notified.days", "rus.conscription.restrictions.days", "rus.conscription.passport.days", "rus.conscription.evasion.years", "rus.citizenship.termination"]);
        man.Deadlines.Select(deadline => deadline.Date).ShouldBe([new(2024, 1, 25), new(2024, 1, 27), new(2024, 2, 9)]);
        Ask(asked with { BirthYear = 1980 }).Duties.ShouldNotContain(duty => duty.Basis.Rule == "rus.conscription.age.years");
        Ask(asked with { Sex = Papers.Female }).Duties.Select(duty => duty.Basis.Rule).ShouldBe(["rus.citizenship.termination"]);
    }

    [Fact]
    public void Residence_Opens_The_Next_Step_After_Its_Waiting_Time()
    {
        Ask(In("UZB", "2020-01-10", "2024-02-01") with { TemporarySince = Repository.Day("2024-01-10") })
            .Next.First(opening => opening.Basis.Rule == "rus.permanent.wait.months").Earliest.ShouldBe(new DateOnly(2024, 9, 10));
        Ask(In("UZB", "2020-01-10", "2024-02-01") with { PermanentSince = Repository.Day("2022-01-10") })
            .Next.First(opening => opening.Basis.Rule == "rus.citizenship.general").Earliest.ShouldBe(new DateOnly(2027, 1, 10));
    }

    [Fact]
    public void A_Military_Contract_Is_Told_With_Its_Danger_And_The_Penalty_At_Home()
    {
        Opening contract = Ask(In("KGZ", "2024-02-01", "2024-02-01")).Next.First(opening => opening.Basis.Rule == "rus.citizenship.contract");
        contract.What.En.ShouldContain("danger to life");
        contract.Conditions.ShouldContain(condition => condition.Basis.Rule == "kgz.recruit.penalty.years" && condition.What.En.Contains("10 years"));
    }

    [Fact]
    public void Every_Answer_To_A_Random_Question_Names_Rules_That_Exist_And_Sources()
    {
        Random random = new(5);
        foreach (int i in Enumerable.Range(0, 3000))
        {
            string nation = Repository.Gazetteer.Nations[random.Next(5)];
            string place = new[] { "RUS", "KAZ", "KGZ", "TUR", "KOR" }.Where(code => code != nation).ElementAt(random.Next(4));
            DateOnly on = new DateOnly(2010, 1, 1).AddDays(random.Next(0, 6500));
            DateOnly? Maybe() => random.Next(4) == 0 ? on.AddDays(random.Next(-700, 200)) : null;
            Answer answer = Ask(new Situation(nation, place, on, new TravelHistory(random.Next(5) == 0 ? [] : [new(on.AddDays(-random.Next(0, 300)), null)]))
            {
                Purpose = (Purpose)random.Next(4),
                Registered = Maybe(),
                PatentIssued = Maybe(),
                PaidUntil = Maybe(),
                ContractFrom = Maybe(),
                ContractUntil = Maybe(),
                VisaUntil = Maybe(),
                TemporarySince = Maybe(),
                PermanentSince = Maybe(),
                Naturalised = Maybe(),
                Summoned = Maybe(),
                Expelled = Maybe(),
                Sex = (Papers)random.Next(3),
                BirthYear = 1990,
            });
            Basis[] bases =
            [
                .. answer.Deadlines.Select(deadline => deadline.Basis),
                .. answer.Duties.Select(duty => duty.Basis),
                .. answer.Next.Select(opening => opening.Basis),
                .. answer.Next.SelectMany(opening => opening.Conditions).Select(condition => condition.Basis),
                .. answer.Next.SelectMany(opening => opening.Costs).Select(cost => cost.Basis),
            ];
            bases.ShouldAllBe(basis => Repository.Book.Has(basis.Rule) && basis.Source.Length > 0 && basis.Reference.Length > 0);
            answer.Deadlines.Select(deadline => deadline.Date).ShouldBe(answer.Deadlines.Select(deadline => deadline.Date).Order());
            (answer.Lawful && answer.Deadlines.Any(deadline => deadline.Passed)).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("2021-06-01", "2021-06-10")]
    [InlineData("2021-06-04", "2021-06-15")]
    public void Where_The_Law_Counts_Working_Days_A_Deadline_Is_Passed_Only_After_The_Last_Of_Them(string entered, string last)
    {
        Deadline on = Ask(In("UZB", entered, last)).Deadlines.First(deadline => deadline.Basis.Rule == "rus.registration.days");
        on.Date.ShouldBe(Repository.Day(entered).AddDays(7));
        on.ByWorkingDays.ShouldBe(Repository.Day(last));
        on.Passed.ShouldBeFalse();
        DateOnly after = Repository.Day(last).AddDays(1);
        Ask(In("UZB", entered, entered) with { On = after }).Deadlines.First(deadline => deadline.Basis.Rule == "rus.registration.days").Passed.ShouldBeTrue();
        Ask(In("UZB", entered, entered) with { On = after, Registered = Repository.Day(last) }).Lawful.ShouldBeTrue();
        Ask(In("UZB", "2021-08-01", "2021-08-01")).Deadlines[0].ByWorkingDays.ShouldBeNull();
    }

    [Theory]
    [InlineData("saint_petersburg", 4600, "rus.patent.fee.region")]
    [InlineData("yakutia", 12957, "rus.patent.fee.region")]
    [InlineData("tula_region", 2880, "rus.patent.fee.federal")]
    public void A_Patent_Costs_What_The_Region_Asks_Or_At_Least_The_Federal_Amount(string region, double fee, string rule)
    {
        Situation asked = In("TJK", "2024-06-01", "2024-06-01") with { Purpose = Purpose.Work, Region = region };
        Answer answer = Ask(asked);
        Cost[] fees = [.. answer.Next.First(opening => opening.Status == "patent").Costs.Where(cost => cost.Basis.Rule.StartsWith("rus.patent.fee", StringComparison.Ordinal))];
        fees.ShouldHaveSingleItem().Value.Number.ShouldBe(fee);
        fees[0].Basis.Rule.ShouldBe(rule);
        fees[0].Unit.ShouldBe("RUB per month");
        answer.Remarks.Any(remark => remark.Basis?.Rule == "rus.patent.fee.federal").ShouldBe(rule == "rus.patent.fee.federal");
        Ask(asked with { Region = null }).Next.First(opening => opening.Status == "patent").Costs.Select(cost => cost.Basis.Rule).ShouldContain("rus.patent.fee");
    }

    [Fact]
    public void A_Patent_Ends_A_Year_After_It_Was_Issued_However_It_Is_Paid()
    {
        Answer answer = Ask(In("UZB", "2024-01-10", "2024-03-01") with { Purpose = Purpose.Work, PatentIssued = Repository.Day("2024-02-05"), PaidUntil = Repository.Day("2024-04-04") });
        answer.Deadlines.First(deadline => deadline.Basis.Rule == "rus.patent.term.months").Date.ShouldBe(Repository.Day("2025-02-04"));
    }

    [Fact]
    public void A_Visitor_Is_Told_When_Days_Are_Free_Again_After_The_Stay()
    {
        Opening again = Ask(In("UZB", "2024-01-01", "2024-02-01") with { Registered = Repository.Day("2024-01-05") }).Next.First(opening => opening.Status == "visitor");
        again.Earliest.ShouldBe(new DateOnly(2024, 3, 30).AddDays(91));
        again.What.En.ShouldContain("90 days");
        Ask(In("UZB", "2025-02-01", "2025-02-10")).Next.First(opening => opening.Status == "visitor").Earliest.ShouldBe(new DateOnly(2026, 1, 1));
    }

    [Fact]
    public void After_A_Ban_The_First_Day_Of_Entry_Is_Told()
    {
        Answer answer = Ask(new Situation("TJK", "RUS", Repository.Day("2025-03-10"), new TravelHistory([])) { Expelled = Repository.Day("2024-05-01") });
        answer.Status.ShouldBe("barred");
        answer.Next.ShouldHaveSingleItem().Earliest.ShouldBe(new DateOnly(2029, 5, 1));
    }

    [Fact]
    public void What_Does_Not_Fit_The_Rules_Is_Remarked_On()
    {
        Ask(In("TJK", "2022-02-01", "2022-05-01") with { PurposeChanged = Repository.Day("2022-03-01") }).Remarks.ShouldHaveSingleItem().Basis!.Rule.ShouldBe("rus.change.of.purpose");
        Ask(In("KGZ", "2022-02-01", "2022-05-01") with { Purpose = Purpose.Work, PatentIssued = Repository.Day("2022-03-01") }).Remarks.ShouldHaveSingleItem().Basis!.Rule.ShouldBe("rus.work.patent");
        Ask(In("UZB", "2022-02-01", "2022-04-01") with { Purpose = Purpose.Work, PatentApplied = Repository.Day("2022-03-20") }).Remarks.ShouldHaveSingleItem().Basis!.Rule.ShouldBe("rus.patent.apply.days");
        Ask(In("UZB", "2022-02-01", "2022-04-01") with { ContractFrom = Repository.Day("2022-03-20") }).Remarks.ShouldHaveSingleItem().Basis!.Rule.ShouldBe("rus.work.union");
        Ask(In("UZB", "2022-02-01", "2022-04-01")).Remarks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UZB", "DEU", "2024-03-01", "unknown")]
    [InlineData("UZB", "RUS", "1995-03-01", "unknown")]
    [InlineData("UZB", "TUR", "2024-03-01", "visitor")]
    [InlineData("TKM", "KAZ", "2024-03-01", "irregular")]
    public void Where_The_Rules_Are_Silent_Nobody_Is_Called_Irregular(string nation, string place, string on, string status) =>
        Ask(new Situation(nation, place, Repository.Day(on), new TravelHistory([new(Repository.Day(on), null)]))).Status.ShouldBe(status);

    [Fact]
    public void Dates_Out_Of_Order_Are_Told()
    {
        Situation asked = In("UZB", "2024-02-01", "2024-03-01");
        asked.Objection(key => key).ShouldBeNull();
        (asked with { Registered = Repository.Day("2024-03-02") }).Objection(key => key).ShouldBe("registered 2024-03-02 lies after the day that is asked about, 2024-03-01");
        (asked with { Registered = Repository.Day("2024-01-31") }).Objection(key => key)!.ShouldContain("before the first entry");
        (asked with { On = Repository.Day("2024-01-01") }).Objection(key => key)!.ShouldContain("the entry on 2024-02-01");
        (asked with { PatentApplied = Repository.Day("2024-02-20"), PatentIssued = Repository.Day("2024-02-10") }).Objection(key => key).ShouldBe("patent_issued 2024-02-10 comes before patent_applied 2024-02-20");
        (asked with { BirthYear = 2025 }).Objection(key => key)!.ShouldContain("birth_year 2025");
    }

    [Fact]
    public void Every_Word_Of_A_Status_Has_A_Russian_Form()
    {
        foreach (string word in StatusWord.All)
        {
            StatusWord.Of(word).Ru.Any(c => c is >= 'а' and <= 'я').ShouldBeTrue(word);
        }
    }

    [Fact]
    public void The_Notice_Says_Information_And_No_Legal_Advice_In_Both_Languages()
    {
        Answer.Notice.En.ShouldContain("no legal advice");
        Answer.Notice.Ru.ShouldContain("не юридическая консультация");
    }

    [Fact]
    public void A_Situation_File_Is_Read_Whole_Or_Refused_With_Every_Fault()
    {
        using SmallFolder folder = new();
        folder.Write("me.yaml", """
            nation: UZB
            on: 2023-11-20
            stays:
              - {entered: 2023-01-05, left: 2023-03-01}
              - {entered: 2023-11-01}
            purpose: work
            registered: 2023-11-05
            sex: male
            birth_year: 1998
            """);
        Faults none = new();
        Situation read = SituationFile.Read(folder.Data.PathOf("me.yaml"), Repository.Gazetteer, Repository.Book.Vocabulary, none)!;
        none.Ordered.ShouldBeEmpty();
        read.Travel.Stays.Count.ShouldBe(2);
        read.Purpose.ShouldBe(Purpose.Work);
        read.Place.ShouldBe("RUS");

        folder.Write("me.yaml", """
            nation: UZX
            on: 2023-11
            stays: [{entered: 2023-03-05, left: 2023-03-01}]
            purpos: work
            """);
        Faults faults = new();
        SituationFile.Read(folder.Data.PathOf("me.yaml"), Repository.Gazetteer, Repository.Book.Vocabulary, faults).ShouldBeNull();
        faults.Ordered.Select(fault => fault.What).ShouldBe(["unknown nation 'UZX'", "'2023-11' in on is not a date", "left on 2023-03-01, before entering on 2023-03-05", "unknown key 'purpos'"], ignoreOrder: true);
    }

    private static Situation In(string nation, string entered, string on) =>
        new(nation, "RUS", Repository.Day(on), new TravelHistory([new(Repository.Day(entered), null)]));

    private static Answer Ask(Situation situation) => LawCalculator.Answer(Repository.Book, situation);
}
