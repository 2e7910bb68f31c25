using System.Text.Json;
using System.Text.Json.Nodes;
using Corridor.Experiments.Ensembles;
using Corridor.Publishing;
using Corridor.Simulation;
using Corridor.Simulation.Displaced;
using Corridor.Simulation.Russia;

namespace Corridor.Cli;

/// <summary>What is said of a run besides its numbers.</summary>
internal sealed record RunFrame(bool FromStore, double Seconds, string Store, string? Report, IReadOnlyList<ChangedRule> Changed, IReadOnlyList<PaperCostChange> Papers, IReadOnlyList<ChangedInput> Inputs, IReadOnlyList<DisplacedRow> Displaced, IReadOnlyList<RussiaRow> Russia);

/// <summary>Shows the members of a run: bands where a run alone has numbers.</summary>
internal static class EnsemblePrint
{
    /// <summary>Writes a table, or one JSON document.</summary>
    public static void Write(Screen screen, bool json, EnsembleAnswer answer, RunFrame frame, bool discrepancy)
    {
        Bands bands = answer.About.Bands(answer.Members, discrepancy);
        EnsembleContents contents = answer.About.Contents(discrepancy);
        if (json)
        {
            Json.Write(screen, Document(answer, frame, bands, contents));
            return;
        }

        HeadlineTable.Write(answer.Run.Headline, bands, screen);
        ChangedRule.Write(frame.Changed, screen);
        ChangedInput.Write(RunVerb.Others(frame.Inputs, frame.Changed), screen);
        TextWriter writer = screen.Out;
        foreach (PaperCostChange cost in frame.Papers)
        {
            writer.WriteLine(cost);
        }

        writer.WriteLine("numbers         middle of the members [eight in ten lie between]");
        writer.WriteLine($"bands           {contents}");
        writer.WriteLine($"run             {answer.Run.Inputs.Scenario} {answer.Run.Short}{(frame.FromStore ? ", from the store" : string.Empty)}");
        writer.WriteLine($"members         {Numbers.Text(answer.Members.Count)}, of them computed now {Numbers.Text(answer.Computed)} in {Numbers.Text(answer.Seconds, 1)} s; ensemble {answer.About.Ensemble[..8]}, content {answer.ContentDigest[..8]}");
        writer.WriteLine($"all in all      {Numbers.Text(frame.Seconds, 2)} s");
        writer.WriteLine($"peak memory     {Numbers.Text(PeakMemory.Megabytes())} MB");
        writer.WriteLine($"store           {frame.Store}");
        if (frame.Report is not null)
        {
            writer.WriteLine($"report          {frame.Report}");
        }
    }

    /// <summary>A row of the headline with a band in the place of each number, and the number of the central run in it.</summary>
    public static JsonObject Row(HeadlineRow row, Bands bands)
    {
        JsonObject json = new() { ["nation"] = row.Nation, ["year"] = row.Year };
        foreach (HeadlineIndicator indicator in HeadlineIndicator.All)
        {
            Band band = bands.Of(row.Nation, row.Year, indicator);
            json[indicator.Name] = JsonSerializer.SerializeToNode(WideBand.Of(band, indicator.Of(row)), Json.Indented);
        }

        return json;
    }

    /// <summary>The members as a report shows them: each indicator of the headline in every year that the run covers.</summary>
    public static Futures Futures(EnsembleAnswer answer, bool discrepancy)
    {
        Bands bands = answer.About.Bands(answer.Members, discrepancy);
        IEnumerable<FutureRow> rows =
            from nation in answer.Members[0].Nations
            from year in nation.Years.Select(row => row.Year)
            from indicator in HeadlineIndicator.All
            let band = bands.Of(nation.Nation, year, indicator)
            select new FutureRow(nation.Nation, indicator.Name, year, band.P10, band.P50, band.P90);
        return new Futures(answer.Members.Count, answer.About.Contents(discrepancy).ToString(), [.. rows]);
    }

    private static object Document(EnsembleAnswer answer, RunFrame frame, Bands bands, EnsembleContents contents) => new
    {
        Run = answer.Run.Short,
        answer.Run.Digest,
        answer.Run.Inputs.Scenario,
        answer.Run.SecondsMacro,
        SecondsTotal = frame.Seconds,
        PeakMb = PeakMemory.Megabytes(),
        Members = answer.Members.Count,
        MembersComputed = answer.Computed,
        SecondsMembers = answer.Seconds,
        Ensemble = answer.About.Ensemble,
        Contains = contents.Parts,
        Label = contents.ToString(),
        answer.About.Drivers,
        NationsWithPosterior = contents.WithPosterior,
        NationsWithoutPosterior = contents.WithoutPosterior,
        MembersContentDigest = answer.ContentDigest,
        frame.FromStore,
        answer.Run.ContentDigest,
        FirstMonth = answer.Run.Inputs.FirstMonth.ToString(),
        Until = answer.Run.Inputs.Until.ToString(),
        answer.Run.Inputs.Seed,
        frame.Store,
        frame.Report,
        ChangedRules = frame.Changed,
        PaperCosts = frame.Papers,
        ChangedInputs = frame.Inputs,
        Headline = answer.Run.Headline.Select(row => Row(row, bands)),
        frame.Displaced,
        frame.Russia,
    };
}
