namespace Corridor.Evidence;

/// <summary>A figure that bears on a question about a corridor.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Measure">What it counts; <see cref="Measure.Operator"/> is the quantity of the model to set beside it.</param>
/// <param name="Counts">What it counts, in a line: measure, population, period.</param>
/// <param name="Usable">False for a figure flagged garbled or implausible, or without a number: it is shown and weighs nothing.</param>
public sealed record BearingFigure(Figure Figure, Measure Measure, string Counts, bool Usable);

/// <summary>Gathers the figures that bear on one question, such as "how many Tajik citizens are in Russia at the end of 2022?".</summary>
public static class BearingFigures
{
    /// <summary>Figures of a corridor that answer the question of a measure near a date, nearest first; of each series (source, publisher, measure, population, purpose, sex) only the nearest.</summary>
    /// <param name="evidence">The base.</param>
    /// <param name="nation">Code of the nation.</param>
    /// <param name="place">Code of the place.</param>
    /// <param name="at">The date.</param>
    /// <param name="measure">The measure whose question is asked; measures that are compared with it or confused with it are gathered too.</param>
    /// <param name="months">How far before or after the date a figure's period may end or begin.</param>
    public static IReadOnlyList<BearingFigure> Near(EvidenceBase evidence, string nation, string place, DateOnly at, string measure = "migrant_stock", int months = 30)
    {
        if (evidence.Measures.Find(measure) is not { } asked)
        {
            return [];
        }

        HashSet<string> measures = [measure, .. asked.ComparedWith, .. asked.ConfusedWith];
        foreach (Measure other in evidence.Measures.All.Where(other => other.ComparedWith.Contains(measure, StringComparer.Ordinal)))
        {
            measures.Add(other.Id);
        }

        return OfMeasures(evidence, nation, place, at, measures, measure, months);
    }

    /// <summary>The same for a set of measures.</summary>
    /// <param name="evidence">The base.</param>
    /// <param name="nation">Code of the nation.</param>
    /// <param name="place">Code of the place.</param>
    /// <param name="at">The date.</param>
    /// <param name="measures">Measures whose figures are gathered.</param>
    /// <param name="first">The measure whose figures come first.</param>
    /// <param name="months">How far before or after the date a figure's period may end or begin.</param>
    public static IReadOnlyList<BearingFigure> OfMeasures(EvidenceBase evidence, string nation, string place, DateOnly at, IReadOnlySet<string> measures, string first, int months = 30) =>
        [
            .. evidence.Query(new FigureQuery { Nation = nation, Place = place, From = at.AddMonths(-months), To = at.AddMonths(months), Undated = true })
                .Where(figure => measures.Contains(figure.Measure) && (figure.Flags & Caveats.Duplicate) == Caveats.None)
                .GroupBy(figure => (figure.Source, figure.Publisher, figure.Measure, figure.Population, figure.Purpose, figure.Sex))
                .Select(series => series.MinBy(figure => (Distance(figure, at), figure.Id))!)
                .OrderBy(figure => figure.Measure == first ? 0 : 1)
                .ThenBy(figure => Distance(figure, at))
                .ThenBy(figure => figure.Id, StringComparer.Ordinal)
                .Select(figure => Of(figure, evidence.Measures.Find(figure.Measure)!)),
        ];

    private static BearingFigure Of(Figure figure, Measure measure)
    {
        string population = figure.Population.Length > 0 ? $": {figure.Population}" : string.Empty;
        bool usable = (figure.Flags & (Caveats.Garbled | Caveats.Implausible)) == Caveats.None && (figure.Low ?? figure.High) is not null;
        return new BearingFigure(figure, measure, $"{measure.Label.En}{population}, {figure.PeriodText}", usable);
    }

    /// <summary>Days from the date to the figure's period; an undated figure comes last.</summary>
    private static int Distance(Figure figure, DateOnly at)
    {
        if (figure.PeriodStart is null && figure.PeriodEnd is null)
        {
            return int.MaxValue;
        }

        int before = figure.PeriodStart is { } start && start > at ? start.DayNumber - at.DayNumber : 0;
        int after = figure.PeriodEnd is { } end && end < at ? at.DayNumber - end.DayNumber : 0;
        return Math.Max(before, after);
    }
}
