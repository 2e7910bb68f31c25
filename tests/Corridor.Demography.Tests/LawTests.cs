using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Demography.Tests;

/// <summary>Laws that hold whatever the numbers, over a thousand cases each.</summary>
public class LawTests
{
    private static readonly StockFlowMethod[] Methods = Enum.GetValues<StockFlowMethod>();

    [Fact]
    public void Fitted_Tables_Meet_Their_Margins_And_Are_Not_Negative()
    {
        var cases =
            from rows in Gen.Choose(1, 7)
            from columns in Gen.Choose(1, 7)
            from seed in Laws.Table(rows, columns, 1, 500)
            from truth in Laws.Table(rows, columns, 0, 500)
            select (seed, truth);
        Laws.Hold(cases, one =>
        {
            var (seed, truth) = one;
            int rows = truth.GetLength(0), columns = truth.GetLength(1);
            var byRow = Enumerable.Range(0, rows).Select(i => Enumerable.Range(0, columns).Sum(j => truth[i, j])).ToArray();
            var byColumn = Enumerable.Range(0, columns).Select(j => Enumerable.Range(0, rows).Sum(i => truth[i, j])).ToArray();
            var fit = ProportionalFitting.Fit(seed, byRow, byColumn);
            fit.Convergence.Converged.ShouldBeTrue();
            for (var i = 0; i < rows; i++)
            {
                Enumerable.Range(0, columns).Sum(j => fit.Values[i, j]).ShouldBe(byRow[i], 1e-8);
            }

            for (var j = 0; j < columns; j++)
            {
                Enumerable.Range(0, rows).Sum(i => fit.Values[i, j]).ShouldBe(byColumn[j], 1e-8);
            }

            fit.Values.Cast<double>().ShouldAllBe(value => value >= 0);
        });
    }

    [Fact]
    public void Flows_Carry_The_Start_Population_To_The_End_Population() =>
        Laws.Hold(Laws.Stocks, stocks =>
        {
            foreach (var method in Methods)
            {
                var estimate = StockFlows.Estimate(stocks, method);
                estimate.Convergence.Converged.ShouldBeTrue();
                double[] start = StockFlowsTests.PlaceNamesSums(stocks.StartTable()), end = StockFlowsTests.PlaceNamesSums(stocks.EndTable());
                double[] gone = StockFlowsTests.PlaceNamesSums(estimate.ToOutside), come = StockFlowsTests.PlaceNamesSums(estimate.FromOutside);
                var net = estimate.Flows.NetMigration();
                for (var i = 0; i < start.Length; i++)
                {
                    (start[i] + stocks.Births[i] - stocks.Deaths[i] - gone[i] + come[i] + net[i]).ShouldBe(end[i], 1e-7, method + " " + i);
                }
            }
        });

    [Fact]
    public void Flows_Are_Never_Negative() =>
        Laws.Hold(Laws.Stocks, stocks =>
        {
            foreach (var method in Methods)
            {
                StockFlows.Estimate(stocks, method).Flows.ToTable().Cast<double>().ShouldAllBe(flow => flow >= 0 && double.IsFinite(flow));
            }
        });

    [Fact]
    public void Closed_Flows_By_Birthplace_Reproduce_The_End_Stocks()
    {
        // Without births and deaths, and with totals by birthplace unchanged, nothing is adjusted: the stocks themselves must come out.
        var cases =
            from n in Gen.Choose(2, 6)
            from start in Laws.Table(n, n, 0, 400)
            from moved in Laws.Table(n, n, 0, 100)
            select (start, moved);
        Laws.Hold(cases, one =>
        {
            var (start, moved) = one;
            var n = start.GetLength(0);
            var end = (double[,])start.Clone();
            for (var b = 0; b < n; b++)
            {
                start[b, b] += 1000;
                end[b, b] += 1000;
                for (var i = 0; i < n; i++)
                {
                    var change = Math.Min(moved[b, i], end[b, i]);
                    end[b, i] -= change;
                    end[b, (i + b + 1) % n] += change;
                }
            }

            var estimate = StockFlows.Estimate(MigrantStocks.From(Laws.Names(n), start, end));
            for (var b = 0; b < n; b++)
            {
                var table = estimate.OfBirthplace(b);
                for (var i = 0; i < n; i++)
                {
                    Enumerable.Range(0, n).Sum(j => table[i, j]).ShouldBe(start[b, i], 1e-8);
                    Enumerable.Range(0, n).Sum(j => table[j, i]).ShouldBe(end[b, i], 1e-8);
                    table[i, i].ShouldBe(Math.Min(start[b, i], end[b, i]), 1e-8);
                }
            }
        });
    }

    [Fact]
    public void The_Order_Of_Places_Does_Not_Matter() =>
        Laws.Hold(from stocks in Laws.Stocks from turn in Gen.Choose(1, 5) select (stocks, turn), one =>
        {
            var (stocks, turn) = one;
            var n = stocks.Places.Count;
            int Turned(int i) => (i + turn) % n;
            double[,] start = new double[n, n], end = new double[n, n], seed = new double[n, n], seedTurned = new double[n, n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    start[i, j] = stocks.StartTable()[Turned(i), Turned(j)];
                    end[i, j] = stocks.EndTable()[Turned(i), Turned(j)];
                    seed[i, j] = 1 + (((7 * i) + (3 * j)) % 11);
                }
            }

            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    seedTurned[i, j] = seed[Turned(i), Turned(j)];
                }
            }

            var turned = MigrantStocks.From(
                [.. Enumerable.Range(0, n).Select(i => stocks.Places[Turned(i)])], start, end,
                [.. Enumerable.Range(0, n).Select(i => stocks.Births[Turned(i)])], [.. Enumerable.Range(0, n).Select(i => stocks.Deaths[Turned(i)])]);
            foreach (var method in Methods)
            {
                var flows = StockFlows.Estimate(stocks, method, new StockFlowOptions { Seed = seed }).Flows;
                var others = StockFlows.Estimate(turned, method, new StockFlowOptions { Seed = seedTurned }).Flows;
                for (var i = 0; i < n; i++)
                {
                    for (var j = 0; j < n; j++)
                    {
                        others[i, j].ShouldBe(flows[Turned(i), Turned(j)], 1e-6, method.ToString());
                    }
                }
            }
        });

    [Fact]
    public void Ten_Times_The_People_Move_Ten_Times_As_Often() =>
        Laws.Hold(Laws.Stocks, stocks =>
        {
            var n = stocks.Places.Count;
            double[,] start = stocks.StartTable(), end = stocks.EndTable();
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    start[i, j] *= 10;
                    end[i, j] *= 10;
                }
            }

            var tenfold = MigrantStocks.From(stocks.Places, start, end, [.. stocks.Births.Select(b => 10 * b)], [.. stocks.Deaths.Select(d => 10 * d)]);
            foreach (var method in Methods)
            {
                double one = StockFlows.Estimate(stocks, method).Flows.Total, ten = StockFlows.Estimate(tenfold, method).Flows.Total;
                ten.ShouldBe(10 * one, 1e-6, method.ToString());
            }
        });

    [Fact]
    public void Flows_From_Net_Totals_Meet_Them()
    {
        var cases =
            from n in Gen.Choose(2, 7)
            from seed in Laws.Table(n, n, 1, 200)
            from net in Laws.Whole(-300, 300).ArrayOf(n - 1)
            select (seed, net);
        Laws.Hold(cases, one =>
        {
            double[] net = [.. one.net, -one.net.Sum()];
            var estimate = NetTotalFlows.Estimate(FlowMatrix.From(Laws.Names(net.Length), one.seed), net);
            estimate.Convergence.Converged.ShouldBeTrue();
            estimate.Flows.NetMigration().Zip(net, (reached, asked) => Math.Abs(reached - asked)).Max().ShouldBeLessThan(1e-6);
            estimate.Flows.ToTable().Cast<double>().ShouldAllBe(flow => flow >= 0);
        });
    }

    [Fact]
    public void Life_Tables_Are_Proper_Whatever_The_Rates()
    {
        var ages = AgeGroups.Abridged(85);
        var cases =
            from infant in Laws.Whole(0, 4000)
            from rates in Laws.Whole(0, 30000).ArrayOf(ages.Count - 2)
            from open in Laws.Whole(1, 20000)
            from sex in Gen.Elements(Sex.Female, Sex.Male, Sex.Both)
            select (Rates: (double[])[infant / 10_000, .. rates.Select(rate => rate / 10_000), open / 10_000], sex);
        Laws.Hold(cases, one =>
        {
            var table = LifeTable.FromRates(ages, one.Rates, one.sex);
            table.DeathProbabilities.ToArray().ShouldAllBe(q => q >= 0 && q <= 1);
            table.LifeExpectancies.ToArray().ShouldAllBe(e => e > 0 && double.IsFinite(e));
            for (var i = 1; i < ages.Count; i++)
            {
                table.Survivors[i].ShouldBeLessThanOrEqualTo(table.Survivors[i - 1]);
            }

            table.PersonYears.ToArray().Sum().ShouldBe(table.LifeExpectancy, 1e-9 * table.LifeExpectancy);
        });
    }

    [Fact]
    public void Projections_Keep_Account_And_Scale()
    {
        var cases =
            from groups in Gen.Choose(3, 12)
            from women in Laws.Whole(0, 1000).ArrayOf(groups)
            from men in Laws.Whole(0, 1000).ArrayOf(groups)
            from survival in Laws.Whole(0, 1000).ArrayOf(groups)
            from fertility in Laws.Whole(0, 300).ArrayOf(groups - 1)
            from migrants in Laws.Whole(0, 50).ArrayOf(groups)
            from timing in Gen.Elements(MigrationTiming.End, MigrationTiming.Even)
            select (women, men, survival, fertility, migrants, timing);
        Laws.Hold(cases, one =>
        {
            var ratios = SurvivalRatios.From([.. one.survival.Select(share => share / 1000)], 5);
            double[] fertility = [0, .. one.fertility.Select(rate => rate / 1000)];
            PopulationProjection Run(double scale) => CohortComponents.Project(
                [.. one.women.Select(count => scale * count)], [.. one.men.Select(count => scale * count)],
                [ProjectionRates.From(ratios, ratios, fertility, 1.05, [.. one.migrants.Select(count => scale * count)], [.. one.migrants.Select(count => scale * count)])], 5, one.timing);
            PopulationProjection plain = Run(1), tenfold = Run(10);
            for (var step = 0; step < 5; step++)
            {
                var events = plain.Events[step];
                plain.Total(step + 1).ShouldBe(
                    plain.Total(step) + events.Births - events.FemaleDeaths - events.MaleDeaths + events.NetMigration, 1e-6 * (1 + plain.Total(step + 1)));
                tenfold.Total(step + 1).ShouldBe(10 * plain.Total(step + 1), 1e-6 * (1 + plain.Total(step + 1)));
                plain.Females(step + 1).ToArray().ShouldAllBe(count => count >= 0);
            }
        });
    }

    [Fact]
    public void Indices_Do_Not_Depend_On_Scale_Or_Order_And_Keep_Their_Ranges()
    {
        var cases =
            from n in Gen.Choose(3, 7)
            from flows in Laws.Table(n, n, 0, 200)
            from turn in Gen.Choose(1, 6)
            select (flows, turn);
        Laws.Hold(cases, one =>
        {
            var n = one.flows.GetLength(0);
            one.flows[0, 1] += 1;
            var turned = new double[n, n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    turned[i, j] = 3 * one.flows[(i + one.turn) % n, (j + one.turn) % n];
                }
            }

            FlowMatrix flows = FlowMatrix.From(Laws.Names(n), one.flows), other = FlowMatrix.From(Laws.Names(n), turned);
            MigrationGini gini = MigrationGini.Of(flows), otherGini = MigrationGini.Of(other);
            gini.Total.ShouldBeInRange(0, 1 + 1e-12);
            otherGini.Total.ShouldBe(gini.Total, 1e-9);
            otherGini.WeightedMean.ShouldBe(gini.WeightedMean, 1e-9);
            gini.OutFields.Concat(gini.InFields).ShouldAllBe(field => field >= -1e-12 && field <= 1 + 1e-12);
            MigrationConnectivity spread = MigrationConnectivity.Of(flows), otherSpread = MigrationConnectivity.Of(other);
            spread.InequalityToEqual.ShouldBeInRange(0, 1);
            spread.InequalityToIndependent.ShouldBeInRange(0, 1);
            otherSpread.InequalityToIndependent.ShouldBe(spread.InequalityToIndependent, 1e-6);
            otherSpread.AggregateCoefficientOfVariation.ShouldBe(spread.AggregateCoefficientOfVariation, 1e-9);
            MigrationImpact.EffectivenessOf(other).ShouldBe(MigrationImpact.EffectivenessOf(flows), 1e-9);
        });
    }

    [Fact]
    public void Schedules_Are_Never_Negative_Nor_NaN()
    {
        var cases = from parameters in Laws.Whole(0, 1000).ArrayOf(13) from age in Laws.Whole(0, 1200) select (parameters, age);
        Laws.Hold(cases, one =>
        {
            var p = one.parameters;
            var rate = new RogersCastro
            {
                A1 = p[0], Alpha1 = p[1] / 100, A2 = p[2], Alpha2 = p[3] / 100, Mu2 = p[4] / 10, Lambda2 = p[5] / 100,
                A3 = p[6], Alpha3 = p[7] / 100, Mu3 = p[8] / 10, Lambda3 = p[9] / 100, A4 = p[10], Lambda4 = p[11] / 1000, C = p[12],
            }.At(one.age / 10);
            rate.ShouldBeGreaterThanOrEqualTo(0);
        });
    }
}
