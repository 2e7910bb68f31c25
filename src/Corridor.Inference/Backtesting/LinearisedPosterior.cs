using Corridor.Inference.Calibration;
using Corridor.Statistics;

namespace Corridor.Inference.Backtesting;

/// <summary>How much work a linearised posterior may take.</summary>
/// <param name="Steps">Steps towards the mode, each with one run for each parameter of the model.</param>
/// <param name="Proposals">Draws from the approximation that are run and weighted, at least 25.</param>
/// <param name="Draws">Draws that are taken from them.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Threads">Threads; the result does not depend on them.</param>
public sealed record LinearisedOptions(int Steps = 4, int Proposals = 150, int Draws = 150, ulong Seed = 1, int Threads = 2);

/// <summary>A posterior sample from few runs.</summary>
/// <param name="Draws">Draws, all with the same weight.</param>
/// <param name="Mode">The mode of the approximation.</param>
/// <param name="Shape">k-hat of the weights: up to 0.7 the sample is that of the posterior, above it that of an approximation.</param>
/// <param name="EffectiveSize">Effective number of the proposals.</param>
/// <param name="Runs">Runs of the model.</param>
public sealed record LinearisedSample(IReadOnlyList<double[]> Draws, double[] Mode, double Shape, double EffectiveSize, int Runs);

/// <summary>A density whose dear part is a prediction that is smooth in the parameters.</summary>
/// <param name="Dimension">Numbers in a point.</param>
/// <param name="Moving">How many of them, the first ones, move the prediction.</param>
/// <param name="Predict">The prediction at a point, on scales on which it is nearly linear; not finite where it can't be made.</param>
/// <param name="LogDensity">Log density of a point, given the prediction.</param>
public sealed record PredictedDensity(int Dimension, int Moving, Func<double[], double[]> Predict, Func<double[], double[], double> LogDensity)
{
    /// <summary>The posterior of a nation, with the model's quantities on the scales of their figures.</summary>
    public static PredictedDensity Of(CalibrationTarget target)
    {
        ObservedFigure[] figures = [.. target.Figures];
        double[] Scaled(double[] model) => [.. model.Select((value, i) => figures[i].Scale.Of(value, figures[i].Size))];
        double[] Natural(double[] scaled) => [.. scaled.Select((value, i) => figures[i].Scale.Back(value, figures[i].Size))];
        return new PredictedDensity(
            target.Dimension,
            target.Parameters.Count(parameter => parameter.Id.Length > 0),
            point => Scaled(target.Predict(point)),
            (point, predicted) => target.LogPrior(point) is var prior && double.IsFinite(prior) ? prior + target.LogLikelihood(Natural(predicted), point) : double.NegativeInfinity);
    }
}

/// <summary>
/// A posterior sample where a run is dear: the predictions are made linear around the mode (Gauss and Newton, with a few steps until the mode stands
/// still), the density that this gives is sampled at no cost, and draws of it are run, weighted by what they are worth and drawn again
/// (sampling-importance resampling, Rubin 1988; weights smoothed by <see cref="ParetoTail"/>).
/// </summary>
public static class LinearisedPosterior
{
    private const double Difference = 0.2;
    private const double LongestStep = 1.5;
    private const ulong ResamplingPurpose = 1101;

    /// <summary>Draws a sample.</summary>
    /// <param name="density">The density, around the point zero.</param>
    /// <param name="options">How much work.</param>
    /// <param name="stop">Stops between runs.</param>
    public static LinearisedSample Of(PredictedDensity density, LinearisedOptions options, CancellationToken stop = default)
    {
        int runs = 0;
        double[] mode = new double[density.Dimension];
        double[] predicted = density.Predict(mode);
        double height = Height(density, mode, predicted);
        Line line = Tangent(density, mode, predicted, options.Threads, ref runs, stop);
        for (int step = 0; step < options.Steps; step++)
        {
            double[] aim = line.Maximum(mode, options);
            (double[] next, double[] there, double reached) = Towards(density, mode, aim, height, ref runs);
            if (reached <= height)
            {
                break;
            }

            double gained = reached - height;
            (mode, predicted, height) = (next, there, reached);
            line = Tangent(density, mode, predicted, options.Threads, ref runs, stop);
            if (gained < 0.05)
            {
                break;
            }
        }

        return Weighted(density, line, mode, options, runs, stop);
    }

    private static LinearisedSample Weighted(PredictedDensity density, Line line, double[] mode, LinearisedOptions options, int runs, CancellationToken stop)
    {
        ILogDensity cheap = line.Density;
        double[] spreads = [.. Enumerable.Repeat(1.0, density.Dimension)];
        IReadOnlyList<NormalApproximation> modes = Modes.Distinct(cheap, [new Optimum(line.Maximum(mode, options), 0, 0, SearchEnd.None)], spreads, threads: options.Threads, cancellation: stop);
        PosteriorSample sample = new PosteriorSampler(cheap, modes, new SamplerOptions { Seed = options.Seed, Threads = options.Threads, MaximumDraws = 1500, TargetEss = 300, TargetRHat = 1.05 }).Run(cancellation: stop);
        double[][] proposals = [.. sample.Thinned(options.Proposals)];
        double[] logs = new double[proposals.Length];
        Parallel.For(0, proposals.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = stop }, i =>
            logs[i] = Height(density, proposals[i], density.Predict(proposals[i])) - cheap.LogDensity(proposals[i]));
        SmoothedWeights weights = ParetoTail.Smooth(logs);
        return new LinearisedSample(Drawn(proposals, weights, options), mode, weights.Shape, weights.EffectiveSize, runs + proposals.Length + 1);
    }

    /// <summary>Systematic resampling: one uniform number for all.</summary>
    private static double[][] Drawn(double[][] proposals, SmoothedWeights weights, LinearisedOptions options)
    {
        double start = new KeyedSplitMix(options.Seed).Stream(ResamplingPurpose, 0, 0).Uniform();
        double[][] draws = new double[options.Draws][];
        double sum = 0;
        int at = -1;
        for (int d = 0; d < draws.Length; d++)
        {
            double level = (d + start) / draws.Length;
            while (at + 1 < proposals.Length && (at < 0 || sum < level))
            {
                sum += Math.Exp(weights.LogWeights[++at]);
            }

            draws[d] = proposals[at];
        }

        return draws;
    }

    /// <summary>The way towards a point, halved until it leads upward.</summary>
    private static (double[] Point, double[] Predicted, double Height) Towards(PredictedDensity density, double[] from, double[] aim, double height, ref int runs)
    {
        double share = 1;
        double[] point = from;
        double[] predicted = [];
        double reached = double.NegativeInfinity;
        for (int half = 0; half < 4 && reached <= height; half++, share /= 2)
        {
            point = [.. from.Zip(aim, (a, b) => a + (share * (b - a)))];
            predicted = density.Predict(point);
            reached = Height(density, point, predicted);
            runs++;
        }

        return (point, predicted, reached);
    }

    private static double Height(PredictedDensity density, double[] point, double[] predicted) =>
        Array.TrueForAll(predicted, double.IsFinite) && density.LogDensity(point, predicted) is var height && !double.IsNaN(height) ? height : double.NegativeInfinity;

    private static Line Tangent(PredictedDensity density, double[] at, double[] predicted, int threads, ref int runs, CancellationToken stop)
    {
        double[][] slopes = new double[density.Moving][];
        Parallel.For(0, density.Moving, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, k => slopes[k] = Slope(density, at, predicted, k));
        runs += density.Moving;
        return new Line(density, [.. at], predicted, slopes);
    }

    /// <summary>The slope by a difference away from the nearer end of a bounded range: upward, or downward where the way up is barred.</summary>
    private static double[] Slope(PredictedDensity density, double[] at, double[] predicted, int k)
    {
        foreach (double step in (double[])[Difference, -Difference])
        {
            double[] moved = [.. at];
            moved[k] += step;
            if (double.IsNegativeInfinity(density.LogDensity(moved, predicted)))
            {
                continue;
            }

            double[] there = density.Predict(moved);
            if (Array.TrueForAll(there, double.IsFinite))
            {
                return [.. there.Zip(predicted, (b, a) => (b - a) / step)];
            }
        }

        return new double[predicted.Length];
    }

    /// <summary>The density with predictions on a line through one point.</summary>
    private sealed class Line(PredictedDensity density, double[] origin, double[] predicted, double[][] slopes)
    {
        public ILogDensity Density { get; } = new LogDensityFunction(density.Dimension, point => density.LogDensity(point, At(point, origin, predicted, slopes)));

        public double[] Maximum(double[] near, LinearisedOptions options)
        {
            LogDensityFunction held = new(density.Dimension, point => point.Zip(origin, (a, b) => Math.Abs(a - b)).Max() > LongestStep ? double.NegativeInfinity : Density.LogDensity(point));
            return new Maximiser(held, [near], [.. Enumerable.Repeat(0.3, density.Dimension)], new MaximiserOptions { Seed = options.Seed, Threads = options.Threads }).Run()[0].Point;
        }

        private static double[] At(double[] point, double[] origin, double[] predicted, double[][] slopes)
        {
            double[] moved = [.. predicted];
            for (int k = 0; k < slopes.Length; k++)
            {
                double way = point[k] - origin[k];
                for (int i = 0; i < moved.Length; i++)
                {
                    moved[i] += way * slopes[k][i];
                }
            }

            return moved;
        }
    }
}
