using Corridor.Data;

namespace Corridor.DataCompiler.Tests;

/// <summary>The project's data folder, and the raw tables beside the project where they are there.</summary>
internal static class ProjectFolders
{
    public static DataFolder Data { get; } = DataFolder.Find(null);

    private static DataFolder Shared { get; } = new(Path.Combine(Data.Root, "..", "..", "shared"));

    /// <summary>The shared folder, or null after saying that nothing was checked.</summary>
    public static DataFolder? SharedOrSayNot(Xunit.Abstractions.ITestOutputHelper output)
    {
        if (Shared.Has("data/README.md"))
        {
            return Shared;
        }

        output.WriteLine("not checked: no ../shared");
        Console.WriteLine("not checked: no ../shared");
        return null;
    }

    public static CsvTable Table(string name, params string[] columns)
    {
        Faults faults = new();
        CsvTable? table = CsvTable.Read(Data, name, columns, faults);
        faults.ThrowIfAny();
        return table!;
    }
}
