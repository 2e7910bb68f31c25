using System.Diagnostics;
using System.Globalization;
using Corridor.Demography;
using Corridor.Demography.Bench;

// Prints what the library's speed goals are measured by: name, seconds by the clock and of processors (the fairer of the two on a busy machine), goal.
void Measure(string name, string goal, Func<string> work)
{
    work();
    GC.Collect();
    var process = Process.GetCurrentProcess();
    var before = process.TotalProcessorTime;
    var clock = Stopwatch.StartNew();
    var outcome = work();
    clock.Stop();
    process.Refresh();
    var busy = (process.TotalProcessorTime - before).TotalSeconds;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {clock.Elapsed.TotalSeconds:0.000} s, of processors {busy:0.000} s (goal {goal}); {outcome}"));
}

var stocks = SyntheticStocks.Draw(230, 20260101);
Measure("closed accounting, 230 places", "1.5 s", () =>
{
    var estimate = StockFlows.Estimate(stocks);
    return string.Create(CultureInfo.InvariantCulture, $"converged {estimate.Convergence.Converged}, rounds {estimate.Convergence.Iterations}, largest residual {estimate.Convergence.LargestResidual:G3} of {estimate.Flows.Total:0} moves");
});

var seed = new double[230, 230];
var draw = new Random(7);
for (var i = 0; i < 230; i++)
{
    for (var j = 0; j < 230; j++)
    {
        seed[i, j] = 0.01 + draw.NextDouble();
    }
}

Measure("closed accounting, 230 places, seeded", "1.5 s", () =>
{
    var estimate = StockFlows.Estimate(stocks, options: new StockFlowOptions { Seed = seed });
    return string.Create(CultureInfo.InvariantCulture, $"converged {estimate.Convergence.Converged}, rounds {estimate.Convergence.Iterations}, largest residual {estimate.Convergence.LargestResidual:G3}");
});

var ages = AgeGroups.Abridged(100);
var rates = Enumerable.Range(0, ages.Count).Select(i => i == 0 ? 0.03 : 0.0004 * Math.Exp(0.075 * ages.Starts[i])).ToArray();
Measure("life tables, 1,000,000", "1 s", () =>
{
    double sum = 0;
    var gate = new Lock();
    Parallel.For(0, 1000, chunk =>
    {
        var own = (double[])rates.Clone();
        double part = 0;
        for (var i = 0; i < 1000; i++)
        {
            own[0] = 0.01 + (chunk * 1e-5);
            own[5] = 0.001 + (i * 1e-6);
            part += LifeTable.FromRates(ages, own, Sex.Female).LifeExpectancy;
        }

        lock (gate)
        {
            sum += part;
        }
    });
    return string.Create(CultureInfo.InvariantCulture, $"mean life expectancy {sum / 1e6:0.00}");
});

var single = AgeGroups.SingleYears(100);
double[] Deaths(double level) => [.. Enumerable.Range(0, single.Count).Select(age => age == 0 ? 0.02 * level : level * 0.0003 * Math.Exp(0.075 * age))];
var fertility = Enumerable.Range(0, single.Count).Select(age => age is >= 15 and < 50 ? 0.1 * Math.Exp(-Math.Pow((age - 28) / 7.0, 2)) : 0).ToArray();
Measure("two-sex projection, 237 countries, 100 single years", "1 s", () =>
{
    double sum = 0;
    for (var country = 0; country < 237; country++)
    {
        var people = Enumerable.Range(0, single.Count).Select(age => 1000.0 * (country + 1) * Math.Exp(-0.02 * age)).ToArray();
        var years = new ProjectionRates[100];
        for (var year = 0; year < years.Length; year++)
        {
            // A life table for each sex and year, as a projection with changing mortality needs.
            var level = Math.Exp(-0.005 * year);
            years[year] = ProjectionRates.From(
                LifeTable.FromRates(single, Deaths(level), Sex.Female).ToSurvivalRatios(1),
                LifeTable.FromRates(single, Deaths(1.5 * level), Sex.Male).ToSurvivalRatios(1), fertility, 1.05);
        }

        sum += CohortComponents.Project(people, people, years, 100, MigrationTiming.Even).Total(100);
    }

    return string.Create(CultureInfo.InvariantCulture, $"{sum:0} people in the end, with 47,400 life tables");
});

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory of the process: {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0} MB (goal 250 MB for the accounting alone)"));
