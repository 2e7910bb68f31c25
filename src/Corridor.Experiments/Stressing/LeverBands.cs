using Corridor.Experiments.Ensembles;

namespace Corridor.Experiments.Stressing;

/// <summary>A lever in the members of an ensemble: bands of what <see cref="LeverEffect"/> is in each, taken member by member.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Lever">Id of the lever.</param>
/// <param name="RussiaShareChangePoints">Change of Russia's share of citizens abroad, percentage points.</param>
/// <param name="RemittancesFromRussiaGdpChangePoints">Change of recorded remittances from Russia, percentage points of GDP.</param>
/// <param name="MoreInRussia">Citizens in Russia, more than without the change.</param>
/// <param name="MoreElsewhere">Persons in other places abroad, more than without it.</param>
/// <param name="MoreAtHome">Persons at home, more than without it.</param>
/// <param name="Moved">Persons who are in another place than without it.</param>
/// <param name="SharePointsPer100000Moved">Change of Russia's share for 100,000 persons moved, in the members in which enough are moved; null where there is none.</param>
/// <param name="Ranked">Members in which enough are moved.</param>
/// <param name="Lowers">Members in which Russia's share falls.</param>
public sealed record LeverBands(
    string Nation,
    string Lever,
    Band RussiaShareChangePoints,
    Band RemittancesFromRussiaGdpChangePoints,
    Band MoreInRussia,
    Band MoreElsewhere,
    Band MoreAtHome,
    Band Moved,
    Band? SharePointsPer100000Moved,
    Chance Ranked,
    Chance Lowers)
{
    /// <summary>The levers of each nation, the one whose middle member lowers Russia's share most per 100,000 persons moved first.</summary>
    /// <param name="plan">The levers.</param>
    /// <param name="nations">Nations.</param>
    /// <param name="trial">The members.</param>
    /// <param name="progress">Told how many runs are done; from any thread.</param>
    /// <param name="stop">Stops between months.</param>
    public static IReadOnlyList<LeverBands> Of(StressPlan plan, IReadOnlyList<string> nations, MemberTrial trial, Action<int>? progress = null, CancellationToken stop = default)
    {
        int done = 0;
        List<LeverBands> rows = [];
        foreach (string nation in nations)
        {
            LeverEffect[][] effects = MemberRuns.Of(
                nation,
                plan.Base,
                [.. plan.Levers.Select(lever => lever.System)],
                new Data.Month(plan.Year, 12),
                trial,
                (l, without, with) => LeverTest.Effect(plan, nation, plan.Levers[l], without, with),
                () => progress?.Invoke(Interlocked.Increment(ref done)),
                stop);
            rows.AddRange(effects.Select(members => Of(members)).OrderBy(row => row.SharePointsPer100000Moved?.P50 ?? double.MaxValue).ThenBy(row => row.Lever, StringComparer.Ordinal));
        }

        return rows;
    }

    private static LeverBands Of(LeverEffect[] members)
    {
        Band In(Func<LeverEffect, double> of) => Band.Of([.. members.Select(of)]);
        double[] ranked = [.. members.Select(one => one.SharePointsPer100000Moved).OfType<double>()];
        return new LeverBands(
            members[0].Nation,
            members[0].Lever,
            In(one => one.RussiaShareChangePoints),
            In(one => one.RemittancesFromRussiaGdpChangePoints),
            In(one => one.MoreInRussia),
            In(one => one.MoreElsewhere),
            In(one => one.MoreAtHome),
            In(one => one.Moved),
            ranked.Length > 0 ? Band.Of(ranked) : null,
            new Chance(ranked.Length, members.Length),
            new Chance(members.Count(one => one.RussiaShareChangePoints < 0), members.Length));
    }
}
