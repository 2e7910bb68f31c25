using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>Checks of lists of places and of tables over them.</summary>
internal static class PlaceNames
{
    public static string[] Checked(IReadOnlyList<string> places)
    {
        if (places.Count < 2)
        {
            throw Bad(places.Count == 1
                ? $"There is only one place, {places[0]}; migration between places needs at least two."
                : "There is no place; migration between places needs at least two.", places.Count == 1 ? places[0] : null, places.Count);
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            if (string.IsNullOrWhiteSpace(place))
            {
                throw Bad("A place has no name.");
            }

            if (!seen.Add(place))
            {
                throw Bad($"The place {place} is listed twice.", place);
            }
        }

        return [.. places];
    }

    public static void Square(double[,] table, int places, string what)
    {
        SameLength(places, table.GetLength(0), what + ", by rows,", "the list of places");
        SameLength(places, table.GetLength(1), what + ", by columns,", "the list of places");
    }

    public static string Pair(IReadOnlyList<string> places, int first, int second) => places[first] + " - " + places[second];

    public static double[] RowSums(double[,] table)
    {
        var sums = new double[table.GetLength(0)];
        for (var i = 0; i < table.GetLength(0); i++)
        {
            for (var j = 0; j < table.GetLength(1); j++)
            {
                sums[i] += table[i, j];
            }
        }

        return sums;
    }

    public static double[] ColumnSums(double[,] table)
    {
        var sums = new double[table.GetLength(1)];
        for (var i = 0; i < table.GetLength(0); i++)
        {
            for (var j = 0; j < table.GetLength(1); j++)
            {
                sums[j] += table[i, j];
            }
        }

        return sums;
    }

    /// <summary>Fills a square table from rows that name two places and one value.</summary>
    /// <param name="rows">First place, second place, value.</param>
    /// <param name="what">What the value is, for messages.</param>
    /// <param name="diagonal">Whether pairs of a place with itself are needed.</param>
    /// <param name="missingIsZero">Whether a pair without a row counts as 0; otherwise it is refused.</param>
    /// <param name="check">Refuses a bad value, told with its pair.</param>
    public static (string[] Places, double[,] Table) FromRows(
        IEnumerable<(string First, string Second, double Value)> rows, string what, bool diagonal, bool missingIsZero, Action<double, string> check)
    {
        var list = rows.ToList();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var place in list.Select(row => row.First).Concat(list.Select(row => row.Second)))
        {
            if (index.TryAdd(place, names.Count))
            {
                names.Add(place);
            }
        }

        var places = Checked(names);
        var table = new double[places.Length, places.Length];
        var seen = new bool[places.Length, places.Length];
        foreach (var (first, second, value) in list)
        {
            var (i, j) = (index[first], index[second]);
            if (seen[i, j])
            {
                throw Bad($"The pair {first} - {second} is given twice; the second time with {N(value)}.", first + " - " + second, value);
            }

            check(value, first + " - " + second);
            (seen[i, j], table[i, j]) = (true, value);
        }

        for (var i = 0; i < places.Length && !missingIsZero; i++)
        {
            for (var j = 0; j < places.Length; j++)
            {
                if (!seen[i, j] && (diagonal || i != j))
                {
                    throw Bad($"The pair {Pair(places, i, j)} has no row; every pair needs {what}, 0 where there is none.", Pair(places, i, j));
                }
            }
        }

        return (places, table);
    }
}
