using System.Text;
using Corridor.Data;
using Xunit.Abstractions;

namespace Corridor.DataCompiler.Tests;

/// <summary>The committed files against the raw tables beside the project; says so when those are not there.</summary>
public sealed class AgainstRawTablesTests(ITestOutputHelper output)
{
    [Fact]
    public void Committed_Files_Are_What_The_Compiler_Writes_Twice_Over()
    {
        if (ProjectFolders.SharedOrSayNot(output) is not { } shared)
        {
            return;
        }

        IReadOnlyList<CompiledFile> once = Compiler.Compile(shared, ProjectFolders.Data);
        Compiler.Compile(shared, ProjectFolders.Data).ShouldBe(once);
        Compiler.Differences(once, ProjectFolders.Data).ShouldBeEmpty("run the compiler without --check and commit what it writes");
        once.ShouldAllBe(file => !file.Text.Contains('\r', StringComparison.Ordinal) && Encoding.UTF8.GetByteCount(file.Text) > 0);
    }

    [Fact]
    public void Single_Ages_Sum_To_The_Published_Groups()
    {
        if (ProjectFolders.SharedOrSayNot(output) is not { } shared)
        {
            return;
        }

        AgeSexCounts counts = AgeSexCounts.Read(Raw(shared));
        foreach (string nation in RawTables.Nations)
        {
            foreach (string sex in new[] { "male", "female" })
            {
                double[] ages = PopulationFiles.SingleAges(counts, nation, sex);
                double[] before = counts.At(nation, 2009, sex);
                double[] after = counts.At(nation, 2010, sex);
                for (int g = 0; g < AgeSexCounts.Groups; g++)
                {
                    ages[(5 * g)..Math.Min(101, (5 * g) + 5)].Sum().ShouldBe((before[g] + after[g]) / 2, 1e-6, $"{nation} {sex} {5 * g}");
                }
            }
        }
    }

    [Fact]
    public void Rates_Sum_To_Total_Fertility_And_Life_Expectancy()
    {
        if (ProjectFolders.SharedOrSayNot(output) is not { } shared)
        {
            return;
        }

        AnnualIndicators annual = AnnualIndicators.Read(Raw(shared));
        var fertility = ProjectFolders.Table("population/fertility.csv", "nation", "year", "age", "rate", "source").Rows.GroupBy(row => (row["nation"], row.Year()));
        foreach (var year in fertility)
        {
            year.Count().ShouldBe(35);
            year.Sum(row => row.Value("rate")).ShouldBe(annual.Value(year.Key.Item1, year.Key.Item2, "tfr"), 1e-4);
        }

        var mortality = ProjectFolders.Table("population/mortality.csv", "nation", "sex", "year", "age", "rate", "source").Rows
            .GroupBy(row => (Nation: row["nation"], Sex: row["sex"], Year: row.Year()));
        foreach (var year in mortality)
        {
            double[] rates = [.. year.Select(row => row.Value("rate"))];
            rates.Length.ShouldBe(101);
            LifeExpectancy.AtBirth(rates, year.Key.Sex == "male").ShouldBe(annual.Value(year.Key.Nation, year.Key.Year, $"e0_{year.Key.Sex}"), 0.05);
        }
    }

    [Fact]
    public void Reference_Totals_Equal_The_Raw_Tables()
    {
        if (ProjectFolders.SharedOrSayNot(output) is not { } shared)
        {
            return;
        }

        RawTables raw = Raw(shared);
        Dictionary<(string, int), double> annual = Sums(raw, "wpp2024_population_age5_sex_annual_midyear_1950_2023.csv", "pop_male", "pop_female", 1);
        Dictionary<(string, int), double> fifth = Sums(raw, "wpp2024_population_age5_sex_every5years_1950_2100.csv", "pop_male_thousand", "pop_female_thousand", 1000);
        Dictionary<(string, int), CsvRow> events = raw
            .Read("wpp2024_annual_indicators.csv", "iso3", "year", "births_thousand", "deaths_thousand", "net_migration_thousand").Rows
            .Where(row => RawTables.Nations.Contains(row["iso3"])).ToDictionary(row => (row["iso3"], row.Year()));
        foreach (CsvRow row in ProjectFolders.Table("population/wpp.csv", "nation", "year", "population_midyear", "births", "deaths", "net_migration", "source").Rows)
        {
            (string, int) key = (row["nation"], row.Year());
            foreach (string what in new[] { "births", "deaths", "net_migration" })
            {
                row.Value(what).ShouldBe(1000 * events[key].Value($"{what}_thousand"), 0.01, $"{key} {what}");
            }

            if (annual.TryGetValue(key, out double persons))
            {
                row.Value("population_midyear").ShouldBe(persons, 0.01, $"{key}");
            }
            else if (fifth.TryGetValue(key, out double projected))
            {
                // Mid-year from the neighbouring year ends against the published mid-year of every fifth year.
                row.Value("population_midyear").ShouldBe(projected, 0.0002 * projected, $"{key}");
            }
        }
    }

    private static RawTables Raw(DataFolder shared) => new(new DataFolder(shared.PathOf("data")));

    private static Dictionary<(string, int), double> Sums(RawTables raw, string name, string male, string female, double unit) =>
        raw.Read(name, "iso3", "year", male, female).Rows
            .Where(row => RawTables.Nations.Contains(row["iso3"]))
            .GroupBy(row => (row["iso3"], row.Year()))
            .ToDictionary(year => year.Key, year => unit * year.Sum(row => row.Value(male) + row.Value(female)));
}
