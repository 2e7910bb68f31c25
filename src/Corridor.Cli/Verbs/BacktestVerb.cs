using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference.Assessing;
using Corridor.Inference.Backtesting;
using Corridor.Inference.Calibration;
using Corridor.Model;

namespace Corridor.Cli;

/// <summary>`corridor backtest`: what the model would have said of figures that it has not seen, beside simple methods.</summary>
internal sealed class BacktestVerb
{
    private const string Name = "corridor backtest";
    private const string DefaultCut = "2021-12";
    private const int QuickDraws = 300;

    private readonly Option<Month?> _cut = Inputs.Month("--cut", $"Last month of the periods whose figures are known [default: {DefaultCut}]");
    private readonly Option<string?> _nation = Inputs.Text("--nation", "CODE", "One nation alone [default: all]");
    private readonly Option<bool> _full = Inputs.Switch("--full", "Find the parameters by chains, which takes tens of minutes, instead of by a posterior made linear around its mode in some 200 runs a nation");
    private readonly Option<bool> _learn = Inputs.Switch("--learn", $"Write what the trial teaches of the model's error to {LearntDiscrepancy.File} of the data folder, for later cuts and for forecasts (all nations only)");
    private readonly Option<long?> _seed = Inputs.Whole("--seed", "Seed of random numbers [default: 1]", 0, long.MaxValue);
    private readonly Option<long?> _threads = Inputs.Whole("--threads", "Threads; the result does not depend on them [default: all processors]", 1, 1024);
    private readonly Option<string?> _data = EvidenceVerb.DataOption();
    private readonly Option<bool> _json;
    private readonly Screen _screen;

    private BacktestVerb(Screen screen, Option<bool> json)
    {
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Screen screen, Option<bool> json)
    {
        BacktestVerb backtest = new(screen, json);
        return new Verb(
            "backtest",
            "Calibrate with the figures of periods up to a cut, forecast the later ones given the drivers, and score the forecasts beside persistence, a linear trend and a gravity model.",
            [Name, $"{Name} --cut 2019-12 --nation TJK", $"{Name} --full --json"],
            backtest.Work)
            .With(backtest._cut, backtest._nation, backtest._full, backtest._learn, backtest._seed, backtest._threads, backtest._data);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        ModelData read = new();
        ModelSystem system = read.System(folder);
        EvidenceBase evidence = read.Evidence(folder);
        Month cut = parsed.GetValue(_cut) ?? new Month(2021, 12);
        int threads = (int)(parsed.GetValue(_threads) ?? Environment.ProcessorCount);
        CalibrationData data = CalibrationData.Load(folder, system, evidence, threads, cancellation);
        AssessmentPlan plan = read.Assessment(folder);
        if (cut < Scenario.Start.Plus(12) || cut >= data.Plan.Until)
        {
            throw new BadCommandLineException("bad_value", $"{cut} leaves nothing known or nothing to forecast", $"{Name} --cut", $"choose a month from {Scenario.Start.Plus(12)} to {data.Plan.Until.Plus(-1)}");
        }

        string? word = CodeWord.Meant(parsed, _nation, evidence.Names, Name);
        IReadOnlyList<string> nations = word is null ? [.. system.Gazetteer.Nations.Order(StringComparer.Ordinal)]
            : system.Gazetteer.Nations.Contains(word, StringComparer.Ordinal) ? [word]
            : throw CodeWord.Unknown("nation", word, [.. system.Gazetteer.Nations], Name);
        if (word is not null && parsed.GetValue(_learn))
        {
            throw new BadCommandLineException("bad_value", "one nation alone teaches too little", $"{Name} --learn", "leave --nation out");
        }

        bool quick = !parsed.GetValue(_full);
        BacktestOptions options = new(quick, quick ? QuickDraws : 200, Seed: (ulong)(parsed.GetValue(_seed) ?? 1), Threads: threads);
        Faults faults = new();
        LearntDiscrepancy learnt = LearntDiscrepancy.Load(folder, [.. data.Plan.Errors.Select(error => error.Id)], faults);
        faults.ThrowIfAny();
        Backtest result = Backtest.Of(data, plan, cut, nations, options, learnt, nation => _screen.Error.WriteLine($"{nation}: calibrating with figures up to {cut}"), cancellation);
        if (parsed.GetValue(_learn))
        {
            File.WriteAllText(folder.PathOf(LearntDiscrepancy.File), learnt.With(result, data.Plan).Text());
        }

        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, Document(result, plan, options));
        }
        else
        {
            Print(result, plan);
        }

        return ExitCode.Done;
    }

    private static object Document(Backtest result, AssessmentPlan plan, BacktestOptions options) => new
    {
        Cut = result.Cut.ToString(),
        Until = result.Until.ToString(),
        options.Quick,
        options.Seed,
        Scale = "scores on the scale of the figures: logarithm for counts and money, logit for shares, divided by the figure for net flows",
        Discrepancy = result.Processes.Select(process => new { process.Kind, HalfLifeYears = process.HalfLife, process.Scale, process.Widening }),
        Fits = result.Fits.Select(fit => new { fit.Nation, fit.Figures, fit.Method, KHat = fit.Shape, fit.RHat, fit.Ess, fit.Runs }),
        Series = result.Series.Select(score => new
        {
            score.Series.Id,
            score.Series.One.Nation,
            score.Series.One.Figure.Place,
            score.Series.One.Figure.Measure,
            PublisherClass = score.Series.One.Publisher.Class,
            PastYears = score.Series.PastByYear.Count,
            Figures = score.Figures.Count,
            CrpsModel = score.Model,
            CrpsPersistence = score.Persistence,
            CrpsTrend = score.Trend,
            CrpsGravity = score.Gravity,
            Best = score.Wins is null ? "no simple forecast" : score.Wins == true ? "model" : score.Best,
            score.Covered80,
            MeanAbsoluteRelativeError = score.RelativeError,
            BestSimpleMeanAbsoluteRelativeError = score.BestSimpleError,
            score.Hindsight,
            Forecasts = score.Figures.Select(one => new { one.Figure.Figure.Id, Period = one.Figure.Figure.PeriodText, Value = one.Figure.Middle, one.Figure.Figure.Unit, one.P10, one.P50, one.P90, one.Covered80 }),
        }),
        NotScored = result.WithoutValue,
        Hindsight = plan.Hindsight.Select(rule => new { rule.Driver, rule.Nations, rule.Places, From = rule.From.ToString(), rule.Measures, rule.Why }),
        Summary = Summary(BacktestVerdict.Of(result.Series)),
        SummaryWithoutHindsight = Summary(BacktestVerdict.Of(Unmarked(result))),
        Verdict = BacktestVerdict.Of(result.Series).Text,
        VerdictWithoutHindsight = BacktestVerdict.Of(Unmarked(result)).Text,
    };

    private static object Summary(BacktestVerdict verdict) => new { verdict.Series, verdict.Comparable, verdict.Won, verdict.Figures, Covered80 = verdict.Covered80, MeanAbsoluteRelativeError = verdict.RelativeError, MedianAbsoluteRelativeError = verdict.MedianRelativeError };

    private static IReadOnlyList<SeriesScore> Unmarked(Backtest result) => [.. result.Series.Where(score => score.Hindsight.Count == 0)];

    private void Print(Backtest result, AssessmentPlan plan)
    {
        _screen.Out.WriteLine($"Figures of periods up to {result.Cut} are known; forecast are those up to {result.Until}. CRPS on logarithms (shares: logits; net flows: / figure); h = drivers set with such figures in view.");
        _screen.Out.WriteLine();
        TextTable table = new([new("series", Right: false, Key: true), new("years"), new("n"), new("model"), new("persistence"), new("trend"), new("gravity"), new("best", Right: false), new("in 80 %"), new("error %"), new("h", Right: false)]);
        foreach (SeriesScore score in result.Series.OrderByDescending(score => score.Wins is not null))
        {
            table.Add(
                score.Series.Id,
                Numbers.Text(score.Series.PastByYear.Count),
                Numbers.Text(score.Figures.Count),
                Numbers.Text(score.Model, 3),
                Score(score.Persistence),
                Score(score.Trend),
                Score(score.Gravity),
                score.Wins is null ? "no simple forecast" : score.Wins == true ? "model" : score.Best,
                string.Create(CultureInfo.InvariantCulture, $"{score.Figures.Count(one => one.Covered80)}/{score.Figures.Count}"),
                Numbers.Text(100 * score.RelativeError, 0),
                string.Join(' ', score.Hindsight));
        }

        table.Write(_screen);
        Describe(result, plan);
    }

    private void Describe(Backtest result, AssessmentPlan plan)
    {
        TextWriter writer = _screen.Out;
        writer.WriteLine();
        foreach (NationFit fit in result.Fits)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{fit.Nation}  {fit.Figures} figures known; {fit.Method}; k-hat {fit.Shape:F2}, {(fit.RHat is { } rhat ? $"R-hat {rhat.ToString("F3", CultureInfo.InvariantCulture)}, " : string.Empty)}{fit.Ess:F0} effective draws, {fit.Runs} runs"));
        }

        writer.WriteLine($"The model's error by the known figures, times the learnt one, years in which half of its correlation goes, and by how much earlier trials widen the bands: {string.Join("; ", result.Processes.Select(process => string.Create(CultureInfo.InvariantCulture, $"{process.Kind} {process.Scale:F1}, {process.HalfLife:F1}{(process.Smooth ? " smooth" : string.Empty)}, {process.Widening:F2}")))}.");
        writer.WriteLine();
        writer.WriteLine("Set with hindsight:");
        foreach (HindsightRule rule in plan.Hindsight.Where(rule => result.Series.Any(score => score.Hindsight.Contains(rule.Driver, StringComparer.Ordinal) && rule.Nations.Contains(score.Series.One.Nation, StringComparer.Ordinal))))
        {
            writer.WriteLine($"  {rule.Driver} ({string.Join(", ", rule.Nations)}) from {rule.From}: {rule.Why}");
        }

        BacktestVerdict all = BacktestVerdict.Of(result.Series);
        writer.WriteLine();
        writer.WriteLine($"{all.Series - all.Comparable} series have no simple forecast (fewer than two earlier years); {result.WithoutValue} figures that say \"at least\" or \"up to\" are not scored.");
        writer.WriteLine($"Relative error of the median forecast: mean {Numbers.Percent(all.RelativeError)} %, median {Numbers.Percent(all.MedianRelativeError)} %.");
        writer.WriteLine($"All series: {all.Text}");
        writer.WriteLine($"Without the marked ones: {BacktestVerdict.Of(Unmarked(result)).Text}");
        writer.WriteLine("Priors stand where they were set with all figures in view; every driver is given as it came.");
    }

    private static string Score(double? score) => score is { } known ? Numbers.Text(known, 3) : "-";
}
