namespace Corridor.Statistics;

/// <summary>
/// The last value stays: a random walk without drift, on logs where wanted. Its variance for each year is that of the past changes, (1 / m) sum of (change)^2 / (years
/// between), with m changes and so m degrees of freedom.
/// </summary>
/// <param name="onLogs">Whether the walk is one of logarithms; values must then be greater than 0.</param>
public sealed class Persistence(bool onLogs = true) : ISeriesForecaster
{
    /// <summary>Standard deviation for a year that is taken when the past has never changed, relative to the unit of the walk.</summary>
    private const double Least = 1e-6;

    /// <inheritdoc/>
    public string Name => "persistence";

    /// <inheritdoc/>
    public PredictiveDistribution Forecast(IReadOnlyList<YearValue> past, int year)
    {
        var ordered = SeriesPast.Ordered(past, year, 2, onLogs);
        double[] values = [.. ordered.Select(entry => onLogs ? Math.Log(entry.Value) : entry.Value)];
        double squares = 0;
        for (var i = 1; i < values.Length; i++)
        {
            squares += (values[i] - values[i - 1]) * (values[i] - values[i - 1]) / (ordered[i].Year - ordered[i - 1].Year);
        }

        var scale = Math.Sqrt(squares / (values.Length - 1) * (year - ordered[^1].Year));
        return new PredictiveDistribution(values[^1], Math.Max(scale, Least), values.Length - 1, onLogs);
    }
}
