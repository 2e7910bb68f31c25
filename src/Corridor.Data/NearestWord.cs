namespace Corridor.Data;

/// <summary>Finds the word somebody probably meant.</summary>
public static class NearestWord
{
    /// <summary>The candidate with the smallest edit distance, when that is at most a third of the word (at least 1, at most 3); else null.</summary>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        int limit = Math.Clamp(word.Length / 3, 1, 3);
        return candidates
            .Select(candidate => (candidate, distance: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>"did you mean X?" or, when nothing is near, "one of A, B, C".</summary>
    public static string Hint(string word, IReadOnlyCollection<string> candidates)
    {
        string? near = Find(word, candidates);
        return near is not null
            ? $"did you mean {near}?"
            : $"expected one of {string.Join(", ", candidates.Take(40))}{(candidates.Count > 40 ? ", ..." : string.Empty)}";
    }

    /// <summary>Levenshtein distance with transpositions of neighbours (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }

        for (int j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
