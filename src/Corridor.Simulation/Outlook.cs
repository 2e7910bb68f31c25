using Corridor.Data;
using Corridor.Model;

namespace Corridor.Simulation;

/// <summary>
/// What the processes of a nation see at the beginning of a month: counts taken from persons by state and row. Both solvers look through it,
/// each at its own people, so that feedbacks are the same in both.
/// </summary>
internal sealed class Outlook
{
    private readonly NationModel _model;
    private readonly StateSpace _states;
    private readonly NationOutput _output;
    private readonly double[][] _stockByPlace;
    private readonly double[] _workingAge;
    private readonly double[] _adults;

    /// <summary>Prepares for a number of months; counts go into the output too.</summary>
    public Outlook(NationModel model, int months, NationOutput output)
    {
        _model = model;
        _states = model.States;
        _output = output;
        Now = new Situation(_states);
        _stockByPlace = [.. Enumerable.Range(0, months + 1).Select(_ => new double[_states.Destinations.Count])];
        _workingAge = new double[months + 1];
        _adults = new double[_states.Count];
    }

    /// <summary>The situation of the month.</summary>
    public Situation Now { get; }

    /// <summary>Takes over what an earlier run saw before a January.</summary>
    /// <param name="earlier">What it saw.</param>
    /// <param name="months">Months before that January.</param>
    public void TakeOver(Outlook earlier, int months)
    {
        for (int t = 0; t < months; t++)
        {
            earlier._stockByPlace[t].CopyTo(_stockByPlace[t], 0);
        }

        Array.Copy(earlier._workingAge, _workingAge, months);
        Now.UnemploymentAtStart = earlier.Now.UnemploymentAtStart;
    }

    /// <summary>In January everybody reaches an age one higher: the counts by age are taken in the new window.</summary>
    public void CountAgain(double[][] people, int window)
    {
        for (int s = 0; s < _states.Count; s++)
        {
            (Now.Persons[s], _adults[s]) = _output.Count(people[s].AsSpan(window));
        }
    }

    /// <summary>Fills the situation from the counts at the beginning of the month.</summary>
    /// <param name="t">Months since the start.</param>
    /// <param name="month">The month.</param>
    /// <param name="people">Persons by state and row.</param>
    /// <param name="window">First row of the year.</param>
    /// <param name="study">Readiness to study by row of the year.</param>
    public void Look(int t, Month month, double[][] people, int window, double[] study)
    {
        Now.Index = t;
        Now.Month = month;
        double workingAge = 0;
        double workingAgeHome = 0;
        double candidates = 0;
        double[] stock = _stockByPlace[t];
        for (int s = 0; s < _states.Count; s++)
        {
            workingAge += _adults[s];
            int place = _states.PlaceOf[s];
            if (place >= 0)
            {
                stock[place] += Now.Persons[s];
            }
            else
            {
                workingAgeHome += _adults[s];
                candidates += _states.All[s].Status == "barred" ? 0 : MoveKernel.Dot(people[s].AsSpan(window), study, 0, MoveKernel.PaddedRows);
            }
        }

        _workingAge[t] = workingAge;
        int before = Math.Max(0, t - 12);
        for (int p = 0; p < stock.Length; p++)
        {
            Now.Network[p] = _stockByPlace[before][p] / _workingAge[before];
        }

        Now.WorkingAge = workingAge;
        Now.WorkingAgeHome = workingAgeHome;
        Now.StudyCandidates = candidates;
        Now.Unemployment = LabourMarket.Unemployment(workingAgeHome, _model.Inputs.Participation[t], _model.Inputs.Jobs[t]);
        if (t == 0)
        {
            Now.UnemploymentAtStart = Now.Unemployment;
        }
    }

    /// <summary>Records the month's end. December is still read in the window of the year that ends: the window slides in January.</summary>
    public void Record(int t, Month month, double[][] people, int window)
    {
        for (int s = 0; s < _states.Count; s++)
        {
            (Now.Persons[s], _adults[s]) = _output.RecordState(s, t, people[s].AsSpan(window));
        }

        _output.RecordMonth(t, Now.Unemployment);
        if (month.Number == 6)
        {
            _output.RecordPyramid(month.Year, people, window);
        }
    }
}
