using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Displaced;
using Corridor.Simulation.Displaced;
using Corridor.Simulation.Russia;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>Displaced people and Russia's own population in the series of a run.</summary>
public class BesideTheCoreTests
{
    [Fact]
    public void Displaced_People_Of_A_Run_Change_Only_By_Their_Flows_And_Lie_In_Their_Bands()
    {
        foreach (DisplacedPair pair in BaseRun.System.Displaced.Pairs)
        {
            double[] Of(string name) => BaseRun.Series.Find(new SeriesKey(name, pair.Group, pair.Place))!;
            (double[] stock, double[] came) = (Of(DisplacedSeries.Stock), Of(DisplacedSeries.Arrivals));
            double[][] left = [Of(DisplacedSeries.Passed), Of(DisplacedSeries.Onward), Of(DisplacedSeries.Returned), Of(DisplacedSeries.Settled)];
            for (int t = 1; t < stock.Length; t++)
            {
                (stock[t] - stock[t - 1]).ShouldBe(came[t] - left.Sum(flow => flow[t]), 1e-6 + (1e-9 * came[t]), $"{pair} {t}");
            }

            int december = new Month(2022, 12) - Scenario.Start;
            stock[december].ShouldBeInRange(Of(DisplacedSeries.Low)[december] * 0.99, Of(DisplacedSeries.High)[december] * 1.01 + 1);
        }
    }

    [Fact]
    public void Shortage_In_Russia_Is_Demand_Less_All_Labour_And_Workers_Are_Fewer_Than_People()
    {
        foreach (RussiaRow row in RussiaRow.Of(BaseRun.Series, [.. Enumerable.Range(2010, 26)]))
        {
            row.Shortage.ShouldBe(row.Demand - row.LabourForce - row.WorkersFromTheFive, 1e-3);
            row.LabourForce.ShouldBeLessThan(row.WorkingAge);
            double there = BaseRun.Series.Sum("stock", place: "RUS")[new Month(row.Year, 6) - Scenario.Start];
            row.WorkersFromTheFive.ShouldBeInRange(1, there);
        }

        RussiaRow published = RussiaRow.Of(BaseRun.Series, [2023]).Single();
        (published.Demand - (0.9692 * published.LabourForce) - published.WorkersFromTheFive).ShouldBe(4.8e6, 0.3e6, "E0069: vacancies of 2023");
    }
}
