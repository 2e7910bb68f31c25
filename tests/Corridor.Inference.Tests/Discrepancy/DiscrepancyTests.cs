using Corridor.Data;
using Corridor.Inference.Backtesting;
using Corridor.Inference.Calibration;
using Corridor.Inference.Discrepancy;
using Corridor.Inference.Tests.Calibration;
using Corridor.Statistics;
using Xunit;

namespace Corridor.Inference.Tests.Discrepancy;

public sealed class DiscrepancyTests
{
    private static CalibrationPlan Plan => ProjectCalibration.Data.Plan;

    [Theory]
    [InlineData(8.0)]
    [InlineData(0.0)]
    public void Errors_That_Were_Made_By_A_Process_Give_It_Back(double years)
    {
        const double Sd = 0.3;
        ObservedFigure model = ProjectCalibration.Data.Used.First(figure => figure.Figure.Measure == "remittances_received" && figure.IsPoint && figure.Nation == "UZB");
        KeyedSplitMix random = new(11);
        List<JudgedFigure> judged = [];
        for (int series = 0; series < 40; series++)
        {
            // An Ornstein-Uhlenbeck path at yearly figures; each series is a place of its own.
            double at = Sd * random.Stream(1, (ulong)series, 0).Normal();
            for (int year = 2008; year < 2024; year++)
            {
                double stays = years > 0 ? Math.Exp(-1 / years) : 0;
                at = (stays * at) + (Sd * Math.Sqrt(1 - (stays * stays)) * random.Stream(2, (ulong)series, (ulong)year).Normal());
                ObservedFigure figure = model with
                {
                    Figure = model.Figure with { Low = 1e6 * Math.Exp(at), High = 1e6 * Math.Exp(at), Place = $"P{series}", PeriodStart = new DateOnly(year, 1, 1), PeriodEnd = new DateOnly(year, 12, 31) },
                    BiasSpread = 0.01,
                    Counting = 0.01,
                    Group = $"group {series}",
                };
                judged.Add(new JudgedFigure(figure, 1e6, Math.Sqrt((Sd * Sd) + (0.01 * 0.01)), 0, 0.01, 0, 1));
            }
        }

        DiscrepancyProcess found = DiscrepancyFit.Of(judged, Plan)[model.Error];
        Assert.Equal(Plan.Errors[model.Error].Id, found.Kind);
        Assert.Equal(1, found.Scale);
        Assert.Equal(Sd, found.LearntSd, 1e-9);
        Assert.InRange(found.Years, years / 2, 2 * years);
    }

    [Fact]
    public void Kinds_Without_Figures_Keep_The_Centre_Of_Their_Prior_And_No_Memory() =>
        Assert.All(DiscrepancyFit.Of([], Plan).Zip(Plan.Errors), pair =>
        {
            Assert.Equal(pair.Second.Id, pair.First.Kind);
            Assert.Equal(0, pair.First.Years);
            Assert.Equal(pair.Second.Centre, pair.First.LearntSd);
        });

    [Fact]
    public void What_A_Trial_Taught_Is_Read_Back_And_Known_Only_After_It_Ended()
    {
        LearntDiscrepancy written = new([Row("2017-12", "2019-12", 1.2), Row("2019-12", "2021-12", 1.5), Row("2021-12", "2024-12", 1.7)]);
        string folder = Directory.CreateTempSubdirectory("discrepancy").FullName;
        Directory.CreateDirectory(Path.Combine(folder, PosteriorDraws.Folder));
        File.WriteAllText(Path.Combine(folder, LearntDiscrepancy.File), written.Text());
        Faults faults = new();
        LearntDiscrepancy read = LearntDiscrepancy.Load(new DataFolder(folder), [.. Plan.Errors.Select(error => error.Id)], faults);
        Directory.Delete(folder, recursive: true);

        Assert.True(faults.None);
        Assert.Equal(written.Rows, read.Rows);
        Assert.Null(read.KnownAt(new Month(2019, 11), "money"));
        Assert.Equal(1.2, read.KnownAt(new Month(2019, 12), "money")!.Widening);
        Assert.Equal(1.5, read.KnownAt(new Month(2021, 12), "money")!.Widening);
        Assert.Equal(1.7, read.KnownAt(new Month(2026, 1), "money")!.Widening);
    }

    [Fact]
    public void A_Broken_Row_Is_A_Fault_With_Its_Line()
    {
        string folder = Directory.CreateTempSubdirectory("discrepancy").FullName;
        Directory.CreateDirectory(Path.Combine(folder, PosteriorDraws.Folder));
        File.WriteAllText(Path.Combine(folder, LearntDiscrepancy.File), "cut,until,kind,figures,widening,sd,half_life_years\n2017-12,2019-12,monny,3,1.2,0.1,0\n");
        Faults faults = new();
        LearntDiscrepancy.Load(new DataFolder(folder), [.. Plan.Errors.Select(error => error.Id)], faults);
        Directory.Delete(folder, recursive: true);

        Assert.Contains(faults.Ordered, fault => fault.Line == 2 && fault.Hint.Contains("money", StringComparison.Ordinal));
    }

    private static LearntError Row(string cut, string until, double widening) => new(Month.Parse(cut), Month.Parse(until), "money", 12, widening, 0.125, 2.5);
}
