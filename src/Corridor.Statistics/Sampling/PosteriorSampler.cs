using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>
/// Samples a posterior whose evaluation is dear. Rounds of importance sampling shape a mixture of Student distributions around the modes
/// (<see cref="SamplerOptions.Rounds"/>); the tail of the weights (k-hat) decides how the chains that follow move; these run until their diagnostics hold.
/// </summary>
/// <remarks>
/// The chains have the posterior as their limit whatever the mixture is. Each draw has its own random stream, keyed by chain and iteration, so that the
/// result does not depend on the number of threads. The sampler can be written down after any step and taken up again.
/// </remarks>
public sealed class PosteriorSampler
{
    private const int ArchiveEvery = 10;
    private const int Refits = 2;
    private const int TrainingDraws = 2000;
    private const int LeastRounds = 4;

    private readonly ILogDensity target;
    private readonly SamplerOptions options;
    private readonly KeyedSplitMix random;
    private readonly ImportanceRounds rounds;
    private List<double[]> archive = [];
    private Chain[] chains = [];
    private StudentMixture mixture;
    private SamplerStage stage;
    private SamplingMethod method;
    private int iteration;
    private int keptFrom;
    private int refits;
    private int relearnTo;
    private ChainDiagnostic[] look = [];

    /// <summary>Begins a sampler.</summary>
    /// <param name="target">Log posterior on the unconstrained scale.</param>
    /// <param name="modes">Normal approximations around its modes; at least one.</param>
    /// <param name="options">How to sample.</param>
    public PosteriorSampler(ILogDensity target, IReadOnlyList<NormalApproximation> modes, SamplerOptions options)
        : this(target, options, [Start(target, modes, options)], [], [])
    {
    }

    private PosteriorSampler(ILogDensity target, SamplerOptions options, IEnumerable<StudentMixture> proposals, IEnumerable<double[]> points, IEnumerable<double> values)
    {
        AtLeast(1, options.Threads, "The number of threads");
        AtLeast(100, options.RoundDraws, "The number of draws of a round");
        AtLeast(2, options.Rounds, "The number of rounds");
        AtLeast(1, options.Parts, "The number of parts");
        AtLeast(2, options.Chains, "The number of chains");
        AtLeast(100, options.MinimumDraws, "The number of draws");
        AtLeast(options.MinimumDraws, options.MaximumDraws, "The largest number of draws");
        AtLeast(0, options.WarmUp, "The warm-up");
        AtLeast(10, options.ChainBatch, "The number of draws between two looks");
        this.target = target;
        this.options = options;
        random = new KeyedSplitMix(options.Seed);
        rounds = new ImportanceRounds(options, random, proposals, points, values);
        mixture = rounds.Proposals[^1];
    }

    /// <summary>Evaluations so far.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Whether the sample is complete.</summary>
    public bool Done => stage == SamplerStage.Done;

    private int Kept => Math.Max(0, iteration - keptFrom);

    /// <summary>Takes up a sampler where it was left; target and options must be the same as before.</summary>
    public static PosteriorSampler Restore(ILogDensity target, SamplerOptions options, SamplerSnapshot snapshot)
    {
        AtLeast(1, snapshot.Proposals.Count, "The number of saved proposals");
        SameLength(target.Dimension, snapshot.Proposals[0].Parts[0].Mean.Length, "A saved proposal", "the target");
        var sampler = new PosteriorSampler(
            target, options, snapshot.Proposals.Select(state => new StudentMixture(state.Freedom, state.Parts)), snapshot.Points, snapshot.LogDensities.Select(value => value ?? double.NegativeInfinity))
        {
            Evaluations = snapshot.Evaluations, stage = snapshot.Stage, method = snapshot.Method, iteration = snapshot.Iteration, keptFrom = snapshot.KeptFrom, refits = snapshot.Refits, relearnTo = snapshot.RelearnTo,
            archive = [.. snapshot.Archive], chains = [.. snapshot.Chains.Select(state => new Chain(state))],
        };
        if (snapshot.Mixture is { } own)
        {
            sampler.mixture = new StudentMixture(own.Freedom, own.Parts);
        }

        sampler.rounds.Reweight();
        return sampler;
    }

    /// <summary>The state as plain data.</summary>
    public SamplerSnapshot Snapshot() => new()
    {
        Stage = stage,
        Method = method,
        Iteration = iteration,
        KeptFrom = keptFrom,
        Refits = refits,
        RelearnTo = relearnTo,
        Evaluations = Evaluations,
        Proposals = [.. rounds.Proposals.Select(State)],
        Mixture = State(mixture),
        Points = [.. rounds.Points],
        LogDensities = [.. rounds.Values.Select(value => double.IsFinite(value) ? value : (double?)null)],
        Archive = [.. archive],
        Chains = [.. chains.Select(chain => chain.State())],
    };

    /// <summary>Samples to the end.</summary>
    /// <param name="progress">Called after each step; null for nobody.</param>
    /// <param name="cancellation">Stops between evaluations with <see cref="OperationCanceledException"/>; the state is then that after the last whole step.</param>
    public PosteriorSample Run(Action<SamplerProgress>? progress = null, CancellationToken cancellation = default)
    {
        while (Step(cancellation))
        {
            progress?.Invoke(Progress());
        }

        return Result();
    }

    /// <summary>Does one round of importance sampling or one batch of the chains, and says whether there is more to do.</summary>
    /// <param name="cancellation">Stops between evaluations; nothing is then changed.</param>
    public bool Step(CancellationToken cancellation = default)
    {
        switch (stage)
        {
            case SamplerStage.Importance:
                var more = rounds.Do(target, refits == 0 ? LeastRounds : relearnTo, refits == 0 ? options.Rounds : relearnTo, cancellation);
                Evaluations += options.RoundDraws;
                if (!more)
                {
                    BeginChains();
                }

                break;
            case SamplerStage.Chains:
                ExtendChains(cancellation);
                break;
            default:
                return false;
        }

        return stage != SamplerStage.Done;
    }

    /// <summary>How far the sampler is.</summary>
    public SamplerProgress Progress() => new(
        stage, rounds.Round, Kept, Evaluations, rounds.Weights?.Shape ?? double.NaN,
        look.Length == 0 ? double.NaN : look.Max(one => one.RHat), look.Length == 0 ? double.NaN : Smallest(look));

    /// <summary>All draws of the importance rounds so far with their smoothed weights, or null before the first round.</summary>
    public WeightedSample? Importance() =>
        rounds.Weights is { } weights ? new WeightedSample([.. rounds.Points], [.. rounds.Values], weights) : null;

    /// <summary>The sample as far as it is.</summary>
    /// <exception cref="StatisticalInputException">The chains have not kept 8 draws each yet.</exception>
    public PosteriorSample Result()
    {
        AtLeast(8, Kept, "The number of draws kept in each chain");
        int wide = chains.Sum(chain => chain.Wide), local = chains.Sum(chain => chain.Local);
        return new PosteriorSample
        {
            Chains = [.. chains.Select(chain => chain.Draws.Skip(keptFrom).ToArray())],
            LogDensities = [.. chains.Select(chain => chain.Values.Skip(keptFrom).ToArray())],
            Method = method,
            Refits = refits,
            Diagnostics = Diagnose(),
            Shape = rounds.Weights!.Shape,
            ImportanceEss = rounds.Weights.EffectiveSize,
            WideAcceptance = (double)chains.Sum(chain => chain.WideAccepted) / wide,
            LocalAcceptance = (double)chains.Sum(chain => chain.LocalAccepted) / local,
            Evaluations = Evaluations,
        };
    }

    private static StudentMixture Start(ILogDensity target, IReadOnlyList<NormalApproximation> modes, SamplerOptions options)
    {
        AtLeast(1, modes.Count, "The number of modes");
        foreach (var mode in modes)
        {
            SameLength(target.Dimension, mode.Mean.Length, "A mode", "the target");
        }

        return ImportanceRounds.Initial(modes, options.Freedom);
    }

    private static MixtureState State(StudentMixture mixture) => new(mixture.Freedom, mixture.Parts);

    private void BeginChains()
    {
        mixture = rounds.Proposals[^1];
        stage = SamplerStage.Chains;
        archive.AddRange(rounds.Spread(Math.Max(100, 10 * target.Dimension), 1 + (ulong)refits).Select(i => rounds.Points[i]));
        method = rounds.Weights!.Shape <= options.GoodShape ? SamplingMethod.IndependenceChains : SamplingMethod.DifferentialEvolutionChains;
        if (refits == 0)
        {
            chains = [.. rounds.Spread(options.Chains, 0).Select(i => new Chain(rounds.Points[i], rounds.Values[i]))];
            keptFrom = options.WarmUp * (method == SamplingMethod.DifferentialEvolutionChains ? 5 : 1);
        }
    }

    private void ExtendChains(CancellationToken cancellation)
    {
        var local = method == SamplingMethod.IndependenceChains ? 0.2 : 0.5;
        var kernel = new ChainKernel(target, mixture, archive, local);
        var moved = chains.Select(chain => chain.Copy()).ToArray();
        var count = iteration < keptFrom ? Math.Min(options.ChainBatch, keptFrom - iteration) : options.ChainBatch;
        Parallel.For(0, moved.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, c =>
        {
            for (var i = iteration; i < iteration + count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                moved[c].Move(kernel, random.Stream(RandomPurpose.Chain, (ulong)c, (ulong)i), i >= keptFrom);
            }
        });

        chains = moved;
        iteration += count;
        Evaluations += count * moved.Length;
        for (var i = iteration - count; i < iteration; i++)
        {
            archive.AddRange(i % ArchiveEvery == 0 ? chains.Select(chain => chain.Draws[i]) : []);
        }

        Judge();
    }

    /// <summary>Ends the chains when they are good or the draws allowed are used up; goes back to learn when they are too slow to become good.</summary>
    private void Judge()
    {
        var batches = Kept / options.ChainBatch;
        var last = iteration >= options.MaximumDraws;
        if (Kept < options.MinimumDraws || !(last || batches % Math.Max(1, batches / 10) == 0))
        {
            return;
        }

        look = Diagnose();
        if (last || (Smallest(look) >= options.TargetEss && look.All(one => one.RHat < options.TargetRHat)))
        {
            stage = SamplerStage.Done;
        }
        else if (refits < Refits && Smallest(look) / Kept * (options.MaximumDraws - keptFrom) < options.TargetEss && iteration + (2 * options.MinimumDraws) <= options.MaximumDraws)
        {
            Relearn();
        }
    }

    /// <summary>
    /// Goes back to rounds of importance sampling, which begin from a mixture that also knows where the chains have been. Draws made before are not kept, so
    /// that what is kept comes from one proposal.
    /// </summary>
    private void Relearn()
    {
        refits++;
        relearnTo = rounds.Round + LeastRounds;
        var all = chains.SelectMany(chain => chain.Draws.Zip(chain.Values).Skip(keptFrom)).ToArray();
        var thinned = all.Where((_, i) => i % Math.Max(1, all.Length / TrainingDraws) == 0).ToArray();
        rounds.Proposals[^1] = rounds.RefitWith([.. thinned.Select(draw => draw.First)], [.. thinned.Select(draw => draw.Second)]);
        keptFrom = iteration;
        chains = [.. chains.Select(chain => new Chain(chain.State() with { Wide = 0, WideAccepted = 0, Local = 0, LocalAccepted = 0 }))];
        stage = SamplerStage.Importance;
    }

    private static double Smallest(ChainDiagnostic[] look) => look.Min(one => Math.Min(one.BulkEss, one.TailEss));

    private ChainDiagnostic[] Diagnose() =>
        [.. Enumerable.Range(0, target.Dimension).Select(d => ChainDiagnostics.Of([.. chains.Select(chain => chain.Draws.Skip(keptFrom).Select(draw => draw[d]).ToArray())]))];
}
