using Corridor.Data;
using Corridor.Evidence;
using Corridor.Simulation;
using Corridor.Statistics;
using MathNet.Numerics.Distributions;

namespace Corridor.Inference.Calibration;

/// <summary>What the posterior says that the model's quantity is at a time.</summary>
/// <param name="When">Month at whose end a stock stands; the middle of the year for everything else.</param>
/// <param name="Quantiles">Quantiles at <see cref="PosteriorLevels"/>: parameters and the learnt error of the model, before any publisher's bias.</param>
public sealed record SeriesBand(Month When, IReadOnlyList<double> Quantiles);

/// <summary>A series of figures beside the model's quantity through time.</summary>
/// <param name="First">A figure of the series, which says what is counted.</param>
/// <param name="Bands">The model, in rising order of time; flows are a year's.</param>
/// <param name="Figures">The figures, in rising order of time.</param>
public sealed record SeriesFit(ObservedFigure First, IReadOnlyList<SeriesBand> Bands, IReadOnlyList<FittedFigure> Figures)
{
    private const int Errors = 12;
    private const double DaysOfYear = 365.25;
    private static readonly double[] Levels = [.. PosteriorLevels.All];
    private static readonly double[] Normals = [.. Enumerable.Range(0, Errors).Select(r => Normal.InvCDF(0, 1, (r + 0.5) / Errors))];

    /// <summary>What makes one series: nation, place, measure, purpose and unit.</summary>
    public string Key => KeyOf(First);

    /// <summary>True when the figures are flows in a period, which are shown by the year.</summary>
    public bool IsFlow => IsFlowOf(First.Figure);

    /// <summary>By how much a figure's value is multiplied to stand beside the bands: a flow of half a year counts twice.</summary>
    public double Yearly(ObservedFigure figure) => IsFlow && figure.Figure is { PeriodStart: { } start, PeriodEnd: { } end } ? Factor(end.DayNumber - start.DayNumber + 1) : 1;

    /// <summary>The month at which a figure stands: the middle of its period.</summary>
    public static Month WhenOf(Figure figure)
    {
        DateOnly start = figure.PeriodStart ?? figure.PeriodEnd!.Value;
        DateOnly end = figure.PeriodEnd ?? start;
        DateOnly middle = start.AddDays((end.DayNumber - start.DayNumber) / 2);
        return figure.Kind == FigureKind.Stock ? FigureScope.EndNearest(middle) : new Month(middle.Year, middle.Month);
    }

    /// <summary>All series of a nation, in ordinal order of their keys.</summary>
    /// <param name="target">Its target.</param>
    /// <param name="draws">Its draws.</param>
    /// <param name="fitted">Its figures.</param>
    /// <param name="count">Draws that are run.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="stop">Stops between runs.</param>
    public static IReadOnlyList<SeriesFit> Of(CalibrationTarget target, PosteriorDraws draws, IReadOnlyList<FittedFigure> fitted, int count, int threads, CancellationToken stop)
    {
        FittedFigure[][] series = [.. fitted.GroupBy(one => KeyOf(one.Figure), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.OrderBy(one => WhenOf(one.Figure.Figure)).ThenBy(one => one.Figure.Figure.Id, StringComparer.Ordinal).ToArray())];
        IReadOnlyList<double[]> points = draws.Thinned(count);
        double[][][] values = new double[points.Count][][];
        (Month When, Figure Asked)[][] times = [.. series.Select(one => Times(one[0].Figure.Figure, target.Run(draws.Median)).ToArray())];
        Parallel.For(0, points.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, d =>
        {
            SeriesTable run = target.Run(points[d]);
            values[d] = [.. series.Select((one, s) => times[s].Select(time => Read(one[0].Figure, time.Asked, run)).ToArray())];
        });
        return [.. series.Select((one, s) => new SeriesFit(
            one[0].Figure,
            [.. times[s].Select((time, t) => Band(one[0].Figure, time.When, [.. points.Select((point, d) => (values[d][s][t], target.ModelErrorAt(one[0].Figure.Error, point)))])).OfType<SeriesBand>()],
            one))];
    }

    private static string KeyOf(ObservedFigure figure) => string.Join('|', figure.Nation, figure.Figure.Place, figure.Figure.Measure, figure.Figure.Purpose, figure.Figure.Unit, IsFlowOf(figure.Figure) ? "flow" : "level");

    private static bool IsFlowOf(Figure figure) => figure.Kind is FigureKind.FlowPersons or FigureKind.FlowEvents or FigureKind.FlowMoney;

    private static double Factor(int days) => Math.Abs(days - DaysOfYear) < 2 ? 1 : DaysOfYear / days;

    private static double Read(ObservedFigure figure, Figure asked, SeriesTable run) =>
        FigureScope.Of(asked, run, default, out _) is { } scope && figure.Operator.Read(run, scope) is { } value && double.IsFinite(value) ? value : double.NaN;

    /// <summary>The question of the series at every half-year (stocks) or year of the run.</summary>
    private static IEnumerable<(Month When, Figure Asked)> Times(Figure figure, SeriesTable run)
    {
        for (int year = run.Start.Year; year <= run.End.Year; year++)
        {
            if (figure.Kind != FigureKind.Stock)
            {
                yield return (new Month(year, 7), figure with { PeriodStart = new DateOnly(year, 1, 1), PeriodEnd = new DateOnly(year, 12, 31) });
                continue;
            }

            foreach (int month in (int[])[6, 12])
            {
                DateOnly last = new DateOnly(year, month, 1).AddMonths(1).AddDays(-1);
                yield return (new Month(year, month), figure with { PeriodStart = last, PeriodEnd = last });
            }
        }
    }

    private static SeriesBand? Band(ObservedFigure figure, Month when, (double Value, double Error)[] draws)
    {
        if (draws.Any(draw => double.IsNaN(draw.Value)))
        {
            return null;
        }

        double size = Math.Max(Math.Abs(Quantiles.Of([.. draws.Select(draw => draw.Value)], 0.5)), double.Epsilon);
        double[] sample = [.. draws.SelectMany(draw => Normals.Select(z => figure.Scale.Back(figure.Scale.Of(draw.Value, size) + (draw.Error * z), size)))];
        return new SeriesBand(when, Quantiles.Of(sample, Levels));
    }
}
