using System.Globalization;
using Corridor.Simulation;
using Corridor.Simulation.Russia;
using Corridor.Simulation.Store;

namespace Corridor.Cli;

/// <summary>Russia's population and labour market of a stored run in the years of the headline.</summary>
internal static class RussiaOfRun
{
    /// <summary>The rows; none for a run of a program that had none.</summary>
    public static IReadOnlyList<RussiaRow> Rows(RunStore store, RunRecord run)
    {
        SeriesTable all = new(run.Inputs.FirstMonth, run.Inputs.Months);
        foreach (string name in RussiaSeries.Names)
        {
            SeriesTable one = store.LoadSeries(run, new SeriesFilter(Series: name));
            foreach (SeriesKey key in one.Keys)
            {
                all.Add(key, one.Find(key)!);
            }
        }

        return RussiaRow.Of(all, Indicators.HeadlineYears);
    }

    /// <summary>Writes them as a table.</summary>
    public static void Write(IReadOnlyList<RussiaRow> rows, Screen screen)
    {
        if (rows.Count == 0)
        {
            return;
        }

        TextTable table = new([new("Russia", Right: false, Key: true), .. rows.Select(row => new TableColumn(row.Year.ToString(CultureInfo.InvariantCulture)))]);
        foreach ((string name, Func<RussiaRow, double> of) in RussiaRow.Numbers)
        {
            table.Add([name.Replace('_', ' '), .. rows.Select(row => Numbers.Sized(of(row)))]);
        }

        table.Write(screen);
    }
}
