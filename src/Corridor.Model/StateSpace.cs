using Corridor.Data;

namespace Corridor.Model;

/// <summary>A place and a legal status: what the model counts people in.</summary>
/// <param name="Index">Position in the nation's state space.</param>
/// <param name="Place">Place; the nation's own code for home.</param>
/// <param name="Status">Legal status.</param>
/// <param name="Phase">Month of the stay, from 1, for statuses that end by themselves; else 1.</param>
/// <param name="Kind">home, temporary, settled, naturalised or confined.</param>
public sealed record State(int Index, string Place, string Status, int Phase, string Kind)
{
    /// <summary>"RUS.patent", "RUS.visitor.2".</summary>
    public string Name => Phase > 1 ? $"{Place}.{Status}.{Phase}" : $"{Place}.{Status}";
}

/// <summary>One row of data/states.csv: a status that exists at home, in Russia or in every other place.</summary>
/// <param name="Place">HOME, a place code, or * for every destination that has no rows of its own.</param>
/// <param name="Status">Legal status.</param>
/// <param name="Phases">Number of monthly phases.</param>
/// <param name="Kind">home, temporary, settled, naturalised or confined.</param>
/// <param name="Label">Name in English and Russian.</param>
public sealed record StatusDefinition(string Place, string Status, int Phases, string Kind, Label Label);

/// <summary>The statuses by place (data/states.csv).</summary>
public sealed class StatusTable
{
    private static readonly string[] Kinds = ["home", "temporary", "settled", "naturalised", "confined"];

    private StatusTable(IReadOnlyList<StatusDefinition> rows) => Rows = rows;

    /// <summary>All rows in the order of the file.</summary>
    public IReadOnlyList<StatusDefinition> Rows { get; }

    /// <summary>Reads the table.</summary>
    public static StatusTable Load(DataFolder folder, Gazetteer gazetteer, SourceCatalogue sources, Faults faults)
    {
        List<StatusDefinition> rows = [];
        string[] places = ["HOME", Gazetteer.Any, .. gazetteer.Places];
        CsvTable? table = CsvTable.Read(folder, "states.csv", ["place", "status", "phases", "kind", "label_en", "label_ru", "source"], faults);
        foreach (CsvRow row in table?.Rows ?? [])
        {
            row.Source(sources, faults);
            StatusDefinition definition = new(
                row.OneOf("place", places, faults, "place") ?? string.Empty,
                row["status"],
                row.Integer("phases", faults, 1, 12),
                row.OneOf("kind", Kinds, faults, "kind of status") ?? string.Empty,
                new Label(row["label_en"], row["label_ru"]));
            if (rows.Exists(other => other.Place == definition.Place && other.Status == definition.Status))
            {
                row.Fault(faults, "status", $"status '{definition.Status}' appears twice in {definition.Place}", "keep one row");
            }

            rows.Add(definition);
        }

        return new StatusTable(rows);
    }

    /// <summary>Every status word.</summary>
    public IReadOnlyList<string> Words => [.. Rows.Select(row => row.Status).Distinct(StringComparer.Ordinal)];

    /// <summary>The name of a status in a language.</summary>
    public string NameOf(string status, string language = "en") =>
        Rows.FirstOrDefault(row => row.Status == status)?.Label.In(language) ?? status;
}

/// <summary>The states that a nation's people can be in: home, and every destination but home, by status.</summary>
public sealed class StateSpace
{
    private readonly Dictionary<(string Place, string Status, int Phase), State> _byName = [];

    /// <summary>Builds the states of a nation; the order is that of data/places.csv and data/states.csv.</summary>
    public StateSpace(string nation, Gazetteer gazetteer, StatusTable statuses, IReadOnlyList<string> destinations)
    {
        Nation = nation;
        List<State> states = [];
        Destinations = [.. destinations.Where(place => place != nation)];
        foreach (string place in (string[])[nation, .. Destinations])
        {
            string key = place == nation ? "HOME" : statuses.Rows.Any(row => row.Place == place) ? place : Gazetteer.Any;
            foreach (StatusDefinition row in statuses.Rows.Where(row => row.Place == key))
            {
                for (int phase = 1; phase <= row.Phases; phase++)
                {
                    State state = new(states.Count, place, row.Status, phase, row.Kind);
                    states.Add(state);
                    _byName.Add((place, row.Status, phase), state);
                }
            }
        }

        All = states;
        PlaceOf = [.. states.Select(state => state.Place == nation ? -1 : Destinations.ToList().IndexOf(state.Place))];
    }

    /// <summary>Nation.</summary>
    public string Nation { get; }

    /// <summary>Places other than home, in order.</summary>
    public IReadOnlyList<string> Destinations { get; }

    /// <summary>All states.</summary>
    public IReadOnlyList<State> All { get; }

    /// <summary>For each state, the index of its destination, or -1 for home.</summary>
    public IReadOnlyList<int> PlaceOf { get; }

    /// <summary>Number of states.</summary>
    public int Count => All.Count;

    /// <summary>The state of a place, status and phase, or null when there is none.</summary>
    public State? Find(string place, string status, int phase = 1) => _byName.GetValueOrDefault((place, status, phase));

    /// <summary>The state of a place and status; throws when there is none.</summary>
    public State this[string place, string status, int phase = 1] =>
        Find(place, status, phase) ?? throw new ArgumentException($"{Nation} has no state {place}.{status}.{phase}.");

    /// <summary>A home state.</summary>
    public State Home(string status) => this[Nation, status];

    /// <summary>States of a place, in order.</summary>
    public IEnumerable<State> In(string place) => All.Where(state => state.Place == place);
}
