using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Drivers;

namespace Corridor.Experiments.Ensembles;

/// <summary>A random process that a driver follows in some places, as data/processes.yaml states it.</summary>
/// <param name="Driver">Driver.</param>
/// <param name="Label">Name in English and Russian.</param>
/// <param name="Reverts">True for a departure that fades, false for a random walk.</param>
/// <param name="Fitted">Whether the size of a month's shock is computed from the observed months.</param>
/// <param name="HalfLife">Months after which half of a departure is left: lowest, middle and highest belief; null for a walk.</param>
/// <param name="Spread">Standard deviation of the logarithm: in the long run where it reverts, of a year's change for a walk; null where it is fitted.</param>
/// <param name="Places">Places.</param>
/// <param name="Source">Source or judgement.</param>
public sealed record ProcessEntry(string Driver, Label Label, bool Reverts, bool Fitted, (double Low, double Middle, double High)? HalfLife, double? Spread, IReadOnlyList<string> Places, string Source);

/// <summary>Which drivers vary in an ensemble, and how (data/processes.yaml).</summary>
public sealed class ProcessPlan
{
    /// <summary>The file, within the data.</summary>
    public const string File = "processes.yaml";

    private const string Reversion = "mean_reversion";
    private const double Longest = 600;

    private ProcessPlan(IReadOnlyList<ProcessEntry> entries) => Entries = entries;

    /// <summary>Entries in the order of the file.</summary>
    public IReadOnlyList<ProcessEntry> Entries { get; }

    /// <summary>The drivers that vary, in the order of the file.</summary>
    public IReadOnlyList<string> Drivers => [.. Entries.Select(entry => entry.Driver).Distinct(StringComparer.Ordinal)];

    /// <summary>The plan without entries.</summary>
    internal static ProcessPlan Empty { get; } = new([]);

    /// <summary>Reads the file. A driver that can't have a path, an unknown place and a place that varies twice or both varies and is fixed are faults.</summary>
    public static ProcessPlan Load(DataFolder folder, ModelSystem system, Faults faults)
    {
        YamlMap? root = YamlMap.Read(folder, File, faults);
        root?.Only(faults, "processes", "fixed");
        List<ProcessEntry> entries = [];
        HashSet<(string Driver, string Place)> seen = [];
        foreach (YamlMap map in root?.Maps("processes", faults) ?? [])
        {
            entries.Add(Entry(map, system, faults));
            Once(map, system, seen, faults);
        }

        foreach (YamlMap map in root?.Maps("fixed", faults) ?? [])
        {
            map.Only(faults, "driver", "places", "why");
            map.OneOf("driver", [.. DriverPath.Drivers], faults, "driver with a path");
            map.Text("why", faults);
            Once(map, system, seen, faults);
        }

        return new ProcessPlan(entries);
    }

    private static ProcessEntry Entry(YamlMap map, ModelSystem system, Faults faults)
    {
        map.Only(faults, "driver", "label", "kind", "fitted", "half_life_months", "spread", "spread_year", "places", "source");
        string driver = map.OneOf("driver", [.. DriverPath.Drivers], faults, "driver with a path") ?? string.Empty;
        bool reverts = map.OneOf("kind", [Reversion, "random_walk"], faults, "kind of process") == Reversion;
        bool fitted = map.Has("fitted") && map.OneOf("fitted", ["true", "false"], faults, "word") == "true";
        if (map.Has("spread") != (!fitted && reverts) || map.Has("spread_year") != (!fitted && !reverts))
        {
            map.Fault(faults, "kind", "the spread does not go with the kind", "a mean_reversion that is not fitted has 'spread', a random_walk that is not fitted has 'spread_year', and what is fitted has neither");
        }

        double? spread = fitted ? null : map.Number(reverts ? "spread" : "spread_year", faults, 0.001, 2);
        return new ProcessEntry(driver, map.Label("label", faults), reverts, fitted, reverts ? HalfLife(map, fitted, faults) : null, spread, map.Texts("places", faults), map.Source(system.Sources, faults));
    }

    private static (double Low, double Middle, double High) HalfLife(YamlMap map, bool fitted, Faults faults)
    {
        if (!fitted)
        {
            double months = map.Number("half_life_months", faults, 1, Longest);
            return (months, months, months);
        }

        if (map.Map("half_life_months", faults) is not { } belief)
        {
            map.Fault(faults, "half_life_months", "the belief about the half-life is missing", "write half_life_months: {low: 36, middle: 48, high: 60}");
            return (1, 1, 1);
        }

        belief.Only(faults, "low", "middle", "high");
        double low = belief.Number("low", faults, 1, Longest);
        double middle = belief.Number("middle", faults, low, Longest);
        return (low, middle, belief.Number("high", faults, middle, Longest));
    }

    private static void Once(YamlMap map, ModelSystem system, HashSet<(string Driver, string Place)> seen, Faults faults)
    {
        string driver = map.OptionalText("driver");
        DriverDefinition? definition = system.Drivers.Catalogue.All.FirstOrDefault(one => one.Id == driver);
        IReadOnlyList<string> places = map.Texts("places", faults);
        if (places.Count == 0)
        {
            map.Fault(faults, "places", "no place is named", "write places: [RUS]");
        }

        foreach (string place in places)
        {
            if (system.Gazetteer.Find(place) is null)
            {
                map.Fault(faults, "places", $"unknown place '{place}'", NearestWord.Hint(place, [.. system.Gazetteer.Places]));
            }
            else if (!seen.Add((driver, place)))
            {
                map.Fault(faults, "places", $"{place} stands twice for {driver}", "name it once, either under processes or under fixed");
            }
            else if (definition is not null && system.Drivers.Find(driver, Gazetteer.Any, place) is null)
            {
                map.Fault(faults, "places", $"{driver} has no values for {place}", $"see drivers/{driver}.csv");
            }
        }
    }
}
