using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.Inference;

/// <summary>
/// Figures that no field of theirs keeps from being compared, but that count something else when they are read
/// (data/evidence/left_out.yaml).
/// </summary>
public static class LeftOut
{
    private const string File = "evidence/left_out.yaml";

    /// <summary>Reads the list: reason by id of the figure. A figure that the base does not hold, a reason that is missing and an id that comes twice are faults.</summary>
    public static IReadOnlyDictionary<string, string> Load(DataFolder folder, EvidenceBase evidence, Faults faults)
    {
        Dictionary<string, string> reasons = new(StringComparer.Ordinal);
        YamlMap? root = YamlMap.Read(folder, File, faults);
        root?.Only(faults, "left_out");
        foreach (YamlMap entry in root?.Maps("left_out", faults) ?? [])
        {
            entry.Only(faults, "id", "why");
            string id = entry.Text("id", faults);
            string why = entry.Text("why", faults);
            if (id.Length > 0 && evidence.Find(id)?.Id != id)
            {
                entry.Fault(faults, "id", $"there is no figure '{id}'", NearestWord.Hint(id, [.. evidence.Figures.Select(figure => figure.Id)]));
            }
            else if (id.Length > 0 && !reasons.TryAdd(id, why))
            {
                entry.Fault(faults, "id", $"figure '{id}' is left out twice", "keep one entry");
            }
        }

        return reasons;
    }
}
