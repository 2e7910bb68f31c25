namespace Corridor.Model.Processes;

/// <summary>
/// Lapse of a status. A visa-free stay ends by itself: who has no other status at the end of a month goes on to the next month of the
/// stay; in its last month the visitor goes home, begins a new stay (where the rule lets leaving and re-entering do that), or stays over
/// and is irregular. Patent, union, permit, student and dependant -> irregular at
/// base(status) x exp(b_price (price / W - price0 / W0)) (unpaid fee, lost job), student, union, permit and dependant at base(status).
/// Length of stay and its window: data/regimes/RUS. Of those who stay over a share does so since they could not register in time
/// (<see cref="Registration"/>).
/// </summary>
public sealed class Lapse : IProcess
{
    private static readonly string[] Lapsing = ["patent", "union", "permit", "student", "dependant"];
    private readonly ProcessInputs _with;
    private readonly (int Next, int Home, int Again, int Over)[] _visitors;
    private readonly (int Slot, double Base, bool Priced)[] _lapses;
    private readonly double _overstay;
    private readonly Registration _registration;
    private readonly double _again;
    private readonly double _price;

    /// <summary>Declares the moves.</summary>
    public Lapse(ProcessInputs with)
    {
        _with = with;
        Moves moves = with.Moves;
        State[] visitors = [.. with.Visitors];
        State home = with.States.Home("returned");
        State irregular = with.InRussia("irregular");
        _visitors =
        [
            .. visitors.Select((visitor, k) => (
                k + 1 < visitors.Length ? moves.Remainder("lapse", visitor, visitors[k + 1]) : -1,
                moves.Remainder("return", visitor, home),
                moves.Remainder("lapse", visitor, visitors[0]),
                moves.Remainder("lapse", visitor, irregular))),
        ];
        _lapses =
        [
            .. Lapsing.Select(status => (moves.Rate("lapse", with.InRussia(status), irregular, NationModel.Flat), with.Of("lapse.base", status), status == "patent")),
        ];
        _overstay = with.Of("lapse.overstay");
        _registration = new Registration(with, with.Of("lapse.unregistered"));
        _again = with.Of("lapse.new_stay");
        _price = with.Of("lapse.b_price");
    }

    /// <inheritdoc/>
    public void SetRates(Situation now, Span<double> rates)
    {
        int t = now.Index;
        NationInputs inputs = _with.Inputs;
        int russia = _with.RussiaIndex;
        double priceRise = Regularisation.PatentPrice(inputs, russia, t) - Regularisation.PatentPrice(inputs, russia, 0);
        foreach ((int slot, double level, bool priced) in _lapses)
        {
            rates[slot] = level * (priced ? Math.Exp(_price * priceRise) : 1);
        }

        double free = inputs.ExitOpenness[russia][t];
        double again = _again * inputs.StayRenewable[t] * inputs.Openness[russia][t];
        double over = Math.Min(_overstay * _registration.Factor(t), 1 - again);
        double home = (1 - again - over) * free;
        for (int k = 0; k < _visitors.Length; k++)
        {
            (int next, int toHome, int toNew, int toIrregular) = _visitors[k];
            bool ends = k + 1 >= inputs.StayPhases[t] || next < 0;
            if (next >= 0)
            {
                rates[next] = ends ? 0 : 1;
            }

            rates[toHome] = ends ? home : 0;
            rates[toNew] = ends ? again : 0;
            rates[toIrregular] = ends ? 1 - again - home : 0;
        }
    }
}
