using Corridor.Data;
using Corridor.Inference.Backtesting;
using Corridor.Inference.Calibration;
using Corridor.Model;
using Corridor.Simulation.Store;

namespace Corridor.Experiments.Ensembles;

/// <summary>
/// What the data folder says of ensembles: the processes of the drivers, the draws of the parameters and what the model itself misses. All of it
/// belongs to the system before any change of a scenario, so that all scenarios share it.
/// </summary>
public sealed class EnsembleData
{
    private const string CalibrationFile = "calibration.yaml";
    private readonly DataFolder _folder;

    private EnsembleData(DataFolder folder, ProcessPlan plan, DriverProcesses processes, IReadOnlyDictionary<string, PosteriorDraws> posterior, ModelDiscrepancy? discrepancy)
    {
        _folder = folder;
        Plan = plan;
        Processes = processes;
        Posterior = posterior;
        Discrepancy = discrepancy;
    }

    /// <summary>Which drivers vary, and how.</summary>
    public ProcessPlan Plan { get; }

    /// <summary>The fitted processes.</summary>
    public DriverProcesses Processes { get; }

    /// <summary>Draws of the parameters by nation; empty before a calibration.</summary>
    public IReadOnlyDictionary<string, PosteriorDraws> Posterior { get; }

    /// <summary>What the model itself misses; null where nothing is known of it.</summary>
    public ModelDiscrepancy? Discrepancy { get; }

    /// <summary>Reads the folder and fits the processes.</summary>
    /// <param name="folder">The data.</param>
    /// <param name="system">The system before any change of a scenario.</param>
    /// <param name="measures">Ids of the measures that calibration may name (<see cref="FigureSelection.CountedPopulation"/> is added).</param>
    /// <param name="faults">Receives faults; with any, the result is not to be used.</param>
    public static EnsembleData Load(DataFolder folder, ModelSystem system, IEnumerable<string> measures, Faults faults)
    {
        CalibrationPlan calibration = CalibrationPlanReader.Load(folder, system.Parameters, [.. system.Gazetteer.Nations], [.. measures, FigureSelection.CountedPopulation], faults);
        return Load(folder, system, calibration, PosteriorDraws.Load(folder, calibration, system.Parameters, faults), faults);
    }

    /// <summary>The same where the plan of the calibration and the draws have been read.</summary>
    public static EnsembleData Load(DataFolder folder, ModelSystem system, CalibrationPlan calibration, IReadOnlyDictionary<string, PosteriorDraws> posterior, Faults faults)
    {
        int before = faults.Count;
        ProcessPlan plan = ProcessPlan.Load(folder, system, faults);
        LearntDiscrepancy learnt = LearntDiscrepancy.Load(folder, [.. calibration.Errors.Select(error => error.Id)], faults);

        // What can't be read can't be fitted; its faults are told already.
        ProcessPlan fitted = faults.Count == before ? plan : ProcessPlan.Empty;
        return new EnsembleData(folder, plan, DriverProcesses.Fit(fitted, system, faults), posterior, ModelDiscrepancy.Of(learnt, calibration.Until));
    }

    /// <summary>What makes members differ.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="drivers">Drivers that vary.</param>
    /// <param name="fixedParameters">True to leave the parameters at their central values.</param>
    public MemberSources Sources(ulong seed, IReadOnlyList<string> drivers, bool fixedParameters) =>
        new(seed, Processes, drivers, fixedParameters ? new Dictionary<string, PosteriorDraws>(StringComparer.Ordinal) : Posterior);

    /// <summary>Everything that decides the members of a run.</summary>
    /// <param name="run">Digest of the run.</param>
    /// <param name="sources">What makes members differ.</param>
    public EnsembleKey KeyOf(string run, MemberSources sources) => new(
        run,
        ProgramVersion.Of(typeof(EnsembleData).Assembly),
        sources.Drivers.Count == 0 ? string.Empty : DigestOf([ProcessPlan.File]),
        sources.Posterior.Count == 0 ? string.Empty : DigestOf([CalibrationFile, .. sources.Posterior.Keys.Select(PosteriorDraws.FileOf)]),
        sources.Drivers);

    private string DigestOf(IEnumerable<string> files) => FolderDigest.OfFiles(files.Select(file => (file, _folder.PathOf(file))));
}
