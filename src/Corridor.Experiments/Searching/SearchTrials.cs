using Corridor.Data;
using Corridor.Experiments.Ensembles;
using Corridor.Model;
using Corridor.Simulation;
using Corridor.Simulation.Russia;

namespace Corridor.Experiments.Searching;

/// <summary>The members that a change has to hold in; the same draws and paths for every size.</summary>
/// <param name="Sources">What makes members differ.</param>
/// <param name="Count">Members.</param>
/// <param name="Chance">Share of the members in which the goal is to be reached.</param>
/// <param name="Discrepancy">What the model itself misses; null to leave it out.</param>
public sealed record SearchMembers(MemberSources Sources, int Count, double Chance, ModelDiscrepancy? Discrepancy);

/// <summary>What a change of some sizes leads to.</summary>
/// <param name="Steps">Size of each lever, in steps.</param>
/// <param name="Value">The value that decides: of the run, or of the member that the asked share of the members reaches.</param>
/// <param name="Reached">Whether it reaches the goal.</param>
/// <param name="Nations">What is kept of the nation, a member each; one where there are no members.</param>
/// <param name="Chance">Members that reach the goal.</param>
public sealed record SearchPoint(IReadOnlyList<int> Steps, double Value, bool Reached, IReadOnlyList<NationSummary> Nations, Chance Chance)
{
    /// <summary>Total size: the steps of all levers, each as a part of its own bounds.</summary>
    public double Total => Steps.Sum() / (double)SearchLever.Steps;
}

/// <summary>Tries changes of levers and remembers what each led to.</summary>
/// <param name="system">The system that levers are added to.</param>
/// <param name="goal">The goal.</param>
/// <param name="levers">The levers.</param>
/// <param name="members">Members; null for the run at central values.</param>
/// <param name="threads">Threads; the result does not depend on them.</param>
/// <param name="progress">Told how many runs are done.</param>
/// <param name="stop">Stops between months.</param>
public sealed class SearchTrials(ModelSystem system, SearchGoal goal, IReadOnlyList<SearchLever> levers, SearchMembers? members, int threads, Action<int>? progress = null, CancellationToken stop = default)
{
    private readonly Dictionary<string, SearchPoint> _tried = new(StringComparer.Ordinal);
    private readonly Month _until = new(goal.Year, 12);
    private int _runs;

    /// <summary>The goal.</summary>
    public SearchGoal Goal => goal;

    /// <summary>How many levers there are.</summary>
    public int Levers => levers.Count;

    /// <summary>Runs of the nation so far: one for each size that was tried, or as many as there are members.</summary>
    public int Runs => _runs;

    /// <summary>All that was tried, in the order of the sizes.</summary>
    public IReadOnlyList<SearchPoint> Tried => [.. _tried.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)];

    /// <summary>What a change leads to.</summary>
    /// <param name="steps">Size of each lever, in steps.</param>
    /// <exception cref="BadInputException">A lever names something that does not exist.</exception>
    public SearchPoint At(IReadOnlyList<int> steps)
    {
        string key = string.Join(' ', steps.Select(one => one.ToString("0000", System.Globalization.CultureInfo.InvariantCulture)));
        if (!_tried.TryGetValue(key, out SearchPoint? point))
        {
            stop.ThrowIfCancellationRequested();
            point = Try(steps);
            _tried.Add(key, point);
        }

        return point;
    }

    /// <summary>The changes of some sizes, each as a line of a scenario file.</summary>
    public IReadOnlyList<string> Changes(IReadOnlyList<int> steps) => [.. levers.SelectMany((lever, i) => lever.Changes(steps[i]))];

    private SearchPoint Try(IReadOnlyList<int> steps)
    {
        ModelSystem under = SearchLever.Under(system, Changes(steps), _until, "--levers");
        IReadOnlyList<NationSummary> nations = members is null ? [Central(under)] : Members(under, members);
        double[] values = [.. nations.Select(goal.Of)];
        double value = goal.Deciding(values, members?.Chance ?? 1);
        return new SearchPoint(steps, value, goal.IsReachedBy(value), nations, Chance.Of(values, goal.Threshold, goal.Below));
    }

    private NationSummary Central(ModelSystem under)
    {
        int months = _until - Scenario.Start + 1;
        RussiaBalance.Of(under, months, threads, stop);
        NationSummary summary = new NationSimulation(under, goal.Nation, months).Summarise(under.ParametersOf(goal.Nation), [], stop);
        Done();
        return summary;
    }

    private void Done()
    {
        int runs = Interlocked.Increment(ref _runs);
        progress?.Invoke(runs);
    }

    private NationSummary[] Members(ModelSystem under, SearchMembers asked)
    {
        RussiaBalance.Of(under, _until - Scenario.Start + 1, threads, stop);
        EnsembleModel model = new(under, _until, asked.Sources, [goal.Nation]);
        NationSummary[] nations = new NationSummary[asked.Count];
        Parallel.For(0, asked.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, i =>
        {
            Member member = model.Compute(i + 1, stop);
            nations[i] = (asked.Discrepancy?.Of(member, asked.Sources.Seed) ?? member).Nations[0];
            Done();
        });
        return nations;
    }
}
