using Corridor.Simulation.Micro;
using Corridor.Simulation.Tests.Macro;

namespace Corridor.Simulation.Tests.Micro;

/// <summary>One nation's microsimulation, for tests that look into it.</summary>
internal static class MicroFixture
{
    public static NationMicro Run(string nation, int months, MicroOptions options, int followEvery = 0)
    {
        int number = BaseRun.System.Gazetteer.Nations.ToList().IndexOf(nation);
        NationMicro micro = new(BaseRun.System.Compile(nation, months), number, months, options, followEvery);
        micro.Run(null, _ => { }, CancellationToken.None);
        return micro;
    }

    public static SeriesTable Series(NationMicro micro, int months)
    {
        SeriesTable table = new(Model.Scenario.Start, months);
        micro.Output.AddTo(table, micro.Choices);
        return table;
    }

    /// <summary>All records of a run.</summary>
    public static IEnumerable<LifeRecord> Records(NationMicro micro) =>
        micro.Cohorts.OfType<Cohort>().SelectMany(cohort => cohort.Records.Take(cohort.Count));
}
