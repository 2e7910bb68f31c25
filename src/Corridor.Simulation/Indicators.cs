namespace Corridor.Simulation;

/// <summary>Derived measures of a run.</summary>
public static class Indicators
{
    /// <summary>The years of the headline.</summary>
    public static readonly IReadOnlyList<int> HeadlineYears = [2015, 2020, 2022, 2024, 2030, 2035];

    /// <summary>The status of those who acquired Russian citizenship.</summary>
    public const string Naturalised = "citizen";

    private const string Russia = "RUS";
    private const double Thousand = 1000;

    /// <summary>The headline rows of a run: every nation and year that the run covers.</summary>
    public static IReadOnlyList<HeadlineRow> Headline(SeriesTable table, IReadOnlyList<string> nations, IReadOnlyList<int> years) =>
        [.. nations.SelectMany(nation => years.Where(year => table.IndexOf(new Data.Month(year, 12)) >= 0).Select(year => Row(table, nation, year)))];

    /// <summary>The headline of a nation in a year that the run covers whole.</summary>
    public static HeadlineRow Row(SeriesTable table, string nation, int year)
    {
        int june = table.IndexOf(new Data.Month(year, 6));
        int january = table.IndexOf(new Data.Month(year, 1));
        Dictionary<string, double> byPlace = new(StringComparer.Ordinal);
        double home = 0;
        double irregular = 0;
        foreach ((SeriesKey key, double[] values) in table.Where("stock", nation))
        {
            if (key.Place == nation)
            {
                home += values[june];
            }
            else if (key.Status != Naturalised)
            {
                byPlace[key.Place] = byPlace.GetValueOrDefault(key.Place) + values[june];
                irregular += key is { Place: Russia, Status: "irregular" or "controlled" } ? values[june] : 0;
            }
        }

        double abroad = byPlace.Values.Sum();
        double russia = byPlace.GetValueOrDefault(Russia);
        double recorded = YearSum(table.Sum("remittances_recorded", nation), january) + YearSum(table.Sum("other_transfers", nation), january);
        double gdp = YearSum(table.Sum("gdp", nation), january) / 12;
        return new HeadlineRow(
            nation,
            year,
            home,
            abroad,
            russia,
            russia > 0 ? irregular / russia : 0,
            recorded / Thousand,
            gdp > 0 ? 100 * recorded * 1e6 / gdp : 0,
            abroad > 0 ? russia / abroad : 0,
            abroad > 0 ? byPlace.Values.Sum(persons => Math.Pow(persons / abroad, 2)) : 0);
    }

    /// <summary>Sum of the twelve months from an index.</summary>
    public static double YearSum(double[] values, int first)
    {
        double sum = 0;
        for (int t = first; t < first + 12; t++)
        {
            sum += values[t];
        }

        return sum;
    }
}
