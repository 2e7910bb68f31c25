using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference.Assessing;
using Corridor.Inference.Calibration;
using Corridor.Inference.Tests.Calibration;
using Corridor.Model;
using Corridor.Simulation;
using Xunit;

namespace Corridor.Inference.Tests.Assessing;

public sealed class AssessmentPlanTests
{
    private static readonly Lazy<AssessmentPlan> Loaded = new(() =>
    {
        Faults faults = new();
        AssessmentPlan plan = Read(ProjectData.Folder, faults);
        faults.ThrowIfAny();
        return plan;
    });

    private static AssessmentPlan Plan => Loaded.Value;

    [Fact]
    public void Every_Driver_Set_With_Hindsight_Flatters_A_Figure_Of_Some_Trial() =>
        Assert.All(Plan.Hindsight, rule => Assert.Contains(ProjectCalibration.Data.Used, figure => Plan.Backtests.Any(period => rule.Speaks(figure, period.Cut))));

    [Fact]
    public void Hindsight_Does_Not_Speak_Of_What_Is_Known() =>
        Assert.All(Plan.Hindsight, rule => Assert.DoesNotContain(ProjectCalibration.Target.FiguresUntil(new DateOnly(2021, 12, 31)), figure => rule.Speaks(figure, new Month(2021, 12))));

    [Fact]
    public void A_Cut_That_The_File_Does_Not_Name_Forecasts_Three_Years()
    {
        Assert.Equal(new Month(2024, 12), Plan.At(new Month(2021, 12)).Until);
        Assert.Equal(new Month(2021, 6), Plan.At(new Month(2018, 6)).Until);
    }

    [Fact]
    public void A_Driver_Scaled_By_One_Changes_Nothing_And_An_Index_Stays_At_Most_One()
    {
        NationPlan plan = ProjectCalibration.Data.System.Plan("TKM", 180);
        Month from = new(2022, 1);
        NationPlan same = plan.Scaled([.. Plan.Sensitivity.Drivers.Select(driver => new DriverScale(driver.Id, driver.Place, 1))], from);
        NationPlan wide = plan.Scaled([new DriverScale("openness", "RUS", 5), new DriverScale("exchange_rate", "RUS", 2)], from);
        int russia = plan.States.Destinations.ToList().IndexOf("RUS");
        int first = from - Scenario.Start;

        Assert.Equal(plan.Inputs.Wage[russia], same.Inputs.Wage[russia]);
        Assert.Equal(plan.Inputs.Enforcement[russia], same.Inputs.Enforcement[russia]);
        Assert.Equal(plan.Inputs.Openness[russia], same.Inputs.Openness[russia]);
        Assert.Equal(plan.Inputs.PatentFee, same.Inputs.PatentFee);
        Assert.All(wide.Inputs.Openness[russia], value => Assert.InRange(value, 0, 1));
        Assert.Equal(plan.Inputs.Wage[russia][..first], wide.Inputs.Wage[russia][..first]);
        Assert.Equal(plan.Inputs.Wage[russia][first] / 2, wide.Inputs.Wage[russia][first], 1e-12);
        Assert.Equal(plan.Inputs.ContractPay[first] / 2, wide.Inputs.ContractPay[first], 1e-12);
        Assert.Throws<ArgumentException>(() => plan.Scaled([new DriverScale("openness", "XXX", 1)], from));
        Assert.Throws<ArgumentException>(() => plan.Scaled([new DriverScale("gdp", "RUS", 1)], from));
    }

    [Fact]
    public void A_Word_That_Is_Not_Known_Is_A_Fault_With_The_Nearest()
    {
        string folder = Directory.CreateTempSubdirectory("corridor-plan-").FullName;
        try
        {
            string text = ProjectData.Folder.ReadText(AssessmentPlan.File, new Faults())!;
            File.WriteAllText(Path.Combine(folder, AssessmentPlan.File), text.Replace("driver: other_transfers", "driver: other_transfer", StringComparison.Ordinal).Replace("measure: expulsions", "measure: expulsion", StringComparison.Ordinal));
            Faults faults = new();
            Read(new DataFolder(folder), faults);

            Assert.Contains(faults.Ordered, fault => fault.What.Contains("other_transfer", StringComparison.Ordinal) && fault.Hint.Contains("other_transfers", StringComparison.Ordinal) && fault.Line > 0);
            Assert.Contains(faults.Ordered, fault => fault.What.Contains("'expulsion'", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Sensitivity_Does_Not_Depend_On_Threads_And_Answers_For_Every_Factor()
    {
        SensitivityOptions least = new(Trajectories: 2, Kept: 2, BaseSize: 2, Draws: 30, Threads: 1);
        Sensitivity one = Sensitivity.Of(Model, Plan.Sensitivity, ProjectData.Evidence.Measures, least);
        Sensitivity two = Sensitivity.Of(Model, Plan.Sensitivity, ProjectData.Evidence.Measures, least with { Threads = 2 });

        Assert.Equal(one.Screening.SelectMany(output => output), two.Screening.SelectMany(output => output));
        Assert.Equal(one.Kept, two.Kept);
        Assert.Equal(one.Figures.SelectMany(figure => figure.Values), two.Figures.SelectMany(figure => figure.Values));
        Assert.All(one.Screening, output => Assert.Equal(Model.Factors.Count, output.Count));
        Assert.Equal(Plan.Sensitivity.Figures.Count, one.Figures.Count + one.Unread.Count);
    }

    [Fact]
    public void A_Cheaper_Rouble_Sends_Less_And_A_Higher_Wage_Draws_More()
    {
        double[] middle = [.. Enumerable.Repeat(0.5, Model.Factors.Count)];
        double[] With(string factor, double probability)
        {
            double[] point = [.. middle];
            point[Model.Factors.Select(one => one.Id).ToList().IndexOf(factor)] = probability;
            return Model.At(point);
        }

        int money = Model.Outputs.ToList().IndexOf(new HeadlineOutput("remittances_gdp_percent", 2024));
        int people = Model.Outputs.ToList().IndexOf(new HeadlineOutput("citizens_in_russia", 2030));
        Assert.True(With("exchange_rate RUS", 0.9)[money] < With("exchange_rate RUS", 0.1)[money]);
        Assert.True(With("wage RUS", 0.9)[people] > With("wage RUS", 0.1)[people]);
    }

    private static readonly Lazy<HeadlineModel> Prepared = new(() => new HeadlineModel(ProjectCalibration.Data, Plan.Sensitivity, "TKM"));

    private static HeadlineModel Model => Prepared.Value;

    private static AssessmentPlan Read(DataFolder folder, Faults faults) => AssessmentPlan.Load(
        folder,
        ProjectCalibration.Data.System.Gazetteer,
        [.. ProjectCalibration.Data.System.Drivers.Catalogue.All.Select(driver => driver.Id)],
        [.. ProjectData.Evidence.Measures.Ids, FigureSelection.CountedPopulation],
        faults);
}
