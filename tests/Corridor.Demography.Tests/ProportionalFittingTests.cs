namespace Corridor.Demography.Tests;

public class ProportionalFittingTests
{
    [Fact]
    public void Two_Way_Tables_Meet_Their_Totals_And_Keep_The_Odds_Ratios_Of_The_Seed()
    {
        double[,] seed = { { 40, 30, 20 }, { 35, 50, 100 } };
        var fit = ProportionalFitting.Fit(seed, [150, 300], [200, 100, 150]);
        fit.Convergence.Converged.ShouldBeTrue();
        (fit.Values[0, 0] + fit.Values[0, 1] + fit.Values[0, 2]).ShouldBe(150, 1e-9);
        (fit.Values[0, 1] + fit.Values[1, 1]).ShouldBe(100, 1e-9);
        (fit.Values[0, 0] * fit.Values[1, 2] / (fit.Values[0, 2] * fit.Values[1, 0])).ShouldBe(40 * 100 / (20.0 * 35), 1e-9);
    }

    [Fact]
    public void A_Heavy_Diagonal_Is_Fitted_In_Few_Rounds_To_The_Same_Table_As_Plain_Rounds()
    {
        var noise = new Random(3);
        const int n = 30;
        var seed = new double[n, n];
        double[] rows = new double[n], columns = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                seed[i, j] = i == j ? 1e6 : 1 + (10 * noise.NextDouble());
                var target = seed[i, j] * (0.9 + (0.2 * noise.NextDouble()));
                rows[i] += target;
                columns[j] += target;
            }
        }

        var quick = ProportionalFitting.Fit(seed, rows, columns);
        quick.Convergence.Converged.ShouldBeTrue();
        quick.Convergence.Iterations.ShouldBeLessThan(200);
        for (var i = 0; i < n; i++)
        {
            Enumerable.Range(0, n).Sum(j => quick.Values[i, j]).ShouldBe(rows[i], 1e-5);
            Enumerable.Range(0, n).Sum(j => quick.Values[j, i]).ShouldBe(columns[i], 1e-5);
        }

        // The fitted table has the seed's odds ratios, which with its totals make it unique.
        (quick.Values[0, 0] * quick.Values[1, 2] / (quick.Values[0, 2] * quick.Values[1, 0])).ShouldBe(
            seed[0, 0] * seed[1, 2] / (seed[0, 2] * seed[1, 0]), 1e-6 * seed[0, 0]);
    }

    [Fact]
    public void Known_Cells_Stay_And_The_Rest_Meets_The_Totals()
    {
        double?[,] known = { { 7, null, null }, { null, null, 0 } };
        var fit = ProportionalFitting.Fit(new double[,] { { 1, 1, 1 }, { 1, 1, 1 } }, [10, 20], [12, 15, 3], known);
        fit.Values[0, 0].ShouldBe(7);
        fit.Values[1, 2].ShouldBe(0);
        fit.Values[0, 2].ShouldBe(3, 1e-9);
        (fit.Values[0, 1] + fit.Values[1, 1]).ShouldBe(15, 1e-9);
    }

    [Fact]
    public void Totals_That_Differ_Are_Refused_By_How_Much()
    {
        double[,] seed = { { 1, 1 }, { 1, 1 } };
        var fault = Should.Throw<DemographicInputException>(() => ProportionalFitting.Fit(seed, [10, 20], [12, 15]));
        fault.Message.ShouldContain("differ by 3");
        fault.Amount.ShouldBe(3);
        Should.Throw<DemographicInputException>(() => ProportionalFitting.Fit(seed, [10, -20], [12, 15])).Message.ShouldContain("row 2 is -20");
        Should.Throw<DemographicInputException>(() => ProportionalFitting.Fit(new double[,] { { 0, 0 }, { 1, 1 } }, [10, 20], [12, 18])).Message.ShouldContain("row 1 leaves 10");
        Should.Throw<DemographicInputException>(() => ProportionalFitting.Fit(seed, [10, 20], [12, 18], new double?[,] { { 11, null }, { null, null } })).Message.ShouldContain("by 1");
    }

    [Fact]
    public void Zero_Seeds_That_No_Table_Can_Meet_End_Unconverged_And_Without_NaN()
    {
        // Row 1 can only fill column 1, but is larger than it.
        var fit = ProportionalFitting.Fit(new double[,] { { 1, 0 }, { 1, 1 } }, [10, 5], [4, 11]);
        fit.Convergence.Converged.ShouldBeFalse();
        fit.Convergence.LargestResidual.ShouldBeGreaterThan(1);
        fit.Values.Cast<double>().ShouldAllBe(value => double.IsFinite(value) && value >= 0);
    }

    [Fact]
    public void Three_Way_Tables_Meet_All_Their_Margins()
    {
        var noise = new Random(11);
        double[,,] truth = new double[3, 4, 2], seed = new double[3, 4, 2];
        double[,] ij = new double[3, 4], ik = new double[3, 2], jk = new double[4, 2];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                for (var k = 0; k < 2; k++)
                {
                    truth[i, j, k] = 1 + (100 * noise.NextDouble());
                    seed[i, j, k] = 1 + noise.NextDouble();
                    ij[i, j] += truth[i, j, k];
                    ik[i, k] += truth[i, j, k];
                    jk[j, k] += truth[i, j, k];
                }
            }
        }

        var known = new double?[3, 4, 2];
        known[1, 2, 1] = truth[1, 2, 1];
        var fit = ProportionalFitting.Fit(seed, new CubeTotals { RowColumn = ij, RowLayer = ik, ColumnLayer = jk }, known);
        fit.Convergence.Converged.ShouldBeTrue();
        fit.Values[1, 2, 1].ShouldBe(truth[1, 2, 1], 1e-9);
        for (var j = 0; j < 4; j++)
        {
            for (var k = 0; k < 2; k++)
            {
                (fit.Values[0, j, k] + fit.Values[1, j, k] + fit.Values[2, j, k]).ShouldBe(jk[j, k], 1e-8);
            }
        }

        jk[3, 1] += 5;
        jk[3, 0] -= 5;
        Should.Throw<DemographicInputException>(() => ProportionalFitting.Fit(seed, new CubeTotals { RowLayer = ik, ColumnLayer = jk })).Message.ShouldContain("differ by 5 and must be equal");
        Should.Throw<DemographicInputException>(() => ProportionalFitting.Fit(seed, new CubeTotals { Row = [1, 1, 1], Column = [1, 1, 1, 1] })).Message.ShouldContain("differ by 1");
        Should.Throw<DemographicInputException>(() => ProportionalFitting.Fit(seed, new CubeTotals())).Message.ShouldContain("No margin");
    }
}
