using BenchmarkDotNet.Attributes;
using Corridor.Data;
using Corridor.Regimes;

namespace Corridor.Bench;

/// <summary>How long it takes to load the rule book and to resolve the rules of a corridor on a day.</summary>
[MemoryDiagnoser]
public class RuleBenchmarks
{
    private static readonly DateOnly Day = new(2023, 11, 1);

    private readonly DataFolder _data = DataFolder.Find(null);
    private Gazetteer _gazetteer = new();
    private SourceCatalogue _sources = new();
    private RuleBook? _book;

    /// <summary>Reads what the rules refer to.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        Faults faults = new();
        _sources = SourceCatalogue.Load(_data, faults);
        _gazetteer = Gazetteer.Load(_data, _sources, faults);
        _book = RuleBook.Load(_data, _gazetteer, _sources, faults);
        faults.ThrowIfAny();
    }

    /// <summary>All rules in force for citizens of Uzbekistan in Russia; at most 20 microseconds.</summary>
    [Benchmark]
    public int ResolveRegime() => _book!.All("UZB", "RUS", Day).Count;

    /// <summary>One rule.</summary>
    [Benchmark]
    public DatedValue? ResolveRule() => _book!.InForce("rus.registration.days", "UZB", Day);

    /// <summary>Every rule file; at most 150 milliseconds.</summary>
    [Benchmark]
    public int LoadAll() => RuleBook.Load(_data, _gazetteer, _sources, new Faults()).Rules.Count;
}
