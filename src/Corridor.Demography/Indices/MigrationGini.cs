using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// The family of Gini indices of spatial focusing.
/// </summary>
/// <remarks>
/// Plane, D. A. and Mulligan, G. F. (1997), <i>Demography</i> 34(2), with the correction of Bell et al. (2002) where said: the sums of absolute differences run over
/// cells off the diagonal, and the corrected denominators leave out the comparison of a cell with itself, so that 1 can be reached.
/// </remarks>
public sealed record MigrationGini
{
    /// <summary>G_T, corrected: sum|m_ij - m_kl| / (2 (n (n-1) - 1) M), 0 to 1.</summary>
    public required double Total { get; init; }

    /// <summary>G_T of Plane and Mulligan: the same over 2 n (n-1) M.</summary>
    public required double TotalUncorrected { get; init; }

    /// <summary>G_R: part of the focusing that lies within rows, sum over i of |m_ij - m_ih| / (2 n (n-1) M).</summary>
    public required double Rows { get; init; }

    /// <summary>G_C: part that lies within columns.</summary>
    public required double Columns { get; init; }

    /// <summary>G_RC: part that lies in the exchanges m_ij against m_ji.</summary>
    public required double Exchanges { get; init; }

    /// <summary>G_R / G_T (uncorrected both), 0 to 1; 0 where all flows are equal.</summary>
    public double RowsStandardised => TotalUncorrected > 0 ? Rows / TotalUncorrected : 0;

    /// <summary>G_C / G_T (uncorrected both), 0 to 1; 0 where all flows are equal.</summary>
    public double ColumnsStandardised => TotalUncorrected > 0 ? Columns / TotalUncorrected : 0;

    /// <summary>G_RC / G_T (uncorrected both), 0 to 1; 0 where all flows are equal.</summary>
    public double ExchangesStandardised => TotalUncorrected > 0 ? Exchanges / TotalUncorrected : 0;

    /// <summary>G_i^O, corrected: focusing of the moves out of each place, 0 to 1; 0 for a place without any, or among two places.</summary>
    public required IReadOnlyList<double> OutFields { get; init; }

    /// <summary>G_j^I, corrected: focusing of the moves into each place.</summary>
    public required IReadOnlyList<double> InFields { get; init; }

    /// <summary>MWG^O: mean over places of G_i^O weighted by the place's share of out-migration, sum / n (Bell et al. 2002).</summary>
    public required double WeightedOut { get; init; }

    /// <summary>MWG^I: mean over places of G_j^I weighted by the place's share of in-migration, sum / n.</summary>
    public required double WeightedIn { get; init; }

    /// <summary>MWG^A: mean of <see cref="WeightedOut"/> and <see cref="WeightedIn"/>.</summary>
    public double WeightedMean => (WeightedOut + WeightedIn) / 2;

    /// <summary>MWG^O with the shares of in-migration as weights, as some published software computes it; for comparison only.</summary>
    public required double WeightedOutByInflows { get; init; }

    /// <summary>MWG^I with the shares of out-migration as weights, as some published software computes it; for comparison only.</summary>
    public required double WeightedInByOutflows { get; init; }

    /// <summary>Measures focusing.</summary>
    /// <param name="flows">Flows with at least one move.</param>
    public static MigrationGini Of(FlowMatrix flows)
    {
        var n = flows.Places.Count;
        var moves = Positive(flows.Total, "The number of moves");
        var pairs = (double)n * (n - 1);
        var cells = new List<double>(n * (n - 1));
        double rows = 0, columns = 0, exchanges = 0;
        double[] outs = new double[n], ins = new double[n];
        double[] leaving = flows.OutMigration(), arriving = flows.InMigration();
        for (var i = 0; i < n; i++)
        {
            var row = new double[n - 1];
            var column = new double[n - 1];
            for (int j = 0, k = 0; j < n; j++)
            {
                if (j != i)
                {
                    (row[k], column[k]) = (flows[i, j], flows[j, i]);
                    k++;
                    exchanges += Math.Abs(flows[i, j] - flows[j, i]);
                }
            }

            cells.AddRange(row);
            double within = Differences(row), across = Differences(column);
            rows += within;
            columns += across;
            outs[i] = n > 2 && leaving[i] > 0 ? within / (2 * (n - 2) * leaving[i]) : 0;
            ins[i] = n > 2 && arriving[i] > 0 ? across / (2 * (n - 2) * arriving[i]) : 0;
        }

        var all = Differences([.. cells]);
        double Weighted(double[] fields, double[] weights) => fields.Select((field, i) => field * weights[i] / moves).Sum() / n;
        return new MigrationGini
        {
            Total = all / (2 * (pairs - 1) * moves),
            TotalUncorrected = all / (2 * pairs * moves),
            Rows = rows / (2 * pairs * moves),
            Columns = columns / (2 * pairs * moves),
            Exchanges = exchanges / (2 * pairs * moves),
            OutFields = outs,
            InFields = ins,
            WeightedOut = Weighted(outs, leaving),
            WeightedIn = Weighted(ins, arriving),
            WeightedOutByInflows = Weighted(outs, arriving),
            WeightedInByOutflows = Weighted(ins, leaving),
        };
    }

    // Sum over ordered pairs of |x - y|, from the sorted values: 2 sum (2 k - N + 1) x_(k).
    private static double Differences(double[] values)
    {
        Array.Sort(values);
        double sum = 0;
        for (var k = 0; k < values.Length; k++)
        {
            sum += ((2.0 * k) - values.Length + 1) * values[k];
        }

        return 2 * sum;
    }
}
