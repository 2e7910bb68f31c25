namespace Corridor.Evidence;

/// <summary>What a reader must know before using a figure. Flagged figures stay visible.</summary>
[Flags]
public enum Caveats
{
    /// <summary>Nothing to warn of.</summary>
    None = 0,

    /// <summary>The printed digits cannot be right; the likely reading is in the note.</summary>
    Garbled = 1,

    /// <summary>The unit, base or period is not stated clearly.</summary>
    AmbiguousUnit = 2,

    /// <summary>The value disagrees with what is known otherwise.</summary>
    Implausible = 4,

    /// <summary>An expectation or projection, not an observation.</summary>
    Forecast = 8,

    /// <summary>The same number from the same origin stands elsewhere in the base.</summary>
    Duplicate = 16,
}

/// <summary>The words for <see cref="Caveats"/> in files and in JSON.</summary>
public static class CaveatWords
{
    private static readonly (Caveats Flag, string Word)[] Table =
    [
        (Caveats.Garbled, "garbled"),
        (Caveats.AmbiguousUnit, "ambiguous_unit"),
        (Caveats.Implausible, "implausible"),
        (Caveats.Forecast, "forecast"),
        (Caveats.Duplicate, "duplicate"),
    ];

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> Words => [.. Table.Select(pair => pair.Word)];

    /// <summary>The words of the flags that are set, in fixed order.</summary>
    public static IEnumerable<string> List(this Caveats flags) =>
        Table.Where(pair => (flags & pair.Flag) != Caveats.None).Select(pair => pair.Word);

    /// <summary>The flag a word stands for, or null.</summary>
    public static Caveats? Parse(string word)
    {
        foreach ((Caveats flag, string known) in Table)
        {
            if (known == word)
            {
                return flag;
            }
        }

        return null;
    }
}
