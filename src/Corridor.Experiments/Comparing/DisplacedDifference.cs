using Corridor.Simulation;
using Corridor.Simulation.Displaced;

namespace Corridor.Experiments.Comparing;

/// <summary>Displaced people of two runs that differ in a year.</summary>
/// <param name="Group">Group.</param>
/// <param name="Place">Place.</param>
/// <param name="Year">Year; the stock at its end, flows over it.</param>
/// <param name="Measure">persons, arrivals, passed, onward, returned or settled.</param>
/// <param name="A">In the first run.</param>
/// <param name="B">In the second.</param>
public sealed record DisplacedDifference(string Group, string Place, int Year, string Measure, double A, double B)
{
    private static readonly (string Name, Func<DisplacedRow, double> Of)[] Measures =
    [
        ("persons", row => row.Persons),
        ("arrivals", row => row.Arrivals),
        ("passed", row => row.Passed),
        ("onward", row => row.Onward),
        ("returned", row => row.Returned),
        ("settled", row => row.Settled),
    ];

    /// <summary>B - A.</summary>
    public double Difference => B - A;

    /// <summary>100 (B / A - 1); not a number where A is nil.</summary>
    public double Percent => A == 0 ? double.NaN : 100 * (B - A) / A;

    /// <summary>What differs between two runs; nothing where nothing does.</summary>
    public static IReadOnlyList<DisplacedDifference> Between(SeriesTable a, SeriesTable b, IReadOnlyList<int> years)
    {
        Dictionary<(string, string, int), DisplacedRow> after = DisplacedRow.Of(b, years).ToDictionary(row => (row.Group, row.Place, row.Year));
        return
        [
            .. from before in DisplacedRow.Of(a, years)
               where after.ContainsKey((before.Group, before.Place, before.Year))
               from measure in Measures
               let was = measure.Of(before)
               let now = measure.Of(after[(before.Group, before.Place, before.Year)])
               where was != now
               select new DisplacedDifference(before.Group, before.Place, before.Year, measure.Name, was, now),
        ];
    }
}
