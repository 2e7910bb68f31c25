using Corridor.Data;
using Corridor.Model.Parameters;
using Corridor.Statistics;

namespace Corridor.Inference.Calibration;

/// <summary>The stored draws of a nation's posterior (data/posterior/NATION.csv).</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Parameters">What was fitted, in the order of the columns.</param>
/// <param name="Draws">Draw x parameter, in the parameters' own units.</param>
public sealed record PosteriorDraws(string Nation, IReadOnlyList<CalibratedParameter> Parameters, IReadOnlyList<double[]> Draws)
{
    /// <summary>The folder, within the data.</summary>
    public const string Folder = "posterior";

    /// <summary>The fewest draws that a file may hold.</summary>
    public const int Fewest = 100;

    /// <summary>The file with the table of diagnostics.</summary>
    public const string DiagnosticsFile = $"{Folder}/diagnostics.csv";

    /// <summary>The file with what backtests taught of the model's error.</summary>
    public const string DiscrepancyFile = $"{Folder}/discrepancy.csv";

    /// <summary>Draws as points of the target, standardised.</summary>
    public IReadOnlyList<double[]> Points => [.. Draws.Select(draw => draw.Select((value, k) => Parameters[k].Standard(value)).ToArray())];

    /// <summary>The median of each parameter as a point of the target, standardised.</summary>
    public double[] Median => [.. Enumerable.Range(0, Parameters.Count).Select(k => Parameters[k].Standard(Quantiles.Of([.. Draws.Select(draw => draw[k])], 0.5)))];

    /// <summary>Points spread evenly over the sample.</summary>
    /// <param name="count">Number wanted; all are given when there are fewer.</param>
    public IReadOnlyList<double[]> Thinned(int count)
    {
        IReadOnlyList<double[]> all = Points;
        return all.Count <= count ? all : [.. Enumerable.Range(0, count).Select(i => all[(int)((i + 0.5) * all.Count / count)])];
    }

    /// <summary>The file of a nation, within the data.</summary>
    public static string FileOf(string nation) => $"{Folder}/{nation}.csv";

    /// <summary>
    /// Reads the draws that are there. A file of no nation, a parameter that is not fitted or is missing, too few draws and a value out of
    /// its range are faults.
    /// </summary>
    /// <param name="folder">The data.</param>
    /// <param name="plan">What is fitted.</param>
    /// <param name="parameters">The parameters at the centre of their priors.</param>
    /// <param name="faults">Receives faults.</param>
    /// <returns>By nation; those that have no file are not in it.</returns>
    public static IReadOnlyDictionary<string, PosteriorDraws> Load(DataFolder folder, CalibrationPlan plan, ParameterSet parameters, Faults faults)
    {
        string[] nations = [.. plan.Parameters.SelectMany(one => one.Nations).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Dictionary<string, PosteriorDraws> read = new(StringComparer.Ordinal);
        foreach (string file in folder.Files(Folder, ".csv").Where(file => file is not DiagnosticsFile and not FittedParameters.File and not DiscrepancyFile))
        {
            string nation = Path.GetFileNameWithoutExtension(file);
            if (!nations.Contains(nation, StringComparer.Ordinal) || file != FileOf(nation))
            {
                faults.Add(file, null, null, $"no nation '{nation}' is calibrated", NearestWord.Hint(nation, nations));
                continue;
            }

            IReadOnlyList<CalibratedParameter> fitted = plan.FittedTo(nation, parameters);
            if (CsvTable.Read(folder, file, [.. fitted.Select(one => one.Name)], faults) is { } table && Read(table, nation, fitted, faults) is { } draws)
            {
                read.Add(nation, draws);
            }
        }

        return read;
    }

    private static PosteriorDraws? Read(CsvTable table, string nation, IReadOnlyList<CalibratedParameter> fitted, Faults faults)
    {
        int before = faults.Count;
        if (table.Rows.Count < Fewest)
        {
            faults.Add(table.File, null, null, $"{table.Rows.Count} draws, at least {Fewest} are needed", "compute them again: corridor calibrate");
        }

        double[][] draws = [.. table.Rows.Select(row => fitted.Select(one => row.Number(one.Name, faults, one.Low, one.High)).ToArray())];
        return faults.Count == before ? new PosteriorDraws(nation, fitted, draws) : null;
    }
}
