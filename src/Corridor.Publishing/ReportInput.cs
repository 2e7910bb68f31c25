using Corridor.Data;
using Corridor.Publishing.Drawing;
using Corridor.Simulation;
using Corridor.Simulation.Micro;

namespace Corridor.Publishing;

/// <summary>Units of money in the series of a run.</summary>
/// <param name="UsdPerRemittanceUnit">US dollars per unit of remittances_recorded (a flow of a month).</param>
/// <param name="UsdPerGdpUnit">US dollars per unit of the series gdp.</param>
/// <param name="GdpIsYearly">True when a month's gdp is a yearly rate; false when it is the month's own product.</param>
/// <param name="RemittancesIncludeOtherTransfers">True when remittances_recorded already holds other_transfers.</param>
/// <param name="UsdPerOtherTransferUnit">US dollars per unit of other_transfers (a flow of a month).</param>
public sealed record SeriesUnits(
    double UsdPerRemittanceUnit = 1,
    double UsdPerGdpUnit = 1,
    bool GdpIsYearly = true,
    bool RemittancesIncludeOtherTransfers = false,
    double UsdPerOtherTransferUnit = 1);

/// <summary>Everything a report is drawn from.</summary>
public sealed record ReportInput
{
    /// <summary>Title of the report.</summary>
    public required string Title { get; init; }

    /// <summary>Name of the scenario in the report's language.</summary>
    public required string Scenario { get; init; }

    /// <summary>Digest of the run.</summary>
    public required string RunDigest { get; init; }

    /// <summary>Name and version of the program.</summary>
    public required string Program { get; init; }

    /// <summary>Series of the run.</summary>
    public required SeriesTable Series { get; init; }

    /// <summary>Nations and places.</summary>
    public required Gazetteer Gazetteer { get; init; }

    /// <summary>Last month that rests on observation; charts draw their line at its end.</summary>
    public required Month ObservedUntil { get; init; }

    /// <summary>"en" or "ru".</summary>
    public string Language { get; init; } = "en";

    /// <summary>Rows of the headline table.</summary>
    public IReadOnlyList<HeadlineRow> Headline { get; init; } = [];

    /// <summary>Events to mark.</summary>
    public IReadOnlyList<ChartEvent> Events { get; init; } = [];

    /// <summary>Published figures by <see cref="ChartKey"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PublishedDot>> Dots { get; init; } = new Dictionary<string, IReadOnlyList<PublishedDot>>();

    /// <summary>What the scenario changes against the base, a line each.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Members of an ensemble; null for a run alone.</summary>
    public Futures? Futures { get; init; }

    /// <summary>Tables of simulated lives; empty for a macrosimulation.</summary>
    public IReadOnlyList<LifeRow> Lives { get; init; } = [];

    /// <summary>The same of a run in which persons are alike, shown beside; empty where there is none.</summary>
    public IReadOnlyList<LifeRow> LivesIfAlike { get; init; } = [];

    /// <summary>Displaced people; empty where the run has none.</summary>
    public IReadOnlyList<DisplacedView> Displaced { get; init; } = [];

    /// <summary>What rests on judgement, a sentence or two each.</summary>
    public IReadOnlyList<string> Judgements { get; init; } = [];

    /// <summary>Sources of the data.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>Shapes of countries for the map.</summary>
    public WorldShapes Shapes { get; init; } = WorldShapes.None;

    /// <summary>Units of money in <see cref="Series"/>.</summary>
    public SeriesUnits Units { get; init; } = new();

    /// <summary>Year of the map and of the pyramids.</summary>
    public int SnapshotYear { get; init; } = 2024;

    /// <summary>The place whose statuses and flows are shown in detail.</summary>
    public string Hub { get; init; } = "RUS";

    /// <summary>First month of the chart of monthly flows.</summary>
    public Month FlowsFrom { get; init; } = new(2019, 1);

    /// <summary>Last month of the chart of monthly flows.</summary>
    public Month FlowsTo { get; init; } = new(2025, 12);
}
