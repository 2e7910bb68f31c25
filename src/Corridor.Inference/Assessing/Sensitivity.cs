using Corridor.Demography;
using Corridor.Evidence;
using Corridor.Simulation;
using Corridor.Statistics;

namespace Corridor.Inference.Assessing;

/// <summary>How much work a sensitivity analysis takes.</summary>
/// <param name="Trajectories">Trajectories of the screening, at least 2.</param>
/// <param name="Kept">Factors that the screening passes on, at least 1.</param>
/// <param name="BaseSize">Base sample of the Sobol indices; a power of two.</param>
/// <param name="Draws">Draws for the value of information, at least 30.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Threads">Threads; the result does not depend on them.</param>
public sealed record SensitivityOptions(int Trajectories = 10, int Kept = 8, int BaseSize = 128, int Draws = 300, ulong Seed = 1, int Threads = 1)
{
    /// <summary>A short form.</summary>
    public static SensitivityOptions Quick { get; } = new(4, 5, 16, 60);
}

/// <summary>The Sobol indices of one number of the headline.</summary>
/// <param name="Output">The number.</param>
/// <param name="Indices">Its indices, in the order of the factors kept; null where it does not vary.</param>
public sealed record OutputIndices(HeadlineOutput Output, SobolIndices? Indices);

/// <summary>What a figure would teach.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Values">For each number of the headline.</param>
public sealed record FigureValue(PossibleFigure Figure, IReadOnlyList<InformationValue> Values);

/// <summary>What the headline of a nation depends on, and which figure would narrow it.</summary>
/// <param name="Model">The nation.</param>
/// <param name="Runs">Runs of the model.</param>
/// <param name="Screening">Effects: output, then factor.</param>
/// <param name="Kept">Indices of the factors that were passed on, the most important first.</param>
/// <param name="Sobol">Sobol indices of the factors kept, the others at their middle.</param>
/// <param name="Figures">Figures that the run has.</param>
/// <param name="Unread">Figures that the run does not have.</param>
public sealed record Sensitivity(
    HeadlineModel Model,
    int Runs,
    IReadOnlyList<IReadOnlyList<MorrisEffect>> Screening,
    IReadOnlyList<int> Kept,
    IReadOnlyList<OutputIndices> Sobol,
    IReadOnlyList<FigureValue> Figures,
    IReadOnlyList<PossibleFigure> Unread)
{
    /// <summary>The figure that takes most from the variance of a number of the headline; null where no figure is read.</summary>
    public FigureValue? Best(int output) => Figures.OrderByDescending(figure => figure.Values[output].ExpectedReduction).FirstOrDefault();

    /// <summary>Analyses a nation.</summary>
    /// <param name="model">The headline.</param>
    /// <param name="plan">Figures that could be published.</param>
    /// <param name="measures">Measures.</param>
    /// <param name="options">How much work.</param>
    /// <param name="stop">Stops between runs.</param>
    public static Sensitivity Of(HeadlineModel model, SensitivityPlan plan, MeasureCatalogue measures, SensitivityOptions options, CancellationToken stop = default)
    {
        MorrisDesign morris = new(model.Factors.Count, options.Trajectories, options.Seed);
        double[][] screened = Evaluate(model, morris.Runs, options, (run, point) => morris.Point(run, point), stop);
        IReadOnlyList<IReadOnlyList<MorrisEffect>> effects = [.. Enumerable.Range(0, model.Outputs.Count).Select(o => morris.Analyse([.. screened.Select(row => row[o])]))];
        int[] kept = [.. Important(effects).Take(Math.Min(options.Kept, model.Factors.Count))];
        SaltelliDesign saltelli = new(kept.Length, options.BaseSize, options.Seed);
        double[][] shared = Evaluate(model, saltelli.Runs, options, (run, point) => Spread(saltelli, run, kept, point), stop);
        OutputIndices[] indices = [.. model.Outputs.Select((output, o) => new OutputIndices(output, Indices(saltelli, [.. shared.Select(row => row[o])], options.Seed)))];
        (IReadOnlyList<FigureValue> figures, IReadOnlyList<PossibleFigure> unread) = Information(model, plan, measures, options, stop);
        return new Sensitivity(model, morris.Runs + saltelli.Runs + options.Draws, effects, kept, indices, figures, unread);
    }

    /// <summary>Factors by their share in the effects, averaged over the outputs.</summary>
    private static IEnumerable<int> Important(IReadOnlyList<IReadOnlyList<MorrisEffect>> effects)
    {
        double[] shares = new double[effects[0].Count];
        foreach (IReadOnlyList<MorrisEffect> output in effects)
        {
            double all = output.Sum(effect => effect.MeanAbsolute);
            for (int k = 0; k < shares.Length && all > 0; k++)
            {
                shares[k] += output[k].MeanAbsolute / all;
            }
        }

        return Enumerable.Range(0, shares.Length).OrderByDescending(k => shares[k]).ThenBy(k => k);
    }

    private static void Spread(SaltelliDesign design, int run, int[] kept, double[] point)
    {
        double[] some = new double[kept.Length];
        design.Point(run, some);
        Array.Fill(point, 0.5);
        for (int i = 0; i < kept.Length; i++)
        {
            point[kept[i]] = some[i];
        }
    }

    private static SobolIndices? Indices(SaltelliDesign design, double[] outputs, ulong seed)
    {
        double mean = outputs.Average();
        return outputs.Max() - outputs.Min() > 1e-9 * Math.Abs(mean) ? design.Analyse(outputs, resamples: 300, seed: seed) : null;
    }

    private static (IReadOnlyList<FigureValue>, IReadOnlyList<PossibleFigure>) Information(HeadlineModel model, SensitivityPlan plan, MeasureCatalogue measures, SensitivityOptions options, CancellationToken stop)
    {
        Func<SeriesTable, double>[] readers = [.. plan.Figures.Select(figure => model.Reader(figure, measures.Find(figure.Measure)!, plan.Years[0]))];
        IReadOnlyList<double[]> draws = model.Draw(options.Draws, options.Seed);
        (double[] Headline, double[] Figures)[] told = new (double[], double[])[draws.Count];
        Parallel.For(0, draws.Count, Options(options, stop), i => told[i] = model.Told(draws[i], readers));
        List<FigureValue> values = [];
        List<PossibleFigure> unread = [];
        for (int f = 0; f < plan.Figures.Count; f++)
        {
            double[] figure = [.. told.Select(one => one.Figures[f])];
            if (!Array.TrueForAll(figure, double.IsFinite))
            {
                unread.Add(plan.Figures[f]);
                continue;
            }

            values.Add(new FigureValue(plan.Figures[f], [.. model.Outputs.Select((_, o) => ExpectedInformation.OfFigure([.. told.Select(one => one.Headline[o])], figure, plan.Figures[f].Error))]));
        }

        return (values, unread);
    }

    private static double[][] Evaluate(HeadlineModel model, int runs, SensitivityOptions options, Action<int, double[]> place, CancellationToken stop)
    {
        double[][] outputs = new double[runs][];
        Parallel.For(0, runs, Options(options, stop), run =>
        {
            double[] point = new double[model.Factors.Count];
            place(run, point);
            outputs[run] = model.At(point);
        });
        return outputs;
    }

    private static ParallelOptions Options(SensitivityOptions options, CancellationToken stop) => new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = stop };
}
