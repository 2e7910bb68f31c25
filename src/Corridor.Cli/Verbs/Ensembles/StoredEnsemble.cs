using Corridor.Experiments.Ensembles;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>An ensemble in the store, to be read.</summary>
/// <param name="Run">Its run.</param>
/// <param name="About">What is kept beside the members.</param>
/// <param name="Members">Where the members are.</param>
/// <param name="Count">Members from the first on without a gap.</param>
internal sealed record StoredEnsemble(RunRecord Run, EnsembleAbout About, StoredMembers Members, int Count)
{
    /// <summary>The ensemble of a run that has the most members, or null when it has none.</summary>
    /// <param name="store">The store.</param>
    /// <param name="run">The run.</param>
    /// <param name="beginning">First digits of the ensemble; null for any.</param>
    public static StoredEnsemble? Of(RunStore store, RunRecord run, string? beginning = null) =>
        StoredMembers.Of(store, run.Digest)
            .Where(one => beginning is null || one.Ensemble.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            .Select(one => EnsembleAbout.Read(one.About))
            .OfType<EnsembleAbout>()
            .Select(about => Counted(store, run, about))
            .Where(ensemble => ensemble.Count > 0)
            .OrderByDescending(ensemble => ensemble.Count)
            .ThenBy(ensemble => ensemble.About.Ensemble, StringComparer.Ordinal)
            .FirstOrDefault();

    /// <summary>The newest run of a name that has members.</summary>
    /// <exception cref="BadCommandLineException">It has none.</exception>
    public static StoredEnsemble Find(RunStore store, string name, string? beginning, string verb)
    {
        RunRecord named = store.Find(name);
        IEnumerable<RunRecord> candidates = named.Inputs.Scenario == name ? store.List().Where(run => run.Inputs.Scenario == name) : [named];
        return candidates.Select(run => Of(store, run, beginning)).FirstOrDefault(found => found is not null)
            ?? throw new BadCommandLineException("no_members", beginning is null ? $"run {name} has no members" : $"run {name} has no ensemble '{beginning}'", verb, "compute some: corridor run SCENARIO --members 200");
    }

    /// <summary>The members as they are shown.</summary>
    public Bands Bands(bool discrepancy) => About.Bands(Members.First(Count), discrepancy);

    private static StoredEnsemble Counted(RunStore store, RunRecord run, EnsembleAbout about)
    {
        StoredMembers members = new(store, run.Digest, about.Ensemble);
        IReadOnlySet<int> there = members.Numbers();
        int count = 0;
        while (there.Contains(count + 1))
        {
            count++;
        }

        return new StoredEnsemble(run, about, members, count);
    }
}
