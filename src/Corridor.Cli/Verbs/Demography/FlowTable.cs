using Corridor.Data;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>Flows as a table origin,destination,flow.</summary>
internal static class FlowTable
{
    public static ResultTable Empty() => new("flows", "origin", "destination", "flow");

    /// <summary>A row for each pair of different places.</summary>
    public static ResultTable Of(FlowMatrix flows)
    {
        ResultTable rows = Empty();
        for (int i = 0; i < flows.Places.Count; i++)
        {
            for (int j = 0; j < flows.Places.Count; j++)
            {
                if (i != j)
                {
                    rows.Add(flows.Places[i], flows.Places[j], flows[i, j]);
                }
            }
        }

        return rows;
    }

    /// <summary>Reads flows; every pair of different places once, a place with itself is left out.</summary>
    /// <exception cref="BadInputException">Every fault of the table.</exception>
    public static FlowMatrix Read(string path, Screen screen, string value)
    {
        Faults faults = new();
        UserTable? table = UserTable.Read(path, screen, faults, [.. PairTable.Ends, new UserColumn(value, AnyName: true)]);
        faults.ThrowIfAny();
        string[] places = PairTable.Places(table!, "origin", "destination");
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        double[,] flows = new double[places.Length, places.Length];
        foreach (CsvRow row in table!.Rows)
        {
            string origin = table.Text(row, "origin"), destination = table.Text(row, "destination");
            if (table.Once(seen, row, "origin", PairTable.Key(origin, destination)) && origin != destination)
            {
                flows[Array.IndexOf(places, origin), Array.IndexOf(places, destination)] = table.Number(row, value);
            }
        }

        PairTable.Missing(table, places, seen, value, diagonal: false);
        faults.ThrowIfAny();
        return RefusedInputException.Telling(table.File, "give two places or more", () => FlowMatrix.From(places, flows));
    }
}
