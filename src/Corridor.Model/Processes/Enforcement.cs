namespace Corridor.Model.Processes;

/// <summary>
/// Enforcement. In Russia: irregular, and with a lower weight people with papers, -> custody; from the opening of the register of
/// controlled persons irregular -> controlled; custody -> barred (expelled), released or, as prisoners do, kept; controlled -> barred
/// (leaves under a ban), -> patent or union (makes it good). An irregular stay that ends at the border leads to a ban:
/// irregular -> barred. Elsewhere: irregular -> home (returned), deported.
/// Of those with papers who are detained a share is so since their stay is not registered (<see cref="Registration"/>).
/// Rate = base x enforcement index x the nation's weight x schedule (raids reach men of working age first).
/// Rules: Federal Law 260-FZ of 8 August 2024, register from 5 February 2025 (data/regimes/RUS).
/// </summary>
public sealed class Enforcement : IProcess
{
    private static readonly string[] WithPapers = ["visitor", "patent", "union", "permit", "student", "dependant", "temporary"];
    private readonly ProcessInputs _with;
    private readonly (int Slot, double Base)[] _toCustody;
    private readonly (int Slot, double Base)[] _toCustodyWithPapers;
    private readonly Registration _registration;
    private readonly (int Slot, int Place, double Base)[] _deported;
    private readonly int _toControlled;
    private readonly int _bannedAtExit;
    private readonly int _expelled;
    private readonly int _released;
    private readonly int _controlledOut;
    private readonly int _controlledToPatent;
    private readonly int _controlledToUnion;
    private readonly double _controlled;
    private readonly double _exitBan;
    private readonly double _expulsion;
    private readonly double _release;
    private readonly double _leave;
    private readonly double _repair;

    /// <summary>Declares the moves.</summary>
    public Enforcement(ProcessInputs with)
    {
        _with = with;
        Moves moves = with.Moves;
        State irregular = with.InRussia("irregular");
        State custody = with.InRussia("custody");
        State controlled = with.InRussia("controlled");
        State barred = with.States.Home("barred");
        double papers = with.Of("enforcement.weight_with_papers");
        double rate = with.Of("enforcement.custody");
        _toCustody =
        [
            (moves.Rate("enforcement", irregular, custody, "checked"), rate),
            (moves.Rate("enforcement", controlled, custody, "checked"), rate),
        ];
        _registration = new Registration(with, with.Of("enforcement.unregistered"));
        _toCustodyWithPapers =
        [
            .. with.States.In(ProcessInputs.Russia)
                .Where(state => WithPapers.Contains(state.Status))
                .Select(state => (moves.Rate("enforcement", state, custody, "checked"), rate * papers)),
        ];
        _toControlled = moves.Rate("enforcement", irregular, controlled, "checked");
        _bannedAtExit = moves.Rate("enforcement", irregular, barred, NationModel.Flat);
        _expelled = moves.Rate("enforcement", custody, barred, NationModel.Flat);
        _released = moves.Rate("enforcement", custody, irregular, NationModel.Flat);
        _controlledOut = moves.Rate("enforcement", controlled, barred, NationModel.Flat);
        _controlledToPatent = moves.Rate("enforcement", controlled, with.InRussia("patent"), NationModel.Flat);
        _controlledToUnion = moves.Rate("enforcement", controlled, with.InRussia("union"), NationModel.Flat);
        State home = with.States.Home("returned");
        double deportation = with.Of("enforcement.deportation");
        _deported =
        [
            .. with.Abroad
                .Where(state => state.Status == "irregular" && state.Place != ProcessInputs.Russia)
                .Select(state => (moves.Rate("enforcement", state, home, "checked"), with.States.PlaceOf[state.Index], deportation)),
        ];
        _controlled = with.Of("enforcement.controlled");
        _exitBan = with.Of("enforcement.ban_at_exit");
        _expulsion = with.Of("enforcement.expulsion");
        _release = with.Of("enforcement.release");
        _leave = with.Of("enforcement.controlled_leave");
        _repair = with.Of("enforcement.controlled_repair");
    }

    /// <inheritdoc/>
    public void SetRates(Situation now, Span<double> rates)
    {
        int t = now.Index;
        NationInputs inputs = _with.Inputs;
        int russia = _with.RussiaIndex;
        double force = inputs.Enforcement[russia][t];
        double exit = inputs.ExitOpenness[russia][t];
        foreach ((int slot, double level) in _toCustody)
        {
            rates[slot] = level * force;
        }

        double unregistered = _registration.Factor(t);
        foreach ((int slot, double level) in _toCustodyWithPapers)
        {
            rates[slot] = level * force * unregistered;
        }

        foreach ((int slot, int place, double level) in _deported)
        {
            rates[slot] = level * inputs.Enforcement[place][t] * inputs.ExitOpenness[place][t];
        }

        rates[_toControlled] = _controlled * force * inputs.Register[t];
        rates[_bannedAtExit] = _exitBan * force * exit;
        rates[_expelled] = _expulsion * exit;
        rates[_released] = _release;
        rates[_controlledOut] = _leave * exit;
        rates[_controlledToPatent] = _repair * inputs.PatentOpen[t];
        rates[_controlledToUnion] = _repair * inputs.UnionOpen[t];
    }
}
