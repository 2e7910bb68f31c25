using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>
/// Estimates flows between places from two tables of stocks by birthplace and residence, births and deaths.
/// </summary>
/// <remarks>
/// <para>Sources: Abel, G. J. (2013), <i>Demographic Research</i> 28(18); Abel and Sander (2014), <i>Science</i> 343; Abel (2018),
/// <i>International Migration Review</i> 52(3); Azose and Raftery (2019), <i>PNAS</i> 116(1).</para>
/// <para>Steps, with P1, P2 the stocks (birthplace b, residence i):
/// (1) deaths of i are shared over birthplaces as P1(., i) and taken off P1;
/// (2) births of i are taken off the natives P2(i, i); where they exceed those, they are shared as P2(., i);
/// (3) totals by birthplace are matched: closed methods fit both tables to the mean of the two totals while totals by residence stay, open ones let the
/// difference leave or come;
/// (4) within each birthplace, origins P1(b, .) and destinations P2(b, .) are the margins of a flow table whose cells follow the seed; with most stayers,
/// min(P1(b, i), P2(b, i)) of them stay.</para>
/// <para>With most stayers a place either loses or gains of a birthplace, never both; without a seed the flows from losers to gainers are then
/// (loss x gain / sum) at once, and only seeded tables are iterated.</para>
/// </remarks>
public static class StockFlows
{
    /// <summary>Estimates flows.</summary>
    /// <param name="stocks">Stocks, births and deaths.</param>
    /// <param name="method">The accounting.</param>
    /// <param name="options">Seeds, weights and tolerance.</param>
    /// <exception cref="DemographicInputException">
    /// For closed methods, stocks whose growth differs from births less deaths (with the amount); deaths above the start stock or births above the end stock
    /// of a place; a birthplace that appears or vanishes where the closed account cannot hold it, or zeros in the stocks that leave no way to meet its totals; a seed that is negative, or 0 on every way that people of a birthplace could take.
    /// </exception>
    public static StockFlowEstimate Estimate(MigrantStocks stocks, StockFlowMethod method = StockFlowMethod.Closed, StockFlowOptions? options = null)
    {
        if (!Enum.IsDefined(method))
        {
            throw Bad($"{N((int)method)} is no method of estimating flows.", null, (int)method);
        }

        options ??= new StockFlowOptions();
        var places = stocks.Places;
        var open = method is StockFlowMethod.Open or StockFlowMethod.OpenDemographicResearch;
        if (!open)
        {
            CheckGrowth(stocks, options.Fitting);
        }

        var seeds = new FlowSeeds(places, options);
        var deaths = StockAccounting.DeathsByBirthplace(stocks);
        var births = StockAccounting.BirthsByBirthplace(stocks);
        var start = StockAccounting.Less(stocks.Start, deaths);
        var end = StockAccounting.Less(stocks.End, births);
        var nobody = new double[places.Count, places.Count];
        var (leavers, comers, convergence) = (nobody, nobody, Convergence.Direct);
        if (open)
        {
            (leavers, comers) = BirthplaceMatching.Open(start, end, method == StockFlowMethod.Open);
            start = StockAccounting.Less(start, leavers);
            end = StockAccounting.Less(end, comers);
        }
        else
        {
            convergence = BirthplaceMatching.HalfWay(places, ref start, ref end, options.Fitting);
        }

        var solver = new BirthplaceFlows(places, start, end, seeds, method, options);
        var (flows, endings) = solver.Sum();
        return new StockFlowEstimate(birthplace => solver.Table(birthplace).Values)
        {
            Method = method,
            Flows = FlowMatrix.From(places, flows),
            Convergence = convergence.And(endings),
            Deaths = deaths,
            Births = births,
            ToOutside = leavers,
            FromOutside = comers,
            Origins = start,
            Destinations = end,
        };
    }

    private static void CheckGrowth(MigrantStocks stocks, FittingOptions options)
    {
        double start = stocks.Start.Cast<double>().Sum(), end = stocks.End.Cast<double>().Sum();
        double births = stocks.Births.Sum(), deaths = stocks.Deaths.Sum();
        var gap = end - start - (births - deaths);
        if (Math.Abs(gap) > options.TotalsTolerance * Math.Max(start, end))
        {
            throw Bad(
                $"Stocks grow by {N(end - start)} but births less deaths are {N(births - deaths)}; in a closed account the two must be equal, they differ by {N(Math.Abs(gap))}. "
                + "Balance the natives first, or use an open method.", null, gap);
        }
    }
}
