using Corridor.Data;

namespace Corridor.Regimes.Tests;

/// <summary>Every way in which a rule file can be wrong is told with its place, and the file adds no rule.</summary>
public class BrokenRuleFilesTests
{
    private const string Good = """
        id: rus.ban.years
        label: {en: Entry ban, ru: Запрет на въезд}
        unit: years
        applies_to: [UZB]
        values:
          - {from: 2013-01-01, value: 3, source: LAW, reference: Article 26}
          - {from: 2020-01-01, value: 5, source: LAW, reference: Article 27}
        """;

    private const string Stay = """
        id: rus.stay.days
        label: {en: Stay, ru: Пребывание}
        unit: days in window
        applies_to: [UZB]
        values:
          - {from: 2013-01-01, value: {days: 90, window: 180}, source: LAW, reference: Article 5}
        """;

    private const string Fee = """
        id: rus.patent.fee
        label: {en: Fee, ru: Сбор}
        unit: RUB per month
        applies_to: [UZB]
        values:
          - {from: 2013-01-01, value: 1000, source: LAW, reference: Article 1}
        """;

    private const string Open = """
        id: rus.work.patent
        label: {en: Patent, ru: Патент}
        unit: yes or no
        applies_to: [UZB]
        values:
          - {from: 2013-01-01, value: true, source: LAW, reference: Article 1}
        """;

    [Theory]
    [InlineData("ban.years", Good)]
    [InlineData("stay.days", Stay)]
    [InlineData("patent.fee", Fee)]
    [InlineData("work.patent-uzbekistan", Open)]
    public void A_Right_File_Has_No_Fault(string file, string text)
    {
        using SmallFolder folder = new();
        folder.Write($"regimes/RUS/{file}.yaml", text).Load(out IReadOnlyList<Fault> faults).Rules.Count.ShouldBe(1);
        faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("reference: Article 27", "refrence: Article 27", 7, 47, "unknown key 'refrence'", "reference")]
    [InlineData("applies_to: [UZB]", "applies_to: [UZN]", 4, 13, "unknown nation 'UZN'", "UZB")]
    [InlineData("applies_to: [UZB]", "applies_to: []", 4, 13, "applies to no nation", "UZB")]
    [InlineData("applies_to: [UZB]", "applies_to: [UZB, UZB]", 4, 13, "named twice", "once")]
    [InlineData("id: rus.ban.years", "id: uzb.ban.years", 1, 5, "the id 'uzb.ban.years'", "rus.")]
    [InlineData("id: rus.ban.years", "id: rus.bans.years", 1, 5, "does not fit the file name", "bans.years.yaml")]
    [InlineData("from: 2020-01-01", "from: 2013-01-01", 7, 12, "overlap", "ascending")]
    [InlineData("from: 2020-01-01", "from: 2012-12-31", 7, 12, "does not come after 2013-01-01", "ascending")]
    [InlineData("from: 2020-01-01", "from: 2020-13-01", 7, 12, "not a date", "2022-03-15")]
    [InlineData("value: 5, source: LAW", "value: 5", 7, 5, "the source is missing", "judgement")]
    [InlineData("value: 5, source: LAW", "value: 5, source: LAWS", 7, 42, "unknown source 'LAWS'", "LAW")]
    [InlineData("value: 5, source: LAW", "value: 5, source: \"judgement: \"", 7, 42, "judgement without a reason", "reason")]
    [InlineData(", reference: Article 27", "", 7, 5, "'reference' is missing", "reference")]
    [InlineData("value: 5, ", "", 7, 5, "'value' is missing", "null")]
    [InlineData("value: 5", "value: five", 7, 31, "'five' is not a number of years", "digits")]
    [InlineData("value: 5", "value: true", 7, 31, "'yes' is a yes or no", "one kind")]
    [InlineData("value: 5", "value: {least: 3}", 7, 31, "'least 3' is a set of named numbers", "one kind")]
    [InlineData("value: 5", "value: {}", 7, 31, "empty mapping", "days")]
    [InlineData("value: 5", "value: [5]", 7, 31, "not a mapping", "{a:")]
    [InlineData("value: 3", "value: null", 6, 31, "an end without a value before it", "remove")]
    [InlineData(", ru: Запрет на въезд", "", 2, 8, "'ru' is missing", "ru")]
    [InlineData("en: Entry ban, ", "", 2, 8, "'en' is missing", "en")]
    [InlineData("unit: years", "unit: months", 3, 7, "does not say years", "years")]
    [InlineData("unit: years", "unite: years", 3, 1, "unknown key 'unite'", "unit")]
    [InlineData("reference: Article 27", "reference: Article 27, expected: maybe", 7, 80, "'maybe' is neither true nor false", "expected")]
    [InlineData("unit: years", "unit: years\nunit: years", 4, 1, "key 'unit' appears twice", "keep one")]
    public void A_Broken_File_Is_Told_With_Its_Place(string right, string wrong, int line, int column, string what, string hint) =>
        Broken("ban.years", Good.Replace(right, wrong, StringComparison.Ordinal), line, column, what, hint);

    [Theory]
    [InlineData("{days: 90, window: 180}", "{window: 180}", "does not say how many days")]
    [InlineData("{days: 90, window: 180}", "90", "does not say how many days")]
    [InlineData("{days: 90, window: 180}", "{days: 90, windw: 180}", "unknown name 'windw'")]
    [InlineData("{days: 90, window: 180}", "{days: 90.5}", "no count of days")]
    [InlineData("{days: 90, window: 180}", "{days: 90, window: 60}", "shorter than")]
    public void A_Rule_Of_Stay_Says_Its_Days(string right, string wrong, string what) =>
        Broken("stay.days", Stay.Replace(right, wrong, StringComparison.Ordinal), 6, 31, what, string.Empty);

    [Theory]
    [InlineData("from: 2013-01-01, value: 3", "from: 2013-01-01, to: 2018-12-31, value: 3", 7, 12, "a gap: nothing is said from 2019-01-01 to 2019-12-31", "value: null")]
    [InlineData("from: 2013-01-01, value: 3", "from: 2013-01-01, to: 2020-06-30, value: 3", 7, 12, "2020-01-01 comes before 2020-06-30", "give each day one value")]
    [InlineData("from: 2013-01-01, value: 3", "from: 2013-01-01, to: 2012-06-30, value: 3", 6, 28, "2012-06-30 lies before 2013-01-01", "last day in force")]
    [InlineData("from: 2020-01-01, value: 5", "from: 2020-01-01, to: 2024-12-31, value: 5", 7, 28, "nothing is said from 2025-01-01 on", "value: null")]
    [InlineData("value: 5, source", "value: 5, working_days: true, source", 7, 48, "working days of a value in years", "leave it out")]
    public void A_Stated_Last_Day_Leaves_Neither_Gap_Nor_Overlap(string right, string wrong, int line, int column, string what, string hint) =>
        Broken("ban.years", Good.Replace(right, wrong, StringComparison.Ordinal), line, column, what, hint);

    [Theory]
    [InlineData("from: 2013-01-01, value: 3", "from: 2013-01-01, to: 2019-12-31, value: 3")]
    [InlineData("  - {from: 2020-01-01", "  - {from: 2019-01-01, value: null, source: LAW, reference: repealed}\n  - {from: 2020-01-01")]
    public void A_Last_Day_That_Joins_And_A_Declared_Gap_Are_Right(string right, string wrong)
    {
        using SmallFolder folder = new();
        folder.Write("regimes/RUS/ban.years.yaml", Good.Replace(right, wrong, StringComparison.Ordinal)).Load(out IReadOnlyList<Fault> faults);
        faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_Circumstance_And_A_Region_Must_Be_In_The_Vocabulary()
    {
        using SmallFolder folder = new();
        folder.Write("regimes/vocabulary.yaml", """
                circumstances: [{id: work, label: {en: works, ru: работает}}]
                regions: [{id: moscow, place: RUS, label: {en: Moscow, ru: Москва}}]
                """)
            .Write("regimes/RUS/patent.fee.yaml", Fee.Replace("applies_to", "when: [wrok]\napplies_to", StringComparison.Ordinal))
            .Write("regimes/RUS/patent.fee.region.yaml", Fee.Replace("patent.fee", "patent.fee.region", StringComparison.Ordinal).Replace("per month", "per month by region", StringComparison.Ordinal).Replace("value: 1000", "value: {moskow: 1000}", StringComparison.Ordinal))
            .Load(out IReadOnlyList<Fault> faults);
        faults.Select(fault => (fault.What, fault.Hint)).ShouldBe([("unknown region 'moskow'", "did you mean moscow?"), ("unknown circumstance 'wrok'", "did you mean work?")], ignoreOrder: true);
    }

    [Fact]
    public void A_Fee_Needs_A_Currency() =>
        Broken("patent.fee", Fee.Replace("RUB per month", "per month", StringComparison.Ordinal), 3, 7, "no currency", "RUB");

    [Fact]
    public void A_Fee_In_A_Currency_Of_No_Place_Is_A_Fault() =>
        Broken("patent.fee", Fee.Replace("RUB per month", "RUR per month", StringComparison.Ordinal), 3, 7, "no currency", "RUB");

    [Fact]
    public void A_Yes_Or_No_Is_True_Or_False() =>
        Broken("work.patent", Open.Replace("value: true", "value: yes", StringComparison.Ordinal), 6, 31, "'yes' where the unit is 'yes or no'", "true or false");

    [Fact]
    public void A_Folder_Must_Be_A_Place_In_Upper_Case()
    {
        using SmallFolder folder = new();
        folder.Write("regimes/rus/ban.years.yaml", Good).Load(out IReadOnlyList<Fault> faults).Rules.ShouldBeEmpty();
        Fault fault = faults.ShouldHaveSingleItem();
        fault.File.ShouldBe("regimes/rus/ban.years.yaml");
        fault.What.ShouldContain("not the folder of a place");
        fault.Hint.ShouldContain("RUS");
    }

    [Fact]
    public void A_Nation_May_Not_Be_In_Two_Files_Of_A_Rule()
    {
        using SmallFolder folder = new();
        folder.Write("regimes/RUS/ban.years.yaml", Good)
            .Write("regimes/RUS/ban.years-all.yaml", Good.Replace("[UZB]", "[\"*\"]", StringComparison.Ordinal))
            .Load(out IReadOnlyList<Fault> faults);
        faults.ShouldHaveSingleItem().What.ShouldContain("applies to UZB here and in");
    }

    [Theory]
    [InlineData("unit: years", "unit: years of ban")]
    [InlineData("en: Entry ban", "en: Ban")]
    public void Files_Of_A_Rule_Agree_On_What_It_Is(string right, string wrong)
    {
        using SmallFolder folder = new();
        folder.Write("regimes/RUS/ban.years.yaml", Good)
            .Write("regimes/RUS/ban.years-other.yaml", Good.Replace("[UZB]", "[KGZ]", StringComparison.Ordinal).Replace(right, wrong, StringComparison.Ordinal))
            .Load(out IReadOnlyList<Fault> faults);
        faults.ShouldHaveSingleItem().What.ShouldContain("another label, unit, circumstance or kind of value");
    }

    [Fact]
    public void All_Faults_Of_All_Files_Are_Told_At_Once()
    {
        using SmallFolder folder = new();
        folder.Write("regimes/RUS/ban.years.yaml", Good.Replace("value: 5", "value: five", StringComparison.Ordinal).Replace("unit: years", "unit: months", StringComparison.Ordinal))
            .Write("regimes/RUS/patent.fee.yaml", Fee.Replace("RUB", "roubles", StringComparison.Ordinal))
            .Load(out IReadOnlyList<Fault> faults);
        faults.Count.ShouldBeGreaterThanOrEqualTo(3);
        faults.Select(fault => fault.File).Distinct(StringComparer.Ordinal).Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("{date: 2012-13-01, source: LAW, reference: Article 1, reason: printed elsewhere}", "'2012-13-01' is not a date", "2022-09")]
    [InlineData("{source: LAW, reference: Article 1, reason: printed elsewhere}", "another reading without a date or a value", "which date or which value")]
    [InlineData("{date: 2012, source: LAW, reference: Article 1}", "key 'reason' is missing", "reason")]
    [InlineData("{date: 2012, source: NOLAW, reference: Article 1, reason: printed elsewhere}", "unknown source 'NOLAW'", "LAW")]
    [InlineData("{date: 2012, sorce: LAW, reference: Article 1, reason: printed elsewhere}", "unknown key 'sorce'", "source")]
    public void Another_Reading_Is_Checked_Like_The_One_That_Is_Used(string also, string what, string hint)
    {
        using SmallFolder folder = new();
        folder.Write("regimes/RUS/ban.years.yaml", Good.Replace("reference: Article 26}", $"reference: Article 26, also: [{also}]}}", StringComparison.Ordinal));
        folder.Load(out IReadOnlyList<Fault> faults).Rules.ShouldBeEmpty();
        Fault fault = faults.First(one => one.What == what);
        fault.Line.ShouldBe(6);
        fault.Hint.ShouldContain(hint);
    }

    [Fact]
    public void Another_Reading_Is_Kept_Beside_The_One_That_Is_Used()
    {
        using SmallFolder folder = new();
        folder.Write("regimes/RUS/ban.years.yaml", Good.Replace("reference: Article 26}", "reference: Article 26, also: [{date: 2012, value: 4, source: LAW, reference: Article 1, reason: printed elsewhere}]}", StringComparison.Ordinal));
        AlsoDated other = folder.Load(out IReadOnlyList<Fault> faults).Rules.ShouldHaveSingleItem().Values[0].Also.ShouldHaveSingleItem();
        faults.ShouldBeEmpty();
        other.ShouldBe(new AlsoDated("2012", RuleValue.Of(4), "LAW", "Article 1", "printed elsewhere"));
    }

    [Fact]
    public void A_Group_Names_Rules_That_Exist()
    {
        using SmallFolder folder = new();
        folder.Write("regimes/RUS/work.patent.yaml", Open)
            .Write("regimes/groups.yaml", """
                groups:
                  - id: union
                    label: {en: Union, ru: Союз}
                    place: RUS
                    like: UZB
                    rules: [rus.work.patents]
                """)
            .Load(out IReadOnlyList<Fault> faults);
        Fault fault = faults.ShouldHaveSingleItem();
        (fault.Line, fault.Column).ShouldBe((6, 12));
        fault.What.ShouldContain("no rule 'rus.work.patents' in RUS");
        fault.Hint.ShouldContain("rus.work.patent");
    }

    private static void Broken(string file, string text, int line, int column, string what, string hint)
    {
        using SmallFolder folder = new();
        RuleBook book = folder.Write($"regimes/RUS/{file}.yaml", text).Load(out IReadOnlyList<Fault> faults);
        book.Rules.ShouldBeEmpty();
        Fault fault = faults.FirstOrDefault(fault => fault.What.Contains(what, StringComparison.Ordinal))
            .ShouldNotBeNull($"none of: {string.Join(" | ", faults)}");
        fault.File.ShouldBe($"regimes/RUS/{file}.yaml");
        (fault.Line, fault.Column).ShouldBe((line, column), fault.ToString());
        fault.Hint.ShouldContain(hint);
    }
}
