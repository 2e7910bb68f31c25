using Corridor.Data;
using Corridor.Model;
using Corridor.Simulation;

namespace Corridor.Experiments.Stressing;

/// <summary>Runs of single nations under different systems, divided among threads; each result stands where it was asked for.</summary>
/// <param name="until">Last month.</param>
/// <param name="threads">Threads.</param>
/// <param name="progress">Told how many runs are done; from any thread.</param>
/// <param name="stop">Stops between months.</param>
internal sealed class NationRuns(Month until, int threads, Action<int>? progress, CancellationToken stop)
{
    /// <summary>The series of each nation under its system, at the system's parameters.</summary>
    public SeriesTable[] Of(IReadOnlyList<(ModelSystem System, string Nation)> wanted)
    {
        int months = until - Scenario.Start + 1;
        SeriesTable[] tables = new SeriesTable[wanted.Count];
        int done = 0;
        Parallel.For(0, wanted.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, i =>
        {
            (ModelSystem system, string nation) = wanted[i];
            tables[i] = new NationSimulation(system, nation, months).Run(system.ParametersOf(nation), stop);
            progress?.Invoke(Interlocked.Increment(ref done));
        });
        return tables;
    }
}
