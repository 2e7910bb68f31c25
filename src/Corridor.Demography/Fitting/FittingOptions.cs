using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>When an iterative fit stops.</summary>
public sealed record FittingOptions
{
    /// <summary>The usual options.</summary>
    public static FittingOptions Default { get; } = new();

    /// <summary>A fit has converged when no total is missed by more than this share of the largest total; greater than 0. Where the arithmetic cannot reach it, a table that has stopped improving within 1e-12 of the largest total counts as converged.</summary>
    public double Tolerance { get; init => field = Positive(value, "The tolerance"); } = 1e-14;

    /// <summary>Rounds allowed, at least 1.</summary>
    public int MaximumIterations
    {
        get;
        init => field = value >= 1 ? value : throw Bad($"The number of iterations is {N(value)}; at least 1 is needed.", null, value);
    } = 5000;

    /// <summary>
    /// Totals that should agree may differ by this share of their size, for rounding of the computer only; a larger difference is refused.
    /// </summary>
    public double TotalsTolerance { get; init => field = NotNegative(value, "The tolerance of totals"); } = 1e-9;
}
