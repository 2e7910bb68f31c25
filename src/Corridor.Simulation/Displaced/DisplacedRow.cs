using Corridor.Data;

namespace Corridor.Simulation.Displaced;

/// <summary>A group in a place in a year: the stock at its end, flows over it, persons.</summary>
/// <param name="Group">Group.</param>
/// <param name="Place">Place.</param>
/// <param name="Year">Year.</param>
/// <param name="Persons">Persons there at the end of December.</param>
/// <param name="PersonsP10">Lower end of the band that holds eight draws in ten; null before a fit.</param>
/// <param name="PersonsP90">Upper end.</param>
/// <param name="Arrivals">Who came.</param>
/// <param name="Passed">Who moved on in the month of arrival.</param>
/// <param name="Onward">Who moved on later.</param>
/// <param name="Returned">Who went back.</param>
/// <param name="Settled">Who stays and is no longer counted.</param>
public sealed record DisplacedRow(string Group, string Place, int Year, double Persons, double? PersonsP10, double? PersonsP90, double Arrivals, double Passed, double Onward, double Returned, double Settled)
{
    /// <summary>The rows of a run: every group and place in the years that the run covers whole.</summary>
    public static IReadOnlyList<DisplacedRow> Of(SeriesTable table, IReadOnlyList<int> years) =>
    [
        .. from key in table.Keys
           where key.Series == DisplacedSeries.Stock
           from year in years
           where table.IndexOf(new Month(year, 1)) >= 0 && table.IndexOf(new Month(year, 12)) >= 0
           select Of(table, key, year),
    ];

    private static DisplacedRow Of(SeriesTable table, SeriesKey key, int year)
    {
        int december = table.IndexOf(new Month(year, 12));
        double? At(string name) => table.Find(key with { Series = name })?[december];
        double Over(string name) => table.Find(key with { Series = name }) is { } values ? Indicators.YearSum(values, december - 11) : 0;
        return new DisplacedRow(
            key.Nation,
            key.Place,
            year,
            At(DisplacedSeries.Stock) ?? 0,
            At(DisplacedSeries.Low),
            At(DisplacedSeries.High),
            Over(DisplacedSeries.Arrivals),
            Over(DisplacedSeries.Passed),
            Over(DisplacedSeries.Onward),
            Over(DisplacedSeries.Returned),
            Over(DisplacedSeries.Settled));
    }
}
