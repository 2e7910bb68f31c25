using Corridor.Data;
using Corridor.Simulation;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>The run that published figures are set beside: the newest of the base scenario in a store, else one computed on the spot.</summary>
/// <param name="Digest">Its digest.</param>
/// <param name="Series">Its series, without the division by sex, age and education.</param>
/// <param name="FromStore">False when it was computed now.</param>
internal sealed record BaseRun(string Digest, SeriesTable Series, bool FromStore)
{
    private const string Scenario = "base";
    private const string Detail = "stock_detail";

    /// <summary>Finds or computes the run. Computing takes a second or two; what is computed is not stored.</summary>
    /// <exception cref="RunStoreException">The store is there and can't be read.</exception>
    /// <exception cref="BadInputException">The scenario or the data can't be used.</exception>
    public static BaseRun Of(Rooms rooms, string store, string? data, CancellationToken cancellation)
    {
        if (Stored(store) is { } stored)
        {
            return stored;
        }

        DataFolder folder = DataFolder.Find(data);
        string scenario = Path.Combine(Path.GetDirectoryName(folder.Root) ?? folder.Root, "scenarios", $"{Scenario}.yaml");
        if (rooms.Runner is null || !File.Exists(scenario))
        {
            throw new BadInputException(scenario, null, null, "there is no run of the base scenario, and no scenario file to compute it from", "compute one (corridor run scenarios/base.yaml) and name its store with --store");
        }

        IPlannedRun plan = rooms.Runner.Plan(new RunRequest(scenario, null, null, data));
        ComputedRun computed = plan.Compute(Environment.ProcessorCount, _ => { }, cancellation);
        return new BaseRun(plan.Inputs.Digest, Without(computed.Series), FromStore: false);
    }

    private static BaseRun? Stored(string path)
    {
        using RunStore? store = RunStore.OpenIfThere(path);
        if (store?.List().FirstOrDefault(run => run.Inputs is { Scenario: Scenario, Solver: "" }) is not { } newest)
        {
            return null;
        }

        return new BaseRun(newest.Digest, Load(store, newest), FromStore: true);
    }

    /// <summary>The series of a stored run, without the division by sex, age and education.</summary>
    public static SeriesTable Load(RunStore store, RunRecord run)
    {
        SeriesTable series = new(run.Inputs.FirstMonth, run.Inputs.Months);
        foreach (string name in store.Words(run, "series", new SeriesFilter()).Where(name => name != Detail))
        {
            Copy(store.LoadSeries(run, new SeriesFilter(Series: name)), series);
        }

        return series;
    }

    private static SeriesTable Without(SeriesTable all)
    {
        SeriesTable some = new(all.Start, all.Count);
        Copy(all, some);
        return some;
    }

    private static void Copy(SeriesTable from, SeriesTable to)
    {
        foreach (SeriesKey key in from.Keys.Where(key => key.Series != Detail))
        {
            to.Add(key, from.Find(key)!);
        }
    }
}
