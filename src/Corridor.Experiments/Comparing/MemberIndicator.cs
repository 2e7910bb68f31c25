using Corridor.Experiments.Ensembles;
using Corridor.Simulation;

namespace Corridor.Experiments.Comparing;

/// <summary>A number of a nation and a year that members keep.</summary>
/// <param name="Id">Name, the same as that of the number of a run (<see cref="YearIndicator.Id"/>).</param>
/// <param name="Of">What is kept of a nation, year -> value; null where the year is not covered whole.</param>
public sealed record MemberIndicator(string Id, Func<NationSummary, int, double?> Of)
{
    private const int MonthsOfYear = 12;
    private static readonly int Unemployment = NationSummary.Series.ToList().IndexOf(new KeptSeries("unemployment", string.Empty));

    /// <summary>The indicators of the headline, then unemployment (mean of the year, from months in single precision).</summary>
    public static IReadOnlyList<MemberIndicator> All { get; } =
    [
        .. HeadlineIndicator.All.Select(one => new MemberIndicator(one.Name, (nation, year) => nation.In(year) is { } row ? one.Of(row) : null)),
        new("unemployment_percent", UnemploymentOf),
    ];

    /// <summary>The indicator of a name, or null.</summary>
    public static MemberIndicator? Find(string id) => All.FirstOrDefault(one => one.Id == id);

    private static double? UnemploymentOf(NationSummary nation, int year)
    {
        int january = new Data.Month(year, 1) - Model.Scenario.Start;
        float[] months = nation.Months[Unemployment];
        return january >= 0 && january + MonthsOfYear <= months.Length ? 100 * months.Skip(january).Take(MonthsOfYear).Average(month => (double)month) : null;
    }
}
