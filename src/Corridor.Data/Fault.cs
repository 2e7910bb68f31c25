namespace Corridor.Data;

/// <summary>Something wrong in an input: where it is, what it is, and how to mend it.</summary>
/// <param name="File">Path relative to the folder that was read.</param>
/// <param name="Line">Line, counted from 1; null where the whole file is meant.</param>
/// <param name="Column">Character in the line, counted from 1; null where the whole line is meant.</param>
/// <param name="What">What was found.</param>
/// <param name="Hint">What is expected, or how to mend it.</param>
public sealed record Fault(string File, int? Line, int? Column, string What, string Hint) : IComparable<Fault>
{
    /// <summary>"file:line:column", as far as known.</summary>
    public string Where => Line is null ? File : Column is null ? $"{File}:{Line}" : $"{File}:{Line}:{Column}";

    /// <inheritdoc/>
    public int CompareTo(Fault? other)
    {
        if (other is null)
        {
            return 1;
        }

        int order = string.CompareOrdinal(File, other.File);
        order = order != 0 ? order : (Line ?? 0).CompareTo(other.Line ?? 0);
        order = order != 0 ? order : (Column ?? 0).CompareTo(other.Column ?? 0);
        order = order != 0 ? order : string.CompareOrdinal(What, other.What);
        return order != 0 ? order : string.CompareOrdinal(Hint, other.Hint);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Where}: {What} ({Hint})";
}

/// <summary>Collects faults so that all of them are reported at once.</summary>
public sealed class Faults
{
    private readonly List<Fault> _items = [];

    /// <summary>True when nothing wrong was found.</summary>
    public bool None => _items.Count == 0;

    /// <summary>Number of faults found so far.</summary>
    public int Count => _items.Count;

    /// <summary>All faults, ordered by file, line and column; each once.</summary>
    public IReadOnlyList<Fault> Ordered => [.. _items.Distinct().Order()];

    /// <summary>Adds a fault.</summary>
    public void Add(string file, int? line, int? column, string what, string hint) =>
        _items.Add(new Fault(file, line, column, what, hint));

    /// <summary>Throws <see cref="BadInputException"/> when there is any fault.</summary>
    public void ThrowIfAny()
    {
        if (!None)
        {
            throw new BadInputException(Ordered);
        }
    }
}

/// <summary>Input that can't be used; carries every fault found.</summary>
public sealed class BadInputException : Exception
{
    /// <summary>Creates the exception for a list of faults, which must not be empty.</summary>
    public BadInputException(IReadOnlyList<Fault> faults)
        : base(string.Join(Environment.NewLine, faults.Select(fault => fault.ToString())))
    {
        Faults = faults;
    }

    /// <summary>Creates the exception for one fault.</summary>
    public BadInputException(string file, int? line, int? column, string what, string hint)
        : this([new Fault(file, line, column, what, hint)])
    {
    }

    /// <summary>Every fault found, ordered by place.</summary>
    public IReadOnlyList<Fault> Faults { get; }
}
