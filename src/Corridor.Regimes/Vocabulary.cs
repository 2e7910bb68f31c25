using Corridor.Data;

namespace Corridor.Regimes;

/// <summary>Something about a person on which it depends whether a rule matters, such as work or naturalisation.</summary>
/// <param name="Id">Short word, such as "naturalised"; rules and questions name it.</param>
/// <param name="Label">What it means, in English and Russian.</param>
public sealed record Circumstance(string Id, Label Label);

/// <summary>A part of a place that sets some of its amounts itself.</summary>
/// <param name="Id">Short word, such as "saint_petersburg"; values by region name it.</param>
/// <param name="Place">Code of the place.</param>
/// <param name="Label">Name in English and Russian.</param>
public sealed record Region(string Id, string Place, Label Label);

/// <summary>The circumstances and regions that rules may name (data/regimes/vocabulary.yaml).</summary>
/// <param name="Circumstances">In the order of the file.</param>
/// <param name="Regions">In the order of the file.</param>
public sealed record Vocabulary(IReadOnlyList<Circumstance> Circumstances, IReadOnlyList<Region> Regions)
{
    internal const string FileName = "regimes/vocabulary.yaml";

    /// <summary>No circumstance and no region.</summary>
    public static Vocabulary Empty { get; } = new([], []);

    /// <summary>Reads the file; empty when it is not there.</summary>
    internal static Vocabulary Load(DataFolder folder, Gazetteer gazetteer, Faults faults)
    {
        if (!folder.Has(FileName) || YamlMap.Read(folder, FileName, faults) is not { } root)
        {
            return Empty;
        }

        root.Only(faults, "circumstances", "regions");
        HashSet<string> seen = new(StringComparer.Ordinal);
        string Id(YamlMap entry)
        {
            string id = entry.Text("id", faults);
            if (id.Length > 0 && !seen.Add(id))
            {
                entry.Fault(faults, "id", $"'{id}' is defined twice", "keep one");
            }

            return id;
        }

        List<Circumstance> circumstances = [];
        foreach (YamlMap entry in root.Has("circumstances") ? root.Maps("circumstances", faults) : [])
        {
            entry.Only(faults, "id", "label");
            circumstances.Add(new Circumstance(Id(entry), entry.Label("label", faults)));
        }

        List<Region> regions = [];
        foreach (YamlMap entry in root.Has("regions") ? root.Maps("regions", faults) : [])
        {
            entry.Only(faults, "id", "place", "label");
            regions.Add(new Region(Id(entry), entry.OneOf("place", gazetteer.Places, faults, "place") ?? string.Empty, entry.Label("label", faults)));
        }

        return new Vocabulary(circumstances, regions);
    }

    /// <summary>The region of a place that an id or a name in either language means; null when there is none.</summary>
    public Region? RegionOf(string place, string word) => Regions.FirstOrDefault(region => region.Place == place
        && (region.Id.Equals(word, StringComparison.OrdinalIgnoreCase)
            || region.Label.En.Equals(word, StringComparison.OrdinalIgnoreCase)
            || region.Label.Ru.Equals(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Ids of the regions of a place.</summary>
    public IReadOnlyList<string> RegionsOf(string place) => [.. Regions.Where(region => region.Place == place).Select(region => region.Id)];
}
