using Corridor.Data;
using Corridor.Model;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>The project's data, and the base run from 2010-01 to 2035-12 over it; read and computed once for all tests.</summary>
internal static class BaseRun
{
    private static readonly Lazy<ModelSystem> Read = new(() => Load(DataFolder.Find(null)));
    private static readonly Lazy<SeriesTable> Computed = new(() => MacroSimulation.Run(System, Until, 2, detail: true).Series);

    public static readonly Month Until = new(2035, 12);

    public static readonly int Months = Until - Scenario.Start + 1;

    public static readonly string[] Nations = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];

    public static ModelSystem System => Read.Value;

    public static SeriesTable Series => Computed.Value;

    /// <summary>Reads a data folder; a fault fails the test.</summary>
    public static ModelSystem Load(DataFolder folder)
    {
        Faults faults = new();
        ModelSystem system = ModelSystem.Load(folder, faults);
        faults.ThrowIfAny();
        return system;
    }

    /// <summary>Sum over a span of months, both ends included.</summary>
    public static double Over(this double[] values, string from, string to)
    {
        int first = Month.Parse(from) - Scenario.Start;
        int last = Month.Parse(to) - Scenario.Start;
        return values[first..(last + 1)].Sum();
    }

    /// <summary>Value of a month.</summary>
    public static double At(this double[] values, string month) => values[Month.Parse(month) - Scenario.Start];
}
