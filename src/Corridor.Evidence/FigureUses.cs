using Corridor.Data;

namespace Corridor.Evidence;

/// <summary>A place in the data folder that rests on a figure.</summary>
/// <param name="File">Relative name of the file.</param>
/// <param name="Line">Line, counted from 1.</param>
/// <param name="What">The row or entry that names the figure.</param>
public sealed record FigureUse(string File, int Line, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}: {What}";
}

/// <summary>Finds what rests on a figure: rows of drivers and populations, parameters, rules and events whose source, reference or note names its id.</summary>
public static class FigureUses
{
    private static readonly string[] Folders = ["drivers", "parameters", "population", "regimes"];

    // Lists which rules cite a figure; a list is no use of it.
    private const string MapOfFigures = "regimes/figures.csv";
    private static readonly string[] Kinds = [".csv", ".yaml"];
    private const string Events = "events.yaml";
    private const int NamedFields = 4;

    /// <summary>All places that name a figure, alone or as part of a range (E0641-E0645), by file and line.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="id">Id of the figure.</param>
    public static IReadOnlyList<FigureUse> Find(DataFolder folder, string id)
    {
        string[] files = [.. Folders.SelectMany(name => Kinds.SelectMany(kind => folder.Files(name, kind))).Where(file => file != MapOfFigures), .. folder.Has(Events) ? new[] { Events } : []];
        return [.. files.AsParallel().AsOrdered().SelectMany(file => Uses(file, Lines(folder, file), id)).OrderBy(use => use.File, StringComparer.Ordinal).ThenBy(use => use.Line)];
    }

    /// <summary>The lines of a file; none when it can't be read, which is for `corridor check` to say.</summary>
    private static string[] Lines(DataFolder folder, string file) => folder.ReadText(file, new Faults())?.Split('\n') ?? [];

    private static IEnumerable<FigureUse> Uses(string file, IEnumerable<string> lines, string id)
    {
        bool table = file.EndsWith(".csv", StringComparison.Ordinal);
        string entry = string.Empty;
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            string trimmed = line.TrimStart(' ', '-');
            if (!table && trimmed.StartsWith("id: ", StringComparison.Ordinal))
            {
                entry = trimmed["id: ".Length..].Split(' ', '#')[0];
            }

            // A comment explains the file; what it says is not what a row rests on.
            if (!trimmed.StartsWith('#') && Names(line, id))
            {
                yield return new FigureUse(file, number, table ? string.Join(' ', line.Split(',').Take(NamedFields).Where(field => field.Length > 0)) : entry);
            }
        }
    }

    private static bool Names(string line, string id)
    {
        for (int at = line.IndexOf(id, StringComparison.Ordinal); at >= 0; at = line.IndexOf(id, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsPart(line[at - 1], id)) && (at + id.Length == line.Length || !IsPart(line[at + id.Length], id)))
            {
                return true;
            }
        }

        return IsNumbered(id) && InRange(line, id);
    }

    /// <summary>A hyphen belongs to ids such as UN24-TJK-RUS-2020; between two numbered ids it makes a range.</summary>
    private static bool IsPart(char c, string id) => char.IsLetterOrDigit(c) || c == '_' || (c == '-' && !IsNumbered(id));

    private static bool IsNumbered(string id) => id.Length == 5 && char.IsAsciiLetterUpper(id[0]) && id.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static bool InRange(string line, string id)
    {
        for (int hyphen = line.IndexOf('-', StringComparison.Ordinal); hyphen >= 0; hyphen = line.IndexOf('-', hyphen + 1))
        {
            if (hyphen >= id.Length && hyphen + id.Length < line.Length)
            {
                string from = line.Substring(hyphen - id.Length, id.Length);
                string to = line.Substring(hyphen + 1, id.Length);
                if (IsNumbered(from) && IsNumbered(to) && from[0] == id[0] && to[0] == id[0]
                    && string.CompareOrdinal(from, id) < 0 && string.CompareOrdinal(id, to) < 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
