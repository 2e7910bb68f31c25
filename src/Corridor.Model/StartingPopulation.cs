using Corridor.Data;
using Corridor.Model.Population;
using Corridor.Model.Processes;

namespace Corridor.Model;

/// <summary>
/// Divides a nation's people at the start among the states.
/// The United Nations' count includes people abroad to the degree that the nation's statistics do (drivers counted_*), so home = count
/// minus the counted part of the people abroad. A stock abroad is spread over the strata as 1 - exp(-k x schedule), with k such that the
/// stock is met: no stratum can lose more people than it has.
/// </summary>
internal sealed class StartingPopulation
{
    private readonly StateSpace _states;
    private readonly double[] _count = new double[Strata.Rows];
    private readonly double[] _left;

    /// <summary>Builds the rows.</summary>
    public StartingPopulation(ProcessInputs with, NationPopulation population, IReadOnlyList<StartingStock> stocks, IReadOnlyDictionary<string, Schedule> schedules)
    {
        _states = with.States;
        for (int row = 0; row < Strata.Rows; row++)
        {
            // Who has completed age a on 1 January was born in the year a + 1 before: the row of the age a + 1 reached in the year.
            int completed = Strata.AgeOf(row) - 1;
            _count[row] = completed >= 0 && completed < population.Start.GetLength(0) ? population.Start[completed, Strata.SexOf(row), Strata.EducationOf(row)] : 0;
        }

        _left = [.. _count];
        Rows = [.. _states.All.Select(_ => new double[Strata.Rows])];
        StartingStock[] own = [.. stocks.Where(stock => stock.Nation == with.Nation)];
        foreach (StartingStock stock in own.Where(stock => stock.Place != with.Nation))
        {
            State state = Find(stock);
            double counted = state.Kind switch
            {
                "settled" => with.Inputs.CountedSettled[0],
                "naturalised" => with.Inputs.CountedNaturalised[0],
                _ => with.Inputs.CountedTemporary[0],
            };
            Take(state, stock.Persons, ScheduleFor(state, schedules), counted);
        }

        foreach (StartingStock stock in own.Where(stock => stock.Place == with.Nation))
        {
            Take(Find(stock), stock.Persons, schedules[NationModel.Labour], 1);
        }

        _left.CopyTo(Rows[_states.Home("never").Index], 0);
    }

    /// <summary>Persons by state and row.</summary>
    public IReadOnlyList<double[]> Rows { get; }

    private static Schedule ScheduleFor(State state, IReadOnlyDictionary<string, Schedule> schedules) => state switch
    {
        { Status: "student" } => schedules["study"],
        { Status: "dependant" } => schedules["family"],
        { Kind: "settled" or "naturalised" } => schedules["working"],
        _ => schedules[NationModel.Labour],
    };

    private State Find(StartingStock stock) =>
        _states.Find(stock.Place, stock.Status)
        ?? throw new BadInputException("population/abroad.csv", null, null, $"{stock.Nation} has no status '{stock.Status}' in {stock.Place}", "see states.csv");

    /// <summary>Puts persons into a state and takes the counted part of them from those left at home.</summary>
    private void Take(State state, double persons, Schedule schedule, double counted)
    {
        double reachable = Enumerable.Range(0, Strata.Rows).Where(row => schedule.Values[row] > 0).Sum(row => _left[row]);
        if (persons <= 0)
        {
            return;
        }

        if (persons * counted > 0.95 * reachable)
        {
            throw new BadInputException("population/abroad.csv", null, null, $"{_states.Nation}: {persons:0} persons in {state.Name} are more than the people of those ages", "lower the stock");
        }

        double scale = Math.Max(1, persons / Math.Max(reachable, 1) * 1.1);
        double k = Intensity(schedule.Values, persons / scale);
        double[] rows = Rows[state.Index];
        for (int row = 0; row < rows.Length; row++)
        {
            double there = scale * _left[row] * (1 - Math.Exp(-k * schedule.Values[row]));
            rows[row] += there;
            _left[row] = Math.Max(0, _left[row] - (counted * there));
        }
    }

    /// <summary>
    /// The k at which the sum of left x (1 - exp(-k x schedule)) is a number of persons, by Newton's method: the sum rises with k and bends
    /// down, so that steps from below never overshoot.
    /// </summary>
    private double Intensity(double[] schedule, double persons)
    {
        double k = 0;
        for (int step = 0; step < 100; step++)
        {
            double sum = 0;
            double slope = 0;
            for (int row = 0; row < schedule.Length; row++)
            {
                double stay = schedule[row] > 0 ? Math.Exp(-k * schedule[row]) : 1;
                sum += _left[row] * (1 - stay);
                slope += _left[row] * schedule[row] * stay;
            }

            if (persons - sum <= 1e-9 * persons)
            {
                break;
            }

            k += (persons - sum) / slope;
        }

        return k;
    }
}
