using System.Globalization;
using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Processes;
using Xunit.Abstractions;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>
/// Dated events leave their marks in the flows, in the right direction. Where the months before and after an event lie in different
/// seasons, their ratio is divided by the mean of the same ratio in the calm years 2017 to 2019.
/// </summary>
public sealed class HistoryTests(ITestOutputHelper output)
{
    private static readonly int[] CalmYears = [2017, 2018, 2019];

    public static TheoryData<string> Workers => ["TJK", "UZB", "KGZ"];

    [Theory]
    [MemberData(nameof(Workers))]
    public void Closed_Borders_Stop_Arrivals_In_Spring_2020(string nation) =>
        Says("arrivals in Russia, spring of 2020 to 2019", nation, YearBefore(Arrivals(nation), "2020-04", "2020-06")).ShouldBeLessThan(0.25);

    [Theory]
    [MemberData(nameof(Workers))]
    public void Closed_Borders_Keep_People_From_Going_Home_In_Spring_2020(string nation) =>
        Says("returns, spring of 2020 to 2019", nation, YearBefore(Returns(nation), "2020-04", "2020-06")).ShouldBeLessThan(0.5);

    [Theory]
    [MemberData(nameof(Workers))]
    public void The_Falling_Rouble_Of_March_2022_Keeps_People_At_Home(string nation) =>
        Says("arrivals, March 2022 to February", nation, Shift(Arrivals(nation), (2, 2), (3, 3), 2022)).ShouldBeLessThan(0.95);

    [Theory]
    [MemberData(nameof(Workers))]
    public void The_Falling_Rouble_Of_March_2022_Sends_People_Home(string nation) =>
        Says("returns, March 2022 to February", nation, Shift(Returns(nation), (2, 2), (3, 3), 2022)).ShouldBeGreaterThan(1.1);

    [Theory]
    [MemberData(nameof(Workers))]
    public void The_Strong_Rouble_Of_Summer_2022_Brings_People_Back(string nation)
    {
        Says("arrivals, July 2022 to March", nation, Shift(Arrivals(nation), (3, 3), (7, 7), 2022)).ShouldBeGreaterThan(1.05);
        Says("returns, July 2022 to March", nation, Shift(Returns(nation), (3, 3), (7, 7), 2022)).ShouldBeLessThan(0.95);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void Remittances_In_Dollars_Fall_With_The_Rouble_And_Rebound(string nation)
    {
        double[] sent = BaseRun.Series.Sum("remittances_true", nation, "RUS");
        (sent.At("2022-03") / sent.At("2022-02")).ShouldBeLessThan(0.95);
        (sent.At("2022-07") / sent.At("2022-03")).ShouldBeGreaterThan(1.3);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void Mobilisation_In_September_2022_Keeps_People_Away(string nation) =>
        Says("arrivals, September to November 2022 to July and August", nation, Shift(Arrivals(nation), (7, 8), (9, 11), 2022)).ShouldBeLessThan(0.95);

    [Theory]
    [MemberData(nameof(Workers))]
    public void Mobilisation_In_September_2022_Sends_People_Home(string nation) =>
        Says("returns, September to November 2022 to July and August", nation, Shift(Returns(nation), (7, 8), (9, 11), 2022)).ShouldBeGreaterThan(1.05);

    [Fact]
    public void Nobody_Is_Recruited_Before_The_Invasion()
    {
        double[] recruited = BaseRun.Series.Sum("flow:recruitment", toStatus: "forces");
        recruited.Over("2010-01", "2022-02").ShouldBe(0);
        BaseRun.Series.Sum("stock", status: "forces").Over("2010-01", "2022-02").ShouldBe(0);
    }

    [Fact]
    public void Recruitment_Grows_With_Mobilisation()
    {
        double[] recruited = BaseRun.Series.Sum("flow:recruitment", toStatus: "forces");
        recruited.Over("2022-07", "2022-12").ShouldBeGreaterThan(10 * recruited.Over("2022-01", "2022-06"));
        recruited.Over("2023-01", "2023-12").ShouldBeGreaterThan(recruited.Over("2022-01", "2022-12"));
        BaseRun.Series.Sum("flow:death", toStatus: "killed").Over("2022-07", "2024-12").ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Workers))]
    public void Foreigners_Are_Recruited_Only_While_They_May_Serve(string nation)
    {
        SeriesTable run = BaseRun.Series;
        double[] all = run.Sum("flow:recruitment", nation, toStatus: "forces");
        double[] citizens = run.Sum("flow:recruitment", nation, "RUS", "citizen", toStatus: "forces");
        double[] allowed = BaseRun.System.Compile(nation, BaseRun.Months).Inputs.ForeignersMayServe;
        allowed.Sum().ShouldBeGreaterThan(0);
        for (int t = 0; t < all.Length; t++)
        {
            ((all[t] - citizens[t]) > 1e-6 * all[t]).ShouldBe(allowed[t] > 0 && all[t] > 0, $"{nation} {Scenario.Start.Plus(t)}");
        }
    }

    [Fact]
    public void Enforcement_Against_Tajik_Citizens_Multiplies_After_March_2024()
    {
        double[] custody = BaseRun.Series.Sum("flow:enforcement", "TJK", toStatus: "custody");
        double[] barred = BaseRun.Series.Sum("flow:enforcement", "TJK", toStatus: "barred");
        Says("taken into custody, April to December 2024 to 2023", "TJK", YearBefore(custody, "2024-04", "2024-12")).ShouldBeGreaterThan(1.5);
        Says("barred, April to December 2024 to 2023", "TJK", YearBefore(barred, "2024-04", "2024-12")).ShouldBeGreaterThan(1.5);
        (custody.At("2024-04") / custody.At("2024-03")).ShouldBeGreaterThan(1.5);
    }

    [Fact]
    public void Fewer_Tajik_Citizens_Come_After_March_2024() =>
        Says("arrivals, April to June 2024 to 2023", "TJK", YearBefore(Arrivals("TJK"), "2024-04", "2024-06")).ShouldBeLessThan(0.97);

    [Theory]
    [MemberData(nameof(Workers))]
    public void The_Tightening_Of_March_2024_Keeps_People_Away(string nation) =>
        Says("arrivals, April to June 2024 to January to March", nation, Shift(Arrivals(nation), (1, 3), (4, 6), 2024)).ShouldBeLessThan(0.97);

    /// <summary>Of the others the returns do not show it: the rouble stands higher than a year before and holds them.</summary>
    [Fact]
    public void The_Tightening_Of_March_2024_Sends_Tajik_Citizens_Home() =>
        Says("returns, April to June 2024 to January to March", "TJK", Shift(Returns("TJK"), (1, 3), (4, 6), 2024)).ShouldBeGreaterThan(1.05);

    [Theory]
    [InlineData("TJK", "2022-01")]
    [InlineData("KGZ", "2022-05")]
    public void An_Amnesty_Frees_Its_Number_Or_Nearly_All_Who_Are_Barred(string nation, string month)
    {
        Month date = Month.Parse(month);
        double amnesty = BaseRun.System.Rules.NumberAt("rus.amnesty", nation, date, 0) * BaseRun.System.Parameters["end_of_ban.amnesty_reach", nation];
        amnesty.ShouldBeGreaterThan(1000);
        double[] freed = BaseRun.Series.Sum("flow:end_of_ban", nation);
        int t = date - Scenario.Start;
        double usual = (freed[t - 1] + freed[t + 1]) / 2;
        double barred = BaseRun.Series.Sum("stock", nation, nation, "barred")[t - 1];
        Says("barred before the amnesty", nation, barred);

        // Those freed in other months end a ban that ran out; competing deaths take a few.
        (freed[t] - usual).ShouldBe(Math.Min(amnesty, 0.95 * barred), 0.1 * amnesty);
    }

    [Fact]
    public void The_Stop_Of_The_Simplified_Way_Ends_Most_Grants_To_Tajik_Citizens()
    {
        double[] open = BaseRun.System.Compile("TJK", BaseRun.Months).Inputs.Simplified;
        int stop = Enumerable.Range(1, open.Length - 1).Last(t => open[t] == 0 && open[t - 1] > 0);
        double[] grants = BaseRun.Series.Sum("flow:settlement", "TJK", "RUS", "permanent", "RUS", "citizen");
        (grants[stop] / grants[stop - 1]).ShouldBeLessThan(0.5);
    }

    [Fact]
    public void Kyrgyz_Citizens_Work_As_Union_Workers_From_The_Accession()
    {
        double[] union = BaseRun.Series.Sum("stock", "KGZ", ProcessInputs.Russia, "union");
        double[] patents = BaseRun.Series.Sum("stock", "KGZ", ProcessInputs.Russia, "patent");
        union.Over("2010-01", "2015-07").ShouldBe(0);
        union.At("2017-12").ShouldBeGreaterThan(10 * patents.At("2017-12"));
    }

    [Fact]
    public void The_Register_Of_Controlled_Persons_Fills_From_February_2025()
    {
        double[] controlled = BaseRun.Series.Sum("stock", place: ProcessInputs.Russia, status: "controlled");
        controlled.Over("2010-01", "2025-01").ShouldBe(0);
        controlled.At("2025-12").ShouldBeGreaterThan(1000);
    }

    private static double[] Arrivals(string nation) => BaseRun.Series.Sum("arrivals", nation, "RUS");

    private static double[] Returns(string nation) => BaseRun.Series.Sum("flow:return", nation, "RUS");

    private static double YearBefore(double[] flow, string from, string to) =>
        flow.Over(from, to) / flow.Over(Month.Parse(from).Plus(-12).ToString(), Month.Parse(to).Plus(-12).ToString());

    /// <summary>Mean of the later months of a year over that of the earlier ones, relative to the same in calm years.</summary>
    private static double Shift(double[] flow, (int From, int To) before, (int From, int To) after, int year)
    {
        double Mean(int y, (int From, int To) span) => Enumerable.Range(span.From, span.To - span.From + 1).Average(month => flow[new Month(y, month) - Scenario.Start]);
        double Ratio(int y) => Mean(y, after) / Mean(y, before);
        return Ratio(year) / CalmYears.Average(Ratio);
    }

    private double Says(string what, string nation, double value)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nation}, {what}: {value:0.00}"));
        return value;
    }
}
