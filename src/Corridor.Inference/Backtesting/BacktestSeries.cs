using System.Globalization;
using Corridor.Inference.Calibration;
using Corridor.Statistics;

namespace Corridor.Inference.Backtesting;

/// <summary>Figures that answer one question in different years: one nation, place, measure, unit, purpose, length of period and kind of publisher.</summary>
/// <param name="Id">Name: "TJK.RUS.citizenship_grants.destination_ministry".</param>
/// <param name="Past">Figures of periods up to the cut that are numbers or have two ends.</param>
/// <param name="Later">Figures of later periods, to be forecast.</param>
public sealed record BacktestSeries(string Id, IReadOnlyList<ObservedFigure> Past, IReadOnlyList<ObservedFigure> Later)
{
    /// <summary>Any of its figures: what all have in common.</summary>
    public ObservedFigure One => Later[0];

    /// <summary>The past by years on the scale of the figures, divided by nothing; the mean where a year has several.</summary>
    public IReadOnlyList<YearValue> PastByYear { get; } =
        [.. Past.GroupBy(YearOf).OrderBy(year => year.Key).Select(year => new YearValue(year.Key, year.Average(figure => figure.Scale.Of(figure.Middle, 1))))];

    /// <summary>The series that have a figure to be forecast, by id.</summary>
    /// <param name="figures">All figures.</param>
    /// <param name="cut">The last day of the past.</param>
    /// <param name="last">The last day of what is forecast.</param>
    public static IReadOnlyList<BacktestSeries> Of(IEnumerable<ObservedFigure> figures, DateOnly cut, DateOnly last)
    {
        IEnumerable<IGrouping<string, ObservedFigure>> groups = figures.Where(HasValue).GroupBy(IdOf, StringComparer.Ordinal);
        return
        [
            .. groups.Select(group => new BacktestSeries(group.Key, [.. group.Where(figure => EndOf(figure) <= cut)], [.. group.Where(figure => IsLater(figure, cut, last))]))
                .Where(series => series.Later.Count > 0)
                .OrderBy(series => series.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The last day of a figure's period.</summary>
    public static DateOnly EndOf(ObservedFigure figure) => (figure.Figure.PeriodEnd ?? figure.Figure.PeriodStart)!.Value;

    /// <summary>Whether a figure is to be forecast: its period lies behind the cut, also its first day.</summary>
    public static bool IsLater(ObservedFigure figure, DateOnly cut, DateOnly last) => EndOf(figure) > cut && EndOf(figure) <= last && (figure.Figure.PeriodStart is not { } start || start > cut);

    /// <summary>The year in which a figure's period ends.</summary>
    public static int YearOf(ObservedFigure figure) => EndOf(figure).Year;

    /// <summary>A figure that says "at least" or "up to" has no number that a forecast could be held against.</summary>
    public static bool HasValue(ObservedFigure figure) => figure.Figure is { Low: not null, High: not null };

    private static string IdOf(ObservedFigure figure)
    {
        // Figures of another length of period, purpose or group count something else.
        string[] parts =
        [
            figure.Nation,
            figure.Figure.Place,
            figure.Figure.Measure,
            figure.Publisher.Class,
            figure.Figure.Purpose,
            MonthsOf(figure) is var months && months is 0 or 12 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{months}_months"),
            figure.Operator.Closeness == Closeness.Same ? string.Empty : string.Join('_', figure.Figure.Population.ToLowerInvariant().Split([' ', ',', ';', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries)),
        ];
        return string.Join('.', parts.Where(part => part.Length > 0));
    }

    /// <summary>Months of a flow's period; 0 for what is read at one time.</summary>
    private static int MonthsOf(ObservedFigure figure) => figure.Figure.Kind is Evidence.FigureKind.Stock or Evidence.FigureKind.Share || figure.Figure.PeriodStart is not { } start
        ? 0
        : (int)Math.Round((EndOf(figure).DayNumber - start.DayNumber + 1) / 30.44);
}
