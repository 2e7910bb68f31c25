using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>
/// Seeks the maximum of a log density from several starts at once by an evolution strategy (<see cref="EvolutionState"/>). The result depends on the
/// target, the starts, the options and the seed alone. It can be stopped after any generation and taken up again.
/// </summary>
public sealed class Maximiser
{
    private readonly ILogDensity target;
    private readonly MaximiserOptions options;
    private readonly IKeyedRandom random;
    private readonly Evolution evolution;
    private EvolutionState[] starts;

    /// <summary>Begins a search.</summary>
    /// <param name="target">What is maximised.</param>
    /// <param name="starts">Points to start from, on the unconstrained scale; at least one.</param>
    /// <param name="spreads">Length of the first steps for each parameter, greater than 0: about a third of the prior's standard deviation.</param>
    /// <param name="options">How to search.</param>
    public Maximiser(ILogDensity target, IReadOnlyList<double[]> starts, ReadOnlySpan<double> spreads, MaximiserOptions options)
        : this(target, options)
    {
        AtLeast(1, starts.Count, "The number of starts");
        SameLength(target.Dimension, spreads.Length, "The list of first steps", "the target");
        foreach (var spread in spreads)
        {
            Positive(spread, "The first step");
        }

        List<EvolutionState> states = [];
        foreach (var start in starts)
        {
            SameLength(target.Dimension, start.Length, "A start", "the target");
            AllFinite(start, "A start");
            states.Add(evolution.Start(start, spreads));
        }

        this.starts = [.. states];
    }

    private Maximiser(ILogDensity target, MaximiserOptions options)
    {
        AtLeast(1, options.Threads, "The number of threads");
        AtLeast(1, options.Generations, "The number of generations");
        AtLeast(1, options.Patience, "The patience in generations");
        Positive(options.Tolerance, "The tolerance");
        this.target = target;
        this.options = options;
        random = new KeyedSplitMix(options.Seed);
        evolution = new Evolution(target.Dimension);
        starts = [];
    }

    /// <summary>Evaluations so far.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Whether every start has ended.</summary>
    public bool Done => Array.TrueForAll(starts, state => state.End != SearchEnd.None);

    /// <summary>What each start has found, the best first.</summary>
    /// <exception cref="StatisticalInputException">No start has met a point with a positive density.</exception>
    public IReadOnlyList<Optimum> Optima
    {
        get
        {
            Optimum[] found = [.. starts.Select((state, i) => (state, i)).Where(entry => entry.state.BestValue is not null)
                .Select(entry => new Optimum(entry.state.Best, entry.state.BestValue!.Value, entry.i, entry.state.End))
                .OrderByDescending(optimum => optimum.LogDensity).ThenBy(optimum => optimum.Start)];
            return found.Length > 0 ? found : throw Bad($"The density is 0 at all {N(Evaluations)} points tried; check the starts and the target.");
        }
    }

    /// <summary>Takes up a search where it was left; target, spreads and options must be the same as before.</summary>
    public static Maximiser Restore(ILogDensity target, MaximiserOptions options, MaximiserSnapshot snapshot)
    {
        AtLeast(1, snapshot.Starts.Count, "The number of starts");
        foreach (var state in snapshot.Starts)
        {
            SameLength(target.Dimension, state.Mean.Length, "A saved start", "the target");
        }

        return new Maximiser(target, options) { starts = [.. snapshot.Starts], Evaluations = snapshot.Evaluations };
    }

    /// <summary>The state as plain data.</summary>
    public MaximiserSnapshot Snapshot() => new([.. starts], Evaluations);

    /// <summary>Searches to the end.</summary>
    /// <param name="progress">Called after each generation; null for nobody.</param>
    /// <param name="cancellation">Stops between evaluations with <see cref="OperationCanceledException"/>; the state is then that of the last whole generation.</param>
    /// <returns>What each start has found, the best first.</returns>
    public IReadOnlyList<Optimum> Run(Action<MaximiserProgress>? progress = null, CancellationToken cancellation = default)
    {
        while (Step(cancellation))
        {
            progress?.Invoke(Progress());
        }

        return Optima;
    }

    /// <summary>Does one generation of every start that has not ended, and says whether there was one.</summary>
    /// <param name="cancellation">Stops between evaluations; nothing is then changed.</param>
    public bool Step(CancellationToken cancellation = default)
    {
        int[] running = [.. Enumerable.Range(0, starts.Length).Where(i => starts[i].End == SearchEnd.None)];
        if (running.Length == 0)
        {
            return false;
        }

        var points = running.Select(i => evolution.Ask(starts[i], random, i)).ToArray();
        var values = Batch.Evaluate(target, [.. points.SelectMany(generation => generation)], options.Threads, cancellation);
        for (var r = 0; r < running.Length; r++)
        {
            var own = values.AsSpan(r * evolution.Offspring, evolution.Offspring);
            starts[running[r]] = evolution.Tell(starts[running[r]], points[r], own, options.Tolerance, options.Generations);
        }

        Evaluations += values.Length;
        GiveUp();
        return true;
    }

    /// <summary>How far the search is.</summary>
    public MaximiserProgress Progress() => new(
        starts.Max(state => state.Generation), Evaluations, starts.Count(state => state.End == SearchEnd.None), Leader);

    private double Leader => starts.Max(state => state.BestValue ?? double.NegativeInfinity);

    private void GiveUp()
    {
        var leader = Leader;
        for (var i = 0; i < starts.Length; i++)
        {
            var behind = leader - (starts[i].BestValue ?? double.NegativeInfinity);
            if (starts[i].End == SearchEnd.None && starts[i].Generation >= options.Patience && behind > options.GiveUpBelow)
            {
                starts[i] = starts[i] with { End = SearchEnd.Behind };
            }
        }
    }
}
