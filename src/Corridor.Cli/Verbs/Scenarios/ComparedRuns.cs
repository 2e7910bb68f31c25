using System.CommandLine;
using Corridor.Data;
using Corridor.Experiments.Comparing;
using Corridor.Experiments.Ensembles;
using Corridor.Model;
using Corridor.Simulation;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>The members of one side.</summary>
/// <param name="Central">The series of the central run.</param>
/// <param name="About">What is kept beside the members.</param>
/// <param name="Members">The members as the model computed them.</param>
/// <param name="Computed">How many were computed now.</param>
internal sealed record SideMembers(SeriesTable Central, EnsembleAbout About, IReadOnlyList<Member> Members, int Computed);

/// <summary>What is asked of both sides.</summary>
/// <param name="Members">Members; 0 for none.</param>
/// <param name="Ensemble">What makes members differ.</param>
/// <param name="Until">Last month of what is computed now.</param>
/// <param name="Seed">Seed of what is computed now; null = as the scenario says.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Store">Path of the store.</param>
/// <param name="Data">The data folder; null for the project's.</param>
internal sealed record ComparedRequest(int Members, EnsembleRequest Ensemble, Month Until, long? Seed, int Threads, string Store, string? Data);

/// <summary>The runs of both sides of a comparison, computed or taken from the store.</summary>
internal sealed class ComparedRuns(Rooms rooms, Screen screen, EnsembleRuns ensembles, ComparedRequest request)
{
    /// <summary>The series of a side: of the stored run, else computed and not kept.</summary>
    public SeriesTable Series(ComparedSide side, CancellationToken cancellation)
    {
        if (side.Stored is { } run)
        {
            using RunStore store = RunStore.OpenExisting(request.Store);
            return BaseRun.Load(store, run);
        }

        return MonthsProgress.Show(
            screen,
            $"{side.Id} {Scenario.Start} to {request.Until}",
            request.Until - Scenario.Start + 1,
            rooms.Clock,
            progress => Comparison.Run(side.System!, request.Until, request.Threads, progress, cancellation));
    }

    /// <summary>Refuses sides whose runs differ in more than the scenario.</summary>
    public void RequireAlike(ComparedSide a, ComparedSide b)
    {
        if (a.Stored is not null || b.Stored is not null || request.Members > 0)
        {
            ComparedSide.RequireAlike(InputsOf(a), InputsOf(b));
        }
    }

    /// <summary>The members of both sides, as `run --members` computes and keeps them.</summary>
    /// <exception cref="BadCommandLineException">A stored run that can't be computed again has no members with the same draws and paths.</exception>
    public (SideMembers A, SideMembers B) Members(ComparedSide a, ComparedSide b, CancellationToken cancellation)
    {
        using RunStore store = RunStore.Open(request.Store);
        if (a.Path is null && b.Path is not null)
        {
            SideMembers second = Computed(b, store, cancellation);
            return (Stored(a, store, second.About), second);
        }

        SideMembers first = a.Path is null ? Stored(a, store, null) : Computed(a, store, cancellation);
        return (first, b.Path is null ? Stored(b, store, first.About) : Computed(b, store, cancellation));
    }

    private RunInputs InputsOf(ComparedSide side) => side.Stored?.Inputs ?? Plan(side).Inputs;

    private IPlannedRun Plan(ComparedSide side) =>
        rooms.Runner!.Plan(new RunRequest(side.Path!, side.Stored?.Inputs.Until ?? request.Until, side.Stored?.Inputs.Seed ?? request.Seed, request.Data));

    private SideMembers Computed(ComparedSide side, RunStore store, CancellationToken cancellation)
    {
        IPlannedRun plan = Plan(side);
        PlannedEnsemble ensemble = plan.Ensemble(request.Ensemble);
        RunRecord run = store.Get(plan.Inputs.Digest) ?? CentralRun.Compute(rooms, screen, plan, store, request.Threads, cancellation).Run;
        EnsembleAnswer answer = ensembles.Of(run, ensemble, request.Members, store, request.Threads, cancellation);
        return new SideMembers(BaseRun.Load(store, run), answer.About, answer.Members, answer.Computed);
    }

    private SideMembers Stored(ComparedSide side, RunStore store, EnsembleAbout? beside)
    {
        RunRecord run = side.Stored!;
        StoredEnsemble? found = StoredMembers.Of(store, run.Digest)
            .Select(one => StoredEnsemble.Of(store, run, one.Ensemble))
            .OfType<StoredEnsemble>()
            .Where(one => one.Count >= request.Members && (beside is null || one.About.HasTheMembersOf(beside)))
            .OrderByDescending(one => one.Count)
            .FirstOrDefault();
        return found is null
            ? throw new BadCommandLineException(
                "no_members",
                FormattableString.Invariant($"run {run.Short} ({side.Id}) has no {request.Members} members{(beside is null ? string.Empty : " with the draws and paths of the other")}, and its scenario or its data have changed since"),
                "corridor compare --members",
                "name the scenarios instead, so that both are computed anew")
            : new SideMembers(BaseRun.Load(store, run), found.About, found.Members.First(request.Members), 0);
    }
}
