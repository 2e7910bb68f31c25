using Corridor.Evidence;
using Corridor.Simulation;

namespace Corridor.Inference.Tests;

public sealed class ObservationOperatorTests
{
    private const double Persons = 600_000 + 200_000 + 20_000 + 30_000 + 1_000;

    [Theory]
    [InlineData("citizenship_grants", "RUS", 12 * 9_000.0)]
    [InlineData("temp_residence_permits_issued", "RUS", 12 * 2_000.0)]
    [InlineData("perm_residence_permits_issued", "RUS", 12 * 1_500.0)]
    [InlineData("arrivals_permanent", "RUS", 12 * 2_000.0)]
    [InlineData("expulsions", "RUS", 12 * 1_000.0)]
    [InlineData("detained_migrants", "RUS", 12 * 400.0)]
    [InlineData("entry_ban_removed", "RUS", 12 * 800.0)]
    [InlineData("students_admitted", "RUS", 12 * 500.0)]
    [InlineData("arrivals_all", "RUS", 12 * 31_500.0)]
    [InlineData("arrivals_work", "RUS", 12 * 30_000.0)]
    [InlineData("migration_registrations", "RUS", 12 * 31_500.0)]
    [InlineData("entries_border_crossings", "RUS", 12 * 31_500.0)]
    [InlineData("return_migration", "RUS", 12 * 26_000.0)]
    [InlineData("net_migration", "RUS", 12 * 5_500.0)]
    [InlineData("net_migration", "", -12 * 5_500.0)]
    [InlineData("remittances_received", "RUS", 12 * 200e6)]
    [InlineData("remittances_received", "", 12 * 260e6)]
    [InlineData("remittances_sent", "RUS", 12 * 200e6)]
    [InlineData("remittances_share_gdp", "", 26.0)]
    [InlineData("remittances_share_by_source", "RUS", 80.0)]
    public void A_Flow_Is_The_Sum_Over_The_Months_Of_Its_Period(string measure, string place, double expected) =>
        Read(SmallRun.Figure(measure, 1, 1, place: place)).ShouldBe(expected, 1e-6 * Math.Abs(expected));

    [Theory]
    [InlineData("migrant_stock", "RUS", Persons, 5)]
    [InlineData("migrant_stock_foreign_born", "RUS", Persons + 100_000, 6)]
    [InlineData("temporary_absent", "RUS", 820_000.0, 3)]
    [InlineData("temporary_absent", "", 860_000.0, 4)]
    [InlineData("workers_abroad", "RUS", 800_000.0, 2)]
    [InlineData("students_abroad", "RUS", 20_000.0, 1)]
    [InlineData("entry_ban_list", "RUS", 50_000.0, 1)]
    [InlineData("dual_citizens", "RUS", 100_000.0, 1)]
    [InlineData("perm_residence_holders", "RUS", 30_000.0, 1)]
    public void A_Stock_Is_Read_At_The_End_Of_The_Month_Nearest_To_The_Middle_Of_Its_Period(string measure, string place, double first, int states)
    {
        Read(SmallRun.Figure(measure, 1, 1, "2022-06-30 2022-06-30", place)).ShouldBe(first + (5 * states), 1e-6);
        Read(SmallRun.Figure(measure, 1, 1, "2022-07-02 2022-07-02", place)).ShouldBe(first + (5 * states), 1e-6);
        Read(SmallRun.Figure(measure, 1, 1, "2022", place)).ShouldBe(first + (5 * states), 1e-6);
        Read(SmallRun.Figure(measure, 1, 1, "2022-07-20 2022-07-20", place)).ShouldBe(first + (6 * states), 1e-6);
    }

    [Fact]
    public void Patents_Are_New_Ones_And_The_Renewals_Of_Those_Who_Hold_One()
    {
        double held = Enumerable.Range(0, 12).Sum(t => 600_000 + t) / 12.0;
        Read(SmallRun.Figure("work_patents_issued", 1, 1)).ShouldBe((12 * 20_000) + held - (6 * 20_000), 1e-6);
    }

    [Fact]
    public void A_Part_Of_A_Month_Weighs_By_Its_Days() =>
        Read(SmallRun.Figure("citizenship_grants", 1, 1, "2022-01-01 2022-02-14")).ShouldBe(9_000 * 1.5, 1e-6);

    [Fact]
    public void A_Purpose_Narrows_To_The_Statuses_That_Serve_It()
    {
        Figure stock = SmallRun.Figure("migrant_stock", 1, 1, "2022-06-30 2022-06-30");
        Read(stock with { Purpose = "work" }).ShouldBe(800_010, 1e-6);
        Read(stock with { Purpose = "study" }).ShouldBe(20_005, 1e-6);
        Reading(stock with { Purpose = "tourism" }).ShouldBeNull();
    }

    [Theory]
    [InlineData("nations of the model", "nation", "AFG")]
    [InlineData("no place", "place", "UKR")]
    [InlineData("one sex", "sex", "female")]
    [InlineData("covers", "year", "2019")]
    public void A_Figure_That_The_Run_Cannot_Answer_Says_Why(string says, string field, string value)
    {
        Figure figure = SmallRun.Figure("migrant_stock", 1, 1, field == "year" ? value : "2022");
        figure = field switch { "nation" => figure with { Nation = value }, "place" => figure with { Place = value }, "sex" => figure with { Sex = value }, _ => figure };
        FigureScope.Of(figure, SmallRun.Series(), new DateOnly(2022, 12, 31), out string why).ShouldBeNull();
        why.ShouldContain(says);
    }

    [Fact]
    public void Every_Operator_Serves_A_Measure_That_Promises_One_In_A_Unit_Of_That_Measure()
    {
        foreach (ObservationOperator one in ObservationOperators.All)
        {
            Measure measure = ProjectData.Evidence.Measures.Find(one.Measure).ShouldNotBeNull(one.Measure);
            measure.HasOperator.ShouldBeTrue(one.Measure);
            measure.Units.Intersect(one.Units).ShouldNotBeEmpty(one.Measure);
            (one.Closeness == Closeness.Same || one.Remark.Length > 0).ShouldBeTrue(one.Measure);
        }
    }

    private static double Read(Figure figure) => Reading(figure).ShouldNotBeNull();

    private static double? Reading(Figure figure)
    {
        SeriesTable series = SmallRun.Series();
        FigureScope scope = FigureScope.Of(figure, series, new DateOnly(2022, 12, 31), out _).ShouldNotBeNull();
        return ObservationOperators.Find(figure.Measure)!.Read(series, scope);
    }
}
