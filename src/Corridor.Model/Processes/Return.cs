namespace Corridor.Model.Processes;

/// <summary>
/// Return: any state abroad -> home (returned).
/// Rate = base(status) x season x freedom to travel x push x exp(-b_shock d) x exp(b_fear fear + b_enf (e - e0)), with
/// d = the change over twelve months of ln(W_place / W_home) (a falling rouble sends people home), e the enforcement index of the place
/// and e0 its value at the start. The push is 1 but in scenarios. Time since arrival acts through the status. Organised schemes end after their term (1 / months).
/// </summary>
public sealed class Return : IProcess
{
    private readonly ProcessInputs _with;
    private readonly (int Slot, int Place, double Base)[] _slots;
    private readonly double _shock;
    private readonly double _fear;
    private readonly double _enforcement;

    /// <summary>Declares the moves.</summary>
    public Return(ProcessInputs with)
    {
        _with = with;
        State home = with.States.Home("returned");
        double level = with.Of("return.level");
        _slots =
        [
            .. with.Abroad
                .Where(state => state.Status is not ("custody" or "forces"))
                .Select(state => (
                    with.Moves.Rate("return", state, home, "return"),
                    with.States.PlaceOf[state.Index],
                    level * (state.Status == "programme" ? 1 / with.Of("return.programme_months", state.Place) : with.Parameters["return.base", state.Status]))),
        ];
        _shock = with.Of("return.b_shock");
        _fear = with.Of("return.b_fear");
        _enforcement = with.Of("return.b_enforcement");
    }

    /// <inheritdoc/>
    public void SetRates(Situation now, Span<double> rates)
    {
        int t = now.Index;
        double season = _with.Season["return", _with.Nation, now.Month];
        foreach ((int slot, int place, double level) in _slots)
        {
            double[] enforcement = _with.Inputs.Enforcement[place];
            rates[slot] = level * season * _with.Inputs.ExitOpenness[place][t] * _with.Inputs.ReturnPush[place][t]
                * Math.Exp((-_shock * WageChange(place, t)) + (_fear * _with.Inputs.Fear[place][t]) + (_enforcement * (enforcement[t] - enforcement[0])));
        }
    }

    private double WageChange(int place, int t)
    {
        int before = Math.Max(0, t - 12);
        double[] abroad = _with.Inputs.Wage[place];
        double[] home = _with.Inputs.HomeWage;
        return Math.Log(abroad[t] / home[t]) - Math.Log(abroad[before] / home[before]);
    }
}
