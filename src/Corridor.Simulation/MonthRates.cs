using Corridor.Model;

namespace Corridor.Simulation;

/// <summary>What decides a month: rates by slot, and how those who leave divide among the ways.</summary>
/// <param name="Rates">Rates by slot.</param>
/// <param name="Weights">Weights of the ways.</param>
/// <param name="FromHome">Shares of the ways by home state (see <see cref="ChoiceShares.FromHome"/>).</param>
/// <param name="Outside">See <see cref="ChoiceShares.Outside"/>.</param>
internal sealed record MonthRates(double[] Rates, double[] Weights, double[][] FromHome, double[] Outside)
{
    /// <summary>Expected persons by home state and row of the year at the beginning of the month; empty where nobody asks.</summary>
    public double[][] HomeRows { get; init; } = [];

    /// <summary>A copy that later months do not change.</summary>
    public static MonthRates Copy(double[] rates, Choice choice, ChoiceShares shares) =>
        new([.. rates], [.. choice.Weights], [.. shares.FromHome.Select(ways => ways.ToArray())], [.. shares.Outside]);
}
