namespace Corridor.Model.Processes;

/// <summary>
/// End of a ban: barred -> returned. Rate = 1 / length of the ban, plus, in the month of an amnesty of A persons,
/// -ln(1 - min(A / B, most)) with B the persons barred: the rate at which A of B leave within the month.
/// Amnesties and the length of the ban by date: data/regimes/RUS (amnesty, ban.years).
/// </summary>
public sealed class EndOfBan : IProcess
{
    private readonly ProcessInputs _with;
    private readonly State _barred;
    private readonly int _slot;
    private readonly double _multiplicity;
    private readonly double _most;

    /// <summary>Declares the move.</summary>
    public EndOfBan(ProcessInputs with)
    {
        _with = with;
        _barred = with.States.Home("barred");
        _slot = with.Moves.Rate("end_of_ban", _barred, with.States.Home("returned"), NationModel.Flat);
        _multiplicity = with.Of("end_of_ban.amnesty_reach");
        _most = with.Of("end_of_ban.most");
    }

    /// <inheritdoc/>
    public void SetRates(Situation now, Span<double> rates)
    {
        double barred = now[_barred];
        double freed = barred > 0 ? Math.Min(_with.Inputs.Amnesty[now.Index] * _multiplicity / barred, _most) : 0;
        rates[_slot] = (1 / (12 * _with.Inputs.BanYears[now.Index])) - Math.Log(1 - freed);
    }
}
