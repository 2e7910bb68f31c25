using System.Globalization;
using Corridor.Data;

namespace Corridor.Evidence;

/// <summary>What the studies say besides figures: the timeline, legal standings, named systems, causes, forecasts and recommendations (data/evidence/setting).</summary>
public sealed class SourceSetting
{
    private static readonly string[] StatementKinds = ["cause", "forecast", "recommendation"];

    private SourceSetting(IReadOnlyList<TimelineEvent> events, IReadOnlyList<LegalStanding> standings, IReadOnlyList<NamedSystem> systems, IReadOnlyList<SourceStatement> statements)
    {
        Events = events;
        Standings = standings;
        Systems = systems;
        Statements = statements;
    }

    /// <summary>Columns of timeline.csv.</summary>
    public static IReadOnlyList<string> EventColumns { get; } = ["id", "when", "from", "to", "what", "places", "groups", "sources"];

    /// <summary>Columns of standings.csv.</summary>
    public static IReadOnlyList<string> StandingColumns { get; } = ["id", "from", "to", "who", "conditions", "sources", "figures"];

    /// <summary>Columns of systems.csv.</summary>
    public static IReadOnlyList<string> SystemColumns { get; } = ["id", "name", "places", "kind", "purpose", "sources"];

    /// <summary>Columns of statements.csv.</summary>
    public static IReadOnlyList<string> StatementColumns { get; } = ["id", "kind", "topic", "text", "sources"];

    /// <summary>Dated rules and events, by date.</summary>
    public IReadOnlyList<TimelineEvent> Events { get; }

    /// <summary>Legal statuses and the ways between them.</summary>
    public IReadOnlyList<LegalStanding> Standings { get; }

    /// <summary>Institutions, programmes, portals, agreements.</summary>
    public IReadOnlyList<NamedSystem> Systems { get; }

    /// <summary>Causes, forecasts and recommendations.</summary>
    public IReadOnlyList<SourceStatement> Statements { get; }

    /// <summary>Reads and checks the four tables against a base of figures.</summary>
    public static SourceSetting Load(DataFolder folder, EvidenceBase evidence, Faults faults)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        List<TimelineEvent> events = Rows(
            folder,
            "timeline",
            EventColumns,
            ids,
            faults,
            row => new TimelineEvent(row["id"], row["when"], Date(row, "from", faults), Date(row, "to", faults), Required(row, "what", faults), Places(row, evidence.Names, faults), row["groups"], Sources(row, evidence.Sources, faults)));
        List<LegalStanding> standings = Rows(
            folder,
            "standings",
            StandingColumns,
            ids,
            faults,
            row => new LegalStanding(row["id"], Required(row, "from", faults), Required(row, "to", faults), row["who"], row["conditions"], Sources(row, evidence.Sources, faults), Figures(row, evidence, faults)));
        List<NamedSystem> systems = Rows(
            folder,
            "systems",
            SystemColumns,
            ids,
            faults,
            row => new NamedSystem(row["id"], Required(row, "name", faults), Places(row, evidence.Names, faults), row["kind"], row["purpose"], Sources(row, evidence.Sources, faults)));
        List<SourceStatement> statements = Rows(
            folder,
            "statements",
            StatementColumns,
            ids,
            faults,
            row => new SourceStatement(row["id"], row.OneOf("kind", StatementKinds, faults, "kind of statement") ?? string.Empty, row["topic"], Required(row, "text", faults), Sources(row, evidence.Sources, faults)));
        return new SourceSetting([.. events.OrderBy(one => one.From).ThenBy(one => one.Id, StringComparer.Ordinal)], standings, systems, statements);
    }

    /// <summary>Events of a place (a group counts for its members) whose date may lie between two days.</summary>
    /// <param name="names">Codes and groups.</param>
    /// <param name="place">Code of a country, or null for all.</param>
    /// <param name="from">First day, or null.</param>
    /// <param name="to">Last day, or null.</param>
    /// <param name="text">Words that must all be found, or null.</param>
    public IReadOnlyList<TimelineEvent> EventsOf(NameCatalogue names, string? place = null, DateOnly? from = null, DateOnly? to = null, string? text = null) =>
        [.. Events.Where(one => (place is null || one.Places.Any(code => code == place || names.MembersOf(code).Contains(place, StringComparer.Ordinal)))
            && !(one.To < from) && !(one.From > to)
            && Holds(text, one.What, one.Groups))];

    /// <summary>Systems of a place whose name, kind or purpose holds all words of a text.</summary>
    public IReadOnlyList<NamedSystem> SystemsOf(string? place = null, string? text = null) =>
        [.. Systems.Where(one => (place is null || one.Places.Contains(place, StringComparer.Ordinal)) && Holds(text, one.Name, one.Kind, one.Purpose))];

    /// <summary>Standings whose names, conditions or group hold all words of a text.</summary>
    public IReadOnlyList<LegalStanding> StandingsOf(string? text = null) =>
        [.. Standings.Where(one => Holds(text, one.From, one.To, one.Who, one.Conditions))];

    /// <summary>Statements of a kind that hold all words of a text.</summary>
    public IReadOnlyList<SourceStatement> StatementsOf(string? kind = null, string? text = null) =>
        [.. Statements.Where(one => (kind is null || one.Kind == kind) && Holds(text, one.Topic, one.Text))];

    /// <summary>True when every word of a text begins a word of one of the fields; also without a text.</summary>
    public static bool HoldsWords(string? text, params string[] fields) => Holds(text, fields);

    private static bool Holds(string? text, params string[] fields) =>
        text is null || WordStem.Words(text).Select(WordStem.Of).All(stem => fields.Any(field => WordStem.Begins(field, stem)));

    private static List<T> Rows<T>(DataFolder folder, string table, IReadOnlyList<string> columns, HashSet<string> ids, Faults faults, Func<CsvRow, T> read)
    {
        List<T> rows = [];
        foreach (CsvRow row in CsvTable.Read(folder, $"evidence/setting/{table}.csv", columns.ToArray(), faults)?.Rows ?? [])
        {
            if (!FigureReader.IsId(row["id"]) || !ids.Add(row["id"]))
            {
                row.Fault(faults, "id", $"'{row["id"]}' is not a new id", "give every row its own id of letters and digits");
            }

            rows.Add(read(row));
        }

        return rows;
    }

    private static DateOnly Date(CsvRow row, string column, Faults faults)
    {
        if (DateOnly.TryParseExact(row[column], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        row.Fault(faults, column, $"'{row[column]}' in {column} is not a date", "write it as 2022-03-15");
        return DateOnly.MinValue;
    }

    private static string Required(CsvRow row, string column, Faults faults)
    {
        if (row[column].Length == 0)
        {
            row.Fault(faults, column, $"{column} is empty", "say it in words");
        }

        return row[column];
    }

    private static IReadOnlyList<string> Places(CsvRow row, NameCatalogue names, Faults faults)
    {
        IReadOnlyList<string> codes = Figure.Split(row["places"]);
        foreach (string code in codes.Where(code => names.Find(code) is null))
        {
            row.Fault(faults, "places", $"unknown place '{code}'", NearestWord.Hint(code, names.Codes));
        }

        return codes;
    }

    private static IReadOnlyList<string> Sources(CsvRow row, SourceCatalogue sources, Faults faults)
    {
        IReadOnlyList<string> ids = Figure.Split(row["sources"]);
        if (ids.Count == 0)
        {
            row.Fault(faults, "sources", "the source is missing", "name ids of sources.yaml joined by ';'");
        }

        foreach (string id in ids)
        {
            sources.Check(id, faults, row.File, row.Line, row.ColumnOf("sources"));
        }

        return ids;
    }

    private static IReadOnlyList<string> Figures(CsvRow row, EvidenceBase evidence, Faults faults)
    {
        IReadOnlyList<string> ids = Figure.Split(row["figures"]);
        foreach (string id in ids.Where(id => evidence.Find(id) is null))
        {
            row.Fault(faults, "figures", $"figure '{id}' does not exist", "name an id of the base");
        }

        return ids;
    }
}
