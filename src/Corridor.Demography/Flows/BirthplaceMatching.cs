using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>Makes the totals by birthplace of the two stock tables equal.</summary>
internal static class BirthplaceMatching
{
    // Share of all people beyond which a total that is not met cannot be met.
    private const double Hopeless = 1e-6;

    /// <summary>Closed: both tables are fitted to the mean of the two totals of each birthplace; totals by residence stay.</summary>
    public static Convergence HalfWay(IReadOnlyList<string> places, ref double[,] start, ref double[,] end, FittingOptions options)
    {
        var first = PlaceNames.RowSums(start);
        var second = PlaceNames.RowSums(end);
        var size = Math.Max(first.Sum(), second.Sum());
        var meeting = new double[first.Length];
        var apart = false;
        for (var b = 0; b < first.Length; b++)
        {
            meeting[b] = (first[b] + second[b]) / 2;
            apart |= Math.Abs(first[b] - second[b]) > 1e-14 * size;
            if (meeting[b] > 0 && (first[b] == 0 || second[b] == 0))
            {
                var when = first[b] == 0 ? "start" : "end";
                throw Bad(
                    $"Nobody born in {places[b]} is left at the {when} once births and deaths are taken off, but {N(Math.Max(first[b], second[b]))} are at the other date; a closed account cannot hold that.",
                    places[b], Math.Abs(first[b] - second[b]));
            }
        }

        if (!apart)
        {
            return Convergence.Direct;
        }

        var one = Fit(places, start, meeting, options, "start");
        var other = Fit(places, end, meeting, options, "end");
        (start, end) = (one.Values, other.Values);
        return one.Convergence.And(other.Convergence);
    }

    /// <summary>Open: the surplus at the start leaves the system, the surplus at the end has come from outside.</summary>
    /// <param name="start">Start stocks after deaths.</param>
    /// <param name="end">End stocks after births.</param>
    /// <param name="crossed">Whether leavers live as the end stock and comers as the start stock (open), or each as its own (the 2013 rule).</param>
    public static (double[,] Leavers, double[,] Comers) Open(double[,] start, double[,] end, bool crossed)
    {
        var n = start.GetLength(0);
        double[,] leavers = new double[n, n], comers = new double[n, n];
        double[] first = PlaceNames.RowSums(start), second = PlaceNames.RowSums(end);
        for (var b = 0; b < n; b++)
        {
            var surplus = first[b] - second[b];
            if (surplus > 0)
            {
                Spread(leavers, b, surplus, crossed ? end : start, start);
            }
            else if (surplus < 0)
            {
                Spread(comers, b, -surplus, crossed ? start : end, end);
            }
        }

        return (leavers, comers);
    }

    // Shares an amount as one table's row, never above what the other table holds; what a full cell cannot take goes to the others.
    private static void Spread(double[,] into, int b, double amount, double[,] shape, double[,] ceiling)
    {
        var n = into.GetLength(0);
        var full = new bool[n];
        for (var left = amount; left > 1e-15 * amount;)
        {
            double weights = 0;
            for (var i = 0; i < n; i++)
            {
                weights += full[i] ? 0 : shape[b, i];
            }

            // Where the shape is empty, what room there is decides.
            var byRoom = weights == 0;
            for (var i = 0; i < n && byRoom; i++)
            {
                weights += full[i] ? 0 : ceiling[b, i] - into[b, i];
            }

            if (weights <= 0)
            {
                return;
            }

            double placed = 0;
            var filled = false;
            for (var i = 0; i < n; i++)
            {
                var room = ceiling[b, i] - into[b, i];
                var share = full[i] ? 0 : left * (byRoom ? room : shape[b, i]) / weights;
                if (share >= room && share > 0)
                {
                    (share, full[i], filled) = (Math.Max(0, room), true, true);
                }

                into[b, i] += share;
                placed += share;
            }

            left -= placed;
            if (!filled)
            {
                return;
            }
        }
    }

    private static FittedTable Fit(IReadOnlyList<string> places, double[,] table, double[] byBirthplace, FittingOptions options, string when)
    {
        try
        {
            var fit = ProportionalFitting.Fit(table, byBirthplace, PlaceNames.ColumnSums(table), null, places, places, options);
            var ending = fit.Convergence;

            // Slow fits come near; a fit that stays far off has zeros where people would have to be.
            return ending.Converged || ending.LargestResidual <= Hopeless * byBirthplace.Sum() ? fit
                : throw Bad(
                    $"The total by residence, {ending.Where}, is missed by {N(ending.LargestResidual)}, because cells of 0 leave no way.", ending.Where?.Replace("column ", "", StringComparison.Ordinal), ending.LargestResidual);
        }
        catch (DemographicInputException fault)
        {
            throw Bad($"The stocks at the {when} cannot meet the totals by birthplace: {fault.Message}", fault.Place, fault.Amount);
        }
    }
}
