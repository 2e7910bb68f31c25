using Corridor.Data;
using Corridor.Model;
using Corridor.Simulation;

namespace Corridor.Experiments.Stressing;

/// <summary>What a shock does to a nation. Changes are means over the first twelve months, the shock less the base.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Shock">Id of the shock.</param>
/// <param name="RemittancesGdpBasePercent">Recorded transfers in percent of GDP without the shock.</param>
/// <param name="RemittancesGdpChangePoints">Their change, percentage points of GDP.</param>
/// <param name="UnemploymentChangePoints">Change of unemployment at home, percentage points.</param>
/// <param name="UnemploymentPeakPoints">Its largest rise in any month, percentage points.</param>
/// <param name="MonthsToRecover">
/// Months from the first of the shock until recorded transfers / GDP are within the plan's share of the base and stay so; 0 when they never
/// leave it, null when they are not back by the last month.
/// </param>
/// <param name="LeftThePlace">Persons fewer in the place that the shock strikes after twelve months.</param>
/// <param name="ShareRerouted">Of these, the share that is in other places abroad; null where nobody left.</param>
public sealed record ShockEffect(
    string Nation,
    string Shock,
    double RemittancesGdpBasePercent,
    double RemittancesGdpChangePoints,
    double UnemploymentChangePoints,
    double UnemploymentPeakPoints,
    int? MonthsToRecover,
    double LeftThePlace,
    double? ShareRerouted);

/// <summary>Nations under the shocks of a plan.</summary>
public static class StressTest
{
    private const int Year = 12;
    private const double Million = 1e6;

    /// <summary>Runs every nation under every shock. A nation's own country can't be closed to it: that pair has no row.</summary>
    /// <param name="plan">The shocks.</param>
    /// <param name="nations">Nations.</param>
    /// <param name="threads">Threads; the result does not depend on them.</param>
    /// <param name="progress">Told how many runs are done; from any thread.</param>
    /// <param name="stop">Stops between months.</param>
    public static IReadOnlyList<ShockEffect> Of(StressPlan plan, IReadOnlyList<string> nations, int threads, Action<int>? progress = null, CancellationToken stop = default)
    {
        (string Nation, Shock? Shock)[] wanted =
            [.. nations.SelectMany(nation => plan.Shocks.Where(shock => shock.Place != nation).Select(shock => (nation, (Shock?)shock)).Prepend((nation, null)))];
        NationRuns runs = new(plan.Until, threads, progress, stop);
        SeriesTable[] tables = runs.Of([.. wanted.Select(one => (one.Shock?.System ?? plan.Base, one.Nation))]);
        Dictionary<string, SeriesTable> bases = wanted.Index().Where(one => one.Item.Shock is null).ToDictionary(one => one.Item.Nation, one => tables[one.Index], StringComparer.Ordinal);
        return [.. wanted.Index().Where(one => one.Item.Shock is not null).Select(one => Effect(plan, one.Item.Nation, one.Item.Shock!, bases[one.Item.Nation], tables[one.Index]))];
    }

    /// <summary>The effect of a shock, read from a run with it and one without.</summary>
    public static ShockEffect Effect(StressPlan plan, string nation, Shock shock, SeriesTable without, SeriesTable with)
    {
        int first = without.IndexOf(plan.Begins);
        double[] before = Recorded(without, nation);
        double[] after = Recorded(with, nation);
        double[] unemployed = [.. with.Sum("unemployment", nation).Zip(without.Sum("unemployment", nation), (b, a) => 100 * (b - a))];
        double baseline = Mean(before, first);
        int year = first + Year - 1;
        double left = At(without, nation, shock.Place, year) - At(with, nation, shock.Place, year);
        double elsewhere = Abroad(with, nation, shock.Place, year) - Abroad(without, nation, shock.Place, year);
        return new ShockEffect(
            nation,
            shock.Id,
            baseline,
            Mean(after, first) - baseline,
            Mean(unemployed, first),
            unemployed[first..].Max(),
            Recovery(before, after, first, plan.Within),
            left,
            left > 0 ? elsewhere / left : null);
    }

    /// <summary>Months until the second path is within a share of the first and stays so; null when it is not at the end.</summary>
    /// <param name="before">The path without the shock.</param>
    /// <param name="after">The path with it.</param>
    /// <param name="first">Index of the first month of the shock.</param>
    /// <param name="within">Share of the first path.</param>
    internal static int? Recovery(double[] before, double[] after, int first, double within)
    {
        int last = before.Length - 1;
        for (int t = last; t >= first; t--)
        {
            if (Math.Abs(after[t] - before[t]) > within * Math.Abs(before[t]))
            {
                return t == last ? null : t + 1 - first;
            }
        }

        return 0;
    }

    /// <summary>Recorded transfers of each month as a year's worth, in percent of GDP.</summary>
    private static double[] Recorded(SeriesTable table, string nation)
    {
        double[] gdp = table.Sum("gdp", nation);
        double[] remittances = table.Sum("remittances_recorded", nation);
        double[] other = table.Sum("other_transfers", nation);
        return [.. gdp.Select((value, t) => value > 0 ? 100 * Year * (remittances[t] + other[t]) * Million / value : 0)];
    }

    private static double At(SeriesTable table, string nation, string place, int month) => table.Sum("stock", nation, place)[month];

    private static double Abroad(SeriesTable table, string nation, string without, int month) =>
        table.Where("stock", nation).Where(pair => pair.Key.Place != nation && pair.Key.Place != without).Sum(pair => pair.Values[month]);

    private static double Mean(double[] values, int first) => Indicators.YearSum(values, first) / Year;
}
