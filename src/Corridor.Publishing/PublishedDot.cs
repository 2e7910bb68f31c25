using Corridor.Data;

namespace Corridor.Publishing;

/// <summary>A published figure as a chart shows it.</summary>
/// <param name="When">Month in which it stands; the middle of the period that the figure counts.</param>
/// <param name="Low">Lower end in the chart's plain unit: persons, US dollars a year, or percent; NaN when only the upper end is given.</param>
/// <param name="High">Upper end; equal to <paramref name="Low"/> for a single number.</param>
/// <param name="FigureId">Id in the evidence base (E0642), or of the row it comes from.</param>
/// <param name="Source">Source as a reader should see it.</param>
/// <param name="Label">What it counts, in a few words.</param>
public sealed record PublishedDot(Month When, double Low, double High, string FigureId, string Source, string Label);

/// <summary>An event marked in charts.</summary>
/// <param name="On">Day.</param>
/// <param name="Name">Short name, at best under 30 characters.</param>
/// <param name="Nations">Nations that it touches; empty for all.</param>
public sealed record ChartEvent(DateOnly On, Label Name, IReadOnlyList<string> Nations)
{
    /// <summary>Month of the day.</summary>
    public Month Month => new(On.Year, On.Month);

    /// <summary>True when the event touches a nation.</summary>
    public bool Touches(string nation) => Nations.Count == 0 || Nations.Contains(nation, StringComparer.Ordinal);
}

/// <summary>Names of the charts that show published figures; a name and a nation make the key of <see cref="ReportInput.Dots"/>.</summary>
public static class ChartKey
{
    /// <summary>Citizens in Russia, persons.</summary>
    public static string Russia(string nation) => "russia." + nation;

    /// <summary>Citizens abroad in all places, persons.</summary>
    public static string Abroad(string nation) => "abroad." + nation;

    /// <summary>Recorded remittances, US dollars a year; a calendar year stands at July (its middle).</summary>
    public static string Remittances(string nation) => "remittances." + nation;

    /// <summary>Recorded remittances, percent of GDP.</summary>
    public static string RemittancesGdp(string nation) => "remittances_gdp." + nation;

    /// <summary>Population by the definition of the United Nations, persons at mid-year.</summary>
    public static string Population(string nation) => "population." + nation;

    /// <summary>Unemployment at home, percent.</summary>
    public static string Unemployment(string nation) => "unemployment." + nation;
}
