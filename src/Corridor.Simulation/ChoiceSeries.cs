using Corridor.Model;

namespace Corridor.Simulation;

/// <summary>Persons by origin, way of entry and month, as the choice among places sent them.</summary>
internal sealed class ChoiceSeries
{
    /// <summary>Prepares the arrays of a nation.</summary>
    /// <param name="model">The nation.</param>
    /// <param name="months">Months.</param>
    /// <param name="unread">Whether nobody reads them: all are then one.</param>
    public ChoiceSeries(NationModel model, int months, bool unread = false)
    {
        int ways = model.Choice.Alternatives.Count;
        double[]? one = unread ? new double[months] : null;
        HomeStates = [.. model.Moves.Where(move => move.Kind == MoveKind.Choice && model.States.PlaceOf[move.From] < 0).Select(move => move.From)];
        Departures = [.. HomeStates.Select(_ => New(ways, months, one))];
        Onward = [.. model.States.Destinations.Select(_ => New(ways, months, one))];
        Unmet = New(ways, months, one);
    }

    /// <summary>Home states that people depart from, in the order of <see cref="Departures"/>.</summary>
    public IReadOnlyList<int> HomeStates { get; }

    /// <summary>Persons by home state, way of entry and month.</summary>
    public double[][][] Departures { get; }

    /// <summary>Persons by place left, way of entry and month.</summary>
    public double[][][] Onward { get; }

    /// <summary>Persons who wanted to enter an organised scheme beyond its cap, by way of entry and month.</summary>
    public double[][] Unmet { get; }

    /// <summary>Records whom the schemes refused in a month.</summary>
    public void SetUnmet(int t, ChoiceShares shares)
    {
        for (int a = 0; a < Unmet.Length; a++)
        {
            Unmet[a][t] = shares.Unmet[a];
        }
    }

    private static double[][] New(int ways, int months, double[]? one) => [.. Enumerable.Range(0, ways).Select(_ => one ?? new double[months])];
}
