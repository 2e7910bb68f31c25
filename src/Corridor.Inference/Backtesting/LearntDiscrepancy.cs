using System.Globalization;
using Corridor.Data;
using Corridor.Inference.Calibration;
using Corridor.Inference.Discrepancy;

namespace Corridor.Inference.Backtesting;

/// <summary>What a backtest has taught of the model's error of one kind.</summary>
/// <param name="Cut">Last month of the periods that were known.</param>
/// <param name="Until">Last month of the periods that were forecast.</param>
/// <param name="Kind">Kind of error ("stock", "money") of the calibration plan.</param>
/// <param name="Figures">Figures of the kind that were forecast.</param>
/// <param name="Widening">By how much the bands must be widened to score best, at least 1.</param>
/// <param name="Sd">Standard deviation of the model's error on the scale of such figures, widened.</param>
/// <param name="HalfLifeYears">Years in which half of its correlation goes; 0: it has none.</param>
public sealed record LearntError(Month Cut, Month Until, string Kind, int Figures, double Widening, double Sd, double HalfLifeYears);

/// <summary>
/// What backtests have taught of the model's error (data/posterior/discrepancy.csv). A backtest uses only what was taught by trials that
/// ended before its cut.
/// </summary>
/// <param name="Rows">Rows.</param>
public sealed record LearntDiscrepancy(IReadOnlyList<LearntError> Rows)
{
    /// <summary>The file, within the data.</summary>
    public const string File = PosteriorDraws.DiscrepancyFile;

    private const double Pooled = 10;
    private static readonly string[] Columns = ["cut", "until", "kind", "figures", "widening", "sd", "half_life_years"];

    /// <summary>Nothing learnt.</summary>
    public static LearntDiscrepancy None { get; } = new([]);

    /// <summary>Reads the file; there may be none.</summary>
    public static LearntDiscrepancy Load(DataFolder folder, IReadOnlyCollection<string> kinds, Faults faults)
    {
        CsvTable? table = folder.Files(PosteriorDraws.Folder, ".csv").Contains(File, StringComparer.Ordinal) ? CsvTable.Read(folder, File, Columns, faults) : null;
        return new LearntDiscrepancy([.. (table?.Rows ?? []).Select(row => Read(row, kinds, faults))]);
    }

    /// <summary>What was known of a kind at a cut: the row of the last trial that ended by then; null when there is none.</summary>
    public LearntError? KnownAt(Month cut, string kind) => Rows.Where(row => row.Kind == kind && row.Until <= cut).MaxBy(row => row.Until);

    /// <summary>The same with the rows of a trial in place of those that it had.</summary>
    public LearntDiscrepancy With(Backtest trial, CalibrationPlan plan) =>
        new([.. Rows.Where(row => row.Cut != trial.Cut).Concat(Of(trial, plan)).OrderBy(row => row.Cut.ToString(), StringComparer.Ordinal).ThenBy(row => row.Kind, StringComparer.Ordinal)]);

    /// <summary>
    /// What a trial teaches: the widening of the bands with which its forecasts would have scored best, kind by kind; what all figures say
    /// counts as much as ten of a kind. The score is the mean CRPS, that of each kind divided by what it is without widening.
    /// </summary>
    public static IEnumerable<LearntError> Of(Backtest trial, CalibrationPlan plan)
    {
        ForecastFigure[] all = [.. trial.Series.SelectMany(series => series.Figures)];
        Dictionary<int, double> unit = all.GroupBy(one => one.Figure.Error).ToDictionary(kind => kind.Key, kind => Math.Max(kind.Average(one => one.Crps), 1e-9));
        for (int kind = 0; kind < trial.Processes.Count; kind++)
        {
            DiscrepancyProcess process = trial.Processes[kind];
            ForecastFigure[] own = [.. all.Where(one => plan.Errors[one.Figure.Error].Id == process.Kind)];
            double Score(ForecastFigure one, int factor) => one.CrpsWidened[factor] / unit[one.Figure.Error];
            double Loss(int factor) => own.Sum(one => Score(one, factor)) + (Pooled * all.Sum(one => Score(one, factor)) / Math.Max(1, all.Length));
            double more = ForecastFigure.Widenings[Enumerable.Range(0, ForecastFigure.Widenings.Count).MinBy(Loss)];
            double widening = Math.Max(1, process.Widening * more);
            yield return new LearntError(trial.Cut, trial.Until, process.Kind, own.Length, widening, process.LearntSd * process.Scale * widening, process.HalfLife);
        }
    }

    /// <summary>The text of the file.</summary>
    public string Text() => string.Join('\n', [string.Join(',', Columns), .. Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Cut},{row.Until},{row.Kind},{row.Figures},{row.Widening:F3},{row.Sd:F4},{row.HalfLifeYears:F2}")), string.Empty]);

    private static LearntError Read(CsvRow row, IReadOnlyCollection<string> kinds, Faults faults) => new(
        row.Month("cut", faults) ?? default,
        row.Month("until", faults) ?? default,
        row.OneOf("kind", kinds, faults, "kind of error") ?? string.Empty,
        row.Integer("figures", faults, 0, 1_000_000),
        row.Number("widening", faults, 1, 1000),
        row.Number("sd", faults, 0, 1000),
        row.Number("half_life_years", faults, 0, 1000));
}
