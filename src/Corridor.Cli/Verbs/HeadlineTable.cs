using System.Globalization;
using Corridor.Simulation;

namespace Corridor.Cli;

/// <summary>The headline numbers as a table for people.</summary>
internal static class HeadlineTable
{
    public static void Write(IReadOnlyList<HeadlineRow> rows, Screen screen)
    {
        TextTable table = new(
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
        foreach (HeadlineRow row in rows)
        {
            table.Add(
                row.Nation,
                row.Year.ToString(CultureInfo.InvariantCulture),
                Numbers.Text(row.PopulationHome),
                Numbers.Text(row.CitizensAbroad),
                Numbers.Text(row.CitizensInRussia),
                Numbers.Percent(row.IrregularShareInRussia),
                Numbers.Text(row.RemittancesRecordedUsdBn, 2),
                Numbers.Text(row.RemittancesGdpPercent, 1),
                Numbers.Percent(row.RussiaShareOfStock),
                Numbers.Text(row.DestinationHhi, 2));
        }

        table.Write(screen);
    }
}
