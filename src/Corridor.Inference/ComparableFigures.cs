using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Model.Population;

namespace Corridor.Inference;

/// <summary>
/// Which published figures may stand beside which quantity of the model, and which may not, with the reason.
/// Like is put beside like: a stock beside a stock, a calendar year beside a calendar year. The choice says nothing about which figure is
/// right; figures that contradict each other stand side by side.
/// </summary>
public sealed class ComparableFigures
{
    /// <summary>Last year that World Population Prospects 2024 estimates; later years are its medium variant.</summary>
    public const int LastEstimatedPopulation = 2023;

    private const string PopulationSource = "WPP2024";
    private const string PopulationCounts = "Population at mid-year";

    private static readonly Candidates[] Sought =
    [
        new(ModelQuantity.CitizensInRussia, "RUS", "persons", ["migrant_stock", "temporary_absent", "workers_abroad"]),
        new(ModelQuantity.CitizensAbroad, string.Empty, "persons", ["migrant_stock", "temporary_absent", "workers_abroad"]),
        new(ModelQuantity.RemittancesReceived, string.Empty, "USD", ["remittances_received"]),
        new(ModelQuantity.RemittancesToGdp, string.Empty, "percent_of_gdp", ["remittances_share_gdp"]),
    ];

    private readonly ILookup<(string Nation, ModelQuantity Quantity), ComparableFigure> _taken;
    private readonly ILookup<(string Nation, ModelQuantity Quantity), ExcludedFigure> _excluded;

    private ComparableFigures(IEnumerable<ComparableFigure> taken, IEnumerable<ExcludedFigure> excluded)
    {
        _taken = taken.ToLookup(figure => (figure.Nation, figure.Quantity));
        _excluded = excluded.ToLookup(figure => (figure.Nation, figure.Quantity));
    }

    /// <summary>Chooses among the figures of a base, with the list of those left out by hand.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="evidence">The published figures.</param>
    /// <param name="populations">The nations of the model with their published populations.</param>
    /// <param name="faults">Receives the faults of the list; the result is usable only when there is none.</param>
    public static ComparableFigures Load(DataFolder folder, EvidenceBase evidence, IReadOnlyDictionary<string, NationPopulation> populations, Faults faults) =>
        Of(evidence, populations, LeftOut.Load(folder, evidence, faults));

    /// <summary>Chooses among the figures of a base.</summary>
    /// <param name="evidence">The published figures.</param>
    /// <param name="populations">The nations of the model with their published populations.</param>
    /// <param name="leftOut">Reasons by id of figures left out by hand.</param>
    public static ComparableFigures Of(EvidenceBase evidence, IReadOnlyDictionary<string, NationPopulation> populations, IReadOnlyDictionary<string, string> leftOut)
    {
        List<ComparableFigure> taken = [];
        List<ExcludedFigure> excluded = [];
        foreach (Candidates sought in Sought)
        {
            foreach (Figure figure in evidence.Figures.Where(figure => populations.ContainsKey(figure.Nation) && sought.Asks(figure, evidence.Measures)))
            {
                if (Fault(figure, sought, leftOut) is { } why)
                {
                    excluded.Add(new ExcludedFigure(figure.Id, figure.Nation, sought.Quantity, why, ReasonOf(figure, why, evidence, leftOut)));
                }
                else
                {
                    taken.Add(Taken(figure, sought.Quantity, evidence));
                }
            }
        }

        foreach ((string nation, NationPopulation population) in populations.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            AddPopulation(nation, population.PublishedPopulation, taken, excluded);
        }

        return new ComparableFigures(taken, excluded);
    }

    /// <summary>The figures of a nation that may stand beside a quantity, in the order of the base.</summary>
    public IReadOnlyList<ComparableFigure> For(string nation, ModelQuantity quantity) => [.. _taken[(nation, quantity)]];

    /// <summary>The figures of a nation that could be taken for a quantity and are left out, in the order of the base.</summary>
    public IReadOnlyList<ExcludedFigure> ExcludedFrom(string nation, ModelQuantity quantity) => [.. _excluded[(nation, quantity)]];

    /// <summary>The first reason why a figure can't stand beside a quantity, or null.</summary>
    private static Exclusion? Fault(Figure figure, Candidates sought, IReadOnlyDictionary<string, string> leftOut)
    {
        bool Flagged(Caveats flag) => (figure.Flags & flag) != Caveats.None;
        bool persons = sought.Unit == "persons";
        return figure switch
        {
            _ when !sought.Measures.Contains(figure.Measure, StringComparer.Ordinal) => Exclusion.OtherMeasure,
            _ when Flagged(Caveats.Garbled) => Exclusion.Garbled,
            _ when Flagged(Caveats.AmbiguousUnit) => Exclusion.AmbiguousUnit,
            _ when Flagged(Caveats.Duplicate) => Exclusion.Duplicate,
            _ when Flagged(Caveats.Forecast) => Exclusion.Forecast,
            { Low: null, High: null } => Exclusion.NoNumber,
            { PeriodStart: null, PeriodEnd: null } => Exclusion.Undated,
            _ when figure.Unit != sought.Unit => Exclusion.OtherUnit,
            _ when persons && figure.Kind != FigureKind.Stock => Exclusion.Flow,
            _ when !persons && !IsYear(figure) => Exclusion.NotAYear,
            _ when figure.Sex.Length > 0 => Exclusion.OneSex,
            _ when persons && figure.Purpose is not ("" or "work") => Exclusion.OnePurpose,
            _ when leftOut.ContainsKey(figure.Id) => Exclusion.Read,
            _ => null,
        };
    }

    private static string ReasonOf(Figure figure, Exclusion why, EvidenceBase evidence, IReadOnlyDictionary<string, string> leftOut) => why switch
    {
        Exclusion.OtherMeasure => $"{why.Text()}: {MeasureOf(figure, evidence)}",
        Exclusion.OtherUnit => $"{why.Text()}: {figure.Unit}",
        Exclusion.OnePurpose => $"{why.Text()}: {figure.Purpose}",
        Exclusion.Read => leftOut[figure.Id],
        _ => why.Text(),
    };

    private static ComparableFigure Taken(Figure figure, ModelQuantity quantity, EvidenceBase evidence) =>
        new(figure.Id, figure.Source, figure.Nation, quantity, Middle(figure), figure.Low, figure.High, MeasureOf(figure, evidence), figure.Population, figure.Flags);

    private static string MeasureOf(Figure figure, EvidenceBase evidence) => evidence.Measures.Find(figure.Measure)?.Label.En ?? figure.Measure;

    /// <summary>The month of the middle of a figure's period; the middle of a calendar year is its July.</summary>
    private static Month Middle(Figure figure)
    {
        DateOnly start = (figure.PeriodStart ?? figure.PeriodEnd)!.Value;
        DateOnly end = figure.PeriodEnd ?? start;
        DateOnly middle = start.AddDays((end.DayNumber - start.DayNumber + 1) / 2);
        return new Month(middle.Year, middle.Month);
    }

    private static bool IsYear(Figure figure) =>
        figure is { PeriodStart: { Month: 1, Day: 1 } start, PeriodEnd: { Month: 12, Day: 31 } end } && start.Year == end.Year;

    private static void AddPopulation(string nation, double[] published, List<ComparableFigure> taken, List<ExcludedFigure> excluded)
    {
        const ModelQuantity Quantity = ModelQuantity.UnitedNationsPopulation;
        for (int i = 0; i < published.Length; i++)
        {
            int year = PopulationData.FirstYear + i;
            if (double.IsFinite(published[i]) && year <= LastEstimatedPopulation)
            {
                taken.Add(new ComparableFigure(PopulationSource, PopulationSource, nation, Quantity, new Month(year, 7), published[i], published[i], PopulationCounts, string.Empty, Caveats.None));
            }
            else if (double.IsFinite(published[i]))
            {
                string id = string.Create(CultureInfo.InvariantCulture, $"{PopulationSource} {year}");
                excluded.Add(new ExcludedFigure(id, nation, Quantity, Exclusion.Forecast, Exclusion.Forecast.Text()));
            }
        }
    }

    /// <summary>The figures that a quantity is compared with, and those that are easily taken for them.</summary>
    private sealed record Candidates(ModelQuantity Quantity, string Place, string Unit, string[] Measures)
    {
        public bool Asks(Figure figure, MeasureCatalogue catalogue) =>
            figure.Place == Place
            && (Measures.Contains(figure.Measure, StringComparer.Ordinal)
                || (figure.Unit == Unit && Array.Exists(Measures, measure => catalogue.AreConfusable(measure, figure.Measure))));
    }
}
