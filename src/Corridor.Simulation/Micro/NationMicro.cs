using Corridor.Data;
using Corridor.Model;
using Corridor.Simulation.Random;

namespace Corridor.Simulation.Micro;

/// <summary>
/// Microsimulation of one nation: whole persons, one for each or one for every k. It sees, sets rates and records as the macrosimulation does;
/// between, persons move one by one in cohorts that threads share out among themselves.
/// </summary>
internal sealed class NationMicro
{
    private readonly NationModel _model;
    private readonly StateSpace _states;
    private readonly MicroOptions _options;
    private readonly int _months;
    private readonly uint _number;
    private readonly double[][] _people;
    private readonly Cohort?[] _cohorts;
    private readonly MonthPlan _plan;
    private readonly YearSchedules _schedules;
    private readonly Outlook _outlook;
    private readonly ChoiceShares _shares;
    private readonly double[] _rates;
    private readonly double[] _leaving;
    private readonly CohortMonth[] _workers;
    private readonly Tally _sum;
    private readonly long[] _newborn;
    private readonly Families? _families;
    private readonly PersonalTraits? _traits;
    private readonly int _counted;
    private readonly int _followEvery;
    private double _abroad;

    /// <summary>Prepares a nation.</summary>
    /// <param name="model">The specification.</param>
    /// <param name="number">Number of the nation, a key of its random numbers.</param>
    /// <param name="months">Months.</param>
    /// <param name="options">Scale, seed, threads and what is kept.</param>
    /// <param name="followEvery">One in so many persons is followed; 0: nobody.</param>
    public NationMicro(NationModel model, int number, int months, MicroOptions options, int followEvery)
    {
        _model = model;
        _states = model.States;
        _options = options;
        _months = months;
        _number = (uint)number;
        _counted = options is { Families: false, Personal: false } && followEvery == 0 ? model.States.Home("never").Index : -1;
        _followEvery = followEvery;
        int years = (months + 11) / 12;
        int columns = Strata.Ages + years;
        int length = (columns * Strata.Lanes) + (2 * MoveKernel.Width);
        _people = [.. _states.All.Select(_ => new double[length])];
        _cohorts = new Cohort[columns];
        Output = new NationOutput(model, months, options.Detail);
        Choices = new ChoiceSeries(model, months);
        Biography = new Biography(model, months);
        _plan = new MonthPlan(model, Choices.HomeStates);
        _schedules = new YearSchedules(model);
        _outlook = new Outlook(model, months, Output);
        _shares = new ChoiceShares(model, Choices.HomeStates);
        _rates = new double[model.Moves.Count];
        _leaving = new double[Choices.HomeStates.Count];
        _sum = NewTally();
        _newborn = new long[_sum.Born.Length];
        _families = options.Families ? new Families(model, options.Seed, _number) : null;
        _traits = options.Personal ? new PersonalTraits(model.Lives, options.Seed, _number, months) : null;
        _workers = [.. Enumerable.Range(0, options.Threads).Select(_ => new CohortMonth(model, Biography, NewTally(), Choices.HomeStates, options.Families, _traits))];
        Lives = new LifeTables(_states, Biography, _options.Scale);
    }

    /// <summary>Series, as the macrosimulation records them.</summary>
    public NationOutput Output { get; }

    /// <summary>Flows of the choices among places.</summary>
    public ChoiceSeries Choices { get; }

    /// <summary>Tables of lives; filled when the run has ended.</summary>
    public LifeTables Lives { get; }

    /// <summary>What moves write down.</summary>
    public Biography Biography { get; }

    /// <summary>Persons ever simulated.</summary>
    public long Persons { get; private set; }

    /// <summary>Months lived by all simulated persons.</summary>
    public long PersonMonths { get; private set; }

    /// <summary>Cohorts by birth year, from the oldest at the start; null where none has been born yet.</summary>
    public IReadOnlyList<Cohort?> Cohorts => _cohorts;

    /// <summary>Persons by state and row, times the scale; for whoever looks on after a month.</summary>
    public double[][] People => _people;

    /// <summary>Computes all months.</summary>
    /// <param name="given">Rates of each month from elsewhere; null: from this run's own counts.</param>
    /// <param name="afterMonth">Told after each month.</param>
    /// <param name="stop">Stops between two months.</param>
    public void Run(IReadOnlyList<MonthRates>? given, Action<int> afterMonth, CancellationToken stop)
    {
        Start();
        for (int t = 0; t < _months; t++)
        {
            stop.ThrowIfCancellationRequested();
            Month month = Scenario.Start.Plus(t);
            int first = month.Year - Scenario.Start.Year;
            int window = first * Strata.Lanes;
            if (month.Number == 1)
            {
                _schedules.Load(month.Year);
                _plan.Resolve(_schedules);
                _outlook.CountAgain(_people, window);
                _cohorts[first + Strata.OldestAge] ??= NewCohort(first + Strata.OldestAge);
            }

            _outlook.Look(t, month, _people, window, _schedules["study"]);
            _plan.Set(given is null ? OwnRates(t, window) : given[t]);
            MonthOfNation shared = new(t, _options.Seed, _number, first, _plan, _schedules.Fertility, _model.Birth.Lanes(month.Year), _traits is null ? null : Scaled(given![t].HomeRows));
            InParallel(first, first + Strata.Ages, (worker, column) => MonthOf(worker, column, shared));
            Gather(t, window);
            if (month.Number == 12)
            {
                CloseOldest(first, t);
            }

            _outlook.Record(t, month, _people, window);
            CountMonths();
            if (month.Number == 6)
            {
                _families?.Count(_cohorts, first, month.Year, Lives);
            }

            afterMonth(t);
        }

        End();
    }

    /// <summary>Runs work on columns from one to before another, on all threads; who does what does not matter.</summary>
    internal void InParallel(int first, int end, Action<CohortMonth, int> work)
    {
        int next = first - 1;
        void Worker(int number)
        {
            for (int column = Interlocked.Increment(ref next); column < end; column = Interlocked.Increment(ref next))
            {
                work(_workers[number], column);
            }
        }

        if (_workers.Length == 1)
        {
            Worker(0);
        }
        else
        {
            Parallel.For(0, _workers.Length, new ParallelOptions { MaxDegreeOfParallelism = _workers.Length }, Worker);
        }
    }

    private Tally NewTally() => new(_plan.Counters, _states.Count, _cohorts.Length);

    /// <summary>Where nothing else is kept of people who have never left than their number, they have no records.</summary>
    private Cohort NewCohort(int column) => new(column, _states.Count, _counted)
    {
        Mothers = _families is null ? null : [],
        Partners = _families is null ? null : [],
        Propensities = _traits is null ? null : new long[_states.Count * Strata.Lanes],
    };

    /// <summary>Whole persons at the start: the expected number of a cell, divided by the scale, is rounded up with the chance of its fraction.</summary>
    private void Start()
    {
        InParallel(0, Strata.Ages, (_, column) =>
        {
            Cohort cohort = _cohorts[column] = NewCohort(column);
            int[] counts = new int[_states.Count * Strata.Lanes];
            for (int cell = 0; cell < counts.Length; cell++)
            {
                (int s, int lane) = (cell / Strata.Lanes, cell % Strata.Lanes);
                double expected = _model.Start[s][(column * Strata.Lanes) + lane] / _options.Scale;
                double whole = Math.Floor(expected);
                RandomStream stream = new(_options.Seed, (uint)Purpose.Start, _number << 16, (uint)column, (uint)cell);
                counts[cell] = (int)whole + (stream.Chance(expected - whole) ? 1 : 0);
            }

            cohort.Grow(Enumerable.Range(0, counts.Length).Where(cell => !cohort.IsCounted(cell)).Sum(cell => counts[cell]));
            for (int lane = 0; lane < Strata.Lanes; lane++)
            {
                for (int s = 0; s < _states.Count; s++)
                {
                    int cell = (s * Strata.Lanes) + lane;
                    if (cohort.IsCounted(cell))
                    {
                        cohort.AddCounted(cell, counts[cell]);
                    }
                    else
                    {
                        cohort.Reserve(cell, counts[cell]);
                        AddAtStart(cohort, cell, counts[cell]);
                    }

                    _people[s][(column * Strata.Lanes) + lane] = counts[cell] * (double)_options.Scale;
                }
            }
        });
        _families?.LinkAtStart(_cohorts, this);
    }

    private void AddAtStart(Cohort cohort, int cell, int persons)
    {
        int state = cell / Strata.Lanes;
        bool away = state != _states.Home("never").Index;
        for (int i = 0; i < persons; i++)
        {
            ref LifeRecord person = ref cohort.Records[Add(cohort, cell)];
            if (away)
            {
                person.BeganAbroad = true;
                person.Trips = 1;
            }
        }
    }

    private uint Add(Cohort cohort, int cell)
    {
        uint id = cohort.Add(cell);

        // People of a cell are alike, so that every n-th of a cohort is as good a sample as any; cohorts begin at different places.
        if (_followEvery > 0 && (id + ((uint)cohort.Column * 7919)) % (uint)_followEvery == 0)
        {
            cohort.Records[id].Followed = true;
        }

        if (_traits is not null && _states.PlaceOf[cell / Strata.Lanes] < 0)
        {
            cohort.Propensities![cell] += _traits.Propensity(cohort.Column, id);
        }

        return id;
    }

    private double[][] Scaled(double[][] rows) => [.. rows.Select(persons => persons.Select(number => number / _options.Scale).ToArray())];

    private MonthRates OwnRates(int t, int window)
    {
        _model.SetRates(_outlook.Now, _rates);
        _plan.Demand(_rates, _people, window, _leaving);
        _shares.Set(_model.Choice, _leaving);
        Choices.SetUnmet(t, _shares);
        return new MonthRates(_rates, _model.Choice.Weights, _shares.FromHome, _shares.Outside);
    }

    private void MonthOf(CohortMonth worker, int column, MonthOfNation month)
    {
        Cohort cohort = _cohorts[column]!;
        Welcome(cohort, month.T - 1, month.FirstColumn);
        if (month.T % 12 == 0)
        {
            cohort.CountAlive(Strata.OldestAge - cohort.Column + month.FirstColumn);
        }

        _families?.Link(_cohorts, cohort, month.T - 1);
        worker.Compute(cohort, month);
        CountInto(cohort);
    }

    /// <summary>The children of the month before get their place in the cohort of their year, in the order of their mothers' cohorts.</summary>
    private void Welcome(Cohort cohort, int t, int firstColumn)
    {
        if (t < 0 || cohort.Column != Scenario.Start.Plus(t).Year - Scenario.Start.Year + Strata.OldestAge)
        {
            return;
        }

        cohort.Arrivals.Add(((uint)cohort.Count, t + 1));
        if (_families is null)
        {
            for (int cell = 0; cell < _newborn.Length; cell++)
            {
                WelcomeCell(cohort, cell, t);
            }

            return;
        }

        for (int column = Math.Max(0, firstColumn - 1); column < cohort.Column; column++)
        {
            foreach ((int cell, uint mother) in _cohorts[column]?.Born[t & 1] ?? [])
            {
                uint id = AddChild(cohort, cell, t);
                cohort.Mothers![id] = PersonId.Of(column, mother);
            }
        }
    }

    private void WelcomeCell(Cohort cohort, int cell, int t)
    {
        if (cohort.IsCounted(cell))
        {
            cohort.AddCounted(cell, (int)_newborn[cell]);
            return;
        }

        for (long i = 0; i < _newborn[cell]; i++)
        {
            AddChild(cohort, cell, t);
        }
    }

    private uint AddChild(Cohort cohort, int cell, int t)
    {
        uint id = Add(cohort, cell);
        ref LifeRecord child = ref cohort.Records[id];
        child.Entered = t + 1;
        child.Departed = Biography.IsAbroad(cell / Strata.Lanes) ? t + 1 : 0;
        return id;
    }

    private void CountInto(Cohort cohort)
    {
        for (int s = 0; s < _states.Count; s++)
        {
            double[] rows = _people[s];
            for (int lane = 0; lane < Strata.Lanes; lane++)
            {
                rows[(cohort.Column * Strata.Lanes) + lane] = cohort.Present((s * Strata.Lanes) + lane) * (double)_options.Scale;
            }
        }
    }

    /// <summary>Brings together what the threads have counted.</summary>
    private void Gather(int t, int window)
    {
        foreach (CohortMonth worker in _workers)
        {
            worker.Tally.PourMonth(_sum);
        }

        double scale = _options.Scale;
        for (int slot = 0; slot < _model.Moves.Count; slot++)
        {
            Output.Flow(slot)[t] = _sum.Moves[slot] * scale;
        }

        for (int a = 0; a < _model.Choice.Alternatives.Count; a++)
        {
            for (int h = 0; h < Choices.Departures.Length; h++)
            {
                Choices.Departures[h][a][t] = _sum.Moves[_plan.Counters.Departure(h, a)] * scale;
            }

            for (int p = 0; p < Choices.Onward.Length; p++)
            {
                Choices.Onward[p][a][t] = _sum.Moves[_plan.Counters.Onward(p, a)] * scale;
            }
        }

        int newborn = window + Strata.Row(0, 0, 0);
        for (int cell = 0; cell < _sum.Born.Length; cell++)
        {
            double born = _sum.Born[cell] * scale;
            Output.Births(cell / Strata.Lanes)[t] += born;
            _people[cell / Strata.Lanes][newborn + (cell % Strata.Lanes)] += born;
        }

        Array.Clear(_sum.Moves);
        _sum.Born.CopyTo(_newborn, 0);
        Array.Clear(_sum.Born);
    }

    /// <summary>Whoever is still alive at the end of the oldest age's year is counted as dead.</summary>
    private void CloseOldest(int column, int t)
    {
        Cohort oldest = _cohorts[column]!;
        int absorbing = _states.Count;
        for (int cell = 0; cell < _states.Count * Strata.Lanes; cell++)
        {
            int state = cell / Strata.Lanes;
            int dying = oldest.Present(cell);
            Output.Flow(_plan.DeathSlot(state))[t] += dying * (double)_options.Scale;
            _people[state][(column * Strata.Lanes) + (cell % Strata.Lanes)] = 0;
            for (int i = 0; i < dying && !oldest.IsCounted(cell); i++)
            {
                ref LifeRecord person = ref oldest.Records[oldest.At(cell, i)];
                Biography.Write(ref person, state, absorbing + (int)(Biography.IsAbroad(state) ? Absorbing.DiedAbroad : Absorbing.DiedHome), t);
            }
        }

        oldest.Empty();
    }

    private void CountMonths()
    {
        double persons = 0;
        foreach (double now in _outlook.Now.Persons)
        {
            persons += now;
        }

        PersonMonths += (long)(persons / _options.Scale);
        for (int s = 0; s < _states.Count; s++)
        {
            _abroad += _states.PlaceOf[s] >= 0 ? _outlook.Now.Persons[s] : 0;
        }
    }

    private void End()
    {
        int lastYear = (_months - 1) / 12;
        Welcome(_cohorts[lastYear + Strata.OldestAge]!, _months - 1, lastYear);
        foreach (CohortMonth worker in _workers)
        {
            worker.Tally.PourSpells(_sum);
        }

        for (int column = 0; column < _cohorts.Length && _months % 12 == 0; column++)
        {
            _cohorts[column]?.CountAlive(Strata.OldestAge - column + (_months / 12));
        }

        Persons = _cohorts.Sum(cohort => (long)(cohort?.Persons ?? 0));
        Lives.AddStock(_abroad / _months);
        Lives.Fill(_cohorts, _sum, _options.Threads);
    }
}
