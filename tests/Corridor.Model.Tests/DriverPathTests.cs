using Corridor.Data;

namespace Corridor.Model.Tests;

/// <summary>Drivers that follow paths of their own.</summary>
public sealed class DriverPathTests
{
    private const int Months = 204;
    private static readonly Month From = new(2025, 1);
    private static readonly int First = From - Scenario.Start;
    private static readonly NationPlan Plan = ProjectModel.System.Plan("KGZ", Months);
    private static readonly int Russia = Plan.States.Destinations.ToList().IndexOf("RUS");
    private static readonly int Korea = Plan.States.Destinations.ToList().IndexOf("KOR");

    [Fact]
    public void A_Dearer_Dollar_Lowers_What_Is_Earned_And_Paid_In_The_Place_From_The_Month_On()
    {
        NationInputs along = Along("exchange_rate", "RUS", 2, 4);
        foreach ((double[] before, double[] after) in new[]
        {
            (Plan.Inputs.Wage[Russia], along.Wage[Russia]), (Plan.Inputs.PatentFee, along.PatentFee), (Plan.Inputs.PatentEntryCost, along.PatentEntryCost),
            (Plan.Inputs.UnionCost, along.UnionCost), (Plan.Inputs.ContractPay, along.ContractPay),
        })
        {
            after[..First].ShouldBe(before[..First]);
            after[First].ShouldBe(before[First] / 2);
            after[First + 1].ShouldBe(before[First + 1] / 4);
            after[(First + 2)..].ShouldBe(before[(First + 2)..], "beyond the path the centre holds");
        }

        along.Wage[Korea].ShouldBeSameAs(Plan.Inputs.Wage[Korea]);
        along.HomeWage.ShouldBeSameAs(Plan.Inputs.HomeWage);
        along.Gdp.ShouldBeSameAs(Plan.Inputs.Gdp);
    }

    [Fact]
    public void A_Dearer_Dollar_At_Home_Lowers_Wages_And_Output_In_Dollars()
    {
        NationInputs along = Along("exchange_rate", "KGZ", 2);
        along.HomeWage[First].ShouldBe(Plan.Inputs.HomeWage[First] / 2);
        along.Gdp[First].ShouldBe(Plan.Inputs.Gdp[First] / 2);
        along.Wage.ShouldBe(Plan.Inputs.Wage);
    }

    [Fact]
    public void Wages_Rise_Where_They_Are_Earned_And_Output_Stays()
    {
        NationInputs abroad = Along("wage", "KOR", 1.5);
        abroad.Wage[Korea][First].ShouldBe(Plan.Inputs.Wage[Korea][First] * 1.5);
        NationInputs home = Along("wage", "KGZ", 1.5);
        home.HomeWage[First].ShouldBe(Plan.Inputs.HomeWage[First] * 1.5);
        home.Gdp.ShouldBeSameAs(Plan.Inputs.Gdp);
    }

    [Fact]
    public void Enforcement_Falls_Freely_And_Rises_To_An_Index_Of_One_At_Most()
    {
        double[] index = ProjectModel.System.Drivers.Values("enforcement", "KGZ", "RUS", Scenario.Start, Months);
        double before = Plan.Inputs.Enforcement[Russia][First];
        Along("enforcement", "RUS", 0.5).Enforcement[Russia][First].ShouldBe(before * 0.5);
        Along("enforcement", "RUS", 100).Enforcement[Russia][First].ShouldBe(before / index[First], 1e-12);
    }

    [Fact]
    public void A_Place_Of_No_Concern_Changes_Nothing_And_No_Path_Is_The_Same_Plan()
    {
        NationInputs along = Along("exchange_rate", "UZB", 3);
        along.HomeWage.ShouldBeSameAs(Plan.Inputs.HomeWage);
        along.Wage.ShouldBeSameAs(Plan.Inputs.Wage);
        Plan.With([]).ShouldBeSameAs(Plan);
    }

    [Theory]
    [InlineData("openness", 1)]
    [InlineData("wage", 0)]
    [InlineData("wage", double.NaN)]
    public void A_Driver_Without_Paths_And_A_Factor_Not_Above_Zero_Are_Refused(string driver, double factor) =>
        Should.Throw<ArgumentException>(() => Along(driver, "RUS", factor));

    private static NationInputs Along(string driver, string place, params double[] factors) => Plan.With([new DriverPath(driver, place, From, factors)]).Inputs;
}
