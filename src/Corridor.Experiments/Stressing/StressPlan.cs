using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Scenarios;

namespace Corridor.Experiments.Stressing;

/// <summary>A shock: the system under it, and the place whose people it drives away.</summary>
/// <param name="Id">Name.</param>
/// <param name="Label">Name in English and Russian.</param>
/// <param name="Why">Why it is tried, and where its size is from.</param>
/// <param name="Place">The place that it strikes.</param>
/// <param name="System">The system under the shock.</param>
public sealed record Shock(string Id, Label Label, string Why, string Place, ModelSystem System);

/// <summary>A single policy change.</summary>
/// <param name="Id">Name.</param>
/// <param name="Label">Name in English and Russian.</param>
/// <param name="Why">Why it is tried, and where its size is from.</param>
/// <param name="System">The system under the change.</param>
public sealed record Lever(string Id, Label Label, string Why, ModelSystem System)
{
    /// <summary>Its changes as the file has them.</summary>
    public IReadOnlyList<YamlMap> Said { get; init; } = [];
}

/// <summary>The shocks and levers that nations are tried with (data/stress.yaml).</summary>
/// <param name="Begins">First month of every shock.</param>
/// <param name="Until">Last month of the runs.</param>
/// <param name="Within">Recovered when remittances / GDP stay within this share of the base.</param>
/// <param name="Year">The year in which levers are judged.</param>
/// <param name="LeastMoved">Levers that move fewer persons are not ranked.</param>
/// <param name="Base">The system as it is.</param>
/// <param name="Shocks">Shocks.</param>
/// <param name="Levers">Levers.</param>
public sealed record StressPlan(Month Begins, Month Until, double Within, int Year, double LeastMoved, ModelSystem Base, IReadOnlyList<Shock> Shocks, IReadOnlyList<Lever> Levers)
{
    /// <summary>Name of the file.</summary>
    public const string File = "stress.yaml";

    private const string Closed = "closed_";

    /// <summary>Reads the file; every fault is collected, and the plan is usable only when there is none.</summary>
    public static StressPlan Load(DataFolder folder, ModelSystem system, Faults faults)
    {
        YamlMap? root = YamlMap.Read(folder, File, faults);
        if (root is null)
        {
            return new StressPlan(Scenario.Start, Scenario.Start, 0, 0, 0, system, [], []);
        }

        root.Only(faults, "begins", "until", "recovered_within", "levers_judged_in", "least_moved", "shocks", "closures", "levers");
        Month begins = root.Month("begins", faults) ?? Scenario.Start;
        Month until = root.Month("until", faults) ?? Scenario.Default;
        if (until <= begins || until > Scenario.Latest)
        {
            root.Fault(faults, "until", $"{until} is no end of runs with shocks from {begins}", $"choose a month up to {Scenario.Latest}");
            until = begins;
        }

        double judged = root.Number("levers_judged_in", faults, begins.Year, until.Year);
        StressPlan plan = new(
            begins,
            until,
            root.Number("recovered_within", faults, 0.001, 1),
            double.IsNaN(judged) ? until.Year : (int)judged,
            root.Number("least_moved", faults, 0, 1e7),
            system,
            [.. root.Maps("shocks", faults).Select(entry => ReadShock(entry, system, until, faults)), .. Closures(root, system, until, faults)],
            [.. root.Maps("levers", faults).Select(entry => ReadLever(entry, system, until, faults))]);
        Once(root, "shocks", plan.Shocks.Select(shock => shock.Id), faults);
        Once(root, "levers", plan.Levers.Select(lever => lever.Id), faults);
        return plan;
    }

    private static Shock ReadShock(YamlMap entry, ModelSystem system, Month until, Faults faults)
    {
        entry.Only(faults, "id", "label", "why", "place", "changes");
        string place = entry.OneOf("place", [.. system.Destinations], faults, "destination") ?? string.Empty;
        return new Shock(entry.Text("id", faults), entry.Label("label", faults), entry.Text("why", faults), place, Changed(entry, system, until, faults));
    }

    private static Lever ReadLever(YamlMap entry, ModelSystem system, Month until, Faults faults)
    {
        entry.Only(faults, "id", "label", "why", "changes");
        return new Lever(entry.Text("id", faults), entry.Label("label", faults), entry.Text("why", faults), Changed(entry, system, until, faults)) { Said = entry.Maps("changes", faults) };
    }

    private static ModelSystem Changed(YamlMap entry, ModelSystem system, Month until, Faults faults)
    {
        ScenarioChange[] changes = [.. entry.Maps("changes", faults).Select(change => ScenarioChange.Read(change, faults)).OfType<ScenarioChange>()];
        if (changes.Length == 0)
        {
            entry.Fault(faults, "changes", "it changes nothing", "list its changes as in a scenario file");
        }

        return system.Under(changes, until, faults);
    }

    /// <summary>One shock for each destination, closed over the same months.</summary>
    private static IEnumerable<Shock> Closures(YamlMap root, ModelSystem system, Month until, Faults faults)
    {
        if (root.Map("closures", faults) is not { } entry)
        {
            yield break;
        }

        entry.Only(faults, "except", "label", "from", "to", "why");
        IReadOnlyList<string> except = entry.Texts("except", faults);
        Label label = entry.Label("label", faults);
        string why = entry.Text("why", faults);
        Course course = Course.Read(entry, faults);
        foreach (string place in system.Destinations.Except(except, StringComparer.Ordinal))
        {
            DriverEdit closed = new("openness", [], [place], new Alteration(Operation.Set, 0), course);
            Label named = new(label.En.Replace("{place}", system.Gazetteer.NameOf(place), StringComparison.Ordinal), label.Ru.Replace("{place}", system.Gazetteer.NameOf(place, "ru"), StringComparison.Ordinal));
            yield return new Shock(Closed + place, named, why, place, system.With(system.Drivers.With([closed])));
        }
    }

    private static void Once(YamlMap root, string key, IEnumerable<string> ids, Faults faults)
    {
        foreach (IGrouping<string, string> twice in ids.Where(id => id.Length > 0).GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            root.Fault(faults, key, $"'{twice.Key}' stands twice in {key}", "keep one entry");
        }
    }
}
