namespace Corridor.Model.Processes;

/// <summary>
/// Family: home -> dependant in Russia, home -> settled elsewhere.
/// Rate = base(nation, place) x persons of the nation settled in the place / persons at home of working age (people follow their families);
/// ethnic return to Kazakhstan (Kandas) adds a base rate of its own while it is open. Schedule "family": women and children first.
/// </summary>
public sealed class Family : IProcess
{
    private readonly ProcessInputs _with;
    private readonly (int Never, int Returned, int Place, double Base, State[] Settled, double Kandas)[] _places;

    /// <summary>Declares the moves.</summary>
    public Family(ProcessInputs with)
    {
        _with = with;
        _places =
        [
            .. with.States.Destinations.Select((place, p) =>
            {
                State to = with.States.Find(place, "dependant") ?? with.States[place, "settled"];
                return (
                    with.Moves.Rate("family", with.States.Home("never"), to, "family"),
                    with.Moves.Rate("family", with.States.Home("returned"), to, "family"),
                    p,
                    with.Of("family.rate", place),
                    with.States.In(place).Where(state => state.Kind is "settled" or "naturalised").ToArray(),
                    place == "KAZ" ? with.Of("family.kandas") : 0);
            }),
        ];
    }

    /// <inheritdoc/>
    public void SetRates(Situation now, Span<double> rates)
    {
        int t = now.Index;
        foreach ((int never, int returned, int place, double level, State[] settled, double kandas) in _places)
        {
            double persons = 0;
            foreach (State state in settled)
            {
                persons += now[state];
            }

            double open = _with.Inputs.Openness[place][t];
            double rate = now.WorkingAgeHome > 0 ? open * level * persons / now.WorkingAgeHome : 0;
            rate += open * kandas * _with.Inputs.Kandas[t];
            rates[never] = rate;
            rates[returned] = rate;
        }
    }
}
