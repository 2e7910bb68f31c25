using Corridor.Data;
using Corridor.Evidence;
using Corridor.Simulation;

namespace Corridor.Inference;

/// <summary>What a figure speaks of, in the words of the model: whose people, where, with which purpose, and which months weigh how much.</summary>
/// <param name="Nations">Nations of the model.</param>
/// <param name="Place">A place of the run; empty = everywhere outside the nation.</param>
/// <param name="Purpose">work, study, ... or empty.</param>
/// <param name="Kind">Stock, flow, share, ...</param>
/// <param name="At">Index of the month at whose end a stock is read.</param>
/// <param name="Weights">Index of each month of the period with the share of its days that the period holds; empty when the figure names no period.</param>
public sealed record FigureScope(IReadOnlyList<string> Nations, string Place, string Purpose, FigureKind Kind, int At, IReadOnlyList<(int Month, double Share)> Weights)
{
    private const int ShortestPeriodInDays = 14;

    /// <summary>The scope of a figure in a run.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="series">The run.</param>
    /// <param name="at">The day at which a figure without a date is read.</param>
    /// <param name="why">Why there is none, when the result is null.</param>
    public static FigureScope? Of(Figure figure, SeriesTable series, DateOnly at, out string why)
    {
        HashSet<string> nations = [.. series.Where("unemployment").Select(pair => pair.Key.Nation)];
        if (figure.Nations.Count == 0 || !figure.Nations.All(nations.Contains))
        {
            why = "it is not about nations of the model alone";
            return null;
        }

        if (figure.Places.Count > 1 || (figure.Place.Length > 0 && !series.Where("stock", place: figure.Place).Any()))
        {
            why = $"the run has no place {figure.Place}";
            return null;
        }

        if (figure.Sex.Length > 0)
        {
            why = "it counts one sex, the model's quantity both";
            return null;
        }

        DateOnly start = figure.PeriodStart ?? figure.PeriodEnd ?? at;
        DateOnly end = figure.PeriodEnd ?? figure.PeriodStart ?? at;
        DateOnly middle = start.AddDays((end.DayNumber - start.DayNumber) / 2);
        int month = series.IndexOf(EndNearest(middle));
        if (month < 0 || series.IndexOf(MonthOf(start)) < 0 || series.IndexOf(MonthOf(end)) < 0)
        {
            why = $"the run covers {series.Start} to {series.End}";
            return null;
        }

        why = string.Empty;
        bool dated = figure.PeriodStart is not null && figure.PeriodEnd is not null && end.DayNumber - start.DayNumber + 1 >= ShortestPeriodInDays;
        return new FigureScope(figure.Nations, figure.Place, figure.Purpose, figure.Kind, month, dated ? Shares(start, end, series) : []);
    }

    /// <summary>The month whose end lies nearest to a day.</summary>
    public static Month EndNearest(DateOnly day) => day.Day > 15 ? MonthOf(day) : MonthOf(day).Plus(-1);

    private static Month MonthOf(DateOnly day) => new(day.Year, day.Month);

    private static List<(int Month, double Share)> Shares(DateOnly start, DateOnly end, SeriesTable series)
    {
        List<(int, double)> shares = [];
        for (Month month = MonthOf(start); month <= MonthOf(end); month = month.Plus(1))
        {
            DateOnly first = new(month.Year, month.Number, 1);
            DateOnly last = first.AddMonths(1).AddDays(-1);
            int from = Math.Max(start.DayNumber, first.DayNumber);
            int to = Math.Min(end.DayNumber, last.DayNumber);
            shares.Add((series.IndexOf(month), (to - from + 1.0) / last.Day));
        }

        return shares;
    }
}
