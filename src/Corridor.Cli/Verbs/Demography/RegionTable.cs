using Corridor.Data;

namespace Corridor.Cli;

/// <summary>Counts of one year by age and region: age,region,population,births,deaths,to_&lt;region&gt;...</summary>
internal sealed record RegionTable(
    string File, IReadOnlyList<string> Regions, double Width, double[,] Population, double[,] Births, double[,] Deaths, double[,,] Moves)
{
    private const string Prefix = "to_";

    /// <summary>Reads the table; every age needs a row for every region, every region a column to it.</summary>
    /// <exception cref="BadInputException">Every fault of the table.</exception>
    public static RegionTable Read(string path, Screen screen)
    {
        Faults faults = new();
        UserTable? table = UserTable.Read(path, screen, faults, ["age", "region", "population", "births", "deaths"], Prefix);
        faults.ThrowIfAny();
        string[] regions = [.. table!.Rows.Select(row => table.Text(row, "region")).Distinct(StringComparer.Ordinal)];
        double[] ages = [.. table.Rows.Select(row => table.Age(row)).Distinct().Order()];
        foreach (string column in table.Prefixed.Where(column => !regions.Contains(column[Prefix.Length..], StringComparer.Ordinal)))
        {
            table.Fault($"column '{column}' leads to a region without rows", NearestWord.Hint(column[Prefix.Length..], regions));
        }

        foreach (string region in regions.Where(region => regions.Length > 2 && !table.Prefixed.Contains(Prefix + region, StringComparer.Ordinal)))
        {
            table.Fault($"column '{Prefix}{region}' is missing", "give the moves to every region, 0 where there are none");
        }

        double width = ProjectionFolder.Width(ages, table, faults);
        RegionTable read = new(
            table.File, regions, width, new double[ages.Length, regions.Length], new double[ages.Length, regions.Length],
            new double[ages.Length, regions.Length], new double[ages.Length, regions.Length, regions.Length]);
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach (CsvRow row in table.Rows)
        {
            string region = table.Text(row, "region");
            double age = table.Age(row);
            if (table.Once(seen, row, "region", Key(age, region)))
            {
                read.Take(table, row, Array.IndexOf(ages, age), Array.IndexOf(regions, region));
            }
        }

        foreach (double age in ages)
        {
            foreach (string region in regions.Where(region => !seen.ContainsKey(Key(age, region))))
            {
                table.Fault($"{Key(age, region)} has no row", "give every age for every region");
            }
        }

        faults.ThrowIfAny();
        return read;
    }

    private void Take(UserTable table, CsvRow row, int age, int region)
    {
        Population[age, region] = table.Number(row, "population");
        Births[age, region] = table.Number(row, "births");
        Deaths[age, region] = table.Number(row, "deaths");
        foreach (string column in table.Prefixed)
        {
            int to = Regions.ToList().IndexOf(column[Prefix.Length..]);

            // Moves within a region change nothing; their field may be empty.
            if (to >= 0 && to != region)
            {
                Moves[age, region, to] = table.Number(row, column);
            }
        }
    }

    private static string Key(double age, string region) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"age {age}, {region}");
}
