using Corridor.Evidence;

namespace Corridor.Inference.Reconciling;

/// <summary>A question about a corridor: how many, how much, at a date or in the year of a date.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Place">Place; empty for everywhere abroad.</param>
/// <param name="At">Date of a stock; a flow is that of the calendar year.</param>
/// <param name="Measure">What is asked.</param>
/// <param name="Gathered">Measures whose figures are gathered; null = those that are compared or confused with the one asked.</param>
/// <param name="Months">How far from the date a figure's period may lie.</param>
public sealed record ReconcileQuestion(string Nation, string Place, DateOnly At, Measure Measure, IReadOnlySet<string>? Gathered = null, int Months = 30)
{
    /// <summary>The figures that bear on it beside a run.</summary>
    internal Reconciliation Beside(EvidenceBase evidence, Simulation.SeriesTable run, IReadOnlyDictionary<string, string> leftOut) =>
        Reconciliation.Of(evidence, run, leftOut, Nation, Place, At, Measure, Gathered, Months);

    /// <summary>The question as a figure would answer it.</summary>
    internal Figure AsFigure(Simulation.SeriesTable run) => Reconciliation.Asked(run, Nation, Place, At, Measure);
}
