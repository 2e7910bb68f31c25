using Corridor.Model;

namespace Corridor.Simulation;

/// <summary>The moves out of one state, grouped by schedule: one group's strata are computed once and then divided among its moves.</summary>
internal sealed class StateGroups
{
    /// <summary>Groups the moves that leave a state.</summary>
    public StateGroups(State state, int states, IReadOnlyList<Move> all)
    {
        Move[] own = [.. all.Where(move => move.From == state.Index)];
        Remainders = [.. own.Where(move => move.Kind == MoveKind.Remainder)];
        IGrouping<string, Move>[] groups = [.. own.Where(move => move.Kind != MoveKind.Remainder).GroupBy(move => move.Schedule)];
        Names = [.. groups.Select(group => group.Key)];
        Moves = [.. groups.Select(group => group.ToArray())];
        Schedules = new double[groups.Length][];
        Active = new double[groups.Length][];
        ActiveRates = new double[groups.Length];
        ActiveIndex = new int[groups.Length];
        ActiveFirst = new int[groups.Length];
        ActiveEnd = new int[groups.Length];
        First = new int[groups.Length];
        End = new int[groups.Length];
        StaysCounted = [.. Moves.Select(moves => moves.Any(move => move.To < states))];
        DeathSlot = own.First(move => move.Schedule == NationModel.Mortality).Slot;
    }

    /// <summary>Name of each group's schedule.</summary>
    public string[] Names { get; }

    /// <summary>Moves of each group.</summary>
    public Move[][] Moves { get; }

    /// <summary>Moves of those whom no rate moved.</summary>
    public Move[] Remainders { get; }

    /// <summary>Schedule of each group.</summary>
    public double[][] Schedules { get; }

    /// <summary>First row of each group's schedule, rounded down to the width of the kernel.</summary>
    public int[] First { get; }

    /// <summary>End of the rows of each group's schedule.</summary>
    public int[] End { get; }

    /// <summary>True for groups of which someone goes on living: their rows are needed, not only their sum.</summary>
    public bool[] StaysCounted { get; }

    /// <summary>Schedules of the groups with a rate above zero this month.</summary>
    public double[][] Active { get; }

    /// <summary>Their sums of rates.</summary>
    public double[] ActiveRates { get; }

    /// <summary>Their positions among all groups.</summary>
    public int[] ActiveIndex { get; }

    /// <summary>Their first rows.</summary>
    public int[] ActiveFirst { get; }

    /// <summary>Ends of their rows.</summary>
    public int[] ActiveEnd { get; }

    /// <summary>Slot of natural death.</summary>
    public int DeathSlot { get; }

    /// <summary>Looks the schedules up.</summary>
    public void Resolve(YearSchedules schedules)
    {
        for (int g = 0; g < Names.Length; g++)
        {
            double[] schedule = schedules[Names[g]];
            Schedules[g] = schedule;
            (int first, int end) = schedules.RowsOf(Names[g]);
            First[g] = first;
            End[g] = end;
        }
    }

    /// <summary>Sums the rates of each group; returns the number of groups with a rate above zero.</summary>
    public int Sum(ReadOnlySpan<double> rates)
    {
        int active = 0;
        for (int g = 0; g < Moves.Length; g++)
        {
            double sum = 0;
            foreach (Move move in Moves[g])
            {
                sum += rates[move.Slot];
            }

            if (sum > 0)
            {
                Active[active] = Schedules[g];
                ActiveRates[active] = sum;
                ActiveFirst[active] = First[g];
                ActiveEnd[active] = End[g];
                ActiveIndex[active++] = g;
            }
        }

        return active;
    }
}
