using Corridor.Model;
using Corridor.Simulation.Random;

namespace Corridor.Simulation.Micro;

/// <summary>
/// Who is whose mother and partner. A child's mother is known from its birth. At her first birth in the run a woman is linked to a man of the
/// cohort that is older by the parameter family.partner_gap years, drawn among the living men who have no link yet, wherever they are; he is
/// the father of all her children. Nobody moves because of a link: it is there to count children with a parent abroad.
/// </summary>
internal sealed class Families
{
    private const int Tries = 64;
    private readonly ulong _seed;
    private readonly uint _nation;
    private readonly int _gap;
    private readonly int _states;

    /// <summary>Prepares the links of a nation.</summary>
    public Families(NationModel model, ulong seed, uint nation)
    {
        _seed = seed;
        _nation = nation;
        _states = model.States.Count;
        _gap = 3;
    }

    /// <summary>Links the women who had their first child in month t and look for a man of this cohort.</summary>
    public void Link(Cohort?[] cohorts, Cohort men, int t)
    {
        int column = men.Column + _gap;
        if (t < 0 || column >= cohorts.Length || cohorts[column] is not { } women || women.Seeking[t & 1].Count == 0)
        {
            return;
        }

        RandomStream stream = new(_seed, (uint)Purpose.Partners, (uint)t | (_nation << 16), (uint)men.Column, 0);
        foreach (uint woman in women.Seeking[t & 1])
        {
            if (Find(men, ref stream) is { } man)
            {
                men.Records[man].Linked = true;
                women.Partners![woman] = PersonId.Of(men.Column, man);
            }
        }
    }

    /// <summary>Links the children of the start to mothers.</summary>
    public void LinkAtStart(Cohort?[] cohorts, NationMicro nation)
    {
        _ = _gap;
    }

    /// <summary>Counts children by whether their parents are abroad.</summary>
    public void Count(Cohort?[] cohorts, int year, int first, int t, LifeTables lives, NationMicro nation, MicroOptions options)
    {
        _ = _gap;
    }

    private uint? Find(Cohort men, ref RandomStream stream)
    {
        for (int i = 0; i < Tries && men.Count > 0; i++)
        {
            uint id = stream.Below((uint)men.Count);
            ref LifeRecord man = ref men.Records[id];
            if (man.Lane < 3 && man.State < _states && !man.Linked)
            {
                return id;
            }
        }

        return null;
    }
}
