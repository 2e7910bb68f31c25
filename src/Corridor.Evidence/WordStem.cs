namespace Corridor.Evidence;

/// <summary>Stems of English and Russian words by cutting common endings: good enough to find "переводов" by "перевод" and "workers" by "worker".</summary>
internal static class WordStem
{
    private const int Shortest = 4;

    private static readonly string[] Endings =
    [
        "иями", "ями", "ами", "ого", "ему", "ому", "ыми", "ими", "ией", "иям", "иях", "ость",
        "ов", "ев", "ей", "ой", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ых", "их", "ам", "ям", "ах", "ях", "ом", "ем", "ую", "юю", "ия", "ию", "ии",
        "ing", "ies", "ed", "es",
        "а", "я", "о", "е", "ы", "и", "у", "ю", "ь", "й", "s", "y",
    ];

    /// <summary>The words of a text in lower case.</summary>
    internal static IEnumerable<string> Words(string text)
    {
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inside = i < text.Length && IsPart(text[i]);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                yield return text[start..i].Trim('-').ToLowerInvariant();
                start = -1;
            }
        }
    }

    /// <summary>A lower-case word without its ending.</summary>
    internal static string Of(string word)
    {
        foreach (string ending in Endings)
        {
            if (word.Length - ending.Length >= Shortest && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word;
    }

    /// <summary>True when a word of the text begins with the stem, in any case. A stem of three letters or fewer must be a whole word.</summary>
    internal static bool Begins(string text, string stem)
    {
        int at = 0;
        while (at <= text.Length - stem.Length)
        {
            int found = text.AsSpan(at).IndexOf(stem, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return false;
            }

            at += found;
            int end = at + stem.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (stem.Length > 3 || end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }

            at++;
        }

        return false;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '-' or '_';
}
