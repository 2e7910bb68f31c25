using Corridor.Data;
using Corridor.Evidence;
using Corridor.Experiments.Ensembles;
using Corridor.Inference.Assessing;
using Corridor.Inference.Calibration;
using Corridor.Model;

namespace Corridor.Cli;

/// <summary>The data folder, read once for all that a command needs of it. A fault in any file is a fault of all.</summary>
internal sealed class ModelData
{
    private readonly Dictionary<string, ModelSystem> _systems = new(StringComparer.Ordinal);

    /// <summary>The model's data.</summary>
    /// <exception cref="BadInputException">A file can't be used; carries all faults.</exception>
    public ModelSystem System(DataFolder folder)
    {
        if (!_systems.TryGetValue(folder.Root, out ModelSystem? system))
        {
            Faults faults = new();
            system = ModelSystem.Load(folder, faults);
            faults.ThrowIfAny();
            _systems.Add(folder.Root, system);
        }

        return system;
    }

    /// <summary>The published figures.</summary>
    /// <exception cref="BadInputException">A file can't be used; carries all faults.</exception>
    public EvidenceBase Evidence(DataFolder folder)
    {
        ModelSystem system = System(folder);
        Faults faults = new();
        EvidenceBase evidence = EvidenceBase.Load(folder, system.Gazetteer, system.Sources, faults);
        faults.ThrowIfAny();
        return evidence;
    }

    /// <summary>What makes the members of an ensemble differ.</summary>
    /// <exception cref="BadInputException">A file can't be used; carries all faults.</exception>
    public EnsembleData Ensembles(DataFolder folder)
    {
        Faults faults = new();
        EnsembleData ensembles = EnsembleData.Load(folder, System(folder), Evidence(folder).Measures.Ids, faults);
        faults.ThrowIfAny();
        return ensembles;
    }

    /// <summary>How the model is tried and what its headline is held against.</summary>
    /// <exception cref="BadInputException">The file can't be used; carries all faults.</exception>
    public AssessmentPlan Assessment(DataFolder folder)
    {
        Faults faults = new();
        AssessmentPlan plan = Assessment(folder, System(folder), Evidence(folder), faults);
        faults.ThrowIfAny();
        return plan;
    }

    /// <summary>The same with faults collected.</summary>
    public static AssessmentPlan Assessment(DataFolder folder, ModelSystem system, EvidenceBase evidence, Faults faults) =>
        AssessmentPlan.Load(folder, system.Gazetteer, [.. system.Drivers.Catalogue.All.Select(driver => driver.Id)], [.. evidence.Measures.Ids, FigureSelection.CountedPopulation], faults);
}
