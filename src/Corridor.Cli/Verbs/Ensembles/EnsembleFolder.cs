using System.Text.Json;
using Corridor.Data;
using Corridor.Experiments.Ensembles;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>The plan of an ensemble that several machines compute, as the folder keeps it.</summary>
/// <param name="Ensemble">Digest of the ensemble: a machine whose program, data or scenario would give other members is refused.</param>
/// <param name="ScenarioFile">Path of the scenario file, absolute.</param>
/// <param name="DataFolder">The data folder; null to find it.</param>
/// <param name="Until">Last month.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Drivers">Drivers that vary.</param>
/// <param name="FixedParameters">Whether parameters stay at their central values.</param>
/// <param name="Members">Members.</param>
/// <param name="Shards">Shards.</param>
internal sealed record EnsembleFolderPlan(string Ensemble, string ScenarioFile, string? DataFolder, string Until, long Seed, IReadOnlyList<string> Drivers, bool FixedParameters, int Members, int Shards)
{
    /// <summary>How members are divided.</summary>
    public Shards Division => new(Members, Shards);

    /// <summary>The members of a folder, written by this process.</summary>
    public static MemberFolder FolderOf(string path) => new(path, $"{Environment.MachineName}-{Environment.ProcessId}");

    /// <summary>The plan of a folder.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static EnsembleFolderPlan Read(string path)
    {
        string? json = FolderOf(path).Plan;
        try
        {
            if (json is not null && JsonSerializer.Deserialize<EnsembleFolderPlan>(json, Json.Indented) is { Members: > 0, Shards: > 0 } plan)
            {
                return plan;
            }
        }
        catch (JsonException)
        {
            json = string.Empty;
        }

        throw new BadInputException(path, null, null, json is null ? "there is no plan of an ensemble here" : "the plan of the ensemble can't be read", "write one: corridor ensemble plan SCENARIO --members 1000 --shards 8 -o DIR");
    }

    /// <summary>The run and its ensemble as this machine has them.</summary>
    /// <exception cref="BadInputException">This machine would compute other members.</exception>
    public (IPlannedRun Run, PlannedEnsemble Ensemble) Here(Rooms rooms, string path, string? scenario, string? data)
    {
        IPlannedRun run = rooms.Runner!.Plan(new RunRequest(RunVerb.ScenarioFile(scenario ?? ScenarioFile), Month.Parse(Until), Seed, data ?? DataFolder));
        PlannedEnsemble ensemble = run.Ensemble(new EnsembleRequest(Drivers, FixedParameters));
        return ensemble.Key.Digest == Ensemble
            ? (run, ensemble)
            : throw new BadInputException(path, null, null, $"this machine would compute other members than the plan asks for (ensemble {ensemble.Key.Digest[..8]}, the plan has {Ensemble[..8]})", "use the same program, data folder and scenario file as the plan, or plan again");
    }
}
