using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// Moves between places in one period, origins by destinations, persons (or events). The diagonal is always 0.
/// </summary>
public sealed class FlowMatrix
{
    private readonly double[,] values;

    private FlowMatrix(string[] places, double[,] values)
    {
        Places = places;
        this.values = values;
    }

    /// <summary>The places, in the order of rows and columns.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>Moves from one place to another, by position.</summary>
    public double this[int origin, int destination] => values[origin, destination];

    /// <summary>All moves.</summary>
    public double Total => values.Cast<double>().Sum();

    /// <summary>A flow matrix from a table.</summary>
    /// <param name="places">Two or more distinct names.</param>
    /// <param name="flows">Origins by destinations, at least 0; the diagonal is left out.</param>
    /// <exception cref="DemographicInputException">A flow is negative or not a number, a name is doubled, or the table is not square.</exception>
    public static FlowMatrix From(IReadOnlyList<string> places, double[,] flows)
    {
        var names = PlaceNames.Checked(places);
        PlaceNames.Square(flows, names.Length, "The table of flows");
        var copy = new double[names.Length, names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            for (var j = 0; j < names.Length; j++)
            {
                if (i != j)
                {
                    copy[i, j] = NotNegative(flows[i, j], "The flow", PlaceNames.Pair(names, i, j));
                }
            }
        }

        return new FlowMatrix(names, copy);
    }

    /// <summary>A flow matrix from rows of origin, destination and flow; a pair of a place with itself is left out.</summary>
    /// <param name="rows">One row for each pair.</param>
    /// <param name="missingIsZero">Whether a pair without a row counts as 0; otherwise it is refused.</param>
    /// <exception cref="DemographicInputException">A pair is missing or given twice, or a flow is negative or not a number.</exception>
    public static FlowMatrix FromRows(IEnumerable<(string Origin, string Destination, double Flow)> rows, bool missingIsZero = false)
    {
        var (places, table) = PlaceNames.FromRows(rows, "a flow", diagonal: false, missingIsZero, (value, pair) => NotNegative(value, "The flow", pair));
        return From(places, table);
    }

    /// <summary>Moves out of each place.</summary>
    public double[] OutMigration() => PlaceNames.RowSums(values);

    /// <summary>Moves into each place.</summary>
    public double[] InMigration() => PlaceNames.ColumnSums(values);

    /// <summary>Moves into each place less moves out of it; they sum to 0.</summary>
    public double[] NetMigration()
    {
        var net = InMigration();
        var leaving = OutMigration();
        for (var i = 0; i < net.Length; i++)
        {
            net[i] -= leaving[i];
        }

        return net;
    }

    /// <summary>A copy of the table, origins by destinations.</summary>
    public double[,] ToTable() => (double[,])values.Clone();
}
