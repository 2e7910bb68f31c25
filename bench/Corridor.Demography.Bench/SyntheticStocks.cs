using Corridor.Demography;

namespace Corridor.Demography.Bench;

/// <summary>Stocks of many places drawn from a seed, shaped like those of the world: mostly natives, migrants by size of both places.</summary>
internal static class SyntheticStocks
{
    /// <summary>Draws stocks in which growth equals births less deaths.</summary>
    public static MigrantStocks Draw(int places, int seed)
    {
        var noise = new Random(seed);
        var size = Enumerable.Range(0, places).Select(_ => Math.Exp(10 + (8 * noise.NextDouble()))).ToArray();
        var sum = size.Sum();
        double[,] start = new double[places, places], end = new double[places, places];
        double[] births = new double[places], deaths = new double[places];
        for (var i = 0; i < places; i++)
        {
            for (var j = 0; j < places; j++)
            {
                start[i, j] = i == j ? size[i] : noise.NextDouble() < 0.3 ? 0 : 0.06 * size[i] * (size[j] / sum) * Math.Exp(2 * noise.NextDouble());
                end[i, j] = start[i, j] * (0.9 + (0.25 * noise.NextDouble()));
            }

            births[i] = size[i] * (0.05 + (0.1 * noise.NextDouble()));
            deaths[i] = size[i] * (0.03 + (0.04 * noise.NextDouble()));
            end[i, i] = size[i] + births[i] - deaths[i];
        }

        return MigrantStocks.From([.. Enumerable.Range(1, places).Select(i => $"place {i}")], start, end, births, deaths).WithNativesBalanced();
    }
}
