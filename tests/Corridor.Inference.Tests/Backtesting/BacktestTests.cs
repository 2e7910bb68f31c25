using Corridor.Inference.Backtesting;
using Corridor.Inference.Calibration;
using Corridor.Inference.Discrepancy;
using Corridor.Inference.Tests.Calibration;
using Corridor.Statistics;
using Xunit;

namespace Corridor.Inference.Tests.Backtesting;

public sealed class BacktestTests
{
    private static readonly DateOnly Cut = new(2021, 12, 31);
    private static readonly DateOnly Last = new(2024, 12, 31);
    private static readonly GravityInputs Even = new((_, _) => 1e6, (_, year) => 100 + (7 * (year % 3)), (_, _, year) => 300 + (11 * (year % 4)));

    private static IReadOnlyList<DiscrepancyProcess> Independent => [.. ProjectCalibration.Data.Plan.Errors.Select(error => DiscrepancyProcess.Independent with { Kind = error.Id })];

    private static CalibrationTarget Target => ProjectCalibration.Target;

    private static IReadOnlyList<BacktestSeries> All => BacktestSeries.Of(ProjectCalibration.Data.Used, Cut, Last);

    [Fact]
    public void Every_Figure_With_A_Number_That_Begins_Behind_The_Cut_Is_Forecast_Once()
    {
        string[] forecast = [.. All.SelectMany(series => series.Later).Select(figure => figure.Figure.Id).Order(StringComparer.Ordinal)];
        string[] wanted = [.. ProjectCalibration.Data.Used.Where(BacktestSeries.HasValue).Where(figure => BacktestSeries.IsLater(figure, Cut, Last)).Select(figure => figure.Figure.Id).Order(StringComparer.Ordinal)];

        Assert.NotEmpty(forecast);
        Assert.Equal(wanted, forecast);
        Assert.All(All.SelectMany(series => series.Later), figure => Assert.True((figure.Figure.PeriodStart ?? figure.Figure.PeriodEnd) > Cut));
        Assert.All(All.SelectMany(series => series.Past), figure => Assert.True(BacktestSeries.EndOf(figure) <= Cut));
    }

    [Fact]
    public void A_Series_Holds_Like_With_Like()
    {
        Assert.All(All, series =>
        {
            ObservedFigure[] members = [.. series.Past, .. series.Later];
            Assert.Single(members.Select(figure => (figure.Nation, figure.Figure.Place, figure.Figure.Measure, figure.Publisher.Class, figure.Figure.Purpose, figure.Scale)).Distinct());
        });
        Assert.Equal(All.Count, All.Select(series => series.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_Values_Of_Later_Figures_Are_Not_Looked_At()
    {
        ObservedFigure[] later = [.. All.Where(series => series.One.Nation == Target.Nation).SelectMany(series => series.Later)];
        CalibrationTarget known = Target.With(Target.FiguresUntil(Cut));
        IReadOnlyList<double[]> draws = [new double[Target.Dimension]];
        IReadOnlyList<double[]> members = ModelForecast.Members(Target, known, later, draws, Independent, 3, 1, 1);
        IReadOnlyList<double[]> others = ModelForecast.Members(Target, known, [.. later.Select(figure => figure.WithValue(10 * figure.Middle))], draws, Independent, 3, 1, 1);

        Assert.Equal(members.SelectMany(one => one), others.SelectMany(one => one));
        foreach (BacktestSeries series in All.Where(one => one.PastByYear.Count >= 2))
        {
            SimpleForecasts forecast = SimpleForecasts.Of(series, series.One, All, Even);
            Assert.Equal(forecast, SimpleForecasts.Of(series, series.One.WithValue(10 * series.One.Middle), All, Even));
        }
    }

    [Fact]
    public void A_Publisher_Who_Counted_More_Before_The_Cut_Is_Forecast_To_Count_More()
    {
        ObservedFigure later = Later("arrivals_all");
        ObservedFigure[] past = [.. Target.FiguresUntil(Cut)];
        double Median(double times)
        {
            CalibrationTarget known = Target.With(past.Select(figure => figure.Group == later.Group ? figure.WithValue(times * figure.Middle) : figure));
            return Quantiles.Of(ModelForecast.Members(Target, known, [later], [new double[Target.Dimension]], Independent, 400, 1, 1)[0], 0.5);
        }

        Assert.Contains(past, figure => figure.Group == later.Group);
        double plain = Median(1);
        Assert.InRange(Median(2) / plain, 1.5, 2.1);
    }

    [Fact]
    public void Persistence_Forecasts_The_Last_Year_And_A_Trend_A_Line()
    {
        BacktestSeries series = All.First(one => one.PastByYear.Count >= 4 && one.One.Scale == FigureScale.Log);
        IReadOnlyList<ObservedFigure> doubling = [.. series.Past.Select(figure => figure.WithValue(Math.Pow(2, BacktestSeries.YearOf(figure) - 2010)))];
        SimpleForecasts forecast = SimpleForecasts.Of(new BacktestSeries(series.Id, doubling, series.Later), series.One, [], Even);
        int last = doubling.Max(BacktestSeries.YearOf);

        Assert.Equal((last - 2010) * Math.Log(2), forecast.Persistence!.Median, 1e-9);
        Assert.Equal((BacktestSeries.YearOf(series.One) - 2010) * Math.Log(2), forecast.Trend!.Median, 1e-9);
    }

    [Fact]
    public void Gravity_Finds_Values_That_Follow_Population_And_Wages()
    {
        BacktestSeries series = All.First(one => one.PastByYear.Count >= 6 && one.One.Scale == FigureScale.Log && one.One.Figure.Measure == "remittances_received");
        double Value(int year) => Even.Population(series.One.Nation, year) * Math.Pow(Even.AwayWage(series.One.Nation, "RUS", year), 1.5) / Even.HomeWage(series.One.Nation, year);
        BacktestSeries made = new(series.Id, [.. series.Past.Select(figure => figure.WithValue(Value(BacktestSeries.YearOf(figure))))], series.Later);

        PredictiveDistribution gravity = SimpleForecasts.Of(made, made.One, [], Even).Gravity!;
        Assert.Equal(Math.Log(Value(BacktestSeries.YearOf(made.One))), gravity.Median, 1e-4);
    }

    [Fact]
    public void A_Series_Without_Two_Earlier_Years_Has_No_Simple_Forecast_And_No_Winner()
    {
        BacktestSeries lonely = All.First(series => series.PastByYear.Count < 2);
        SimpleForecasts none = SimpleForecasts.Of(lonely, lonely.One, All, Even);
        SeriesScore score = SeriesScore.Of(lonely, [.. lonely.Later.Select(_ => new double[] { 1, 2, 3 })], [.. lonely.Later.Select(_ => none)], []);

        Assert.Equal(new SimpleForecasts(null, null, null), none);
        Assert.Null(score.Wins);
        Assert.Equal(0, BacktestVerdict.Of([score]).Comparable);
    }

    [Theory]
    [InlineData(1.0, true)]
    [InlineData(30.0, false)]
    public void The_Better_Forecast_Wins(double away, bool wins)
    {
        BacktestSeries series = All.First(one => one.PastByYear.Count >= 3 && one.One.Scale == FigureScale.Log);
        IReadOnlyList<double[]> members = [.. series.Later.Select(figure => new[] { 0.98 * away * figure.Middle, away * figure.Middle, 1.02 * away * figure.Middle })];
        SeriesScore score = SeriesScore.Of(series, members, [.. series.Later.Select(figure => SimpleForecasts.Of(series, figure, All, Even))], []);

        Assert.Equal(wins, score.Wins);
        Assert.Equal(away - 1, score.RelativeError, 1e-9);
        Assert.Equal(wins ? 0 : 1, BacktestVerdict.Of([score]).Lost.Count);
    }

    [Fact]
    public void On_Figures_That_The_Model_Made_The_Bands_Hold_About_As_Many_As_They_Say()
    {
        double[] truth = [.. Enumerable.Range(0, Target.Dimension).Select(k => 0.8 * Math.Sin(1 + (3 * k)))];
        CalibrationTarget whole = Target.With(Simulated(truth));
        ObservedFigure[] later = [.. BacktestSeries.Of(whole.Figures, Cut, Last).SelectMany(series => series.Later)];
        BacktestOptions options = new(Quick: true, Draws: 60, Threads: 2);
        Fitted fit = Backtest.Fit(whole, whole.With(whole.FiguresUntil(Cut)), options);
        IReadOnlyList<double[]> members = Backtest.Forecast(fit, later, Independent, options);

        double covered = later.Select((figure, i) => ForecastFigure.Of(figure, members[i]).Covered80 ? 1.0 : 0.0).Average();
        Assert.True(later.Length >= 12, $"{later.Length} figures");
        Assert.InRange(covered, 0.6, 0.98);
        Assert.InRange(fit.How.Runs, 60, 400);
    }

    [Fact]
    public void Where_Errors_Last_A_Forecast_Goes_On_From_The_Last_Figure()
    {
        ObservedFigure later = Later("arrivals_all");
        ObservedFigure last = Target.FiguresUntil(Cut).Where(figure => figure.Group == later.Group).MaxBy(BacktestSeries.EndOf)!;
        double[] point = new double[Target.Dimension];
        double Median(double years, double times)
        {
            CalibrationTarget known = Target.With(Target.FiguresUntil(Cut).Select(figure => figure == last ? figure.WithValue(times * figure.Middle) : figure));
            IReadOnlyList<DiscrepancyProcess> processes = [.. Independent.Select(process => process with { Years = years })];
            return Quantiles.Of(ModelForecast.Members(Target, known, [later], [point], processes, 2000, 1, 1)[0], 0.5);
        }

        double forgetful = Median(0, 1.3) / Median(0, 1);
        double lasting = Median(20, 1.3) / Median(20, 1);
        Assert.InRange(forgetful, 1.0, 1.2);
        Assert.InRange(lasting, forgetful * 1.02, 1.3);
    }

    [Fact]
    public void A_Widened_Forecast_Has_The_Same_Median_And_A_Wider_Band()
    {
        ObservedFigure later = Later("arrivals_all");
        CalibrationTarget known = Target.With(Target.FiguresUntil(Cut));
        double[] Bands(double widening) => Quantiles.Of(
            ModelForecast.Members(Target, known, [later], [new double[Target.Dimension]], [.. Independent.Select(process => process with { Widening = widening })], 500, 1, 1)[0].Select(value => Math.Log(value)).ToArray(), [0.1, 0.5, 0.9]);

        double[] once = Bands(1);
        double[] twice = Bands(2);
        Assert.Equal(once[1], twice[1], 1e-9);
        Assert.Equal(2 * (once[2] - once[0]), twice[2] - twice[0], 1e-9);
    }

    private static ObservedFigure Later(string measure) => Target.Figures.First(figure => figure.Figure.Measure == measure && BacktestSeries.IsLater(figure, Cut, Last) && BacktestSeries.HasValue(figure));

    /// <summary>The nation's figures as its publishers would have printed them in a world with these parameters: one bias for a group, an error for each.</summary>
    private static IEnumerable<ObservedFigure> Simulated(double[] truth)
    {
        double[] model = Target.Predict(truth);
        KeyedSplitMix random = new(7);
        string[] groups = [.. Target.Figures.Select(figure => figure.Group).Distinct(StringComparer.Ordinal)];
        return Target.Figures.Select((figure, i) =>
        {
            double bias = figure.BiasSpread * random.Stream(1000, (ulong)Array.IndexOf(groups, figure.Group), 0).Normal();
            double error = Target.SdOf(figure, truth) * random.Stream(1001, (ulong)i, 0).Normal();
            double size = Math.Max(Math.Abs(model[i]), 1);
            return figure.WithValue(figure.Scale.Back(figure.Scale.Of(model[i], size) + bias + error, size));
        });
    }
}
