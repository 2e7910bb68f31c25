using Corridor.Data;

namespace Corridor.Publishing;

/// <summary>
/// The season of a monthly series by the ratio to its moving average (Macaulay 1931): for each calendar month the median over the years
/// of value / centred mean of twelve months, scaled to a mean of 1. The median leaves a single year's shock in the series.
/// </summary>
public static class SeasonalIndex
{
    private const int Year = 12;

    /// <summary>The series with its season divided out; the series itself when it is shorter than three years.</summary>
    public static double[] Remove(double[] values, Month start)
    {
        double[]? index = Of(values, start);
        return index is null ? values : [.. values.Select((value, i) => value / index[(start.Number - 1 + i) % Year])];
    }

    /// <summary>Factors of January to December; null when a calendar month has no positive ratio or the series is shorter than three years.</summary>
    public static double[]? Of(double[] values, Month start)
    {
        if (values.Length < 3 * Year)
        {
            return null;
        }

        List<double>[] ratios = [.. Enumerable.Range(0, Year).Select(_ => new List<double>())];
        for (int i = Year / 2; i + (Year / 2) < values.Length; i++)
        {
            // Half a weight for the first and the last of the thirteen months centres the mean on the month itself.
            double mean = ((values[i - (Year / 2)] + values[i + (Year / 2)]) / 2 / Year) + (values.AsSpan(i - (Year / 2) + 1, Year - 1).ToArray().Sum() / Year);
            if (mean > 0 && double.IsFinite(values[i]))
            {
                ratios[(start.Number - 1 + i) % Year].Add(values[i] / mean);
            }
        }

        double[] medians = [.. ratios.Select(Median)];
        double average = medians.Average();
        return medians.All(median => median > 0) ? [.. medians.Select(median => median / average)] : null;
    }

    private static double Median(List<double> values)
    {
        if (values.Count == 0)
        {
            return 0;
        }

        values.Sort();
        int middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
