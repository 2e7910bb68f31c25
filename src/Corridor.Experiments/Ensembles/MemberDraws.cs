using Corridor.Inference.Calibration;
using Corridor.Model.Parameters;
using Corridor.Statistics;

namespace Corridor.Experiments.Ensembles;

/// <summary>
/// Which draw of the posterior a member has. The draws of a nation are put in a random order that depends on the seed and the nation, and members
/// take them one after another: the first hundred members are the same in an ensemble of a hundred and of a thousand, and no draw comes twice
/// before all have come once.
/// </summary>
public sealed class MemberDraws
{
    private const ulong Purpose = 1202;
    private readonly PosteriorDraws _draws;
    private readonly int[] _order;

    /// <summary>Puts the draws of a nation in order.</summary>
    public MemberDraws(PosteriorDraws draws, ulong seed)
    {
        _draws = draws;
        _order = [.. Enumerable.Range(0, draws.Draws.Count)];
        ulong nation = draws.Nation.Aggregate(0UL, (key, letter) => (key << 8) | letter);
        IRandomBits bits = new KeyedSplitMix(seed).Stream(Purpose, nation, 0);
        for (int i = _order.Length - 1; i > 0; i--)
        {
            int other = bits.Below(i + 1);
            (_order[i], _order[other]) = (_order[other], _order[i]);
        }
    }

    /// <summary>The row of the draws that a member has.</summary>
    /// <param name="member">Number of the member, from 1.</param>
    public int RowOf(int member) => _order[(member - 1) % _order.Length];

    /// <summary>The parameters of a member: those given, with what was fitted to the nation changed. Errors of figures are no parameters of the model.</summary>
    /// <param name="parameters">All parameters.</param>
    /// <param name="member">Number of the member, from 1.</param>
    public ParameterSet Of(ParameterSet parameters, int member)
    {
        double[] draw = _draws.Draws[RowOf(member)];
        return parameters.With(_draws.Parameters.Select((one, k) => (one.Id, one.Key, draw[k])).Where(change => change.Id.Length > 0));
    }
}
