using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// Populations by birthplace and residence at the start and the end of a period, with the births and deaths of the period by residence. Persons.
/// </summary>
public sealed class MigrantStocks
{
    private MigrantStocks(string[] places, double[,] start, double[,] end, double[] births, double[] deaths)
    {
        Places = places;
        Start = start;
        End = end;
        Births = births;
        Deaths = deaths;
    }

    /// <summary>The places, which are birthplaces and residences alike.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>Births in the period by place.</summary>
    public IReadOnlyList<double> Births { get; }

    /// <summary>Deaths in the period by place.</summary>
    public IReadOnlyList<double> Deaths { get; }

    internal double[,] Start { get; }

    internal double[,] End { get; }

    /// <summary>Population at the start by birthplace (rows) and residence (columns), a copy.</summary>
    public double[,] StartTable() => (double[,])Start.Clone();

    /// <summary>Population at the end by birthplace (rows) and residence (columns), a copy.</summary>
    public double[,] EndTable() => (double[,])End.Clone();

    /// <summary>Stocks from tables.</summary>
    /// <param name="places">Two or more distinct names.</param>
    /// <param name="start">Birthplaces by residences at the start, natives on the diagonal; at least 0.</param>
    /// <param name="end">The same at the end.</param>
    /// <param name="births">Births by place; null for none.</param>
    /// <param name="deaths">Deaths by place; null for none.</param>
    /// <exception cref="DemographicInputException">
    /// One place only, a doubled name, tables of other sizes, a negative or non-finite value, or stocks that are all 0.
    /// </exception>
    public static MigrantStocks From(
        IReadOnlyList<string> places, double[,] start, double[,] end, IReadOnlyList<double>? births = null, IReadOnlyList<double>? deaths = null)
    {
        var names = PlaceNames.Checked(places);
        var first = Copy(names, start, "start");
        var second = Copy(names, end, "end");
        return new MigrantStocks(names, first, second, Vital(names, births, "births"), Vital(names, deaths, "deaths"));
    }

    /// <summary>Stocks from rows of birthplace, residence, start and end, with rows of place, births and deaths.</summary>
    /// <param name="rows">Exactly one row for each pair, natives included.</param>
    /// <param name="vital">Exactly one row for each place; null for neither births nor deaths.</param>
    /// <exception cref="DemographicInputException">As for tables; also a pair or a place that is missing, doubled or unknown.</exception>
    public static MigrantStocks FromRows(
        IEnumerable<(string Birthplace, string Residence, double Start, double End)> rows,
        IEnumerable<(string Place, double Births, double Deaths)>? vital = null)
    {
        var list = rows.ToList();
        var (places, start) = PlaceNames.FromRows(
            list.Select(row => (row.Birthplace, row.Residence, row.Start)), "a stock", diagonal: true, missingIsZero: false,
            (value, pair) => NotNegative(value, "The stock at the start", pair));
        var index = places.Select((place, i) => (place, i)).ToDictionary(entry => entry.place, entry => entry.i, StringComparer.Ordinal);
        var end = new double[places.Length, places.Length];
        foreach (var row in list)
        {
            end[index[row.Birthplace], index[row.Residence]] = row.End;
        }

        if (vital is null)
        {
            return From(places, start, end);
        }

        var births = new double[places.Length];
        var deaths = new double[places.Length];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, born, died) in vital)
        {
            if (!index.TryGetValue(place, out var i))
            {
                throw Bad($"Births and deaths are given for {place}, which has no stocks.", place, born + died);
            }

            if (!seen.Add(place))
            {
                throw Bad($"Births and deaths of {place} are given twice.", place, born);
            }

            (births[i], deaths[i]) = (born, died);
        }

        var missing = places.FirstOrDefault(place => !seen.Contains(place));
        return missing is null
            ? From(places, start, end, births, deaths)
            : throw Bad($"Births and deaths of {missing} are missing; give 0 where there are none.", missing);
    }

    /// <summary>
    /// The same stocks with natives at start and end raised or lowered in proportion, by half the gap each, so that growth equals births less deaths.
    /// </summary>
    /// <remarks>
    /// Closed accounting needs sum(end) - sum(start) = births - deaths. Published stocks seldom meet it; Abel (2018) moves the natives. This is a choice
    /// that alters the input, so it is made only when asked for.
    /// </remarks>
    public MigrantStocks WithNativesBalanced()
    {
        var gap = Births.Sum() - Deaths.Sum() - (End.Cast<double>().Sum() - Start.Cast<double>().Sum());
        double[,] start = StartTable(), end = EndTable();
        Shift(start, -gap / 2, "start");
        Shift(end, gap / 2, "end");
        return new MigrantStocks([.. Places], start, end, [.. Births], [.. Deaths]);
    }

    private static void Shift(double[,] table, double change, string when)
    {
        double natives = 0;
        for (var i = 0; i < table.GetLength(0); i++)
        {
            natives += table[i, i];
        }

        if (natives + change < 0 || (natives == 0 && change != 0))
        {
            throw Bad($"The natives at the {when}, {N(natives)}, cannot be changed by {N(change)}.", null, change);
        }

        for (var i = 0; i < table.GetLength(0); i++)
        {
            table[i, i] *= natives == 0 ? 1 : 1 + (change / natives);
        }
    }

    private static double[,] Copy(string[] places, double[,] table, string when)
    {
        PlaceNames.Square(table, places.Length, $"The table of stocks at the {when}");
        var copy = new double[places.Length, places.Length];
        double sum = 0;
        for (var i = 0; i < places.Length; i++)
        {
            for (var j = 0; j < places.Length; j++)
            {
                sum += copy[i, j] = NotNegative(table[i, j], $"The stock at the {when}", PlaceNames.Pair(places, i, j));
            }
        }

        return sum > 0 ? copy : throw Bad($"All stocks at the {when} are 0; there is nobody to account for.", null, 0);
    }

    private static double[] Vital(string[] places, IReadOnlyList<double>? counts, string what)
    {
        if (counts is null)
        {
            return new double[places.Length];
        }

        SameLength(places.Length, counts.Count, "The list of " + what, "the list of places");
        return [.. counts.Select((count, i) => NotNegative(count, "The number of " + what, places[i]))];
    }
}
