using Corridor.Data;

namespace Corridor.Cli;

/// <summary>Cells by row, column and, where given, layer.</summary>
/// <param name="Names">Names of rows, columns and layers; one nameless layer in two dimensions.</param>
/// <param name="Values">The cells.</param>
/// <param name="HasLayers">Whether there are three dimensions.</param>
internal sealed record CellTable(string[][] Names, double[,,] Values, bool HasLayers)
{
    private const int MostMissing = 20;

    private static readonly UserColumn[] Dimensions =
    [
        new("row") { Also = ["origin", "orig", "from"] },
        new("column") { Also = ["col", "destination", "dest", "to"] },
        new("layer") { Also = ["age", "birthplace"] },
    ];

    /// <summary>Reads the seed; every cell once.</summary>
    /// <exception cref="BadInputException">Every fault of the table.</exception>
    public static CellTable Seed(string path, Screen screen)
    {
        Faults faults = new();
        UserTable? table = UserTable.Read(path, screen, faults, [Dimensions[0], Dimensions[1], Dimensions[2] with { Optional = true }, new UserColumn("seed", AnyName: true)]);
        faults.ThrowIfAny();
        bool layered = table!.Has("layer");
        string[][] names = [Distinct(table, "row"), Distinct(table, "column"), layered ? Distinct(table, "layer") : [string.Empty]];
        double[,,] values = new double[names[0].Length, names[1].Length, names[2].Length];
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        CellTable cells = new(names, values, layered);
        foreach (CsvRow row in table.Rows)
        {
            (int i, int j, int k) = cells.Cell(table, row, out bool known);
            if (known && table.Once(seen, row, "row", cells.Key(i, j, k)))
            {
                values[i, j, k] = table.Number(row, "seed");
            }
        }

        int missing = 0;
        cells.Each((i, j, k) =>
        {
            if (!seen.ContainsKey(cells.Key(i, j, k)) && missing++ < MostMissing)
            {
                table.Fault($"{cells.Key(i, j, k)} has no row", "give every cell, 0 where nothing can be");
            }
        });
        faults.ThrowIfAny();
        return cells;
    }

    /// <summary>Reads cells that are fixed; the others are null.</summary>
    public double?[,,] Known(string path, Screen screen)
    {
        Faults faults = new();
        UserTable? table = UserTable.Read(path, screen, faults, [Dimensions[0], Dimensions[1], .. HasLayers ? [Dimensions[2]] : Array.Empty<UserColumn>(), new UserColumn("value", AnyName: true)]);
        faults.ThrowIfAny();
        double?[,,] known = new double?[Names[0].Length, Names[1].Length, Names[2].Length];
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach (CsvRow row in table!.Rows)
        {
            (int i, int j, int k) = Cell(table, row, out bool found);
            if (found && table.Once(seen, row, "row", Key(i, j, k)))
            {
                known[i, j, k] = table.Number(row, "value");
            }
        }

        faults.ThrowIfAny();
        return known;
    }

    /// <summary>Reads totals over one dimension, as a table of one column, or over two; every total once.</summary>
    public double[,] Totals(string path, Screen screen, int first, int? second)
    {
        Faults faults = new();
        UserTable? table = UserTable.Read(path, screen, faults, [Dimensions[first], .. second is { } s ? [Dimensions[s]] : Array.Empty<UserColumn>(), new UserColumn("total", AnyName: true)]);
        faults.ThrowIfAny();
        string[] others = second is { } other ? Names[other] : [string.Empty];
        double[,] totals = new double[Names[first].Length, others.Length];
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach (CsvRow row in table!.Rows)
        {
            int i = Place(table, row, first), j = second is { } across ? Place(table, row, across) : 0;
            if (i >= 0 && j >= 0 && table.Once(seen, row, Dimensions[first].Name, Label(first, i, others[j])))
            {
                totals[i, j] = table.Number(row, "total");
            }
        }

        for (int i = 0; i < Names[first].Length; i++)
        {
            foreach (string label in others.Select(name => Label(first, i, name)).Where(label => !seen.ContainsKey(label)))
            {
                table.Fault($"{label} has no total", "give every total, 0 where nothing is");
            }
        }

        faults.ThrowIfAny();
        return totals;
    }

    /// <summary>The first layer.</summary>
    public static T[,] Flat<TFrom, T>(TFrom[,,] cells, Func<TFrom, T> take)
    {
        T[,] flat = new T[cells.GetLength(0), cells.GetLength(1)];
        for (int i = 0; i < flat.GetLength(0); i++)
        {
            for (int j = 0; j < flat.GetLength(1); j++)
            {
                flat[i, j] = take(cells[i, j, 0]);
            }
        }

        return flat;
    }

    /// <summary>Visits every cell, rows first.</summary>
    public void Each(Action<int, int, int> visit)
    {
        for (int i = 0; i < Names[0].Length; i++)
        {
            for (int j = 0; j < Names[1].Length; j++)
            {
                for (int k = 0; k < Names[2].Length; k++)
                {
                    visit(i, j, k);
                }
            }
        }
    }

    private static string[] Distinct(UserTable table, string column) => [.. table.Rows.Select(row => table.Text(row, column)).Distinct(StringComparer.Ordinal)];

    private (int Row, int Column, int Layer) Cell(UserTable table, CsvRow row, out bool found)
    {
        (int i, int j, int k) = (Place(table, row, 0), Place(table, row, 1), HasLayers ? Place(table, row, 2) : 0);
        found = i >= 0 && j >= 0 && k >= 0;
        return (i, j, k);
    }

    private int Place(UserTable table, CsvRow row, int dimension)
    {
        string column = Dimensions[dimension].Name, name = table.Text(row, column);
        int at = Array.IndexOf(Names[dimension], name);
        if (at < 0)
        {
            table.Fault(row, column, $"the seed has no {column} {name}", NearestWord.Hint(name, Names[dimension]));
        }

        return at;
    }

    private string Key(int i, int j, int k) => $"{Names[0][i]} - {Names[1][j]}{(HasLayers ? $" - {Names[2][k]}" : string.Empty)}";

    private string Label(int dimension, int at, string other) => $"{Dimensions[dimension].Name} {Names[dimension][at]}{(other.Length > 0 ? $", {other}" : string.Empty)}";
}
