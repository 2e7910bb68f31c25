using Corridor.Inference.Assessing;

namespace Corridor.Cli;

/// <summary>Net migration beside that of World Population Prospects, as `corridor fit --net-migration` shows it.</summary>
internal static class NetMigrationTable
{
    public static void Write(Screen screen, IReadOnlyList<NetMigration> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        TextTable table = new([new("nation", Right: false, Key: true), new("mid-years", Right: false), new("published"), new("model p10"), new("p50"), new("p90"), new("inside", Right: false), new("citizens across the border"), new("held by the count"), new("others")]);
        foreach (NetMigration row in rows)
        {
            table.Add(row.Nation, $"{row.Year}-{row.Year + row.Years}", Whole(row.Published), Whole(row.P10), Whole(row.P50), Whole(row.P90), row.Inside ? "yes" : "no", Whole(row.Citizens), Whole(row.HeldByCount), Whole(row.Others));
        }

        screen.Out.WriteLine();
        table.Write(screen);
        screen.Out.WriteLine("Net migration is what the count grew by less births plus deaths, persons. The count goes on holding some of the citizens who left (held by the count), and others come and go (others): the three columns add up to it but for births and deaths abroad.");
        foreach (NetMigration row in rows.Where(row => row.Years > 1 && !row.Inside))
        {
            screen.Out.WriteLine($"{row.Nation} {row.Year}-{row.Year + row.Years}: {row.Explanation}");
        }
    }

    public static object Document(NetMigration row) => new
    {
        row.Nation,
        From = row.Year,
        To = row.Year + row.Years,
        row.Published,
        Model = new { row.P10, row.P50, row.P90 },
        row.Inside,
        CitizensAcrossTheBorder = row.Citizens,
        row.HeldByCount,
        OtherResidents = row.Others,
        Explanation = row.Inside ? null : row.Explanation,
    };

    private static string Whole(double value) => Numbers.Text(value);
}
