using System.Text.Json;
using Corridor.Data;
using Corridor.Experiments.Ensembles;

namespace Corridor.Cli;

/// <summary>The plan of an ensemble that several machines compute, as a folder or a run store keeps it.</summary>
/// <param name="Ensemble">Digest of the ensemble: a machine whose program, data or scenario would give other members is refused.</param>
/// <param name="ScenarioFile">Path of the scenario file, absolute.</param>
/// <param name="DataFolder">The data folder; null to find it.</param>
/// <param name="Until">Last month.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Drivers">Drivers that vary.</param>
/// <param name="FixedParameters">Whether parameters stay at their central values.</param>
/// <param name="Members">Members.</param>
/// <param name="Shards">Shards.</param>
internal sealed record EnsemblePlan(string Ensemble, string ScenarioFile, string? DataFolder, string Until, long Seed, IReadOnlyList<string> Drivers, bool FixedParameters, int Members, int Shards)
{
    private const int Digits = 64;

    /// <summary>How members are divided.</summary>
    public Shards Division => new(Members, Shards);

    /// <summary>Reads what <see cref="Text"/> wrote; null when it can't be read.</summary>
    public static EnsemblePlan? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<EnsemblePlan>(json, Json.Indented) is { Members: > 0, Shards: > 0, Seed: >= 0, Ensemble.Length: Digits, ScenarioFile: not null, Drivers: not null } plan && Month.TryParse(plan.Until, out _)
                ? plan
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The plan as JSON.</summary>
    public string Text() => JsonSerializer.Serialize(this, Json.Indented);

    /// <summary>The run and its ensemble as this machine has them.</summary>
    /// <param name="rooms">The rooms.</param>
    /// <param name="place">Name of the place that the plan was read from.</param>
    /// <param name="scenario">The scenario file here; null for that of the plan.</param>
    /// <param name="data">The data folder here; null for that of the plan.</param>
    /// <exception cref="BadInputException">This machine would compute other members.</exception>
    public (IPlannedRun Run, PlannedEnsemble Ensemble) Here(Rooms rooms, string place, string? scenario, string? data)
    {
        IPlannedRun run = rooms.Runner!.Plan(new RunRequest(RunVerb.ScenarioFile(scenario ?? ScenarioFile), Month.Parse(Until), Seed, data ?? DataFolder));
        PlannedEnsemble ensemble = run.Ensemble(new EnsembleRequest(Drivers, FixedParameters));
        return ensemble.Key.Digest == Ensemble
            ? (run, ensemble)
            : throw new BadInputException(place, null, null, $"this machine would compute other members than the plan asks for (ensemble {ensemble.Key.Digest[..8]}, the plan has {Ensemble[..8]})", "use the same program, data folder and scenario file as the plan, or plan again");
    }
}
