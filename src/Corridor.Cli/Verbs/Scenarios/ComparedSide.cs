using Corridor.Data;
using Corridor.Model;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>One side of a comparison: a scenario, or a run of the store.</summary>
/// <param name="Id">Id of the scenario.</param>
/// <param name="Path">The scenario's file; null for a stored run whose scenario or data are no longer what they were.</param>
/// <param name="Scenario">The scenario; null as above.</param>
/// <param name="System">The system under it; null as above.</param>
/// <param name="Stored">The run of the store; null for a scenario.</param>
internal sealed record ComparedSide(string Id, string? Path, Scenario? Scenario, ModelSystem? System, RunRecord? Stored)
{
    private const int ShortestDigest = 4;

    /// <summary>Last month of the run, or of the scenario.</summary>
    public Month Until => Stored?.Inputs.Until ?? Scenario!.Until;

    /// <summary>Seed of the run, or of the scenario.</summary>
    public long Seed => Stored?.Inputs.Seed ?? Scenario!.Seed;

    /// <summary>The side that a word names: a path, the id of a scenario, or the first digits of a stored run.</summary>
    /// <exception cref="BadInputException">There is neither.</exception>
    /// <exception cref="RunStoreException">Digits that several runs begin with.</exception>
    public static ComparedSide Of(string word, ScenarioFolder scenarios, ModelSystem system, IScenarioRunner? runner, string store, string? data)
    {
        using RunStore? opened = scenarios.Has(word) || !IsDigest(word) ? null : RunStore.OpenIfThere(store);
        if (opened is null)
        {
            return OfScenario(scenarios.PathOf(word), system, stored: null);
        }

        RunRecord run = opened.Find(word);
        if (run.Inputs.Solver.Length > 0)
        {
            throw new BadCommandLineException("bad_value", $"run {run.Short} is a microsimulation", "corridor compare", $"name the run of expected numbers beside it: corridor compare {run.Inputs.Scenario} ...");
        }

        string? path = scenarios.Has(run.Inputs.Scenario) ? scenarios.PathOf(run.Inputs.Scenario) : null;
        bool same = path is not null && runner?.Plan(new RunRequest(path, run.Inputs.Until, run.Inputs.Seed, data)).Inputs.Digest == run.Digest;
        return same ? OfScenario(path!, system, run) : new ComparedSide(run.Inputs.Scenario, null, null, null, run);
    }

    /// <summary>Two stored runs can be compared when program, data and seed are the same.</summary>
    /// <exception cref="BadCommandLineException">They are not.</exception>
    public static void RequireAlike(RunInputs a, RunInputs b)
    {
        string? differs = a.ProgramVersion != b.ProgramVersion ? "versions of the program" : a.DataDigest != b.DataDigest ? "data" : null;
        if (differs is not null)
        {
            throw new BadCommandLineException("bad_value", $"the runs {a.Digest[..8]} ({a.Scenario}) and {b.Digest[..8]} ({b.Scenario}) were computed with different {differs}", "corridor compare", "name the scenarios instead, so that both are computed with the same");
        }

        if (a.Seed != b.Seed)
        {
            throw new BadCommandLineException("bad_value", FormattableString.Invariant($"the seeds differ: {a.Seed} in {a.Scenario}, {b.Seed} in {b.Scenario}"), "corridor compare --seed", "give both scenarios one seed with --seed, or name runs with the same seed");
        }
    }

    private static ComparedSide OfScenario(string path, ModelSystem system, RunRecord? stored)
    {
        (Scenario scenario, ModelSystem under) = ScenarioFolder.Read(path, system);
        return new ComparedSide(scenario.Id, path, scenario, under, stored);
    }

    private static bool IsDigest(string word) => word.Length >= ShortestDigest && word.All(char.IsAsciiHexDigit);
}
