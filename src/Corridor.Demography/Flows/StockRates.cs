using MathNet.Numerics.LinearAlgebra;
using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>Flows from stocks by way of rates.</summary>
public static class StockRates
{
    /// <summary>
    /// Shares a known number of moves as the migrant stocks at the start: y_ij = M s_ij / sum(s), natives left out
    /// (Dennett 2015, in <i>Global Dynamics: Approaches from Complexity Science</i>, ch. 7).
    /// </summary>
    /// <param name="stocks">Stocks; only the start is used, born in i and living in j.</param>
    /// <param name="moves">M: all moves in the period, at least 0.</param>
    /// <exception cref="DemographicInputException">No one lives outside the birthplace at the start, or M is negative.</exception>
    public static FlowMatrix Dennett(MigrantStocks stocks, double moves)
    {
        NotNegative(moves, "The number of moves");
        var n = stocks.Places.Count;
        double migrants = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                migrants += i == j ? 0 : stocks.Start[i, j];
            }
        }

        Positive(migrants, "The number of people who live outside their birthplace at the start");
        var flows = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                flows[i, j] = i == j ? 0 : moves * (stocks.Start[i, j] / migrants);
            }
        }

        return FlowMatrix.From(stocks.Places, flows);
    }

    /// <summary>
    /// Solves P2 = P1 G for the growth matrix G and multiplies its rates by the population of the origin (Rogers and von Rabenau 1971, <i>Demography</i> 8(2)).
    /// The method can give negative flows; they are returned as they are, so the result is a plain table and no <see cref="FlowMatrix"/>.
    /// </summary>
    /// <param name="stocks">Stocks, birthplaces by residences; births and deaths are not used.</param>
    /// <returns>Origins by destinations, persons; the diagonal is 0.</returns>
    /// <exception cref="DemographicInputException">The start table cannot be inverted.</exception>
    public static double[,] RogersVonRabenau(MigrantStocks stocks)
    {
        var start = Matrix<double>.Build.DenseOfArray(stocks.Start);
        var condition = start.ConditionNumber();
        if (!(condition < 1e14))
        {
            throw Bad("The table of stocks at the start cannot be inverted: the residences of some birthplaces depend on one another.", null, double.IsNaN(condition) ? null : condition);
        }

        var growth = start.LU().Solve(Matrix<double>.Build.DenseOfArray(stocks.End));
        var population = PlaceNames.ColumnSums(stocks.Start);
        var n = stocks.Places.Count;
        var flows = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                flows[i, j] = i == j ? 0 : growth[i, j] * population[i];
            }
        }

        return flows;
    }
}
