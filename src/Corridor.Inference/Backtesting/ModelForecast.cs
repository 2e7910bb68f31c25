using Corridor.Inference.Calibration;
using Corridor.Simulation;
using Corridor.Statistics;

namespace Corridor.Inference.Backtesting;

/// <summary>
/// What the model says of figures that it has not seen: a run for each draw of the parameters, the publisher's bias as far as earlier figures tell
/// it, and the figure's own error.
/// </summary>
public static class ModelForecast
{
    private const ulong BiasPurpose = 1102;
    private const ulong ErrorPurpose = 1103;

    /// <summary>The members of the predictive distribution of each figure, in its unit; figure, then member.</summary>
    /// <param name="whole">The nation over all months.</param>
    /// <param name="known">The same nation with the figures that are known.</param>
    /// <param name="later">The figures to be forecast; their values are not looked at.</param>
    /// <param name="draws">Draws of the posterior given what is known.</param>
    /// <param name="each">Members for each draw.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="threads">Threads; the result does not depend on them.</param>
    /// <param name="stop">Stops between runs.</param>
    public static IReadOnlyList<double[]> Members(
        CalibrationTarget whole, CalibrationTarget known, IReadOnlyList<ObservedFigure> later, IReadOnlyList<double[]> draws, int each, ulong seed, int threads, CancellationToken stop = default)
    {
        Dictionary<string, double> sizes = known.Figures.GroupBy(figure => figure.Group, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Average(figure => figure.Size), StringComparer.Ordinal);
        string[] groups = [.. later.Select(figure => figure.Group).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        KeyedSplitMix random = new(seed);
        double[][] members = [.. later.Select(_ => new double[draws.Count * each])];
        Parallel.For(0, draws.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, d =>
        {
            double[] theta = draws[d];
            SeriesTable run = whole.Run(theta);
            Dictionary<string, (double Mean, double Sd)> biases = Biases(known, run, theta);
            for (int i = 0; i < later.Count; i++)
            {
                ObservedFigure figure = later[i];
                double model = figure.Read(run);
                double size = sizes.TryGetValue(figure.Group, out double mean) && mean > 0 ? mean : Math.Max(Math.Abs(model), 1);
                (double biasMean, double biasSd) = biases.GetValueOrDefault(figure.Group, (0, figure.BiasSpread));
                double sd = whole.SdOf(figure, theta);
                int group = Array.IndexOf(groups, figure.Group);
                for (int k = 0; k < each; k++)
                {
                    ulong member = (ulong)((d * each) + k);
                    double bias = biasMean + (biasSd * random.Stream(BiasPurpose, (ulong)group, member).Normal());
                    double error = sd * random.Stream(ErrorPurpose, (ulong)i, member).Normal();
                    members[i][(d * each) + k] = figure.Scale.Back(figure.Scale.Of(model, size) + bias + error, size);
                }
            }
        });
        return members;
    }

    private static Dictionary<string, (double Mean, double Sd)> Biases(CalibrationTarget known, SeriesTable run, double[] theta)
    {
        double[] model = [.. known.Figures.Select(figure => figure.Read(run))];
        return known.Judge(model, theta).GroupBy(judged => judged.Figure.Group, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (group.First().BiasMean, group.First().BiasSd), StringComparer.Ordinal);
    }
}
