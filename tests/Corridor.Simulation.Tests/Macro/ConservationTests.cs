using Corridor.Model;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>Nobody appears or vanishes but by birth and death, and every move leaves one state and enters another.</summary>
public sealed class ConservationTests
{
    /// <summary>Share of the persons concerned: room for rounding, a thousandth of what the model must keep.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Statuses that people leave for another place; the series of onward moves name the place left, not the status.</summary>
    private static readonly string[] Mobile = ["visitor", "patent", "union", "permit", "irregular", "work", "programme"];

    public static TheoryData<string> Nations => [.. BaseRun.Nations];

    [Theory]
    [MemberData(nameof(Nations))]
    public void People_Change_Only_By_Births_And_Deaths(string nation)
    {
        SeriesTable run = BaseRun.Series;
        double start = BaseRun.System.Compile(nation, 1).Start.Sum(rows => rows.Sum());
        double[] births = run.Sum("births", nation);
        double[] deaths = run.Sum("deaths", nation);
        start.ShouldBeGreaterThan(1e6);
        AllMonths(start, run.Sum("stock", nation), t => births[t] - deaths[t], start, nation);
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void People_In_A_Place_Change_Only_By_Births_Deaths_Arrivals_And_Departures(string nation)
    {
        SeriesTable run = BaseRun.Series;
        NationModel model = BaseRun.System.Compile(nation, 1);
        foreach (string place in (string[])[nation, .. model.States.Destinations])
        {
            double start = model.States.In(place).Sum(state => model.Start[state.Index].Sum());
            double[] births = run.Sum("births", nation, place);
            double[] deaths = run.Sum("deaths", nation, place);
            double[] arrivals = run.Sum("arrivals", nation, place);
            double[] departures = run.Sum("departures", nation, place);
            double[] stock = run.Sum("stock", nation, place);
            AllMonths(start, stock, t => births[t] - deaths[t] + arrivals[t] - departures[t], stock.Max(), $"{nation} in {place}");
        }
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void People_In_A_Status_Change_Only_By_The_Flows_Of_The_Processes(string nation)
    {
        SeriesTable run = BaseRun.Series;
        NationModel model = BaseRun.System.Compile(nation, 1);
        (SeriesKey Key, double[] Values)[] flows = [.. run.Keys.Where(key => key.Nation == nation && key.Series.StartsWith("flow:", StringComparison.Ordinal)).Select(key => (key, run.Find(key)!))];
        flows.Select(flow => flow.Key.Series).Distinct().Count().ShouldBeGreaterThan(8);
        foreach (string place in (string[])[nation, .. model.States.Destinations])
        {
            // The mobile statuses of a place are balanced together, the others one by one.
            foreach (string[] statuses in model.States.In(place).Select(state => state.Status).Distinct().GroupBy(status => Mobile.Contains(status) ? "mobile" : status).Select(group => group.ToArray()))
            {
                bool mobile = Mobile.Contains(statuses[0]);
                bool Inside(string where, string status) => where == place && (statuses.Contains(status) || (mobile && status.Length == 0));
                double start = model.States.In(place).Where(state => statuses.Contains(state.Status)).Sum(state => model.Start[state.Index].Sum());
                double[] stock = new double[run.Count];
                double[] change = new double[run.Count];
                foreach (string status in statuses)
                {
                    Add(stock, run.Sum("stock", nation, place, status), 1);
                    Add(change, run.Sum("births", nation, place, status), 1);
                }

                foreach ((SeriesKey key, double[] values) in flows)
                {
                    Add(change, values, (Inside(key.ToPlace, key.ToStatus) ? 1 : 0) - (Inside(key.Place, key.Status) ? 1 : 0));
                }

                AllMonths(start, stock, t => change[t], Math.Max(stock.Max(), 1), $"{nation} in {place} as {string.Join(", ", statuses)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void Every_Move_That_Leaves_A_Place_Enters_Another(string nation)
    {
        SeriesTable run = BaseRun.Series;
        double[] departures = run.Sum("departures", nation);
        double[] arrivals = run.Sum("arrivals", nation);
        double[] moves = run.Sum("moves", nation);
        departures.Sum().ShouldBeGreaterThan(1000);
        for (int t = 0; t < run.Count; t++)
        {
            arrivals[t].ShouldBe(departures[t], Tolerance * departures[t], $"{nation} {Scenario.Start.Plus(t)}");
            moves[t].ShouldBe(departures[t], Tolerance * departures[t], $"{nation} {Scenario.Start.Plus(t)}");
        }

        run.Where("moves", nation).ShouldAllBe(item => item.Key.Place != item.Key.ToPlace);
    }

    [Fact]
    public void No_Cell_Is_Negative_Or_Undefined()
    {
        int cells = 0;
        foreach ((SeriesKey key, double[] values) in BaseRun.Series.Where("stock_detail"))
        {
            cells++;
            if (Array.FindIndex(values, value => !(value >= 0 && value < 1e9)) is int t and >= 0)
            {
                Assert.Fail($"{key} in {Scenario.Start.Plus(t)} is {values[t]:R}");
            }
        }

        cells.ShouldBeGreaterThan(5000);
    }

    [Fact]
    public void No_Flow_Is_Negative_Or_Undefined()
    {
        SeriesTable run = BaseRun.Series;
        foreach (SeriesKey key in run.Keys.Where(key => key.Series is "births" or "deaths" or "arrivals" or "departures" or "moves" or "places_unmet" || key.Series.StartsWith("flow:", StringComparison.Ordinal)))
        {
            run.Find(key)!.ShouldAllBe(value => value >= 0 && value < 1e9, key.ToString());
        }
    }

    [Fact]
    public void Stocks_Are_The_Sums_Of_Their_Cells()
    {
        SeriesTable run = BaseRun.Series;
        foreach ((SeriesKey key, double[] stock) in run.Where("stock"))
        {
            double[] cells = run.Sum("stock_detail", key.Nation, key.Place, key.Status);
            for (int t = 0; t < run.Count; t++)
            {
                cells[t].ShouldBe(stock[t], Tolerance * stock.Max(), $"{key} {Scenario.Start.Plus(t)}");
            }
        }
    }

    private static void Add(double[] sum, double[] values, double factor)
    {
        for (int t = 0; t < sum.Length && factor != 0; t++)
        {
            sum[t] += factor * values[t];
        }
    }

    private static void AllMonths(double start, double[] stock, Func<int, double> change, double scale, string what)
    {
        double before = start;
        for (int t = 0; t < stock.Length; t++)
        {
            (stock[t] - before).ShouldBe(change(t), Tolerance * scale, $"{what}, {Scenario.Start.Plus(t)}");
            before = stock[t];
        }
    }
}
