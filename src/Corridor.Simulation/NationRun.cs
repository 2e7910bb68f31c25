using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Population;

namespace Corridor.Simulation;

/// <summary>
/// Macrosimulation of one nation: expected persons by state and stratum, month by month.
/// Persons of a state are stored by birth year, sex and education; a year's window over the birth years slides by one when the year ends.
/// </summary>
internal sealed class NationRun
{
    private const int RowsPadded = MoveKernel.PaddedRows;
    private readonly NationModel _model;
    private readonly StateSpace _states;
    private readonly int _months;
    private readonly double[][] _people;
    private readonly double[][] _next;
    private readonly StateGroups[] _groups;
    private readonly ChoiceFlows _choice;
    private readonly double[] _rates;
    private readonly double[] _staying = new double[RowsPadded + MoveKernel.Width];
    private readonly double[][] _leaving;
    private readonly double[]?[] _wanted;
    private readonly YearSchedules _schedules;
    private readonly Outlook _outlook;
    private readonly Situation _now;
    private readonly SortedDictionary<int, double[][]> _januaries = [];
    private int _first;

    /// <summary>Prepares a run over a number of months.</summary>
    /// <param name="model">The nation.</param>
    /// <param name="months">Months.</param>
    /// <param name="detail">Whether stocks are kept by sex, age group and education.</param>
    /// <param name="totalsOnly">Whether flows, births and pyramids are not kept.</param>
    public NationRun(NationModel model, int months, bool detail, bool totalsOnly = false)
    {
        _model = model;
        _states = model.States;
        _months = months;
        int years = (months + 11) / 12;
        int length = Strata.Rows + (years * Strata.Lanes) + (2 * MoveKernel.Width);
        _people = [.. _states.All.Select(_ => new double[length])];
        _next = [.. _states.All.Select(_ => new double[length])];
        for (int s = 0; s < _states.Count; s++)
        {
            model.Start[s].CopyTo(_people[s], 0);
        }

        _groups = [.. _states.All.Select(state => new StateGroups(state, model.States.Count, model.Moves))];
        _leaving = [.. Enumerable.Range(0, _groups.Max(g => g.Schedules.Length)).Select(_ => new double[RowsPadded + MoveKernel.Width])];
        _wanted = new double[]?[_leaving.Length];
        _rates = new double[model.Moves.Count];
        _choice = new ChoiceFlows(model, RowsPadded, months, totalsOnly);
        Output = new NationOutput(model, months, detail, totalsOnly);
        _schedules = new YearSchedules(model);
        _outlook = new Outlook(model, months, Output);
        _now = _outlook.Now;
    }

    /// <summary>What the run produced.</summary>
    public NationOutput Output { get; }

    /// <summary>Flows of the choices among places.</summary>
    public ChoiceSeries Choices => _choice.Series;

    /// <summary>Persons by state and row, as they are after the month.</summary>
    public double[][] People => _people;

    /// <summary>Where the rates and shares of each month are kept; null: nowhere.</summary>
    public List<MonthRates>? Rates { get; init; }

    /// <summary>True to keep the persons at home with the rates.</summary>
    public bool KeepHomeRows { get; init; }

    /// <summary>From this month on, counted from the start, the people at the beginning of each January are kept, so that other runs can go on from there.</summary>
    public int JanuariesFrom { get; init; } = int.MaxValue;

    /// <summary>The last January up to a month of which the people are kept; 0 where there is none.</summary>
    public int JanuaryUpTo(int month) => _januaries.Keys.LastOrDefault(january => january <= month);

    /// <summary>Begins in a January with the people and the past of an earlier run, of which all before was the same. To be called before <see cref="Run"/>.</summary>
    /// <param name="earlier">The earlier run of the nation, which has kept that January.</param>
    /// <param name="january">The January, counted in months from the start.</param>
    public void GoOnFrom(NationRun earlier, int january)
    {
        int window = WindowOf(january);
        double[][] people = earlier._januaries[january];
        for (int s = 0; s < _states.Count; s++)
        {
            Array.Clear(_people[s]);
            people[s].CopyTo(_people[s], window);
        }

        Output.TakeOver(earlier.Output, january);
        _outlook.TakeOver(earlier._outlook, january);
        _first = january;
    }

    /// <summary>Computes all months, or those from the January on in which it begins; tells after each.</summary>
    public void Run(Action<int> progress, CancellationToken stop)
    {
        for (int t = _first; t < _months; t++)
        {
            stop.ThrowIfCancellationRequested();
            Month month = Scenario.Start.Plus(t);
            int window = WindowOf(t);
            if (month.Number == 1)
            {
                if (t >= JanuariesFrom)
                {
                    _januaries.Add(t, [.. _people.Select(rows => rows[window..(window + RowsPadded)])]);
                }

                LoadSchedules(month.Year);
                _outlook.CountAgain(_people, window);
            }

            _outlook.Look(t, month, _people, window, _schedules["study"]);
            _model.SetRates(_now, _rates);
            MoveAll(t, window);
            Rates?.Add(MonthRates.Copy(_rates, _model.Choice, _choice.Shares) with { HomeRows = KeepHomeRows ? HomeRows(window) : [] });
            Births(t, month.Year, window);
            if (month.Number == 12)
            {
                CloseOldestAge(t, window);
            }

            for (int s = 0; s < _states.Count; s++)
            {
                (_people[s], _next[s]) = (_next[s], _people[s]);
            }

            _outlook.Record(t, month, _people, window);
            progress(t);
        }
    }

    private static int WindowOf(int t) => t / 12 * Strata.Lanes;

    private double[][] HomeRows(int window) => [.. _choice.Series.HomeStates.Select(state => _people[state][window..(window + Strata.Rows)])];

    private void LoadSchedules(int year)
    {
        _schedules.Load(year);
        foreach (StateGroups group in _groups)
        {
            group.Resolve(_schedules);
        }
    }

    private void MoveAll(int t, int window)
    {
        for (int s = 0; s < _states.Count; s++)
        {
            Array.Clear(_next[s], window, RowsPadded + MoveKernel.Width);
        }

        _choice.Begin();
        Span<double> totals = stackalloc double[_leaving.Length];
        for (int s = 0; s < _states.Count; s++)
        {
            StateGroups group = _groups[s];
            if (_now.Persons[s] == 0)
            {
                continue;
            }

            int groups = group.Sum(_rates);
            for (int g = 0; g < groups; g++)
            {
                _wanted[g] = group.StaysCounted[group.ActiveIndex[g]] ? _leaving[g] : null;
            }

            bool passesOn = group.Remainders.Length > 0;
            if (passesOn)
            {
                Array.Clear(_staying);
            }

            MoveKernel.Compete(
                _people[s].AsSpan(window),
                group.Active.AsSpan(0, groups),
                group.ActiveRates.AsSpan(0, groups),
                group.ActiveFirst.AsSpan(0, groups),
                group.ActiveEnd.AsSpan(0, groups),
                _wanted.AsSpan(0, groups),
                totals,
                passesOn ? _staying : _next[s].AsSpan(window),
                RowsPadded);
            for (int g = 0; g < groups; g++)
            {
                Distribute(group, g, totals[g], t, window);
            }

            if (passesOn)
            {
                PassOn(s, group, t, window);
            }
        }

        _choice.Distribute(_model.Choice, _next, window, t);
    }

    /// <summary>Divides those who left with one schedule among the moves that share it.</summary>
    private void Distribute(StateGroups group, int active, double total, int t, int window)
    {
        int g = group.ActiveIndex[active];
        double[] leaving = _leaving[active];
        foreach (Move move in group.Moves[g])
        {
            double share = _rates[move.Slot] / group.ActiveRates[active];
            if (share <= 0)
            {
                continue;
            }

            Output.Flow(move.Slot)[t] = total * share;
            if (move.Kind == MoveKind.Choice)
            {
                _choice.Leave(move, leaving, share, total * share);
            }
            else if (move.To < _states.Count)
            {
                MoveKernel.AddShare(leaving, share, _next[move.To].AsSpan(window), group.First[g], group.End[g]);
            }
        }
    }

    /// <summary>Where a stay ends by itself, those whom no rate moved go on; the rest stays.</summary>
    private void PassOn(int s, StateGroups group, int t, int window)
    {
        double passed = 0;
        double staying = MoveKernel.Dot(_staying, _ones, 0, RowsPadded);
        foreach (Move move in group.Remainders)
        {
            double share = _rates[move.Slot];
            if (share <= 0)
            {
                continue;
            }

            passed += share;
            Output.Flow(move.Slot)[t] = staying * share;
            MoveKernel.AddShare(_staying, share, _next[move.To].AsSpan(window), 0, RowsPadded);
        }

        MoveKernel.AddShare(_staying, Math.Max(0, 1 - passed), _next[s].AsSpan(window), 0, RowsPadded);
    }

    private void Births(int t, int year, int window)
    {
        double[] lanes = _model.Birth.Lanes(year);
        double[] fertility = _schedules.Fertility;
        (int first, int end) = RowsOfAges(PopulationData.YoungestMother, PopulationData.OldestMother + 1);
        int newborn = window + Strata.Row(0, 0, 0);
        for (int s = 0; s < _states.Count; s++)
        {
            if (_now.Persons[s] == 0)
            {
                continue;
            }

            double births = _model.Birth.Multiplier[s] * MoveKernel.Dot(_people[s].AsSpan(window), fertility, first / MoveKernel.Width * MoveKernel.Width, end);
            if (births <= 0)
            {
                continue;
            }

            int into = _model.Birth.BornInto[s];
            Output.Births(into)[t] += births;
            for (int lane = 0; lane < lanes.Length; lane++)
            {
                _next[into][newborn + lane] += births * lanes[lane];
            }
        }
    }

    /// <summary>Whoever is still alive at the end of the oldest age's year is counted as dead.</summary>
    private void CloseOldestAge(int t, int window)
    {
        for (int s = 0; s < _states.Count; s++)
        {
            double dying = 0;
            for (int lane = 0; lane < Strata.Lanes; lane++)
            {
                dying += _next[s][window + lane];
                _next[s][window + lane] = 0;
            }

            Output.Flow(_groups[s].DeathSlot)[t] += dying;
        }
    }

    private static readonly double[] _ones = [.. Enumerable.Repeat(1.0, RowsPadded)];

    private static (int First, int End) RowsOfAges(int youngest, int oldest) => (Strata.Row(oldest, 0, 0), Strata.Row(youngest, 0, 0) + Strata.Lanes);
}
