using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference.Calibration;
using Corridor.Model;
using Corridor.Model.Parameters;

namespace Corridor.Cli;

/// <summary>`corridor calibrate`: the posterior of the parameters, nation by nation, as files that `corridor check` and the other verbs read.</summary>
internal sealed class CalibrateVerb
{
    private const string Name = "corridor calibrate";
    private const long UsualSeed = 1;

    private readonly Option<string?> _nation = Inputs.Text("--nation", "CODE", "Only this nation [default: all that are fitted]");
    private readonly Option<long?> _seed = Inputs.Whole("--seed", "Seed of the random numbers [default: 1]", 0, long.MaxValue);
    private readonly Option<long?> _threads = Inputs.Whole("--threads", "Threads to compute with; results do not depend on it [default: all processors]", 1, 1024);
    private readonly Option<bool> _quick = Inputs.Switch("--quick", "A short trial of some hundred runs for each nation, not good enough to use");
    private readonly Option<string?> _out = Inputs.Text("--out", "DIR", "Where the files go [default: posterior in the data folder]");
    private readonly Option<string?> _data = EvidenceVerb.DataOption();
    private readonly Option<bool> _json;
    private readonly Rooms _rooms;
    private readonly Screen _screen;

    private CalibrateVerb(Rooms rooms, Screen screen, Option<bool> json)
    {
        _rooms = rooms;
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Rooms rooms, Screen screen, Option<bool> json)
    {
        CalibrateVerb calibrate = new(rooms, screen, json);
        return new Verb(
            "calibrate",
            "Fit the parameters to the published figures: draws from the posterior, their diagnostics, and which parameters the figures inform. Stopped, the same command goes on where it was and ends with the same bytes.",
            [$"{Name}", $"{Name} --nation TJK --threads 2", $"{Name} --quick --out trial --json"],
            calibrate.Work)
            .With(calibrate._nation, calibrate._seed, calibrate._threads, calibrate._quick, calibrate._out, calibrate._data);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        long start = _rooms.Clock.GetTimestamp();
        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        ModelData read = new();
        ModelSystem system = read.System(folder);
        EvidenceBase evidence = read.Evidence(folder);
        int threads = (int)(parsed.GetValue(_threads) ?? Environment.ProcessorCount);
        CalibrationData data = CalibrationData.Load(folder, system, evidence, threads, cancellation);
        string[] all = [.. data.Plan.Parameters.SelectMany(one => one.Nations).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string[] nations = parsed.GetValue(_nation) is { } asked ? [CodeWord.Meant(asked, "nation", evidence.Names, Name)] : all;
        if (nations.Except(all, StringComparer.Ordinal).FirstOrDefault() is { } unfit)
        {
            throw CodeWord.Unknown("nation", unfit, all, Name);
        }

        CalibrationOptions options = (parsed.GetValue(_quick) ? CalibrationOptions.Quick : new CalibrationOptions()) with { Seed = (ulong)(parsed.GetValue(_seed) ?? UsualSeed) };
        string target = parsed.GetValue(_out) ?? folder.PathOf(PosteriorDraws.Folder);
        CalibrationWork work = new(data, options, new StateFiles(target), _rooms.Clock, _screen);
        IReadOnlyList<CalibratedNation> done = work.Compute(nations, threads, cancellation);
        Write(target, done, Command(parsed));
        StateFiles.Clear(target);
        double seconds = _rooms.Clock.GetElapsedTime(start).TotalSeconds;
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { Seed = options.Seed, Seconds = seconds, Out = target, Nations = done.Select(Document) });
        }
        else
        {
            CalibrationTable.Write(_screen, done);
            _screen.Error.WriteLine($"{target}: {string.Join(", ", done.Select(one => $"{one.Posterior.Nation}.csv"))}, diagnostics.csv, fitted.csv, README.md");
        }

        return ExitCode.Done;
    }

    private string Command(ParseResult parsed)
    {
        List<string> words = [Name];
        words.AddRange(parsed.GetValue(_nation) is { } nation ? ["--nation", nation] : []);
        words.AddRange(["--seed", (parsed.GetValue(_seed) ?? UsualSeed).ToString(CultureInfo.InvariantCulture)]);
        words.AddRange(parsed.GetValue(_quick) ? ["--quick"] : []);
        return string.Join(' ', words);
    }

    private void Write(string folder, IReadOnlyList<CalibratedNation> done, string command)
    {
        Directory.CreateDirectory(folder);
        foreach (CalibratedNation one in done)
        {
            File.WriteAllText(Path.Combine(folder, $"{one.Posterior.Nation}.csv"), PosteriorTexts.Draws(one.Posterior));
        }

        NationPosterior[] posteriors = [.. done.Select(one => one.Posterior)];
        Merge(folder, Path.GetFileName(PosteriorDraws.DiagnosticsFile), before => PosteriorTexts.Diagnostics(before, posteriors));
        Merge(folder, Path.GetFileName(FittedParameters.File), before => PosteriorTexts.Fitted(before, posteriors));
        File.WriteAllText(Path.Combine(folder, "README.md"), ReadMe(done, command));
    }

    /// <summary>Writes a table anew with what it held of other nations.</summary>
    private static void Merge(string folder, string file, Func<string?, string> text)
    {
        Faults faults = new();
        string path = Path.Combine(folder, file);
        string? before = File.Exists(path) ? new DataFolder(folder).ReadText(file, faults) : null;
        faults.ThrowIfAny();
        File.WriteAllText(path, text(before));
    }

    private string ReadMe(IReadOnlyList<CalibratedNation> done, string command)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# Posterior of the parameters\n\nMade by `{command}` on {_rooms.Clock.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} processors, {RuntimeInformation.ProcessArchitecture}. The method and its limits: docs/calibration.md.\n\n");
        text.Append("NATION.csv: a row for each draw, a column for each fitted number in its own unit (error.*: learnt errors of the model). diagnostics.csv: quantiles of prior and posterior, R-hat, effective sizes of the chains the draws come from, contraction, and whether the figures inform the number. fitted.csv: the medians, which are the parameters of every run.\n\n");
        text.Append("| nation | figures | fitted numbers | draws kept | of chain draws | runs of the model | seconds | largest R-hat | smallest effective size | k-hat | accepted | effective proposals | their k-hat | informed |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (CalibratedNation one in done)
        {
            NationPosterior p = one.Posterior;
            text.Append(CultureInfo.InvariantCulture, $"| {p.Nation} | {one.Figures} | {p.Parameters.Count} | {p.Points.Count} | {p.ChainDraws} | {p.Evaluations} | {one.Seconds:F0} | {p.RHat:F3} | {p.Ess:F0} | {p.Shape:F2} | {p.Acceptance:F2} | {p.ProposalEss:F0} | {p.ProposalShape:F2} | {p.Values.Count(value => value.Information.Informed)} |\n");
        }

        return text.ToString();
    }

    private static object Document(CalibratedNation one) => new
    {
        one.Posterior.Nation,
        one.Figures,
        Draws = one.Posterior.Points.Count,
        one.Posterior.ChainDraws,
        one.Posterior.Evaluations,
        one.Seconds,
        one.Posterior.RHat,
        one.Posterior.Ess,
        KHat = one.Posterior.Shape,
        one.Posterior.Acceptance,
        one.Posterior.ProposalEss,
        ProposalKHat = one.Posterior.ProposalShape,
        one.Posterior.Method,
        one.Posterior.LogDensityAtMode,
        Parameters = one.Posterior.Values.Select(value => new
        {
            Parameter = value.Parameter.Name,
            Prior = new { P10 = value.PriorQuantiles[1], P50 = value.PriorQuantiles[3], P90 = value.PriorQuantiles[5] },
            Posterior = new { P10 = value.Information.Quantiles[1], P50 = value.Information.Quantiles[3], P90 = value.Information.Quantiles[5] },
            value.Chains.RHat,
            EssBulk = value.Chains.BulkEss,
            EssTail = value.Chains.TailEss,
            value.Information.Contraction,
            value.Information.Informed,
        }),
        Confounded = one.Posterior.Pairs,
    };
}
