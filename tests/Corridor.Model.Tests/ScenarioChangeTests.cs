using Corridor.Data;
using Corridor.Model.Scenarios;
using Corridor.Regimes;

namespace Corridor.Model.Tests;

/// <summary>What each kind of change does to the inputs of a run.</summary>
public class ScenarioChangeTests
{
    private static readonly Month Until = new(2032, 12);

    [Theory]
    [InlineData("2026-12", 0)]
    [InlineData("2027-01", 0.25)]
    [InlineData("2027-03", 0.75)]
    [InlineData("2027-04", 1)]
    [InlineData("2027-06", 1)]
    [InlineData("2027-07", 0.5)]
    [InlineData("2027-08", 0)]
    public void A_Change_Grows_Holds_And_Fades(string month, double weight) =>
        new Course(new Month(2027, 1), new Month(2027, 6), 4, 2).Weight(Month.Parse(month)).ShouldBe(weight);

    [Fact]
    public void A_Factor_Fades_In_Its_Logarithm_Back_To_One()
    {
        Alteration half = new(Operation.Multiply, 0.25);
        half.Of(8, 1).ShouldBe(2);
        half.Of(8, 0.5).ShouldBe(4);
        half.Of(8, 0).ShouldBe(8);
        new Alteration(Operation.Add, -3).Of(8, 0.5).ShouldBe(6.5);
        new Alteration(Operation.Set, 2).Of(8, 1).ShouldBe(2);
        new Alteration(Operation.Set, 2).Of(8, 0.5).ShouldBe(4, 1e-12);
        new Alteration(Operation.Set, 0).Of(8, 0.25).ShouldBe(6);
    }

    [Fact]
    public void The_Rouble_Falls_And_Recovers()
    {
        ModelSystem under = Under("{exchange_rate: RUB, multiply: 0.7, at: 2027-03, recovers_over: 24 months, why: a}");
        Driver(under, "exchange_rate", "", "RUS", "2027-02").ShouldBe(1);
        Driver(under, "exchange_rate", "", "RUS", "2027-03").ShouldBe(1 / 0.7, 1e-12);
        Driver(under, "exchange_rate", "", "RUS", "2028-03").ShouldBe(1 / Math.Sqrt(0.7), 1e-12);
        Driver(under, "exchange_rate", "", "RUS", "2029-03").ShouldBe(1);
        NationInputs inputs = under.Plan("TJK", Until - Scenario.Start + 1).Inputs;
        NationInputs before = ProjectModel.System.Plan("TJK", Until - Scenario.Start + 1).Inputs;
        int t = new Month(2027, 3) - Scenario.Start;
        (inputs.Wage[0][t] / before.Wage[0][t]).ShouldBe(0.7, 1e-12);
        (inputs.PatentFee[t] / before.PatentFee[t]).ShouldBe(0.7, 1e-12);
        inputs.HomeWage[t].ShouldBe(before.HomeWage[t]);
    }

    [Fact]
    public void A_Term_Of_Registration_Is_Longer_Or_Shorter_Than_That_Of_The_Data_In_Calendar_Days()
    {
        const string Rule = "{rule: rus.registration.days, nation: [TJK, TKM], becomes: ";
        double At(ModelSystem system, string nation, string month) => system.Plan(nation, Until - Scenario.Start + 1).Inputs.LongerRegistration[Month.Parse(month) - Scenario.Start];
        foreach (string nation in ProjectModel.System.Gazetteer.Nations)
        {
            ProjectModel.System.Plan(nation, Until - Scenario.Start + 1).Inputs.LongerRegistration.ShouldAllBe(days => days == 0);
        }

        ModelSystem longer = Under(Rule + "30, from: 2027-01, why: a}");
        At(longer, "TJK", "2026-12").ShouldBe(0);
        At(longer, "TJK", "2027-01").ShouldBe(30 - 15);
        At(longer, "TKM", "2027-01").ShouldBe(30 - 9.8, 1e-12, "seven working days");
        At(longer, "UZB", "2027-01").ShouldBe(0);
        At(Under(Rule + "3, from: 2027-01, why: a}"), "TJK", "2027-01").ShouldBe(3 - 15);
        At(Under(Rule + "none, from: 2027-01, why: a}"), "TJK", "2027-01").ShouldBe(365 - 15);
        At(Under("{regime: {nation: UZB, place: RUS}, becomes: union, from: 2028-01, why: a}"), "UZB", "2028-01").ShouldBe(30 - 15, "the union has its own term");
    }

    [Fact]
    public void Changes_Of_One_Driver_Follow_Upon_Each_Other()
    {
        ModelSystem under = Under("{driver: enforcement, place: RUS, multiply: 2, from: 2027-01, why: a}", "{driver: enforcement, place: RUS, multiply: 2.5, from: 2028-01, why: a}");
        Driver(under, "enforcement", "", "RUS", "2027-06").ShouldBe(2, 1e-12);
        Driver(under, "enforcement", "", "RUS", "2028-06").ShouldBe(5, 1e-12);
        Driver(under, "enforcement", "", "KAZ", "2028-06").ShouldBe(1);
    }

    [Fact]
    public void An_Index_Does_Not_Leave_Its_Range()
    {
        ModelSystem under = Under("{driver: openness, nation: TKM, place: RUS, multiply: 100, from: 2027-01, why: a}");
        under.Drivers.Values("openness", "TKM", "RUS", new Month(2027, 1), 1)[0].ShouldBe(1);
    }

    [Fact]
    public void Places_Of_A_Scheme_Also_Raise_The_Rule_That_Allows_Fewer()
    {
        ModelSystem under = Under("{programme: {nation: KGZ, place: GBR}, places_per_year: 20000, from: 2027-01, to: 2028-12, why: a}");
        StateSpace states = under.Plan("KGZ", 1).States;
        int britain = states.Destinations.ToList().IndexOf("GBR");
        double[] cap = under.Plan("KGZ", Until - Scenario.Start + 1).Inputs.ProgrammeCap[britain];
        double[] before = ProjectModel.System.Plan("KGZ", Until - Scenario.Start + 1).Inputs.ProgrammeCap[britain];
        cap[new Month(2027, 1) - Scenario.Start].ShouldBe(20000);
        cap[new Month(2028, 12) - Scenario.Start].ShouldBe(20000);
        cap[new Month(2029, 1) - Scenario.Start].ShouldBe(before[new Month(2029, 1) - Scenario.Start]);
        cap[new Month(2026, 12) - Scenario.Start].ShouldBe(before[new Month(2026, 12) - Scenario.Start]);
    }

    [Fact]
    public void Jobs_Grow_By_So_Many_A_Year_And_Keep_What_They_Gained()
    {
        ModelSystem under = Under("{jobs: {nation: UZB}, jobs_per_year: 500000, from: 2027-01, to: 2029-01, why: a}");
        double[] jobs = under.Drivers.Values("jobs", "UZB", "", new Month(2027, 1), 60);
        double[] before = ProjectModel.System.Drivers.Values("jobs", "UZB", "", new Month(2027, 1), 60);
        jobs[0].ShouldBe(before[0]);
        (jobs[24] - jobs[0]).ShouldBe(1_000_000, 1e-6);
        (jobs[59] - before[59]).ShouldBe(jobs[24] - before[24], 1e-6);
    }

    [Fact]
    public void A_Rule_Says_Something_Else_Between_Two_Months_And_Then_What_It_Said()
    {
        ModelSystem under = Under("{rule: rus.patent.fee, nation: TJK, multiply: 2, from: 2027-01, to: 2027-12, why: a}");
        double Fee(ModelSystem system, string nation, int year) => system.Rules.NumberAt("rus.patent.fee", nation, new Month(year, 6), double.NaN);
        Fee(under, "TJK", 2027).ShouldBe(2 * Fee(ProjectModel.System, "TJK", 2027));
        Fee(under, "TJK", 2026).ShouldBe(Fee(ProjectModel.System, "TJK", 2026));
        Fee(under, "TJK", 2028).ShouldBe(Fee(ProjectModel.System, "TJK", 2028));
        Fee(under, "UZB", 2027).ShouldBe(Fee(ProjectModel.System, "UZB", 2027));
    }

    [Theory]
    [InlineData("{rule: rus.work.patent, nation: TJK, becomes: false, from: 2027-01, why: a}")]
    [InlineData("{rule: rus.work.patent, nation: TJK, becomes: none, from: 2027-01, why: a}")]
    public void A_Rule_Is_Closed_Or_Ends(string change)
    {
        ModelSystem under = Under(change);
        under.Rules.OpenAt("rus.work.patent", "TJK", new Month(2026, 12)).ShouldBeTrue();
        under.Rules.OpenAt("rus.work.patent", "TJK", new Month(2027, 1)).ShouldBeFalse();
    }

    [Fact]
    public void An_Amnesty_Is_A_Month_Long_Also_For_A_Nation_That_Never_Had_One()
    {
        ModelSystem under = Under("{amnesty: {nation: UZB}, persons: 50000, at: 2027-05, why: a}");
        double Freed(string month) => under.Rules.NumberAt("rus.amnesty", "UZB", Month.Parse(month), 0);
        (Freed("2027-04"), Freed("2027-05"), Freed("2027-06")).ShouldBe((0, 50000, 0));
        under.Rules.NumberAt("rus.amnesty", "TJK", new Month(2022, 1), 0).ShouldBe(120000);
    }

    [Fact]
    public void Half_A_Child_Less_Is_Half_A_Child_Less_With_The_Same_Profile()
    {
        ModelSystem under = Under("{fertility: {nation: UZB}, add: -0.5, from: 2027-01, why: a}");
        double[,] before = ProjectModel.System.Population.Nations["UZB"].Fertility;
        double[,] after = under.Population.Nations["UZB"].Fertility;
        int ages = before.GetLength(1);
        double Sum(double[,] of, int year) => Enumerable.Range(0, ages).Sum(age => of[year - 2010, age]);
        Sum(after, 2026).ShouldBe(Sum(before, 2026));
        Sum(after, 2030).ShouldBe(Sum(before, 2030) - 0.5, 1e-12);
        (after[20, 10] / before[20, 10]).ShouldBe(after[20, 20] / before[20, 20], 1e-12);
    }

    [Fact]
    public void A_Parameter_Changes_For_The_Nation_That_Is_Named_And_In_Other_Draws_Too()
    {
        ModelSystem under = Under("{parameter: departure.constant, nation: TJK, multiply: 2, why: a}", "{parameter: return.level, set: 2, why: a}");
        under.Parameters["departure.constant", "TJK.RUS"].ShouldBe(2 * ProjectModel.System.Parameters["departure.constant", "TJK.RUS"]);
        under.Parameters["departure.constant", "UZB.RUS"].ShouldBe(ProjectModel.System.Parameters["departure.constant", "UZB.RUS"]);
        var draw = ProjectModel.System.Parameters.With([("departure.constant", "TJK.RUS", 1.5), ("departure.b_net", string.Empty, 0.3)]);
        under.Adjusted(draw)["departure.constant", "TJK.RUS"].ShouldBe(3);
        under.Adjusted(draw)["departure.b_net"].ShouldBe(0.3);
        under.Adjusted(draw)["return.level"].ShouldBe(2);
        under.Adjusted(draw)["return.level", "TJK"].ShouldBe(2);
        ProjectModel.System.Adjusted(draw).ShouldBeSameAs(draw);
    }

    [Fact]
    public void Without_Changes_No_Input_Differs() =>
        InputDifferences.Between(ProjectModel.System, Under(), Until).ShouldBeEmpty();

    [Fact]
    public void Returns_Are_Not_Pushed_In_The_Data() =>
        ProjectModel.System.Plan("TJK", 12).Inputs.ReturnPush.SelectMany(values => values).ShouldAllBe(value => value == 1);

    /// <summary>Value of a driver under a scenario, relative to the data.</summary>
    private static double Driver(ModelSystem under, string driver, string nation, string place, string month) =>
        under.Drivers.Values(driver, nation, place, Month.Parse(month), 1)[0] / ProjectModel.System.Drivers.Values(driver, nation, place, Month.Parse(month), 1)[0];

    private static ModelSystem Under(params string[] changes)
    {
        Faults faults = new();
        YamlMap root = YamlMap.Parse("changes:\n" + string.Concat(changes.Select(change => $"  - {change}\n")) + (changes.Length == 0 ? "  []\n" : string.Empty), "test.yaml", faults)!;
        ModelSystem system = ProjectModel.System.Under([.. root.Maps("changes", faults).Select(entry => ScenarioChange.Read(entry, faults)!)], Until, faults);
        faults.ThrowIfAny();
        return system;
    }
}
