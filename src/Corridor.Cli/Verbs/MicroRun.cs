using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using Corridor.Data;
using Corridor.Simulation;
using Corridor.Simulation.Micro;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>A microsimulation beside a run of the macrosimulation.</summary>
/// <param name="Run">The run.</param>
/// <param name="Record">Persons, time, tables of lives.</param>
/// <param name="FromStore">False when it was computed now.</param>
internal sealed record MicroRun(RunRecord Run, MicroRecord Record, bool FromStore);

/// <summary>The options of `run` that ask for a microsimulation, and what they do.</summary>
internal sealed class MicroRuns(Rooms rooms, Screen screen)
{
    private const int LargestScale = 100_000;

    private readonly Option<long?> _scale = new("--micro")
    {
        HelpName = "1:K",
        Description = "Microsimulation too: every person (1:1) or one for K; the headline is then of simulated persons",
        CustomParser = Scale,
    };

    private readonly Option<long?> _histories = Inputs.Whole("--histories", "With --micro: write the histories of about N simulated persons, a row a spell", 1, 10_000_000);
    private readonly Option<bool> _families = Inputs.Switch("--families", "With --micro: link mothers, children and partners, and count children with a parent abroad");
    private readonly Option<bool> _personal = Inputs.Switch("--personal", "With --micro: persons differ in their propensity to leave, and return depends on the months since; shown beside a run in which they are alike");

    /// <summary>The options.</summary>
    public IReadOnlyList<Option> Options => [_scale, _histories, _families, _personal];

    /// <summary>What is asked for; null without --micro.</summary>
    /// <exception cref="BadCommandLineException">An option that needs --micro stands without it.</exception>
    public MicroOptions? Asked(ParseResult parsed, RunInputs inputs, int threads)
    {
        if (parsed.GetValue(_scale) is not { } scale)
        {
            string? lonely = parsed.GetValue(_histories) is not null ? "--histories" : parsed.GetValue(_families) ? "--families" : parsed.GetValue(_personal) ? "--personal" : null;
            return lonely is null ? null : throw new BadCommandLineException("missing_word", $"{lonely} without --micro", "corridor run", "add --micro 1:100");
        }

        return new MicroOptions(
            (int)scale,
            (ulong)inputs.Seed,
            threads,
            Families: parsed.GetValue(_families),
            Histories: (int)(parsed.GetValue(_histories) ?? 0),
            Personal: parsed.GetValue(_personal));
    }

    /// <summary>Computes the microsimulation, or takes it from the store.</summary>
    public MicroRun Of(IPlannedRun plan, RunRecord macro, RunStore store, MicroOptions options, CancellationToken cancellation)
    {
        RunInputs inputs = plan.Inputs with { Solver = options.Name };
        if (store.Get(inputs.Digest) is { } stored && MicroRecord.Load(store, stored) is { } kept)
        {
            return new MicroRun(stored, kept, FromStore: true);
        }

        StoredNations done = new(store, inputs);
        MicroResult result = MonthsProgress.Show(
            screen,
            $"{inputs.Scenario} {options.Name} {inputs.FirstMonth} to {inputs.Until}",
            plan.MicroSteps,
            rooms.Clock,
            progress => plan.ComputeMicro(options, done, progress, cancellation));
        RunRecord run = RunRecord.Of(inputs, rooms.Clock.GetUtcNow(), macro.SecondsMacro, PeakMemory.Megabytes(), Indicators.Headline(result.Series, plan.Nations, Indicators.HeadlineYears), result.Series);
        MicroRecord record = MicroRecord.Of(options, result);
        record.Save(store, run.Digest);
        store.Save(run, result.Series);
        done.Clear();
        return new MicroRun(run, record, FromStore: false);
    }

    /// <summary>Writes the tables of lives, and the histories if there are any, beside the report; returns the paths.</summary>
    public static IReadOnlyList<string> Write(MicroRun micro, string? report)
    {
        string folder = Path.GetDirectoryName(report) ?? "reports";
        string stem = Path.Combine(folder, $"{micro.Run.Inputs.Scenario}-{micro.Run.Short}");
        Directory.CreateDirectory(Path.GetFullPath(folder));
        List<string> paths = [$"{stem}-lives.csv"];
        UTF8Encoding withMark = new(encoderShouldEmitUTF8Identifier: true);
        File.WriteAllText(paths[0], LivesCsv.Of(micro.Record.Lives), withMark);
        if (micro.Record.HistoriesCsv.Length > 0)
        {
            paths.Add($"{stem}-histories.csv");
            File.WriteAllText(paths[1], micro.Record.HistoriesCsv, withMark);
        }

        return paths;
    }

    private static long? Scale(ArgumentResult result)
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : string.Empty;
        if (text.StartsWith("1:", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out int scale)
            && scale is >= 1 and <= LargestScale)
        {
            return scale;
        }

        result.AddError(string.Create(CultureInfo.InvariantCulture, $"'{text}' for --micro is not a scale{Inputs.Do}write 1:1 for every person, or 1:100 for one in a hundred (at most 1:{LargestScale})"));
        return null;
    }
}
