using BenchmarkDotNet.Attributes;
using Corridor.Data;
using Corridor.Model;
using Corridor.Simulation;

namespace Corridor.Bench;

/// <summary>How long the macrosimulation of the five nations takes over the default horizon, with compiling the model and collecting the series.</summary>
[MemoryDiagnoser]
public class MacroBenchmarks
{
    private ModelSystem? _system;

    /// <summary>Number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>True with stocks by sex, age group and education each month, as `corridor run` keeps them.</summary>
    [Params(false, true)]
    public bool Detail { get; set; }

    /// <summary>Reads the data folder.</summary>
    [GlobalSetup]
    public void Read() => _system = ProjectSystem.Read();

    /// <summary>One run; returns its number of series, so that nothing is left out as unused.</summary>
    [Benchmark]
    public int Run() => MacroSimulation.Run(_system!, Scenario.Default, Threads, Detail).Series.Keys.Count;
}

/// <summary>The model's data as the project holds them.</summary>
internal static class ProjectSystem
{
    /// <summary>Reads the data folder.</summary>
    /// <exception cref="BadInputException">A file has a fault.</exception>
    public static ModelSystem Read()
    {
        Faults faults = new();
        ModelSystem system = ModelSystem.Load(DataFolder.Find(null), faults);
        faults.ThrowIfAny();
        return system;
    }
}
