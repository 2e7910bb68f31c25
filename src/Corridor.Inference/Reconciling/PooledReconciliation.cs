using Corridor.Evidence;
using Corridor.Inference.Calibration;
using Corridor.Statistics;

namespace Corridor.Inference.Reconciling;

/// <summary>A figure that was pooled, or why it was not.</summary>
/// <param name="Beside">The figure.</param>
/// <param name="Weight">Its weight, as a share of all; null when it was not pooled.</param>
/// <param name="Factor">Middle of the figure / median of the estimate.</param>
/// <param name="WhyNotPooled">Why it was not pooled; empty when it was.</param>
public sealed record PooledFigure(ReconciledFigure Beside, double? Weight, double? Factor, string WhyNotPooled);

/// <summary>
/// A question on a quantity that the model has not: the figures themselves are pooled on logarithms with random effects
/// (<see cref="RandomEffects"/>). The error of a figure is that of its publisher's class and, for an interval, its width as that of an even
/// distribution; the bias of a publisher has the spread of data/calibration.yaml: coverage_unknown for the measure that is asked,
/// multiplicity_unknown for another measure that answers the same question in print.
/// </summary>
/// <param name="Question">The question.</param>
/// <param name="Estimate">The quantity; null without a figure to pool.</param>
/// <param name="Pooled">Details of the pooling; null without a figure.</param>
/// <param name="Figures">The figures, those of the measure first, then by distance in time.</param>
public sealed record PooledReconciliation(ReconcileQuestion Question, Band? Estimate, PooledMean? Pooled, IReadOnlyList<PooledFigure> Figures)
{
    /// <summary>What the estimate is.</summary>
    public const string Label = "pooled from figures, the model has no such quantity";

    /// <summary>What the ends of the estimate contain.</summary>
    public const string Contains = "errors of counting, biases of publishers and how far the figures disagree; nothing of when in the period they hold";

    private const Caveats Unusable = Caveats.Garbled | Caveats.AmbiguousUnit | Caveats.Implausible | Caveats.Forecast | Caveats.Duplicate;

    /// <summary>Pools the figures that bear on a question.</summary>
    /// <param name="data">What calibration begins with.</param>
    /// <param name="evidence">The published figures.</param>
    /// <param name="leftOut">Reasons by id of figures that count something else when they are read.</param>
    /// <param name="question">The question.</param>
    public static PooledReconciliation Of(CalibrationData data, EvidenceBase evidence, IReadOnlyDictionary<string, string> leftOut, ReconcileQuestion question)
    {
        Reconciliation beside = question.Beside(evidence, data.Reference, leftOut);
        HashSet<string> same = [.. question.Measure.ComparedWith, .. evidence.Measures.All.Where(other => other.ComparedWith.Contains(question.Measure.Id, StringComparer.Ordinal)).Select(other => other.Id)];
        (ReconciledFigure One, string Why, PooledValue? Value)[] judged = [.. beside.Figures.Select(one => Why(one.Bearing, question, same, leftOut) is { Length: > 0 } why
            ? (one, why, null)
            : (one, string.Empty, (PooledValue?)ValueOf(one.Bearing.Figure, question, data)))];
        PooledValue[] values = [.. judged.Select(one => one.Value).OfType<PooledValue>()];
        if (values.Length == 0)
        {
            return new PooledReconciliation(question, null, null, [.. judged.Select(one => new PooledFigure(one.One, null, null, one.Why))]);
        }

        PooledMean pooled = RandomEffects.Of(values, data.Plan.PoolingFreedom);
        Band estimate = Band.Of(pooled.Mean, Math.Exp);
        double Share(PooledValue value) => pooled.Weights[value.Group] / values.Where(other => other.Group == value.Group).Sum(other => 1 / (other.Error * other.Error)) / (value.Error * value.Error);
        return new PooledReconciliation(question, estimate, pooled, [.. judged.Select(one => new PooledFigure(
            one.One,
            one.Value is null ? null : Share(one.Value),
            Reconciliation.Middle(one.One.Bearing.Figure) is { } middle ? middle / estimate.P50 : null,
            one.Why))]);
    }

    private static string Why(BearingFigure bearing, ReconcileQuestion question, HashSet<string> same, IReadOnlyDictionary<string, string> leftOut)
    {
        Figure figure = bearing.Figure;
        return leftOut.TryGetValue(figure.Id, out string? read) ? read
            : (figure.Flags & Unusable) != Caveats.None ? $"flagged {string.Join(", ", (figure.Flags & Unusable).List()).Replace('_', ' ')}"
            : figure.Nation != question.Nation || figure.Place != question.Place ? "it is about more than this corridor"
            : figure.Measure != question.Measure.Id && !same.Contains(figure.Measure) ? "it answers another question"
            : !question.Measure.Units.Contains(figure.Unit, StringComparer.Ordinal) ? $"it is in {figure.Unit}"
            : figure.Sex.Length > 0 ? "it counts one sex"
            : figure.Purpose.Length > 0 ? $"it counts those who came for {figure.Purpose}"
            : figure.Low is null || figure.High is null ? "it gives one end only"
            : figure.Low <= 0 ? "it is not above zero"
            : string.Empty;
    }

    private static PooledValue ValueOf(Figure figure, ReconcileQuestion question, CalibrationData data)
    {
        Publisher publisher = data.Publishers.Of(figure.Publisher, figure.Source);
        double low = Math.Log(figure.Low!.Value);
        double high = Math.Log(figure.High!.Value);
        double counting = data.Plan.Classes[publisher.Class].Error;
        Closeness closeness = figure.Measure == question.Measure.Id ? Closeness.CoverageUnknown : Closeness.MultiplicityUnknown;
        return new PooledValue((low + high) / 2, Math.Sqrt((counting * counting) + ((high - low) * (high - low) / 12)), data.Plan.Biases[closeness], $"{publisher.Id}|{figure.Measure}");
    }
}
