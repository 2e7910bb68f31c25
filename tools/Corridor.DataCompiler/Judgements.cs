using Corridor.Data;

namespace Corridor.DataCompiler;

/// <summary>The few numbers that no source gives, each with its reason (judgements.csv beside the program).</summary>
public sealed class Judgements
{
    private readonly Dictionary<(string Name, string Nation), (double Value, string Reason)> _values = [];

    private Judgements()
    {
    }

    /// <summary>Reads the judgements that come with the program.</summary>
    /// <exception cref="BadInputException">The table is damaged.</exception>
    public static Judgements Load()
    {
        using Stream stream = typeof(Judgements).Assembly.GetManifestResourceStream("judgements.csv")!;
        using StreamReader reader = new(stream);
        Faults faults = new();
        CsvTable? table = CsvTable.Parse(reader.ReadToEnd(), "judgements.csv", ["name", "nation", "value", "reason"], faults);
        faults.ThrowIfAny();
        Judgements judgements = new();
        foreach (CsvRow row in table!.Rows)
        {
            judgements._values.Add((row["name"], row["nation"]), (row.Value("value"), row["reason"]));
        }

        return judgements;
    }

    /// <summary>The value for a nation, or for all nations where there is no own one.</summary>
    public double Value(string name, string nation = "*") => Find(name, nation).Value;

    /// <summary>The value, or null where nothing is judged under that name.</summary>
    public double? Optional(string name) => _values.TryGetValue((name, "*"), out var found) ? found.Value : null;

    /// <summary>"judgement: reason" of a value.</summary>
    public string Source(string name, string nation = "*") => $"judgement: {Find(name, nation).Reason}";

    private (double Value, string Reason) Find(string name, string nation) =>
        _values.TryGetValue((name, nation), out var own) ? own : _values[(name, "*")];
}
