namespace Corridor.Statistics;

/// <summary>The logarithm of a density, up to a constant, on the unconstrained scale (Jacobians included). Safe to call from several threads at once.</summary>
public interface ILogDensity
{
    /// <summary>Number of parameters.</summary>
    int Dimension { get; }

    /// <summary>Evaluates the density.</summary>
    /// <param name="unconstrained">One value for each parameter, each any finite number.</param>
    /// <returns>The log density; minus infinity where the density is 0. NaN counts as minus infinity.</returns>
    double LogDensity(ReadOnlySpan<double> unconstrained);
}

/// <summary>A log density given as a function.</summary>
/// <param name="dimension">Number of parameters, at least 1.</param>
/// <param name="function">The function; safe to call from several threads at once.</param>
public sealed class LogDensityFunction(int dimension, Func<double[], double> function) : ILogDensity
{
    /// <inheritdoc/>
    public int Dimension { get; } = InputCheck.AtLeast(1, dimension, "The dimension");

    /// <inheritdoc/>
    public double LogDensity(ReadOnlySpan<double> unconstrained) => function(unconstrained.ToArray());
}
