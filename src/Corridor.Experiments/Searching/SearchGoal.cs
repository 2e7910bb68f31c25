using System.Globalization;
using Corridor.Experiments.Comparing;
using Corridor.Simulation;

namespace Corridor.Experiments.Searching;

/// <summary>What is to be reached: an indicator of a nation below or above a threshold in a year.</summary>
/// <param name="Indicator">Indicator.</param>
/// <param name="Below">True where it is to lie below, false for above.</param>
/// <param name="Threshold">Threshold, in the unit of the indicator.</param>
/// <param name="Year">Calendar year in which it holds.</param>
/// <param name="Nation">Nation.</param>
public sealed record SearchGoal(MemberIndicator Indicator, bool Below, double Threshold, int Year, string Nation)
{
    /// <summary>Whether a value reaches it.</summary>
    public bool IsReachedBy(double value) => Below ? value < Threshold : value > Threshold;

    /// <summary>How far a value is on the way: it grows towards the goal.</summary>
    public double Progress(double value) => Below ? -value : value;

    /// <summary>By how much a value falls short; 0 where it reaches the goal, and where it lies on the threshold itself.</summary>
    public double ShortBy(double value) => Math.Max(0, Below ? value - Threshold : Threshold - value);

    /// <summary>The value of the indicator.</summary>
    public double Of(NationSummary nation) => Indicator.Of(nation, Year) ?? double.NaN;

    /// <summary>
    /// The value that decides: the one that a share of the members reaches or passes on the way to the goal. The goal is reached in at least that
    /// share of the members when this value reaches it.
    /// </summary>
    /// <param name="values">A value of each member, at least one.</param>
    /// <param name="chance">Share of the members, above 0, at most 1.</param>
    public double Deciding(IReadOnlyList<double> values, double chance)
    {
        double[] best = [.. values.OrderByDescending(Progress)];
        return best[Math.Clamp((int)Math.Ceiling((chance * best.Length) - 1e-9) - 1, 0, best.Length - 1)];
    }

    /// <summary>As it is written on the command line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Indicator.Id}{(Below ? '<' : '>')}{Threshold} by {Year} for {Nation}");
}
