using System.Globalization;

namespace Corridor.Inference.Backtesting;

/// <summary>What a backtest says in a few numbers.</summary>
/// <param name="Series">Series with a figure to forecast.</param>
/// <param name="Comparable">Of these, with a past long enough for a simple method.</param>
/// <param name="Won">Of these, on which the model scores better than every simple method.</param>
/// <param name="Figures">Figures forecast.</param>
/// <param name="Covered80">Share of them in the model's 80 % bands.</param>
/// <param name="RelativeError">Mean of |median forecast - figure| / |figure|.</param>
/// <param name="MedianRelativeError">Median of the same.</param>
/// <param name="Lost">Series on which a simple method is better, with that method.</param>
public sealed record BacktestVerdict(int Series, int Comparable, int Won, int Figures, double Covered80, double RelativeError, double MedianRelativeError, IReadOnlyList<(string Series, string Method)> Lost)
{
    private const double Wanted = 2.0 / 3;
    private const double NarrowBand = 0.65;
    private const double WideBand = 0.92;

    /// <summary>The verdict over all series.</summary>
    public static BacktestVerdict Of(IReadOnlyList<SeriesScore> scores)
    {
        ForecastFigure[] figures = [.. scores.SelectMany(score => score.Figures)];
        return new BacktestVerdict(
            scores.Count,
            scores.Count(score => score.Wins is not null),
            scores.Count(score => score.Wins == true),
            figures.Length,
            figures.Length == 0 ? double.NaN : figures.Average(one => one.Covered80 ? 1.0 : 0.0),
            figures.Length == 0 ? double.NaN : figures.Average(one => one.RelativeError),
            figures.Length == 0 ? double.NaN : Statistics.Quantiles.Of([.. figures.Select(one => one.RelativeError)], 0.5),
            [.. scores.Where(score => score.Wins == false).Select(score => (score.Series.Id, score.Best))]);
    }

    /// <summary>The verdict in words.</summary>
    public string Text
    {
        get
        {
            if (Comparable == 0)
            {
                return $"No series has a past long enough for a simple method: nothing can be said of the model against one. {Bands}";
            }

            string wins = string.Create(CultureInfo.InvariantCulture, $"The model beats persistence, trend and gravity on {Won} of {Comparable} series ({100.0 * Won / Comparable:F0} %), {(Won >= Wanted * Comparable ? "at least" : "fewer than")} the two thirds wanted.");
            string losses = Lost.Count == 0 ? string.Empty : $" It loses on {string.Join(", ", Lost.Select(one => $"{one.Series} ({one.Method})"))}.";
            return $"{wins}{losses} {Bands}";
        }
    }

    private string Bands => Figures == 0 ? "No figure was forecast." : string.Create(
        CultureInfo.InvariantCulture,
        $"Its 80 % bands hold {100 * Covered80:F0} % of {Figures} figures, {(Covered80 < NarrowBand ? "too few: the bands are too narrow" : Covered80 > WideBand ? "too many: the bands are too wide" : "within the 65 to 92 % wanted")}.");
}
