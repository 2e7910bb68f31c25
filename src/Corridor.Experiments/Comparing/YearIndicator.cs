using Corridor.Data;
using Corridor.Simulation;

namespace Corridor.Experiments.Comparing;

/// <summary>A number that a run gives for a nation and a year.</summary>
/// <param name="Id">Name, with the unit where it is not persons.</param>
/// <param name="Of">Series, nation, year -> value.</param>
public sealed record YearIndicator(string Id, Func<SeriesTable, string, int, double> Of)
{
    private const string Russia = "RUS";

    /// <summary>
    /// The indicators of the headline (stocks in June, money over the year), then unemployment (mean of the year), persons in June by what
    /// law makes of them, arrivals, places of organised schemes and returns over the year.
    /// </summary>
    public static IReadOnlyList<YearIndicator> All { get; } =
    [
        new("population_home", (table, nation, year) => Indicators.Row(table, nation, year).PopulationHome),
        new("citizens_abroad", (table, nation, year) => Indicators.Row(table, nation, year).CitizensAbroad),
        new("citizens_in_russia", (table, nation, year) => Indicators.Row(table, nation, year).CitizensInRussia),
        new("irregular_share_in_russia", (table, nation, year) => Indicators.Row(table, nation, year).IrregularShareInRussia),
        new("remittances_recorded_usd_bn", (table, nation, year) => Indicators.Row(table, nation, year).RemittancesRecordedUsdBn),
        new("remittances_gdp_percent", (table, nation, year) => Indicators.Row(table, nation, year).RemittancesGdpPercent),
        new("russia_share_of_stock", (table, nation, year) => Indicators.Row(table, nation, year).RussiaShareOfStock),
        new("destination_hhi", (table, nation, year) => Indicators.Row(table, nation, year).DestinationHhi),
        new("unemployment_percent", (table, nation, year) => 100 * OverYear(table, table.Sum("unemployment", nation), year) / 12),
        new("irregular_in_russia", (table, nation, year) => InJune(table, nation, Russia, year, "irregular", "controlled")),
        new("patents_in_russia", (table, nation, year) => InJune(table, nation, Russia, year, "patent")),
        new("in_custody", (table, nation, year) => InJune(table, nation, Russia, year, "custody")),
        new("barred", (table, nation, year) => InJune(table, nation, nation, year, "barred")),
        new("naturalised_in_russia", (table, nation, year) => InJune(table, nation, Russia, year, Indicators.Naturalised)),
        new("arrivals_in_russia", (table, nation, year) => OverYear(table, table.Sum("arrivals", nation, Russia), year)),
        new("arrivals_elsewhere", (table, nation, year) => OverYear(table, table.Sum("arrivals", nation), year) - OverYear(table, table.Sum("arrivals", nation, Russia), year) - OverYear(table, table.Sum("arrivals", nation, nation), year)),
        new("placed_in_schemes", (table, nation, year) => OverYear(table, table.Sum("flow:departure", nation, toStatus: "programme"), year)),
        new("refused_by_schemes", (table, nation, year) => OverYear(table, table.Sum("places_unmet", nation), year)),
        new("returns_home", (table, nation, year) => OverYear(table, table.Sum("arrivals", nation, nation), year)),
    ];

    /// <summary>Persons in a place, whatever their status, in June of a year.</summary>
    public static YearIndicator In(string place) => new($"persons_in_{place}", (table, nation, year) => table.Sum("stock", nation, place)[table.IndexOf(new Month(year, 6))]);

    private static double InJune(SeriesTable table, string nation, string place, int year, params string[] statuses) =>
        statuses.Sum(status => table.Sum("stock", nation, place, status)[table.IndexOf(new Month(year, 6))]);

    private static double OverYear(SeriesTable table, double[] values, int year) => Indicators.YearSum(values, table.IndexOf(new Month(year, 1)));
}
