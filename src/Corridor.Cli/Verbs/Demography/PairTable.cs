using Corridor.Data;

namespace Corridor.Cli;

/// <summary>A table with a row for each pair of places.</summary>
internal static class PairTable
{
    private const int MostMissing = 20;

    /// <summary>The columns origin and destination, with the names that other programs give them.</summary>
    public static UserColumn[] Ends { get; } =
    [
        new("origin") { Also = ["orig", "from"] },
        new("destination") { Also = ["dest", "to"] },
    ];

    /// <summary>A square table by given places.</summary>
    /// <param name="path">A file or "-".</param>
    /// <param name="screen">Where standard input comes from.</param>
    /// <param name="value">Name of the value; any name will do.</param>
    /// <param name="places">The places, in order.</param>
    /// <param name="least">Smallest value allowed.</param>
    /// <param name="diagonal">Whether pairs of a place with itself are needed; they may be left out otherwise, and are then 0.</param>
    /// <param name="others">Whether rows of other places are passed over.</param>
    /// <exception cref="BadInputException">Every fault: a pair twice, missing or unknown, a value out of range.</exception>
    public static double[,] Read(string path, Screen screen, string value, IReadOnlyList<string> places, double least = 0, bool diagonal = false, bool others = false)
    {
        Faults faults = new();
        UserTable? table = UserTable.Read(path, screen, faults, [.. Ends, new UserColumn(value, AnyName: true)]);
        faults.ThrowIfAny();
        double[,] cells = new double[places.Count, places.Count];
        Dictionary<string, int> seen = new(StringComparer.Ordinal), index = Index(places);
        foreach (CsvRow row in table!.Rows)
        {
            string origin = table.Text(row, "origin"), destination = table.Text(row, "destination");
            if (!index.TryGetValue(origin, out int i) | !index.TryGetValue(destination, out int j))
            {
                if (!others)
                {
                    (string column, string name) = index.ContainsKey(origin) ? ("destination", destination) : ("origin", origin);
                    table.Fault(row, column, $"{name} is none of the places", NearestWord.Hint(name, [.. places]));
                }

                continue;
            }

            if (table.Once(seen, row, "origin", Key(origin, destination)) && (i != j || diagonal || table.OptionalNumber(row, value) is not null))
            {
                cells[i, j] = table.Number(row, value, i == j ? 0 : least);
            }
        }

        Missing(table, places, seen, value, diagonal);
        faults.ThrowIfAny();
        return cells;
    }

    /// <summary>The places of a table in the order in which its two columns name them first.</summary>
    public static string[] Places(UserTable table, string first, string second) =>
        [.. table.Rows.Select(row => table.Text(row, first)).Concat(table.Rows.Select(row => table.Text(row, second))).Distinct(StringComparer.Ordinal)];

    /// <summary>Adds a fault for each pair without a row, up to a number that can be read.</summary>
    public static void Missing(UserTable table, IReadOnlyList<string> places, Dictionary<string, int> seen, string what, bool diagonal)
    {
        int missing = 0;
        foreach (string first in places)
        {
            foreach (string second in places.Where(second => (diagonal || second != first) && !seen.ContainsKey(Key(first, second))))
            {
                if (missing++ < MostMissing)
                {
                    table.Fault($"the pair {Key(first, second)} has no row", $"give its {what}, 0 where there is none");
                }
            }
        }

        if (missing > MostMissing)
        {
            table.Fault($"{Numbers.Text(missing)} pairs have no row", $"{Numbers.Text(MostMissing)} of them are listed");
        }
    }

    /// <summary>A pair in words.</summary>
    public static string Key(string first, string second) => $"{first} - {second}";

    /// <summary>Values by place, in the order of given places; every place once.</summary>
    /// <param name="path">A file or "-".</param>
    /// <param name="screen">Where standard input comes from.</param>
    /// <param name="places">The places.</param>
    /// <param name="least">Smallest value allowed.</param>
    /// <param name="values">Names of the values; a single one may have any name.</param>
    public static double[][] ByPlace(string path, Screen screen, IReadOnlyList<string> places, double least, params string[] values)
    {
        Faults faults = new();
        UserTable? table = UserTable.Read(path, screen, faults, [new("place") { Also = ["region", "country", "name", "residence"] }, .. values.Select(value => new UserColumn(value, AnyName: values.Length == 1))]);
        faults.ThrowIfAny();
        double[][] columns = [.. values.Select(_ => new double[places.Count])];
        Dictionary<string, int> seen = new(StringComparer.Ordinal), index = Index(places);
        foreach (CsvRow row in table!.Rows)
        {
            string place = table.Text(row, "place");
            if (!index.TryGetValue(place, out int i))
            {
                table.Fault(row, "place", $"{place} is none of the places", NearestWord.Hint(place, [.. places]));
            }
            else if (table.Once(seen, row, "place", place))
            {
                for (int v = 0; v < values.Length; v++)
                {
                    columns[v][i] = table.Number(row, values[v], least);
                }
            }
        }

        foreach (string place in places.Where(place => !seen.ContainsKey(place)))
        {
            table.Fault($"{place} has no row", $"give its {string.Join(" and ", values)}, 0 where there is none");
        }

        faults.ThrowIfAny();
        return columns;
    }

    private static Dictionary<string, int> Index(IReadOnlyList<string> places) =>
        places.Select((place, i) => (place, i)).ToDictionary(entry => entry.place, entry => entry.i, StringComparer.Ordinal);
}
