namespace Corridor.Demography.Tests;

public class OtherFlowsTests
{
    private static readonly string[] Places = ["A", "B", "C", "D"];

    // Abel (2018), supplement: stocks of four places at two dates.
    private static readonly MigrantStocks Stocks = MigrantStocks.From(
        Places,
        new double[,] { { 100, 10, 10, 0 }, { 20, 55, 25, 10 }, { 10, 40, 140, 65 }, { 20, 25, 20, 200 } },
        new double[,] { { 75, 25, 5, 15 }, { 20, 45, 30, 15 }, { 30, 40, 150, 35 }, { 10, 50, 5, 200 } });

    [Fact]
    public void Flows_From_Net_Totals_Equal_The_Published_Ones()
    {
        var file = TestFile.Json("flows_from_net_totals.json");
        var net = file.GetProperty("net").Numbers();
        var estimate = NetTotalFlows.Estimate(FlowMatrix.From(Places, file.GetProperty("m").Table()), net);
        StockFlowsTests.ShouldEqual(estimate.Flows, file.GetProperty("flows_2dp").Table(), 0.005);
        estimate.Convergence.Converged.ShouldBeTrue();
        estimate.Flows.NetMigration().Select((value, i) => Math.Abs(value - net[i])).Max().ShouldBeLessThan(1e-9);
        estimate.Factors.Aggregate(1.0, (product, factor) => product * factor).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Net_Totals_That_Cannot_Be_Met_Are_Refused_With_Place_And_Amount()
    {
        var seed = FlowMatrix.From(["A", "B", "C"], new double[,] { { 0, 5, 0 }, { 5, 0, 0 }, { 5, 5, 0 } });
        Should.Throw<DemographicInputException>(() => NetTotalFlows.Estimate(seed, [1, 2, -2])).Message.ShouldContain("sum to 1");
        Should.Throw<DemographicInputException>(() => NetTotalFlows.Estimate(seed, [-1, -2, 3])).Message.ShouldContain("C must gain 3");
        Should.Throw<DemographicInputException>(() => NetTotalFlows.Estimate(seed, [double.NaN, -2, 3])).Message.ShouldContain("at A is NaN");
    }

    [Fact]
    public void Differences_Of_Stocks_Are_Flows_And_Decreases_Returns()
    {
        double[,] zero = { { 0, 15, 0, 15 }, { 0, 0, 5, 5 }, { 20, 0, 0, 0 }, { 0, 25, 0, 0 } };
        double[,] returned = { { 0, 15, 0, 25 }, { 0, 0, 5, 5 }, { 25, 0, 0, 15 }, { 0, 25, 30, 0 } };
        StockFlowsTests.ShouldEqual(StockDifferencing.Estimate(Stocks, DecreaseRule.Zero), zero, 1e-12);
        StockFlowsTests.ShouldEqual(StockDifferencing.Estimate(Stocks), returned, 1e-12);
    }

    [Fact]
    public void Rates_Share_The_Moves_As_The_Stocks()
    {
        var flows = StockRates.Dennett(Stocks, 510);
        flows.Total.ShouldBe(510, 1e-9);
        flows[2, 3].ShouldBe(510 * 65 / 255.0, 1e-9);
        Should.Throw<DemographicInputException>(() => StockRates.Dennett(Stocks, -4)).Message.ShouldContain("-4");
    }

    [Fact]
    public void The_Growth_Matrix_Carries_The_Start_To_The_End()
    {
        var flows = StockRates.RogersVonRabenau(Stocks);
        double[] population = [150, 130, 195, 275], end = [135, 160, 190, 265];
        var growth = new double[4, 4];
        for (var j = 0; j < 4; j++)
        {
            for (var i = 0; i < 4; i++)
            {
                growth[i, j] = flows[i, j] / population[i];
            }

            growth[j, j] = (end[j] - Enumerable.Range(0, 4).Where(i => i != j).Sum(i => flows[i, j])) / population[j];
        }

        var start = Stocks.StartTable();
        for (var b = 0; b < 4; b++)
        {
            for (var j = 0; j < 4; j++)
            {
                Enumerable.Range(0, 4).Sum(i => start[b, i] * growth[i, j]).ShouldBe(Stocks.EndTable()[b, j], 1e-9);
            }
        }

        var twins = MigrantStocks.From(["A", "B"], new double[,] { { 1, 2 }, { 2, 4 } }, new double[,] { { 1, 2 }, { 2, 4 } });
        Should.Throw<DemographicInputException>(() => StockRates.RogersVonRabenau(twins)).Message.ShouldContain("cannot be inverted");
    }

    [Fact]
    public void Rows_With_Missing_Or_Doubled_Pairs_Are_Refused()
    {
        Should.Throw<DemographicInputException>(() => FlowMatrix.FromRows([("A", "B", 1), ("B", "A", 2), ("A", "B", 3)])).Message.ShouldContain("A - B is given twice");
        Should.Throw<DemographicInputException>(() => FlowMatrix.FromRows([("A", "B", 1)])).Message.ShouldContain("B - A has no row");
        FlowMatrix.FromRows([("A", "B", 1)], missingIsZero: true)[1, 0].ShouldBe(0);
        Should.Throw<DemographicInputException>(() => FlowMatrix.FromRows([("A", "B", -1), ("B", "A", 2)])).Message.ShouldContain("A - B is -1");
    }
}
