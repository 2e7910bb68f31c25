using Corridor.Data;

namespace Corridor.DataCompiler;

/// <summary>The raw tables of the shared folder, read by name.</summary>
public sealed class RawTables(DataFolder folder)
{
    /// <summary>The five nations, in the order in which every file lists them.</summary>
    public static IReadOnlyList<string> Nations { get; } = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];

    /// <summary>Populations that are read: the nations and Russia.</summary>
    public static IReadOnlyList<string> Populations { get; } = [.. Nations, RussiaFiles.Russia];

    /// <summary>First year of the model.</summary>
    public const int FirstYear = 2010;

    /// <summary>Last year of the model.</summary>
    public const int LastYear = 2060;

    /// <summary>
    /// Reads a table that has at least the named columns; others are allowed, because raw tables are kept as published.
    /// </summary>
    /// <exception cref="BadInputException">The file is missing, is no table, or lacks a column.</exception>
    public CsvTable Read(string name, params IReadOnlyList<string> columns)
    {
        Faults faults = new();
        string text = folder.ReadText(name, faults) ?? string.Empty;
        faults.ThrowIfAny();
        string[] header = text[..text.IndexOf('\n', StringComparison.Ordinal)].TrimEnd('\r').Split(',');
        foreach (string missing in columns.Except(header, StringComparer.Ordinal))
        {
            faults.Add(name, 1, null, $"column '{missing}' is missing", $"expected at least {string.Join(',', columns)}");
        }

        faults.ThrowIfAny();
        CsvTable? table = CsvTable.Parse(text, name, header, faults);
        faults.ThrowIfAny();
        return table!;
    }

    /// <summary>The text of a file that is no table (shapes).</summary>
    /// <exception cref="BadInputException">The file is missing or is not UTF-8.</exception>
    public string ReadShapes(string name)
    {
        string path = folder.PathOf(name);
        return File.Exists(path)
            ? File.ReadAllText(path)
            : throw new BadInputException(name, null, null, "the file is missing", "restore it");
    }
}
