using Corridor.Data;

namespace Corridor.Model.Processes;

/// <summary>
/// Departure: home -> a place and its status of entry.
/// Rate of wanting to leave = propensity(nation, experience) x season x exp(b_unemp (u - u0)) x schedule(age, sex, education);
/// where to is a multinomial logit over staying (utility 0) and the open places (McFadden 1974), with
/// U = a(nation, place) (+ elsewhere(nation), outside Russia) + b_wage ln(W_place / W_home) + b_net ln(network + e) - b_cost cost / W_home - b_risk risk + b_lang language;
/// the weight of a place is openness x exp(U), divided among its ways of entry, that of organised schemes times their demand; they are capped, and what they can't take
/// spills over to the other ways and to staying. People under a Russian ban choose among the other places.
/// Schedule: Rogers and Castro (1981), labour-force component.
/// </summary>
public sealed class Departure : IProcess
{
    private readonly ProcessInputs _with;
    private readonly (int Slot, double Propensity, bool Barred)[] _homes;
    private readonly double _push;
    private readonly double _wage;
    private readonly double _network;
    private readonly double _networkFloor;
    private readonly double _cost;
    private readonly double _risk;
    private readonly double _fear;
    private readonly double _language;
    private readonly double[] _constant;
    private readonly double[] _openWeight;
    private readonly double[][] _entryShares;

    /// <summary>Declares the moves and the ways of entry.</summary>
    public Departure(ProcessInputs with)
    {
        _with = with;
        StateSpace states = with.States;
        _homes =
        [
            (with.Moves.Choice("departure", states.Home("never"), NationModel.Labour), with.Of("departure.propensity.never"), false),
            (with.Moves.Choice("departure", states.Home("returned"), NationModel.Labour), with.Of("departure.propensity.returned"), false),
            (with.Moves.Choice("departure", states.Home("barred"), NationModel.Labour), with.Of("departure.propensity.returned"), true),
        ];
        _push = with.Of("departure.b_unemp");
        _wage = with.Of("departure.b_wage");
        _network = with.Of("departure.b_net");
        _networkFloor = with.Of("departure.network_floor");
        _cost = with.Of("departure.b_cost");
        _risk = with.Of("departure.b_risk");
        _fear = with.Of("departure.b_fear");
        _language = with.Of("departure.b_lang");
        double elsewhere = with.Of("departure.elsewhere");
        _constant = [.. states.Destinations.Select(place => with.Of("departure.constant", place) + (place == ProcessInputs.Russia ? 0 : elsewhere))];
        _openWeight = new double[states.Destinations.Count];

        List<Alternative> alternatives = [];
        for (int p = 0; p < states.Destinations.Count; p++)
        {
            foreach (string status in with.Entries.Statuses(with.Nation, states.Destinations[p]))
            {
                alternatives.Add(new Alternative(p, states[states.Destinations[p], status].Index, status == "programme"));
            }
        }

        Choice = new Choice(alternatives);
        _entryShares = [.. alternatives.Select(EntryShares)];
    }

    /// <summary>The choice among places; set anew each month.</summary>
    public Choice Choice { get; }

    /// <inheritdoc/>
    public void SetRates(Situation now, Span<double> rates)
    {
        int t = now.Index;
        NationInputs inputs = _with.Inputs;
        for (int p = 0; p < _openWeight.Length; p++)
        {
            _openWeight[p] = inputs.Openness[p][t] * Math.Exp(Utility(p, now));
        }

        for (int a = 0; a < Choice.Alternatives.Count; a++)
        {
            Alternative way = Choice.Alternatives[a];
            double cap = inputs.ProgrammeCap[way.Place][t];
            Choice.Weights[a] = way.Capped && cap <= 0 ? 0 : _openWeight[way.Place] * _entryShares[a][t] * (way.Capped ? inputs.ProgrammeDemand[way.Place][t] : 1);
            Choice.Caps[a] = way.Capped ? cap / 12 : double.PositiveInfinity;
        }

        double everywhere = Choice.WeightOutside(-1);
        double notRussia = Choice.WeightOutside(_with.RussiaIndex);
        double common = _with.Season["departure", _with.Nation, now.Month] * Math.Exp(_push * (now.Unemployment - now.UnemploymentAtStart));
        foreach ((int slot, double propensity, bool barred) in _homes)
        {
            double open = barred ? notRussia : everywhere;
            rates[slot] = propensity * common * open / (1 + open);
        }
    }

    /// <summary>Utility of a place relative to staying at home.</summary>
    public double Utility(int place, Situation now)
    {
        int t = now.Index;
        NationInputs inputs = _with.Inputs;
        double home = inputs.HomeWage[t];
        double papers = place == _with.RussiaIndex
            ? (inputs.PatentOpen[t] * inputs.PatentEntryCost[t]) + (inputs.UnionOpen[t] * inputs.UnionCost[t])
            : inputs.PaperCost[place][t];
        return _constant[place]
            + (_wage * Math.Log(inputs.Wage[place][t] / home))
            + (_network * Math.Log(now.Network[place] + _networkFloor))
            - (_cost * (inputs.TravelCost[place][t] + papers) / home)
            - (_risk * inputs.Enforcement[place][t])
            - (_fear * inputs.Fear[place][t])
            + (_language * inputs.Language[place][t]);
    }

    /// <summary>Share of an alternative in its place by month; union entry counts as a visit until the union is open.</summary>
    private double[] EntryShares(Alternative way)
    {
        string place = _with.States.Destinations[way.Place];
        string status = _with.States.All[way.State].Status;
        IReadOnlyList<double> Of(string status) => _with.Entries.Shares(_with.Nation, place, status, _with.Inputs.Start, _with.Inputs.Months);
        IReadOnlyList<double> own = Of(status);
        IReadOnlyList<double> union = place == ProcessInputs.Russia ? Of("union") : own;
        double[] shares = new double[own.Count];
        for (int m = 0; m < shares.Length; m++)
        {
            // Who would enter as a worker of the union comes as a visitor where the nation is no member.
            bool member = place == ProcessInputs.Russia && _with.Inputs.UnionOpen[m] > 0;
            shares[m] = (status, member) switch
            {
                ("union", false) => 0,
                ("visitor", false) when place == ProcessInputs.Russia => own[m] + union[m],
                _ => own[m],
            };
        }

        return shares;
    }
}
