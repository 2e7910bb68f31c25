namespace Corridor.Model.Processes;

/// <summary>
/// Onward migration: place -> another place, without coming home.
/// Rate = propensity(nation) x (sum of the weights of the other places) / (1 + sum of all weights), with the weights of the departure
/// choice; the same logit as departure, at a propensity of its own. Organised schemes recruit at home, so onward migrants enter in the
/// other ways.
/// </summary>
public sealed class Onward : IProcess
{
    private static readonly string[] Mobile = ["visitor", "patent", "union", "permit", "irregular", "work", "programme"];
    private readonly (int Slot, int Place)[] _slots;
    private readonly double _propensity;
    private readonly Departure _departure;
    private readonly double[] _within;

    /// <summary>Declares the moves.</summary>
    public Onward(ProcessInputs with, Departure departure)
    {
        _departure = departure;
        _within = new double[with.States.Destinations.Count];
        _propensity = with.Of("onward.propensity");
        _slots =
        [
            .. with.Abroad
                .Where(state => Mobile.Contains(state.Status))
                .Select(state => (with.Moves.Choice("onward", state, NationModel.Labour), with.States.PlaceOf[state.Index])),
        ];
    }

    /// <inheritdoc/>
    public void SetRates(Situation now, Span<double> rates)
    {
        Choice choice = _departure.Choice;
        Array.Clear(_within);
        double all = 0;
        for (int a = 0; a < choice.Weights.Length; a++)
        {
            if (!choice.Alternatives[a].Capped)
            {
                all += choice.Weights[a];
                _within[choice.Alternatives[a].Place] += choice.Weights[a];
            }
        }

        foreach ((int slot, int place) in _slots)
        {
            rates[slot] = _propensity * Math.Max(0, all - _within[place]) / (1 + all);
        }
    }
}
