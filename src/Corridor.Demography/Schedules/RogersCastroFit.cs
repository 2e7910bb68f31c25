namespace Corridor.Demography;

/// <summary>One estimated parameter of a schedule.</summary>
/// <param name="Name">The symbol of Rogers and Castro: a1, alpha1, ... c.</param>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error; null where the data do not determine it: the estimate sits on a bound or lies along a flat direction of the likelihood.</param>
/// <param name="AtBound">Whether the estimate sits on one of its bounds.</param>
public sealed record FittedParameter(string Name, double Value, double? StandardError, bool AtBound);

/// <summary>
/// A Rogers-Castro schedule fitted by Poisson maximum likelihood: migrants ~ Poisson(exposure x m(age)).
/// </summary>
public sealed record RogersCastroFit
{
    /// <summary>The fitted schedule; its rates are per unit of the exposure.</summary>
    public required RogersCastro Schedule { get; init; }

    /// <summary>Which components were fitted.</summary>
    public required RogersCastroModel Model { get; init; }

    /// <summary>The estimates in the order a1, alpha1, a2, alpha2, mu2, lambda2, [a3, alpha3, mu3, lambda3], [a4, lambda4], c.</summary>
    public required IReadOnlyList<FittedParameter> Parameters { get; init; }

    /// <summary>
    /// Covariance of the estimates in the order of <see cref="Parameters"/>: the inverse of the expected information over the directions
    /// that the data determine. Rows of parameters on a bound are 0.
    /// </summary>
    public required double[,] Covariance { get; init; }

    /// <summary>Names of parameters that the data hardly determine (no standard error, or one larger than the estimate itself).</summary>
    public required IReadOnlyList<string> PoorlyIdentified { get; init; }

    /// <summary>Whether the search of the best start ended at a stationary point.</summary>
    public required bool Converged { get; init; }

    /// <summary>Steps taken from the best start.</summary>
    public required int Iterations { get; init; }

    /// <summary>Number of starts tried.</summary>
    public required int Starts { get; init; }

    /// <summary>Number of starts that ended within 0.01 of the best deviance.</summary>
    public required int StartsThatAgree { get; init; }

    /// <summary>Poisson deviance, 2 sum(y log(y/mu) - (y - mu)), at least 0.</summary>
    public required double Deviance { get; init; }

    /// <summary>Pearson's chi-square, sum((y - mu)^2 / mu).</summary>
    public required double PearsonChiSquare { get; init; }

    /// <summary>Ages with exposure less free parameters.</summary>
    public required int DegreesOfFreedom { get; init; }

    /// <summary>Poisson log-likelihood with its constant.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Akaike's criterion, 2 k - 2 log L.</summary>
    public required double Aic { get; init; }

    /// <summary>Share of the variance of the observed rates that the fitted rates explain; at most 1.</summary>
    public required double RSquared { get; init; }

    /// <summary>Fitted rates at the ages given, in their order.</summary>
    public required IReadOnlyList<double> FittedRates { get; init; }
}
