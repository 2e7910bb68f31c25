using Corridor.Experiments.Ensembles;

namespace Corridor.Experiments.Stressing;

/// <summary>A shock in the members of an ensemble: bands of what <see cref="ShockEffect"/> is in each, taken member by member.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Shock">Id of the shock.</param>
/// <param name="RemittancesGdpBasePercent">Recorded transfers in percent of GDP without the shock.</param>
/// <param name="RemittancesGdpChangePoints">Their change, percentage points of GDP.</param>
/// <param name="UnemploymentChangePoints">Change of unemployment at home, percentage points.</param>
/// <param name="UnemploymentPeakPoints">Its largest rise in any month, percentage points.</param>
/// <param name="MonthsToRecover">Months until recorded transfers / GDP are near the base and stay so; an end that is infinite belongs to members that are not back by the last month.</param>
/// <param name="Recovered">Members that are back by the last month.</param>
/// <param name="LeftThePlace">Persons fewer in the place that the shock strikes after twelve months.</param>
/// <param name="ShareRerouted">Of these, the share that is in other places abroad, in the members in which somebody left; null where there is none.</param>
public sealed record ShockBands(
    string Nation,
    string Shock,
    Band RemittancesGdpBasePercent,
    Band RemittancesGdpChangePoints,
    Band UnemploymentChangePoints,
    Band UnemploymentPeakPoints,
    Band MonthsToRecover,
    Chance Recovered,
    Band LeftThePlace,
    Band? ShareRerouted)
{
    /// <summary>Every nation under every shock, in the order of <see cref="StressTest.Of"/>.</summary>
    /// <param name="plan">The shocks.</param>
    /// <param name="nations">Nations.</param>
    /// <param name="trial">The members.</param>
    /// <param name="progress">Told how many runs are done; from any thread.</param>
    /// <param name="stop">Stops between months.</param>
    public static IReadOnlyList<ShockBands> Of(StressPlan plan, IReadOnlyList<string> nations, MemberTrial trial, Action<int>? progress = null, CancellationToken stop = default)
    {
        int done = 0;
        List<ShockBands> rows = [];
        foreach (string nation in nations)
        {
            Shock[] shocks = [.. plan.Shocks.Where(shock => shock.Place != nation)];
            ShockEffect[][] effects = MemberRuns.Of(
                nation,
                plan.Base,
                [.. shocks.Select(shock => shock.System)],
                plan.Until,
                trial,
                (s, without, with) => StressTest.Effect(plan, nation, shocks[s], without, with),
                () => progress?.Invoke(Interlocked.Increment(ref done)),
                stop);
            rows.AddRange(effects.Select(members => Of(members)));
        }

        return rows;
    }

    private static ShockBands Of(ShockEffect[] members)
    {
        Band In(Func<ShockEffect, double> of) => Band.Of([.. members.Select(of)]);
        double[] rerouted = [.. members.Select(one => one.ShareRerouted).OfType<double>()];
        return new ShockBands(
            members[0].Nation,
            members[0].Shock,
            In(one => one.RemittancesGdpBasePercent),
            In(one => one.RemittancesGdpChangePoints),
            In(one => one.UnemploymentChangePoints),
            In(one => one.UnemploymentPeakPoints),
            Months([.. members.Select(one => one.MonthsToRecover is { } months ? months : double.PositiveInfinity)]),
            new Chance(members.Count(one => one.MonthsToRecover is not null), members.Length),
            In(one => one.LeftThePlace),
            rerouted.Length > 0 ? Band.Of(rerouted) : null);
    }

    /// <summary>Whole months, of members in order: between two of which one is never back, nothing can be taken.</summary>
    private static Band Months(double[] members)
    {
        double[] ordered = [.. members.Order()];
        double At(double level) => ordered[(int)Math.Round(level * (ordered.Length - 1), MidpointRounding.AwayFromZero)];
        return new Band(At(0.1), At(0.5), At(0.9));
    }
}
