using Corridor.Simulation;

namespace Corridor.Inference;

/// <summary>How near a quantity of the model comes to what a measure counts.</summary>
public enum Closeness
{
    /// <summary>Both count the same persons or the same money.</summary>
    Same,

    /// <summary>The publisher sees a part of the quantity, or more than it; how much is not known until calibration.</summary>
    CoverageUnknown,

    /// <summary>The figure counts events, the quantity persons; how many events a person makes is not known until calibration.</summary>
    MultiplicityUnknown,
}

/// <summary>The words for <see cref="Closeness"/> in JSON.</summary>
public static class ClosenessWords
{
    /// <summary>The word.</summary>
    public static string Word(this Closeness closeness) => closeness switch
    {
        Closeness.Same => "same_quantity",
        Closeness.CoverageUnknown => "coverage_unknown",
        _ => "multiplicity_unknown",
    };
}

/// <summary>From a measure of published figures to the quantity of a run that is set beside it, without any calibrated factor.</summary>
/// <param name="Measure">Id of the measure in data/measures.yaml.</param>
/// <param name="Units">Units of figures that it holds for.</param>
/// <param name="Quantity">What is read from the run, in words.</param>
/// <param name="Closeness">How near this comes to what the measure counts.</param>
/// <param name="Remark">What a reader must know before comparing.</param>
/// <param name="Read">Reads the quantity, in the unit of the figure; null when the scope has none.</param>
public sealed record ObservationOperator(
    string Measure,
    IReadOnlyList<string> Units,
    string Quantity,
    Closeness Closeness,
    string Remark,
    Func<SeriesTable, FigureScope, double?> Read);
