using System.Diagnostics;
using Corridor.Data;
using Corridor.Model;

namespace Corridor.Simulation.Micro;

/// <summary>What a microsimulation gives.</summary>
/// <param name="Series">Monthly series and pyramids, as of the macrosimulation; counts are simulated persons times the scale.</param>
/// <param name="Seconds">Time of the computation itself, without reading data and writing results.</param>
/// <param name="Persons">Persons ever simulated.</param>
/// <param name="PersonMonths">Months lived by them.</param>
public sealed record MicroResult(SeriesTable Series, double Seconds, long Persons, long PersonMonths);

/// <summary>
/// The microsimulation: every person of the five nations, one to one or one for k, month by month, with the states and rates of the
/// macrosimulation. Results depend on data, parameters, scale and seed alone.
/// </summary>
public static class MicroSimulation
{
    /// <summary>Computes a run from <see cref="Scenario.Start"/> to a month.</summary>
    /// <param name="system">Data, read without faults.</param>
    /// <param name="until">Last month.</param>
    /// <param name="options">Scale, seed, threads and what is kept.</param>
    /// <param name="progress">Told, now and then, how many nation-months are done.</param>
    /// <param name="stop">Stops between two months.</param>
    public static MicroResult Run(ModelSystem system, Month until, MicroOptions options, Action<int>? progress = null, CancellationToken stop = default)
    {
        int months = until - Scenario.Start + 1;
        string[] nations = [.. system.Gazetteer.Nations];
        SeriesTable table = new(Scenario.Start, months);
        double seconds = 0;
        long persons = 0;
        long personMonths = 0;
        for (int n = 0; n < nations.Length; n++)
        {
            NationModel model = system.Compile(nations[n], months);
            long begin = Stopwatch.GetTimestamp();
            int before = n * months;
            NationMicro nation = new(model, n, months, options, 0);
            nation.Run(null, t => progress?.Invoke(before + t + 1), stop);
            seconds += Stopwatch.GetElapsedTime(begin).TotalSeconds;
            persons += nation.Persons;
            personMonths += nation.PersonMonths;
            nation.Output.AddTo(table, nation.Choices);
        }

        MacroSimulation.CountImmigrants(table, nations);
        return new MicroResult(table, seconds, persons, personMonths);
    }
}
