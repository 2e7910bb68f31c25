using Corridor.Data;

namespace Corridor.Model.Drivers;

/// <summary>What an exogenous dated series means (data/drivers.yaml).</summary>
/// <param name="Id">Name; its values are in drivers/ID.csv.</param>
/// <param name="Label">Name in English and Russian.</param>
/// <param name="Definition">What exactly is meant.</param>
/// <param name="Unit">Unit that every row must state.</param>
/// <param name="ByNation">True when values differ by nation.</param>
/// <param name="ByPlace">True when values differ by place.</param>
/// <param name="Linear">True: values are joined by straight lines; false: a value holds until the next.</param>
/// <param name="ObservedUntil">Last month that rests on observation.</param>
/// <param name="Beyond">Rule for later months: held, published projection or trend.</param>
/// <param name="Low">Lowest allowed value.</param>
/// <param name="High">Highest allowed value.</param>
/// <param name="LowInScenarios">Lowest value that a scenario can reach; that of the data where the file names no other.</param>
/// <param name="HighInScenarios">Highest value that a scenario can reach.</param>
/// <param name="Places">Where a driver by place must have values: place codes, or "destinations", or "all" (home countries too).</param>
public sealed record DriverDefinition(
    string Id,
    Label Label,
    string Definition,
    string Unit,
    bool ByNation,
    bool ByPlace,
    bool Linear,
    Month ObservedUntil,
    string Beyond,
    double Low,
    double High,
    double LowInScenarios,
    double HighInScenarios,
    IReadOnlyList<string> Places);

/// <summary>All drivers' definitions.</summary>
public sealed class DriverCatalogue
{
    private DriverCatalogue(IReadOnlyList<DriverDefinition> all) => All = all;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<DriverDefinition> All { get; }

    /// <summary>The driver with an id, or null.</summary>
    public DriverDefinition? Find(string id) => All.FirstOrDefault(driver => driver.Id == id);

    /// <summary>Reads data/drivers.yaml.</summary>
    public static DriverCatalogue Load(DataFolder folder, Faults faults)
    {
        List<DriverDefinition> all = [];
        YamlMap? root = YamlMap.Read(folder, "drivers.yaml", faults);
        root?.Only(faults, "drivers");
        foreach (YamlMap entry in root?.Maps("drivers", faults) ?? [])
        {
            entry.Only(faults, "id", "label", "definition", "unit", "by", "between", "observed_until", "beyond", "range", "in_scenarios", "places", "note");
            IReadOnlyList<string> by = entry.Texts("by", faults);
            foreach (string word in by.Where(word => word is not ("nation" or "place")))
            {
                entry.Fault(faults, "by", $"unknown dimension '{word}'", "expected nation, place or both");
            }

            (double low, double high) = Range(entry, "range", faults);
            (double Low, double High) reach = entry.Has("in_scenarios") ? Range(entry, "in_scenarios", faults) : (low, high);
            DriverDefinition definition = new(
                entry.Text("id", faults),
                entry.Label("label", faults),
                entry.Text("definition", faults),
                entry.Text("unit", faults),
                by.Contains("nation"),
                by.Contains("place"),
                entry.OneOf("between", ["step", "linear"], faults, "joining rule") == "linear",
                entry.Month("observed_until", faults) ?? default,
                entry.OneOf("beyond", ["held", "published projection", "trend"], faults, "rule beyond observation") ?? "held",
                low,
                high,
                reach.Low,
                reach.High,
                entry.Has("places") ? entry.Texts("places", faults) : [DriverTable.Destinations]);
            if (all.Exists(other => other.Id == definition.Id))
            {
                entry.Fault(faults, "id", $"driver '{definition.Id}' is defined twice", "keep one entry");
            }

            all.Add(definition);
        }

        return new DriverCatalogue(all);
    }

    private static (double Low, double High) Range(YamlMap entry, string key, Faults faults)
    {
        IReadOnlyList<string> range = entry.Texts(key, faults);
        var style = System.Globalization.NumberStyles.Float;
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        if (range.Count == 2
            && double.TryParse(range[0], style, invariant, out double low)
            && double.TryParse(range[1], style, invariant, out double high)
            && low < high)
        {
            return (low, high);
        }

        entry.Fault(faults, key, $"'{key}' is not a pair of numbers", $"write {key}: [0, 1]");
        return (double.NegativeInfinity, double.PositiveInfinity);
    }
}
