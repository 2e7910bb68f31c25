using Corridor.Data;

namespace Corridor.Model.Tests;

/// <summary>A broken scenario file is refused with each fault at its place; a right one has none.</summary>
public sealed class BrokenScenarioTests : IDisposable
{
    private const string Good = """
        id: mine
        label: {en: Mine, ru: Мой}
        question: {en: What if?, ru: Что если?}
        sources: [SAHADEO2025, E0642, "judgement: a scenario for tests of faults"]
        limits: {en: None, ru: Нет}
        base: other
        changes:
          - {driver: enforcement, place: RUS, multiply: 2, from: 2027-01, to: 2028-12, recovers_over: 12 months, why: a}
          - {exchange_rate: RUB, multiply: 0.7, at: 2027-03, recovers_over: 24 months, why: b}
          - {programme: {nation: UZB, place: DEU}, places_per_year: 50000, from: 2027-01, why: c}
          - {parameter: departure.constant, key: TJK.RUS, set: 1, why: d}
          - {close: {nation: TJK, place: TUR}, from: 2027-01, why: e}
          - {rule: rus.patent.fee, nation: [TJK, UZB], multiply: 2, from: 2027-01, why: f}
          - {jobs: {nation: UZB}, jobs_per_year: 500000, from: 2027-01, why: g}
          - {fertility: {nation: all}, add: -0.5, from: 2027-01, reached_over: 10 years, why: h}
          - {amnesty: {nation: TJK}, persons: all, at: 2027-01, why: i}
          - {wage: {nation: TJK, place: RUS}, multiply: 1.1, from: 2027-01, why: j}
          - {displaced: {group: relocants, place: KAZ}, arrivals: 50000, at: 2027-01, over: 6 months, why: k}
          - {russia: population, variant: low, from: 2027-01, why: l}
        run: {until: 2030-12, seed: 3, members: 20}
        """;

    private const string Other = """
        id: other
        label: {en: Other, ru: Другой}
        base: base
        changes:
          - {driver: war_hazard, place: RUS, set: 0, from: 2027-07, why: z}
        run: {until: 2029-12}
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("corridor-broken-");

    [Fact]
    public void A_Right_File_With_Every_Kind_Of_Change_Has_No_Fault()
    {
        (Scenario scenario, IReadOnlyList<Fault> faults) = Read(Good);
        faults.ShouldBeEmpty();
        scenario.Warnings.ShouldBeEmpty();
        scenario.Own.Count.ShouldBe(12);
        scenario.Changes.Count.ShouldBe(13);
        scenario.Base.ShouldBe("other");
        scenario.Files.Select(Path.GetFileName).ShouldBe(["other.yaml", "mine.yaml"]);
        (scenario.Until, scenario.Seed, scenario.Members).ShouldBe((new Month(2030, 12), 3, 20));
    }

    [Fact]
    public void Horizon_And_Seed_Are_Those_Of_The_Base_Where_The_File_Names_None() =>
        Read(Good.Replace("run: {until: 2030-12, seed: 3, members: 20}", "run: {}", StringComparison.Ordinal)).Scenario.Until.ShouldBe(new Month(2029, 12));

    [Theory]
    [InlineData(4, "SAHADEO2025", "SAHADEO2026", "SAHADEO2026", "SAHADEO2025")]
    [InlineData(5, "limits:", "limit:", "unknown key 'limit'", "limits")]
    [InlineData(6, "base: other", "base: ohter", "unknown scenario to build on 'ohter'", "other")]
    [InlineData(1, "id: mine", "id: other", "the id 'other' is that of other.yaml", "write id: mine")]
    [InlineData(8, "driver: enforcement", "driver: enforcment", "unknown driver 'enforcment'", "enforcement")]
    [InlineData(8, "place: RUS, multiply: 2", "place: RU, multiply: 2", "unknown place 'RU'", "RUS")]
    [InlineData(8, "place: RUS, multiply: 2", "place: UZB, multiply: 2", "the model asks for no enforcement in UZB", "choose one of RUS")]
    [InlineData(8, "place: RUS, multiply: 2", "nation: TJK, place: RUS, multiply: 2", "the driver 'enforcement' does not differ by nation", "leave nation out")]
    [InlineData(8, "multiply: 2, from", "multiply: -2, from", "multiply is -2", "above 0")]
    [InlineData(8, "multiply: 2, from", "multiply: 2, add: 1, from", "'multiply' and 'add' in one change", "keep one")]
    [InlineData(8, "multiply: 2, from", "from", "the change does not say what is done", "multiply, add, set")]
    [InlineData(8, "multiply: 2, from", "set: 20, from", "enforcement can't be 20", "expected 0 to 10")]
    [InlineData(8, "from: 2027-01, to: 2028-12", "from: 2029-01, to: 2028-12", "2028-12 comes before 2029-01", "swap")]
    [InlineData(8, "from: 2027-01, to: 2028-12", "from: 2062-01, to: 2062-12", "2062-01 is outside the horizon", "2060-12")]
    [InlineData(8, "from: 2027-01, to: 2028-12", "from: 2031-01, to: 2031-12", "2031-01 comes after the last month of the run", "2030-12")]
    [InlineData(8, "recovers_over: 12 months", "recovers_over: 12 moons", "'12 moons' in recovers_over is no length of time", "24 months")]
    [InlineData(8, "to: 2028-12, recovers_over", "recovers_over", "it recovers, but no month says from when", "add to:")]
    [InlineData(8, "multiply: 2, from", "multiply: 1, from", "the change changes nothing", "something else than the data")]
    [InlineData(8, "{driver: enforcement", "{drivre: enforcement", "unknown kind of change 'drivre'", "driver")]
    [InlineData(1, "id: mine", "id: ../mine", "'../mine' is no id of a scenario", "letters, digits and hyphens")]
    [InlineData(6, "base: other", "base: other.yaml", "unknown scenario to build on 'other.yaml'", "named by its id and lies in the same folder: write base: other")]
    [InlineData(8, "place: RUS, multiply: 2", "place: Россия, multiply: 2", "unknown place 'Россия'", "did you mean RUS?")]
    [InlineData(8, "place: RUS, multiply: 2", "place: , multiply: 2", "'place' names none", "write place: all, or leave it out")]
    [InlineData(8, "place: RUS, multiply: 2", "place: [], multiply: 2", "'place' names none", "write place: all, or leave it out")]
    [InlineData(8, "driver: enforcement", "driver: ", "'driver' is empty", "say what is changed")]
    [InlineData(8, "from: 2027-01, to: 2028-12", "from: 2027-01-15, to: 2028-12", "'2027-01-15' in from is a day", "write 2027-01")]
    [InlineData(8, "recovers_over: 12 months", "recovers_over: 357913942 years", "'357913942 years' in recovers_over is no length of time", "24 months")]
    [InlineData(8, "why: a", "why: [a, b]", "'why' is not a text", "on one line")]
    [InlineData(9, "exchange_rate: RUB", "exchange_rate: RUBB", "unknown currency 'RUBB'", "RUB")]
    [InlineData(9, "exchange_rate: RUB", "exchange_rate: USD", "the dollar is what currencies are counted in", "RUB")]
    [InlineData(9, "at: 2027-03, recovers_over: 24 months", "at: 2027-03", "'at' does not say how long it lasts", "recovers_over: 24 months")]
    [InlineData(9, "at: 2027-03", "at: 2027-03, from: 2027-03", "'at' stands beside 'from' or 'to'", "from: and to:")]
    [InlineData(10, "nation: UZB, place: DEU", "nation: UZB, place: KAZ", "no organised scheme leads from UZB to KAZ", "DEU")]
    [InlineData(10, "places_per_year: 50000", "places_per_year: 50000, multiply: 2", "'places_per_year' and 'multiply' in one change", "keep one")]
    [InlineData(10, "nation: UZB, place: DEU", "place: RUS", "no organised scheme leads to RUS", "choose one of TUR, KOR")]
    [InlineData(10, "nation: UZB, place: DEU", "nation: Uzbekistan, place: DEU", "unknown nation 'Uzbekistan'", "did you mean UZB?")]
    [InlineData(10, "nation: UZB, place: DEU", "nation: [all, UZB], place: DEU", "unknown nation 'all'", "all stands alone")]
    [InlineData(10, "nation: UZB, place: DEU", "nation: UBZ, place: DEU", "unknown nation 'UBZ'", "UZB")]
    [InlineData(11, "departure.constant", "departure.constnat", "unknown parameter 'departure.constnat'", "departure.constant")]
    [InlineData(11, "key: TJK.RUS", "key: TJK.RSU", "unknown key 'RSU'", "RUS")]
    [InlineData(11, "key: TJK.RUS", "key: [TJK.RUS, UZB.RUS]", "'key' is not a text", "on one line")]
    [InlineData(11, "set: 1", "set: 100", "departure.constant TJK.RUS would be 100", "-20 to 20")]
    [InlineData(11, "set: 1", "set: 1, from: 2027-01", "a parameter has no 'from'", "driver or a rule")]
    [InlineData(12, "nation: TJK, place: TUR", "nation: TJK, place: UZB", "UZB is no destination", "RUS")]
    [InlineData(13, "rule: rus.patent.fee", "rule: rus.patent.fe", "unknown rule 'rus.patent.fe'", "rus.patent.fee")]
    [InlineData(13, "rule: rus.patent.fee", "rule: rus.registration.self", "no run reads the rule 'rus.registration.self'", "rus.patent.fee")]
    [InlineData(13, "UZB], multiply: 2", "UZB], becomes: true", "'yes' is not the kind of value that 'rus.patent.fee' has", "it says, for example, 1000")]
    [InlineData(13, "UZB], multiply: 2", "UZB], becomes: -5", "becomes is -5", "between 0 and")]
    [InlineData(13, "UZB], multiply: 2", "UZB], becomes: NaN", "'NaN' in becomes is not a number", "digits")]
    [InlineData(13, "rule: rus.patent.fee, nation: [TJK, UZB], multiply: 2", "rule: rus.stay.days, becomes: {dayz: 30}", "'rus.stay.days' has no 'dayz'", "did you mean days?")]
    [InlineData(13, "rule: rus.patent.fee, nation: [TJK, UZB], multiply: 2", "rule: rus.stay.days, becomes: {window: 180}", "'days' is missing", "write becomes: {days: ...}")]
    [InlineData(14, "jobs_per_year: 500000", "jobs_per_year: 500000, multiply: 2", "'jobs_per_year' and 'multiply' in one change", "keep one")]
    [InlineData(14, "jobs_per_year: 500000", "jobs_per_year: 500000, reached_over: 12 months", "'reached_over' beside 'jobs_per_year'", "leave it out")]
    [InlineData(14, "jobs_per_year", "jobs_a_year", "unknown key 'jobs_a_year'", "jobs_per_year")]
    [InlineData(15, "reached_over: 10 years", "reached_over: -1 years", "'-1 years' in reached_over is no length of time", "24 months")]
    [InlineData(15, "add: -0.5", "add: -9", "children", "expected 0 to 15")]
    [InlineData(15, "add: -0.5", "multiply: 9", "children", "expected 0 to 15")]
    [InlineData(16, "persons: all", "persons: none", "'none' in persons is not a number", "digits")]
    [InlineData(19, "population, variant: low", "people, variant: low", "unknown part of Russia's population 'people'", "expected one of fertility")]
    [InlineData(19, "population, variant: low", "participation, multiply: 2", "participation would be", "expected 0 to 1")]
    [InlineData(19, "population, variant: low", "fertility, add: -5", "fertility would be", "expected 0 to 15")]
    [InlineData(19, "population, variant: low", "migration, set: -9e6", "Russia's population can't be projected", "make it smaller")]
    [InlineData(19, "population, variant: low", "migration, set: -1e9", "migration would be -1E+09", "expected -10000000 to 10000000")]
    [InlineData(20, "members: 20", "members: 2.5", "'2.5' in members is not a whole number", "without a decimal point")]
    [InlineData(20, "members: 20", "members: 0", "members is 0", "between 1 and 100000")]
    public void A_Fault_Has_Its_Place_And_What_To_Do(int line, string right, string wrong, string what, string hint)
    {
        Good.ShouldContain(right);
        IReadOnlyList<Fault> faults = Read(Replaced(right, wrong)).Faults;
        Fault fault = faults.FirstOrDefault(one => one.What.Contains(what, StringComparison.Ordinal)) ?? throw new Xunit.Sdk.XunitException(string.Join('\n', faults));
        fault.File.ShouldBe("mine.yaml");
        fault.Line.ShouldBe(line);
        fault.Column.ShouldNotBeNull();
        fault.Hint.ShouldContain(hint);
    }

    [Theory]
    [InlineData("multiply: 2, from", "multiply: two, from")]
    [InlineData("from: 2027-01, to: 2028-12", "from: 2031-01, to: 2031-12")]
    [InlineData("driver: enforcement", "driver: enforcment")]
    [InlineData("russia: population, variant: low", "russia: people, variant: low")]
    [InlineData("group: relocants, place: KAZ", "group: relocants, place: TKM")]
    [InlineData("nation: TJK, place: TUR", "nation: TJK, place: TUX")]
    public void One_Mistake_Is_One_Fault(string right, string wrong) => Read(Replaced(right, wrong)).Faults.ShouldHaveSingleItem();

    [Theory]
    [InlineData("")]
    [InlineData("# nothing yet\n")]
    [InlineData("- id: mine\n")]
    [InlineData("42")]
    [InlineData("id: mine\n---\nid: mine\n")]
    public void A_File_Without_A_Mapping_Is_One_Fault_At_Its_Beginning(string text)
    {
        Fault fault = Read(text, lineFeed: false).Faults.ShouldHaveSingleItem();
        (fault.File, fault.Line, fault.Column).ShouldBe(("mine.yaml", 1, 1));
    }

    [Fact]
    public void Too_Many_Changes_Are_One_Fault_Where_The_First_Beyond_The_Bound_Stands()
    {
        string one = "  - {driver: enforcement, place: RUS, multiply: 1.001, from: 2027-01, why: a}\n";
        Fault fault = Read("id: mine\nlabel: {en: M, ru: М}\nchanges:\n" + string.Concat(Enumerable.Repeat(one, 1005))).Faults.ShouldHaveSingleItem();
        (fault.Line, fault.What).ShouldBe((1004, "1005 changes in one scenario"));
    }

    [Fact]
    public void The_Last_Line_Of_A_Users_File_May_Be_Open_And_Its_Lines_May_End_As_On_Windows()
    {
        Read(Good, lineFeed: false).Faults.ShouldBeEmpty();
        Read("\uFEFF" + Good.ReplaceLineEndings("\r\n")).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Each_Nation_Of_A_Change_Of_Law_Gets_The_Rules()
    {
        (Scenario scenario, IReadOnlyList<Fault> faults) = Read(Good.Replace("{close: {nation: TJK, place: TUR}, from: 2027-01, why: e}", "{regime: {nation: [TJK, UZB], place: RUS}, becomes: union, from: 2028-01, why: e}", StringComparison.Ordinal));
        faults.ShouldBeEmpty();
        scenario.Regimes.Select(change => change.Nation).ShouldBe(["TJK", "UZB"]);
    }

    [Fact]
    public void Scenarios_That_Are_Built_On_Each_Other_In_A_Circle_Are_A_Fault()
    {
        (Scenario _, IReadOnlyList<Fault> faults) = Read(Good, Other.Replace("base: base", "base: mine", StringComparison.Ordinal));
        Fault fault = faults.Single(one => one.What.Contains("in a circle", StringComparison.Ordinal));
        fault.What.ShouldEndWith("mine -> other -> mine");
        (fault.File, fault.Line).ShouldBe(("other.yaml", 3));
    }

    [Fact]
    public void A_Fault_Of_The_Base_Is_Told_In_The_File_Of_The_Base()
    {
        (Scenario _, IReadOnlyList<Fault> faults) = Read(Good, Other.Replace("war_hazard", "war_hasard", StringComparison.Ordinal));
        faults.ShouldHaveSingleItem().File.ShouldBe("other.yaml");
    }

    [Fact]
    public void A_Change_Without_A_Reason_Is_A_Warning_With_Its_Place()
    {
        (Scenario scenario, IReadOnlyList<Fault> faults) = Read(Good.Replace(", why: g", string.Empty, StringComparison.Ordinal));
        faults.ShouldBeEmpty();
        scenario.Warnings.ShouldHaveSingleItem().ShouldStartWith("mine.yaml:14:");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The good file with a word replaced where it stands first.</summary>
    private static string Replaced(string right, string wrong)
    {
        int at = Good.IndexOf(right, StringComparison.Ordinal);
        return Good[..at] + wrong + Good[(at + right.Length)..];
    }

    private (Scenario Scenario, IReadOnlyList<Fault> Faults) Read(string text, string other = Other, bool lineFeed = true)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "mine.yaml"), lineFeed ? text + "\n" : text);
        File.WriteAllText(Path.Combine(_folder.FullName, "other.yaml"), other + "\n");
        Faults faults = new();
        Scenario scenario = Scenario.Load(Path.Combine(_folder.FullName, "mine.yaml"), faults);
        ProjectModel.System.Under(scenario, faults);
        return (scenario, faults.Ordered);
    }
}
