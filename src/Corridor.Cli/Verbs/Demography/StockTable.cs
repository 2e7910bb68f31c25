using Corridor.Data;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>Stocks by birthplace and residence at two dates, with births and deaths.</summary>
internal static class StockTable
{
    /// <summary>Reads birthplace,residence,start,end and, where given, place,births,deaths.</summary>
    /// <exception cref="BadInputException">Every fault of the stocks, or of the births and deaths.</exception>
    public static MigrantStocks Read(string path, string? vital, Screen screen)
    {
        Faults faults = new();
        UserTable? table = UserTable.Read(path, screen, faults, ["birthplace", "residence", "start", "end"]);
        faults.ThrowIfAny();
        string[] places = PairTable.Places(table!, "birthplace", "residence");
        Dictionary<string, int> index = places.Select((place, i) => (place, i)).ToDictionary(entry => entry.place, entry => entry.i, StringComparer.Ordinal);
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        double[,] start = new double[places.Length, places.Length], end = new double[places.Length, places.Length];
        foreach (CsvRow row in table!.Rows)
        {
            string birthplace = table.Text(row, "birthplace"), residence = table.Text(row, "residence");
            if (table.Once(seen, row, "birthplace", PairTable.Key(birthplace, residence)))
            {
                start[index[birthplace], index[residence]] = table.Number(row, "start");
                end[index[birthplace], index[residence]] = table.Number(row, "end");
            }
        }

        PairTable.Missing(table, places, seen, "stocks", diagonal: true);
        faults.ThrowIfAny();
        MigrantStocks stocks = RefusedInputException.Telling(table.File, "give stocks of two places or more, with people in them", () => MigrantStocks.From(places, start, end));
        if (vital is null)
        {
            return stocks;
        }

        double[][] events = PairTable.ByPlace(vital, screen, places, 0, "births", "deaths");
        return MigrantStocks.From(places, start, end, events[0], events[1]);
    }

    /// <summary>Reads origin,destination,seed, or the same with a column birthplace.</summary>
    /// <param name="path">A file or "-".</param>
    /// <param name="screen">Where standard input comes from.</param>
    /// <param name="places">The places of the stocks.</param>
    /// <param name="diagonal">Whether the method also seeds those who stay.</param>
    /// <exception cref="BadInputException">Every fault of the table.</exception>
    public static StockFlowOptions Seed(string path, Screen screen, IReadOnlyList<string> places, bool diagonal)
    {
        Faults faults = new();
        UserTable? table = UserTable.Read(path, screen, faults, [new("birthplace", Optional: true), .. PairTable.Ends, new UserColumn("seed", AnyName: true)]);
        faults.ThrowIfAny();
        int n = places.Count;
        bool own = table!.Has("birthplace");
        double[,,] cells = new double[own ? n : 1, n, n];
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        Dictionary<string, int> index = places.Select((place, i) => (place, i)).ToDictionary(entry => entry.place, entry => entry.i, StringComparer.Ordinal);
        foreach (CsvRow row in table.Rows)
        {
            int? Place(string column)
            {
                string name = table.Text(row, column);
                if (index.TryGetValue(name, out int i))
                {
                    return i;
                }

                table.Fault(row, column, $"{name} has no stocks", NearestWord.Hint(name, [.. places]));
                return null;
            }

            if ((own ? Place("birthplace") : 0) is { } b && Place("origin") is { } origin && Place("destination") is { } destination
                && table.Once(seen, row, "origin", Key(own, places, b, origin, destination)))
            {
                cells[b, origin, destination] = table.Number(row, "seed");
            }
        }

        Complete(table, places, seen, own, diagonal);
        faults.ThrowIfAny();
        return own ? new StockFlowOptions { SeedByBirthplace = cells } : new StockFlowOptions { Seed = Layer(cells) };
    }

    private static void Complete(UserTable table, IReadOnlyList<string> places, Dictionary<string, int> seen, bool own, bool diagonal)
    {
        const int most = 20;
        int missing = 0;
        for (int b = 0; b < (own ? places.Count : 1); b++)
        {
            for (int i = 0; i < places.Count; i++)
            {
                for (int j = 0; j < places.Count; j++)
                {
                    string key = Key(own, places, b, i, j);
                    if ((i != j || diagonal) && !seen.ContainsKey(key) && missing++ < most)
                    {
                        table.Fault($"{key} has no row", i == j ? "this method also seeds those who stay: give the place with itself" : "give every pair, 0 where no one can go");
                    }
                }
            }
        }

        if (missing > most)
        {
            table.Fault($"{Numbers.Text(missing)} pairs have no row", $"{Numbers.Text(most)} of them are listed");
        }
    }

    private static string Key(bool own, IReadOnlyList<string> places, int birthplace, int origin, int destination) =>
        (own ? $"born in {places[birthplace]}, " : "the pair ") + PairTable.Key(places[origin], places[destination]);

    private static double[,] Layer(double[,,] cells)
    {
        int n = cells.GetLength(1);
        double[,] layer = new double[n, n];
        Buffer.BlockCopy(cells, 0, layer, 0, sizeof(double) * n * n);
        return layer;
    }
}
