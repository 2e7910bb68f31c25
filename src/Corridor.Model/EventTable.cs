using Corridor.Data;

namespace Corridor.Model;

/// <summary>A dated event (data/events.yaml).</summary>
/// <param name="Id">Name.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Label">Name in English and Russian.</param>
/// <param name="Nations">Nations it touches.</param>
/// <param name="Places">Places it touches.</param>
/// <param name="Drivers">Drivers whose rows carry its numbers.</param>
/// <param name="Source">Source or judgement.</param>
/// <param name="Reference">Where in the source.</param>
/// <param name="Show">True when charts mark it.</param>
public sealed record DatedEvent(
    string Id,
    DateOnly From,
    DateOnly To,
    Label Label,
    IReadOnlyList<string> Nations,
    IReadOnlyList<string> Places,
    IReadOnlyList<string> Drivers,
    string Source,
    string Reference,
    bool Show);

/// <summary>All dated events.</summary>
public sealed class EventTable
{
    private EventTable(IReadOnlyList<DatedEvent> all) => All = all;

    /// <summary>In order of date.</summary>
    public IReadOnlyList<DatedEvent> All { get; }

    /// <summary>Reads data/events.yaml.</summary>
    public static EventTable Load(DataFolder folder, Gazetteer gazetteer, SourceCatalogue sources, IReadOnlyCollection<string> drivers, Faults faults)
    {
        List<DatedEvent> all = [];
        YamlMap? root = YamlMap.Read(folder, "events.yaml", faults);
        root?.Only(faults, "events");
        foreach (YamlMap entry in root?.Maps("events", faults) ?? [])
        {
            entry.Only(faults, "id", "date", "from", "to", "label", "nations", "places", "drivers", "source", "reference", "show", "note");
            DateOnly from = entry.Date(entry.Has("date") ? "date" : "from", faults) ?? default;
            DateOnly to = entry.Has("to") ? entry.Date("to", faults) ?? from : from;
            if (to < from)
            {
                entry.Fault(faults, "to", $"the event ends on {to:O} before it begins", "swap the dates");
            }

            string id = entry.Text("id", faults);
            if (all.Exists(other => other.Id == id))
            {
                entry.Fault(faults, "id", $"event '{id}' is defined twice", "keep one entry");
            }

            all.Add(new DatedEvent(
                id,
                from,
                to,
                entry.Label("label", faults),
                Words(entry, "nations", gazetteer.Nations, faults),
                Words(entry, "places", gazetteer.Places, faults),
                Words(entry, "drivers", drivers, faults),
                entry.Source(sources, faults),
                entry.OptionalText("reference"),
                entry.OptionalText("show") == "true"));
        }

        return new EventTable([.. all.OrderBy(item => item.From).ThenBy(item => item.Id, StringComparer.Ordinal)]);
    }

    private static IReadOnlyList<string> Words(YamlMap entry, string key, IReadOnlyCollection<string> known, Faults faults)
    {
        IReadOnlyList<string> words = entry.Texts(key, faults);
        foreach (string word in words.Where(word => word != Gazetteer.Any && !known.Contains(word)))
        {
            entry.Fault(faults, key, $"unknown word '{word}' in {key}", NearestWord.Hint(word, known));
        }

        return words;
    }
}
