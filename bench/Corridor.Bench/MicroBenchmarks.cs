using BenchmarkDotNet.Attributes;
using Corridor.Model;
using Corridor.Simulation.Micro;

namespace Corridor.Bench;

/// <summary>The microsimulation of the base over the default horizon, one person for a hundred and one for a thousand.</summary>
[MemoryDiagnoser]
public class MicroBenchmarks
{
    private ModelSystem? _system;

    /// <summary>Every simulated person stands for so many.</summary>
    [Params(100, 1000)]
    public int Scale { get; set; }

    /// <summary>Threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Reads the data.</summary>
    [GlobalSetup]
    public void Read() => _system = ProjectSystem.Read();

    /// <summary>All nations, 312 months.</summary>
    [Benchmark]
    public MicroResult Base() => MicroSimulation.Run(_system!, Scenario.Default, new MicroOptions(Scale, 1, Threads));
}
