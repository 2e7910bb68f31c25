using Corridor.Data;
using Corridor.Model;

namespace Corridor.Cli;

/// <summary>The folder of scenario files: the one that was named, else `scenarios` beside the data folder.</summary>
/// <param name="folder">The folder.</param>
internal sealed class ScenarioFolder(DataFolder folder)
{
    /// <summary>Ending of scenario files.</summary>
    public const string Ending = ".yaml";

    /// <summary>The folder.</summary>
    public DataFolder Folder => folder;

    /// <summary>Names of its files without the ending, in ordinal order.</summary>
    public IReadOnlyList<string> Ids => [.. folder.Files(string.Empty, Ending).Where(file => !file.Contains('/', StringComparison.Ordinal)).Select(file => file[..^Ending.Length])];

    /// <summary>The folder that was named, else the one beside the data.</summary>
    /// <exception cref="BadInputException">There is no such folder.</exception>
    public static ScenarioFolder Of(DataFolder data, string? named)
    {
        string path = named ?? Path.Combine(Path.GetDirectoryName(data.Root) ?? data.Root, "scenarios");
        return named is null || Directory.Exists(path)
            ? new ScenarioFolder(new DataFolder(path))
            : throw new BadInputException(named, null, null, "there is no such folder", "name the folder of scenario files with --scenarios");
    }

    /// <summary>The path of a scenario that is named by its id or by a path.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public string PathOf(string word)
    {
        if (File.Exists(word))
        {
            return word;
        }

        return folder.Has(word + Ending)
            ? folder.PathOf(word + Ending)
            : throw new BadInputException(word, null, null, "there is no such scenario", $"name a scenario file, or the id of one: {NearestWord.Hint(word, Ids)}");
    }

    /// <summary>True for the id of a scenario of the folder, or the path of a file.</summary>
    public bool Has(string word) => File.Exists(word) || folder.Has(word + Ending);

    /// <summary>A scenario and the system under it.</summary>
    /// <exception cref="BadInputException">It can't be used; carries all faults, their files named as they are seen from the working folder.</exception>
    public static (Scenario Scenario, ModelSystem System) Read(string path, ModelSystem system)
    {
        Faults faults = new();
        Scenario scenario = Scenario.Load(path, faults);
        ModelSystem under = system.Under(scenario, faults);
        if (!faults.None)
        {
            throw new BadInputException(Seen(new DataFolder(Path.GetDirectoryName(Path.GetFullPath(path))!), faults));
        }

        return (scenario, under);
    }

    /// <summary>The faults with names of files as they are seen from the working folder, so that an editor opens them.</summary>
    public static IReadOnlyList<Fault> Seen(DataFolder folder, Faults faults) =>
        [.. faults.Ordered.Select(fault => fault with { File = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder.PathOf(fault.File)).Replace(Path.DirectorySeparatorChar, '/') })];
}
