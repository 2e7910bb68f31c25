using Corridor.Data;

namespace Corridor.Evidence;

/// <summary>
/// Every published figure, side by side. Loaded whole from data/evidence/*.csv and data/measures.yaml, or not at all:
/// the caller throws when there is any fault.
/// </summary>
public sealed class EvidenceBase
{
    /// <summary>Folder of the figure tables, relative to the data folder.</summary>
    public const string FigureFolder = "evidence";

    private const string AllNations = "all";
    private readonly Dictionary<string, Figure> _byId;
    private readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> _contradictedBy;
    private readonly Lazy<FigureSearch> _search;

    private EvidenceBase(IReadOnlyList<Figure> figures, Dictionary<string, Figure> byId, MeasureCatalogue measures, NameCatalogue names, SourceCatalogue sources)
    {
        Figures = figures;
        _byId = byId;
        Measures = measures;
        Names = names;
        Sources = sources;
        _contradictedBy = new(CollectContradictions);
        _search = new(() => new FigureSearch(measures, names));
    }

    /// <summary>All figures, by file and row.</summary>
    public IReadOnlyList<Figure> Figures { get; }

    /// <summary>All measures.</summary>
    public MeasureCatalogue Measures { get; }

    /// <summary>All countries and groups, with their names.</summary>
    public NameCatalogue Names { get; }

    /// <summary>All sources.</summary>
    public SourceCatalogue Sources { get; }

    /// <summary>Reads and checks everything. Call <see cref="Faults.ThrowIfAny"/> before using the result.</summary>
    public static EvidenceBase Load(DataFolder folder, Gazetteer gazetteer, SourceCatalogue sources, Faults faults)
    {
        // The files are split while the measures are read; faults are ordered by place in the end, whatever was read first.
        Task<(MeasureCatalogue Measures, Faults Faults)> defining = Task.Run(() => Apart(own => MeasureCatalogue.Load(folder, own)));
        NameCatalogue names = NameCatalogue.Load(folder, gazetteer, faults);
        List<Figure> figures = [];
        Dictionary<string, Figure> byId = new(StringComparer.Ordinal);
        FigureChecks checks = new(byId);
        foreach ((FigureTable, Faults) read in FigureFiles(folder).AsParallel().AsOrdered().Select(file => Apart(own => FigureTable.Read(folder, file, () => defining.GetAwaiter().GetResult().Measures, names, sources, own))))
        {
            foreach ((Figure figure, RowPlace place) in Joined(read, faults).Figures)
            {
                if (checks.Accept(figure, place, faults))
                {
                    figures.Add(figure);
                }
            }
        }

        checks.CheckRelations(faults);
        MeasureCatalogue measures = Joined(defining.GetAwaiter().GetResult(), faults);
        return new EvidenceBase(figures, byId, measures, names, sources);
    }

    /// <summary>A base of the given figures, taken as they are: for figures made in memory.</summary>
    public static EvidenceBase Of(IEnumerable<Figure> figures, MeasureCatalogue measures, NameCatalogue names, SourceCatalogue sources)
    {
        List<Figure> list = [.. figures];
        return new EvidenceBase(list, list.ToDictionary(figure => figure.Id, StringComparer.Ordinal), measures, names, sources);
    }

    /// <summary>The figure tables of a data folder, in ordinal order.</summary>
    public static IEnumerable<string> FigureFiles(DataFolder folder) =>
        folder.Files(FigureFolder, ".csv").Where(file => file.Count(c => c == '/') == 1);

    /// <summary>The figure with an id (case does not matter), or null.</summary>
    public Figure? Find(string id) => _byId.GetValueOrDefault(id) ?? _byId.GetValueOrDefault(id.ToUpperInvariant());

    /// <summary>Ids of the figures that contradict one, as marked in the data.</summary>
    public IReadOnlyList<string> ContradictedBy(string id) => _contradictedBy.Value.GetValueOrDefault(id, []);

    /// <summary>The figures that answer a query, in the order of the base.</summary>
    public IReadOnlyList<Figure> Query(FigureQuery query)
    {
        FigureMatch match = new(query, Names);
        Func<Figure, bool> text = string.IsNullOrWhiteSpace(query.Text) ? _ => true : _search.Value.Compile(query.Text);
        return [.. Figures.Where(figure => match.Accepts(figure) && text(figure))];
    }

    /// <summary>Counts by source, nation, measure and flag.</summary>
    public EvidenceStats Stats()
    {
        static List<KeyValuePair<string, int>> Count(IEnumerable<string> words) =>
            [.. words.GroupBy(word => word, StringComparer.Ordinal)
                .Select(group => KeyValuePair.Create(group.Key, group.Count()))
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)];

        List<KeyValuePair<string, int>> bySource = Count(Figures.Select(figure => figure.Source));
        List<KeyValuePair<string, int>> byMeasure = Count(Figures.Select(figure => figure.Measure));
        return new EvidenceStats(
            Figures.Count,
            bySource.Count,
            byMeasure.Count,
            bySource,
            Count(Figures.SelectMany(figure => figure.Nation.Length == 0 ? [AllNations] : figure.Nations)),
            byMeasure,
            Count(Figures.SelectMany(figure => figure.Flags.List())),
            Figures.Count(figure => figure.Flags != Caveats.None),
            Figures.SelectMany(figure => figure.MarkedContradictions.Where(other => string.CompareOrdinal(figure.Id, other) < 0)).Count());
    }

    /// <summary>Work with faults of its own, so that it can be done beside other work.</summary>
    private static (T Result, Faults Faults) Apart<T>(Func<Faults, T> work)
    {
        Faults own = new();
        return (work(own), own);
    }

    private static T Joined<T>((T Result, Faults Faults) part, Faults faults)
    {
        foreach (Fault fault in part.Faults.Ordered)
        {
            faults.Add(fault.File, fault.Line, fault.Column, fault.What, fault.Hint);
        }

        return part.Result;
    }

    private Dictionary<string, IReadOnlyList<string>> CollectContradictions() =>
        Figures.SelectMany(figure => figure.MarkedContradictions.Select(other => (figure.Id, other)))
            .GroupBy(pair => pair.other, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => (IReadOnlyList<string>)[.. group.Select(pair => pair.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                StringComparer.Ordinal);
}
