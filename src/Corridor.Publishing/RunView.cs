using Corridor.Data;
using Corridor.Simulation;

namespace Corridor.Publishing;

/// <summary>
/// What the figures read from the series of a run. A series is null when the run does not hold it. Where a run holds both a total and its
/// parts, the total is read, so that nothing is counted twice.
/// </summary>
public sealed class RunView(ReportInput input)
{
    private readonly SeriesTable _table = input.Series;
    private readonly SeriesUnits _units = input.Units;

    /// <summary>First month.</summary>
    public Month Start => _table.Start;

    /// <summary>Last month.</summary>
    public Month End => _table.End;

    /// <summary>
    /// Citizens of a nation in a place at the end of each month, persons: as in the headline, without those who acquired the citizenship of
    /// the place.
    /// </summary>
    public double[]? Stock(string nation, string place) =>
        _table.Find(new SeriesKey("stock", nation, place)) is double[] total
            ? total
            : Sum(_table.Where("stock", nation, place).Where(row => row.Key.Status != Indicators.Naturalised).Select(row => row.Values));

    /// <summary>Citizens of a nation in a place by status, in ordinal order of the statuses.</summary>
    public IReadOnlyList<(string Status, double[] Values)> StockByStatus(string nation, string place) =>
        [.. _table.Where("stock", nation, place).Where(row => row.Key.Status.Length > 0).Select(row => (row.Key.Status, row.Values))];

    /// <summary>Places abroad in the order of the gazetteer with the nation's persons there; places without a series are left out.</summary>
    public IReadOnlyList<(string Place, double[] Values)> Abroad(string nation) =>
        [.. input.Gazetteer.Places
            .Where(place => place != nation)
            .Select(place => (Place: place, Values: Stock(nation, place)))
            .Where(row => row.Values is not null)
            .Select(row => (row.Place, row.Values!))];

    /// <summary>Arrivals of a nation's citizens in a place, persons a month.</summary>
    public double[]? Arrivals(string nation, string place) => Total("arrivals", nation, place);

    /// <summary>Departures of a nation's citizens from a place, persons a month.</summary>
    public double[]? Departures(string nation, string place) => Total("departures", nation, place);

    /// <summary>Recorded remittances of migrants, US dollars a month, without other transfers where they can be told apart.</summary>
    public double[]? MigrantRemittances(string nation)
    {
        double[]? recorded = Scaled(AllPlaces("remittances_recorded", nation), _units.UsdPerRemittanceUnit);
        double[]? other = OtherTransfers(nation);
        return _units.RemittancesIncludeOtherTransfers && recorded is not null && other is not null
            ? Combine(recorded, other, (a, b) => a - b)
            : recorded;
    }

    /// <summary>Recorded transfers that are no migrants' remittances, US dollars a month; null where there are none.</summary>
    public double[]? OtherTransfers(string nation)
    {
        double[]? other = Scaled(AllPlaces("other_transfers", nation), _units.UsdPerOtherTransferUnit);
        return other is null || other.All(value => !(Math.Abs(value) > 0)) ? null : other;
    }

    /// <summary>All recorded transfers, US dollars a month.</summary>
    public double[]? RecordedTransfers(string nation)
    {
        double[]? migrants = MigrantRemittances(nation);
        double[]? other = OtherTransfers(nation);
        return migrants is null || other is null ? migrants : Combine(migrants, other, (a, b) => a + b);
    }

    /// <summary>Gross domestic product, US dollars a month.</summary>
    public double[]? Gdp(string nation) => Scaled(AllPlaces("gdp", nation), _units.UsdPerGdpUnit / (_units.GdpIsYearly ? 12 : 1));

    /// <summary>Population as the United Nations count it, persons at the end of each month.</summary>
    public double[]? Population(string nation) => AllPlaces("population_wpp", nation);

    /// <summary>Share of the labour force at home without work (0-1).</summary>
    public double[]? Unemployment(string nation) => _table.Find(new SeriesKey("unemployment", nation)) ?? _table.Find(new SeriesKey("unemployment", nation, nation));

    /// <summary>Persons by single age, or null.</summary>
    public double[]? Pyramid(string nation, string where, string sex, int year) => _table.Find(new PyramidKey(nation, where, sex, year));

    /// <summary>
    /// Sums of twelve months: the one at index i runs from i-6 to i+5 and belongs to the beginning of month i, so that a calendar year
    /// stands at the beginning of July. NaN where the twelve months are not complete.
    /// </summary>
    public static double[] TwelveMonths(double[] monthly)
    {
        double[] sums = new double[monthly.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = i >= 6 && i + 6 <= monthly.Length ? monthly.AsSpan(i - 6, 12).ToArray().Sum() : double.NaN;
        }

        return sums;
    }

    /// <summary>The value that belongs to the end of a year, or NaN outside the run.</summary>
    public double AtEndOf(double[] values, int year) => At(values, new Month(year, 12));

    /// <summary>The value of a month, or NaN outside the run.</summary>
    public double At(double[] values, Month month)
    {
        int index = _table.IndexOf(month);
        return index < 0 ? double.NaN : values[index];
    }

    /// <summary>The sum over a calendar year, or NaN when the run does not hold the whole year.</summary>
    public double OverYear(double[] values, int year)
    {
        int first = _table.IndexOf(new Month(year, 1));
        int last = _table.IndexOf(new Month(year, 12));
        return first < 0 || last < 0 ? double.NaN : values.AsSpan(first, 12).ToArray().Sum();
    }

    /// <summary>Calendar years that the run touches.</summary>
    public IEnumerable<int> Years => Enumerable.Range(Start.Year, End.Year - Start.Year + 1);

    private double[]? Total(string series, string nation, string place)
    {
        if (_table.Find(new SeriesKey(series, nation, place)) is double[] total)
        {
            return total;
        }

        return Sum(_table.Where(series, nation, place).Select(row => row.Values));
    }

    private double[]? AllPlaces(string series, string nation)
    {
        if (_table.Find(new SeriesKey(series, nation)) is double[] total)
        {
            return total;
        }

        return Sum(_table.Where(series, nation).GroupBy(row => row.Key.Place, StringComparer.Ordinal).Select(group => Total(series, nation, group.Key)!));
    }

    private double[]? Sum(IEnumerable<double[]> parts)
    {
        double[]? sum = null;
        foreach (double[] part in parts)
        {
            sum ??= new double[_table.Count];
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += part[i];
            }
        }

        return sum;
    }

    private static double[]? Scaled(double[]? values, double factor) =>
        values is null || factor == 1 ? values : [.. values.Select(value => value * factor)];

    private static double[] Combine(double[] a, double[] b, Func<double, double, double> with) => [.. a.Zip(b, with)];
}
