using Corridor.Data;

namespace Corridor.Inference.Calibration;

/// <summary>Prior and posterior of one fitted number, as the table of diagnostics has them.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Parameter">The number and its prior.</param>
/// <param name="Prior">Prior quantiles at 2.5, 10, 50, 90 and 97.5 per cent, in its unit.</param>
/// <param name="Posterior">Posterior quantiles at <see cref="PosteriorLevels"/>, in its unit.</param>
/// <param name="RHat">R-hat.</param>
/// <param name="BulkEss">Effective draws in the middle.</param>
/// <param name="TailEss">Effective draws in the tails.</param>
/// <param name="Contraction">1 - variance of the posterior / variance of the prior, on the unbounded scale.</param>
/// <param name="Informed">Whether the figures say something of it.</param>
public sealed record ParameterDiagnostic(
    string Nation,
    CalibratedParameter Parameter,
    IReadOnlyList<double> Prior,
    IReadOnlyList<double> Posterior,
    double RHat,
    double BulkEss,
    double TailEss,
    double Contraction,
    bool Informed);

/// <summary>Reads data/posterior/diagnostics.csv.</summary>
public static class PosteriorDiagnostics
{
    private static readonly string[] PriorColumns = ["prior_p2_5", "prior_p10", "prior_p50", "prior_p90", "prior_p97_5"];
    private static readonly string[] PosteriorColumns = ["p2_5", "p10", "p25", "p50", "p75", "p90", "p97_5"];
    private static readonly string[] YesNo = ["yes", "no"];

    /// <summary>The rows of the parameters that have draws; empty when there is no table. A parameter that is not fitted is a fault.</summary>
    /// <param name="folder">The data.</param>
    /// <param name="draws">The draws by nation.</param>
    /// <param name="faults">Receives faults.</param>
    public static IReadOnlyList<ParameterDiagnostic> Load(DataFolder folder, IReadOnlyDictionary<string, PosteriorDraws> draws, Faults faults)
    {
        if (!folder.Files(PosteriorDraws.Folder, ".csv").Contains(PosteriorDraws.DiagnosticsFile) || CsvTable.Read(folder, PosteriorDraws.DiagnosticsFile, PosteriorTexts.DiagnosticColumns, faults) is not { } table)
        {
            return [];
        }

        List<ParameterDiagnostic> rows = [];
        foreach (CsvRow row in table.Rows.Where(row => draws.ContainsKey(row["nation"])))
        {
            IReadOnlyList<CalibratedParameter> fitted = draws[row["nation"]].Parameters;
            if (fitted.FirstOrDefault(one => one.Name == row["parameter"]) is not { } parameter)
            {
                row.Fault(faults, "parameter", $"'{row["parameter"]}' is not fitted", NearestWord.Hint(row["parameter"], [.. fitted.Select(one => one.Name)]));
                continue;
            }

            rows.Add(new ParameterDiagnostic(
                row["nation"],
                parameter,
                [.. PriorColumns.Select(column => row.Number(column, faults))],
                [.. PosteriorColumns.Select(column => row.Number(column, faults))],
                row.Number("r_hat", faults),
                row.Number("ess_bulk", faults),
                row.Number("ess_tail", faults),
                row.Number("contraction", faults),
                row.OneOf("informed", YesNo, faults, "answer") == "yes"));
        }

        return rows;
    }
}
