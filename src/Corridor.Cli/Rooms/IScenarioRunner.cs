using Corridor.Simulation;
using Corridor.Simulation.Micro;
using Corridor.Simulation.Store;
using Corridor.Data;

namespace Corridor.Cli;

/// <summary>What somebody asks to be computed.</summary>
/// <param name="ScenarioPath">Path of the scenario file.</param>
/// <param name="Until">Last month; null = as the scenario says.</param>
/// <param name="Seed">Seed; null = as the scenario says, else 1.</param>
/// <param name="DataFolder">The data folder; null = find it (<see cref="Data.DataFolder.Find"/>).</param>
public sealed record RunRequest(string ScenarioPath, Month? Until, long? Seed, string? DataFolder);

/// <summary>Computes scenarios.</summary>
public interface IScenarioRunner
{
    /// <summary>
    /// Reads just enough to know everything that decides the results. Quick, since a run that the store has is not computed again.
    /// </summary>
    /// <exception cref="BadInputException">The scenario or the data can't be used; carries all faults.</exception>
    IPlannedRun Plan(RunRequest request);
}

/// <summary>A run that is ready to be computed.</summary>
public interface IPlannedRun
{
    /// <summary>Everything that decides the results.</summary>
    RunInputs Inputs { get; }

    /// <summary>What a reader of the scenario should know, such as a change without a reason.</summary>
    IReadOnlyList<string> Warnings => [];

    /// <summary>The legal rules that the scenario changes; empty where it changes none.</summary>
    /// <exception cref="BadInputException">The scenario or the data can't be used; carries all faults.</exception>
    IReadOnlyList<ChangedRule> ChangedRules() => [];

    /// <summary>The inputs that the scenario changes and that a run reads; empty where it changes none.</summary>
    /// <exception cref="BadInputException">The scenario or the data can't be used; carries all faults.</exception>
    IReadOnlyList<ChangedInput> ChangedInputs() => [];

    /// <summary>What the changes of law do to the cost of papers; none where no law changes.</summary>
    IReadOnlyList<PaperCostChange> PaperCosts() => [];

    /// <summary>Computes the run. The number of threads must not change any result.</summary>
    /// <param name="threads">Threads to use, at least 1.</param>
    /// <param name="progress">Called now and then with the number of months that are done; may be called from any thread.</param>
    /// <param name="cancellation">Asks to stop; the run then throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="BadInputException">The scenario or the data can't be used; carries all faults.</exception>
    ComputedRun Compute(int threads, Action<int> progress, CancellationToken cancellation);

    /// <summary>The nations of the run.</summary>
    IReadOnlyList<string> Nations { get; }

    /// <summary>Members that the scenario asks for; 1 for the run alone.</summary>
    int Members => 1;

    /// <summary>Prepares the members of an ensemble of the run.</summary>
    /// <exception cref="BadInputException">The scenario or the data can't be used; carries all faults.</exception>
    PlannedEnsemble Ensemble(EnsembleRequest request) => throw new NotSupportedException("This runner computes no ensembles.");

    /// <summary>Months of all nations.</summary>
    int MicroSteps => Nations.Count * Inputs.Months;

    /// <summary>Computes the run person by person.</summary>
    /// <param name="options">Scale, threads and what is kept.</param>
    /// <param name="done">Nations that are done already, and where to keep more.</param>
    /// <param name="progress">Called now and then with the number of months of nations that are done.</param>
    /// <param name="cancellation">Asks to stop; the run then throws <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="BadInputException">The scenario or the data can't be used; carries all faults.</exception>
    MicroResult ComputeMicro(MicroOptions options, IDoneNations done, Action<int> progress, CancellationToken cancellation);
}

/// <summary>Results of a run.</summary>
/// <param name="SecondsMacro">Seconds that the macrosimulation alone took, as measured around it.</param>
/// <param name="Headline">Headline numbers for the years 2015, 2020, 2022, 2024, 2030, 2035 as far as the run reaches, by nation.</param>
/// <param name="Series">All monthly series.</param>
public sealed record ComputedRun(double SecondsMacro, IReadOnlyList<HeadlineRow> Headline, SeriesTable Series);
