namespace Corridor.Model;

/// <summary>How the size of a move is determined.</summary>
public enum MoveKind
{
    /// <summary>A rate per person-month, competing with the state's other rates.</summary>
    Rate,

    /// <summary>A share of those whom no rate has moved by the month's end (a stay that ends by itself).</summary>
    Remainder,

    /// <summary>A rate of leaving for an alternative that the choice among places decides.</summary>
    Choice,
}

/// <summary>A kind of move that is possible for a nation.</summary>
/// <param name="Slot">Position in the array of rates.</param>
/// <param name="Process">Process that sets its rate.</param>
/// <param name="From">State left.</param>
/// <param name="To">State entered: an index of the state space, an absorbing state (count + <see cref="Absorbing"/>), or -1 for a choice.</param>
/// <param name="Schedule">Schedule over strata; empty for remainders.</param>
/// <param name="Kind">How its size is determined.</param>
public sealed record Move(int Slot, string Process, int From, int To, string Schedule, MoveKind Kind);

/// <summary>States that nobody leaves.</summary>
public enum Absorbing
{
    /// <summary>Died at home.</summary>
    DiedHome,

    /// <summary>Died abroad of causes other than the war.</summary>
    DiedAbroad,

    /// <summary>Killed in the war.</summary>
    Killed,
}

/// <summary>Collects the moves that a nation's processes declare.</summary>
public sealed class Moves(StateSpace states)
{
    private readonly List<Move> _all = [];

    /// <summary>All moves in the order of declaration.</summary>
    public IReadOnlyList<Move> All => _all;

    /// <summary>Declares a move with a rate; returns its slot.</summary>
    public int Rate(string process, State from, State to, string schedule) => Add(process, from.Index, to.Index, schedule, MoveKind.Rate);

    /// <summary>Declares a move with a rate into an absorbing state; returns its slot.</summary>
    public int Rate(string process, State from, Absorbing to, string schedule) => Add(process, from.Index, states.Count + (int)to, schedule, MoveKind.Rate);

    /// <summary>Declares a move of a share of those who remain; returns its slot.</summary>
    public int Remainder(string process, State from, State to) => Add(process, from.Index, to.Index, string.Empty, MoveKind.Remainder);

    /// <summary>Declares that people may leave a state for a place of their choice; returns its slot.</summary>
    public int Choice(string process, State from, string schedule) => Add(process, from.Index, -1, schedule, MoveKind.Choice);

    private int Add(string process, int from, int to, string schedule, MoveKind kind)
    {
        _all.Add(new Move(_all.Count, process, from, to, schedule, kind));
        return _all.Count - 1;
    }
}
