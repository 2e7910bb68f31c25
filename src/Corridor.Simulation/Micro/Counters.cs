using Corridor.Model;

namespace Corridor.Simulation.Micro;

/// <summary>Where each kind of move is counted: a slot of its own, and for choices one for each origin and way.</summary>
internal sealed class Counters
{
    private readonly int _moves;
    private readonly int _ways;
    private readonly int _homes;

    /// <summary>The layout for a nation.</summary>
    public Counters(NationModel model, int homes)
    {
        _moves = model.Moves.Count;
        _ways = model.Choice.Alternatives.Count;
        _homes = homes;
        Count = _moves + (_ways * (homes + model.States.Destinations.Count));
    }

    /// <summary>Number of counters.</summary>
    public int Count { get; }

    /// <summary>Counter of a departure from a home state by a way.</summary>
    public int Departure(int home, int way) => _moves + (home * _ways) + way;

    /// <summary>Counter of an onward move from a place by a way.</summary>
    public int Onward(int place, int way) => _moves + ((_homes + place) * _ways) + way;
}
