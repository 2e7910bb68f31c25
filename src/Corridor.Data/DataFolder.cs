using System.Text;

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

    /// <summary>The text of a file, or null after a fault: file missing, not UTF-8 (with the line of the first bad byte), or cut off in a line.</summary>
    public string? ReadText(string name, Faults faults)
    {
        string path = PathOf(name);
        if (!File.Exists(path))
        {
            faults.Add(name, null, null, "the file is missing", "restore it from the repository");
            return null;
        }

        byte[] bytes = File.ReadAllBytes(path);
        ReadOnlySpan<byte> body = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(3) : bytes;
        int bad = FirstInvalid(body);
        if (bad >= 0)
        {
            int line = body[..bad].Count((byte)'\n') + 1;
            int column = bad - (body[..bad].LastIndexOf((byte)'\n') + 1) + 1;
            faults.Add(name, line, column, $"byte 0x{body[bad]:X2} is not UTF-8", "save the file as UTF-8");
            return null;
        }

        int nul = body.IndexOf((byte)0);
        if (nul >= 0)
        {
            faults.Add(name, body[..nul].Count((byte)'\n') + 1, null, "a zero byte in a text file", "restore the file from the repository");
            return null;
        }

        string text = Encoding.UTF8.GetString(body);
        if (text.Length == 0)
        {
            faults.Add(name, null, null, "the file is empty", "restore it from the repository");
            return null;
        }

        if (text[^1] != '\n')
        {
            faults.Add(name, text.AsSpan().Count('\n') + 1, null, "the file ends in the middle of a line", "it may be cut off: restore it, or end the last line with a line feed");
        }

        return text;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
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
