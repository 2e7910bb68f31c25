using Corridor.Statistics;

namespace Corridor.Inference.Calibration;

/// <summary>Plans the points of the next pass: fits the emulator to all runs, seeks the maxima of the density it gives, and draws from it.</summary>
internal sealed class ProposalPlan(CalibrationTarget target, CalibrationOptions options, JointPrior prior)
{
    private const double DesignWidth = 0.7;
    private const double Wider = 1.6;
    private const ulong DesignPurpose = 1003;
    private const ulong ResamplingPurpose = 1004;
    private readonly KeyedSplitMix _random = new(options.Seed);
    private readonly int _fitted = target.Parameters.Count(parameter => parameter.Id.Length > 0);

    /// <summary>The first runs: the centre of the prior and normal points around it, a fifth more than the emulator has terms.</summary>
    public IReadOnlyList<PlannedRun> Design()
    {
        int count = Math.Min(Math.Max(options.LearningRuns / 2, QuadraticEmulator.Terms(_fitted) * 6 / 5), options.Evaluations / 4);
        return [new PlannedRun(new double[target.Dimension], null), .. Enumerable.Range(1, count - 1).Select(i => new PlannedRun(Normal(i), null))];
    }

    /// <summary>The points of a pass and the maxima of the approximation, the highest first.</summary>
    /// <param name="runs">All runs so far.</param>
    /// <param name="keep">True for a pass whose draws may be kept.</param>
    /// <param name="key">Key of the random numbers.</param>
    /// <param name="stop">Stops.</param>
    public (IReadOnlyList<PlannedRun> Planned, IReadOnlyList<double[]> Modes, SmoothedWeights Weights) Next(IReadOnlyList<RunAt> runs, bool keep, ulong key, CancellationToken stop)
    {
        EmulatedDensity density = new(target, Emulator(runs));
        IReadOnlyList<NormalApproximation> modes = ModesOf(density, runs, key, stop);
        PosteriorSampler sampler = new(density, modes, Sampling(keep) with { Seed = options.Seed + key });
        while (sampler.Progress().Stage == SamplerStage.Importance)
        {
            sampler.Step(stop);
        }

        WeightedSample sample = sampler.Importance()!;
        int count = keep ? options.SampleRuns : options.LearningRuns;
        IReadOnlyList<int> places = sample.Resampled(count, _random.Stream(ResamplingPurpose, key, 0));
        double[][] drawn = [.. places.Select(place => sample.Points[place])];
        List<PlannedRun> planned = [.. places.Select(place => new PlannedRun(sample.Points[place], sample.LogDensities[place]))];
        if (!keep)
        {
            // Every third point is moved away from the mean, so that the emulator also learns what lies around the posterior.
            double[] mean = [.. Enumerable.Range(0, target.Dimension).Select(k => drawn.Average(point => point[k]))];
            planned = [.. planned.Select((one, i) => i % 3 == 2 ? new PlannedRun([.. one.Point.Select((value, k) => mean[k] + (Wider * (value - mean[k])))], null) : one)];
        }

        return (planned, [.. modes.Select(mode => mode.Mean)], sample.Weights);
    }

    /// <summary>Log posterior density of a run.</summary>
    public double LogDensity(RunAt run)
    {
        if (run.Model is null)
        {
            return double.NegativeInfinity;
        }

        double[] model = [.. run.Model.Select((value, i) => target.Figures[i].Scale.Back(value, target.Figures[i].Size))];
        double likelihood = target.LogLikelihood(model, run.Point);
        return double.IsNaN(likelihood) ? double.NegativeInfinity : target.LogPrior(run.Point) + likelihood;
    }

    /// <summary>An emulator centred on the best runs, which also count most: those that explain the figures badly need not be met closely.</summary>
    private QuadraticEmulator Emulator(IReadOnlyList<RunAt> runs)
    {
        (RunAt Run, double Value)[] usable = [.. runs.Where(run => run.Model is not null).Select(run => (run, LogDensity(run))).Where(pair => double.IsFinite(pair.Item2))];
        double best = usable.Max(one => one.Value);
        RunAt[] top = [.. usable.OrderByDescending(one => one.Value).Take(Math.Max(10, usable.Length / 10)).Select(one => one.Run)];
        double[] centre = [.. Enumerable.Range(0, _fitted).Select(k => top.Average(run => run.Point[k]))];
        return QuadraticEmulator.Fit(
            centre,
            [.. usable.Select(one => one.Run.Point)],
            [.. usable.Select(one => one.Run.Model!)],
            [.. usable.Select(one => Math.Max(0.002, Math.Exp((one.Value - best) / (2.0 * target.Dimension))))]);
    }

    private IReadOnlyList<NormalApproximation> ModesOf(EmulatedDensity density, IReadOnlyList<RunAt> runs, ulong key, CancellationToken stop)
    {
        RunAt best = runs.MaxBy(LogDensity)!;
        double[][] starts = [best.Point, .. Enumerable.Range(1, options.Starts - 1).Select(i => Drawn(i))];
        double[] steps = [.. Enumerable.Repeat(0.3, target.Dimension)];
        double[] spreads = [.. Enumerable.Repeat(1.0, target.Dimension)];
        MaximiserOptions search = new() { Seed = options.Seed + key, Threads = options.Threads, Tolerance = 0.02, GiveUpBelow = 30 };
        IReadOnlyList<Optimum> optima = new Maximiser(density, starts, steps, search).Run(cancellation: stop);
        return Modes.Distinct(density, optima, spreads, threads: options.Threads, cancellation: stop);
    }

    private SamplerOptions Sampling(bool keep) => keep
        ? new() { Threads = options.Threads, RoundDraws = 1500, Rounds = 6, Parts = 4 }
        : new() { Threads = options.Threads, RoundDraws = 500, Rounds = 4, Parts = 2 };

    private double[] Drawn(int number)
    {
        double[] natural = prior.ToNatural(prior.Draw(_random, number));
        return [.. natural.Select((value, k) => DesignWidth * target.Parameters[k].Standard(value))];
    }

    private double[] Normal(int number)
    {
        IRandomBits bits = _random.Stream(DesignPurpose, (ulong)number, 0);
        return [.. Enumerable.Range(0, target.Dimension).Select(k => k < _fitted ? DesignWidth * bits.Normal() : 0)];
    }
}
