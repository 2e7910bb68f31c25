using Corridor.Data;
using Corridor.Inference.Calibration;
using Corridor.Inference.Reconciling;

namespace Corridor.Inference.Tests.Calibration;

public sealed class SeriesFitTests
{
    private static readonly PosteriorDraws Draws = new("TKM", ProjectCalibration.Target.Parameters, [.. Enumerable.Range(0, 8).Select(d => ProjectCalibration.Target.Parameters.Select((one, k) => one.Natural(0.3 * Math.Sin((5 * d) + k))).ToArray())]);

    private static readonly Lazy<(IReadOnlyList<FittedFigure> Fitted, IReadOnlyList<SeriesFit> Series)> Fit = new(() =>
    {
        IReadOnlyList<FittedFigure> fitted = PosteriorFit.Of(ProjectCalibration.Target, Draws, 8, 1, CancellationToken.None);
        return (fitted, SeriesFit.Of(ProjectCalibration.Target, Draws, fitted, 8, 1, CancellationToken.None));
    });

    [Fact]
    public void Each_Used_Figure_Stands_In_One_Series() =>
        Fit.Value.Series.SelectMany(one => one.Figures).Select(one => one.Figure.Figure.Id).Order(StringComparer.Ordinal)
            .ShouldBe(ProjectCalibration.Target.Figures.Select(one => one.Figure.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Bands_Hold_Their_Median_And_Each_Other_And_Follow_In_Time()
    {
        foreach (SeriesFit series in Fit.Value.Series)
        {
            series.Bands.ShouldNotBeEmpty(series.Key);
            series.Bands.ShouldAllBe(band => band.Quantiles.SequenceEqual(band.Quantiles.Order()));
            series.Bands.Select(band => band.When).ShouldBe(series.Bands.Select(band => band.When).Order());
        }
    }

    [Fact]
    public void The_Band_Of_A_Year_Holds_What_The_Model_Gives_For_A_Figure_Of_That_Year()
    {
        (FittedFigure Figure, SeriesBand Band)[] pairs =
        [
            .. from series in Fit.Value.Series
               from one in series.Figures
               where one.Figure.Figure is { PeriodStart: { Month: 1, Day: 1 } start, PeriodEnd: { Month: 12, Day: 31 } end } && start.Year == end.Year && series.IsFlow
               from band in series.Bands
               where band.When.Year == one.Figure.Figure.PeriodStart!.Value.Year
               select (one, band),
        ];
        pairs.Length.ShouldBeGreaterThan(20);
        pairs.ShouldAllBe(pair => pair.Band.Quantiles[0] <= pair.Figure.Judged.Model && pair.Figure.Judged.Model <= pair.Band.Quantiles[6]);
    }

    [Fact]
    public void A_Flow_Of_Half_A_Year_Counts_Twice_And_A_Stock_Once()
    {
        SeriesFit flow = Fit.Value.Series.First(one => one.IsFlow);
        ObservedFigure half = flow.First with { Figure = flow.First.Figure with { PeriodStart = new DateOnly(2020, 1, 1), PeriodEnd = new DateOnly(2020, 6, 30) } };

        flow.Yearly(half).ShouldBe(2, 0.02);
        Fit.Value.Series.First(one => !one.IsFlow).Yearly(half).ShouldBe(1);
    }

    [Fact]
    public void An_Explanation_Names_Model_Group_And_Neighbours()
    {
        FittedFigure one = Fit.Value.Series.First(series => series.Figures.Count > 2).Figures[1];
        Label words = FigureExplanation.Of(one, Fit.Value.Fitted);

        words.En.ShouldContain("The model gives");
        words.En.ShouldContain("likely to be");
        words.En.ShouldContain("Beside it: ");
        words.Ru.ShouldContain("Модель даёт");
    }
}
