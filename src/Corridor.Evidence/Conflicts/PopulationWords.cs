namespace Corridor.Evidence;

/// <summary>Tells whether two populations, in the words of their sources, are the same group of people.</summary>
internal sealed class PopulationWords(NameCatalogue names)
{
    private readonly Dictionary<string, string[]> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _broad = [.. names.BroadWords.Select(WordStem.Of), .. names.BroadWords];

    /// <summary>Stems of the words that narrow a population, in ordinal order.</summary>
    internal string[] Of(string population)
    {
        if (_known.TryGetValue(population, out string[]? group))
        {
            return group;
        }

        group = [.. WordStem.Words(population.Replace('-', ' '))
            .Where(word => !_broad.Contains(word))
            .Select(WordStem.Of)
            .Where(stem => !_broad.Contains(stem))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        _known.Add(population, group);
        return group;
    }

    /// <summary>How alike two groups are.</summary>
    internal static Likeness Compare(string[] a, string[] b)
    {
        if (a.Length == 0 && b.Length == 0)
        {
            return Likeness.Same;
        }

        if (a.Length == 0 || b.Length == 0)
        {
            return Likeness.OneNarrower;
        }

        int common = a.Intersect(b, StringComparer.Ordinal).Count();
        return common == a.Length && common == b.Length ? Likeness.Same
            : common == Math.Min(a.Length, b.Length) ? Likeness.Within
            : common > 0 && common * 3 >= Math.Min(a.Length, b.Length) ? Likeness.Alike
            : Likeness.Apart;
    }
}

/// <summary>How alike two populations are.</summary>
internal enum Likeness
{
    /// <summary>The same words, or none that narrow.</summary>
    Same,

    /// <summary>All words of one stand in the other.</summary>
    Within,

    /// <summary>At least a third of the shorter one's words are shared.</summary>
    Alike,

    /// <summary>One is everybody, the other a group.</summary>
    OneNarrower,

    /// <summary>Different groups.</summary>
    Apart,
}
