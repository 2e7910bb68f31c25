namespace Corridor.Demography;

/// <summary>What a shrinking stock means where flows are read off differences of stocks.</summary>
public enum DecreaseRule
{
    /// <summary>Nothing: the flow is 0 (Bertoli and Fernandez-Huertas Moraga 2015).</summary>
    Zero,

    /// <summary>Return: the lost migrants went back to their birthplace (Beine and Parsons 2015).</summary>
    Return,
}

/// <summary>
/// Flows as differences of stocks (Beine, Bertoli and Fernandez-Huertas Moraga 2016, <i>The World Economy</i> 39(4)).
/// </summary>
public static class StockDifferencing
{
    /// <summary>Reads flows off the growth of the stock born in i and living in j.</summary>
    /// <param name="stocks">Stocks; births and deaths are not used.</param>
    /// <param name="decrease">What a decrease means.</param>
    public static FlowMatrix Estimate(MigrantStocks stocks, DecreaseRule decrease = DecreaseRule.Return)
    {
        var n = stocks.Places.Count;
        var flows = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (i == j)
                {
                    continue;
                }

                var growth = stocks.End[i, j] - stocks.Start[i, j];
                if (growth > 0)
                {
                    flows[i, j] += growth;
                }
                else if (decrease == DecreaseRule.Return)
                {
                    flows[j, i] -= growth;
                }
            }
        }

        return FlowMatrix.From(stocks.Places, flows);
    }
}
