namespace Corridor.Cli;

/// <summary>The rooms of the house that the command line opens onto. A verb whose room is null is not offered at all.</summary>
/// <param name="Clock">The one clock of the program; only the face reads it.</param>
/// <param name="Runner">Computes scenarios (`run`).</param>
/// <param name="Reports">Writes reports (`run --report`).</param>
/// <param name="Check">Checks data and scenarios (`check`).</param>
public sealed record Rooms(
    TimeProvider Clock,
    IScenarioRunner? Runner = null,
    IReportWriter? Reports = null,
    IDataCheck? Check = null);
