using System.Collections.Concurrent;
using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Scenarios;
using Corridor.Simulation;

namespace Corridor.Experiments.Tests;

/// <summary>The project's data and scenarios, read once; runs of single nations to the end of 2030, each computed once.</summary>
internal static class Gallery
{
    public static readonly DataFolder Data = DataFolder.Find(null);
    public static readonly Month Until = new(2030, 12);

    private static readonly ConcurrentDictionary<(string Scenario, string Nation), Lazy<SeriesTable>> Runs = new();
    private static readonly ConcurrentDictionary<string, Lazy<(Scenario, ModelSystem)>> Read = new();

    private static readonly Lazy<ModelSystem> Loaded = new(() =>
    {
        Faults faults = new();
        ModelSystem system = ModelSystem.Load(Data, faults);
        faults.ThrowIfAny();
        return system;
    });

    public static ModelSystem System => Loaded.Value;

    public static string Folder => Path.Combine(Path.GetDirectoryName(Data.Root)!, "scenarios");

    public static IReadOnlyList<string> Ids => [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public static (Scenario Scenario, ModelSystem System) Of(string id) => Read.GetOrAdd(id, _ => new Lazy<(Scenario, ModelSystem)>(() =>
    {
        Faults faults = new();
        Scenario scenario = Scenario.Load(Path.Combine(Folder, id + ".yaml"), faults);
        ModelSystem under = System.Under(scenario, faults);
        faults.ThrowIfAny();
        return (scenario, under);
    })).Value;

    public static SeriesTable Run(string id, string nation) => Runs.GetOrAdd((id, nation), _ => new Lazy<SeriesTable>(() => Run(Of(id).System, nation))).Value;

    public static SeriesTable Run(ModelSystem system, string nation) => new NationSimulation(system, nation, Until - Scenario.Start + 1).Run(system.ParametersOf(nation));

    /// <summary>The system under changes that are written as in a file, one a line.</summary>
    public static ModelSystem Under(params string[] changes)
    {
        Faults faults = new();
        YamlMap root = YamlMap.Parse("changes:\n" + string.Concat(changes.Select(change => $"  - {change}\n")), "test.yaml", faults)!;
        ModelSystem system = System.Under([.. root.Maps("changes", faults).Select(entry => ScenarioChange.Read(entry, faults)!)], Until, faults);
        faults.ThrowIfAny();
        return system;
    }

    /// <summary>Sum of a flow or mean of a stock over the months of a year.</summary>
    public static double OverYear(this double[] values, int year) => Indicators.YearSum(values, new Month(year, 1) - Scenario.Start);

    public static double At(this double[] values, Month month) => values[month - Scenario.Start];
}
