namespace Corridor.Statistics;

/// <summary>Why a search ended.</summary>
public enum SearchEnd
{
    /// <summary>It goes on.</summary>
    None,

    /// <summary>The values of the last generations differ by less than the tolerance.</summary>
    Flat,

    /// <summary>The steps have become too small to matter.</summary>
    Narrow,

    /// <summary>Another start is so far ahead that this one was given up.</summary>
    Behind,

    /// <summary>The generations allowed are used up.</summary>
    Exhausted,
}

/// <summary>All that a search from one start knows, as plain data: writing it down and going on from it gives the same results as not stopping.</summary>
public sealed record EvolutionState
{
    /// <summary>Generations done.</summary>
    public required int Generation { get; init; }

    /// <summary>Centre of the search.</summary>
    public required double[] Mean { get; init; }

    /// <summary>Length of steps, relative to <see cref="Covariance"/>.</summary>
    public required double Step { get; init; }

    /// <summary>Shape of steps, row by row.</summary>
    public required double[] Covariance { get; init; }

    /// <summary>Path of the step length.</summary>
    public required double[] StepPath { get; init; }

    /// <summary>Path of the shape.</summary>
    public required double[] ShapePath { get; init; }

    /// <summary>Best point so far.</summary>
    public required double[] Best { get; init; }

    /// <summary>Log density there; null while no point with a positive density was found.</summary>
    public double? BestValue { get; init; }

    /// <summary>Best value of each of the last generations.</summary>
    public required double[] Recent { get; init; }

    /// <summary>Why it ended.</summary>
    public SearchEnd End { get; init; }
}
