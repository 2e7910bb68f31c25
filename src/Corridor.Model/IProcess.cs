namespace Corridor.Model;

/// <summary>
/// One process of the model for one nation: which moves it makes possible, and their rates in a month.
/// A rate is per person-month and is multiplied, stratum by stratum, with the move's schedule.
/// </summary>
public interface IProcess
{
    /// <summary>Writes the rates of this month into the slots that the process declared. Rates are never negative.</summary>
    void SetRates(Situation now, Span<double> rates);
}
