using System.Globalization;
using System.Text;
using Corridor.Model.Parameters;
using Corridor.Statistics;

namespace Corridor.Inference.Calibration;

/// <summary>A posterior as the texts of data/posterior; the same posterior gives the same bytes.</summary>
public static class PosteriorTexts
{
    private static readonly int[] PriorLevels = [0, 1, 3, 5, 6];

    /// <summary>Columns of the diagnostics.</summary>
    public static IReadOnlyList<string> DiagnosticColumns { get; } =
    [
        "nation", "parameter", "family", "prior_p2_5", "prior_p10", "prior_p50", "prior_p90", "prior_p97_5", "p2_5", "p10", "p25", "p50", "p75", "p90", "p97_5", "mode",
        "r_hat", "ess_bulk", "ess_tail", "contraction", "rank_contraction", "overlap", "informed",
    ];

    /// <summary>The draws of a nation: a row for each draw, a column for each parameter, in the parameters' own units.</summary>
    public static string Draws(NationPosterior posterior)
    {
        StringBuilder text = new();
        text.AppendJoin(',', posterior.Parameters.Select(parameter => parameter.Name)).Append('\n');
        foreach (double[] draw in posterior.Draws)
        {
            text.AppendJoin(',', draw.Select(value => Number(value, 9))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The rows of a nation in the table of diagnostics, without the header.</summary>
    public static IReadOnlyList<string> Diagnostics(NationPosterior posterior)
    {
        double[] mode = posterior.Natural(posterior.Modes[0]);
        return [.. posterior.Values.Select((value, k) => string.Join(',', Diagnostic(posterior.Nation, value, mode[k])))];
    }

    /// <summary>The table of diagnostics with the rows of some nations in place of those they had; the others are kept.</summary>
    /// <param name="before">The table as it is; null when there is none.</param>
    /// <param name="computed">Posteriors computed now.</param>
    public static string Diagnostics(string? before, IEnumerable<NationPosterior> computed) => Merged(before, DiagnosticColumns, computed, Diagnostics);

    /// <summary>The values that a run uses: the median of each parameter of the model. The rows of other nations are kept.</summary>
    /// <param name="before">The table as it is; null when there is none.</param>
    /// <param name="computed">Posteriors computed now.</param>
    public static string Fitted(string? before, IEnumerable<NationPosterior> computed) => Merged(before, FittedParameters.Columns, computed, Fitted);

    private static string[] Fitted(NationPosterior posterior) =>
    [
        .. posterior.Values.Where(value => value.Parameter.Id.Length > 0)
            .Select((value, k) => string.Join(',', posterior.Nation, value.Parameter.Id, value.Parameter.Key, Number(Quantiles.Of([.. posterior.Draws.Select(draw => draw[k])], 0.5), 9))),
    ];

    private static string Merged(string? before, IReadOnlyList<string> columns, IEnumerable<NationPosterior> computed, Func<NationPosterior, IReadOnlyList<string>> rowsOf)
    {
        Dictionary<string, string[]> rows = (before ?? string.Empty).Split('\n').Skip(1).Where(row => row.Length > 0)
            .GroupBy(row => row[..row.IndexOf(',', StringComparison.Ordinal)], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        foreach (NationPosterior posterior in computed)
        {
            rows[posterior.Nation] = [.. rowsOf(posterior)];
        }

        return string.Join('\n', [string.Join(',', columns), .. rows.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value), string.Empty]);
    }

    private static IEnumerable<string> Diagnostic(string nation, FittedValue value, double mode) =>
    [
        nation,
        value.Parameter.Name,
        value.Parameter.Family,
        .. PriorLevels.Select(level => Number(value.PriorQuantiles[level], 5)),
        .. value.Information.Quantiles.Select(quantile => Number(quantile, 5)),
        Number(mode, 5),
        value.Chains.RHat.ToString("0.000", CultureInfo.InvariantCulture),
        Math.Round(value.Chains.BulkEss).ToString(CultureInfo.InvariantCulture),
        Math.Round(value.Chains.TailEss).ToString(CultureInfo.InvariantCulture),
        value.Information.Contraction.ToString("0.000", CultureInfo.InvariantCulture),
        value.Information.RankContraction.ToString("0.000", CultureInfo.InvariantCulture),
        value.Information.Overlap.ToString("0.000", CultureInfo.InvariantCulture),
        value.Information.Informed ? "yes" : "no",
    ];

    private static string Number(double value, int digits) => value.ToString($"G{digits}", CultureInfo.InvariantCulture);
}
