using System.Xml.Linq;

namespace Corridor.House.Tests;

/// <summary>The repository as it lies on disk: its projects and its files, without what builds and runs leave behind.</summary>
internal static class House
{
    private static readonly string[] LeftBehind =
        [".git", ".vs", ".idea", "bin", "obj", "node_modules", "TestResults", "reports", "BenchmarkDotNet.Artifacts"];

    private static readonly string[] LeftBehindEndings = [".db", ".db-wal", ".db-shm", ".user"];

    private static readonly string[] BinaryEndings = [".png", ".ico", ".xlsx"];

    /// <summary>Absolute path of the folder that holds Corridor.slnx.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Relative names of the files that are the project's own, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. FilesBelow(new DirectoryInfo(Root)).Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Files that people and programs read as text.</summary>
    public static IEnumerable<string> TextFiles => Files.Where(file => !BinaryEndings.Contains(Path.GetExtension(file), StringComparer.Ordinal));

    /// <summary>All projects of src, tests, tools and bench.</summary>
    public static IReadOnlyList<Project> Projects { get; } =
        [.. Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).Select(Project.Read)];

    public static string Text(string file) => File.ReadAllText(PathOf(file));

    public static byte[] Bytes(string file) => File.ReadAllBytes(PathOf(file));

    public static string PathOf(string file) => Path.Combine(Root, file);

    private static IEnumerable<string> FilesBelow(DirectoryInfo folder)
    {
        foreach (FileInfo file in folder.EnumerateFiles())
        {
            if (!LeftBehind.Contains(file.Name, StringComparer.Ordinal) && !LeftBehindEndings.Any(ending => file.Name.EndsWith(ending, StringComparison.Ordinal)))
            {
                yield return file.FullName;
            }
        }

        foreach (string file in folder.EnumerateDirectories().Where(below => !LeftBehind.Contains(below.Name, StringComparer.Ordinal)).SelectMany(FilesBelow))
        {
            yield return file;
        }
    }

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Corridor.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Corridor.slnx was not found above the tests.");
    }
}

/// <summary>A project file and the projects it refers to.</summary>
internal sealed record Project(string Name, string File, IReadOnlyList<string> Knows)
{
    public bool IsRoom => File.StartsWith("src/", StringComparison.Ordinal);

    public bool IsTest => File.StartsWith("tests/", StringComparison.Ordinal);

    public static Project Read(string file)
    {
        XDocument document = XDocument.Parse(House.Text(file));
        return new Project(
            Path.GetFileNameWithoutExtension(file),
            file,
            [.. document.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))]);
    }
}
