using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference.Displaced;
using Corridor.Model.Displaced;

namespace Corridor.Cli;

/// <summary>Displaced people and their figures, read from the data folder.</summary>
/// <param name="People">Groups and waves.</param>
/// <param name="Figures">Figures.</param>
/// <param name="Gazetteer">Names of places.</param>
internal sealed record DisplacedBeside(DisplacedPeople People, DisplacedFigures Figures, Gazetteer Gazetteer)
{
    /// <summary>Reads them.</summary>
    /// <param name="folder">The data.</param>
    /// <param name="unfitted">True to leave out what an earlier fit found, which may be of other waves.</param>
    /// <exception cref="BadInputException">A file can't be used; carries all faults.</exception>
    public static DisplacedBeside Read(DataFolder folder, bool unfitted = false)
    {
        Faults faults = new();
        SourceCatalogue sources = SourceCatalogue.Load(folder, faults);
        Gazetteer gazetteer = Gazetteer.Load(folder, sources, faults);
        EvidenceBase evidence = EvidenceBase.Load(folder, gazetteer, sources, faults);
        faults.ThrowIfAny();
        DisplacedPeople people = unfitted ? DisplacedPeople.LoadUnfitted(folder, gazetteer, sources, faults) : DisplacedPeople.Load(folder, gazetteer, sources, faults);
        faults.ThrowIfAny();
        DisplacedFigures figures = DisplacedFigures.Load(folder, people, evidence, faults);
        faults.ThrowIfAny();
        return new DisplacedBeside(people, figures, gazetteer);
    }
}
