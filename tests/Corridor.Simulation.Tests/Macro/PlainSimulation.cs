using Corridor.Data;
using Corridor.Model;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>
/// The model computed a second time and as plainly as can be, from a nation's moves, schedules and rates alone: one cell and one move
/// at a time, people kept by age and moved up a year in December, choices made for each state by their definition. No vectors, no grouping of
/// moves, no windows over birth years. Slow, and there to be compared with.
/// </summary>
internal sealed class PlainSimulation
{
    private readonly NationModel _model;
    private readonly StateSpace _states;
    private readonly Situation _now;
    private readonly double[] _rates;
    private readonly List<double[]> _placeHistory = [];
    private readonly List<double> _workingAgeHistory = [];
    private readonly Dictionary<string, double[]> _schedules = [];
    private double[][] _people;

    public PlainSimulation(NationModel model)
    {
        _model = model;
        _states = model.States;
        _now = new Situation(_states);
        _rates = new double[model.Moves.Count];
        _people = [.. model.Start.Select(rows => (double[])rows.Clone())];
    }

    /// <summary>Persons by state and row (age, sex, education) at the end of the last month computed.</summary>
    public IReadOnlyList<double[]> People => _people;

    /// <summary>Persons moved in the last month computed, by the key of the run's series of flows.</summary>
    public Dictionary<SeriesKey, double> Flows { get; } = [];

    /// <summary>1 - exp(-q) without loss of digits for small q: (1 - u) q / -ln u with u = exp(-q) rounded (Kahan).</summary>
    public static double Leaving(double q)
    {
        double u = Math.Exp(-q);
        return u == 1 ? q : u < 0.5 ? 1 - u : (1 - u) * q / -Math.Log(u);
    }

    public void Month(int t)
    {
        Month month = Scenario.Start.Plus(t);
        Flows.Clear();
        _schedules.Clear();
        Look(t, month);
        _model.SetRates(_now, _rates);
        double[][] next = [.. _people.Select(_ => new double[Strata.Rows])];
        List<(Move Move, double[] Rows)> choosing = [];
        for (int s = 0; s < _states.Count; s++)
        {
            MoveState(s, month, next, choosing);
        }

        Depart([.. choosing.Where(item => _states.PlaceOf[item.Move.From] < 0)], next);
        GoOnward([.. choosing.Where(item => _states.PlaceOf[item.Move.From] >= 0)], next);
        GiveBirth(month, next);
        _people = next;
        if (month.Number == 12)
        {
            CloseOldestAge();
        }
    }

    /// <summary>After the results of December were read, everybody is a year older.</summary>
    public void TurnYear()
    {
        foreach (double[] rows in _people)
        {
            for (int age = Strata.OldestAge; age >= 0; age--)
            {
                for (int lane = 0; lane < Strata.Lanes; lane++)
                {
                    rows[Row(age, lane)] = age > 0 ? rows[Row(age - 1, lane)] : 0;
                }
            }
        }
    }

    private static int Row(int age, int lane) => Strata.Row(age, lane / 3, lane % 3);

    private void Look(int t, Month month)
    {
        double[] places = new double[_states.Destinations.Count];
        double[] study = Schedule("study", month);
        double adults = 0;
        double adultsHome = 0;
        double candidates = 0;
        for (int s = 0; s < _states.Count; s++)
        {
            _now.Persons[s] = _people[s].Sum();
            int place = _states.PlaceOf[s];
            if (place >= 0)
            {
                places[place] += _now.Persons[s];
            }

            for (int row = 0; row < Strata.Rows; row++)
            {
                bool adult = Strata.AgeOf(row) is >= 15 and <= 64;
                adults += adult ? _people[s][row] : 0;
                adultsHome += adult && place < 0 ? _people[s][row] : 0;
                candidates += place < 0 && _states.All[s].Status != "barred" ? _people[s][row] * study[row] : 0;
            }
        }

        _placeHistory.Add(places);
        _workingAgeHistory.Add(adults);
        int yearAgo = Math.Max(0, t - 12);
        for (int p = 0; p < places.Length; p++)
        {
            _now.Network[p] = _placeHistory[yearAgo][p] / _workingAgeHistory[yearAgo];
        }

        _now.Index = t;
        _now.Month = month;
        _now.WorkingAge = adults;
        _now.WorkingAgeHome = adultsHome;
        _now.StudyCandidates = candidates;
        _now.Unemployment = 1 - (_model.Inputs.Jobs[t] / (adultsHome * _model.Inputs.Participation[t]));
        _now.Unemployment = Math.Min(1, Math.Max(0, _now.Unemployment));
        _now.UnemploymentAtStart = t == 0 ? _now.Unemployment : _now.UnemploymentAtStart;
    }

    private void MoveState(int s, Month month, double[][] next, List<(Move Move, double[] Rows)> choosing)
    {
        Move[] risks = [.. _model.Moves.Where(move => move.From == s && move.Kind != MoveKind.Remainder)];
        Move[] remainders = [.. _model.Moves.Where(move => move.From == s && move.Kind == MoveKind.Remainder)];
        double[][] schedules = [.. risks.Select(move => Schedule(move.Schedule, month))];
        double[][] moved = [.. risks.Select(_ => new double[Strata.Rows])];
        double[] passed = new double[remainders.Length];
        for (int row = 0; row < Strata.Rows; row++)
        {
            double people = _people[s][row];
            double all = 0;
            for (int k = 0; k < risks.Length; k++)
            {
                all += _rates[risks[k].Slot] * schedules[k][row];
            }

            double leaving = Leaving(all);
            for (int k = 0; k < risks.Length && all > 0; k++)
            {
                moved[k][row] = people * (_rates[risks[k].Slot] * schedules[k][row] / all) * leaving;
                if (risks[k].Kind == MoveKind.Rate && risks[k].To < _states.Count)
                {
                    next[risks[k].To][row] += moved[k][row];
                }
            }

            double staying = people * Math.Exp(-all);
            double stayOn = staying;
            for (int k = 0; k < remainders.Length; k++)
            {
                double passing = staying * _rates[remainders[k].Slot];
                next[remainders[k].To][row] += passing;
                stayOn -= passing;
                passed[k] += passing;
            }

            next[s][row] += Math.Max(0, stayOn);
        }

        foreach ((Move move, double[] rows) in risks.Zip(moved))
        {
            if (move.Kind == MoveKind.Choice)
            {
                choosing.Add((move, rows));
            }
            else
            {
                Count(move, rows.Sum());
            }
        }

        for (int k = 0; k < remainders.Length; k++)
        {
            Count(remainders[k], passed[k]);
        }
    }

    /// <summary>
    /// Each who leaves home wishes way a with w_a / (sum of the weights open to them). A scheme that more people wish than it takes refuses
    /// the same share of each; the refused choose among the open uncapped ways and staying, whose weight is 1.
    /// </summary>
    private void Depart((Move Move, double[] Rows)[] leaving, double[][] next)
    {
        Choice choice = _model.Choice;
        int ways = choice.Alternatives.Count;
        bool IsOpen(Move move, int a) => _states.All[move.From].Status != "barred" || _states.Destinations[choice.Alternatives[a].Place] != "RUS";
        double Open(Move move, int a) => IsOpen(move, a) ? choice.Weights[a] : 0;
        double[] demand = new double[ways];
        foreach ((Move move, double[] rows) in leaving)
        {
            double all = Enumerable.Range(0, ways).Sum(a => Open(move, a));
            for (int a = 0; a < ways && all > 0; a++)
            {
                demand[a] += rows.Sum() * Open(move, a) / all;
            }
        }

        foreach ((Move move, double[] rows) in leaving)
        {
            double[] open = [.. Enumerable.Range(0, ways).Select(a => Open(move, a))];
            double all = open.Sum();
            double uncapped = open.Where((_, a) => !choice.Alternatives[a].Capped).Sum();
            double[] refused = all > 0 ? new double[Strata.Rows] : (double[])rows.Clone();
            for (int a = 0; a < ways && all > 0; a++)
            {
                double admitted = demand[a] > choice.Caps[a] ? choice.Caps[a] / demand[a] : 1;
                double[] wish = [.. rows.Select(persons => persons * open[a] / all)];
                Enter(move, "departure", a, [.. wish.Select(persons => persons * admitted)], next);
                refused = [.. refused.Zip(wish, (sum, persons) => sum + (persons * (1 - admitted)))];
            }

            for (int a = 0; a < ways; a++)
            {
                if (!choice.Alternatives[a].Capped)
                {
                    Enter(move, "departure", a, [.. refused.Select(persons => persons * open[a] / (1 + uncapped))], next);
                }
            }

            for (int row = 0; row < Strata.Rows; row++)
            {
                next[move.From][row] += refused[row] / (1 + uncapped);
            }
        }
    }

    /// <summary>Onward migrants choose among the uncapped ways into other places.</summary>
    private void GoOnward((Move Move, double[] Rows)[] leaving, double[][] next)
    {
        Choice choice = _model.Choice;
        foreach ((Move move, double[] rows) in leaving)
        {
            int[] ways = [.. Enumerable.Range(0, choice.Alternatives.Count).Where(a => !choice.Alternatives[a].Capped && choice.Alternatives[a].Place != _states.PlaceOf[move.From])];
            double all = ways.Sum(a => choice.Weights[a]);
            foreach (int a in ways.Where(_ => all > 0))
            {
                Enter(move, "onward", a, [.. rows.Select(persons => persons * choice.Weights[a] / all)], next);
            }
        }
    }

    private void Enter(Move move, string process, int way, double[] rows, double[][] next)
    {
        State to = _states.All[_model.Choice.Alternatives[way].State];
        State from = _states.All[move.From];
        for (int row = 0; row < rows.Length; row++)
        {
            next[to.Index][row] += rows[row];
        }

        Add(new SeriesKey($"flow:{process}", _states.Nation, from.Place, process == "onward" ? string.Empty : from.Status, to.Place, to.Status), rows.Sum());
    }

    private void GiveBirth(Month month, double[][] next)
    {
        double[] fertility = _model.Birth.Fertility(month.Year).Values;
        double[] lanes = _model.Birth.Lanes(month.Year);
        for (int s = 0; s < _states.Count; s++)
        {
            double births = 0;
            for (int row = 0; row < Strata.Rows; row++)
            {
                births += _people[s][row] * fertility[row] * _model.Birth.Multiplier[s];
            }

            State into = _states.All[_model.Birth.BornInto[s]];
            Add(new SeriesKey("births", _states.Nation, into.Place, into.Status), births);
            for (int lane = 0; lane < Strata.Lanes; lane++)
            {
                next[into.Index][Row(0, lane)] += births * lanes[lane];
            }
        }
    }

    private void CloseOldestAge()
    {
        foreach (State state in _states.All)
        {
            Move death = _model.Moves.First(move => move.From == state.Index && move.Schedule == NationModel.Mortality);
            for (int lane = 0; lane < Strata.Lanes; lane++)
            {
                Count(death, _people[state.Index][Row(Strata.OldestAge, lane)]);
                _people[state.Index][Row(Strata.OldestAge, lane)] = 0;
            }
        }
    }

    private double[] Schedule(string id, Month month) =>
        _schedules.TryGetValue(id, out double[]? values) ? values : _schedules[id] = _model.ScheduleOf(id, month.Year).Values;

    private void Count(Move move, double persons)
    {
        State from = _states.All[move.From];
        (string place, string status) = move.To < _states.Count
            ? (_states.All[move.To].Place, _states.All[move.To].Status)
            : (string.Empty, ((Absorbing)(move.To - _states.Count)) switch { Absorbing.DiedHome => "died_home", Absorbing.DiedAbroad => "died_abroad", _ => "killed" });
        if (move.Process != "lapse" || place != from.Place || status != from.Status)
        {
            Add(new SeriesKey($"flow:{move.Process}", _states.Nation, from.Place, from.Status, place, status), persons);
        }
    }

    private void Add(SeriesKey key, double persons) => Flows[key] = Flows.GetValueOrDefault(key) + persons;
}
