using Corridor.Evidence;
using Corridor.Inference.Calibration;
using Corridor.Simulation;
using Xunit;

namespace Corridor.Inference.Tests.Calibration;

public sealed class CalibrationTargetTests
{
    private static CalibrationTarget Target => ProjectCalibration.Target;

    private static double[] Centre => new double[Target.Dimension];

    [Fact]
    public void At_The_Centre_The_Target_Reads_The_Run_Of_All_Nations()
    {
        double[] model = Target.Predict(Centre);

        for (int i = 0; i < model.Length; i++)
        {
            Assert.Equal(Target.Figures[i].Read(ProjectCalibration.Data.Reference), model[i], 1e-9 * Math.Abs(model[i]));
        }
    }

    [Fact]
    public void The_Same_Point_Has_The_Same_Density_On_Any_Thread()
    {
        double[] point = [.. Enumerable.Range(0, Target.Dimension).Select(k => 0.5 * Math.Sin(k))];
        double alone = Target.LogPosterior(point);
        double[] together = new double[3];
        Parallel.For(0, together.Length, k => together[k] = Target.LogPosterior(point));

        Assert.True(double.IsFinite(alone));
        Assert.All(together, value => Assert.Equal(alone, value));
    }

    [Fact]
    public void Figures_Of_Weight_Zero_Do_Not_Move_The_Target()
    {
        // All the figures that are not used, made into nothing but their rows: the target takes used ones alone, in any order.
        CalibrationTarget shuffled = Target.With(Target.Figures.Reverse().Concat(ProjectCalibration.Data.Used.Where(figure => figure.Nation != Target.Nation)));

        Assert.Equal(Target.Figures.Select(figure => figure.Figure.Id), shuffled.Figures.Select(figure => figure.Figure.Id));
        Assert.Equal(Target.LogPosterior(Centre), shuffled.LogPosterior(Centre));
    }

    [Fact]
    public void Figures_That_Equal_The_Model_Are_Likelier_Than_Any_Others()
    {
        double[] model = Target.Predict(Centre);
        ObservedFigure[] equal = [.. Target.Figures.Select((figure, i) => figure.WithValue(model[i])).Where(figure => figure.Scale is FigureScale.Log or FigureScale.Logit)];
        CalibrationTarget exact = Target.With(equal);
        CalibrationTarget other = Target.With(equal.Select((figure, i) => figure.WithValue(figure.Middle * (1 + (0.03 * (i % 3))))));

        Assert.True(exact.LogLikelihood(exact.Predict(Centre), Centre) > other.LogLikelihood(other.Predict(Centre), Centre));
        Assert.All(exact.Judge(Centre), judged => Assert.True(Math.Abs(judged.BiasMean) < 1e-6 && Math.Abs(judged.Residual) < 1e-9, judged.Figure.Figure.Id));
    }

    [Fact]
    public void A_Planted_Figure_Of_Ten_Times_The_Value_Is_Outlying()
    {
        ObservedFigure sound = Target.Figures.First(figure => figure.Figure.Measure == "citizenship_grants" && figure.IsPoint);
        ObservedFigure planted = sound.WithValue(10 * sound.Middle) with { Figure = sound.Figure with { Id = "PLANTED", Low = 10 * sound.Middle, High = 10 * sound.Middle } };
        CalibrationTarget with = Target.With(Target.Figures.Append(planted));

        Assert.True(with.Judge(Centre).Single(judged => judged.Figure.Figure.Id == "PLANTED").Outlying > 0.9);
    }

    [Fact]
    public void Figures_Until_A_Day_Have_Periods_That_End_By_It()
    {
        ObservedFigure[] early = [.. Target.FiguresUntil(new DateOnly(2021, 12, 31))];

        Assert.NotEmpty(early);
        Assert.True(early.Length < Target.Figures.Count);
        Assert.All(early, figure => Assert.True((figure.Figure.PeriodEnd ?? figure.Figure.PeriodStart) <= new DateOnly(2021, 12, 31)));
    }

    [Fact]
    public void A_Parameter_Outside_Its_Range_Has_No_Density()
    {
        double[] point = Centre;
        int k = Enumerable.Range(0, Target.Dimension).First(i => Target.Parameters[i].Family == "lognormal" && Target.Parameters[i].High < 100);
        point[k] = Target.Parameters[k].Standard(Target.Parameters[k].High * 1.5);

        Assert.Equal(double.NegativeInfinity, Target.LogPosterior(point));
    }

    [Fact]
    public void Every_Fitted_Parameter_Moves_The_Run()
    {
        double[] centre = Target.Predict(Centre);
        foreach (int k in Enumerable.Range(0, Target.Dimension).Where(i => Target.Parameters[i].Id.Length > 0))
        {
            double[] point = Centre;
            point[k] = 1;
            Assert.False(centre.SequenceEqual(Target.Predict(point)), Target.Parameters[k].Name);
        }
    }

    [Fact]
    public void A_Replicate_Without_Errors_Is_The_Expected_Figure()
    {
        Assert.All(Target.Judge(Centre), judged => Assert.Equal(judged.Expected, judged.Replicate(0, 0), 1e-9 * Math.Abs(judged.Expected)));
    }
}
