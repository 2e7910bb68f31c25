using System.Diagnostics;
using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Russia;
using Corridor.Simulation.Russia;

namespace Corridor.Simulation.Micro;

/// <summary>What the microsimulation of one nation gives.</summary>
/// <param name="Series">Monthly series and pyramids of the nation, without what other nations' people add.</param>
/// <param name="Lives">Tables of lives.</param>
/// <param name="Histories">Spells of the persons who were followed.</param>
/// <param name="Persons">Persons ever simulated.</param>
/// <param name="PersonMonths">Months lived by them.</param>
/// <param name="Seconds">Time of the computation.</param>
public sealed record NationLives(SeriesTable Series, IReadOnlyList<LifeRow> Lives, IReadOnlyList<HistorySpell> Histories, long Persons, long PersonMonths, double Seconds);

/// <summary>What a microsimulation gives.</summary>
/// <param name="Series">Monthly series and pyramids, as of the macrosimulation; counts are simulated persons times the scale.</param>
/// <param name="Lives">Tables of lives.</param>
/// <param name="Histories">Spells of the persons who were followed.</param>
/// <param name="Persons">Persons ever simulated.</param>
/// <param name="PersonMonths">Months lived by them.</param>
/// <param name="Seconds">Time of the computation itself, without reading data and writing results.</param>
public sealed record MicroResult(SeriesTable Series, IReadOnlyList<LifeRow> Lives, IReadOnlyList<HistorySpell> Histories, long Persons, long PersonMonths, double Seconds);

/// <summary>Keeps the nations of a run that are done, so that a run that was broken off goes on where it was.</summary>
public interface IDoneNations
{
    /// <summary>A nation that is done, or null.</summary>
    NationLives? Find(string nation);

    /// <summary>Keeps a nation.</summary>
    void Keep(string nation, NationLives lives);
}

/// <summary>
/// The microsimulation: every person of the five nations, one to one or one for k, month by month, with the states and rates of the
/// macrosimulation. Results depend on data, parameters, scale and seed alone. Nations are computed one after the other, each by all threads, so that only one
/// has to be held in memory: they act on each other through Russia's labour market alone, and its wage is that of the macrosimulation
/// (<see cref="RussiaBalance"/>).
/// </summary>
public static class MicroSimulation
{
    /// <summary>Computes a run from <see cref="Scenario.Start"/> to a month.</summary>
    /// <param name="system">Data, read without faults.</param>
    /// <param name="until">Last month.</param>
    /// <param name="options">Scale, seed, threads and what is kept.</param>
    /// <param name="done">Nations of this run that are done already, and where to keep more; null: nowhere.</param>
    /// <param name="progress">Told after each month of a nation how many there have been, of <see cref="Steps"/>.</param>
    /// <param name="stop">Stops between two months.</param>
    public static MicroResult Run(ModelSystem system, Month until, MicroOptions options, IDoneNations? done = null, Action<int>? progress = null, CancellationToken stop = default)
    {
        int months = until - Scenario.Start + 1;
        string[] nations = [.. system.Gazetteer.Nations];
        SeriesTable table = new(Scenario.Start, months);
        List<NationLives> all = [];
        for (int n = 0; n < nations.Length; n++)
        {
            int before = n * months;
            NationLives? lives = done?.Find(nations[n]);
            if (lives is null)
            {
                lives = Nation(system, n, months, options, t => progress?.Invoke(before + t + 1), stop);
                done?.Keep(nations[n], lives);
            }

            progress?.Invoke(before + months);
            all.Add(lives);
            Copy(lives.Series, table);
        }

        MacroSimulation.CountImmigrants(table, nations);
        Displaced.DisplacedSeries.AddTo(table, system);
        RussiaBalance balance = RussiaBalance.Of(system, months, options.Threads, stop);
        RussiaSeries.AddTo(table, system, new RussiaMarket(system, months, balance.Five(options.Threads, stop), balance.Reference));
        return new MicroResult(
            table,
            [.. all.SelectMany(nation => nation.Lives)],
            [.. all.SelectMany(nation => nation.Histories)],
            all.Sum(nation => nation.Persons),
            all.Sum(nation => nation.PersonMonths),
            all.Sum(nation => nation.Seconds));
    }

    /// <summary>Months of all nations in a run.</summary>
    public static int Steps(ModelSystem system, Month until) => system.Gazetteer.Nations.Count * (until - Scenario.Start + 1);

    /// <summary>Computes one nation.</summary>
    internal static NationLives Nation(ModelSystem system, int number, int months, MicroOptions options, Action<int> progress, CancellationToken stop)
    {
        NationPlan plan = RussiaBalance.Of(system, months, options.Threads, stop).PlanOf(system.Gazetteer.Nations[number]);
        NationModel model = plan.Compile(plan.Parameters);
        long begin = Stopwatch.GetTimestamp();
        NationRun? expected = Expected(plan, months, options, stop);
        NationMicro nation = new(model, number, months, options, FollowEvery(system, model, months, options));
        nation.Run(expected?.Rates, progress, stop);
        double seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        SeriesTable table = new(Scenario.Start, months);
        nation.Output.AddTo(table, nation.Choices);
        return new NationLives(table, nation.Lives.Rows, nation.Lives.Histories, nation.Persons, nation.PersonMonths, seconds);
    }

    /// <summary>The macrosimulation, where the run takes its rates from it.</summary>
    private static NationRun? Expected(NationPlan plan, int months, MicroOptions options, CancellationToken stop)
    {
        if (options is { ExpectedFeedback: false, Personal: false })
        {
            return null;
        }

        NationRun run = new(plan.Compile(plan.Parameters), months, detail: false) { Rates = [], KeepHomeRows = options.Personal };
        run.Run(_ => { }, stop);
        return run;
    }

    /// <summary>One in so many persons is followed, by the people at the start and the births expected: each nation has an equal part of the histories.</summary>
    private static int FollowEvery(ModelSystem system, NationModel model, int months, MicroOptions options)
    {
        if (options.Histories == 0)
        {
            return 0;
        }

        double women = 0;
        double births = 0;
        double[] fertility = model.Birth.Fertility(Scenario.Start.Year).Values;
        foreach (double[] rows in model.Start)
        {
            for (int row = 0; row < rows.Length; row++)
            {
                women += rows[row];
                births += rows[row] * fertility[row] * months;
            }
        }

        return (int)Math.Max(1, (women + births) / options.Scale * system.Gazetteer.Nations.Count / options.Histories);
    }

    private static void Copy(SeriesTable from, SeriesTable to)
    {
        foreach (SeriesKey key in from.Keys)
        {
            to.Add(key, [.. from.Find(key)!]);
        }

        foreach (PyramidKey key in from.PyramidKeys)
        {
            to.Add(key, from.Find(key)!);
        }
    }
}
