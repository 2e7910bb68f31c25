using Corridor.Simulation;
using Corridor.Simulation.Russia;

namespace Corridor.Experiments.Comparing;

/// <summary>A number of Russia's population or labour market that differs between two runs in a year.</summary>
/// <param name="Year">Year; the number is that of its middle.</param>
/// <param name="Measure">Name of the number (<see cref="RussiaRow.Numbers"/>).</param>
/// <param name="A">In the first run.</param>
/// <param name="B">In the second.</param>
public sealed record RussiaDifference(int Year, string Measure, double A, double B)
{
    /// <summary>B - A.</summary>
    public double Difference => B - A;

    /// <summary>100 (B / A - 1); not a number where A is nil.</summary>
    public double Percent => A == 0 ? double.NaN : 100 * (B - A) / A;

    /// <summary>What differs between two runs; nothing where nothing does.</summary>
    public static IReadOnlyList<RussiaDifference> Between(SeriesTable a, SeriesTable b, IReadOnlyList<int> years)
    {
        Dictionary<int, RussiaRow> after = RussiaRow.Of(b, years).ToDictionary(row => row.Year);
        return
        [
            .. from before in RussiaRow.Of(a, years)
               where after.ContainsKey(before.Year)
               from number in RussiaRow.Numbers
               let was = number.Of(before)
               let now = number.Of(after[before.Year])
               where was != now
               select new RussiaDifference(before.Year, number.Name, was, now),
        ];
    }
}
