using System.Runtime.CompilerServices;
using Corridor.Model;
using Corridor.Model.Russia;

namespace Corridor.Simulation.Russia;

/// <summary>
/// The five nations and Russia's labour market in balance under a scenario. The wage moves people, people are labour, labour moves the wage: nations are run
/// again along the wage that follows from their own people, the scenario's beside its base's, until it no longer changes or <see cref="Rounds"/> times. A
/// round leaves some 2 % of the deviation of the one before, since the five are 3 % of all labour. The wage of a month follows from the people of the months
/// before, so that a longer horizon changes no month. Without a scenario nothing is run.
/// </summary>
public sealed class RussiaBalance
{
    /// <summary>Rounds at most.</summary>
    public const int Rounds = 3;

    private static readonly ConditionalWeakTable<ModelSystem, Dictionary<int, RussiaBalance>> Known = [];
    private readonly ModelSystem _system;
    private readonly int _months;
    private readonly Dictionary<string, NationPlan> _plans = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private FiveInRussia? _five;
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
    }

    private FiveInRussia Count(int threads, CancellationToken stop)
    {
        string[] nations = [.. _system.Gazetteer.Nations];
        NationPlan[] plans = [.. nations.Select(Unmoved).Select(plan => Reaction is { } reaction ? plan.With([reaction.Path]) : plan)];
        RussiaCount[] counts = new RussiaCount[nations.Length];
        Parallel.For(0, nations.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, n =>
        {
            NationRun run = new(plans[n].Compile(plans[n].Parameters), _months, detail: false, totalsOnly: true);
            counts[n] = new RussiaCount(run, plans[n].States, plans[n].Parameters, _months);
            run.Run(counts[n].Record, stop);
        });
        return RussiaCount.Sum(counts);
    }

    private NationPlan Unmoved(string nation)
    {
        if (!_plans.TryGetValue(nation, out NationPlan? plan))
        {
            _plans.Add(nation, plan = _system.Plan(nation, _months));
        }

        return plan;
    }

    private static bool Same(WageReaction? a, WageReaction? b) => a is null || b is null
        ? a is null && b is null
        : a.From == b.From && a.Wage.SequenceEqual(b.Wage) && a.Openings.SequenceEqual(b.Openings);
}
