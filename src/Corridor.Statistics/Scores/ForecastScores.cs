using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>Scores of forecasts other than <see cref="Crps"/>.</summary>
public static class ForecastScores
{
    /// <summary>Share of the observed values that lie in their intervals, ends included.</summary>
    /// <param name="intervals">Lower and upper ends; at least one interval.</param>
    /// <param name="observed">What came, one value for each interval.</param>
    public static double Coverage(IReadOnlyList<(double Low, double High)> intervals, IReadOnlyList<double> observed)
    {
        SameLength(intervals.Count, observed.Count, "The list of observed values", "the list of intervals");
        AtLeast(1, intervals.Count, "The number of intervals");
        return intervals.Zip(observed).Count(pair => pair.Second >= pair.First.Low && pair.Second <= pair.First.High) / (double)observed.Count;
    }

    /// <summary>
    /// Interval score: the width, and 2 / (1 - level) times the distance by which the interval missed (Gneiting and Raftery 2007, section 6.2); in the unit of the quantity, small is good.
    /// </summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, not below the lower.</param>
    /// <param name="level">Nominal coverage of the central interval, for example 0.8.</param>
    /// <param name="observed">What came.</param>
    public static double IntervalScore(double low, double high, double level, double observed)
    {
        Level(level, "The level");
        NotNegative(Finite(high, "The upper end") - Finite(low, "The lower end"), "The width of the interval");
        return high - low + (2 / (1 - level) * (Math.Max(0, low - observed) + Math.Max(0, observed - high)));
    }

    /// <summary>Mean of |forecast - observed| / |observed|, as a share.</summary>
    /// <param name="forecasts">Forecasts, at least one.</param>
    /// <param name="observed">What came, none of it 0.</param>
    public static double MeanAbsoluteRelativeError(IReadOnlyList<double> forecasts, IReadOnlyList<double> observed) => RelativeErrors(forecasts, observed).Average();

    /// <summary>Median of |forecast - observed| / |observed|, as a share.</summary>
    /// <param name="forecasts">Forecasts, at least one.</param>
    /// <param name="observed">What came, none of it 0.</param>
    public static double MedianAbsoluteRelativeError(IReadOnlyList<double> forecasts, IReadOnlyList<double> observed) => Quantiles.Of(RelativeErrors(forecasts, observed), 0.5);

    /// <summary>Probability integral transform of an ensemble: the share of members below the observed value, ties counted half.</summary>
    /// <param name="members">At least one.</param>
    /// <param name="observed">What came.</param>
    public static double ProbabilityIntegral(IReadOnlyList<double> members, double observed)
    {
        AtLeast(1, members.Count, "The number of members");
        return members.Sum(member => member < observed ? 1 : member == observed ? 0.5 : 0) / members.Count;
    }

    /// <summary>Counts of probability integral transforms in cells of equal width; flat when forecasts are calibrated.</summary>
    /// <param name="transforms">Values between 0 and 1.</param>
    /// <param name="cells">Number of cells, at least 1.</param>
    public static int[] Histogram(IReadOnlyList<double> transforms, int cells)
    {
        var counts = new int[AtLeast(1, cells, "The number of cells")];
        foreach (var value in transforms)
        {
            counts[Math.Min((int)(Probability(value, "A transform") * cells), cells - 1)]++;
        }

        return counts;
    }

    /// <summary>Probability that a uniform histogram is at least this uneven, by the chi-square statistic.</summary>
    /// <param name="counts">Counts of at least two cells, not all 0.</param>
    public static double UniformityPValue(IReadOnlyList<int> counts)
    {
        AtLeast(2, counts.Count, "The number of cells");
        var expected = Positive(counts.Sum(), "The sum of the counts") / counts.Count;
        var statistic = counts.Sum(count => (count - expected) * (count - expected) / expected);
        return 1 - MathNet.Numerics.Distributions.ChiSquared.CDF(counts.Count - 1, statistic);
    }

    private static double[] RelativeErrors(IReadOnlyList<double> forecasts, IReadOnlyList<double> observed)
    {
        SameLength(observed.Count, forecasts.Count, "The list of forecasts", "the list of observed values");
        AtLeast(1, observed.Count, "The number of forecasts");
        return [.. forecasts.Zip(observed, (forecast, value) => value == 0
            ? throw Bad("An observed value is 0; its relative error is not defined.")
            : Math.Abs(forecast - value) / Math.Abs(value))];
    }
}
