using Corridor.Data;

namespace Corridor.Cli;

/// <summary>Reads all data and all scenarios and collects every fault.</summary>
public interface IDataCheck
{
    /// <summary>Reads everything; never throws for a fault in a file.</summary>
    /// <param name="dataFolder">The data folder; null = find it.</param>
    /// <param name="scenariosFolder">The folder of scenarios; null = the folder `scenarios` beside the data folder.</param>
    /// <exception cref="BadInputException">A folder was not found.</exception>
    CheckResult Check(string? dataFolder, string? scenariosFolder);
}

/// <summary>What a check found.</summary>
/// <param name="Faults">All faults, ordered by file, line and column.</param>
/// <param name="Counts">What was read.</param>
public sealed record CheckResult(IReadOnlyList<Fault> Faults, IReadOnlyList<ReadCount> Counts);

/// <summary>How much of one kind was read.</summary>
/// <param name="What">Kind, such as "drivers".</param>
/// <param name="Files">Number of files.</param>
/// <param name="Entries">Number of rows or entries.</param>
public sealed record ReadCount(string What, int Files, int Entries);
