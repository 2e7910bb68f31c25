using Corridor.Model;
using Corridor.Model.Population;
using Corridor.Simulation.Random;

namespace Corridor.Simulation.Micro;

/// <summary>
/// Who is whose mother and partner. A child's mother is known from its birth; children under 18 at the start get one among the women of the
/// nation by the fertility of that year. At her first known child a woman is linked to a man of the cohort that is older by lives.partner_gap
/// years, drawn among the living men who have no link yet, wherever they are: he counts as the father of all her children. Nobody moves
/// because of a link: links are there to count children with a parent abroad.
/// </summary>
internal sealed class Families
{
    private const int Tries = 64;
    private const int ChildUntil = 18;
    private const int Asked = 200_000;
    private readonly NationModel _model;
    private readonly ulong _seed;
    private readonly uint _nation;
    private readonly int _gap;
    private readonly int _states;

    /// <summary>Prepares the links of a nation.</summary>
    public Families(NationModel model, ulong seed, uint nation)
    {
        _model = model;
        _seed = seed;
        _nation = nation;
        _states = model.States.Count;
        _gap = model.Lives.PartnerGap;
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
            LinkTo(women, woman, men, ref stream);
        }
    }

    /// <summary>Links the children of the start to mothers, and these to partners.</summary>
    public void LinkAtStart(Cohort?[] cohorts, NationMicro nation)
    {
        double[] fertility = _model.Birth.Fertility(Scenario.Start.Year).Values;
        int youngest = Strata.OldestAge - ChildUntil;
        nation.InParallel(youngest, Strata.Ages, (_, column) => FindMothers(cohorts, cohorts[column]!, fertility));
        for (int column = youngest; column < Strata.Ages; column++)
        {
            Cohort children = cohorts[column]!;
            RandomStream stream = new(_seed, (uint)Purpose.Partners, _nation << 16, (uint)column, 1);
            for (int id = 0; id < children.Count; id++)
            {
                uint mother = children.Mothers![id];
                if (mother == 0)
                {
                    continue;
                }

                Cohort women = cohorts[PersonId.Column(mother)]!;
                uint woman = (uint)PersonId.Id(mother);
                if (!women.Records[woman].Linked)
                {
                    women.Records[woman].Linked = true;
                    if (women.Column >= _gap)
                    {
                        LinkTo(women, woman, cohorts[women.Column - _gap]!, ref stream);
                    }
                }
            }
        }
    }

    /// <summary>Counts the children at home under 18 by whether their parents are abroad; of many children every n-th is asked about.</summary>
    public void Count(Cohort?[] cohorts, int firstColumn, int year, LifeTables lives)
    {
        int last = firstColumn + Strata.OldestAge;
        int first = last - ChildUntil + 1;
        long all = 0;
        for (int column = first; column <= last; column++)
        {
            all += cohorts[column]?.Count ?? 0;
        }

        int every = (int)Math.Max(1, all / Asked);
        long[] counts = new long[4];
        for (int column = first; column <= last; column++)
        {
            if (cohorts[column] is { } children)
            {
                Ask(cohorts, children, every, counts);
            }
        }

        lives.AddChildren(year, counts, every);
    }

    private void Ask(Cohort?[] cohorts, Cohort children, int every, long[] counts)
    {
        for (int id = children.Column % every; id < children.Count; id += every)
        {
            uint mother = children.Mothers![id];
            if (mother == 0 || !IsAtHome(children.Records[id].State))
            {
                continue;
            }

            Cohort women = cohorts[PersonId.Column(mother)]!;
            uint father = women.Partners![PersonId.Id(mother)];
            bool motherAway = IsAbroad(women.Records[PersonId.Id(mother)].State);
            bool fatherAway = father != 0 && IsAbroad(cohorts[PersonId.Column(father)]!.Records[PersonId.Id(father)].State);
            counts[0]++;
            counts[1] += motherAway && !fatherAway ? 1 : 0;
            counts[2] += fatherAway && !motherAway ? 1 : 0;
            counts[3] += motherAway && fatherAway ? 1 : 0;
        }
    }

    /// <summary>A mother for each child: her age by fertility times the women of that age, then any living woman of the cohort.</summary>
    private void FindMothers(Cohort?[] cohorts, Cohort children, double[] fertility)
    {
        double[] upto = new double[PopulationData.OldestMother - PopulationData.YoungestMother + 1];
        double sum = 0;
        for (int i = 0; i < upto.Length; i++)
        {
            int age = PopulationData.YoungestMother + i;
            int column = children.Column - age;
            double women = column < 0 ? 0 : cohorts[column]!.Count / 2.0;
            upto[i] = sum += women * fertility[Strata.Row(age, 1, 0)];
        }

        RandomStream stream = new(_seed, (uint)Purpose.Mothers, _nation << 16, (uint)children.Column, 0);
        for (int id = 0; id < children.Count && sum > 0; id++)
        {
            int at = Array.BinarySearch(upto, stream.NextDouble() * sum);
            int column = children.Column - PopulationData.YoungestMother - Math.Min(upto.Length - 1, at < 0 ? ~at : at + 1);
            if (column >= 0 && Find(cohorts[column]!, woman => woman.Lane >= 3, ref stream) is { } mother)
            {
                children.Mothers![id] = PersonId.Of(column, mother);
            }
        }
    }

    private void LinkTo(Cohort women, uint woman, Cohort men, ref RandomStream stream)
    {
        if (Find(men, man => man.Lane < 3 && !man.Linked, ref stream) is { } partner)
        {
            men.Records[partner].Linked = true;
            women.Partners![woman] = PersonId.Of(men.Column, partner);
        }
    }

    private uint? Find(Cohort among, Predicate<LifeRecord> fits, ref RandomStream stream)
    {
        for (int i = 0; i < Tries && among.Count > 0; i++)
        {
            uint id = stream.Below((uint)among.Count);
            if (among.Records[id].State < _states && fits(among.Records[id]))
            {
                return id;
            }
        }

        return null;
    }

    private bool IsAtHome(int state) => state < _states && _model.States.PlaceOf[state] < 0;

    private bool IsAbroad(int state) => state < _states && _model.States.PlaceOf[state] >= 0;
}
