using Corridor.Simulation;
using Corridor.Simulation.Displaced;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>The displaced people of a stored run in the years of the headline.</summary>
internal static class DisplacedOfRun
{
    /// <summary>The rows; none for a run of a program that had none.</summary>
    public static IReadOnlyList<DisplacedRow> Rows(RunStore store, RunRecord run) => DisplacedRow.Of(Series(store, run), Indicators.HeadlineYears);

    /// <summary>Writes the stocks as a table.</summary>
    public static void Write(IReadOnlyList<DisplacedRow> rows, Screen screen)
    {
        if (rows.Count == 0)
        {
            return;
        }

        int[] years = [.. rows.Select(row => row.Year).Distinct().Order()];
        TextTable table = new([new("displaced", Right: false, Key: true), new("place", Right: false), .. years.Select(year => new TableColumn(year.ToString(System.Globalization.CultureInfo.InvariantCulture)))]);
        foreach (IGrouping<(string Group, string Place), DisplacedRow> pair in rows.GroupBy(row => (row.Group, row.Place)))
        {
            table.Add([pair.Key.Group, pair.Key.Place, .. years.Select(year => Numbers.Sized(pair.First(row => row.Year == year).Persons))]);
        }

        table.Write(screen);
    }

    private static SeriesTable Series(RunStore store, RunRecord run)
    {
        SeriesTable all = new(run.Inputs.FirstMonth, run.Inputs.Months);
        foreach (string name in DisplacedSeries.Names)
        {
            SeriesTable one = store.LoadSeries(run, new SeriesFilter(Series: name));
            foreach (SeriesKey key in one.Keys)
            {
                all.Add(key, one.Find(key)!);
            }
        }

        return all;
    }
}
