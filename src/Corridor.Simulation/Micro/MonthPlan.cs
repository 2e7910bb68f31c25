using Corridor.Model;

namespace Corridor.Simulation.Micro;

/// <summary>Where a move may lead.</summary>
/// <param name="Upto">Cumulated share within its group, up to and with this outcome.</param>
/// <param name="To">State entered; an absorbing state follows those of the state space; -1: stays after all (no scheme had a place).</param>
/// <param name="Counter">Where it is counted; -1: nowhere.</param>
internal readonly record struct Outcome(double Upto, int To, int Counter);

/// <summary>What may happen to the people of one state in a month: groups of moves with one schedule each.</summary>
internal sealed class StatePlan
{
    /// <summary>Number of groups.</summary>
    public int Groups { get; set; }

    /// <summary>Rate of each group, per person-month of full readiness.</summary>
    public double[] Rates { get; set; } = [];

    /// <summary>Schedule of each group by row of the year.</summary>
    public double[][] Schedules { get; set; } = [];

    /// <summary>Outcomes of each group.</summary>
    public List<Outcome>[] Outcomes { get; set; } = [];

    /// <summary>Of those whom no rate moved: outcomes with cumulated shares; what is missing to 1 stays.</summary>
    public List<Outcome> Remainders { get; } = [];

    /// <summary>For each group, the modifier of a person's own rate that applies to it.</summary>
    public Modifier[] Modifiers { get; set; } = [];
}

/// <summary>Which of a person's own traits multiplies the rate of a group of moves.</summary>
internal enum Modifier
{
    /// <summary>None: everybody of a cell has the same rate.</summary>
    None,

    /// <summary>The propensity to leave home.</summary>
    Propensity,

    /// <summary>Months since leaving home.</summary>
    Duration,
}

/// <summary>
/// Everything that a month decides about the people of a nation before anyone is drawn: rates, schedules and the shares of the ways. Given
/// the plan, persons are independent.
/// </summary>
internal sealed class MonthPlan
{
    private readonly NationModel _model;
    private readonly StateGroups[] _groups;
    private readonly Counters _counters;
    private readonly IReadOnlyList<int> _homes;

    /// <summary>Prepares the plan of a nation.</summary>
    public MonthPlan(NationModel model, IReadOnlyList<int> homes)
    {
        _model = model;
        _homes = homes;
        _counters = new Counters(model, homes.Count);
        _groups = [.. model.States.All.Select(state => new StateGroups(state, model.States.Count, model.Moves))];
        States = [.. _groups.Select(group => new StatePlan
        {
            Rates = new double[group.Moves.Length],
            Schedules = new double[group.Moves.Length][],
            Outcomes = [.. group.Moves.Select(_ => new List<Outcome>())],
            Modifiers = new Modifier[group.Moves.Length],
        })];
    }

    /// <summary>By state.</summary>
    public StatePlan[] States { get; }

    /// <summary>Layout of the counters.</summary>
    public Counters Counters => _counters;

    /// <summary>The slot of natural death of a state.</summary>
    public int DeathSlot(int state) => _groups[state].DeathSlot;

    /// <summary>Looks the schedules of a year up.</summary>
    public void Resolve(YearSchedules schedules)
    {
        foreach (StateGroups group in _groups)
        {
            group.Resolve(schedules);
        }
    }

    /// <summary>Persons who want to leave each home state for a place of their choice, as the rates expect it.</summary>
    /// <param name="rates">Rates of the month.</param>
    /// <param name="people">Persons by state and row.</param>
    /// <param name="window">First row of the year.</param>
    /// <param name="leaving">Receives the persons by home state.</param>
    public void Demand(ReadOnlySpan<double> rates, double[][] people, int window, Span<double> leaving)
    {
        double[] staying = new double[MoveKernel.PaddedRows + MoveKernel.Width];
        for (int h = 0; h < _homes.Count; h++)
        {
            StateGroups group = _groups[_homes[h]];
            int groups = group.Sum(rates);
            double[] totals = new double[groups];
            MoveKernel.Compete(people[_homes[h]].AsSpan(window), group.Active.AsSpan(0, groups), group.ActiveRates.AsSpan(0, groups), group.ActiveFirst.AsSpan(0, groups), group.ActiveEnd.AsSpan(0, groups), new double[]?[groups], totals, staying, MoveKernel.PaddedRows);
            leaving[h] = 0;
            for (int g = 0; g < groups; g++)
            {
                foreach (Move move in group.Moves[group.ActiveIndex[g]])
                {
                    leaving[h] += move.Kind == MoveKind.Choice ? totals[g] * (rates[move.Slot] / group.ActiveRates[g]) : 0;
                }
            }
        }
    }

    /// <summary>Sets the plan of a month.</summary>
    public void Set(MonthRates month)
    {
        for (int s = 0; s < States.Length; s++)
        {
            StateGroups group = _groups[s];
            StatePlan plan = States[s];
            plan.Groups = group.Sum(month.Rates);
            for (int g = 0; g < plan.Groups; g++)
            {
                int index = group.ActiveIndex[g];
                plan.Rates[g] = group.ActiveRates[g];
                plan.Schedules[g] = group.Active[g];
                plan.Modifiers[g] = ModifierOf(group.Moves[index]);
                plan.Outcomes[g].Clear();
                double upto = 0;
                foreach (Move move in group.Moves[index])
                {
                    AddOutcomes(plan.Outcomes[g], move, month.Rates[move.Slot] / group.ActiveRates[g], ref upto, month);
                }
            }

            plan.Remainders.Clear();
            double passed = 0;
            foreach (Move move in group.Remainders.Where(move => month.Rates[move.Slot] > 0))
            {
                passed += month.Rates[move.Slot];
                plan.Remainders.Add(new Outcome(passed, move.To, move.Slot));
            }
        }
    }

    private static Modifier ModifierOf(Move[] moves) => moves[0] switch
    {
        { Kind: MoveKind.Choice, Process: "departure" } => Modifier.Propensity,
        { Process: "return" } => Modifier.Duration,
        _ => Modifier.None,
    };

    private void AddOutcomes(List<Outcome> outcomes, Move move, double share, ref double upto, MonthRates month)
    {
        if (share <= 0)
        {
            return;
        }

        if (move.Kind != MoveKind.Choice)
        {
            outcomes.Add(new Outcome(upto += share, move.To, move.Slot));
            return;
        }

        double end = upto + share;
        IReadOnlyList<Alternative> ways = _model.Choice.Alternatives;
        int home = IndexOf(_homes, move.From);
        int place = _model.States.PlaceOf[move.From];
        for (int a = 0; a < ways.Count; a++)
        {
            double part = home >= 0 ? month.FromHome[home][a] : ways[a].Capped || ways[a].Place == place ? 0 : month.Weights[a] / month.Outside[place];
            if (part > 0)
            {
                outcomes.Add(new Outcome(upto += share * part, ways[a].State, home >= 0 ? _counters.Departure(home, a) : _counters.Onward(place, a)));
            }
        }

        outcomes.Add(new Outcome(upto = Math.Max(upto, end), -1, -1));
    }

    private static int IndexOf(IReadOnlyList<int> list, int value)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i] == value)
            {
                return i;
            }
        }

        return -1;
    }
}
