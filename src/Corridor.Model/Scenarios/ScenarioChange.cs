using Corridor.Data;

namespace Corridor.Model.Scenarios;

/// <summary>One change of a scenario file. Each kind is a class of its own, named by the key that begins it.</summary>
public abstract class ScenarioChange
{
    /// <summary>The word for every nation or every place.</summary>
    public const string Everyone = "all";

    /// <summary>Reads what all changes have.</summary>
    private protected ScenarioChange(YamlMap said)
    {
        Said = said;
        Why = said.OptionalText("why");
    }

    /// <summary>The kinds of change by the key that begins them.</summary>
    public static IReadOnlyList<string> Kinds => [.. Readers.Select(pair => pair.Kind)];

    /// <summary>The reason; empty where the file gives none.</summary>
    public string Why { get; }

    /// <summary>First month of the change; null for one that holds over the whole run.</summary>
    public abstract Month? From { get; }

    /// <summary>A warning where the reason is missing, else null.</summary>
    public string? Warning => Why.Length > 0 ? null : $"{Said.File}:{Said.Line}:{Said.Column}: a change without a reason -- add 'why: ...'";

    /// <summary>The reason, or words that stand for it where a source is asked for.</summary>
    protected string Reason => Why.Length > 0 ? Why : "an assumption of the scenario";

    /// <summary>Where the change stands in its file.</summary>
    protected internal YamlMap Said { get; }

    private static (string Kind, Func<YamlMap, Faults, ScenarioChange> Read)[] Readers { get; } =
    [
        ("regime", (said, faults) => RegimeChange.Read(said, faults)),
        ("driver", (said, faults) => new DriverChange(said, faults)),
        ("wage", (said, faults) => new WageChange(said, faults)),
        ("exchange_rate", (said, faults) => new ExchangeRateChange(said, faults)),
        ("programme", (said, faults) => new ProgrammeChange(said, faults)),
        ("close", (said, faults) => new ClosureChange(said, faults)),
        ("jobs", (said, faults) => new JobsChange(said, faults)),
        ("rule", (said, faults) => new RuleEdit(said, faults)),
        ("amnesty", (said, faults) => new AmnestyChange(said, faults)),
        ("fertility", (said, faults) => new FertilityChange(said, faults)),
        ("parameter", (said, faults) => new ParameterChange(said, faults)),
        ("displaced", (said, faults) => new DisplacedChange(said, faults)),
        ("russia", (said, faults) => new RussiaChange(said, faults)),
    ];

    /// <summary>Reads one item of a list of changes; null after a fault that leaves nothing to read.</summary>
    public static ScenarioChange? Read(YamlMap said, Faults faults)
    {
        foreach ((string kind, Func<YamlMap, Faults, ScenarioChange> read) in Readers)
        {
            if (said.Has(kind))
            {
                int before = faults.Count;
                ScenarioChange change = read(said, faults);
                if (said.Has("why"))
                {
                    said.Text("why", faults);
                }

                change.IsBroken = faults.Count > before;
                return change;
            }
        }

        if (Kinds.FirstOrDefault(said.IsNull) is { } empty)
        {
            said.Fault(faults, empty, $"'{empty}' is empty", "say what is changed: corridor scenario new writes an example of each kind");
            return null;
        }

        string first = said.Keys.FirstOrDefault() ?? string.Empty;
        said.Fault(faults, first, $"unknown kind of change '{first}'", NearestWord.Hint(first, [.. Kinds]));
        return null;
    }

    /// <summary>True where reading it found a fault: names are still checked, but what it would change is not known.</summary>
    internal bool IsBroken { get; set; }

    /// <summary>Checks names and numbers against the data; a fault for each that does not exist.</summary>
    internal abstract void Check(ModelSystem system, Faults faults);

    /// <summary>The system after the change, which has been checked.</summary>
    internal abstract ModelSystem Apply(ModelSystem system);

    /// <summary>Adds a fault where the change stands.</summary>
    internal void Fault(Faults faults, string what, string hint) => faults.Add(Said.File, Said.Line, Said.Column, what, hint);

    /// <summary>Checks a list of words; "all" stands for every one.</summary>
    private protected static void Known(YamlMap map, string key, IReadOnlyList<string> words, IReadOnlyCollection<string> known, string kind, Faults faults)
    {
        foreach (string word in words.Where(word => !known.Contains(word, StringComparer.Ordinal)))
        {
            map.Fault(faults, key, $"unknown {kind} '{word}'", NearestWord.Hint(word, known));
        }
    }

    /// <summary>The same for codes of nations or places; a name in English or Russian is told its code.</summary>
    private protected static void KnownCodes(YamlMap map, string key, IReadOnlyList<string> words, IReadOnlyList<string> codes, Gazetteer gazetteer, Faults faults, bool everyone = true)
    {
        foreach (string word in words.Where(word => !codes.Contains(word, StringComparer.Ordinal)))
        {
            map.Fault(faults, key, $"unknown {key} '{word}'", word != Everyone ? gazetteer.Hint(word, codes) : everyone ? $"{Everyone} stands alone: write {key}: {Everyone}" : $"name each: {string.Join(", ", codes)}");
        }
    }

    /// <summary>The words of a key; none where it is not there or says "all". A key that is there and names nobody is a fault.</summary>
    private protected static IReadOnlyList<string> Words(YamlMap? map, string key, Faults faults)
    {
        if (map is not null && (map.IsNull(key) || map.HasEmptyList(key)))
        {
            map.Fault(faults, key, $"'{key}' names none", $"write {key}: {Everyone}, or leave it out");
        }

        IReadOnlyList<string> words = map?.Texts(key, faults) ?? [];
        return words is [Everyone] ? [] : words;
    }
}
