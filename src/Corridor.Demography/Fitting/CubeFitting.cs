using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>The rounds of three-way proportional fitting.</summary>
internal static class CubeFitting
{
    // A margin maps each cell to one of its totals.
    private sealed record Margin(string Name, double[] Totals, Func<int, int, int, int> Index, Func<int, string> Label);

    public static FittedCube Fit(double[,,] seed, CubeTotals totals, double?[,,]? known, FittingOptions options)
    {
        int rows = seed.GetLength(0), columns = seed.GetLength(1), layers = seed.GetLength(2);
        var margins = Margins(totals, rows, columns, layers);
        if (margins.Count == 0)
        {
            throw Bad("No margin is given; a table is fitted to at least one.");
        }

        CheckAgreement(totals, margins, options);
        var work = new double[rows, columns, layers];
        var fixedCells = new double[rows, columns, layers];
        Each(rows, columns, layers, (i, j, k) =>
        {
            var cell = $"row {N(i + 1)}, column {N(j + 1)}, layer {N(k + 1)}";
            work[i, j, k] = NotNegative(seed[i, j, k], "The seed", cell);
            if (known?[i, j, k] is { } value)
            {
                fixedCells[i, j, k] = NotNegative(value, "The known cell", cell);
                work[i, j, k] = 0;
                foreach (var margin in margins)
                {
                    margin.Totals[margin.Index(i, j, k)] -= value;
                }
            }
        });
        CheckReachable(margins, work);
        var ending = Rounds(work, margins, options);
        Each(rows, columns, layers, (i, j, k) => work[i, j, k] += fixedCells[i, j, k]);
        return new FittedCube(work, ending);
    }

    private static Convergence Rounds(double[,,] work, List<Margin> margins, FittingOptions options)
    {
        int rows = work.GetLength(0), columns = work.GetLength(1), layers = work.GetLength(2);
        var limit = Math.Max(options.Tolerance, 1e-12) * margins.Max(margin => margin.Totals.Max());
        var sums = margins.ConvertAll(margin => new double[margin.Totals.Length]);
        for (var iteration = 1; ; iteration++)
        {
            double worst = 0;
            string? where = null;
            for (var m = 0; m < margins.Count; m++)
            {
                var (margin, sum) = (margins[m], sums[m]);
                Array.Clear(sum);
                Each(rows, columns, layers, (i, j, k) => sum[margin.Index(i, j, k)] += work[i, j, k]);
                for (var t = 0; t < sum.Length; t++)
                {
                    // The first margin of a round shows how far the whole round moved the table.
                    var gap = Math.Abs(margin.Totals[t] - sum[t]);
                    (worst, where) = gap > worst ? (gap, margin.Label(t)) : (worst, where);
                    sum[t] = sum[t] > 0 ? margin.Totals[t] / sum[t] : 0;
                }

                Each(rows, columns, layers, (i, j, k) => work[i, j, k] *= sum[margin.Index(i, j, k)]);
            }

            if (worst <= limit || iteration >= options.MaximumIterations)
            {
                return new Convergence(worst <= limit, iteration, worst, worst > 0 ? where : null);
            }
        }
    }

    private static void CheckReachable(List<Margin> margins, double[,,] work)
    {
        foreach (var margin in margins)
        {
            var open = new double[margin.Totals.Length];
            Each(work.GetLength(0), work.GetLength(1), work.GetLength(2), (i, j, k) => open[margin.Index(i, j, k)] += work[i, j, k]);
            for (var t = 0; t < open.Length; t++)
            {
                if (margin.Totals[t] < -1e-9)
                {
                    throw Bad($"The known cells of {margin.Label(t)} exceed its total by {N(-margin.Totals[t])}.", margin.Label(t), margin.Totals[t]);
                }

                margin.Totals[t] = Math.Max(0, margin.Totals[t]);
                if (margin.Totals[t] > 0 && open[t] == 0)
                {
                    throw Bad($"The total of {margin.Label(t)} leaves {N(margin.Totals[t])} to distribute but the seed is 0 in every cell that could take it.", margin.Label(t), margin.Totals[t]);
                }
            }
        }
    }

    private static List<Margin> Margins(CubeTotals totals, int rows, int columns, int layers)
    {
        var margins = new List<Margin>();
        void Two(double[,]? table, string name, int first, int second, string one, string other, Func<int, int, int, int> index)
        {
            if (table is null)
            {
                return;
            }

            SameLength(first, table.GetLength(0), "The margin of " + name, "the number of " + one + "s");
            SameLength(second, table.GetLength(1), "The margin of " + name, "the number of " + other + "s");
            string Label(int t) => $"{one} {N((t / second) + 1)}, {other} {N((t % second) + 1)}";
            double[] flat = [.. table.Cast<double>()];
            for (var t = 0; t < flat.Length; t++)
            {
                NotNegative(flat[t], "The total", Label(t));
            }

            margins.Add(new Margin(name, flat, index, Label));
        }

        void One(double[]? list, string one, int length, Func<int, int, int, int> index)
        {
            if (list is null)
            {
                return;
            }

            SameLength(length, list.Length, $"The margin of {one}s", $"the number of {one}s");
            string Label(int t) => one + " " + N(t + 1);
            for (var t = 0; t < list.Length; t++)
            {
                NotNegative(list[t], "The total", Label(t));
            }

            margins.Add(new Margin(one + "s", [.. list], index, Label));
        }

        Two(totals.RowColumn, "rows and columns", rows, columns, "row", "column", (i, j, _) => (i * columns) + j);
        Two(totals.RowLayer, "rows and layers", rows, layers, "row", "layer", (i, _, k) => (i * layers) + k);
        Two(totals.ColumnLayer, "columns and layers", columns, layers, "column", "layer", (_, j, k) => (j * layers) + k);
        One(totals.Row, "row", rows, (i, _, _) => i);
        One(totals.Column, "column", columns, (_, j, _) => j);
        One(totals.Layer, "layer", layers, (_, _, k) => k);
        return margins;
    }

    private static void CheckAgreement(CubeTotals totals, List<Margin> margins, FittingOptions options)
    {
        for (var m = 1; m < margins.Count; m++)
        {
            ProportionalFitting.Agree(margins[0].Totals.Sum(), margins[m].Totals.Sum(), "The totals of " + margins[0].Name, "the totals of " + margins[m].Name, options, null);
        }

        Shared("row", Over(totals.RowColumn, 0), Over(totals.RowLayer, 0), totals.Row);
        Shared("column", Over(totals.RowColumn, 1), Over(totals.ColumnLayer, 0), totals.Column);
        Shared("layer", Over(totals.RowLayer, 1), Over(totals.ColumnLayer, 1), totals.Layer);

        void Shared(string name, params double[]?[] lists)
        {
            double[][] given = [.. lists.OfType<double[]>()];
            for (var g = 1; g < given.Length; g++)
            {
                for (var t = 0; t < given[0].Length; t++)
                {
                    ProportionalFitting.Agree(given[0][t], given[g][t], "One margin's totals", "another margin's totals", options, name + " " + N(t + 1));
                }
            }
        }
    }

    private static double[]? Over(double[,]? table, int dimension)
    {
        if (table is null)
        {
            return null;
        }

        var sums = new double[table.GetLength(dimension)];
        for (var i = 0; i < table.GetLength(0); i++)
        {
            for (var j = 0; j < table.GetLength(1); j++)
            {
                sums[dimension == 0 ? i : j] += table[i, j];
            }
        }

        return sums;
    }

    private static void Each(int rows, int columns, int layers, Action<int, int, int> act)
    {
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                for (var k = 0; k < layers; k++)
                {
                    act(i, j, k);
                }
            }
        }
    }
}
