using Corridor.Data;
using Corridor.Model;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>What is computed after a month, or beside a nation, does not change that month and that nation.</summary>
public sealed class HorizonAndOrderTests
{
    [Theory]
    [InlineData("2014-12")]
    [InlineData("2022-05")]
    [InlineData("2060-12")]
    public void Another_Horizon_Gives_The_Same_Months(string until)
    {
        SeriesTable other = MacroSimulation.Run(BaseRun.System, Month.Parse(until), 2, detail: false).Series;
        SeriesTable run = BaseRun.Series;
        int months = Math.Min(run.Count, other.Count);
        SeriesKey[] keys = [.. run.Keys.Union(other.Keys).Where(key => key.Series != "stock_detail")];
        keys.Length.ShouldBeGreaterThan(1000);
        foreach (SeriesKey key in keys)
        {
            // A series that is not there is zero.
            ReadOnlySpan<double> expected = (run.Find(key) ?? new double[run.Count]).AsSpan(0, months);
            ReadOnlySpan<double> values = (other.Find(key) ?? new double[other.Count]).AsSpan(0, months);
            expected.SequenceEqual(values).ShouldBeTrue(key.ToString());
        }
    }

    [Fact]
    public void Detail_Does_Not_Change_Results()
    {
        SeriesTable without = MacroSimulation.Run(BaseRun.System, BaseRun.Until, 2, detail: false).Series;
        without.Keys.ShouldBe(BaseRun.Series.Keys.Where(key => key.Series != "stock_detail"));
        without.Keys.ShouldAllBe(key => without.Find(key)!.SequenceEqual(BaseRun.Series.Find(key)!));
    }

    [Fact]
    public void Order_Of_Nations_And_Places_Does_Not_Matter()
    {
        using ChangedData changed = new();
        string[] lines = changed.Lines("places.csv");
        changed.Write("places.csv", [lines[0], .. lines[1..].Reverse()]);
        ModelSystem system = BaseRun.Load(changed.Folder);
        system.Gazetteer.Nations.ShouldBe(BaseRun.Nations.Reverse());
        SeriesTable reversed = MacroSimulation.Run(system, new Month(2025, 12), 2, detail: false).Series;
        foreach (SeriesKey key in reversed.Keys)
        {
            // Sums over places run in another order, so the last digits may differ.
            double[] values = reversed.Find(key)!;
            double[] expected = BaseRun.Series.Find(key)!;
            double tolerance = Math.Max(1e-9 * expected.Max(Math.Abs), double.Epsilon);
            for (int t = 0; t < values.Length; t++)
            {
                values[t].ShouldBe(expected[t], tolerance, $"{key} {Scenario.Start.Plus(t)}");
            }
        }
    }
}
