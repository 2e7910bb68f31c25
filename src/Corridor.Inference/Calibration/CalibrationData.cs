using Corridor.Data;
using Corridor.Evidence;
using Corridor.Model;
using Corridor.Simulation;

namespace Corridor.Inference.Calibration;

/// <summary>Everything that calibration begins with: the model, the plan, the figures and a run of all nations at the centre of the priors.</summary>
public sealed class CalibrationData
{
    private CalibrationData(ModelSystem system, CalibrationPlan plan, PublisherCatalogue publishers, SeriesTable reference, IReadOnlyList<FigureEntry> table)
    {
        System = system;
        Plan = plan;
        Publishers = publishers;
        Reference = reference;
        Table = table;
    }

    /// <summary>The model before any calibration.</summary>
    public ModelSystem System { get; }

    /// <summary>What is fitted.</summary>
    public CalibrationPlan Plan { get; }

    /// <summary>Publishers.</summary>
    public PublisherCatalogue Publishers { get; }

    /// <summary>The run at the centre of the priors.</summary>
    public SeriesTable Reference { get; }

    /// <summary>Every figure with how it is used or why it is not.</summary>
    public IReadOnlyList<FigureEntry> Table { get; }

    /// <summary>The figures that are used.</summary>
    public IEnumerable<ObservedFigure> Used => Table.Select(use => use.Observed).OfType<ObservedFigure>();

    /// <summary>Reads the plan and the publishers, computes the run at the centre and chooses the figures.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="system">The model.</param>
    /// <param name="evidence">The published figures.</param>
    /// <param name="threads">Threads of the run.</param>
    /// <param name="stop">Stops the run.</param>
    /// <exception cref="BadInputException">A file can't be used; carries all faults.</exception>
    public static CalibrationData Load(DataFolder folder, ModelSystem system, EvidenceBase evidence, int threads = 1, CancellationToken stop = default)
    {
        Faults faults = new();
        system = system.AtPriors();
        CalibrationPlan plan = CalibrationPlanReader.Load(folder, system.Parameters, [.. system.Gazetteer.Nations], [.. evidence.Measures.Ids, FigureSelection.CountedPopulation], faults);
        PublisherCatalogue publishers = PublisherCatalogue.Load(folder, [.. plan.Classes.Keys], faults);
        IReadOnlyDictionary<string, string> leftOut = LeftOut.Load(folder, evidence, faults);
        faults.ThrowIfAny();
        SeriesTable reference = MacroSimulation.Run(system, plan.Until, threads, detail: false, stop: stop).Series;
        return new CalibrationData(system, plan, publishers, reference, FigureSelection.Of(evidence, system.Population.Nations, plan, publishers, leftOut, reference));
    }

    /// <summary>
    /// The target of a nation with all its figures. People of the other nations who settle in the country are those of the run at the
    /// centre: nations are fitted apart, and few are concerned.
    /// </summary>
    public CalibrationTarget TargetOf(string nation)
    {
        NationSimulation simulation = new(System, nation, Reference.Count);
        double[] alone = simulation.Run(System.Parameters).Find(new SeriesKey(FigureSelection.CountedPopulation, nation))!;
        double[] together = Reference.Find(new SeriesKey(FigureSelection.CountedPopulation, nation))!;
        return new CalibrationTarget(simulation, System.Parameters, Plan, [.. together.Zip(alone, (all, own) => all - own)], Used);
    }
}
