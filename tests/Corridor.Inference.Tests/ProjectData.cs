using Corridor.Data;
using Corridor.Evidence;
using Corridor.Model.Population;

namespace Corridor.Inference.Tests;

/// <summary>The project's own data, read once.</summary>
internal static class ProjectData
{
    private static readonly Lazy<(EvidenceBase Evidence, IReadOnlyDictionary<string, NationPopulation> Populations, ComparableFigures Figures)> Loaded = new(Load);

    public static DataFolder Folder { get; } = DataFolder.Find(null);

    public static EvidenceBase Evidence => Loaded.Value.Evidence;

    public static ComparableFigures Figures => Loaded.Value.Figures;

    public static IReadOnlyList<string> Nations => [.. Loaded.Value.Populations.Keys];

    public static IEnumerable<ComparableFigure> Taken => All(Figures.For);

    public static IEnumerable<ExcludedFigure> Excluded => All(Figures.ExcludedFrom);

    /// <summary>The choice among figures made in memory, for a nation without a published population.</summary>
    public static ComparableFigures Choose(params Figure[] figures) => Choose([], figures);

    public static ComparableFigures Choose(Dictionary<string, string> leftOut, params Figure[] figures)
    {
        EvidenceBase some = EvidenceBase.Of(figures, Evidence.Measures, Evidence.Names, Evidence.Sources);
        return ComparableFigures.Of(some, Published([]), leftOut);
    }

    public static Dictionary<string, NationPopulation> Published(double[] persons) =>
        new(StringComparer.Ordinal) { ["TJK"] = new NationPopulation(new double[1, 1, 1], new double[1, 1], new double[1, 1, 1], [], new double[1, 1, 1], persons, [], []) };

    private static IEnumerable<T> All<T>(Func<string, ModelQuantity, IReadOnlyList<T>> of) =>
        from nation in Nations
        from quantity in Enum.GetValues<ModelQuantity>()
        from figure in of(nation, quantity)
        select figure;

    private static (EvidenceBase Evidence, IReadOnlyDictionary<string, NationPopulation> Populations, ComparableFigures Figures) Load()
    {
        Faults faults = new();
        SourceCatalogue sources = SourceCatalogue.Load(Folder, faults);
        Gazetteer gazetteer = Gazetteer.Load(Folder, sources, faults);
        EvidenceBase evidence = EvidenceBase.Load(Folder, gazetteer, sources, faults);
        Model.StatusTable statuses = Model.StatusTable.Load(Folder, gazetteer, sources, faults);
        PopulationData population = PopulationData.Load(Folder, gazetteer, statuses, sources, faults);
        ComparableFigures figures = ComparableFigures.Load(Folder, evidence, population.Nations, faults);
        faults.ThrowIfAny();
        return (evidence, population.Nations, figures);
    }
}
