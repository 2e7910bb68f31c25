namespace Corridor.Model.Processes;

/// <summary>
/// Regularisation: visitor (and, more rarely, irregular) -> patent, union worker, work permit in Russia.
/// Rate = base(nation, way) x open(rule) x exp(-b_price price / W), with price the monthly cost of the status (fee plus a twelfth of what
/// getting it costs in fact) and W the monthly wage in the place; for contracts also x compliance of employers / its value at the start; from irregular x pardon while one is open.
/// Who may, from when, and at what price: data/regimes/RUS.
/// </summary>
public sealed class Regularisation : IProcess
{
    private readonly ProcessInputs _with;
    private readonly (int Patent, int Union, int Permit)[] _visitors;
    private readonly int _irregularToPatent;
    private readonly int _irregularToUnion;
    private readonly double _patent;
    private readonly double _union;
    private readonly double _permit;
    private readonly double _fromIrregular;
    private readonly double _price;
    private readonly double _pardon;

    /// <summary>Declares the moves.</summary>
    public Regularisation(ProcessInputs with)
    {
        _with = with;
        Moves moves = with.Moves;
        State patent = with.InRussia("patent");
        State union = with.InRussia("union");
        State permit = with.InRussia("permit");
        State irregular = with.InRussia("irregular");
        _visitors =
        [
            .. with.Visitors.Select(visitor => (
                moves.Rate("regularisation", visitor, patent, "working"),
                moves.Rate("regularisation", visitor, union, "working"),
                moves.Rate("regularisation", visitor, permit, "working"))),
        ];
        _irregularToPatent = moves.Rate("regularisation", irregular, patent, "working");
        _irregularToUnion = moves.Rate("regularisation", irregular, union, "working");
        _patent = with.Of("regularisation.patent");
        _union = with.Of("regularisation.union");
        _permit = with.Of("regularisation.permit");
        _fromIrregular = with.Of("regularisation.from_irregular");
        _price = with.Of("regularisation.b_price");
        _pardon = with.Of("regularisation.pardon");
    }

    /// <summary>Monthly cost of working on a patent, as a share of the monthly wage.</summary>
    public static double PatentPrice(NationInputs inputs, int russia, int t) =>
        (inputs.PatentFee[t] + (inputs.PatentEntryCost[t] / 12)) / inputs.Wage[russia][t];

    /// <inheritdoc/>
    public void SetRates(Situation now, Span<double> rates)
    {
        int t = now.Index;
        NationInputs inputs = _with.Inputs;
        double wage = inputs.Wage[_with.RussiaIndex][t];
        double patent = inputs.PatentOpen[t] * Math.Exp(-_price * PatentPrice(inputs, _with.RussiaIndex, t));
        double union = inputs.UnionOpen[t] * Math.Exp(-_price * inputs.UnionCost[t] / 12 / wage) * inputs.EmployerCompliance[t] / inputs.EmployerCompliance[0];
        foreach ((int toPatent, int toUnion, int toPermit) in _visitors)
        {
            rates[toPatent] = _patent * patent;
            rates[toUnion] = _union * union;
            rates[toPermit] = _permit * inputs.PermitOpen[t];
        }

        double fromIrregular = _fromIrregular * (inputs.Pardon[t] > 0 ? _pardon : 1);
        rates[_irregularToPatent] = fromIrregular * patent;
        rates[_irregularToUnion] = fromIrregular * union;
    }
}
