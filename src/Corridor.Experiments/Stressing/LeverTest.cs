using Corridor.Data;
using Corridor.Simulation;

namespace Corridor.Experiments.Stressing;

/// <summary>What a single policy change does to a nation's dependence on Russia, in June of the plan's year; money over that year.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Lever">Id of the lever.</param>
/// <param name="RussiaShareChangePoints">Change of Russia's share of citizens abroad, percentage points.</param>
/// <param name="RemittancesFromRussiaGdpChangePoints">Change of recorded remittances from Russia, percentage points of GDP.</param>
/// <param name="MoreInRussia">Citizens in Russia, more than without the change.</param>
/// <param name="MoreElsewhere">Persons in other places abroad, more than without it.</param>
/// <param name="MoreAtHome">Persons at home, more than without it.</param>
/// <param name="Moved">Persons who are in another place than without it: half the sum of the changes of all places and home, taken without sign.</param>
/// <param name="SharePointsPer100000Moved">Change of Russia's share for 100,000 persons moved; null where too few are moved.</param>
public sealed record LeverEffect(
    string Nation,
    string Lever,
    double RussiaShareChangePoints,
    double RemittancesFromRussiaGdpChangePoints,
    double MoreInRussia,
    double MoreElsewhere,
    double MoreAtHome,
    double Moved,
    double? SharePointsPer100000Moved);

/// <summary>Nations under the levers of a plan, each lever alone.</summary>
public static class LeverTest
{
    private const string Russia = "RUS";
    private const double HundredThousand = 100_000;

    /// <summary>The levers of each nation, the one that lowers Russia's share most per 100,000 persons moved first; levers that move too few last.</summary>
    /// <param name="plan">The levers.</param>
    /// <param name="nations">Nations.</param>
    /// <param name="threads">Threads; the result does not depend on them.</param>
    /// <param name="progress">Told how many runs are done; from any thread.</param>
    /// <param name="stop">Stops between months.</param>
    public static IReadOnlyList<LeverEffect> Of(StressPlan plan, IReadOnlyList<string> nations, int threads, Action<int>? progress = null, CancellationToken stop = default)
    {
        (string Nation, Lever? Lever)[] wanted = [.. nations.SelectMany(nation => plan.Levers.Select(lever => (nation, (Lever?)lever)).Prepend((nation, null)))];
        NationRuns runs = new(new Month(plan.Year, 12), threads, progress, stop);
        SeriesTable[] tables = runs.Of([.. wanted.Select(one => (one.Lever?.System ?? plan.Base, one.Nation))]);
        Dictionary<string, SeriesTable> bases = wanted.Index().Where(one => one.Item.Lever is null).ToDictionary(one => one.Item.Nation, one => tables[one.Index], StringComparer.Ordinal);
        return
        [
            .. wanted.Index()
                .Where(one => one.Item.Lever is not null)
                .Select(one => Effect(plan, one.Item.Nation, one.Item.Lever!, bases[one.Item.Nation], tables[one.Index]))
                .GroupBy(effect => effect.Nation, StringComparer.Ordinal)
                .SelectMany(group => group.OrderBy(effect => effect.SharePointsPer100000Moved ?? double.MaxValue).ThenBy(effect => effect.Lever, StringComparer.Ordinal)),
        ];
    }

    /// <summary>The effect of a lever, read from a run with it and one without.</summary>
    public static LeverEffect Effect(StressPlan plan, string nation, Lever lever, SeriesTable without, SeriesTable with)
    {
        int june = without.IndexOf(new Month(plan.Year, 6));
        Dictionary<string, double> change = Persons(with, nation, june).ToDictionary(StringComparer.Ordinal);
        foreach ((string place, double persons) in Persons(without, nation, june))
        {
            change[place] = change.GetValueOrDefault(place) - persons;
        }

        double home = change.GetValueOrDefault(nation);
        double moved = change.Values.Sum(Math.Abs) / 2;
        double share = 100 * (Indicators.Row(with, nation, plan.Year).RussiaShareOfStock - Indicators.Row(without, nation, plan.Year).RussiaShareOfStock);
        return new LeverEffect(
            nation,
            lever.Id,
            share,
            FromRussia(with, nation, plan.Year) - FromRussia(without, nation, plan.Year),
            change.GetValueOrDefault(Russia),
            change.Values.Sum() - home - change.GetValueOrDefault(Russia),
            home,
            moved,
            moved >= plan.LeastMoved && moved > 0 ? share * HundredThousand / moved : null);
    }

    private static IEnumerable<KeyValuePair<string, double>> Persons(SeriesTable table, string nation, int month) =>
        table.Where("stock", nation)
            .Where(pair => pair.Key.Status != Indicators.Naturalised)
            .GroupBy(pair => pair.Key.Place, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, group.Sum(pair => pair.Values[month])));

    private static double FromRussia(SeriesTable table, string nation, int year)
    {
        int january = table.IndexOf(new Month(year, 1));
        double gdp = Indicators.YearSum(table.Sum("gdp", nation), january) / 12;
        return gdp > 0 ? 100 * Indicators.YearSum(table.Sum("remittances_recorded", nation, Russia), january) * 1e6 / gdp : 0;
    }
}
