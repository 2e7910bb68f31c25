using System.CommandLine;
using System.Globalization;
using Corridor.Data;
using Corridor.Demography;

namespace Corridor.Cli;

/// <summary>`corridor sobol`: which factors move an output, for any model that runs elsewhere.</summary>
internal static class SobolVerb
{
    public static Verb Of(Screen screen, Option<bool> json) => new(
        "sobol",
        "Sobol sensitivity indices of any model: draw the sample, run the model on it, then estimate.",
        ["corridor sobol sample --factors 3 --size 1024 -o sample.csv", "corridor sobol indices outputs.csv --factors 3"],
        Sample(screen, json),
        Indices(screen, json));

    private static Option<long?> Factors() => Inputs.Whole("--factors", "Number of factors", 1, 80);

    private static Option<long?> Seed() => Inputs.Whole("--seed", "Move the sample by a random digital shift drawn from this number [default: no shift]", 0, long.MaxValue);

    private static Verb Sample(Screen screen, Option<bool> json)
    {
        Option<long?> factors = Factors(), seed = Seed();
        Option<long?> size = Inputs.Whole("--size", "Base sample N, best a power of two; the model runs N (factors + 2) times [default: 1024]", 2, 1 << 22);
        Option<string?> output = Answer.Output(several: false);
        return new Verb("sample", "The points at which to run the model: run,x1,x2,... with every x in (0, 1).", ["corridor sobol sample --factors 3 --size 1024 -o sample.csv"], (parsed, _) =>
        {
            int k = (int)(parsed.GetValue(factors) ?? throw Missing("sample"));
            SaltelliDesign design = new(k, (int)(parsed.GetValue(size) ?? 1024), (ulong?)parsed.GetValue(seed));
            ResultTable rows = new("sample", ["run", .. Enumerable.Range(1, k).Select(i => "x" + i.ToString(CultureInfo.InvariantCulture))]);
            double[] point = new double[k];
            for (int run = 0; run < design.Runs; run++)
            {
                design.Point(run, point);
                rows.Add([run, .. point.Select(x => (object)x)]);
            }

            return new Answer(rows).Say("factors", k).Say("base_size", design.BaseSize).Say("runs", design.Runs).Deliver(screen, parsed.GetValue(json), parsed.GetValue(output), file: true);
        }).With(factors, size, seed, output);
    }

    private static Verb Indices(Screen screen, Option<bool> json)
    {
        Argument<string> input = Inputs.Word("FILE", "run,output with every run of the sample once; - reads standard input");
        Option<long?> factors = Factors();
        Option<double?> confidence = Inputs.Number("--confidence", "LEVEL", "Level of the intervals [default: 0.95]", 0.01, 0.999);
        Option<string?> output = Answer.Output(several: false);
        return new Verb(
            "indices",
            "Shares of the variance of the output: factor,first,first_low,first_high,total,total_low,total_high.",
            ["corridor sobol indices outputs.csv --factors 3", "corridor sobol indices outputs.csv --factors 3 --confidence 0.99 --json"],
            (parsed, _) =>
            {
                int k = (int)(parsed.GetValue(factors) ?? throw Missing("indices"));
                Faults faults = new();
                UserTable? table = UserTable.Read(parsed.GetValue(input)!, screen, faults, ["run", new("output", AnyName: true)]);
                faults.ThrowIfAny();
                int runs = table!.Rows.Count;
                if (runs % (k + 2) != 0 || runs < 2 * (k + 2))
                {
                    table.Fault($"{Numbers.Text(runs)} runs are no multiple of {Numbers.Text(k + 2)}", $"a sample for {Numbers.Text(k)} factors has N times {Numbers.Text(k + 2)} runs; give every one, and the right --factors");
                    faults.ThrowIfAny();
                }

                double[] outputs = new double[runs];
                Dictionary<string, int> seen = new(StringComparer.Ordinal);
                foreach (CsvRow row in table.Rows)
                {
                    int run = row.Integer("run", faults, 0, runs - 1);
                    if (table.Once(seen, row, "run", "run " + run.ToString(CultureInfo.InvariantCulture)))
                    {
                        outputs[run] = table.Number(row, "output", double.NegativeInfinity);
                    }
                }

                faults.ThrowIfAny();
                SobolIndices indices = RefusedInputException.Telling(table.File, "the output must vary", () =>
                    new SaltelliDesign(k, runs / (k + 2)).Analyse(outputs, parsed.GetValue(confidence) ?? 0.95));
                ResultTable rows = new("indices", "factor", "first", "first_low", "first_high", "total", "total_low", "total_high");
                for (int i = 0; i < k; i++)
                {
                    SobolIndex index = indices.Factors[i];
                    rows.Add("x" + (i + 1).ToString(CultureInfo.InvariantCulture), index.First, index.FirstLow, index.FirstHigh, index.Total, index.TotalLow, index.TotalHigh);
                }

                return new Answer(rows).Say("mean", indices.Mean).Say("variance", indices.Variance).Say("confidence", indices.Confidence)
                    .Deliver(screen, parsed.GetValue(json), parsed.GetValue(output), file: true);
            }).With(input, factors, confidence, output);
    }

    private static BadCommandLineException Missing(string verb) => new("missing_word", "--factors is missing", "corridor sobol " + verb, "for example: --factors 3");
}
