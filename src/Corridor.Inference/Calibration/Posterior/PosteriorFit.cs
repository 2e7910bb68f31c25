using Corridor.Evidence;
using Corridor.Statistics;

namespace Corridor.Inference.Calibration;

/// <summary>A figure beside what the posterior says that its publisher would have published.</summary>
/// <param name="Judged">The figure at the median of the parameters.</param>
/// <param name="Predictive">Posterior predictive quantiles at 2.5, 10, 25, 50, 75, 90 and 97.5 per cent, in the figure's unit.</param>
/// <param name="BiasLow">10 per cent quantile of the group's bias over the draws, on the figure's scale.</param>
/// <param name="BiasHigh">90 per cent quantile of the same.</param>
/// <param name="Outlying">Mean probability over the draws that nothing explains the figure.</param>
public sealed record FittedFigure(JudgedFigure Judged, IReadOnlyList<double> Predictive, double BiasLow, double BiasHigh, double Outlying)
{
    /// <summary>The figure.</summary>
    public ObservedFigure Figure => Judged.Figure;

    /// <summary>|model / figure - 1| at the median of the parameters, before any bias; of amounts and counts alone, and null for "at least" and "up to".</summary>
    public double? RelativeError => IsAmount ? Math.Abs((Judged.Model / Figure.Middle) - 1) : null;

    /// <summary>The same with the mean bias of the publisher in the model's value.</summary>
    public double? RelativeErrorWithBias => IsAmount ? Math.Abs((Judged.Expected / Figure.Middle) - 1) : null;

    /// <summary>Whether the band between two of the quantiles holds the figure or a part of its interval.</summary>
    public bool IsWithin(int low, int high) => (Figure.Figure.High ?? double.PositiveInfinity) >= Predictive[low] && (Figure.Figure.Low ?? double.NegativeInfinity) <= Predictive[high];

    /// <summary>
    /// How many standard deviations of its own error the figure lies from what is expected with the mean bias: its middle where it has two
    /// ends, and the end that it has where it says "at least" or "up to", 0 when the expectation keeps to that.
    /// </summary>
    public double Residual
    {
        get
        {
            double off = (Judged.Residual - (Judged.BiasMean * Judged.Reach)) / Judged.Sd;
            return (Figure.Figure.Low, Figure.Figure.High) switch
            {
                ({ }, null) => Math.Max(off, 0),
                (null, { }) => Math.Min(off, 0),
                _ => off,
            };
        }
    }

    private bool IsAmount => Figure is { Scale: FigureScale.Log, Middle: > 0, Figure: { Low: not null, High: not null } };
}

/// <summary>How well the posterior explains the figures that it was fitted to: no forecast, the figures have been seen.</summary>
/// <param name="Figures">Figures of all nations that have draws.</param>
public sealed record PosteriorFit(IReadOnlyList<FittedFigure> Figures)
{
    private const int Replicates = 20;
    private const ulong Purpose = 1005;
    private static readonly double[] Levels = [.. PosteriorLevels.All];

    /// <summary>Share of the figures within the 50, 80 and 95 per cent bands.</summary>
    public (double Half, double Eighty, double NinetyFive) Coverage => Of(Figures);

    /// <summary>The groups whose errors are told apart, with their figures.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<FittedFigure> Figures)> Groups =>
    [
        ("stocks in Russia", Where(figure => figure.Figure.Place == "RUS" && figure.Figure.Kind == FigureKind.Stock)),
        ("remittances", Where(figure => figure.Figure.Kind == FigureKind.FlowMoney)),
        ("citizenship grants", Where(figure => figure.Figure.Measure == "citizenship_grants")),
        ("patents", Where(figure => figure.Figure.Measure == "work_patents_issued")),
    ];

    /// <summary>Share of some figures within the 50, 80 and 95 per cent bands.</summary>
    public static (double Half, double Eighty, double NinetyFive) Of(IReadOnlyCollection<FittedFigure> figures) => (Share(figures, 2, 4), Share(figures, 1, 5), Share(figures, 0, 6));

    /// <summary>The fit of a nation.</summary>
    /// <param name="target">Its target.</param>
    /// <param name="draws">Its draws.</param>
    /// <param name="count">Draws that are run.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="stop">Stops.</param>
    public static IReadOnlyList<FittedFigure> Of(CalibrationTarget target, PosteriorDraws draws, int count, int threads, CancellationToken stop)
    {
        IReadOnlyList<double[]> points = draws.Thinned(count);
        IReadOnlyList<JudgedFigure>[] judged = new IReadOnlyList<JudgedFigure>[points.Count];
        Parallel.For(0, points.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, i => judged[i] = target.Judge(points[i]));
        IReadOnlyList<JudgedFigure> middle = target.Judge(draws.Median);
        return [.. middle.Select((one, f) => Fitted(one, [.. judged.Select(draw => draw[f])], f))];
    }

    private static FittedFigure Fitted(JudgedFigure middle, JudgedFigure[] draws, int figure)
    {
        List<double> replicates = [];
        KeyedSplitMix random = new(1);
        for (int d = 0; d < draws.Length; d++)
        {
            IRandomBits bits = random.Stream(Purpose, (ulong)figure, (ulong)d);
            for (int r = 0; r < Replicates; r++)
            {
                replicates.Add(draws[d].Replicate(bits.Normal(), bits.Normal()));
            }
        }

        double[] biases = [.. draws.SelectMany(draw => new[] { draw.BiasMean - draw.BiasSd, draw.BiasMean, draw.BiasMean + draw.BiasSd })];
        return new FittedFigure(middle, Quantiles.Of(replicates, Levels), Quantiles.Of(biases, 0.1), Quantiles.Of(biases, 0.9), draws.Average(draw => draw.Outlying));
    }

    private IReadOnlyList<FittedFigure> Where(Func<ObservedFigure, bool> holds) => [.. Figures.Where(one => holds(one.Figure))];

    private static double Share(IReadOnlyCollection<FittedFigure> figures, int low, int high) => figures.Count == 0 ? double.NaN : figures.Count(one => one.IsWithin(low, high)) / (double)figures.Count;
}
