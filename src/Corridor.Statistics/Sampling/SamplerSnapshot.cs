namespace Corridor.Statistics;

/// <summary>The state of a sampler as plain data (finite numbers, arrays, names), ready for JSON. Going on from it gives the same results as not stopping.</summary>
public sealed record SamplerSnapshot
{
    /// <summary>Stage.</summary>
    public required SamplerStage Stage { get; init; }

    /// <summary>Proposals of the importance rounds, the one of the next round or of the chains last.</summary>
    public required IReadOnlyList<MixtureState> Proposals { get; init; }

    /// <summary>Points of the importance rounds.</summary>
    public required IReadOnlyList<double[]> Points { get; init; }

    /// <summary>Log densities of the points; null for minus infinity.</summary>
    public required IReadOnlyList<double?> LogDensities { get; init; }

    /// <summary>Mixture from which the chains propose.</summary>
    public MixtureState? Mixture { get; init; }

    /// <summary>Method of the chains.</summary>
    public SamplingMethod Method { get; init; }

    /// <summary>Iterations of each chain, warm-up included.</summary>
    public int Iteration { get; init; }

    /// <summary>Iteration from which draws are kept.</summary>
    public int KeptFrom { get; init; }

    /// <summary>How often slow chains led back to importance sampling.</summary>
    public int Refits { get; init; }

    /// <summary>Round to which importance sampling goes on when the chains were slow.</summary>
    public int RelearnTo { get; init; }

    /// <summary>Chains.</summary>
    public IReadOnlyList<ChainState> Chains { get; init; } = [];

    /// <summary>Points from which local moves take their directions.</summary>
    public IReadOnlyList<double[]> Archive { get; init; } = [];

    /// <summary>Evaluations so far.</summary>
    public int Evaluations { get; init; }
}

/// <summary>A mixture as plain data.</summary>
/// <param name="Freedom">Degrees of freedom.</param>
/// <param name="Parts">Parts.</param>
public sealed record MixtureState(double Freedom, IReadOnlyList<StudentPart> Parts);

/// <summary>One chain as plain data.</summary>
public sealed record ChainState
{
    /// <summary>Where it stands.</summary>
    public required double[] Point { get; init; }

    /// <summary>Log density there.</summary>
    public required double LogDensity { get; init; }

    /// <summary>Draws, warm-up included.</summary>
    public required IReadOnlyList<double[]> Draws { get; init; }

    /// <summary>Their log densities.</summary>
    public required IReadOnlyList<double> LogDensities { get; init; }

    /// <summary>Proposals from the mixture made, and accepted, after warm-up.</summary>
    public int Wide { get; init; }

    /// <summary>Of these accepted.</summary>
    public int WideAccepted { get; init; }

    /// <summary>Local proposals made after warm-up.</summary>
    public int Local { get; init; }

    /// <summary>Of these accepted.</summary>
    public int LocalAccepted { get; init; }
}
