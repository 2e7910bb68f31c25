namespace Corridor.Evidence;

/// <summary>What sort of quantity a figure is. A stock and a flow, persons and events are never mixed.</summary>
public enum FigureKind
{
    /// <summary>Persons or things in a state at an instant.</summary>
    Stock,

    /// <summary>Persons who made a transition in a period.</summary>
    FlowPersons,

    /// <summary>Events in a period; one person may make several.</summary>
    FlowEvents,

    /// <summary>Money that moved in a period.</summary>
    FlowMoney,

    /// <summary>A part of a whole, in percent.</summary>
    Share,

    /// <summary>A change or an intensity.</summary>
    Rate,

    /// <summary>A price, a wage, a fee.</summary>
    Price,

    /// <summary>A number set by a rule.</summary>
    Rule,

    /// <summary>A rank, a mean, a ratio.</summary>
    Index,
}

/// <summary>The words for <see cref="FigureKind"/> in files and in JSON.</summary>
public static class FigureKinds
{
    private static readonly string[] WordList =
        ["stock", "flow_persons", "flow_events", "flow_money", "share", "rate", "price", "rule", "index"];

    /// <summary>All words, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> Words => WordList;

    /// <summary>The word of a kind.</summary>
    public static string Word(this FigureKind kind) => WordList[(int)kind];

    /// <summary>The kind a word stands for, or null.</summary>
    public static FigureKind? Parse(string word)
    {
        int at = Array.IndexOf(WordList, word);
        return at < 0 ? null : (FigureKind)at;
    }
}
