using Corridor.Inference.Calibration;
using Corridor.Inference.Discrepancy;
using Corridor.Simulation;
using Corridor.Statistics;

namespace Corridor.Inference.Backtesting;

/// <summary>
/// What the model says of figures that it has not seen: a run for each draw of the parameters, and what earlier figures of the same quantity tell of
/// the publisher's bias and of the model's error, which goes on from them (<see cref="DiscrepancyProcess"/>); and the figure's own error.
/// </summary>
public static class ModelForecast
{
    private const ulong Purpose = 1102;

    /// <summary>The members of the predictive distribution of each figure, in its unit; figure, then member.</summary>
    /// <param name="whole">The nation over all months.</param>
    /// <param name="known">The same nation with the figures that are known.</param>
    /// <param name="later">The figures to be forecast; their values are not looked at.</param>
    /// <param name="draws">Draws of the posterior given what is known.</param>
    /// <param name="processes">How the model's error of each kind goes on from the known figures.</param>
    /// <param name="each">Members for each draw.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Threads; the result does not depend on them.</param>
    /// <param name="stop">Stops between runs.</param>
    public static IReadOnlyList<double[]> Members(
        CalibrationTarget whole,
        CalibrationTarget known,
        IReadOnlyList<ObservedFigure> later,
        IReadOnlyList<double[]> draws,
        IReadOnlyList<DiscrepancyProcess> processes,
        int each,
        ulong seed,
        int threads,
        CancellationToken stop = default)
    {
        Dictionary<string, double> sizes = known.Figures.GroupBy(figure => figure.Group, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Average(figure => figure.Size), StringComparer.Ordinal);
        int[][] blocks = [.. Enumerable.Range(0, later.Count).GroupBy(i => DiscrepancyBlock.KeyOf(later[i]), StringComparer.Ordinal).OrderBy(block => block.Key, StringComparer.Ordinal).Select(block => block.ToArray())];
        KeyedSplitMix random = new(seed);
        double[][] members = [.. later.Select(_ => new double[draws.Count * each])];
        Parallel.For(0, draws.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, d =>
        {
            SeriesTable run = whole.Run(draws[d]);
            ILookup<string, JudgedFigure> judged = Judged(known, run, draws[d]);
            for (int b = 0; b < blocks.Length; b++)
            {
                ObservedFigure[] asked = [.. blocks[b].Select(i => later[i])];
                double[] model = [.. asked.Select(figure => figure.Read(run))];
                double[] size = [.. asked.Select((figure, i) => sizes.TryGetValue(figure.Group, out double mean) && mean > 0 ? mean : Math.Max(Math.Abs(model[i]), 1))];
                JudgedFigure[] before = [.. judged[DiscrepancyBlock.KeyOf(asked[0])]];
                ConditionedNormal left = DiscrepancyBlock.Given(
                    processes[asked[0].Error],
                    [.. before.Select(one => PlacedFigure.Of(one, known.Plan.Outliers.Spread))],
                    [.. before.Select(one => one.Residual)],
                    [.. asked.Select(figure => Placed(figure, whole.ModelErrorOf(figure, draws[d])))]);
                for (int k = 0; k < each; k++)
                {
                    int member = (d * each) + k;
                    IRandomBits bits = random.Stream(Purpose, (ulong)b, (ulong)member);
                    double[] drawn = left.Draw([.. asked.Select(_ => bits.Normal())]);
                    for (int i = 0; i < asked.Length; i++)
                    {
                        FigureScale scale = asked[i].Scale;
                        members[blocks[b][i]][member] = scale.Back(scale.Of(model[i], size[i]) + drawn[i], size[i]);
                    }
                }
            }
        });
        for (int i = 0; i < members.Length; i++)
        {
            Widen(members[i], later[i], processes[later[i].Error].Widening);
        }

        return members;
    }

    /// <summary>Spreads members around their median, on the scale of the figure.</summary>
    private static void Widen(double[] members, ObservedFigure figure, double by)
    {
        if (by == 1)
        {
            return;
        }

        double size = figure.Scale is FigureScale.Linear or FigureScale.Offset ? Math.Max(members.Average(Math.Abs), 1) : 1;
        double[] scaled = [.. members.Select(value => figure.Scale.Of(value, size))];
        double middle = Quantiles.Of(scaled, 0.5);
        for (int k = 0; k < members.Length; k++)
        {
            members[k] = figure.Scale.Back(middle + (by * (scaled[k] - middle)), size);
        }
    }

    /// <summary>The known figures beside a run that tell how far it is off.</summary>
    public static ILookup<string, JudgedFigure> Judged(CalibrationTarget known, SeriesTable run, double[] theta) =>
        known.Judge([.. known.Figures.Select(figure => figure.Read(run))], theta).Where(one => PlacedFigure.Tells(one.Figure)).ToLookup(one => DiscrepancyBlock.KeyOf(one.Figure), StringComparer.Ordinal);

    /// <summary>A figure of which only the period is known.</summary>
    private static PlacedFigure Placed(ObservedFigure figure, double modelSd) => new(figure, PlacedFigure.YearOf(figure), 1, modelSd, figure.Counting);
}
