namespace Corridor.Statistics;

/// <summary>
/// A straight line in time by ordinary least squares, on logs where wanted, with the usual prediction interval: variance s^2 (1 + 1 / n + (t - mean)^2 / S_tt) and
/// n - 2 degrees of freedom.
/// </summary>
/// <param name="onLogs">Whether the line is one of logarithms; values must then be greater than 0.</param>
public sealed class LinearTrend(bool onLogs = true) : ISeriesForecaster
{
    private const double Least = 1e-6;

    /// <inheritdoc/>
    public string Name => "trend";

    /// <inheritdoc/>
    public PredictiveDistribution Forecast(IReadOnlyList<YearValue> past, int year)
    {
        var ordered = SeriesPast.Ordered(past, year, 3, onLogs);
        double[] values = [.. ordered.Select(entry => onLogs ? Math.Log(entry.Value) : entry.Value)];
        int n = values.Length;
        double time = ordered.Average(entry => entry.Year), mean = values.Average();
        var spreadOfTime = ordered.Sum(entry => (entry.Year - time) * (entry.Year - time));
        var slope = ordered.Zip(values, (entry, value) => (entry.Year - time) * (value - mean)).Sum() / spreadOfTime;
        var residuals = ordered.Zip(values, (entry, value) => value - mean - (slope * (entry.Year - time)));
        var variance = residuals.Sum(residual => residual * residual) / (n - 2);
        var scale = Math.Sqrt(variance * (1 + (1.0 / n) + ((year - time) * (year - time) / spreadOfTime)));
        return new PredictiveDistribution(mean + (slope * (year - time)), Math.Max(scale, Least), n - 2, onLogs);
    }
}
