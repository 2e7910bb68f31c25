using System.Diagnostics;
using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Russia;
using Corridor.Simulation.Displaced;
using Corridor.Simulation.Russia;

namespace Corridor.Simulation;

/// <summary>What a macrosimulation gives.</summary>
/// <param name="Series">Monthly series and pyramids.</param>
/// <param name="Seconds">Time of the computation itself: all months of all nations and, under a scenario, the balance of Russia's labour market, without reading data and writing results.</param>
public sealed record MacroResult(SeriesTable Series, double Seconds);

/// <summary>
/// The macrosimulation: expected persons by nation, state and stratum in each month; deterministic given data and parameters.
/// Nations act on each other through Russia's labour market alone, which is in balance before the run (<see cref="RussiaBalance"/>); then they are divided among
/// threads, and results do not depend on how.
/// </summary>
public static class MacroSimulation
{
    /// <summary>Computes a run from <see cref="Scenario.Start"/> to a month.</summary>
    /// <param name="system">Data, read without faults.</param>
    /// <param name="until">Last month.</param>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <param name="detail">True to keep stocks by sex, age group and education each month.</param>
    /// <param name="progress">Told, now and then and from any thread, how many months all nations have done.</param>
    /// <param name="stop">Stops between two months.</param>
    public static MacroResult Run(ModelSystem system, Month until, int threads, bool detail, Action<int>? progress = null, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        int months = until - Scenario.Start + 1;
        string[] nations = [.. system.Gazetteer.Nations];
        long begin = Stopwatch.GetTimestamp();
        RussiaBalance balance = RussiaBalance.Of(system, months, threads, stop);
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        NationPlan[] plans = [.. nations.Select(balance.PlanOf)];
        NationRun[] runs = [.. plans.Select(plan => new NationRun(plan.Compile(plan.Parameters), months, detail))];
        RussiaCount[] counts = [.. runs.Select((run, n) => new RussiaCount(run, plans[n].States, plans[n].Parameters, months))];
        int done = 0;
        void Done(int nation, int month)
        {
            counts[nation].Record(month);
            int all = Interlocked.Increment(ref done);
            if (all % (12 * nations.Length) == 0)
            {
                progress?.Invoke(all / nations.Length);
            }
        }

        begin = Stopwatch.GetTimestamp();
        if (threads == 1)
        {
            for (int n = 0; n < runs.Length; n++)
            {
                Run(n);
            }
        }
        else
        {
            Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, Run);
        }

        void Run(int nation) => runs[nation].Run(month => Done(nation, month), stop);
        seconds += Stopwatch.GetElapsedTime(begin).TotalSeconds;
        SeriesTable table = new(Scenario.Start, months);
        foreach (NationRun run in runs)
        {
            run.Output.AddTo(table, run.Choices);
        }

        CountImmigrants(table, nations);
        DisplacedSeries.AddTo(table, system);
        RussiaSeries.AddTo(table, system, new RussiaMarket(system, months, RussiaCount.Sum(counts), balance.Reference));
        return new MacroResult(table, seconds);
    }

    /// <summary>
    /// A country's population count also holds the other nations' people who have settled there since the start; those settled before
    /// are in its own starting population.
    /// </summary>
    internal static void CountImmigrants(SeriesTable table, string[] nations)
    {
        foreach (string country in nations)
        {
            double[] counted = table.Find(new SeriesKey("population_wpp", country))!;
            foreach (string nation in nations.Where(nation => nation != country))
            {
                double[]? settled = table.Find(new SeriesKey("stock", nation, country, "settled"));
                for (int t = 0; settled is not null && t < counted.Length; t++)
                {
                    counted[t] += settled[t] - settled[0];
                }
            }
        }
    }
}
