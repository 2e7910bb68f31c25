using Corridor.Data;
using Corridor.Inference.Backtesting;
using Corridor.Inference.Calibration;
using Corridor.Simulation;
using Corridor.Statistics;

namespace Corridor.Experiments.Ensembles;

/// <summary>How far the model itself goes astray in one kind of quantity.</summary>
/// <param name="Kind">population, stock, money or share.</param>
/// <param name="Sd">Standard deviation in the long run: of the logarithm, for shares of the logit.</param>
/// <param name="HalfLifeYears">Years after which half of a discrepancy is left, at least 1: it was learnt from figures of years.</param>
public sealed record KindOfDiscrepancy(string Kind, double Sd, double HalfLifeYears);

/// <summary>
/// What the model misses besides parameters and drivers, as backtests have taught (<see cref="LearntDiscrepancy"/>). It moves
/// what a member shows, not what the model computes: from the month after the last that calibration has seen, each kind of quantity of a nation is
/// multiplied by a factor that begins at one and reverts to it; shares move on the logit. The same member has the same discrepancy in every scenario.
/// </summary>
/// <remarks>
/// One factor moves all stocks abroad of a nation, so that shares and concentration of destinations stay; money moves remittances and their ratio to GDP
/// alike; the irregular share moves as a share.
/// </remarks>
public sealed class ModelDiscrepancy
{
    private const double ShortestYears = 1;
    private const ulong Purpose = 1203;
    private const string Population = "population";
    private const string Stock = "stock";
    private const string Money = "money";
    private const string Share = "share";
    private static readonly string[] KindNames = [Population, Stock, Money, Share];
    private readonly Month _from;

    /// <summary>Creates a discrepancy of some kinds, from a month on.</summary>
    public ModelDiscrepancy(IReadOnlyList<KindOfDiscrepancy> kinds, Month from)
    {
        Kinds = kinds;
        _from = from;
    }

    /// <summary>First month that it moves.</summary>
    public Month From => _from;

    /// <summary>The kinds that have one.</summary>
    public IReadOnlyList<KindOfDiscrepancy> Kinds { get; }

    /// <summary>What the last trial that ended by the end of calibration taught; null when none did.</summary>
    /// <param name="learnt">What backtests have taught.</param>
    /// <param name="last">Last month that calibration has seen.</param>
    public static ModelDiscrepancy? Of(LearntDiscrepancy learnt, Month last)
    {
        KindOfDiscrepancy[] kinds =
        [
            .. KindNames.Select(kind => learnt.KnownAt(last, kind)).OfType<LearntError>()
                .Select(error => new KindOfDiscrepancy(error.Kind, error.Sd, Math.Max(ShortestYears, error.HalfLifeYears))),
        ];
        return kinds.Length > 0 ? new ModelDiscrepancy(kinds, last.Plus(1)) : null;
    }

    /// <summary>A member with its discrepancy.</summary>
    /// <param name="member">The member as the model computed it.</param>
    /// <param name="seed">Seed.</param>
    public Member Of(Member member, ulong seed) => member with { Nations = [.. member.Nations.Select((nation, n) => Of(nation, member.Number, seed))] };

    private NationSummary Of(NationSummary nation, int member, ulong seed)
    {
        int months = nation.Months.Count > 0 ? nation.Months[0].Length : 0;
        Dictionary<string, double[]> paths = KindNames.ToDictionary(kind => kind, kind => Path(kind, nation.Nation, member, seed, months), StringComparer.Ordinal);
        float[] Along(int series, double[] path) => [.. nation.Months[series].Select((value, m) => (float)(value * Math.Exp(path[m])))];
        return nation with
        {
            Years = [.. nation.Years.Select(row => Moved(row, paths))],
            Months = [.. NationSummary.Series.Select((kept, s) => kept.Series switch
            {
                "stock" => Along(s, paths[Stock]),
                "remittances_recorded" => Along(s, paths[Money]),
                _ => nation.Months[s],
            })],
        };
    }

    private static HeadlineRow Moved(HeadlineRow row, Dictionary<string, double[]> paths)
    {
        int january = new Month(row.Year, 1) - Model.Scenario.Start;
        double At(string kind) => paths[kind][january + 5];
        double stock = Math.Exp(At(Stock));
        double money = Math.Exp(paths[Money].Skip(january).Take(12).Average());
        return row with
        {
            PopulationHome = row.PopulationHome * Math.Exp(At(Population)),
            CitizensAbroad = row.CitizensAbroad * stock,
            CitizensInRussia = row.CitizensInRussia * stock,
            IrregularShareInRussia = OnLogit(row.IrregularShareInRussia, At(Share)),
            RemittancesRecordedUsdBn = row.RemittancesRecordedUsdBn * money,
            RemittancesGdpPercent = row.RemittancesGdpPercent * money,
        };
    }

    private static double OnLogit(double share, double by) => share is > 0 and < 1 ? 1 / (1 + ((1 - share) / share * Math.Exp(-by))) : share;

    private double[] Path(string kind, string nation, int member, ulong seed, int months)
    {
        double[] path = new double[months];
        int first = _from - Model.Scenario.Start;
        if (Kinds.FirstOrDefault(one => one.Kind == kind) is not { Sd: > 0 } of || first >= months)
        {
            return path;
        }

        ulong key = nation.Aggregate((ulong)Array.IndexOf(KindNames, kind) + 1, (sum, letter) => (sum << 8) | letter);
        IRandomBits bits = new KeyedSplitMix(seed).Stream(Purpose, key, (ulong)member);
        double[] factors = DriverFit.Reverting(of.Sd, 12 * of.HalfLifeYears).Departures([.. Enumerable.Range(0, months - Math.Max(first, 0)).Select(_ => bits.Normal())]);
        for (int m = Math.Max(first, 0); m < months; m++)
        {
            path[m] = Math.Log(factors[m - Math.Max(first, 0)]);
        }

        return path;
    }
}
