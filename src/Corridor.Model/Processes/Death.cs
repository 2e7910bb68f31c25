namespace Corridor.Model.Processes;

/// <summary>
/// Death: any state -> died at home, died abroad; in the forces also -> killed.
/// Rate = place multiplier x m(age, sex, year) / 12, with m the nation's life table (schedule "mortality");
/// the war adds the hazard of data/drivers/war_hazard.csv. Source of m: United Nations, World Population Prospects 2024.
/// </summary>
public sealed class Death : IProcess
{
    private readonly (int Slot, double Multiplier)[] _natural;
    private readonly int _killed;
    private readonly NationInputs _inputs;

    /// <summary>Declares the moves.</summary>
    public Death(ProcessInputs with)
    {
        _inputs = with.Inputs;
        _natural =
        [
            .. with.States.All.Select(state =>
            {
                bool home = with.States.PlaceOf[state.Index] < 0;
                double multiplier = home ? 1 : with.Parameters["death.place", state.Place];
                return (with.Moves.Rate("death", state, home ? Absorbing.DiedHome : Absorbing.DiedAbroad, NationModel.Mortality), multiplier);
            }),
        ];
        _killed = with.Moves.Rate("death", with.InRussia("forces"), Absorbing.Killed, NationModel.Flat);
    }

    /// <inheritdoc/>
    public void SetRates(Situation now, Span<double> rates)
    {
        foreach ((int slot, double multiplier) in _natural)
        {
            rates[slot] = multiplier;
        }

        rates[_killed] = _inputs.WarHazard[now.Index];
    }
}
