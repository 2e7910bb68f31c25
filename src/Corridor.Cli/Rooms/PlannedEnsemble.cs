using Corridor.Experiments.Ensembles;

namespace Corridor.Cli;

/// <summary>What somebody asks of an ensemble.</summary>
/// <param name="Drivers">Drivers that vary; null for all.</param>
/// <param name="FixedParameters">True to leave the parameters at their central values.</param>
public sealed record EnsembleRequest(IReadOnlyList<string>? Drivers, bool FixedParameters);

/// <summary>An ensemble that is ready to be computed.</summary>
/// <param name="Key">Everything that decides its members.</param>
/// <param name="About">What is kept beside the members.</param>
/// <param name="Model">Prepares what computes members.</param>
public sealed record PlannedEnsemble(EnsembleKey Key, EnsembleAbout About, Func<EnsembleModel> Model);
