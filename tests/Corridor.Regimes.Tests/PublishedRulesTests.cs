using Corridor.Data;

namespace Corridor.Regimes.Tests;

/// <summary>Facts that the sources print, each with the reference under which it is kept.</summary>
public class PublishedRulesTests
{
    [Theory]
    [InlineData("2021-06-01", 7, "E0583")]
    [InlineData("2021-08-01", 15, "E0582")]
    public void Citizens_Of_Uzbekistan_Register_Within(string day, double days, string reference) =>
        Says("rus.registration.days", "UZB", day, days, "HSF2023", reference);

    [Theory]
    [InlineData("2022-06-15", false)]
    [InlineData("2023-10-25", false)]
    [InlineData("2023-10-26", true)]
    [InlineData("2023-11-15", true)]
    public void Purpose_Can_Be_Changed_Without_Leaving(string day, bool possible)
    {
        DatedValue value = Resolve("rus.change.of.purpose", "TJK", day);
        value.Value!.Yes.ShouldBe(possible);
        value.Source.ShouldBe("HSF2023");
    }

    [Theory]
    [InlineData("2023-10-25", 3)]
    [InlineData("2023-10-26", 12)]
    public void Patent_Registration_Lasts(string day, double months) =>
        Resolve("rus.patent.registration.months", "UZB", day).Value!.Number.ShouldBe(months);

    [Fact]
    public void Patent_Registration_Of_A_Year_Rests_On_The_Decree() =>
        Resolve("rus.patent.registration.months", "UZB", "2023-10-26").Reference.ShouldContain("Decree No. 1756");

    [Theory]
    [InlineData("2013-12-31", null)]
    [InlineData("2014-01-01", 180)]
    [InlineData("2025-01-01", 365)]
    public void Stay_Of_Ninety_Days_Has_A_Window_Of(string day, int? window)
    {
        RuleValue value = Resolve("rus.stay.days", "TJK", day).Value!;
        value["days"].ShouldBe(90);
        value.Find("window").ShouldBe(window);
    }

    [Theory]
    [InlineData("kaz.stay.days", "KGZ", "2022-12-15", 90, null, "EAEU Treaty")]
    [InlineData("kaz.stay.days", "KGZ", "2023-02-15", 90, 180, "E0359")]
    [InlineData("kaz.stay.days", "UZB", "2023-02-15", 90, 180, "E0358")]
    [InlineData("kgz.stay.days", "KAZ", "2024-08-31", 90, null, "EAEU Treaty")]
    [InlineData("kgz.stay.days", "KAZ", "2024-09-01", 90, 180, "E0475")]
    [InlineData("kgz.stay.days", "TJK", "2023-10-15", 60, 120, "E0472")]
    [InlineData("tur.stay.days", "TKM", "2021-06-15", 30, null, "timeline 2007")]
    [InlineData("tur.stay.days", "TKM", "2023-06-15", 0, null, "timeline 2022-09")]
    [InlineData("tur.stay.days", "KGZ", "2022-06-15", 90, 180, "E0449")]
    [InlineData("tur.stay.days", "KGZ", "2024-01-15", 180, null, "E0448")]
    public void Visa_Free_Days_Are(string id, string nation, string day, double days, int? window, string reference)
    {
        DatedValue value = Resolve(id, nation, day);
        value.Value!["days"].ShouldBe(days);
        value.Value.Find("window").ShouldBe(window);
        value.Reference.ShouldContain(reference);
    }

    [Theory]
    [InlineData("2021-06-15", true)]
    [InlineData("2023-06-15", false)]
    public void Turkmen_Citizens_Enter_Turkey_Without_A_Visa(string day, bool free) =>
        Resolve("tur.visafree", "TKM", day).Value!.Yes.ShouldBe(free);

    [Theory]
    [InlineData("KGZ", "2015-08-11", true, false)]
    [InlineData("KGZ", "2015-08-12", false, true)]
    [InlineData("KAZ", "2011-12-31", true, false)]
    [InlineData("KAZ", "2012-01-01", false, true)]
    [InlineData("UZB", "2024-06-01", true, false)]
    [InlineData("TKM", "2024-06-01", false, false)]
    public void Work_Is_Opened_By_Patent_Or_Union(string nation, string day, bool patent, bool union)
    {
        Resolve("rus.work.patent", nation, day).Value!.Yes.ShouldBe(patent);
        Resolve("rus.work.union", nation, day).Value!.Yes.ShouldBe(union);
    }

    [Theory]
    [InlineData("rus.temporary.quota", "UZB", "2024-06-01", 10600, "SAHADEO2025", "E0063")]
    [InlineData("rus.temporary.quota", "UZB", "2025-06-01", 5500, "SAHADEO2025", "E0064")]
    [InlineData("rus.patent.fee", "TJK", "2024-06-01", 7500, "HSF2023", "E0588")]
    [InlineData("rus.patent.entry.official", "TJK", "2024-06-01", 4000, "SAHADEO2025", "E0040")]
    [InlineData("rus.detention.days", "TJK", "2023-12-25", 90, "HSF2023", "E0586")]
    [InlineData("rus.citizenship.contract.combat.months", "KGZ", "2023-05-14", 6, "FES2023", "E0146")]
    [InlineData("rus.citizenship.contract.combat.months", "KGZ", "2023-05-15", 0, "FES2023", "E0155")]
    [InlineData("tkm.transfer.limit", "TKM", "2021-01-01", 200, "HSF2023", "E0860")]
    [InlineData("tkm.card.limit", "TKM", "2021-01-01", 300, "HSF2023", "E0859")]
    [InlineData("gbr.seasonal.places", "KGZ", "2023-06-01", 8000, "HSF2023", "E0487")]
    [InlineData("gbr.seasonal.quota", "KGZ", "2022-06-01", 40000, "FES2023", "E0275")]
    [InlineData("rus.amnesty", "TJK", "2022-01-15", 120000, "HSF2023", "E0680")]
    [InlineData("rus.amnesty", "KGZ", "2022-05-15", 47000, "FES2023", "E0108")]
    public void A_Printed_Figure_Is_Kept(string id, string nation, string day, double number, string source, string reference) =>
        Says(id, nation, day, number, source, reference);

    [Fact]
    public void Both_Published_Payments_For_A_Patent_Are_Named() =>
        Resolve("rus.patent.fee", "UZB", "2024-02-01").Note.ShouldContain("E0042");

    [Theory]
    [InlineData("rus.registration.days", "UZB", "2021-07-01", "2021-05-21", "timeline 2021-05-21 / 06-17")]
    [InlineData("tur.visafree", "TKM", "2022-10-01", "2022-09-14", "timeline 2022-09 (footnote 14 Sept)")]
    [InlineData("rus.patent.fee", "TJK", "2024-06-01", "", "E0042")]
    [InlineData("kgz.stay.days", "UZB", "2023-11-01", "", "E0473")]
    public void Another_Date_Or_Value_That_A_Source_Prints_Is_Kept_With_The_Reason(string id, string nation, string on, string date, string reference)
    {
        AlsoDated other = Resolve(id, nation, on).Also.ShouldHaveSingleItem();
        other.Date.ShouldBe(date);
        other.Reference.ShouldBe(reference);
        other.Reason.Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void An_Amnesty_Is_Over_After_Its_Month() =>
        Repository.Book.InForce("rus.amnesty", "TJK", Repository.Day("2022-02-01")).ShouldBeNull();

    [Fact]
    public void The_Day_Of_26_October_2023_Changed_Purpose_Registration_And_Notice()
    {
        string[] changed = [.. Repository.Book.Changes(Repository.Day("2023-10-25"), Repository.Day("2023-10-26"), "UZB", "RUS").Select(change => change.Rule.Id)];
        changed.ShouldContain("rus.change.of.purpose");
        changed.ShouldContain("rus.patent.registration.months");
        changed.ShouldContain("rus.registration.self");
        changed.ShouldNotContain("rus.citizenship.wait.months");
    }

    private static DatedValue Resolve(string id, string nation, string day) =>
        Repository.Book.InForce(id, nation, Repository.Day(day)).ShouldNotBeNull();

    private static void Says(string id, string nation, string day, double number, string source, string reference)
    {
        DatedValue value = Resolve(id, nation, day);
        value.Value!.Number.ShouldBe(number);
        value.Source.ShouldBe(source);
        value.Reference.ShouldContain(reference);
    }
}
