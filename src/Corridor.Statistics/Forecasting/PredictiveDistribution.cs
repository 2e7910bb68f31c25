using MathNet.Numerics.Distributions;
using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>A location-scale Student distribution of a quantity or of its logarithm; with infinite freedom it is normal.</summary>
/// <param name="Centre">Median, on the scale of the quantity or of its logarithm.</param>
/// <param name="Scale">Scale, greater than 0.</param>
/// <param name="Freedom">Degrees of freedom, greater than 0; infinity for a normal distribution.</param>
/// <param name="OnLogs">Whether centre and scale are those of the logarithm.</param>
public sealed record PredictiveDistribution(double Centre, double Scale, double Freedom, bool OnLogs)
{
    /// <summary>Median in the unit of the quantity.</summary>
    public double Median => OnLogs ? Math.Exp(Centre) : Centre;

    /// <summary>Quantile in the unit of the quantity.</summary>
    /// <param name="probability">Strictly between 0 and 1.</param>
    public double Quantile(double probability)
    {
        var value = Centre + (Scale * StandardQuantile(Level(probability, "The probability")));
        return OnLogs ? Math.Exp(value) : value;
    }

    /// <summary>Quantiles at (i + 1/2) / count: an ensemble without noise, for scores.</summary>
    /// <param name="count">Number of members, at least 1.</param>
    public double[] Ensemble(int count) => [.. Enumerable.Range(0, AtLeast(1, count, "The number of members")).Select(i => Quantile((i + 0.5) / count))];

    private double StandardQuantile(double probability) =>
        double.IsPositiveInfinity(Freedom) ? Normal.InvCDF(0, 1, probability) : StudentT.InvCDF(0, 1, Freedom, probability);
}

/// <summary>A value of a series.</summary>
/// <param name="Year">Year.</param>
/// <param name="Value">Value in the unit of the series.</param>
public readonly record struct YearValue(int Year, double Value);

/// <summary>Forecasts a yearly series from its own past.</summary>
public interface ISeriesForecaster
{
    /// <summary>Name for reports.</summary>
    string Name { get; }

    /// <summary>The distribution of the value of a later year.</summary>
    /// <param name="past">Values up to the cut, in any order; years may be missing, none may come twice.</param>
    /// <param name="year">A year after the last of the past.</param>
    /// <exception cref="StatisticalInputException">The past is too short for the method, or not positive where logarithms are needed.</exception>
    PredictiveDistribution Forecast(IReadOnlyList<YearValue> past, int year);
}
