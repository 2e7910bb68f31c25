using Corridor.Model;

namespace Corridor.Bench;

/// <summary>
/// How much a run has to do, counted from the model's moves and not measured. Upper counts: strata without people, rates of zero and
/// closed ways are skipped by the program and counted here.
/// </summary>
/// <param name="States">States of all nations.</param>
/// <param name="Moves">Kinds of moves of all nations.</param>
/// <param name="CellMonths">State x stratum x month: numbers of persons that are computed.</param>
/// <param name="Bytes">Bytes that have to move if each number of persons is read once and written once.</param>
/// <param name="Operations">Floating-point additions and multiplications.</param>
internal sealed record Work(int States, int Moves, double CellMonths, double Bytes, double Operations)
{
    // Competing risks in one stratum: the series of (1 - exp(-Q)) / Q takes 15 fused steps (two operations each) and 3 products;
    // hazard x persons, 1 - Q x hazard, and the persons who stay take 5 more.
    private const double PerCell = 38;

    // Each group of moves with one schedule: Q += rate x schedule; leaving = persons x hazard x rate x schedule; their sum.
    private const double PerGroup = 5;

    // Each move adds its share of those who leave to the state it leads to.
    private const double PerMove = 2;

    // Persons, adults and results by age group are added up once a month: three additions.
    private const double PerSum = 3;

    /// <summary>Counts a run over a number of months.</summary>
    public static Work Of(ModelSystem system, int months)
    {
        int states = 0;
        int moves = 0;
        double operations = 0;
        foreach (NationModel nation in system.Gazetteer.Nations.Select(nation => system.Compile(nation, months)))
        {
            states += nation.States.Count;
            moves += nation.Moves.Count;
            operations += (PerCell + PerSum) * nation.States.Count * Strata.Rows;
            foreach (var group in nation.Moves.Where(move => move.Kind != MoveKind.Remainder).GroupBy(move => (move.From, move.Schedule)))
            {
                Schedule schedule = nation.ScheduleOf(group.Key.Schedule, Scenario.Start.Year);
                operations += PerGroup * Strata.Rows;
                operations += PerMove * (schedule.End - schedule.First) * group.Count(move => move.To < nation.States.Count);
            }

            operations += PerMove * Strata.Rows * nation.Moves.Count(move => move.Kind == MoveKind.Remainder);
        }

        double cells = (double)states * Strata.Rows * months;
        return new Work(states, moves, cells, cells * 2 * sizeof(double), operations * months);
    }
}
