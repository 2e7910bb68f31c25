using Corridor.Data;

namespace Corridor.Simulation;

/// <summary>A monthly series that ensembles keep.</summary>
/// <param name="Series">Name of the series.</param>
/// <param name="Place">Place; empty for all.</param>
public sealed record KeptSeries(string Series, string Place);

/// <summary>What an ensemble keeps of a nation in one member.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Years">The headline of every calendar year that the run covers whole.</param>
/// <param name="Months">Monthly values of each of <see cref="Series"/>, in single precision.</param>
public sealed record NationSummary(string Nation, IReadOnlyList<HeadlineRow> Years, IReadOnlyList<float[]> Months)
{
    /// <summary>
    /// The monthly series kept: persons in Russia in every status; recorded remittances of migrants, from everywhere and from Russia, USD million;
    /// unemployment at home.
    /// </summary>
    public static readonly IReadOnlyList<KeptSeries> Series =
    [
        new("stock", "RUS"),
        new("remittances_recorded", string.Empty),
        new("remittances_recorded", "RUS"),
        new("unemployment", string.Empty),
    ];

    /// <summary>Reads what is kept from the series of a run.</summary>
    public static NationSummary Of(SeriesTable table, string nation)
    {
        int last = table.End.Number == 12 ? table.End.Year : table.End.Year - 1;
        return new NationSummary(
            nation,
            [.. Enumerable.Range(table.Start.Year, Math.Max(0, last - table.Start.Year + 1)).Select(year => Indicators.Row(table, nation, year))],
            [.. Series.Select(kept => table.Sum(kept.Series, nation, kept.Place.Length == 0 ? null : kept.Place).Select(value => (float)value).ToArray())]);
    }

    /// <summary>The headline of a year, or null.</summary>
    public HeadlineRow? In(int year) => Years.FirstOrDefault(row => row.Year == year);

    /// <summary>The month at a position.</summary>
    public static Month MonthAt(int position) => Model.Scenario.Start.Plus(position);
}

/// <summary>One future: what is kept of every nation under one draw of the parameters and one path of each driver.</summary>
/// <param name="Number">Number of the member, from 1.</param>
/// <param name="Nations">Nations in the order of the model.</param>
public sealed record Member(int Number, IReadOnlyList<NationSummary> Nations);
