using System.Text.Json;

namespace Corridor.Demography.Tests;

public class StockFlowsTests
{
    private static readonly string[] Places = ["A", "B", "C", "D"];

    [Theory]
    [InlineData("dr2013")]
    [InlineData("imr2018")]
    [InlineData("dr2013_births_deaths_open")]
    [InlineData("dr2013_births_deaths_open_dr")]
    [InlineData("science2014_births_deaths")]
    public void Flows_Equal_The_Published_Ones(string name)
    {
        var example = TestFile.Json("flows_from_stocks.json").GetProperty(name);
        var method = example.GetProperty("method").GetString() switch
        {
            "open" => StockFlowMethod.Open,
            "open-dr" => StockFlowMethod.OpenDemographicResearch,
            _ => StockFlowMethod.Closed,
        };
        var estimate = StockFlows.Estimate(Stocks(example), method);
        ShouldEqual(estimate.Flows, example.GetProperty("flows").Table(), example.GetProperty("tolerance").GetDouble());
        estimate.Convergence.Converged.ShouldBeTrue();
    }

    [Fact]
    public void Zeros_That_Leave_No_Way_Are_Refused_With_The_Amount()
    {
        // Nobody born in A lives in B at either date, so that the totals of A's people cannot be moved towards their mean.
        var stocks = MigrantStocks.From(["A", "B"], new double[,] { { 100, 0 }, { 10, 500 } }, new double[,] { { 200, 0 }, { 10, 400 } });
        var refused = Should.Throw<DemographicInputException>(() => StockFlows.Estimate(stocks));
        refused.Message.ShouldContain("cells of 0 leave no way");
        refused.Place.ShouldBe("A");
        refused.Amount!.Value.ShouldBe(40, 1e-6);
    }

    [Fact]
    public void Tables_By_Birthplace_Equal_The_Printed_Ones()
    {
        // Abel and Cohen (2019), Scientific Data 6:82, table 4; natives of D, who stay, are put at 200.
        double[,] start = { { 100, 10, 10, 0 }, { 80, 180, 10, 90 }, { 30, 10, 140, 40 }, { 60, 70, 10, 200 } };
        double[,] end = { { 95, 5, 15, 5 }, { 75, 225, 5, 55 }, { 55, 0, 115, 50 }, { 35, 25, 25, 255 } };
        double[][,] printed =
        [
            new[,] { { 95, 0, 2.5, 2.5 }, { 0, 5, 2.5, 2.5 }, { 0, 0, 10, 0 }, { 0, 0, 0, 0 } },
            new double[,] { { 75, 5, 0, 0 }, { 0, 180, 0, 0 }, { 0, 5, 5, 0 }, { 0, 35, 0, 55 } },
            new[,] { { 30, 0, 0, 0 }, { 7.1, 0, 0, 2.9 }, { 17.9, 0, 115, 7.1 }, { 0, 0, 0, 40 } },
            new[,] { { 35, 0, 5.4, 19.6 }, { 0, 25, 9.6, 35.4 }, { 0, 0, 10, 0 }, { 0, 0, 0, 200 } },
        ];
        var estimate = StockFlows.Estimate(MigrantStocks.From(Places, start, end));
        for (var b = 0; b < 4; b++)
        {
            var table = estimate.OfBirthplace(b);
            for (var i = 0; i < 4; i++)
            {
                for (var j = 0; j < 4; j++)
                {
                    table[i, j].ShouldBe(printed[b][i, j], 0.05, $"born in {Places[b]}, {Places[i]} - {Places[j]}");
                }
            }
        }
    }

    [Fact]
    public void A_Seed_Changes_The_Flows_And_Keeps_Their_Totals()
    {
        var stocks = Stocks(TestFile.Json("flows_from_stocks.json").GetProperty("imr2018"));
        double[,] distance = { { 0, 5, 50, 500 }, { 5, 0, 45, 495 }, { 50, 45, 0, 450 }, { 500, 495, 450, 0 } };
        var plain = StockFlows.Estimate(stocks);
        var seeded = StockFlows.Estimate(stocks, options: new StockFlowOptions { Seed = distance });

        seeded.Convergence.Converged.ShouldBeTrue();
        Math.Abs(seeded.Flows[3, 1] - plain.Flows[3, 1]).ShouldBeGreaterThan(0.1);
        for (var i = 0; i < 4; i++)
        {
            seeded.Flows.OutMigration()[i].ShouldBe(plain.Flows.OutMigration()[i], 1e-9);
            seeded.Flows.InMigration()[i].ShouldBe(plain.Flows.InMigration()[i], 1e-9);
        }
    }

    [Fact]
    public void A_Seed_By_Birthplace_Equal_To_The_Shared_One_Gives_The_Same_Flows()
    {
        var stocks = Stocks(TestFile.Json("flows_from_stocks.json").GetProperty("science2014_births_deaths"));
        var noise = new Random(5);
        var seed = new double[4, 4];
        var cube = new double[4, 4, 4];
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                seed[i, j] = 0.1 + noise.NextDouble();
                for (var b = 0; b < 4; b++)
                {
                    cube[b, i, j] = seed[i, j];
                }
            }
        }

        foreach (var method in new[] { StockFlowMethod.Closed, StockFlowMethod.Independence, StockFlowMethod.PseudoBayes })
        {
            var one = StockFlows.Estimate(stocks, method, new StockFlowOptions { Seed = seed });
            var other = StockFlows.Estimate(stocks, method, new StockFlowOptions { SeedByBirthplace = cube });
            ShouldEqual(one.Flows, other.Flows.ToTable(), 1e-9);
        }
    }

    [Fact]
    public void Births_Above_The_Natives_Are_Shared_And_No_Stock_Turns_Negative()
    {
        // Abel (2018), supplement: 50 births in B, where 45 natives are counted at the end.
        double[,] start = { { 100, 10, 10, 0 }, { 20, 55, 25, 10 }, { 10, 40, 140, 65 }, { 20, 25, 20, 200 } };
        double[,] end = { { 75, 25, 5, 0 }, { 20, 45, 30, 15 }, { 30, 40, 150, 60 }, { 30, 30, 20, 230 } };
        var stocks = MigrantStocks.From(Places, start, end, [10, 50, 25, 60], [30, 10, 40, 10]);
        var estimate = StockFlows.Estimate(stocks);
        var births = PlaceNamesSums(estimate.Births);
        births[1].ShouldBe(50, 1e-9);
        estimate.Births[0, 1].ShouldBeGreaterThan(0);
        estimate.Convergence.Converged.ShouldBeTrue();
        foreach (var stock in estimate.Destinations)
        {
            stock.ShouldBeGreaterThanOrEqualTo(0);
        }
    }

    [Fact]
    public void Independence_Moves_More_People_Than_Closed_And_The_Mix_Lies_Between()
    {
        var stocks = Stocks(TestFile.Json("flows_from_stocks.json").GetProperty("science2014_births_deaths"));
        double closed = StockFlows.Estimate(stocks).Flows.Total, independent = StockFlows.Estimate(stocks, StockFlowMethod.Independence).Flows.Total;
        var mixed = StockFlows.Estimate(stocks, StockFlowMethod.PseudoBayes, new StockFlowOptions { StayerWeight = 0.25 }).Flows.Total;
        independent.ShouldBeGreaterThan(closed);
        mixed.ShouldBe((0.25 * closed) + (0.75 * independent), 1e-8);
    }

    [Fact]
    public void The_Tables_By_Birthplace_Add_Up_To_The_Flows()
    {
        var stocks = Stocks(TestFile.Json("flows_from_stocks.json").GetProperty("dr2013_births_deaths_open"));
        foreach (var method in Enum.GetValues<StockFlowMethod>().Where(method => method is StockFlowMethod.Open or StockFlowMethod.OpenDemographicResearch))
        {
            var estimate = StockFlows.Estimate(stocks, method);
            var sum = new double[4, 4];
            for (var b = 0; b < 4; b++)
            {
                var table = estimate.OfBirthplace(b);
                for (var i = 0; i < 4; i++)
                {
                    for (var j = 0; j < 4; j++)
                    {
                        sum[i, j] += i == j ? 0 : table[i, j];
                    }
                }
            }

            ShouldEqual(estimate.Flows, sum, 1e-9);
        }
    }

    [Fact]
    public void Unequal_Growth_Is_Refused_With_The_Gap()
    {
        var stocks = Stocks(TestFile.Json("flows_from_stocks.json").GetProperty("dr2013_births_deaths_open"));
        var fault = Should.Throw<DemographicInputException>(() => StockFlows.Estimate(stocks));
        fault.Message.ShouldContain("differ by 20");
        StockFlows.Estimate(stocks.WithNativesBalanced()).Convergence.Converged.ShouldBeTrue();
    }

    [Fact]
    public void Bad_Stocks_Are_Refused_With_Place_And_Amount()
    {
        double[,] good = { { 10, 1 }, { 2, 20 } };
        string[] two = ["X", "Y"];
        void Refused(Action make, string words) => Should.Throw<DemographicInputException>(make).Message.ShouldContain(words);

        Refused(() => MigrantStocks.From(two, new double[,] { { 10, -1 }, { 2, 20 } }, good), "X - Y is -1");
        Refused(() => MigrantStocks.From(two, good, new double[,] { { 10, 1 }, { double.NaN, 20 } }), "Y - X is NaN");
        Refused(() => MigrantStocks.From(["X"], new double[,] { { 1 } }, new double[,] { { 1 } }), "only one place, X");
        Refused(() => MigrantStocks.From(two, new double[2, 2], good), "All stocks at the start are 0");
        Refused(() => MigrantStocks.From(["X", "X"], good, good), "X is listed twice");
        Refused(() => MigrantStocks.From(two, good, new double[3, 3]), "has 3 values");
        Refused(() => MigrantStocks.FromRows([("X", "X", 1, 1), ("X", "Y", 1, 1), ("Y", "Y", 1, 1)]), "Y - X has no row");
        Refused(() => MigrantStocks.FromRows([("X", "X", 1, 1), ("X", "Y", 1, 1), ("X", "Y", 2, 1), ("Y", "X", 1, 1), ("Y", "Y", 1, 1)]), "X - Y is given twice");
        Refused(() => MigrantStocks.FromRows([("X", "X", 1, 1), ("X", "Y", 1, 1), ("Y", "X", 1, 1), ("Y", "Y", 1, 1)], [("X", 1, 1)]), "deaths of Y are missing");
        Refused(() => MigrantStocks.FromRows([("X", "X", 1, 1), ("X", "Y", 1, 1), ("Y", "X", 1, 1), ("Y", "Y", 1, 1)], [("X", 1, 1), ("Y", 0, 0), ("Z", 4, 0)]), "Z, which has no stocks");
        Refused(() => StockFlows.Estimate(MigrantStocks.From(two, good, new double[,] { { 0, 1 }, { 0, 20 } }, deaths: [12.5, 0]), StockFlowMethod.Open), "0.5 more than its population");
        Refused(() => StockFlows.Estimate(MigrantStocks.From(two, good, good, births: [0, 30]), StockFlowMethod.Open), "9 more than its population");
        Refused(() => StockFlows.Estimate(MigrantStocks.From(two, new double[,] { { 10, 1 }, { 2, 20 } }, new double[,] { { 9, 2 }, { 2, 20 } }), options: new StockFlowOptions { Seed = new double[2, 2] }), "1 people born in X must leave X");
    }

    internal static void ShouldEqual(FlowMatrix flows, double[,] expected, double tolerance)
    {
        for (var i = 0; i < expected.GetLength(0); i++)
        {
            for (var j = 0; j < expected.GetLength(1); j++)
            {
                flows[i, j].ShouldBe(expected[i, j], tolerance, $"{flows.Places[i]} - {flows.Places[j]}");
            }
        }
    }

    internal static double[] PlaceNamesSums(double[,] table)
    {
        var sums = new double[table.GetLength(1)];
        for (var i = 0; i < table.GetLength(0); i++)
        {
            for (var j = 0; j < sums.Length; j++)
            {
                sums[j] += table[i, j];
            }
        }

        return sums;
    }

    private static MigrantStocks Stocks(JsonElement example) => MigrantStocks.From(
        Places, example.GetProperty("stock_start").Table(), example.GetProperty("stock_end").Table(),
        example.GetProperty("births").Numbers(), example.GetProperty("deaths").Numbers());
}
