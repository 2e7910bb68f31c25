namespace Corridor.Demography;

/// <summary>How an iterative estimate ended.</summary>
/// <param name="Converged">Whether every total was met within the tolerance.</param>
/// <param name="Iterations">Rounds taken; where several tables are fitted, the most that one of them took.</param>
/// <param name="LargestResidual">Largest absolute difference between a total asked for and the one reached, in the unit of the input.</param>
/// <param name="Where">The row, column or place of that residual; null where none is left.</param>
public sealed record Convergence(bool Converged, int Iterations, double LargestResidual, string? Where = null)
{
    /// <summary>An estimate that needed no iteration.</summary>
    public static Convergence Direct { get; } = new(true, 0, 0);

    /// <summary>The worse of two endings.</summary>
    internal Convergence And(Convergence other) => new(
        Converged && other.Converged,
        Math.Max(Iterations, other.Iterations),
        Math.Max(LargestResidual, other.LargestResidual),
        LargestResidual >= other.LargestResidual ? Where : other.Where);
}
