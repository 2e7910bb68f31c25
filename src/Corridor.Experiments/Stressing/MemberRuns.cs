using Corridor.Data;
using Corridor.Experiments.Ensembles;
using Corridor.Model;
using Corridor.Simulation;

namespace Corridor.Experiments.Stressing;

/// <summary>What members are computed for a stress test.</summary>
/// <param name="Sources">What makes members differ; a member has the same draw and paths under every shock.</param>
/// <param name="Members">Members, from the first on, at least 1.</param>
/// <param name="Threads">Threads; the result does not depend on them.</param>
public sealed record MemberTrial(MemberSources Sources, int Members, int Threads);

/// <summary>Members of one nation under different systems, each beside the same member without the change.</summary>
internal static class MemberRuns
{
    /// <summary>What each system comes to in each member: system, then member.</summary>
    /// <param name="nation">Nation.</param>
    /// <param name="without">The system without any change.</param>
    /// <param name="with">The systems under one change each.</param>
    /// <param name="until">Last month.</param>
    /// <param name="trial">The members.</param>
    /// <param name="effect">Reads the effect of a system, by its index, from the series without the change and with it.</param>
    /// <param name="progress">Told that a run is done; from any thread.</param>
    /// <param name="stop">Stops between months.</param>
    public static T[][] Of<T>(string nation, ModelSystem without, IReadOnlyList<ModelSystem> with, Month until, MemberTrial trial, Func<int, SeriesTable, SeriesTable, T> effect, Action progress, CancellationToken stop)
    {
        EnsembleModel Model(ModelSystem system) => new(system, until, trial.Sources, [nation]);
        EnsembleModel central = Model(without);
        EnsembleModel[] changed = [.. with.Select(Model)];
        T[][] found = [.. with.Select(_ => new T[trial.Members])];
        Parallel.For(0, trial.Members, new ParallelOptions { MaxDegreeOfParallelism = trial.Threads, CancellationToken = stop }, m =>
        {
            SeriesTable before = central.Totals(m + 1, stop)[0];
            progress();
            for (int s = 0; s < changed.Length; s++)
            {
                found[s][m] = effect(s, before, changed[s].Totals(m + 1, stop)[0]);
                progress();
            }
        });
        return found;
    }
}
