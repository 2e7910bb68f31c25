using System.Globalization;
using Corridor.Experiments.Ensembles;
using Corridor.Simulation;

namespace Corridor.Cli;

/// <summary>The headline numbers as a table for people.</summary>
internal static class HeadlineTable
{
    public static void Write(IReadOnlyList<HeadlineRow> rows, Screen screen)
    {
        TextTable table = Table();
        foreach (HeadlineRow row in rows)
        {
            table.Add([row.Nation, row.Year.ToString(CultureInfo.InvariantCulture), .. HeadlineIndicator.All.Select((indicator, i) => Text(i, indicator.Of(row)))]);
        }

        table.Write(screen);
    }

    /// <summary>The same with the middle of the members and, in brackets, the band that holds eight in ten.</summary>
    public static void Write(IReadOnlyList<HeadlineRow> rows, Bands bands, Screen screen)
    {
        TextTable table = Table();
        foreach (HeadlineRow row in rows)
        {
            table.Add([row.Nation, row.Year.ToString(CultureInfo.InvariantCulture), .. HeadlineIndicator.All.Select((indicator, i) => Text(i, bands.Of(row.Nation, row.Year, indicator)))]);
        }

        table.Write(screen);
    }

    private static TextTable Table() => new(
    [
        new("nation", Right: false, Key: true),
        new("year", Key: true),
        new("at home"),
        new("abroad"),
        new("in Russia"),
        new("irregular %"),
        new("remittances USD bn"),
        new("% of GDP"),
        new("Russia %"),
        new("HHI"),
    ]);

    private static string Text(int indicator, Band band) => $"{Text(indicator, band.P50)} [{Text(indicator, band.P10)}; {Text(indicator, band.P90)}]";

    /// <summary>An indicator by its place in the headline.</summary>
    private static string Text(int indicator, double value) => indicator switch
    {
        <= 2 => Numbers.Text(value),
        3 or 6 => Numbers.Percent(value),
        5 => Numbers.Text(value, 1),
        _ => Numbers.Text(value, 2),
    };
}
