using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference.Assessing;
using Corridor.Inference.Calibration;
using Corridor.Inference.Reconciling;
using Corridor.Model;
using Corridor.Publishing;
using Corridor.Simulation.Store;
using Corridor.Statistics;

namespace Corridor.Cli;

/// <summary>`corridor fit`: how well the stored posterior explains the figures it was fitted to.</summary>
internal sealed class FitVerb
{
    private const string Name = "corridor fit";
    private static readonly Label CountedPopulation = new("Population, United Nations", "Население по оценке ООН");

    private readonly Option<long?> _draws = Inputs.Whole("--draws", "Draws that are run for each nation [default: 60]", 2, 1000);
    private readonly Option<long?> _threads = Inputs.Whole("--threads", "Threads to compute with; results do not depend on it [default: all processors]", 1, 1024);
    private readonly Option<string?> _file = Inputs.Text("-o", "FILE.csv", "Also write a row for every figure");
    private readonly Option<string?> _report = Inputs.Text("--report", "FILE.html", "Also write a report: every series with its bands, coverage, residuals, the worst figures explained, posterior against prior");
    private readonly Option<bool> _net = Inputs.Switch("--net-migration", "Also set net migration beside that of World Population Prospects, year by year, and say what it is made of");
    private readonly Option<string?> _language = Inputs.Choice("--lang", "Language of the report and of explanations in tables [default: en]", "en", "ru");
    private readonly Option<string?> _data = EvidenceVerb.DataOption();
    private readonly Option<bool> _json;
    private readonly Screen _screen;

    private FitVerb(Screen screen, Option<bool> json)
    {
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Screen screen, Option<bool> json)
    {
        FitVerb fit = new(screen, json);
        return new Verb(
            "fit",
            "Set the stored posterior beside the figures it was fitted to: coverage of the predictive bands, errors by group, publisher and measure, and the worst figures.",
            [Name, $"{Name} -o fit.csv --json", $"{Name} --report fit.html", $"{Name} --net-migration"],
            fit.Work)
            .With(fit._draws, fit._threads, fit._file, fit._report, fit._net, fit._language, fit._data);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        ModelData read = new();
        ModelSystem system = read.System(folder);
        EvidenceBase evidence = read.Evidence(folder);
        int threads = (int)(parsed.GetValue(_threads) ?? Environment.ProcessorCount);
        CalibrationData data = CalibrationData.Load(folder, system, evidence, threads, cancellation);
        Faults faults = new();
        IReadOnlyDictionary<string, PosteriorDraws> posterior = PosteriorDraws.Load(folder, data.Plan, system.Parameters, faults);
        faults.ThrowIfAny();
        if (posterior.Count == 0)
        {
            throw new BadInputException(folder.PathOf(PosteriorDraws.Folder), null, null, "there is no posterior", "compute it: corridor calibrate");
        }

        int draws = (int)(parsed.GetValue(_draws) ?? 60);
        (CalibrationTarget Target, PosteriorDraws Draws)[] nations = [.. posterior.Values.OrderBy(one => one.Nation, StringComparer.Ordinal).Select(one => (data.TargetOf(one.Nation), one))];
        PosteriorFit fit = new([.. nations.SelectMany(one => PosteriorFit.Of(one.Target, one.Draws, draws, threads, cancellation))]);
        if (parsed.GetValue(_file) is { } file)
        {
            File.WriteAllLines(file, fit.Figures.Select(Row).Prepend("id,nation,place,measure,period,publisher,value,model,expected,p2_5,p10,p25,p50,p75,p90,p97_5,within80,within95,residual,outlying"));
        }

        string language = parsed.GetValue(_language) ?? "en";
        string? report = parsed.GetValue(_report);
        if (report is not null)
        {
            SeriesFit[] series = [.. nations.SelectMany(one => SeriesFit.Of(one.Target, one.Draws, [.. fit.Figures.Where(figure => figure.Figure.Nation == one.Target.Nation)], draws, threads, cancellation))];
            WriteReport(report, language, draws, fit, series, PosteriorDiagnostics.Load(folder, posterior, faults), data, evidence);
            faults.ThrowIfAny();
        }

        NetMigration[] net = parsed.GetValue(_net) ? [.. nations.SelectMany(one => NetMigrationIdentity.Of(data, one.Target, one.Draws, draws, threads, cancellation))] : [];
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, Document(fit, report, net));
        }
        else
        {
            Print(fit, language);
            NetMigrationTable.Write(_screen, net);
            if (report is not null)
            {
                _screen.Error.WriteLine($"report     {report}");
            }
        }

        return ExitCode.Done;
    }

    private static void WriteReport(string file, string language, int draws, PosteriorFit fit, IReadOnlyList<SeriesFit> series, IReadOnlyList<ParameterDiagnostic> parameters, CalibrationData data, EvidenceBase evidence)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        FitReportWriter.Write(
            new FitReportInput
            {
                Language = language,
                Program = $"corridor {ProgramVersion.Released(typeof(FitVerb).Assembly)}",
                Draws = draws,
                FiguresInAll = data.Table.Count,
                Fit = fit,
                Series = series,
                Parameters = parameters,
                Places = evidence.Names.All.ToDictionary(one => one.Code, one => one.Name, StringComparer.Ordinal),
                Measures = evidence.Measures.All.Select(one => (one.Id, one.Label)).Append((FigureSelection.CountedPopulation, CountedPopulation)).ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal),
                ParameterNames = data.System.Parameters.All.Select(one => (one.Id, one.Label)).Concat(data.Plan.Errors.Select(one => ($"error.{one.Id}", one.Label))).ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal),
            },
            writer);
        File.WriteAllText(file, writer.ToString());
    }

    private static double? Median(IEnumerable<double?> errors)
    {
        double[] known = [.. errors.OfType<double>()];
        return known.Length == 0 ? null : Quantiles.Of(known, 0.5);
    }

    private static IEnumerable<(string Kind, string Name, IReadOnlyList<FittedFigure> Figures)> Groups(PosteriorFit fit)
    {
        IEnumerable<(string, string, IReadOnlyList<FittedFigure>)> By(string kind, Func<FittedFigure, string> key) =>
            fit.Figures.GroupBy(key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (kind, group.Key, (IReadOnlyList<FittedFigure>)[.. group]));
        return
        [
            ("all", "all figures", fit.Figures),
            .. fit.Groups.Select(group => ("group", group.Name, group.Figures)),
            .. By("nation", one => one.Figure.Nation),
            .. By("measure", one => one.Figure.Figure.Measure),
            .. By("publisher", one => one.Figure.Publisher.Id),
        ];
    }

    private static object Document(PosteriorFit fit, string? report, IReadOnlyList<NetMigration> net) => new
    {
        Figures = fit.Figures.Count,
        Covered50 = fit.Coverage.Half,
        Covered80 = fit.Coverage.Eighty,
        Covered95 = fit.Coverage.NinetyFive,
        Report = report,
        NetMigration = net.Count == 0 ? null : net.Select(NetMigrationTable.Document),
        Groups = Groups(fit).Select(group => new
        {
            group.Kind,
            group.Name,
            Figures = group.Figures.Count,
            Covered50 = PosteriorFit.Of(group.Figures).Half,
            Covered80 = PosteriorFit.Of(group.Figures).Eighty,
            Covered95 = PosteriorFit.Of(group.Figures).NinetyFive,
            MedianRelativeError = Median(group.Figures.Select(one => one.RelativeError)),
            MedianRelativeErrorWithBias = Median(group.Figures.Select(one => one.RelativeErrorWithBias)),
        }),
        Worst = FitReportWriter.WorstOf(fit).Select(one => new { one.Figure.Figure.Id, one.Figure.Figure.Measure, one.Figure.Nation, one.Figure.Figure.Place, Value = one.Figure.Middle, one.Judged.Model, one.Judged.Expected, one.Residual, one.Outlying, Explanation = FigureExplanation.Of(one, fit.Figures).En }),
    };

    private void Print(PosteriorFit fit, string language)
    {
        TextTable groups = new([new("kind", Right: false, Key: true), new("name", Right: false, Key: true), new("figures"), new("in 80 %"), new("in 95 %"), new("median error %"), new("with bias %")]);
        foreach ((string kind, string name, IReadOnlyList<FittedFigure> figures) in Groups(fit))
        {
            (_, double eighty, double ninetyFive) = PosteriorFit.Of(figures);
            groups.Add(kind, name, Numbers.Text(figures.Count), Percent(eighty), Percent(ninetyFive), Percent(Median(figures.Select(one => one.RelativeError))), Percent(Median(figures.Select(one => one.RelativeErrorWithBias))));
        }

        groups.Write(_screen);
        _screen.Out.WriteLine();
        TextTable worst = new([new("id", Right: false, Key: true), new("measure", Right: false), new("nation", Right: false), new("figure"), new("model"), new("expected"), new("residual"), new("explanation", Right: false)]);
        foreach (FittedFigure one in FitReportWriter.WorstOf(fit))
        {
            worst.Add(one.Figure.Figure.Id, one.Figure.Figure.Measure, one.Figure.Nation, Numbers.Sized(one.Figure.Middle), Numbers.Sized(one.Judged.Model), Numbers.Sized(one.Judged.Expected), Numbers.Text(one.Residual, 1), FigureExplanation.Of(one, fit.Figures).In(language));
        }

        worst.Write(_screen);
    }

    private static string Percent(double? share) => share is { } value && double.IsFinite(value) ? Numbers.Text(100 * value, 1) : "-";

    private static string Row(FittedFigure one) => string.Join(',', (string[])
    [
        one.Figure.Figure.Id, one.Figure.Nation, one.Figure.Figure.Place, one.Figure.Figure.Measure, one.Figure.Figure.PeriodText.Replace(',', ' '), one.Figure.Publisher.Id,
        G(one.Figure.Middle), G(one.Judged.Model), G(one.Judged.Expected), .. one.Predictive.Select(G), one.IsWithin(1, 5) ? "1" : "0", one.IsWithin(0, 6) ? "1" : "0", G(one.Residual), G(one.Outlying),
    ]);

    private static string G(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
