using Corridor.Model;

namespace Corridor.Simulation.Micro;

/// <summary>Tables of simulated lives by birth cohort.</summary>
internal sealed class LifeTables
{
    private readonly int _scale;

    /// <summary>Prepares the tables.</summary>
    public LifeTables(StateSpace states, Biography biography, int scale)
    {
        _scale = scale;
    }

    /// <summary>Fills the tables from the records of all cohorts.</summary>
    public void Fill(Cohort?[] cohorts, Tally tally)
    {
        _ = _scale;
    }
}
