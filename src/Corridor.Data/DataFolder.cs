using System.Text;
using System.Text.Unicode;

namespace Corridor.Data;

/// <summary>A folder of data files. Every file is read through it, so that names in faults are relative and texts are strict UTF-8.</summary>
public sealed class DataFolder(string root)
{
    /// <summary>Absolute path of the folder.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>
    /// The project's data folder: <paramref name="given"/> when not null, else the first `data` folder with a sources.yaml,
    /// looking upward from the working folder, then upward from the program.
    /// </summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static DataFolder Find(string? given)
    {
        if (given is not null)
        {
            return Directory.Exists(given)
                ? new DataFolder(given)
                : throw new BadInputException(given, null, null, "there is no such folder", "name the folder that holds sources.yaml with --data");
        }

        foreach (string start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
            {
                string candidate = Path.Combine(folder.FullName, "data");
                if (File.Exists(Path.Combine(candidate, "sources.yaml")))
                {
                    return new DataFolder(candidate);
                }
            }
        }

        throw new BadInputException("data", null, null, "the data folder was not found", "run inside the project, or name the folder with --data");
    }

    /// <summary>Absolute path of a file named relative to the folder.</summary>
    public string PathOf(string name) => Path.Combine(Root, name.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>True when the file is there.</summary>
    public bool Has(string name) => File.Exists(PathOf(name));

    /// <summary>Relative names, in ordinal order, of the files under a subfolder that end with <paramref name="extension"/> (".csv").</summary>
    public IReadOnlyList<string> Files(string subfolder, string extension)
    {
        string path = PathOf(subfolder);
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*" + extension, SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/'))
                .Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>
    /// The text of a file, or null after a fault: the file is missing, unreadable, empty or not UTF-8 (with the place of the first bad byte).
    /// A file that ends in the middle of a line is a fault too, but its text is given, so that its other faults are found in the same pass.
    /// </summary>
    public string? ReadText(string name, Faults faults) => ReadText(name, faults, lastLineMayBeOpen: false);

    /// <summary>The same for a file that a user made with a program that ends the last line without a line feed, as RFC 4180 allows.</summary>
    public string? ReadUserText(string name, Faults faults) => ReadText(name, faults, lastLineMayBeOpen: true);

    private string? ReadText(string name, Faults faults, bool lastLineMayBeOpen)
    {
        if (Bytes(name, faults) is not { } bytes)
        {
            return null;
        }

        if (lastLineMayBeOpen && Body(bytes).IsEmpty)
        {
            faults.Add(name, 1, 1, "the file is empty", "is it the right file?");
            return null;
        }

        if (!IsText(Body(bytes), name, faults, "restore it from the repository"))
        {
            return null;
        }

        ReadOnlySpan<byte> body = Body(bytes);

        if (body[^1] != '\n' && !lastLineMayBeOpen)
        {
            (int line, int column) = PlaceOf(body, body.Length);
            faults.Add(name, line, column, "the file ends in the middle of a line", "it may be cut off: restore it, or end the last line with a line feed");
        }

        return Encoding.UTF8.GetString(body);
    }

    /// <summary>The bytes without the mark that some editors put before UTF-8.</summary>
    internal static ReadOnlySpan<byte> Body(byte[] bytes) => bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes;

    /// <summary>False after a fault: the bytes are none, or not UTF-8.</summary>
    internal static bool IsText(ReadOnlySpan<byte> body, string name, Faults faults, string whenEmpty)
    {
        int bad = FirstUnreadable(body);
        if (bad >= 0)
        {
            (int line, int column) = PlaceOf(body, bad);
            faults.Add(name, line, column, body[bad] == 0 ? "a zero byte in a text file" : $"byte 0x{body[bad]:X2} is not UTF-8", "save the file as UTF-8");
            return false;
        }

        if (body.IsEmpty)
        {
            faults.Add(name, null, null, "the file is empty", whenEmpty);
        }

        return !body.IsEmpty;
    }

    private byte[]? Bytes(string name, Faults faults)
    {
        try
        {
            return File.ReadAllBytes(PathOf(name));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add(name, null, null, "the file is missing", "restore it from the repository");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(name, null, null, "the file cannot be read", "is it a file, and may you read it?");
        }

        return null;
    }

    /// <summary>Line and character of a byte, both counted from 1; every byte before it must be UTF-8.</summary>
    private static (int Line, int Column) PlaceOf(ReadOnlySpan<byte> body, int at)
    {
        ReadOnlySpan<byte> head = body[..at];
        return (head.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(head[(head.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }

    /// <summary>Index of the first byte that is zero or breaks UTF-8, or -1.</summary>
    private static int FirstUnreadable(ReadOnlySpan<byte> bytes)
    {
        int zero = bytes.IndexOf((byte)0);
        return FirstInvalid(zero < 0 ? bytes : bytes[..zero]) is >= 0 and int invalid ? invalid : zero;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return -1;
        }

        int at = 0;
        while (at < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out int used) != System.Buffers.OperationStatus.Done)
            {
                return at;
            }

            at += used;
        }

        return -1;
    }
}
