using Corridor.Model;

namespace Corridor.Simulation;

/// <summary>
/// Collects those who leave for a place of their choice and sends them there. Departures from home are rationed by the caps of organised
/// schemes: whom no place was left for stays. Onward migrants enter in uncapped ways only.
/// </summary>
internal sealed class ChoiceFlows
{
    private readonly StateSpace _states;
    private readonly Move[] _homes;
    private readonly double[][] _homePools;
    private readonly double[] _homeTotals;
    private readonly double[][] _placePools;
    private readonly double[] _placeTotals;
    private readonly double[] _allPools;
    private readonly int[] _homeOf;
    private readonly int _first;
    private readonly int _end;

    /// <summary>Prepares the pools.</summary>
    public ChoiceFlows(NationModel model, int rows, int months, bool totalsOnly = false)
    {
        _states = model.States;
        _homes = [.. model.Moves.Where(move => move.Kind == MoveKind.Choice && _states.PlaceOf[move.From] < 0)];
        _homeOf = [.. model.Moves.Select(move => Array.IndexOf(_homes, move))];
        _homePools = [.. _homes.Select(_ => new double[rows + MoveKernel.Width])];
        Schedule labour = model.ScheduleOf(NationModel.Labour, Scenario.Start.Year);
        _first = labour.First / MoveKernel.Width * MoveKernel.Width;
        _end = labour.End;
        _homeTotals = new double[_homes.Length];
        _placePools = [.. _states.Destinations.Select(_ => new double[rows + MoveKernel.Width])];
        _placeTotals = new double[_states.Destinations.Count];
        _allPools = new double[rows + MoveKernel.Width];
        Series = new ChoiceSeries(model, months, totalsOnly);
        Shares = new ChoiceShares(model, Series.HomeStates);
    }

    /// <summary>What was counted.</summary>
    public ChoiceSeries Series { get; }

    /// <summary>The shares of the month.</summary>
    public ChoiceShares Shares { get; }

    /// <summary>Empties the pools.</summary>
    public void Begin()
    {
        foreach (double[] pool in _homePools)
        {
            Array.Clear(pool);
        }

        foreach (double[] pool in _placePools)
        {
            Array.Clear(pool);
        }

        Array.Clear(_homeTotals);
        Array.Clear(_placeTotals);
    }

    /// <summary>Takes up people who leave.</summary>
    public void Leave(Move move, double[] leaving, double share, double total)
    {
        int home = _homeOf[move.Slot];
        if (home >= 0)
        {
            MoveKernel.AddShare(leaving, share, _homePools[home], _first, _end);
            _homeTotals[home] += total;
        }
        else
        {
            int place = _states.PlaceOf[move.From];
            MoveKernel.AddShare(leaving, share, _placePools[place], _first, _end);
            _placeTotals[place] += total;
        }
    }

    /// <summary>Sends everybody in the pools on.</summary>
    public void Distribute(Choice choice, double[][] next, int window, int t)
    {
        Shares.Set(choice, _homeTotals);
        Series.SetUnmet(t, Shares);

        for (int h = 0; h < _homes.Length; h++)
        {
            if (_homeTotals[h] > 0)
            {
                SendFrom(choice, h, next, window, t);
            }
        }

        DistributeOnward(choice, next, window, t);
    }

    /// <summary>Sends the people of one home state; whom no way took stays.</summary>
    private void SendFrom(Choice choice, int h, double[][] next, int window, int t)
    {
        double sent = 0;
        double[] shares = Shares.FromHome[h];
        for (int a = 0; a < shares.Length; a++)
        {
            if (shares[a] > 0)
            {
                sent += shares[a];
                Series.Departures[h][a][t] = _homeTotals[h] * shares[a];
                MoveKernel.AddShare(_homePools[h], shares[a], next[choice.Alternatives[a].State].AsSpan(window), _first, _end);
            }
        }

        MoveKernel.AddShare(_homePools[h], Math.Max(0, 1 - sent), next[_homes[h].From].AsSpan(window), _first, _end);
    }

    /// <summary>
    /// From place o, way a of place p is chosen with w_a / (sum of the weights outside o). With the pools divided by that sum,
    /// the inflow of a is w_a x (sum of all pools - the pool of p).
    /// </summary>
    private void DistributeOnward(Choice choice, double[][] next, int window, int t)
    {
        double[] outside = Shares.Outside;
        Array.Clear(_allPools);
        for (int p = 0; p < outside.Length; p++)
        {
            if (_placeTotals[p] > 0)
            {
                MoveKernel.Scale(_placePools[p], 1 / outside[p], _first, _end);
                MoveKernel.AddShare(_placePools[p], 1, _allPools, _first, _end);
            }
        }

        for (int a = 0; a < choice.Weights.Length; a++)
        {
            Alternative way = choice.Alternatives[a];
            double weight = choice.Weights[a];
            if (way.Capped || weight <= 0)
            {
                continue;
            }

            MoveKernel.AddShareOfOthers(_allPools, _placePools[way.Place], weight, next[way.State].AsSpan(window), _first, _end);
            for (int p = 0; p < _placeTotals.Length; p++)
            {
                if (p != way.Place && _placeTotals[p] > 0)
                {
                    Series.Onward[p][a][t] = _placeTotals[p] * weight / outside[p];
                }
            }
        }
    }
}
