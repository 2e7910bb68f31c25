using System.Runtime.Intrinsics;
using Corridor.Data;
using Corridor.Model;

namespace Corridor.Simulation;

/// <summary>What the macrosimulation of one nation records, and how it becomes series.</summary>
internal sealed class NationOutput
{
    private readonly NationModel _model;
    private readonly StateSpace _states;
    private readonly int _months;
    private readonly double[][] _stock;
    private readonly double[][] _flows;
    private readonly double[][] _births;
    private readonly double[][][]? _detail;
    private readonly double[] _unemployment;
    private readonly List<(PyramidKey Key, double[] Values)> _pyramids = [];
    private readonly int[] _groupFirst;
    private readonly int[] _groupEnd;

    private readonly bool _totalsOnly;

    /// <summary>Prepares the arrays.</summary>
    /// <param name="model">The nation.</param>
    /// <param name="months">Months.</param>
    /// <param name="detail">Whether stocks are kept by sex, age group and education.</param>
    /// <param name="totalsOnly">Whether flows, births and pyramids are not kept.</param>
    public NationOutput(NationModel model, int months, bool detail, bool totalsOnly = false)
    {
        _model = model;
        _states = model.States;
        _months = months;
        _stock = New(_states.Count);
        _totalsOnly = totalsOnly;

        // What nobody asks for is written to one place, over and over.
        double[]? unread = totalsOnly ? new double[months] : null;
        _births = unread is null ? New(_states.Count) : [.. _states.All.Select(_ => unread)];
        _flows = unread is null ? New(model.Moves.Count) : [.. model.Moves.Select(_ => unread)];
        _unemployment = new double[months];
        int cells = Strata.AgeGroups.Count * Strata.Lanes;
        _detail = detail ? [.. _states.All.Select(_ => New(cells))] : null;
        int[] starts = [.. Strata.AgeGroupStarts, Strata.OldestAge + 1];
        _groupFirst = [.. Enumerable.Range(0, Strata.AgeGroups.Count).Select(g => Strata.Row(starts[g + 1] - 1, 0, 0))];
        _groupEnd = [.. Enumerable.Range(0, Strata.AgeGroups.Count).Select(g => Strata.Row(starts[g], 0, 0) + Strata.Lanes)];
    }

    /// <summary>Persons of a state at the end of each month.</summary>
    public IReadOnlyList<double[]> Stock => _stock;

    /// <summary>Takes over the stocks and unemployment of an earlier run; neither keeps more.</summary>
    /// <param name="earlier">Output of the earlier run.</param>
    /// <param name="months">Months to take over, from the first on.</param>
    public void TakeOver(NationOutput earlier, int months)
    {
        if (!_totalsOnly || !earlier._totalsOnly)
        {
            throw new InvalidOperationException("Only runs without flows go on from one another.");
        }

        for (int s = 0; s < _stock.Length; s++)
        {
            Array.Copy(earlier._stock[s], _stock[s], months);
        }

        Array.Copy(earlier._unemployment, _unemployment, months);
    }

    /// <summary>Persons moved by a move in each month.</summary>
    public double[] Flow(int slot) => _flows[slot];

    /// <summary>Births into a state in each month.</summary>
    public double[] Births(int state) => _births[state];

    /// <summary>Records the persons of a state; returns all of them and those aged 15 to 64.</summary>
    public (double Persons, double Adults) RecordState(int state, int t, ReadOnlySpan<double> rows)
    {
        (double persons, double adults) = Count(rows, _detail?[state], t);
        _stock[state][t] = persons;
        return (persons, adults);
    }

    /// <summary>The persons in the rows of a year: all of them and those aged 15 to 64.</summary>
    public (double Persons, double Adults) Count(ReadOnlySpan<double> rows) => Count(rows, null, 0);

    /// <summary>Records the unemployment of the month.</summary>
    public void RecordMonth(int t, double unemployment) => _unemployment[t] = unemployment;

    /// <summary>
    /// Records the population by completed age at the middle of the year, at home and abroad: half of those who reach age a in the year
    /// have done so, the others are still a - 1.
    /// </summary>
    public void RecordPyramid(int year, double[][] people, int window)
    {
        if (_totalsOnly)
        {
            return;
        }

        foreach (string where in (string[])["home", "abroad"])
        {
            double[][] bySex = [new double[Strata.Ages], new double[Strata.Ages]];
            for (int s = 0; s < _states.Count; s++)
            {
                if ((_states.PlaceOf[s] < 0) != (where == "home"))
                {
                    continue;
                }

                for (int row = 0; row < Strata.Rows; row++)
                {
                    int reached = Strata.AgeOf(row);
                    double[] ages = bySex[Strata.SexOf(row)];
                    ages[reached] += people[s][window + row] / 2;
                    ages[Math.Max(0, reached - 1)] += people[s][window + row] / 2;
                }
            }

            for (int sex = 0; sex < 2; sex++)
            {
                _pyramids.Add((new PyramidKey(_states.Nation, where, Strata.Sexes[sex], year), bySex[sex]));
            }
        }
    }

    /// <summary>Adds everything to a table of series.</summary>
    public void AddTo(SeriesTable table, ChoiceSeries choice)
    {
        string nation = _states.Nation;
        SeriesSums sums = new(table.Count);
        for (int s = 0; s < _states.Count; s++)
        {
            State state = _states.All[s];
            sums.Add(new SeriesKey("stock", nation, state.Place, state.Status), _stock[s]);
            sums.Add(new SeriesKey("births", nation, state.Place, state.Status), _births[s]);
            AddDetail(sums, state);
        }

        foreach (Move move in _model.Moves.Where(move => move.Kind != MoveKind.Choice))
        {
            (string toPlace, string toStatus) = Target(move.To);
            State from = _states.All[move.From];
            AddFlow(sums, move.Process, from, toPlace, toStatus, _flows[move.Slot]);
        }

        AddChoices(sums, choice);
        AddAggregates(sums);
        sums.AddTo(table);
        foreach ((PyramidKey key, double[] values) in _pyramids)
        {
            table.Add(key, values);
        }
    }

    /// <summary>Adds stocks, money, unemployment and the counted population alone to a table of series.</summary>
    public void AddTotalsTo(SeriesTable table)
    {
        SeriesSums sums = new(table.Count);
        for (int s = 0; s < _states.Count; s++)
        {
            sums.Add(new SeriesKey("stock", _states.Nation, _states.All[s].Place, _states.All[s].Status), _stock[s]);
        }

        AddAggregates(sums);
        sums.AddTo(table);
    }

    private (double Persons, double Adults) Count(ReadOnlySpan<double> rows, double[][]? cells, int t)
    {
        double persons = 0;
        double adults = 0;
        for (int g = 0; g < _groupFirst.Length; g++)
        {
            Vector512<double> lanes = MoveKernel.SumLanes(rows, _groupFirst[g], _groupEnd[g], Strata.Lanes);
            double sum = 0;
            for (int lane = 0; lane < Strata.Lanes; lane++)
            {
                sum += lanes[lane];
                if (cells is not null)
                {
                    cells[(g * Strata.Lanes) + lane][t] = lanes[lane];
                }
            }

            persons += sum;
            adults += g > 0 && g < _groupFirst.Length - 1 ? sum : 0;
        }

        return (persons, adults);
    }

    private double[][] New(int count) => [.. Enumerable.Range(0, count).Select(_ => new double[_months])];

    private void AddDetail(SeriesSums sums, State state)
    {
        if (_detail is null)
        {
            return;
        }

        for (int g = 0; g < Strata.AgeGroups.Count; g++)
        {
            for (int lane = 0; lane < Strata.Lanes; lane++)
            {
                string cell = $"{Strata.Sexes[lane / 3]}.{Strata.AgeGroups[g]}.{Strata.Educations[lane % 3]}";
                sums.Add(new SeriesKey("stock_detail", _states.Nation, state.Place, state.Status, Detail: cell), _detail[state.Index][(g * Strata.Lanes) + lane]);
            }
        }
    }

    private (string Place, string Status) Target(int to) => to < _states.Count
        ? (_states.All[to].Place, _states.All[to].Status)
        : ((Absorbing)(to - _states.Count)) switch
        {
            Absorbing.DiedHome => ("", "died_home"),
            Absorbing.DiedAbroad => ("", "died_abroad"),
            _ => ("", "killed"),
        };

    private void AddFlow(SeriesSums sums, string process, State from, string toPlace, string toStatus, double[] values)
    {
        string nation = _states.Nation;
        bool withinStatus = from.Place == toPlace && from.Status == toStatus;
        if (!withinStatus || process != "lapse")
        {
            sums.Add(new SeriesKey($"flow:{process}", nation, from.Place, from.Status, toPlace, toStatus), values);
        }

        if (toPlace.Length == 0)
        {
            sums.Add(new SeriesKey("deaths", nation, from.Place, from.Status), values);
        }
        else if (toPlace != from.Place)
        {
            sums.Add(new SeriesKey("departures", nation, from.Place), values);
            sums.Add(new SeriesKey("arrivals", nation, toPlace), values);
            sums.Add(new SeriesKey("moves", nation, from.Place, ToPlace: toPlace), values);
        }
    }

    private void AddChoices(SeriesSums sums, ChoiceSeries choice)
    {
        string nation = _states.Nation;
        IReadOnlyList<Alternative> ways = _model.Choice.Alternatives;
        for (int a = 0; a < ways.Count; a++)
        {
            State to = _states.All[ways[a].State];
            for (int h = 0; h < choice.HomeStates.Count; h++)
            {
                AddFlow(sums, "departure", _states.All[choice.HomeStates[h]], to.Place, to.Status, choice.Departures[h][a]);
            }

            for (int p = 0; p < _states.Destinations.Count; p++)
            {
                State anywhere = new(-1, _states.Destinations[p], string.Empty, 1, "temporary");
                AddFlow(sums, "onward", anywhere, to.Place, to.Status, choice.Onward[p][a]);
            }

            if (ways[a].Capped)
            {
                sums.Add(new SeriesKey("places_unmet", nation, to.Place), choice.Unmet[a]);
            }
        }
    }

    private void AddAggregates(SeriesSums sums)
    {
        string nation = _states.Nation;
        int places = _states.Destinations.Count;
        double[][] sent = New(places);
        double[][] recorded = New(places);
        double[] counted = new double[_months];
        double[] gdp = new double[_months];
        double[] other = new double[_months];
        double[] persons = new double[_states.Count];
        double[] sentNow = new double[places];
        double[] recordedNow = new double[places];
        for (int t = 0; t < _months; t++)
        {
            for (int s = 0; s < persons.Length; s++)
            {
                persons[s] = _stock[s][t];
                counted[t] += persons[s] * _model.Counted(_states.All[s], t);
            }

            _model.Remittances.Of(t, persons, sentNow, recordedNow);
            for (int p = 0; p < places; p++)
            {
                sent[p][t] = sentNow[p];
                recorded[p][t] = recordedNow[p];
            }

            counted[t] += _model.Inputs.OtherResidents[t];
            gdp[t] = _model.Inputs.Gdp[t];
            other[t] = _model.Remittances.Other(t);
        }

        for (int p = 0; p < places; p++)
        {
            sums.Add(new SeriesKey("remittances_true", nation, _states.Destinations[p]), sent[p]);
            sums.Add(new SeriesKey("remittances_recorded", nation, _states.Destinations[p]), recorded[p]);
        }

        sums.Add(new SeriesKey("other_transfers", nation), other);
        sums.Add(new SeriesKey("population_wpp", nation), counted);
        sums.Add(new SeriesKey("gdp", nation), gdp);
        sums.Add(new SeriesKey("unemployment", nation), _unemployment);
    }
}

/// <summary>Adds up series with the same key.</summary>
internal sealed class SeriesSums(int count)
{
    private readonly Dictionary<SeriesKey, double[]> _sums = [];

    /// <summary>Adds values to the series of a key.</summary>
    public void Add(SeriesKey key, double[] values)
    {
        if (!_sums.TryGetValue(key, out double[]? sum))
        {
            _sums.Add(key, sum = new double[count]);
        }

        for (int t = 0; t < count; t++)
        {
            sum[t] += values[t];
        }
    }

    /// <summary>Adds all series that are not zero throughout to a table: a series that is not there is zero.</summary>
    public void AddTo(SeriesTable table)
    {
        foreach ((SeriesKey key, double[] values) in _sums)
        {
            if (Array.Exists(values, value => value != 0))
            {
                table.Add(key, values);
            }
        }
    }
}
