using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Demography;
using Corridor.Evidence;
using Corridor.Inference.Assessing;
using Corridor.Inference.Calibration;
using Corridor.Model;

namespace Corridor.Cli;

/// <summary>`corridor sensitivity`: what the headline depends on, and which figure, if it were published, would narrow it most.</summary>
internal sealed class SensitivityVerb
{
    private const string Name = "corridor sensitivity";
    private const int Listed = 8;

    private readonly Option<string?> _nation = Inputs.Text("--nation", "CODE", "One nation alone [default: all]");
    private readonly Option<bool> _quick = Inputs.Switch("--quick", "A short form: some 250 runs a nation instead of some 1,800");
    private readonly Option<long?> _seed = Inputs.Whole("--seed", "Seed of random numbers [default: 1]", 0, long.MaxValue);
    private readonly Option<long?> _threads = Inputs.Whole("--threads", "Threads; the result does not depend on them [default: all processors]", 1, 1024);
    private readonly Option<string?> _data = EvidenceVerb.DataOption();
    private readonly Option<bool> _json;
    private readonly Screen _screen;

    private SensitivityVerb(Screen screen, Option<bool> json)
    {
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Screen screen, Option<bool> json)
    {
        SensitivityVerb sensitivity = new(screen, json);
        return new Verb(
            "sensitivity",
            "What citizens in Russia, remittances / GDP and the irregular share depend on: Morris screening of all fitted parameters and of scaled drivers, Sobol indices of the most important, and the figure that would narrow each most if it were published.",
            [$"{Name} --nation TJK --quick", $"{Name} --nation UZB --json"],
            sensitivity.Work)
            .With(sensitivity._nation, sensitivity._quick, sensitivity._seed, sensitivity._threads, sensitivity._data);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        ModelData read = new();
        ModelSystem system = read.System(folder);
        EvidenceBase evidence = read.Evidence(folder);
        int threads = (int)(parsed.GetValue(_threads) ?? Environment.ProcessorCount);
        CalibrationData data = CalibrationData.Load(folder, system, evidence, threads, cancellation);
        SensitivityPlan plan = read.Assessment(folder).Sensitivity;
        Faults faults = new();
        IReadOnlyDictionary<string, PosteriorDraws> posteriors = PosteriorDraws.Load(folder, data.Plan, system.Parameters, faults);
        faults.ThrowIfAny();
        string? word = CodeWord.Meant(parsed, _nation, evidence.Names, Name);
        IReadOnlyList<string> nations = word is null ? [.. system.Gazetteer.Nations.Order(StringComparer.Ordinal)]
            : system.Gazetteer.Nations.Contains(word, StringComparer.Ordinal) ? [word]
            : throw CodeWord.Unknown("nation", word, [.. system.Gazetteer.Nations], Name);
        SensitivityOptions options = (parsed.GetValue(_quick) ? SensitivityOptions.Quick : new SensitivityOptions()) with { Seed = (ulong)(parsed.GetValue(_seed) ?? 1), Threads = threads };
        List<Sensitivity> all = [];
        foreach (string nation in nations)
        {
            _screen.Error.WriteLine($"{nation}: running");
            all.Add(Sensitivity.Of(new HeadlineModel(data, plan, nation, posteriors.GetValueOrDefault(nation)?.Points), plan, evidence.Measures, options, cancellation));
        }

        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { options.Seed, Quick = parsed.GetValue(_quick), DriversScaledFrom = plan.From.ToString(), Nations = all.Select(one => Document(one, options)) });
        }
        else
        {
            foreach (Sensitivity one in all)
            {
                Print(one, plan, options);
            }
        }

        return ExitCode.Done;
    }

    private static object Document(Sensitivity one, SensitivityOptions options) => new
    {
        one.Model.Nation,
        Basis = Basis(one),
        one.Runs,
        Screening = one.Model.Factors.Select((factor, k) => new
        {
            Factor = factor.Id,
            factor.IsDriver,
            Effects = one.Model.Outputs.Select((output, o) => new { output.Indicator, output.Year, MuStar = one.Screening[o][k].MeanAbsolute, Mu = one.Screening[o][k].Mean, Sigma = one.Screening[o][k].Spread, MuStarError = one.Screening[o][k].Error }),
        }),
        Sobol = one.Sobol.Select(output => new
        {
            output.Output.Indicator,
            output.Output.Year,
            output.Indices?.Mean,
            Sd = output.Indices is { } known ? Math.Sqrt(known.Variance) : (double?)null,
            BaseSize = options.BaseSize,
            Factors = output.Indices?.Factors.Select((index, i) => new { Factor = one.Model.Factors[one.Kept[i]].Id, index.First, index.FirstLow, index.FirstHigh, index.Total, index.TotalLow, index.TotalHigh }),
        }),
        Information = one.Figures.Select(figure => new
        {
            figure.Figure.Measure,
            figure.Figure.Place,
            figure.Figure.Error,
            Narrows = one.Model.Outputs.Select((output, o) => new { output.Indicator, output.Year, VarianceShare = figure.Values[o].Share, figure.Values[o].EffectiveDraws }),
        }),
        MostInformative = one.Model.Outputs.Select((output, o) => new { output.Indicator, output.Year, one.Best(o)?.Figure.Measure, one.Best(o)?.Figure.Place, VarianceShare = one.Best(o)?.Values[o].Share }),
        NotRead = one.Unread.Select(figure => figure.Measure),
    };

    private void Print(Sensitivity one, SensitivityPlan plan, SensitivityOptions options)
    {
        TextWriter writer = _screen.Out;
        writer.WriteLine($"{one.Model.Nation}: {Basis(one)}; drivers scaled from {plan.From}; {one.Runs} runs");
        writer.WriteLine();
        writer.WriteLine("Screening: mean absolute effect of the whole range of a factor, persons, percent of GDP, share (Morris mu*)");
        Screening(one).Write(_screen);
        writer.WriteLine();
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Sobol indices of the {one.Kept.Count} most important, first / total, the others at their middle; base sample {options.BaseSize}"));
        Indices(one).Write(_screen);
        writer.WriteLine();
        writer.WriteLine($"If it were published for {plan.Years[0]}: expected share of the variance that it takes away, percent (drivers as they are)");
        Information(one).Write(_screen);
        foreach (PossibleFigure figure in one.Unread)
        {
            writer.WriteLine($"not read from the run: {figure.Label.En}");
        }

        for (int o = 0; o < one.Model.Outputs.Count; o++)
        {
            if (one.Best(o) is { } best)
            {
                writer.WriteLine($"{Title(one.Model.Outputs[o])}: {best.Figure.Label.En} would narrow it most ({Numbers.Percent(best.Values[o].Share)} % of the variance)");
            }
        }

        writer.WriteLine();
    }

    private static TextTable Screening(Sensitivity one)
    {
        TextTable table = Outputs(one, "factor");
        IEnumerable<int> rest = Enumerable.Range(0, one.Model.Factors.Count).Except(one.Kept);
        foreach (int k in one.Kept.Concat(rest.OrderByDescending(k => one.Screening.Max(output => output[k].MeanAbsolute / Math.Max(output.Max(effect => effect.MeanAbsolute), double.Epsilon)))).Take(Math.Max(Listed, one.Kept.Count)))
        {
            table.Add([one.Model.Factors[k].Id, .. one.Screening.Select(output => Numbers.Sized(output[k].MeanAbsolute))]);
        }

        return table;
    }

    private static TextTable Indices(Sensitivity one)
    {
        TextTable table = Outputs(one, "factor");
        for (int i = 0; i < one.Kept.Count; i++)
        {
            table.Add([one.Model.Factors[one.Kept[i]].Id, .. one.Sobol.Select(output => output.Indices is { } known ? $"{Numbers.Text(known.Factors[i].First, 2)} / {Numbers.Text(known.Factors[i].Total, 2)}" : "-")]);
        }

        return table;
    }

    private static TextTable Information(Sensitivity one)
    {
        TextTable table = Outputs(one, "figure");
        foreach (FigureValue figure in one.Figures)
        {
            table.Add([figure.Figure.Label.En, .. figure.Values.Select(value => Numbers.Text(100 * value.Share, 0))]);
        }

        return table;
    }

    private static TextTable Outputs(Sensitivity one, string first) =>
        new([new(first, Right: false, Key: true), .. one.Model.Outputs.Select(output => new TableColumn(Title(output)))]);

    private static string Title(HeadlineOutput output) => string.Create(CultureInfo.InvariantCulture, $"{output.Indicator switch { "citizens_in_russia" => "in Russia", "remittances_gdp_percent" => "remittances/GDP", _ => "irregular" }} {output.Year}");

    private static string Basis(Sensitivity one) => one.Model.UsesPosterior ? "parameters over their posterior, each by itself" : "parameters over their priors, as there is no posterior";
}
