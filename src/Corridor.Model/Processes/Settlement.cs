namespace Corridor.Model.Processes;

/// <summary>
/// Settlement in Russia: patent, union, permit, student, dependant -> temporary -> permanent -> citizen; repatriation skips the first step.
/// -> temporary at base(nation) x (quota / quota at the start)^elasticity x (1 + pull x simplified way open) x (kin / kin at the start)^chain,
/// with kin the nation's people in Russia with permanent residence or acquired citizenship;
/// temporary -> permanent at take-up / wait; permanent -> citizen at take-up / wait on the general way, at a rate of its own on the
/// simplified way; where both ways are closed a small rest passes (volunteers for the war). dependant -> permanent with the family;
/// -> permanent at once for repatriates; a few graduates get permanent residence.
/// Waiting times, quotas, openings and stops by nation and date: data/regimes/RUS.
/// </summary>
public sealed class Settlement : IProcess
{
    private static readonly string[] Settling = ["patent", "union", "permit", "student", "dependant"];
    private readonly ProcessInputs _with;
    private readonly (int Temporary, int Permanent)[] _slots;
    private readonly int _temporaryToPermanent;
    private readonly int _permanentToCitizen;
    private readonly double _temporary;
    private readonly double _elasticity;
    private readonly double _pull;
    private readonly double _permanent;
    private readonly double _general;
    private readonly double _simplified;
    private readonly double _rest;
    private readonly double _repatriation;
    private readonly double _chain;
    private readonly int[] _kin;
    private double _kinAtStart;

    /// <summary>Declares the moves.</summary>
    public Settlement(ProcessInputs with)
    {
        _with = with;
        Moves moves = with.Moves;
        State temporary = with.InRussia("temporary");
        State permanent = with.InRussia("permanent");
        _slots =
        [
            .. Settling.Select(status => (
                moves.Rate("settlement", with.InRussia(status), temporary, "working"),
                moves.Rate("settlement", with.InRussia(status), permanent, "working"))),
        ];
        _temporaryToPermanent = moves.Rate("settlement", temporary, permanent, NationModel.Flat);
        _permanentToCitizen = moves.Rate("settlement", permanent, with.InRussia("citizen"), NationModel.Flat);
        _temporary = with.Of("settlement.temporary");
        _elasticity = with.Of("settlement.quota_elasticity");
        _pull = with.Of("settlement.pull");
        _permanent = with.Of("settlement.permanent_take_up");
        _general = with.Of("settlement.citizen_take_up");
        _simplified = with.Of("settlement.citizen_simplified");
        _rest = with.Of("settlement.citizen_rest");
        _repatriation = with.Of("settlement.repatriation");
        _chain = with.Of("settlement.chain");
        _kin = [permanent.Index, with.InRussia("citizen").Index];
    }

    /// <summary>Takes the number of kin at the start from the persons by state and row.</summary>
    internal void BeginWith(IReadOnlyList<double[]> start) => _kinAtStart = Math.Max(1, _kin.Sum(state => start[state].Sum()));

    /// <inheritdoc/>
    public void SetRates(Situation now, Span<double> rates)
    {
        int t = now.Index;
        NationInputs inputs = _with.Inputs;
        double quota = inputs.TemporaryQuota[0] > 0 ? Math.Pow(Math.Max(inputs.TemporaryQuota[t], 1) / inputs.TemporaryQuota[0], _elasticity) : 1;
        double temporary = _temporary * quota * (1 + (_pull * inputs.Simplified[t])) * Chain(now);
        foreach ((int toTemporary, int toPermanent) in _slots)
        {
            rates[toTemporary] = temporary;
            rates[toPermanent] = _repatriation * inputs.Repatriation[t];
        }

        rates[_temporaryToPermanent] = _permanent / Math.Max(1, inputs.PermanentWait[t]);
        double general = inputs.GeneralCitizenship[t] * _general / Math.Max(1, inputs.CitizenshipWait[t]);
        double simplified = inputs.Simplified[t] * _simplified;
        rates[_permanentToCitizen] = general + simplified > 0 ? general + simplified : _rest;
    }

    /// <summary>Relatives of those who have settled settle more easily.</summary>
    private double Chain(Situation now)
    {
        double kin = Math.Max(1, now.Persons[_kin[0]] + now.Persons[_kin[1]]);
        return _chain == 0 ? 1 : Math.Pow(kin / _kinAtStart, _chain);
    }
}
