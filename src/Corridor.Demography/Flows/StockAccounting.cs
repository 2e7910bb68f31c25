using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>Takes births and deaths off the stocks.</summary>
internal static class StockAccounting
{
    /// <summary>Deaths of each residence shared over birthplaces as the start stock.</summary>
    public static double[,] DeathsByBirthplace(MigrantStocks stocks)
    {
        var n = stocks.Places.Count;
        var deaths = new double[n, n];
        var living = PlaceNames.ColumnSums(stocks.Start);
        for (var i = 0; i < n; i++)
        {
            var died = stocks.Deaths[i];
            if (died > living[i])
            {
                throw Bad($"Deaths in {stocks.Places[i]} are {N(died)}, {N(died - living[i])} more than its population of {N(living[i])} at the start.", stocks.Places[i], died - living[i]);
            }

            for (var b = 0; b < n && died > 0; b++)
            {
                deaths[b, i] = died * (stocks.Start[b, i] / living[i]);
            }
        }

        return deaths;
    }

    /// <summary>Births of each residence taken as natives, or shared as the end stock where the natives are too few.</summary>
    public static double[,] BirthsByBirthplace(MigrantStocks stocks)
    {
        var n = stocks.Places.Count;
        var births = new double[n, n];
        var living = PlaceNames.ColumnSums(stocks.End);
        for (var i = 0; i < n; i++)
        {
            var born = stocks.Births[i];
            if (born <= stocks.End[i, i])
            {
                births[i, i] = born;
                continue;
            }

            if (born > living[i])
            {
                throw Bad($"Births in {stocks.Places[i]} are {N(born)}, {N(born - living[i])} more than its population of {N(living[i])} at the end.", stocks.Places[i], born - living[i]);
            }

            for (var b = 0; b < n; b++)
            {
                births[b, i] = born * (stocks.End[b, i] / living[i]);
            }
        }

        return births;
    }

    /// <summary>Cell by cell difference; a rounding error below zero is cleared.</summary>
    public static double[,] Less(double[,] from, double[,] what)
    {
        var left = new double[from.GetLength(0), from.GetLength(1)];
        for (var i = 0; i < left.GetLength(0); i++)
        {
            for (var j = 0; j < left.GetLength(1); j++)
            {
                left[i, j] = Math.Max(0, from[i, j] - what[i, j]);
            }
        }

        return left;
    }
}
