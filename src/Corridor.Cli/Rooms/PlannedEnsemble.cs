using Corridor.Data;
using Corridor.Experiments.Ensembles;

namespace Corridor.Cli;

/// <summary>What somebody asks of an ensemble.</summary>
/// <param name="Drivers">Drivers that vary; null for all.</param>
/// <param name="FixedParameters">True to leave the parameters at their central values.</param>
public sealed record EnsembleRequest(IReadOnlyList<string>? Drivers, bool FixedParameters)
{
    /// <summary>The drivers that vary, in the order of a plan.</summary>
    /// <param name="plan">The drivers that can.</param>
    /// <exception cref="BadCommandLineException">A driver without a process.</exception>
    internal IReadOnlyList<string> In(ProcessPlan plan)
    {
        foreach (string wrong in (Drivers ?? []).Except(plan.Drivers, StringComparer.Ordinal))
        {
            throw new BadCommandLineException("bad_value", $"no random process is known of the driver '{wrong}'", "--drivers", NearestWord.Hint(wrong, [.. plan.Drivers, "all", "none"]));
        }

        return Drivers is null ? plan.Drivers : [.. plan.Drivers.Where(driver => Drivers.Contains(driver, StringComparer.Ordinal))];
    }
}

/// <summary>An ensemble that is ready to be computed.</summary>
/// <param name="Key">Everything that decides its members.</param>
/// <param name="About">What is kept beside the members.</param>
/// <param name="Model">Prepares what computes members.</param>
public sealed record PlannedEnsemble(EnsembleKey Key, EnsembleAbout About, Func<EnsembleModel> Model);
