using Corridor.Evidence;
using Corridor.Inference.Calibration;
using Corridor.Simulation;
using Corridor.Statistics;

namespace Corridor.Inference.Reconciling;

/// <summary>A figure beside the posterior.</summary>
/// <param name="Beside">The figure beside the median of the model's quantity over the draws.</param>
/// <param name="Bias">What is known of its publisher's bias; null when calibration does not use the figure.</param>
/// <param name="WhyNotUsed">Why it is not used; empty when it is.</param>
public sealed record CalibratedFigure(ReconciledFigure Beside, FigureBias? Bias, string WhyNotUsed);

/// <summary>Transfers of a nation's people in the place over the year of the question, US dollars; each with the learnt error of the model for money but the share.</summary>
/// <param name="Recorded">What banks and payment systems see.</param>
/// <param name="True">Everything sent.</param>
/// <param name="RecordedShare">Recorded / true, without any error of the model.</param>
/// <param name="Other">Recorded transfers from everywhere that are no migrants' remittances.</param>
/// <param name="WithOther">Recorded and other together: what is seen if all of the other came from the place.</param>
public sealed record TransferAnswer(Band Recorded, Band True, Band RecordedShare, Band Other, Band WithOther);

/// <summary>The answer of the posterior to a question that published figures contradict each other on.</summary>
/// <param name="Question">The question.</param>
/// <param name="Estimate">The truth that is asked for: the model's quantity over the draws with the learnt error of the model.</param>
/// <param name="Quantity">The model's quantity over the draws alone.</param>
/// <param name="Error">Id of the model's error.</param>
/// <param name="Draws">Draws that were run.</param>
/// <param name="Transfers">Recorded and true transfers, when money is asked for.</param>
/// <param name="Figures">The figures, those of the measure first, then by distance in time.</param>
public sealed record PosteriorReconciliation(ReconcileQuestion Question, Band Estimate, Band Quantity, string Error, int Draws, TransferAnswer? Transfers, IReadOnlyList<CalibratedFigure> Figures)
{
    /// <summary>What the ends of the estimate contain.</summary>
    public const string Contains = "the posterior of the parameters and the learnt error of the model for such figures; no bias of a publisher and no error of counting";

    private const int Replicates = 20;
    private const ulong Purpose = 1006;

    /// <summary>Answers.</summary>
    /// <param name="data">What calibration begins with.</param>
    /// <param name="evidence">The published figures.</param>
    /// <param name="leftOut">Reasons by id of figures that count something else when they are read.</param>
    /// <param name="target">The target of the nation.</param>
    /// <param name="points">Draws of its posterior, standardised.</param>
    /// <param name="question">The question.</param>
    /// <param name="threads">Threads; the answer does not depend on them.</param>
    /// <param name="stop">Stops between runs.</param>
    /// <returns>Null when the model has no such quantity at the date.</returns>
    public static PosteriorReconciliation? Of(
        CalibrationData data,
        EvidenceBase evidence,
        IReadOnlyDictionary<string, string> leftOut,
        CalibrationTarget target,
        IReadOnlyList<double[]> points,
        ReconcileQuestion question,
        int threads = 1,
        CancellationToken stop = default)
    {
        Reconciliation beside = question.Beside(evidence, data.Reference, leftOut);
        Figure asked = question.AsFigure(data.Reference);
        int error = data.Plan.ErrorOf(asked);
        if (beside.ModelValue is null || error < 0)
        {
            return null;
        }

        Figure[] read = [.. beside.Figures.Where(one => one.ModelValue is not null && one.Bearing.Figure.Nation == question.Nation).Select(one => one.Bearing.Figure)];
        Drawn[] drawn = new Drawn[points.Count];
        Parallel.For(0, points.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, d => drawn[d] = Draw(target, points[d], asked, read, question.At, error, d));

        FigureScale scale = FigureSelection.ScaleOf(asked, data.Plan.RuleOf(asked.Measure, string.Empty));
        Dictionary<string, FigureBias> biases = Biases(target, drawn);
        Dictionary<string, string> whys = data.Table.Where(entry => entry.Observed is null).ToDictionary(entry => entry.Figure.Id, entry => entry.Why, StringComparer.Ordinal);
        Dictionary<string, double> medians = read.Select((figure, f) => (figure.Id, Value: Quantiles.Of([.. drawn.Select(one => one.Figures[f])], 0.5))).ToDictionary(pair => pair.Id, pair => pair.Value, StringComparer.Ordinal);
        return new PosteriorReconciliation(
            question,
            Band.Of(WithError(drawn, one => one.Quantity, scale)),
            Band.Of([.. drawn.Select(one => one.Quantity)]),
            data.Plan.Errors[error].Id,
            points.Count,
            TransfersOf(drawn, asked),
            [.. beside.Figures.Select(one => Calibrated(one, medians, biases, whys))]);
    }

    private static Drawn Draw(CalibrationTarget target, double[] point, Figure asked, Figure[] read, DateOnly at, int error, int number)
    {
        SeriesTable run = target.Run(point);
        double[] model = [.. target.Figures.Select(figure => figure.Read(run))];
        FigureScope? scope = FigureScope.Of(asked, run, at, out _);
        double Usd(Func<SeriesTable, FigureScope, double?> reading) => asked.Kind == FigureKind.FlowMoney && scope is not null ? reading(run, scope) ?? double.NaN : double.NaN;
        return new Drawn(
            number,
            Reconciliation.Read(run, asked, at) ?? double.NaN,
            target.ModelErrorAt(error, point),
            [.. read.Select(figure => Reconciliation.Read(run, figure, at) ?? double.NaN)],
            target.Judge(model, point),
            Usd(RunReading.RecordedTransfers),
            Usd(RunReading.TrueTransfers),
            Usd(RunReading.OtherTransfers));
    }

    /// <summary>A quantity with the learnt error of the model: for each draw some replicates of it.</summary>
    private static double[] WithError(Drawn[] drawn, Func<Drawn, double> quantity, FigureScale scale)
    {
        KeyedSplitMix random = new(1);
        double size = Math.Abs(Quantiles.Of([.. drawn.Select(quantity)], 0.5));
        return [.. drawn.SelectMany(one => Enumerable.Range(0, Replicates).Select(r =>
            scale.Back(scale.Of(quantity(one), size) + (one.Error * random.Stream(Purpose, (ulong)one.Number, (ulong)r).Normal()), size)))];
    }

    private static Dictionary<string, FigureBias> Biases(CalibrationTarget target, Drawn[] drawn)
    {
        Dictionary<string, int> together = target.Figures.GroupBy(figure => figure.Group, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return target.Figures.Select((figure, f) => BiasOf(figure, [.. drawn.Select(one => one.Judged[f])], together[figure.Group]))
            .ToDictionary(one => one.Figure.Figure.Id, StringComparer.Ordinal);
    }

    /// <summary>The bias of a group and an unbiased publisher's figure over the draws, by replicates that all figures share.</summary>
    internal static FigureBias BiasOf(ObservedFigure figure, IReadOnlyList<JudgedFigure> draws, int together)
    {
        KeyedSplitMix random = new(1);
        List<double> factors = [];
        List<double> unbiased = [];
        for (int d = 0; d < draws.Count; d++)
        {
            JudgedFigure one = draws[d];
            for (int r = 0; r < Replicates; r++)
            {
                IRandomBits bits = random.Stream(Purpose, (ulong)d, (ulong)(r + Replicates));
                factors.Add(FigureBias.Shown(figure.Scale, (one.BiasMean + (one.BiasSd * bits.Normal())) * one.Reach));
                unbiased.Add(figure.Scale.Back(figure.Scale.Of(one.Model, figure.Size) + (one.Sd * bits.Normal()), figure.Size));
            }
        }

        return new FigureBias(figure, Band.Of(factors), draws.Average(one => one.Outlying), Band.Of(unbiased), together);
    }

    private static TransferAnswer? TransfersOf(Drawn[] drawn, Figure asked) =>
        asked.Kind != FigureKind.FlowMoney || drawn.Any(one => double.IsNaN(one.True + one.Recorded)) || drawn.Any(one => one.True <= 0) ? null
        : new TransferAnswer(
            Band.Of(WithError(drawn, one => one.Recorded, FigureScale.Log)),
            Band.Of(WithError(drawn, one => one.True, FigureScale.Log)),
            Band.Of([.. drawn.Select(one => one.Recorded / one.True)]),
            Band.Of([.. drawn.Select(one => one.OtherOrNone)]),
            Band.Of(WithError(drawn, one => one.Recorded + one.OtherOrNone, FigureScale.Log)));

    private static CalibratedFigure Calibrated(ReconciledFigure one, Dictionary<string, double> medians, Dictionary<string, FigureBias> biases, Dictionary<string, string> whys)
    {
        Figure figure = one.Bearing.Figure;
        FigureBias? bias = biases.GetValueOrDefault(figure.Id);
        string why = bias is not null ? string.Empty : whys.GetValueOrDefault(figure.Id) is { Length: > 0 } reason ? reason : "it is not used";
        if (!medians.TryGetValue(figure.Id, out double median) || double.IsNaN(median))
        {
            return new CalibratedFigure(one, bias, why);
        }

        double? Ratio(double? end) => median != 0 ? end / median : null;
        return new CalibratedFigure(
            one with { ModelValue = median, Bias = Ratio(Reconciliation.Middle(figure)), BiasLow = Ratio(figure.Low), BiasHigh = Ratio(figure.High), InEstimate = bias is not null },
            bias,
            why);
    }

    /// <summary>What is kept of one draw.</summary>
    private sealed record Drawn(int Number, double Quantity, double Error, double[] Figures, IReadOnlyList<JudgedFigure> Judged, double Recorded, double True, double Other)
    {
        public double OtherOrNone => double.IsNaN(Other) ? 0 : Other;
    }
}
