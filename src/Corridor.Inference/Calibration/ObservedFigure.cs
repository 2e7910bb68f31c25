using Corridor.Evidence;
using Corridor.Simulation;

namespace Corridor.Inference.Calibration;

/// <summary>A figure that calibration uses: what is read from a run for it, and how far it is believed.</summary>
/// <param name="Figure">The published figure.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Operator">How the model's quantity is read.</param>
/// <param name="Scope">Whose people, where, when.</param>
/// <param name="Scale">The scale on which figure and quantity are subtracted.</param>
/// <param name="Error">Index of the model's error that holds for it.</param>
/// <param name="Counting">Standard deviation of the publisher's own error on the scale.</param>
/// <param name="BiasSpread">Standard deviation of the bias that the figures of its group share, before they are seen.</param>
/// <param name="Group">The figures that share a bias: those of one publisher in one measure, nation, place and purpose.</param>
public sealed record ObservedFigure(
    Figure Figure,
    Publisher Publisher,
    ObservationOperator Operator,
    FigureScope Scope,
    FigureScale Scale,
    int Error,
    double Counting,
    double BiasSpread,
    string Group)
{
    /// <summary>Nation.</summary>
    public string Nation => Figure.Nation;

    /// <summary>The size by which a linear scale divides: the larger end without its sign.</summary>
    public double Size => Math.Max(Math.Abs(Figure.Low ?? 0), Math.Abs(Figure.High ?? 0));

    /// <summary>True when the figure is one number.</summary>
    public bool IsPoint => Figure.Low is { } low && Figure.High is { } high && low.Equals(high);

    /// <summary>The lower end on the scale; minus infinity for "up to".</summary>
    public double Low => Scale.Of(Figure.Low ?? double.NegativeInfinity, Size);

    /// <summary>The upper end on the scale; infinity for "at least".</summary>
    public double High => Scale.Of(Figure.High ?? double.PositiveInfinity, Size);

    /// <summary>One number for the figure, in its unit: the middle of its ends, or the one end that it has.</summary>
    public double Middle => (Figure.Low, Figure.High) switch
    {
        ({ } low, { } high) => (low + high) / 2,
        ({ } low, null) => low,
        (null, { } high) => high,
        _ => double.NaN,
    };

    /// <summary>The model's quantity in a run, in the unit of the figure; NaN when the run has none.</summary>
    public double Read(SeriesTable run) => Operator.Read(run, Scope) is { } value && double.IsFinite(value) ? value : double.NaN;

    /// <summary>The same figure with another value: a number in its unit in place of both ends.</summary>
    public ObservedFigure WithValue(double value) => this with { Figure = Figure with { Low = value, High = value } };
}

/// <summary>A figure in the table of what calibration uses.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Observed">How it is used; null when it is not.</param>
/// <param name="Why">Why it is not used; empty when it is.</param>
public sealed record FigureEntry(Figure Figure, Publisher Publisher, ObservedFigure? Observed, string Why)
{
    /// <summary>1 for a figure that is used, 0 for one that is not.</summary>
    public int Weight => Observed is null ? 0 : 1;
}
