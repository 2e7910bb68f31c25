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

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory of the process: {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0:0} MB (goal 250 MB for the accounting alone)"));
