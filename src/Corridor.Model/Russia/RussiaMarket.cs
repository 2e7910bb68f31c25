using Corridor.Data;

namespace Corridor.Model.Russia;

/// <summary>
/// Russia's labour market by month, beside the same without the scenario (subscript 0):
///   wage = ((S / D) / (S0 / D0)) ^ -elasticity          (Borjas 2003, Quarterly Journal of Economics 118, gives the elasticity)
///   chance = ((1 - u) / (1 - u0)) ^ weight
/// S is all labour: the labour force of residents and the workers of the five nations at the end of the month before; D what employers want. Of S, U have no
/// work and of D, V are vacant: V - U = D - S, and U V = k S D is the curve of Beveridge (Pissarides 2000, Equilibrium Unemployment Theory, chapter 1), whose
/// k is that of the last published unemployment; before it u is the published one. Without a change of S or D both factors are exactly 1, so that a run
/// without one keeps every bit.
/// </summary>
public sealed class RussiaMarket
{
    private const int Middle = 6;
    private readonly ModelSystem _system;
    private readonly int _months;
    private readonly int _published;
    private readonly double _curve;

    /// <summary>Computes the market.</summary>
    /// <param name="system">The system, under a scenario or not.</param>
    /// <param name="months">Months of the run.</param>
    /// <param name="five">The five nations' people in Russia.</param>
    /// <param name="reference">The same without the scenario; null where there is none.</param>
    public RussiaMarket(ModelSystem system, int months, FiveInRussia five, FiveInRussia? reference)
    {
        (_system, _months) = (system, months);
        Month end = Scenario.Start.Plus(months - 1);
        People = new RussiaPeople(system.RussiaData, system.RussiaEdits, system.Displaced, end.Year);
        More = reference is null ? null : five.Beyond(reference);
        _published = new Month(system.RussiaData.UnemploymentUntil, Middle) - Scenario.Start;
        RussiaPeople before = reference is null ? People : new RussiaPeople(system.RussiaData, [], system.Displaced.Unedited(), end.Year);
        Labour without = Of(before, reference ?? five, null);
        _curve = months > _published ? CurveOf(without) : double.NaN;
        double[] u0 = UnemploymentOf(without);
        Unemployment = u0;
        if (reference is null)
        {
            return;
        }

        Labour with = Of(People, five, without);
        Unemployment = UnemploymentOf(with);
        Reaction = ReactionOf(with, without, Unemployment, u0);
    }

    /// <summary>Residents under the scenario, without <see cref="More"/>.</summary>
    public RussiaPeople People { get; }

    /// <summary>What the scenario adds of the five nations' people; null where there is no scenario.</summary>
    public FiveInRussia? More { get; }

    /// <summary>Unemployed per person of all labour by month.</summary>
    public double[] Unemployment { get; }

    /// <summary>What the market does to what is earned; null where nothing deviates.</summary>
    public WageReaction? Reaction { get; }

    private readonly record struct Labour(double[] Force, double[] Supply, double[] Demand);

    /// <summary>
    /// Labour and demand; before the first change of residents or demand they are those without the scenario, since numbers of years lie on straight lines
    /// between their middles and nothing may act before it is changed.
    /// </summary>
    private Labour Of(RussiaPeople people, FiveInRussia five, Labour? without)
    {
        double[] force = people.Monthly(people.LabourForce, Scenario.Start, _months);
        double[] demand = people.Monthly(people.Demand, Scenario.Start, _months);
        if (without is { } unchanged)
        {
            int changed = Math.Min(_months, FirstChange() - Scenario.Start);
            unchanged.Force.AsSpan(0, changed).CopyTo(force);
            unchanged.Demand.AsSpan(0, changed).CopyTo(demand);
        }

        double[][] participation = [.. Enumerable.Range(0, Strata.Sexes.Count).Select(sex => people.Monthly(year => people.Participation(year, sex), Scenario.Start, _months))];
        double[] supply = new double[_months];
        for (int t = 0; t < _months; t++)
        {
            int before = Math.Max(0, t - 1);
            supply[t] = force[t] + five.Workers[before];
            for (int sex = 0; without is not null && sex < participation.Length; sex++)
            {
                supply[t] += participation[sex][t] * More!.Adults[sex][before];
            }
        }

        return new Labour(force, supply, demand);
    }

    /// <summary>First month of the changes of residents and demand.</summary>
    private Month FirstChange() =>
        _system.RussiaEdits.Select(edit => edit.When.From)
            .Concat(_system.Displaced.Edits.Added.Select(added => added.From))
            .Concat(_system.Displaced.Edits.HalfLives.Select(edit => edit.When.From))
            .DefaultIfEmpty(Scenario.Latest.Plus(1))
            .Min();

    private double CurveOf(Labour labour)
    {
        (double supply, double demand) = (labour.Supply[_published], labour.Demand[_published]);
        double unemployed = supply * _system.RussiaData.Unemployment[RussiaData.PlaceOf(_system.RussiaData.UnemploymentUntil)];
        return unemployed * Math.Max(0, unemployed + demand - supply) / (supply * demand);
    }

    private double[] UnemploymentOf(Labour labour)
    {
        double[] rates = People.Monthly(year => _system.RussiaData.Unemployment[RussiaData.PlaceOf(year)], Scenario.Start, _months);
        for (int t = _published + 1; t < _months; t++)
        {
            double gap = labour.Demand[t] - labour.Supply[t];
            double root = Math.Sqrt((gap * gap) + (4 * _curve * labour.Supply[t] * labour.Demand[t]));
            rates[t] = (root - gap) / 2 / labour.Supply[t];
        }

        return rates;
    }

    private WageReaction? ReactionOf(Labour with, Labour without, double[] u, double[] u0)
    {
        double[] elasticity = People.Monthly(People.ElasticityIn, Scenario.Start, _months);
        double[] weight = People.Monthly(People.OpeningsIn, Scenario.Start, _months);
        int begins = WageReaction.Begins(_system) - Scenario.Start;
        double[] wage = new double[_months];
        double[] openings = new double[_months];
        for (int t = 0; t < _months; t++)
        {
            bool same = t < begins || (with.Supply[t] == without.Supply[t] && with.Demand[t] == without.Demand[t]);
            wage[t] = same ? 1 : Math.Exp(-elasticity[t] * Math.Log(with.Supply[t] / with.Demand[t] / (without.Supply[t] / without.Demand[t])));
            openings[t] = same ? 1 : Math.Exp(weight[t] * Math.Log((1 - u[t]) / (1 - u0[t])));
        }

        int first = Enumerable.Range(0, _months).FirstOrDefault(t => wage[t] != 1 || openings[t] != 1, _months);
        return first == _months ? null : new WageReaction(Scenario.Start.Plus(first), wage[first..], openings[first..]);
    }
}
