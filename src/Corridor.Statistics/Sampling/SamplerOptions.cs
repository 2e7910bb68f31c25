namespace Corridor.Statistics;

/// <summary>How a posterior is sampled.</summary>
public sealed record SamplerOptions
{
    /// <summary>Seed of all draws.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads that evaluate the target at once, at least 1. The result does not depend on it.</summary>
    public int Threads { get; init; } = 2;

    /// <summary>Draws of each round of importance sampling, at least 100.</summary>
    public int RoundDraws { get; init; } = 400;

    /// <summary>Rounds of importance sampling at most, at least 2; twice as many while the weights are bad.</summary>
    public int Rounds { get; init; } = 8;

    /// <summary>Parts that the mixture may have, at least 1; twice as many while the weights are bad.</summary>
    public int Parts { get; init; } = 5;

    /// <summary>Degrees of freedom with which the mixture begins, above 2; refits also try half as many, never more, so that the tails stay heavy.</summary>
    public double Freedom { get; init; } = 6;

    /// <summary>The rounds end early when the last proposal's weights have at least this share of effective draws, and a good tail.</summary>
    public double GoodShare { get; init; } = 0.5;

    /// <summary>The largest k-hat at which the importance sample is trusted.</summary>
    public double GoodShape { get; init; } = 0.7;

    /// <summary>Chains, at least 2.</summary>
    public int Chains { get; init; } = 4;

    /// <summary>Draws of each chain at least, 100 or more.</summary>
    public int MinimumDraws { get; init; } = 500;

    /// <summary>Draws of each chain at most, those thrown away included.</summary>
    public int MaximumDraws { get; init; } = 6000;

    /// <summary>Draws of each chain that are thrown away at the start; five times as many when the importance sample is not trusted.</summary>
    public int WarmUp { get; init; } = 50;

    /// <summary>Draws of each chain between two looks at the diagnostics, at least 10.</summary>
    public int ChainBatch { get; init; } = 50;

    /// <summary>The chains end when every R-hat is below this and every effective size is enough.</summary>
    public double TargetRHat { get; init; } = 1.02;

    /// <summary>The chains end when every effective sample size, bulk and tail, is at least this.</summary>
    public double TargetEss { get; init; } = 500;
}

/// <summary>How the draws were made.</summary>
public enum SamplingMethod
{
    /// <summary>Chains that propose from the mixture, with one local move in five.</summary>
    IndependenceChains,

    /// <summary>The importance weights had too heavy a tail: chains with a local move every second time.</summary>
    DifferentialEvolutionChains,
}

/// <summary>Where a sampler is.</summary>
public enum SamplerStage
{
    /// <summary>Importance sampling.</summary>
    Importance,

    /// <summary>Chains.</summary>
    Chains,

    /// <summary>At the end.</summary>
    Done,
}

/// <summary>How far a sampler is.</summary>
/// <param name="Stage">Stage.</param>
/// <param name="Round">Rounds of importance sampling done.</param>
/// <param name="Draws">Draws kept in each chain.</param>
/// <param name="Evaluations">Evaluations so far.</param>
/// <param name="Shape">k-hat of the importance weights; NaN before the first round.</param>
/// <param name="RHat">Largest R-hat at the last look; NaN before.</param>
/// <param name="Ess">Smallest effective sample size at the last look; NaN before.</param>
public sealed record SamplerProgress(SamplerStage Stage, int Round, int Draws, int Evaluations, double Shape, double RHat, double Ess);
