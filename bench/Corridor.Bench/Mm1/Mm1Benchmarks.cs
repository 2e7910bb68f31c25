using BenchmarkDotNet.Attributes;

namespace Corridor.Bench.Mm1;

/// <summary>MM1 with a million persons over twelve months, in the loop alone.</summary>
public class Mm1Benchmarks
{
    private const int Persons = 1_000_000;
    private const int Months = 12;

    private Mm1Persons? _persons;

    /// <summary>Number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Bits of a vector.</summary>
    [ParamsSource(nameof(Widths))]
    public int Width { get; set; }

    /// <summary>Widths that the processor has.</summary>
    public static IEnumerable<int> Widths => Mm1Kernel.Widths;

    /// <summary>Draws the initial state; each invocation does the work of the same twelve months on what the last one left.</summary>
    [GlobalSetup]
    public void Start() => _persons = Mm1Run.Start(1, Persons, 1);

    /// <summary>A person-month.</summary>
    [Benchmark(OperationsPerInvoke = Persons * Months)]
    public long PersonMonth() => Mm1Run.Loop(_persons!, Months, Threads, Width, monthly: false);
}
