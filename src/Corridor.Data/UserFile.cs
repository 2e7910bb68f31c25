using System.Text;

namespace Corridor.Data;

/// <summary>A text that the user brings: a file anywhere, or standard input.</summary>
public static class UserFile
{
    /// <summary>Stands for standard input on the command line.</summary>
    public const string StandardInput = "-";

    /// <summary>How faults name the text: the path as given, or "standard input".</summary>
    public static string NameOf(string path) => path == StandardInput ? "standard input" : path;

    /// <summary>
    /// The text of a file or of standard input, or null after a fault: it is missing, unreadable, empty or not UTF-8. The last line need not end with a line feed.
    /// </summary>
    /// <param name="path">A path, or "-".</param>
    /// <param name="standardInput">Opens standard input.</param>
    /// <param name="faults">Receives the fault.</param>
    public static string? ReadText(string path, Func<Stream> standardInput, Faults faults)
    {
        string name = NameOf(path);
        try
        {
            byte[] bytes = path == StandardInput ? All(standardInput) : File.ReadAllBytes(path);
            return DataFolder.IsText(DataFolder.Body(bytes), name, faults, "is it the right file?") ? Encoding.UTF8.GetString(DataFolder.Body(bytes)) : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add(name, null, null, "there is no such file", "check the path");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            faults.Add(name, null, null, "the file cannot be read", "is it a file, and may you read it?");
        }

        return null;
    }

    /// <summary>Reads a table whose columns are for the caller to judge; null after a fault that leaves nothing to read.</summary>
    /// <param name="path">A path, or "-".</param>
    /// <param name="standardInput">Opens standard input.</param>
    /// <param name="faults">Receives every fault.</param>
    public static CsvTable? ReadTable(string path, Func<Stream> standardInput, Faults faults) =>
        ReadText(path, standardInput, faults) is { } text ? CsvTable.ParseAny(text, NameOf(path), faults) : null;

    private static byte[] All(Func<Stream> open)
    {
        using Stream stream = open();
        using MemoryStream memory = new();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
