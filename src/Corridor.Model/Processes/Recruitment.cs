namespace Corridor.Model.Processes;

/// <summary>
/// Recruitment: citizen (men 18-50), irregular, custody, visitor, patent -> forces; forces -> citizen, returned (-> killed: process Death).
/// Rate = base(status) x pressure x (contract pay / migrant wage)^elasticity, for foreigners only while they may serve
/// (Decree No. 823 of 2022-11-14, data/regimes/RUS). Foreigners become citizens at 1 / term while the offer stands; service ends at
/// 1 / months. A hazard that people face, so that it can be measured and guarded against; men under enforcement face more of it:
/// base(irregular) and base(custody) are also multiplied with the enforcement index relative to its start.
/// </summary>
public sealed class Recruitment : IProcess
{
    private static readonly string[] Reached = ["citizen", "irregular", "controlled", "custody", "visitor", "patent", "union", "permanent", "temporary"];
    private readonly ProcessInputs _with;
    private readonly (int Slot, double Base, bool Foreign, bool Coerced)[] _in;
    private readonly int _toCitizen;
    private readonly int _discharged;
    private readonly double _elasticity;
    private readonly double _term;
    private readonly double _service;

    /// <summary>Declares the moves.</summary>
    public Recruitment(ProcessInputs with)
    {
        _with = with;
        Moves moves = with.Moves;
        State forces = with.InRussia("forces");
        _in =
        [
            .. with.States.In(ProcessInputs.Russia)
                .Where(state => Reached.Contains(state.Status))
                .Select(state => (
                    moves.Rate("recruitment", state, forces, "recruits"),
                    with.Of("recruitment.base", state.Status),
                    state.Status != "citizen",
                    state.Status is "irregular" or "custody" or "controlled")),
        ];
        _toCitizen = moves.Rate("recruitment", forces, with.InRussia("citizen"), NationModel.Flat);
        _discharged = moves.Rate("recruitment", forces, with.States.Home("returned"), NationModel.Flat);
        _elasticity = with.Of("recruitment.b_pay");
        _term = with.Of("recruitment.term_months");
        _service = with.Of("recruitment.discharge_months");
    }

    /// <inheritdoc/>
    public void SetRates(Situation now, Span<double> rates)
    {
        int t = now.Index;
        NationInputs inputs = _with.Inputs;
        int russia = _with.RussiaIndex;
        double pay = inputs.ContractPay[t] > 0 ? Math.Pow(inputs.ContractPay[t] / inputs.Wage[russia][t], _elasticity) : 0;
        double pressure = inputs.RecruitmentPressure[t] * pay;
        double coercion = inputs.Enforcement[russia][0] > 0 ? inputs.Enforcement[russia][t] / inputs.Enforcement[russia][0] : 1;
        foreach ((int slot, double level, bool foreign, bool coerced) in _in)
        {
            rates[slot] = level * pressure * (foreign ? inputs.ForeignersMayServe[t] : 1) * (coerced ? coercion : 1);
        }

        rates[_toCitizen] = inputs.ContractCitizenship[t] / _term;
        rates[_discharged] = 1 / _service;
    }
}
