namespace Corridor.Statistics;

/// <summary>A sample of a posterior with what is known of its quality.</summary>
public sealed record PosteriorSample
{
    /// <summary>Draws on the unconstrained scale: chain, draw, parameter.</summary>
    public required IReadOnlyList<double[][]> Chains { get; init; }

    /// <summary>Log density of each draw: chain, draw.</summary>
    public required IReadOnlyList<double[]> LogDensities { get; init; }

    /// <summary>How the draws were made.</summary>
    public required SamplingMethod Method { get; init; }

    /// <summary>How often slow chains led back to importance sampling; the draws before the last time are not kept.</summary>
    public required int Refits { get; init; }

    /// <summary>R-hat and effective sizes of each parameter.</summary>
    public required IReadOnlyList<ChainDiagnostic> Diagnostics { get; init; }

    /// <summary>k-hat of the importance weights; infinity where they say nothing, minus infinity where they are equal.</summary>
    public required double Shape { get; init; }

    /// <summary>Effective size of the importance sample.</summary>
    public required double ImportanceEss { get; init; }

    /// <summary>Share of the proposals from the mixture that were accepted; NaN for none.</summary>
    public required double WideAcceptance { get; init; }

    /// <summary>Share of the local proposals that were accepted; NaN for none.</summary>
    public required double LocalAcceptance { get; init; }

    /// <summary>Evaluations of the target, the maximiser's not counted.</summary>
    public required int Evaluations { get; init; }

    /// <summary>Largest R-hat.</summary>
    public double RHat => Diagnostics.Max(diagnostic => diagnostic.RHat);

    /// <summary>Smallest effective sample size, bulk or tail.</summary>
    public double Ess => Diagnostics.Min(diagnostic => Math.Min(diagnostic.BulkEss, diagnostic.TailEss));

    /// <summary>All draws, chain after chain.</summary>
    public IReadOnlyList<double[]> Draws => [.. Chains.SelectMany(chain => chain)];

    /// <summary>Draws spread evenly over the chains, for what is too dear to be computed for all.</summary>
    /// <param name="count">Number wanted, at least 1; all draws are given when there are fewer.</param>
    public IReadOnlyList<double[]> Thinned(int count)
    {
        InputCheck.AtLeast(1, count, "The number of draws");
        var all = Draws;
        return all.Count <= count ? all : [.. Enumerable.Range(0, count).Select(i => all[(int)((i + 0.5) * all.Count / count)])];
    }
}

/// <summary>A weighted sample of a posterior.</summary>
/// <param name="Points">Draws on the unconstrained scale.</param>
/// <param name="LogDensities">Log density of each.</param>
/// <param name="Weights">Smoothed log weights, with k-hat and effective size.</param>
public sealed record WeightedSample(IReadOnlyList<double[]> Points, IReadOnlyList<double> LogDensities, SmoothedWeights Weights)
{
    /// <summary>
    /// Places of an unweighted sample: systematic resampling (Kitagawa 1996, <i>J. Computational and Graphical Statistics</i> 5(1)), so that a draw of
    /// weight w comes floor(n w) times or once more.
    /// </summary>
    /// <param name="count">Number wanted, at least 1.</param>
    /// <param name="bits">Source of the one random number.</param>
    public IReadOnlyList<int> Resampled(int count, IRandomBits bits)
    {
        InputCheck.AtLeast(1, count, "The number of draws");
        List<int> places = [];
        var offset = bits.Uniform();
        double sum = 0;
        for (var i = 0; i < Points.Count; i++)
        {
            sum += Math.Exp(Weights.LogWeights[i]) * count;
            while (places.Count < count && places.Count + offset < sum)
            {
                places.Add(i);
            }
        }

        // Rounding may leave the last crumb of weight out.
        while (places.Count < count)
        {
            places.Add(places.Count == 0 ? 0 : places[^1]);
        }

        return places;
    }
}
