using Corridor.Inference.Calibration;
using Corridor.Statistics;

namespace Corridor.Inference.Backtesting;

/// <summary>How the forecasts of one series fared. Scores are means over its later figures, on the scale of the figures: for counts and money that of
/// logarithms, so that 0.1 is about a tenth (Bosse et al. 2023, <i>PLoS Computational Biology</i> 19(8), on scores after a transformation).</summary>
/// <param name="Series">The series.</param>
/// <param name="Model">CRPS of the model.</param>
/// <param name="Persistence">CRPS of the last value; null where the past is too short.</param>
/// <param name="Trend">CRPS of the straight line; null where the past is too short.</param>
/// <param name="Gravity">CRPS of the gravity model; null for shares and net flows and where the past is too short.</param>
/// <param name="Covered80">Share of the later figures within the model's 80 % band.</param>
/// <param name="RelativeError">Mean of |median forecast - figure| / |figure| of the model.</param>
/// <param name="BestSimpleError">The same of the simple method with the best CRPS; null where there is none.</param>
/// <param name="Hindsight">Drivers that were set with such figures in view.</param>
/// <param name="Figures">Each figure.</param>
public sealed record SeriesScore(
    BacktestSeries Series,
    double Model,
    double? Persistence,
    double? Trend,
    double? Gravity,
    double Covered80,
    double RelativeError,
    double? BestSimpleError,
    IReadOnlyList<string> Hindsight,
    IReadOnlyList<ForecastFigure> Figures)
{
    private const int SimpleMembers = 999;

    /// <summary>The simple method with the best score; empty where there is none.</summary>
    public string Best => Simple().OrderBy(one => one.Score).Select(one => one.Name).FirstOrDefault() ?? string.Empty;

    /// <summary>The best score of the simple methods; null where the past is too short for any.</summary>
    public double? BestSimple => Simple().Select(one => (double?)one.Score).Min();

    /// <summary>True when the model scores better than every simple method; null where there is none.</summary>
    public bool? Wins => BestSimple is { } best ? Model < best : null;

    /// <summary>Scores the forecasts.</summary>
    /// <param name="series">The series.</param>
    /// <param name="members">The model's members for each later figure, in its unit.</param>
    /// <param name="simple">The simple forecasts of each.</param>
    /// <param name="hindsight">Drivers set with hindsight.</param>
    public static SeriesScore Of(BacktestSeries series, IReadOnlyList<double[]> members, IReadOnlyList<SimpleForecasts> simple, IReadOnlyList<string> hindsight)
    {
        ForecastFigure[] figures = [.. series.Later.Select((figure, i) => ForecastFigure.Of(figure, members[i]))];
        double? persistence = Mean(series, simple, one => one.Persistence);
        double? trend = Mean(series, simple, one => one.Trend);
        double? gravity = Mean(series, simple, one => one.Gravity);
        SeriesScore score = new(series, figures.Average(one => one.Crps), persistence, trend, gravity, figures.Average(one => one.Covered80 ? 1.0 : 0.0), figures.Average(one => one.RelativeError), null, hindsight, figures);
        return score with
        {
            BestSimpleError = score.Best.Length == 0 ? null : series.Later.Select((figure, i) => RelativeErrorOf(figure, MedianOf(figure, Named(simple[i], score.Best)!))).Average(),
        };
    }

    internal static double RelativeErrorOf(ObservedFigure figure, double forecast) => Math.Abs(forecast - figure.Middle) / Math.Max(Math.Abs(figure.Middle), double.Epsilon);

    private static double MedianOf(ObservedFigure figure, PredictiveDistribution forecast) => figure.Scale.Back(forecast.Median, 1);

    private static PredictiveDistribution? Named(SimpleForecasts simple, string name) => name switch
    {
        "persistence" => simple.Persistence,
        "trend" => simple.Trend,
        _ => simple.Gravity,
    };

    private static double? Mean(BacktestSeries series, IReadOnlyList<SimpleForecasts> simple, Func<SimpleForecasts, PredictiveDistribution?> which)
    {
        double sum = 0;
        for (int i = 0; i < simple.Count; i++)
        {
            if (which(simple[i]) is not { } forecast)
            {
                return null;
            }

            // On linear scales the figure's size divides all forecasts alike, the model's too.
            ObservedFigure figure = series.Later[i];
            double unit = figure.Scale is FigureScale.Linear or FigureScale.Offset ? figure.Size : 1;
            sum += Crps.OfEnsemble([.. forecast.Ensemble(SimpleMembers).Select(value => value / unit)], figure.Scale.Of(figure.Middle, figure.Size));
        }

        return sum / simple.Count;
    }

    private IEnumerable<(string Name, double Score)> Simple()
    {
        foreach ((string name, double? score) in new[] { ("persistence", Persistence), ("trend", Trend), ("gravity", Gravity) })
        {
            if (score is { } known)
            {
                yield return (name, known);
            }
        }
    }
}

/// <summary>The model's forecast of one figure and what came.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="P10">Tenth percentile of the forecast, in the figure's unit.</param>
/// <param name="P50">Median.</param>
/// <param name="P90">Ninetieth percentile.</param>
/// <param name="Crps">Score on the figure's scale.</param>
/// <param name="CrpsWidened">The same for the forecast spread around its median by each of <see cref="Widenings"/>.</param>
public sealed record ForecastFigure(ObservedFigure Figure, double P10, double P50, double P90, double Crps, IReadOnlyList<double> CrpsWidened)
{
    /// <summary>Factors by which the spread is tried.</summary>
    public static IReadOnlyList<double> Widenings { get; } = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.35, 1.5, 1.7, 2, 2.4, 3, 4];

    /// <summary>Whether the figure lies in the 80 % band.</summary>
    public bool Covered80 => Figure.Middle >= P10 && Figure.Middle <= P90;

    /// <summary>|median - figure| / |figure|.</summary>
    public double RelativeError => SeriesScore.RelativeErrorOf(Figure, P50);

    /// <summary>The bands and the score of members in the unit of the figure.</summary>
    public static ForecastFigure Of(ObservedFigure figure, double[] members)
    {
        double[] scaled = [.. members.Select(value => figure.Scale.Of(value, figure.Size))];
        double[] bands = Quantiles.Of(members, [0.1, 0.5, 0.9]);
        double middle = Quantiles.Of(scaled, 0.5);
        double came = figure.Scale.Of(figure.Middle, figure.Size);
        double Widened(double by) => Statistics.Crps.OfEnsembleFair([.. scaled.Select(value => middle + (by * (value - middle)))], came);
        return new ForecastFigure(figure, bands[0], bands[1], bands[2], Statistics.Crps.OfEnsembleFair(scaled, came), [.. Widenings.Select(Widened)]);
    }
}
