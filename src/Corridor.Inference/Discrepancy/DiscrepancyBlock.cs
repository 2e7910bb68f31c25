using Corridor.Inference.Calibration;
using Corridor.Statistics;

namespace Corridor.Inference.Discrepancy;

/// <summary>A figure among others of the same quantity of the model.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="When">The middle of its period, in years.</param>
/// <param name="Reach">By how much it moves when the bias of its group moves by one.</param>
/// <param name="ModelSd">Standard deviation of the model's error for its kind, as calibration learnt it.</param>
/// <param name="OwnSd">Standard deviation of what is its own: counting, rounding, the width of an interval.</param>
public sealed record PlacedFigure(ObservedFigure Figure, double When, double Reach, double ModelSd, double OwnSd)
{
    /// <summary>A known figure as it was judged.</summary>
    public static PlacedFigure Of(JudgedFigure judged, double wide)
    {
        double model = Math.Sqrt(Math.Max(0, (judged.Sd * judged.Sd) - (judged.Figure.Counting * judged.Figure.Counting)));
        double width = judged.Figure.IsPoint ? 0 : (judged.Figure.High - judged.Figure.Low) / Math.Sqrt(12);

        // What may well be outlying is believed as little as its probability says.
        double precision = ((1 - judged.Outlying) / Squared(Math.Max(judged.Figure.Counting, 1e-3))) + (judged.Outlying / (wide * wide));
        return new PlacedFigure(judged.Figure, YearOf(judged.Figure), judged.Reach, model, Math.Sqrt((1 / precision) + (width * width)));
    }

    /// <summary>Whether it tells how far the model is off: it has two ends.</summary>
    public static bool Tells(ObservedFigure figure) => double.IsFinite(figure.Low) && double.IsFinite(figure.High);

    /// <summary>The middle of a figure's period, in years.</summary>
    public static double YearOf(ObservedFigure figure)
    {
        DateOnly last = (figure.Figure.PeriodEnd ?? figure.Figure.PeriodStart)!.Value;
        DateOnly first = figure.Figure.PeriodStart ?? last;
        return (first.DayNumber + last.DayNumber) / 2.0 / 365.25;
    }

    private static double Squared(double value) => value * value;
}

/// <summary>
/// Figures of one quantity of the model (nation, place, measure, purpose). Their differences from it are made of the bias of a publisher, the
/// model's error at their date, and an error of their own.
/// </summary>
public static class DiscrepancyBlock
{
    /// <summary>What the figures have in common.</summary>
    public static string KeyOf(ObservedFigure figure) => string.Join('|', figure.Nation, figure.Figure.Place, figure.Figure.Measure, figure.Figure.Purpose, figure.Scale);

    /// <summary>Covariance of the differences of two figures from the model.</summary>
    public static double Covariance(DiscrepancyProcess process, PlacedFigure a, PlacedFigure b)
    {
        double shared = a.ModelSd * b.ModelSd * process.Scale * process.Scale * process.Correlation(a.When - b.When);
        double bias = a.Figure.Group == b.Figure.Group ? a.Reach * b.Reach * a.Figure.BiasSpread * b.Figure.BiasSpread : 0;
        return shared + bias + (ReferenceEquals(a, b) ? a.OwnSd * a.OwnSd : 0);
    }

    /// <summary>Figures that are not known, given the differences of those that are.</summary>
    /// <param name="process">How the model's error goes on.</param>
    /// <param name="known">Known figures.</param>
    /// <param name="differences">Their differences from the model, on the scale.</param>
    /// <param name="unknown">The others.</param>
    public static ConditionedNormal Given(DiscrepancyProcess process, IReadOnlyList<PlacedFigure> known, IReadOnlyList<double> differences, IReadOnlyList<PlacedFigure> unknown)
    {
        PlacedFigure[] all = [.. known, .. unknown];
        return ConditionedNormal.Of((i, j) => Covariance(process, all[i], all[j]), differences, unknown.Count);
    }

    /// <summary>Logarithm of the density of the differences of a block.</summary>
    public static double LogDensity(DiscrepancyProcess process, IReadOnlyList<PlacedFigure> figures, IReadOnlyList<double> differences) =>
        ConditionedNormal.LogDensity((i, j) => Covariance(process, figures[i], figures[j]), differences);
}
