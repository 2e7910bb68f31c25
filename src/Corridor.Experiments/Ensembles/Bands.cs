using Corridor.Simulation;
using Corridor.Statistics;

namespace Corridor.Experiments.Ensembles;

/// <summary>The middle and the ends of the band that holds eight members in ten.</summary>
/// <param name="P10">A tenth of the members lies below.</param>
/// <param name="P50">Half of the members lie below.</param>
/// <param name="P90">A tenth of the members lies above.</param>
public sealed record Band(double P10, double P50, double P90)
{
    private static readonly double[] Levels = [0.1, 0.5, 0.9];

    /// <summary>The band of values, at least one; NaN where a value is not a number.</summary>
    public static Band Of(IReadOnlyList<double> values)
    {
        if (values.Any(value => !double.IsFinite(value)))
        {
            return new Band(double.NaN, double.NaN, double.NaN);
        }

        double[] quantiles = Quantiles.Of(values, Levels);
        return new Band(quantiles[0], quantiles[1], quantiles[2]);
    }
}

/// <summary>An indicator of the headline.</summary>
/// <param name="Name">Name as in the JSON of a run.</param>
/// <param name="Of">Its value.</param>
public sealed record HeadlineIndicator(string Name, Func<HeadlineRow, double> Of)
{
    /// <summary>All indicators, in the order of the headline.</summary>
    public static readonly IReadOnlyList<HeadlineIndicator> All =
    [
        new("population_home", row => row.PopulationHome),
        new("citizens_abroad", row => row.CitizensAbroad),
        new("citizens_in_russia", row => row.CitizensInRussia),
        new("irregular_share_in_russia", row => row.IrregularShareInRussia),
        new("remittances_recorded_usd_bn", row => row.RemittancesRecordedUsdBn),
        new("remittances_gdp_percent", row => row.RemittancesGdpPercent),
        new("russia_share_of_stock", row => row.RussiaShareOfStock),
        new("destination_hhi", row => row.DestinationHhi),
    ];

    /// <summary>The indicator of a name, or null.</summary>
    public static HeadlineIndicator? Find(string name) => All.FirstOrDefault(one => one.Name == name);
}

/// <summary>What the members of an ensemble say together.</summary>
/// <param name="Members">Members, at least one.</param>
public sealed record Bands(IReadOnlyList<Member> Members)
{
    /// <summary>The band of an indicator of a nation in a year that the run covers whole.</summary>
    public Band Of(string nation, int year, HeadlineIndicator indicator) => Band.Of(Values(nation, year, indicator));

    /// <summary>The values of an indicator, a member each; empty where the run does not cover the year.</summary>
    public double[] Values(string nation, int year, HeadlineIndicator indicator) =>
        [.. Members.Select(member => NationOf(member, nation).In(year)).OfType<HeadlineRow>().Select(indicator.Of)];

    /// <summary>The band of a monthly series that members keep, by month; null when they do not keep it.</summary>
    public IReadOnlyList<Band>? Of(string nation, string series, string place)
    {
        int at = NationSummary.Series.ToList().IndexOf(new KeptSeries(series, place));
        if (at < 0)
        {
            return null;
        }

        float[][] paths = [.. Members.Select(member => NationOf(member, nation).Months[at])];
        return [.. Enumerable.Range(0, paths[0].Length).Select(month => Band.Of([.. paths.Select(path => (double)path[month])]))];
    }

    /// <summary>What each member keeps of a nation.</summary>
    public IEnumerable<NationSummary> Nation(string nation) => Members.Select(member => NationOf(member, nation));

    private static NationSummary NationOf(Member member, string nation) => member.Nations.First(one => one.Nation == nation);
}

/// <summary>In how many futures an indicator lies below or above a threshold.</summary>
/// <param name="Futures">Members in which it does.</param>
/// <param name="Members">All members.</param>
public sealed record Chance(int Futures, int Members)
{
    /// <summary>Share of the members.</summary>
    public double Share => (double)Futures / Members;

    /// <summary>Standard error of the share, from the number of members (Wilson's, so that none and all are not certain).</summary>
    public double StandardError => Math.Sqrt(((Futures + 2.0) / (Members + 4.0)) * (1 - ((Futures + 2.0) / (Members + 4.0))) / (Members + 4.0));

    /// <summary>Counts the values below, or above, a threshold.</summary>
    public static Chance Of(IReadOnlyList<double> values, double threshold, bool below) =>
        new(values.Count(value => below ? value < threshold : value > threshold), values.Count);

    /// <summary>"in 7 of 10 futures"; where that would say none or all without being so, of a hundred, then of all.</summary>
    public override string ToString()
    {
        foreach (int of in (int[])[10, 100])
        {
            int rounded = (int)Math.Round(Share * of, MidpointRounding.AwayFromZero);
            if ((rounded > 0 || Futures == 0) && (rounded < of || Futures == Members) && of <= Members)
            {
                return FormattableString.Invariant($"in {rounded} of {of} futures");
            }
        }

        return FormattableString.Invariant($"in {Futures} of {Members} futures");
    }
}
