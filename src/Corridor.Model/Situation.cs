using Corridor.Data;

namespace Corridor.Model;

/// <summary>
/// What the processes of a nation can see at the beginning of a month: the date and aggregate counts.
/// Both solvers fill it from their own counts, so that feedbacks are the same in both.
/// </summary>
public sealed class Situation(StateSpace states)
{
    /// <summary>Months since the start.</summary>
    public int Index { get; set; }

    /// <summary>The month.</summary>
    public Month Month { get; set; }

    /// <summary>Persons by state at the beginning of the month.</summary>
    public double[] Persons { get; } = new double[states.Count];

    /// <summary>The nation's persons aged 15 to 64, wherever they are.</summary>
    public double WorkingAge { get; set; }

    /// <summary>Persons at home aged 15 to 64.</summary>
    public double WorkingAgeHome { get; set; }

    /// <summary>Unemployment at home, share of the labour force.</summary>
    public double Unemployment { get; set; }

    /// <summary>Unemployment at home in the first month.</summary>
    public double UnemploymentAtStart { get; set; }

    /// <summary>By destination: the nation's persons there per head of its working-age population, twelve months ago.</summary>
    public double[] Network { get; } = new double[states.Destinations.Count];

    /// <summary>People at home weighted with the schedule of study (persons of full readiness).</summary>
    public double StudyCandidates { get; set; }

    /// <summary>Persons in a state.</summary>
    public double this[State state] => Persons[state.Index];
}
