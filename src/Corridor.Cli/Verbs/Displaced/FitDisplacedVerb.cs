using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Inference.Displaced;
using Corridor.Model;
using Corridor.Model.Displaced;

namespace Corridor.Cli;

/// <summary>`corridor displaced fit`: pulses and half-lives from the published figures.</summary>
internal sealed class FitDisplacedVerb
{
    private const string Name = "corridor displaced fit";
    private const long UsualSeed = 1;
    private readonly Option<long?> _seed = Inputs.Whole("--seed", "Seed of the draws [default: 1]", 0, long.MaxValue);
    private readonly Option<string?> _out = Inputs.Text("-o", "DIR", "Where fitted.csv and README.md go [default: displaced, in the data folder]");
    private readonly Option<string?> _data = EvidenceVerb.DataOption();
    private readonly Option<bool> _json;
    private readonly Screen _screen;

    private FitDisplacedVerb(Screen screen, Option<bool> json)
    {
        _screen = screen;
        _json = json;
    }

    public static Verb Of(Screen screen, Option<bool> json)
    {
        FitDisplacedVerb fit = new(screen, json);
        return new Verb(
            "fit",
            "Fit pulses of arrivals and half-lives of each group and place to the figures that data/displaced/figures.csv ties to them, and write what runs read, with a page on how well it fits. The same data and seed give the same bytes.",
            [Name, $"{Name} --seed 2 -o trial --json"],
            fit.Work)
            .With(fit._seed, fit._out, fit._data);
    }

    private int Work(ParseResult parsed, CancellationToken cancellation)
    {
        DataFolder folder = DataFolder.Find(parsed.GetValue(_data));
        DisplacedBeside data = DisplacedBeside.Read(folder, unfitted: true);
        long seed = parsed.GetValue(_seed) ?? UsualSeed;
        List<FittedPair> done = [];
        foreach (DisplacedPair pair in data.People.Pairs)
        {
            done.Add(DisplacedFit.Of(data.People, pair, data.Figures.Of(pair), (ulong)seed, Environment.ProcessorCount, cancellation));
            _screen.Error.WriteLine($"{pair.Group} {pair.Place}: {Numbers.Text(done[^1].Figures)} figures, {Numbers.Text(done[^1].Numbers.Count)} numbers");
        }

        string table = DisplacedTexts.Table(done);
        Faults faults = new();
        FittedWaves fitted = FittedWaves.Of(CsvTable.Parse(table, FittedWaves.File, [.. FittedWaves.Columns], faults), data.People.Waves, faults);
        faults.ThrowIfAny();
        IReadOnlyList<DisplacedComparison> beside = DisplacedComparison.Of(data.People.With(fitted), data.Figures);
        string target = parsed.GetValue(_out) ?? folder.PathOf(Path.GetDirectoryName(FittedWaves.File)!);
        Directory.CreateDirectory(target);
        File.WriteAllText(Path.Combine(target, Path.GetFileName(FittedWaves.File)), table);
        File.WriteAllText(Path.Combine(target, "README.md"), DisplacedTexts.Page(string.Create(CultureInfo.InvariantCulture, $"{Name} --seed {seed}"), done, beside, data.Figures));
        if (parsed.GetValue(_json))
        {
            Json.Write(_screen, new { Seed = seed, Out = target, Pairs = done.Select(one => Document(one, beside)) });
        }
        else
        {
            Print(done, beside);
            _screen.Error.WriteLine($"{target}: {Path.GetFileName(FittedWaves.File)}, README.md");
        }

        return ExitCode.Done;
    }

    private void Print(IReadOnlyList<FittedPair> done, IReadOnlyList<DisplacedComparison> beside)
    {
        TextTable table = new([new("group", Right: false, Key: true), new("place", Right: false), new("figures"), new("R-hat"), new("effective"), new("compared"), new("inside")]);
        foreach (FittedPair one in done)
        {
            DisplacedComparison[] own = [.. beside.Where(row => row.Figure.Pair == one.Pair)];
            table.Add(one.Pair.Group, one.Pair.Place, Numbers.Text(one.Figures), Numbers.Text(one.RHat, 3), Numbers.Text(one.Ess), Numbers.Text(own.Length), Numbers.Text(own.Count(row => row.Inside)));
        }

        table.Write(_screen);
    }

    private static object Document(FittedPair one, IReadOnlyList<DisplacedComparison> beside) => new
    {
        one.Pair.Group,
        one.Pair.Place,
        one.Figures,
        one.RHat,
        one.Ess,
        Compared = beside.Count(row => row.Figure.Pair == one.Pair),
        Inside = beside.Count(row => row.Figure.Pair == one.Pair && row.Inside),
        Numbers = one.Numbers.Select(number => new { number.Wave, number.Number, number.Central, Before = Band(number.Before), After = Band(number.After) }),
    };

    private static object Band(double[] quantiles) => new { P10 = quantiles[0], P50 = quantiles[1], P90 = quantiles[2] };
}
