using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Russia;

namespace Corridor.Simulation.Russia;

/// <summary>
/// The five nations and Russia's labour market in balance under a scenario. The wage moves people, people are labour, labour moves the wage: nations are run
/// again along the wage that follows from their own people, the scenario's beside its base's, until it no longer changes or <see cref="Rounds"/> times. The five
/// are 3 % of all labour, so that a round leaves little of the deviation: three leave less than 1e-8 of the wage. The wage of a month follows from the people of the months
/// before, so that a longer horizon changes no month. Without a scenario nothing is run. Months before anything differs are taken from the run before, or from
/// that of the base: it gives the same bits, and with changes that begin late most of the time is spared.
/// </summary>
public sealed class RussiaBalance
{
    /// <summary>Rounds at most.</summary>
    public const int Rounds = 3;

    private static readonly ConditionalWeakTable<ModelSystem, Dictionary<int, RussiaBalance>> Known = [];
    private readonly ModelSystem _system;
    private readonly int _months;
    private readonly ConcurrentDictionary<string, NationPlan> _plans = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private FiveInRussia? _five;
    private Counted[]? _counted;
    private bool _settled;

    private RussiaBalance(ModelSystem system, int months) => (_system, _months) = (system, months);

    /// <summary>What the market does to what is earned in Russia; null where nothing deviates.</summary>
    public WageReaction? Reaction { get; private set; }

    /// <summary>The base's people in Russia; null where the system is no scenario.</summary>
    internal FiveInRussia? Reference { get; private set; }

    /// <summary>The balance of a system over a number of months from <see cref="Scenario.Start"/>; remembered as long as the system lives.</summary>
    /// <param name="system">The system, under a scenario or not.</param>
    /// <param name="months">Months.</param>
    /// <param name="threads">Threads; the result does not depend on them.</param>
    /// <param name="stop">Stops between months.</param>
    public static RussiaBalance Of(ModelSystem system, int months, int threads = 1, CancellationToken stop = default)
    {
        Dictionary<int, RussiaBalance> known = Known.GetValue(system, _ => []);
        RussiaBalance? balance;
        lock (known)
        {
            if (!known.TryGetValue(months, out balance))
            {
                known.Add(months, balance = new RussiaBalance(system, months));
            }
        }

        lock (balance._gate)
        {
            balance.Settle(threads, stop);
        }

        return balance;
    }

    /// <summary>The plan of a nation, along the wage of the balance.</summary>
    public NationPlan PlanOf(string nation)
    {
        lock (_gate)
        {
            return Reaction is { } reaction ? Unmoved(nation).With([reaction.Path]) : Unmoved(nation);
        }
    }

    /// <summary>A run of a nation that was counted: along what, and what of it can be taken over.</summary>
    private sealed record Counted(NationPlan Plan, double[] Factors, NationRun Run, RussiaCount Count);

    /// <summary>The people in Russia in the runs of the nations.</summary>
    internal FiveInRussia Five(int threads, CancellationToken stop)
    {
        lock (_gate)
        {
            return _five ??= Count(threads, stop);
        }
    }

    private void Settle(int threads, CancellationToken stop)
    {
        if (_settled || ReferenceEquals(_system, _system.Base))
        {
            return;
        }

        Reference = Of(_system.Base, _months, threads, stop).Five(threads, stop);
        FiveInRussia five = Reference;
        Reaction = new RussiaMarket(_system, _months, five, Reference).Reaction;
        for (int round = 1; round <= Rounds; round++)
        {
            five = Count(threads, stop);
            WageReaction? next = new RussiaMarket(_system, _months, five, Reference).Reaction;
            bool same = Same(Reaction, next);
            Reaction = next;
            if (same)
            {
                break;
            }
        }

        _five = five;
        _settled = true;
        _counted = null;
    }

    private FiveInRussia Count(int threads, CancellationToken stop)
    {
        string[] nations = [.. _system.Gazetteer.Nations];
        double[] factors = Reaction is { } reaction ? reaction.Path.Over(Scenario.Start, _months) : [.. Enumerable.Repeat(1.0, _months)];
        Counted[]?[] earlier = [_counted, ReferenceEquals(_system, _system.Base) ? null : Of(_system.Base, _months, threads, stop)._counted];
        Counted[] counted = new Counted[nations.Length];
        Parallel.For(0, nations.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, n =>
            counted[n] = Count(Unmoved(nations[n]), factors, [.. earlier.OfType<Counted[]>().Select(all => all[n])], stop));
        _counted = counted;
        return RussiaCount.Sum([.. counted.Select(one => one.Count)]);
    }

    /// <summary>Runs a nation, from the last January before which it does as in one of the earlier runs.</summary>
    private Counted Count(NationPlan plan, double[] factors, IReadOnlyList<Counted> earlier, CancellationToken stop)
    {
        (Counted Run, int Month)[] same = [.. earlier.Select(one => (one, Math.Min(factors.AsSpan().CommonPrefixLength(one.Factors), plan.FirstDifference(one.Plan))))];
        if (Array.Find(same, one => one.Month == _months).Run is { } unchanged)
        {
            return unchanged;
        }

        NationPlan along = Reaction is { } reaction ? plan.With([reaction.Path]) : plan;
        NationRun run = new(along.Compile(plan.Parameters), _months, detail: false, totalsOnly: true) { JanuariesFrom = new Month(WageReaction.Begins(_system).Year, 1) - Scenario.Start };
        RussiaCount count = new(run, plan.States, plan.Parameters, _months);
        (Counted? from, int january) = same.Select(one => (one.Run, January: one.Run.Run.JanuaryUpTo(one.Month))).OrderByDescending(one => one.January).FirstOrDefault();
        if (january > 0)
        {
            run.GoOnFrom(from!.Run, january);
            count.TakeOver(from.Count, january);
        }

        run.Run(count.Record, stop);
        return new Counted(plan, factors, run, count);
    }

    private NationPlan Unmoved(string nation) => _plans.GetOrAdd(nation, name => _system.Plan(name, _months));

    private static bool Same(WageReaction? a, WageReaction? b) => a is null || b is null
        ? a is null && b is null
        : a.From == b.From && a.Wage.SequenceEqual(b.Wage) && a.Openings.SequenceEqual(b.Openings);
}
