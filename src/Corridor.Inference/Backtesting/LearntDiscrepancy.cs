using System.Globalization;
using Corridor.Data;
using Corridor.Inference.Calibration;
using Corridor.Inference.Discrepancy;
using Corridor.Statistics;

namespace Corridor.Inference.Backtesting;

/// <summary>What a backtest has taught of the model's error of one kind.</summary>
/// <param name="Cut">Last month of the periods that were known.</param>
/// <param name="Until">Last month of the periods that were forecast.</param>
/// <param name="Kind">Kind of error ("stock", "money") of the calibration plan.</param>
/// <param name="Figures">Figures of the kind that were forecast.</param>
/// <param name="Widening">By how much a band must be widened so that it holds as many of such figures as it says, at least 1.</param>
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

    private const double Level = 1.2815515655446004;
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

    /// <summary>What a trial teaches: the share of bands that was too narrow, kind by kind, kinds with few figures leaning on all together.</summary>
    public static IEnumerable<LearntError> Of(Backtest trial, CalibrationPlan plan)
    {
        (int Kind, double Distance)[] distances = [.. trial.Series.SelectMany(series => series.Figures).Select(one => (one.Figure.Error, Distance(one)))];
        double together = Widening([.. distances.Select(one => one.Distance)]);
        foreach (DiscrepancyProcess process in trial.Processes)
        {
            int kind = plan.Errors.Select((error, index) => (error.Id, index)).First(pair => pair.Id == process.Kind).index;
            double[] own = [.. distances.Where(one => one.Kind == kind).Select(one => one.Distance)];
            double more = own.Length < 3 ? together : Math.Exp(((own.Length * Math.Log(Widening(own))) + (Pooled * Math.Log(together))) / (own.Length + Pooled));
            double widening = Math.Max(1, process.Widening * more);
            yield return new LearntError(trial.Cut, trial.Until, process.Kind, own.Length, widening, process.LearntSd * process.Scale * widening, process.HalfLife);
        }
    }

    /// <summary>The text of the file.</summary>
    public string Text() => string.Join('\n', [string.Join(',', Columns), .. Rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Cut},{row.Until},{row.Kind},{row.Figures},{row.Widening:F3},{row.Sd:F4},{row.HalfLifeYears:F2}")), string.Empty]);

    /// <summary>How far a figure lies from the median forecast, in standard deviations that the band on its side has.</summary>
    private static double Distance(ForecastFigure one)
    {
        double On(double value) => one.Figure.Scale.Of(value, one.Figure.Size);
        double away = On(one.Figure.Middle) - On(one.P50);
        double half = away > 0 ? On(one.P90) - On(one.P50) : On(one.P50) - On(one.P10);
        return Math.Abs(away) / Math.Max(half / Level, 1e-9);
    }

    private static double Widening(double[] distances) => distances.Length == 0 ? 1 : Math.Max(Quantiles.Of(distances, 0.8), 1e-3) / Level;

    private static LearntError Read(CsvRow row, IReadOnlyCollection<string> kinds, Faults faults) => new(
        row.Month("cut", faults) ?? default,
        row.Month("until", faults) ?? default,
        row.OneOf("kind", kinds, faults, "kind of error") ?? string.Empty,
        row.Integer("figures", faults, 0, 1_000_000),
        row.Number("widening", faults, 1, 1000),
        row.Number("sd", faults, 0, 1000),
        row.Number("half_life_years", faults, 0, 1000));
}
