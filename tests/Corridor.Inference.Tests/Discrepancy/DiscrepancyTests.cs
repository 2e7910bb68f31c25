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
    [InlineData(8.0, false)]
    [InlineData(0.0, false)]
    [InlineData(5.0, true)]
    public void Errors_That_Were_Made_By_A_Process_Give_It_Back(double years, bool smooth)
    {
        const double Sd = 0.3;
        DiscrepancyProcess made = new(years, 1) { Smooth = smooth };
        KeyedSplitMix random = new(11);
        List<JudgedFigure> judged = [];
        for (int series = 0; series < 40; series++)
        {
            // A path at yearly figures; each series is a place of its own.
            int[] when = [.. Enumerable.Range(2008, 16)];
            IRandomBits bits = random.Stream(1, (ulong)series, 0);
            double[] path = ConditionedNormal.Of((i, j) => (Sd * Sd * made.Correlation(when[i] - when[j])) + (i == j ? 1e-9 : 0), [], when.Length).Draw([.. when.Select(_ => bits.Normal())]);
            judged.AddRange(when.Select((year, i) => Judged(year, series, path[i], Sd)));
        }

        DiscrepancyProcess found = DiscrepancyFit.Of(judged, Plan)[Money.Error];
        Assert.Equal(Plan.Errors[Money.Error].Id, found.Kind);
        Assert.Equal(1, found.Scale);
        Assert.Equal(Sd, found.LearntSd, 1e-9);
        Assert.InRange(found.Years, years / 2, 2 * years);
        Assert.Equal(smooth, found.Smooth);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_Half_Of_The_Correlation_Is_Left_After_The_Half_Life(bool smooth)
    {
        DiscrepancyProcess process = new(3, 1) { Smooth = smooth };
        Assert.Equal(0.5, process.Correlation(process.HalfLife), 1e-12);
        Assert.Equal(1, process.Correlation(0));
    }

    [Fact]
    public void A_Smooth_Error_Goes_On_Where_It_Was_Going_And_A_Rough_One_Turns_Back()
    {
        PlacedFigure[] known = [.. new[] { (2018, 0.0), (2019, 0.1), (2020, 0.2) }.Select(one => PlacedFigure.Of(Judged(one.Item1, 0, one.Item2, 0.3), 2))];
        PlacedFigure next = PlacedFigure.Of(Judged(2021, 0, 0, 0.3), 2);
        double Expected(bool smooth) => DiscrepancyBlock.Given(new DiscrepancyProcess(8, 1) { Smooth = smooth }, known, [0.0, 0.1, 0.2], [next]).Mean[0];
        Assert.InRange(Expected(false), 0, 0.2);
        Assert.InRange(Expected(true), 0.2, 0.4);
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

    private static ObservedFigure Money => ProjectCalibration.Data.Used.First(figure => figure.Figure.Measure == "remittances_received" && figure.IsPoint && figure.Nation == "UZB");

    private static JudgedFigure Judged(int year, int series, double off, double sd)
    {
        double value = 1e6 * Math.Exp(off);
        ObservedFigure figure = Money with
        {
            Figure = Money.Figure with { Low = value, High = value, Place = $"P{series}", PeriodStart = new DateOnly(year, 1, 1), PeriodEnd = new DateOnly(year, 12, 31) },
            BiasSpread = 0.01,
            Counting = 0.01,
            Group = $"group {series}",
        };
        return new JudgedFigure(figure, 1e6, Math.Sqrt((sd * sd) + (0.01 * 0.01)), 0, 0.01, 0, 1);
    }

    private static LearntError Row(string cut, string until, double widening) => new(Month.Parse(cut), Month.Parse(until), "money", 12, widening, 0.125, 2.5);
}
