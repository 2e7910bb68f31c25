using System.Globalization;
using Corridor.Simulation.Micro;

namespace Corridor.Cli;

/// <summary>A few numbers of simulated lives for the screen; all of them are in the CSV and the report.</summary>
internal static class LivesSummary
{
    private const string Cohort = "1990-1994";

    /// <summary>Writes a row a nation; beside it, where given, a run in which persons are alike.</summary>
    public static void Write(IReadOnlyList<LifeRow> rows, IReadOnlyList<LifeRow>? alike, IReadOnlyList<string> nations, Screen screen)
    {
        List<TableColumn> columns = [new("nation", Right: false, Key: true)];
        string[] measures = [$"men born {Cohort}: ever abroad by 30 %", "trips a migrant", "months abroad"];
        columns.AddRange(measures.SelectMany(name => alike is null ? [new TableColumn(name)] : new[] { new TableColumn(name), new TableColumn("(if alike)") }));
        columns.Add(new("children with a parent abroad %"));
        TextTable table = new(columns);
        foreach (string nation in nations)
        {
            List<string> cells = [nation];
            foreach ((string name, string category, double factor, int digits) in ((string, string, double, int)[])[("ever_migrated", "30", 100, 1), ("trips", "mean", 1, 1), ("months_abroad", "mean", 1, 0)])
            {
                cells.AddRange((alike is null ? [rows] : new[] { rows, alike }).Select(one => Find(one, nation, name, category) is { } row ? Numbers.Text(factor * row.Value, digits) : "-"));
            }

            LifeRow? children = rows.LastOrDefault(row => row.Table == "children" && row.Nation == nation && row.Category.EndsWith(" any_abroad", StringComparison.Ordinal));
            cells.Add(children is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100 * children.Value:0.0} ({children.Category[..4]})"));
            table.Add([.. cells]);
        }

        table.Write(screen);
    }

    private static LifeRow? Find(IReadOnlyList<LifeRow> rows, string nation, string table, string category) =>
        rows.FirstOrDefault(row => row.Nation == nation && row.Table == table && row.Category == category && row is { Cohort: Cohort, Sex: "male" });
}
