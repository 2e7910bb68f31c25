using Corridor.Data;
using Corridor.Evidence;
using Corridor.Model;
using Corridor.Model.Population;
using Corridor.Publishing;
using Figure = Corridor.Evidence.Figure;

namespace Corridor.Cli;

/// <summary>Which published figures stand beside which curve of the report.</summary>
internal static class PublishedDots
{
    private const string Russia = "RUS";
    private const string Usd = "USD";
    private const Caveats Unusable = Caveats.Garbled | Caveats.AmbiguousUnit | Caveats.Duplicate | Caveats.Forecast;

    // Measures that count persons who are somewhere at an instant.
    private static readonly string[] Present = ["migrant_stock", "temporary_absent", "workers_abroad"];

    /// <summary>Dots by <see cref="ChartKey"/>. Figures that can't be read for certain, repeat another or are expectations are left out.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<PublishedDot>> Of(EvidenceBase evidence, ModelSystem system)
    {
        Dictionary<string, IReadOnlyList<PublishedDot>> dots = [];
        foreach (string nation in system.Gazetteer.Nations)
        {
            Figure[] figures = [.. evidence.Figures.Where(figure => figure.Nation == nation && figure.Sex.Length == 0 && (figure.Flags & Unusable) == Caveats.None)];
            Add(ChartKey.Russia(nation), figures.Where(figure => figure.Place == Russia && IsPresent(figure)));
            Add(ChartKey.Abroad(nation), figures.Where(figure => figure.Place.Length == 0 && IsPresent(figure)));
            Add(ChartKey.Remittances(nation), figures.Where(figure => figure is { Measure: "remittances_received", Place: "", Unit: Usd } && IsYear(figure)));
            Add(ChartKey.RemittancesGdp(nation), figures.Where(figure => figure is { Measure: "remittances_share_gdp", Place: "" } && IsYear(figure)));
            dots[ChartKey.Population(nation)] = Population(system.Population.Nations[nation]);
        }

        return dots;

        void Add(string chart, IEnumerable<Figure> figures) => dots[chart] = [.. figures.Select(figure => Dot(figure, evidence)).OfType<PublishedDot>()];
    }

    private static bool IsPresent(Figure figure) => figure.Unit == "persons" && Present.Contains(figure.Measure, StringComparer.Ordinal);

    private static bool IsYear(Figure figure) =>
        figure.PeriodStart is { Month: 1, Day: 1 } start && figure.PeriodEnd is { Month: 12, Day: 31 } end && start.Year == end.Year;

    private static PublishedDot? Dot(Figure figure, EvidenceBase evidence)
    {
        if ((figure.PeriodStart ?? figure.PeriodEnd) is not { } start || (figure.Low ?? figure.High) is not { } low)
        {
            return null;
        }

        DateOnly end = figure.PeriodEnd ?? start;

        // The middle of a calendar year is its July.
        DateOnly middle = start.AddDays((end.DayNumber - start.DayNumber + 1) / 2);
        string counts = evidence.Measures.Find(figure.Measure)?.Label.En ?? figure.Measure;
        string[] remarks = [figure.Population, .. figure.Flags.List()];
        return new PublishedDot(
            new Month(middle.Year, middle.Month),
            figure.Low ?? double.NaN,
            figure.High ?? low,
            figure.Id,
            Cited(evidence.Sources.Find(figure.Source)) ?? figure.Source,
            string.Join("; ", remarks.Where(remark => remark.Length > 0).Prepend(counts)));
    }

    private static string? Cited(Source? source) => source is null ? null : $"{source.Publisher} {source.Year}";

    private static PublishedDot[] Population(NationPopulation population) =>
    [
        .. population.PublishedPopulation
            .Select((persons, i) => (Persons: persons, Year: PopulationData.FirstYear + i))
            .Where(point => double.IsFinite(point.Persons))
            .Select(point => new PublishedDot(new Month(point.Year, 7), point.Persons, point.Persons, "WPP2024", "UN World Population Prospects 2024", "Population at mid-year")),
    ];
}
