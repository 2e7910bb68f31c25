using Corridor.Model;
using Corridor.Simulation.Random;

namespace Corridor.Simulation.Micro;

/// <summary>What all cohorts of a nation share in a month.</summary>
/// <param name="T">Months since the start.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Nation">Number of the nation.</param>
/// <param name="FirstColumn">Oldest cohort alive.</param>
/// <param name="Plan">Rates and outcomes.</param>
/// <param name="Fertility">Births per woman-month by row of the year.</param>
/// <param name="Lanes">Share of births by lane.</param>
/// <param name="HomeRows">Expected simulated persons by home state and row of the year; only where persons have traits of their own.</param>
internal sealed record MonthOfNation(int T, ulong Seed, uint Nation, int FirstColumn, MonthPlan Plan, double[] Fertility, double[] Lanes, double[][]? HomeRows);

/// <summary>
/// One thread's work: a month of one cohort after the other. In a cell of n persons with the sum of rates Q the number who leave is
/// binomial(n, 1 - exp(-Q)), those who leave are a random set of the cell, and each leaves by move k with probability q_k / Q: the same law as
/// if each person drew for itself (competing risks), at the cost of those who move.
/// </summary>
internal sealed class CohortMonth
{
    private const int Batch = 64;
    private const int WordsPerEvent = 4;
    private const double ToUnit = 1.0 / (1UL << 53);
    private readonly NationModel _model;
    private readonly Biography _biography;
    private readonly int _states;
    private readonly bool[,] _same;
    private readonly bool _families;
    private readonly PersonalTraits? _traits;
    private readonly IReadOnlyList<int> _homes;
    private readonly double[] _own = new double[16];
    private readonly double[] _factor = new double[Strata.Lanes];
    private readonly double[] _ready = new double[16];
    private readonly uint[] _words = new uint[Batch * WordsPerEvent];
    private readonly int[] _positions = new int[Batch];
    private Entry[] _entries = new Entry[1024];
    private int _count;
    private uint _touched;

    /// <summary>Prepares the work on a nation.</summary>
    /// <param name="model">The specification.</param>
    /// <param name="biography">What moves write down.</param>
    /// <param name="tally">This thread's counters.</param>
    /// <param name="homes">Home states that people depart from.</param>
    /// <param name="families">True to choose mothers.</param>
    /// <param name="traits">Traits of single persons; null: everybody in a cell is alike.</param>
    public CohortMonth(NationModel model, Biography biography, Tally tally, IReadOnlyList<int> homes, bool families, PersonalTraits? traits)
    {
        _homes = homes;
        _traits = traits;
        _model = model;
        _biography = biography;
        _states = model.States.Count;
        _families = families;
        Tally = tally;
        _same = new bool[_states, _states];
        foreach (State one in model.States.All)
        {
            foreach (State other in model.States.All)
            {
                _same[one.Index, other.Index] = one.Place == other.Place && one.Status == other.Status;
            }
        }
    }

    /// <summary>What this thread has counted.</summary>
    public Tally Tally { get; }

    /// <summary>Computes the month of a cohort.</summary>
    public void Compute(Cohort cohort, MonthOfNation month)
    {
        cohort.BeginMonth();
        int firstRow = (cohort.Column - month.FirstColumn) * Strata.Lanes;
        Births(cohort, month, firstRow);
        if (_traits is not null)
        {
            EqualDepartures(cohort, month, firstRow);
        }

        // From the last state to the first: the later months of a stay are emptied before those of the months before move up.
        for (int s = _states - 1; s >= 0; s--)
        {
            StatePlan plan = month.Plan.States[s];
            for (int lane = 0; lane < Strata.Lanes; lane++)
            {
                int cell = (s * Strata.Lanes) + lane;
                if (cohort.Waiting(cell) > 0)
                {
                    if (_traits is null)
                    {
                        Leave(cohort, month, plan, cell, firstRow + lane);
                    }
                    else
                    {
                        LeaveByOwnRate(cohort, month, plan, cell, firstRow + lane);
                    }

                    if (plan.Remainders.Count > 0 && cohort.Waiting(cell) > 0)
                    {
                        EndStays(cohort, month, plan, cell);
                    }
                }
            }
        }

        WriteDown(cohort, month.T);
    }

    /// <summary>Those whom a rate moves.</summary>
    private void Leave(Cohort cohort, MonthOfNation month, StatePlan plan, int cell, int row)
    {
        double all = 0;
        for (int g = 0; g < plan.Groups; g++)
        {
            all += _ready[g] = plan.Rates[g] * plan.Schedules[g][row];
        }

        if (all <= 0)
        {
            return;
        }

        RandomStream stream = Stream(cohort, month, Purpose.Moves, cell);
        int waiting = cohort.Waiting(cell);
        long leaving = Binomial.NextFromRate(ref stream, waiting, all);
        if (leaving == 0)
        {
            return;
        }

        int open = waiting;
        bool counted = cohort.IsCounted(cell);
        while (leaving > 0)
        {
            int batch = (int)Math.Min(leaving, Batch);
            stream.Fill(_words.AsSpan(0, batch * WordsPerEvent));
            for (int i = 0; i < batch; i++)
            {
                // Looked at all at once, so that the waits for memory overlap.
                _positions[i] = Position(open - i, _words[(i * WordsPerEvent) + 2], _words[(i * WordsPerEvent) + 3]);
                _touched ^= counted ? 0 : cohort.At(cell, _positions[i]);
            }

            for (int i = 0; i < batch; i++)
            {
                Outcome outcome = OutcomeOf(plan, _ready, all * Unit(_words[i * WordsPerEvent], _words[(i * WordsPerEvent) + 1]));
                open--;
                if (outcome.To < 0)
                {
                    // No scheme had a place: the person stays, and is drawn no more this month.
                    cohort.Exchange(cell, _positions[i], open);
                    continue;
                }

                if (counted && outcome.To >= _states)
                {
                    cohort.Vanish(cell);
                    Tally.Moves[outcome.Counter]++;
                    continue;
                }

                Go(cohort, cell, cohort.Take(cell, _positions[i], open + 1), outcome);
            }

            leaving -= batch;
        }
    }

    /// <summary>
    /// The same where persons have rates of their own: candidates are drawn at the largest rate that anyone of the cell can have, and each
    /// goes with the probability that its own rate gives it (thinning: Lewis and Shedler 1979).
    /// </summary>
    private void LeaveByOwnRate(Cohort cohort, MonthOfNation month, StatePlan plan, int cell, int row)
    {
        double returning = EqualReturns(cohort, month, plan, cell);
        double departing = _factor[cell % Strata.Lanes];
        double bound = 0;
        for (int g = 0; g < plan.Groups; g++)
        {
            _ready[g] = plan.Rates[g] * plan.Schedules[g][row];
            bound += _ready[g] * plan.Modifiers[g] switch
            {
                Modifier.Propensity => departing * _traits!.LargestPropensity,
                Modifier.Duration => returning * _traits!.LargestReturn,
                _ => 1,
            };
        }

        if (bound <= 0)
        {
            return;
        }

        RandomStream stream = Stream(cohort, month, Purpose.Moves, cell);
        int open = cohort.Waiting(cell);
        double drawn = PortableMath.OneLessExp(bound);
        for (long left = Binomial.NextFromRate(ref stream, open, bound); left > 0; left--)
        {
            int position = Position(open--, stream.NextUInt(), stream.NextUInt());
            double accept = stream.NextDouble();
            double at = stream.NextDouble();
            uint id = cohort.At(cell, position);
            double all = 0;
            for (int g = 0; g < plan.Groups; g++)
            {
                all += _own[g] = _ready[g] * plan.Modifiers[g] switch
                {
                    Modifier.Propensity => departing * _traits!.Propensity(cohort.Column, id),
                    Modifier.Duration => returning * _traits!.Return(month.T + 1 - cohort.Records[id].Departed),
                    _ => 1,
                };
            }

            Outcome outcome = accept * drawn < PortableMath.OneLessExp(all) ? OutcomeOf(plan, _own, all * at) : new Outcome(0, -1, -1);
            if (outcome.To < 0)
            {
                cohort.Exchange(cell, position, open);
                continue;
            }

            Go(cohort, cell, cohort.Take(cell, position, open + 1), outcome);
        }
    }

    /// <summary>By lane: what a propensity in parts is multiplied with, so that as many departures are expected as in the macrosimulation.</summary>
    private void EqualDepartures(Cohort cohort, MonthOfNation month, int firstRow)
    {
        for (int lane = 0; lane < Strata.Lanes; lane++)
        {
            double expected = 0;
            double own = 0;
            for (int h = 0; h < _homes.Count; h++)
            {
                StatePlan plan = month.Plan.States[_homes[h]];
                int group = Array.IndexOf(plan.Modifiers, Modifier.Propensity, 0, plan.Groups);
                double rate = group < 0 ? 0 : plan.Rates[group];
                expected += rate * month.HomeRows![h][firstRow + lane];
                own += rate * cohort.Propensities![(_homes[h] * Strata.Lanes) + lane];
            }

            _factor[lane] = own > 0 ? expected / own : 0;
        }
    }

    /// <summary>What a factor of return is multiplied with, so that the cell's persons return at the cell's rate on average.</summary>
    private double EqualReturns(Cohort cohort, MonthOfNation month, StatePlan plan, int cell)
    {
        if (Array.IndexOf(plan.Modifiers, Modifier.Duration, 0, plan.Groups) < 0)
        {
            return 0;
        }

        int waiting = cohort.Waiting(cell);
        double sum = 0;
        for (int i = 0; i < waiting; i++)
        {
            sum += _traits!.Return(month.T + 1 - cohort.Records[cohort.At(cell, i)].Departed);
        }

        return waiting / sum;
    }

    private static Outcome OutcomeOf(StatePlan plan, double[] ready, double at)
    {
        int g = 0;
        while (at >= ready[g] && g < plan.Groups - 1)
        {
            at -= ready[g++];
        }

        // A group without readiness in this row can only be reached by rounding.
        while (ready[g] <= 0 && g > 0)
        {
            g--;
        }

        double share = at / ready[g];
        List<Outcome> outcomes = plan.Outcomes[g];
        int o = 0;
        while (share >= outcomes[o].Upto && o < outcomes.Count - 1)
        {
            o++;
        }

        return outcomes[o];
    }

    /// <summary>Counts a move and puts the person into the new cell; the record is written later.</summary>
    private void Go(Cohort cohort, int cell, uint id, Outcome outcome)
    {
        int from = cell / Strata.Lanes;
        Tally.Moves[outcome.Counter]++;
        if (_traits is not null)
        {
            Carry(cohort, cell, id, outcome.To);
        }

        if (outcome.To < _states)
        {
            cohort.Enter((outcome.To * Strata.Lanes) + (cell % Strata.Lanes), id);
            if (_same[from, outcome.To])
            {
                return;
            }
        }

        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, 2 * _count);
        }

        _entries[_count++] = new Entry(id, (byte)from, (byte)outcome.To);
    }

    /// <summary>Keeps the sums of propensities at home when a person goes or comes.</summary>
    private void Carry(Cohort cohort, int cell, uint id, int to)
    {
        bool leaves = _model.States.PlaceOf[cell / Strata.Lanes] < 0;
        bool comes = to < _states && _model.States.PlaceOf[to] < 0;
        if (leaves || comes)
        {
            long propensity = _traits!.Propensity(cohort.Column, id);
            cohort.Propensities![cell] -= leaves ? propensity : 0;
            cohort.Propensities[comes ? (to * Strata.Lanes) + (cell % Strata.Lanes) : cell] += comes ? propensity : 0;
        }
    }

    /// <summary>Writes the moves of the month into the records; those of a batch are looked at together, so that the waits for memory overlap.</summary>
    private void WriteDown(Cohort cohort, int t)
    {
        LifeRecord[] records = cohort.Records;
        for (int first = 0; first < _count; first += Batch)
        {
            ReadOnlySpan<Entry> batch = _entries.AsSpan(first, Math.Min(Batch, _count - first));
            foreach (Entry entry in batch)
            {
                _touched ^= records[entry.Id].State;
            }

            foreach (Entry entry in batch)
            {
                ref LifeRecord person = ref records[entry.Id];
                if (_biography.IsSpell(entry.From, person.Entered))
                {
                    Tally.Spell(entry.From, cohort.Column, t + 1 - person.Entered);
                }

                if (person.Followed)
                {
                    cohort.Followed.Add(new Step(entry.Id, t + 1, entry.From, entry.To));
                }

                _biography.Write(ref person, entry.From, entry.To, t);
            }
        }

        _count = 0;
    }

    /// <summary>A stay that ends by itself: those whom no rate has moved go on.</summary>
    private void EndStays(Cohort cohort, MonthOfNation month, StatePlan plan, int cell)
    {
        RandomStream stream = Stream(cohort, month, Purpose.Stays, cell);
        double left = 1;
        double before = 0;
        foreach (Outcome outcome in plan.Remainders)
        {
            double share = outcome.Upto - before;
            before = outcome.Upto;
            int waiting = cohort.Waiting(cell);
            if (waiting == 0)
            {
                return;
            }

            int from = cell / Strata.Lanes;
            int target = (outcome.To * Strata.Lanes) + (cell % Strata.Lanes);
            long going = share >= left * (1 - 1e-12) ? waiting : Binomial.Next(ref stream, waiting, share / left);
            left -= share;
            if (going == waiting && _same[from, outcome.To])
            {
                Tally.Moves[outcome.Counter] += waiting;
                if (target == cell)
                {
                    return;
                }

                cohort.MoveAll(cell, target);
                return;
            }

            for (long i = 0; i < going; i++)
            {
                int position = Position(cohort.Waiting(cell), stream.NextUInt(), stream.NextUInt());
                Go(cohort, cell, cohort.Take(cell, position), outcome);
            }
        }
    }

    /// <summary>Births to the women of the beginning of the month, before anyone moves.</summary>
    private void Births(Cohort cohort, MonthOfNation month, int firstRow)
    {
        List<(int Cell, uint Mother)> born = cohort.Born[month.T & 1];
        List<uint> seeking = cohort.Seeking[month.T & 1];
        born.Clear();
        seeking.Clear();
        for (int lane = 3; lane < Strata.Lanes; lane++)
        {
            double fertility = month.Fertility[firstRow + lane];
            for (int s = 0; s < _states && fertility > 0; s++)
            {
                int cell = (s * Strata.Lanes) + lane;
                int women = cohort.Waiting(cell);
                double chance = fertility * _model.Birth.Multiplier[s];
                if (women == 0 || chance <= 0)
                {
                    continue;
                }

                RandomStream stream = Stream(cohort, month, Purpose.Births, cell);
                long births = Binomial.Next(ref stream, women, chance);
                int into = _model.Birth.BornInto[s] * Strata.Lanes;
                for (int open = women; open > women - births; open--)
                {
                    int childCell = into + LaneOf(month.Lanes, stream.NextDouble());
                    Tally.Born[childCell]++;
                    if (_families)
                    {
                        born.Add((childCell, MotherAmong(cohort, cell, open, ref stream, seeking)));
                    }
                }
            }
        }
    }

    private static uint MotherAmong(Cohort cohort, int cell, int open, ref RandomStream stream, List<uint> seeking)
    {
        int position = Position(open, stream.NextUInt(), stream.NextUInt());
        uint mother = cohort.At(cell, position);
        cohort.Exchange(cell, position, open - 1);
        if (!cohort.Records[mother].Linked)
        {
            cohort.Records[mother].Linked = true;
            seeking.Add(mother);
        }

        return mother;
    }

    private static int LaneOf(double[] lanes, double at)
    {
        int lane = 0;
        while (at >= lanes[lane] && lane < lanes.Length - 1)
        {
            at -= lanes[lane++];
        }

        return lane;
    }

    /// <summary>A number in [0, 1) of 53 bits.</summary>
    private static double Unit(uint high, uint low) => ((((ulong)high << 32) | low) >> 11) * ToUnit;

    /// <summary>A position below n; with 64 bits the unevenness is below n / 2^64.</summary>
    private static int Position(int n, uint high, uint low) => (int)Math.BigMul(((ulong)high << 32) | low, (ulong)n, out _);

    private static RandomStream Stream(Cohort cohort, MonthOfNation month, Purpose purpose, int cell) =>
        new(month.Seed, (uint)purpose, (uint)month.T | (month.Nation << 16), (uint)cohort.Column, (uint)cell);

    /// <summary>A move to be written down.</summary>
    private readonly record struct Entry(uint Id, byte From, byte To);
}
