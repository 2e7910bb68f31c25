namespace Corridor.Statistics;

/// <summary>
/// Adaptive importance sampling: each round draws from the mixture fitted to all earlier draws, and all draws are weighted anew as if they came from the
/// mixture of all proposals (AMIS: Cornuet, Marin, Mira and Robert 2012, <i>Scandinavian Journal of Statistics</i> 39(4)).
/// </summary>
internal sealed class ImportanceRounds
{
    /// <summary>Effective draws for each parameter below which weights are tempered before a refit.</summary>
    private const int Least = 5;

    /// <summary>Share of effective draws in the last round below which the rounds go on for as long again.</summary>
    private const double HardShare = 0.2;

    private readonly SamplerOptions options;
    private readonly IKeyedRandom random;

    public ImportanceRounds(SamplerOptions options, IKeyedRandom random, IEnumerable<StudentMixture> proposals, IEnumerable<double[]> points, IEnumerable<double> values)
    {
        this.options = options;
        this.random = random;
        Proposals = [.. proposals];
        Points = [.. points];
        Values = [.. values];
    }

    /// <summary>Proposals; the last is that of the next round.</summary>
    public List<StudentMixture> Proposals { get; }

    public List<double[]> Points { get; }

    public List<double> Values { get; }

    public int Round => Proposals.Count - 1;

    /// <summary>k-hat and effective size after the last round.</summary>
    public SmoothedWeights? Weights { get; private set; }

    /// <summary>The proposal before anything is drawn: a normal approximation around each mode, once as it is and once twice as wide.</summary>
    public static StudentMixture Initial(IReadOnlyList<NormalApproximation> modes, double freedom)
    {
        var toScale = (freedom - 2) / freedom;
        return new StudentMixture(freedom, [.. modes.SelectMany(mode => new[]
        {
            new StudentPart(0.7 / modes.Count, mode.Mean, [.. mode.Covariance.Select(value => value * toScale)]),
            new StudentPart(0.3 / modes.Count, mode.Mean, [.. mode.Covariance.Select(value => value * toScale * 4)]),
        })]);
    }

    /// <summary>Draws, evaluates and refits. Returns whether another round is worth its evaluations.</summary>
    /// <param name="target">Log density.</param>
    /// <param name="least">Rounds that are done in any case.</param>
    /// <param name="most">Rounds after which only bad weights lead to others, up to twice as many.</param>
    /// <param name="cancellation">Stops between evaluations.</param>
    public bool Do(ILogDensity target, int least, int most, CancellationToken cancellation)
    {
        var proposal = Proposals[^1];
        double[][] fresh = [.. Enumerable.Range(0, options.RoundDraws).Select(i => proposal.Draw(random.Stream(RandomPurpose.Importance, (ulong)Round, (ulong)i)))];
        var values = Batch.Evaluate(target, fresh, options.Threads, cancellation);
        double[] last = [.. fresh.Select((point, i) => values[i] - proposal.LogDensity(point))];
        var logs = LogWeights([.. Points, .. fresh], [.. Values, .. values], Proposals.Count);
        if (Array.TrueForAll(logs, double.IsNegativeInfinity))
        {
            throw InputCheck.Bad("The density is 0 at every point drawn around the modes; check the modes and their covariance.");
        }

        var smoothed = ParetoTail.Smooth(logs);
        Points.AddRange(fresh);
        Values.AddRange(values);
        Weights = smoothed;
        Proposals.Add(Refit());
        var share = Share(last);
        var good = smoothed.Shape < options.GoodShape && share >= options.GoodShare;
        var hard = smoothed.Shape > options.GoodShape || share < HardShare;
        return Round < least || (!good && (Round < most || (hard && Round < 2 * most)));
    }

    /// <summary>Places of points drawn by their weights to the power of a half, so that they spread wider than the target.</summary>
    public int[] Spread(int count, ulong purpose)
    {
        var weights = Tempered(Weights!.LogWeights, 0.5);
        return [.. Enumerable.Range(0, count).Select(i => random.Stream(RandomPurpose.Resampling, purpose, (ulong)i).Index(weights))];
    }

    /// <summary>Weights anew, after a state was read back.</summary>
    public void Reweight() => Weights = Points.Count == 0 ? null : ParetoTail.Smooth(LogWeights(Points, Values, Round));

    private double[] LogWeights(IReadOnlyList<double[]> points, IReadOnlyList<double> values, int used)
    {
        var logs = new double[points.Count];
        Parallel.For(0, logs.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, i =>
        {
            Span<double> densities = new double[used];
            for (var t = 0; t < used; t++)
            {
                densities[t] = Proposals[t].LogDensity(points[i]);
            }

            logs[i] = values[i] - LogSum.Of(densities);
        });
        return logs;
    }

    private StudentMixture Refit()
    {
        var dimension = Points[0].Length;
        var weights = Tempered(Weights!.LogWeights, Temper(Weights.LogWeights, Least * dimension));
        return Best(Points, Values, weights, (ulong)Round, Round < options.Rounds ? options.Parts : 2 * options.Parts);
    }

    /// <summary>A mixture fitted to the importance sample and to draws of chains, half and half.</summary>
    public StudentMixture RefitWith(IReadOnlyList<double[]> draws, IReadOnlyList<double> values)
    {
        var weights = Tempered(Weights!.LogWeights, Temper(Weights.LogWeights, Least * Points[0].Length));
        double[] joint = [.. weights.Select(weight => weight / 2), .. draws.Select(_ => 0.5 / draws.Count)];
        return Best([.. Points, .. draws], [.. Values, .. values], joint, ulong.MaxValue - (ulong)Round, 2 * options.Parts);
    }

    /// <summary>The mixture with the number of parts, and then the degrees of freedom, under which weights will vary least.</summary>
    private StudentMixture Best(IReadOnlyList<double[]> points, IReadOnlyList<double> values, double[] weights, ulong round, int most)
    {
        var n = points[0].Length;
        var effective = 1 / weights.Sum(weight => weight * weight);
        var (best, bestScore) = ((StudentMixture?)null, double.NegativeInfinity);
        List<double[]> bestCentres = [];
        void Try(double freedom, List<double[]> centres)
        {
            var fit = MixtureFit.To(points, weights, freedom, centres);
            var score = Score(fit, points, values, weights, effective);
            if (best is null || score > bestScore)
            {
                (best, bestScore, bestCentres) = (fit, score, centres);
            }
        }

        for (var parts = 1; parts <= most && (parts == 1 || effective > 3 * parts * n); parts++)
        {
            Try(options.Freedom, Centres(points, weights, parts, random.Stream(RandomPurpose.Centres, round, (ulong)parts)));
        }

        Try(Math.Max(2.5, options.Freedom / 2), bestCentres);
        return best!;
    }

    /// <summary>
    /// The log of the share of effective draws under a mixture q: 1 / E_q((p / q)^2) = 1 / E_p(p / q), up to the constant of p, less the number of its
    /// numbers over the effective draws, as in Akaike's criterion.
    /// </summary>
    private static double Score(StudentMixture fit, IReadOnlyList<double[]> points, IReadOnlyList<double> values, double[] weights, double effective)
    {
        var n = fit.Dimension;
        var ratios = new double[points.Count];
        Parallel.For(0, ratios.Length, s => ratios[s] = weights[s] > 0 && double.IsFinite(values[s]) ? Math.Log(weights[s]) + values[s] - fit.LogDensity(points[s]) : double.NegativeInfinity);
        return -LogSum.Of(ratios) - ((fit.Parts.Count - 1) * (1 + n + (n * (n + 1) / 2.0)) / effective);
    }

    /// <summary>Centres far from each other: each is drawn by weight times squared distance from those chosen (Arthur and Vassilvitskii 2007).</summary>
    private static List<double[]> Centres(IReadOnlyList<double[]> points, double[] weights, int count, IRandomBits bits)
    {
        var (mean, covariance) = MixtureFit.Moments(points, weights);
        if (count == 1)
        {
            return [mean];
        }

        var factor = CholeskyFactor.Of(covariance, mean.Length);
        List<double[]> centres = [points[bits.Index(weights)]];
        double[] nearest = [.. points.Select(_ => double.PositiveInfinity)];
        while (centres.Count < count)
        {
            for (var s = 0; s < nearest.Length; s++)
            {
                nearest[s] = Math.Min(nearest[s], factor.SquaredDistance(points[s], centres[^1]));
            }

            double[] chances = [.. nearest.Select((distance, s) => distance * weights[s])];
            centres.Add(points[bits.Index(chances, chances.Sum())]);
        }

        return centres;
    }

    private static double Share(ReadOnlySpan<double> logs)
    {
        var weights = LogSum.Normalised(logs);
        return 1 / weights.Sum(weight => weight * weight) / weights.Length;
    }

    /// <summary>Weights to a power, summing to 1; a weight of 0 stays 0 at any power, also at the power 0.</summary>
    private static double[] Tempered(IReadOnlyList<double> logs, double power) => LogSum.Normalised([.. logs.Select(log => double.IsNegativeInfinity(log) ? log : power * log)]);

    /// <summary>The largest power, at most 1, at which the weights have as many effective draws as asked for.</summary>
    private static double Temper(IReadOnlyList<double> logs, double wanted)
    {
        double Effective(double power) => 1 / Tempered(logs, power).Sum(weight => weight * weight);
        if (Effective(1) >= wanted)
        {
            return 1;
        }

        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < 30; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Effective(middle) >= wanted ? (middle, high) : (low, middle);
        }

        return low;
    }
}
