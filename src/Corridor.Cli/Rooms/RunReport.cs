using System.Globalization;
using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Drivers;
using Corridor.Publishing;
using Corridor.Publishing.Drawing;
using Corridor.Simulation;
using Corridor.Simulation.Micro;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>The report of a run: its series beside the published figures, the dated events, and what rests on judgement.</summary>
internal sealed class RunReport(ModelData data) : IReportWriter
{
    // The run's series hold money in millions of US dollars a month, and the product as a yearly rate in US dollars.
    private static readonly SeriesUnits Units = new(UsdPerRemittanceUnit: 1e6, UsdPerGdpUnit: 1, GdpIsYearly: true, UsdPerOtherTransferUnit: 1e6);

    public string Write(RunRecord run, SeriesTable series, string? dataFolder, IReadOnlyList<string>? changes = null, IReadOnlyList<LifeRow>? lives = null, IReadOnlyList<LifeRow>? alike = null, Futures? futures = null)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        ReportWriter.Write(Input(run, series, dataFolder) with { Changes = changes ?? [], Lives = lives ?? [], LivesIfAlike = alike ?? [], Futures = futures }, writer);
        return writer.ToString();
    }

    public string Figure(RunRecord run, SeriesTable series, string name, string nation, string? dataFolder) =>
        new Figures(Input(run, series, dataFolder)).ByName(name, nation).ToSvgFile();

    private ReportInput Input(RunRecord run, SeriesTable series, string? dataFolder)
    {
        DataFolder folder = DataFolder.Find(dataFolder);
        ModelSystem system = data.System(folder);
        Faults faults = new();
        WorldShapes shapes = WorldShapes.Load(folder, faults);
        faults.ThrowIfAny();
        return new ReportInput
        {
            Title = "Central Asia - Russia migration system",
            Scenario = run.Inputs.Scenario,
            RunDigest = run.Digest,
            Program = $"corridor {run.Inputs.ProgramVersion}",
            Series = series,
            Gazetteer = system.Gazetteer,
            ObservedUntil = ObservedUntil(system.Drivers.Catalogue),
            Headline = run.Headline,
            Events = [.. system.Events.All.Where(one => one.Show).Select(one => new ChartEvent(one.From, one.Label, one.Nations))],
            Dots = PublishedDots.Of(folder, data.Evidence(folder), system),
            Displaced = DisplacedDots.Of(folder, data.Evidence(folder), system),
            Judgements = Judgements(system),
            Sources = [.. system.Sources.All],
            Shapes = shapes,
            Units = Units,
        };
    }

    /// <summary>The month up to which at least half of the drivers rest on observation.</summary>
    private static Month ObservedUntil(DriverCatalogue catalogue)
    {
        Month[] ends = [.. catalogue.All.Select(driver => driver.ObservedUntil).Order()];
        return ends[ends.Length / 2];
    }

    private static IReadOnlyList<string> Judgements(ModelSystem system) =>
    [
        .. system.Parameters.All
            .Where(parameter => SourceCatalogue.IsJudgement(parameter.Source))
            .Select(parameter => $"{parameter.Label.En}: {Reason(parameter.Source)}."),
        .. system.Drivers.Catalogue.All.Select(driver => DriverJudgements(driver, system)).OfType<string>(),
        DisplacedDots.Judgements(system),
    ];

    /// <summary>How many rows of a driver are judgements; null when none is.</summary>
    private static string? DriverJudgements(DriverDefinition driver, ModelSystem system)
    {
        // A row for all nations or all places is found for each of them, and counts once.
        HashSet<DatedNumber> rows =
        [
            .. from nation in driver.ByNation ? system.Gazetteer.Nations : [Gazetteer.Any]
               from place in driver.ByPlace ? system.Gazetteer.Places : [Gazetteer.Any]
               from row in system.Drivers.Find(driver.Id, nation, place) ?? []
               select row,
        ];
        int judged = rows.Count(row => SourceCatalogue.IsJudgement(row.Source));
        return judged == 0 ? null : $"{driver.Label.En}: {Numbers.Text(judged)} of {Numbers.Text(rows.Count)} dated values; each row of data/drivers/{driver.Id}.csv states its reason.";
    }

    private static string Reason(string source) => source[(source.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().TrimEnd('.');
}
