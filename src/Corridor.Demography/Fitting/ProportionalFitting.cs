using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>A table fitted to its margins.</summary>
/// <param name="Values">The fitted cells, rows by columns.</param>
/// <param name="Convergence">How the fit ended.</param>
public sealed record FittedTable(double[,] Values, Convergence Convergence);

/// <summary>A three-way table fitted to its margins.</summary>
/// <param name="Values">The fitted cells, rows by columns by layers.</param>
/// <param name="Convergence">How the fit ended.</param>
public sealed record FittedCube(double[,,] Values, Convergence Convergence);

/// <summary>Margins to be met by a three-way table; any of them, at least one. Margins that share a dimension must agree.</summary>
public sealed record CubeTotals
{
    /// <summary>Totals over layers, rows by columns.</summary>
    public double[,]? RowColumn { get; init; }

    /// <summary>Totals over columns, rows by layers.</summary>
    public double[,]? RowLayer { get; init; }

    /// <summary>Totals over rows, columns by layers.</summary>
    public double[,]? ColumnLayer { get; init; }

    /// <summary>Totals of rows.</summary>
    public double[]? Row { get; init; }

    /// <summary>Totals of columns.</summary>
    public double[]? Column { get; init; }

    /// <summary>Totals of layers.</summary>
    public double[]? Layer { get; init; }
}

/// <summary>
/// Iterative proportional fitting in two and three dimensions, with known cells.
/// </summary>
/// <remarks>
/// Deming, W. E. and Stephan, F. F. (1940), <i>Annals of Mathematical Statistics</i> 11(4): x_ij = a_i b_j s_ij, where the seed s carries the
/// association and a, b meet the totals; the maximum-likelihood fit of the log-linear model with log s as offset. A cell with seed 0 stays 0.
/// </remarks>
public static class ProportionalFitting
{
    /// <summary>Fits a two-way table.</summary>
    /// <param name="seed">Non-negative cells, rows by columns.</param>
    /// <param name="rowTotals">Total of each row.</param>
    /// <param name="columnTotals">Total of each column; their sum must equal that of the rows.</param>
    /// <param name="known">Cells whose value is fixed; null elsewhere.</param>
    /// <param name="rowNames">Names for messages.</param>
    /// <param name="columnNames">Names for messages.</param>
    /// <param name="options">When to stop.</param>
    /// <exception cref="DemographicInputException">
    /// A negative or non-finite value, totals that differ (with the amount), known cells above a total, or a positive total over zero seeds.
    /// </exception>
    public static FittedTable Fit(
        double[,] seed,
        IReadOnlyList<double> rowTotals,
        IReadOnlyList<double> columnTotals,
        double?[,]? known = null,
        IReadOnlyList<string>? rowNames = null,
        IReadOnlyList<string>? columnNames = null,
        FittingOptions? options = null)
    {
        options ??= FittingOptions.Default;
        int rows = seed.GetLength(0), columns = seed.GetLength(1);
        SameLength(rows, rowTotals.Count, "The list of row totals", "the number of rows");
        SameLength(columns, columnTotals.Count, "The list of column totals", "the number of columns");
        string Row(int i) => "row " + (rowNames is null ? N(i + 1) : rowNames[i]);
        string Column(int j) => "column " + (columnNames is null ? N(j + 1) : columnNames[j]);
        var r = rowTotals.Select((total, i) => NotNegative(total, "The total", Row(i))).ToArray();
        var c = columnTotals.Select((total, j) => NotNegative(total, "The total", Column(j))).ToArray();
        Agree(r.Sum(), c.Sum(), "The row totals", "the column totals", options, null);
        var work = new double[rows * columns];
        var fixedCells = new double[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var pair = Row(i) + ", " + Column(j);
                work[(i * columns) + j] = NotNegative(seed[i, j], "The seed", pair);
                if (known?[i, j] is { } value)
                {
                    fixedCells[(i * columns) + j] = NotNegative(value, "The known cell", pair);
                    work[(i * columns) + j] = 0;
                    r[i] -= value;
                    c[j] -= value;
                }
            }
        }

        Clear(r, rowTotals, Row);
        Clear(c, columnTotals, Column);
        Reachable(work, r, c, Row, Column);
        var (converged, iterations, residual, at) = MatrixBalancing.Balance(work, r, c, options);
        var values = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                values[i, j] = work[(i * columns) + j] + fixedCells[(i * columns) + j];
            }
        }

        return new FittedTable(values, new Convergence(converged, iterations, residual, at < 0 ? null : Column(at)));
    }

    /// <summary>Fits a three-way table to any of its one- and two-way margins.</summary>
    /// <param name="seed">Non-negative cells, rows by columns by layers.</param>
    /// <param name="totals">The margins.</param>
    /// <param name="known">Cells whose value is fixed; null elsewhere.</param>
    /// <param name="options">When to stop.</param>
    /// <exception cref="DemographicInputException">As in two dimensions; also margins that disagree where they share a dimension, or no margin at all.</exception>
    public static FittedCube Fit(double[,,] seed, CubeTotals totals, double?[,,]? known = null, FittingOptions? options = null) =>
        CubeFitting.Fit(seed, totals, known, options ?? FittingOptions.Default);

    internal static void Agree(double first, double second, string one, string other, FittingOptions options, string? place)
    {
        var gap = first - second;
        if (Math.Abs(gap) > options.TotalsTolerance * Math.Max(Math.Abs(first), Math.Abs(second)))
        {
            throw Bad(
                $"{one} sum to {N(first)} but {other} sum to {N(second)}{(place is null ? "" : " at " + place)}; they differ by {N(Math.Abs(gap))} and must be equal.",
                place, gap);
        }
    }

    // Rounding may leave a total a hair below zero after known cells are taken off; more than that is an error.
    private static void Clear(double[] left, IReadOnlyList<double> totals, Func<int, string> name)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] < -1e-9 * totals[i])
            {
                throw Bad($"The known cells of {name(i)} exceed its total {N(totals[i])} by {N(-left[i])}.", name(i), left[i]);
            }

            left[i] = Math.Abs(left[i]) <= 1e-15 * totals[i] ? 0 : Math.Max(0, left[i]);
        }
    }

    private static void Reachable(double[] work, double[] r, double[] c, Func<int, string> row, Func<int, string> column)
    {
        for (var i = 0; i < r.Length; i++)
        {
            double open = 0;
            for (var j = 0; j < c.Length; j++)
            {
                open += c[j] > 0 ? work[(i * c.Length) + j] : 0;
            }

            if (r[i] > 0 && open == 0)
            {
                throw Bad($"The total of {row(i)} leaves {N(r[i])} to distribute but the seed is 0 in every cell that could take it.", row(i), r[i]);
            }
        }

        for (var j = 0; j < c.Length; j++)
        {
            double open = 0;
            for (var i = 0; i < r.Length; i++)
            {
                open += r[i] > 0 ? work[(i * c.Length) + j] : 0;
            }

            if (c[j] > 0 && open == 0)
            {
                throw Bad($"The total of {column(j)} leaves {N(c[j])} to distribute but the seed is 0 in every cell that could take it.", column(j), c[j]);
            }
        }
    }
}
