using Corridor.Publishing;
using Corridor.Simulation;
using Corridor.Simulation.Micro;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>Writes the report of a run.</summary>
public interface IReportWriter
{
    /// <summary>The report as one self-contained HTML text.</summary>
    /// <param name="run">The run, with its headline.</param>
    /// <param name="series">All its series.</param>
    /// <param name="dataFolder">The data folder, for labels, events and published figures; null = find it.</param>
    /// <param name="changes">What the scenario changes, a line each; null or empty where it changes nothing.</param>
    /// <param name="lives">Tables of simulated lives; null or empty for a macrosimulation.</param>
    /// <param name="alike">The same of a run in which persons are alike, to be shown beside; null where there is none.</param>
    /// <param name="futures">Bands over the members of an ensemble; null for a run alone.</param>
    string Write(RunRecord run, SeriesTable series, string? dataFolder, IReadOnlyList<string>? changes = null, IReadOnlyList<LifeRow>? lives = null, IReadOnlyList<LifeRow>? alike = null, Futures? futures = null);

    /// <summary>One figure of the report as a standalone SVG text.</summary>
    /// <param name="run">The run, with its headline.</param>
    /// <param name="series">All its series.</param>
    /// <param name="name">Name of the figure (<see cref="Publishing.Figures.Names"/>).</param>
    /// <param name="nation">Nation, for figures of one nation.</param>
    /// <param name="dataFolder">The data folder; null = find it.</param>
    string Figure(RunRecord run, SeriesTable series, string name, string nation, string? dataFolder);
}
