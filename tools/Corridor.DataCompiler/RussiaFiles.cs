using Corridor.Data;

namespace Corridor.DataCompiler;

/// <summary>Compiles the files of data/russia: Russia's own population and who of it takes part in the labour market.</summary>
public static class RussiaFiles
{
    /// <summary>Code of Russia.</summary>
    public const string Russia = "RUS";

    /// <summary>Folder of the files, within the data.</summary>
    public const string Folder = "russia";

    private const string Wpp = "WPP2024";
    private const string Labour = "GAPMINDER2026";
    private const int Youngest = 15;
    private const int Oldest = 65;
    private static readonly string[] Sexes = ["male", "female"];

    /// <summary>estimates.csv: persons in the middle of each estimated year by sex and single age, split as in <see cref="PopulationFiles.Start"/>.</summary>
    public static CompiledFile Estimates(AgeSexCounts counts)
    {
        CsvText text = new("year,sex,age,persons,source");
        for (int year = RawTables.FirstYear; year <= counts.LastEstimate; year++)
        {
            foreach (string sex in Sexes)
            {
                double[] groups = counts.At(Russia, year, sex);
                double[] ages = [.. AgeSplit.Sprague(groups.AsSpan(0, 20)), groups[20]];
                for (int age = 0; age <= 100; age++)
                {
                    text.Add(CsvText.Whole(year), sex, CsvText.Whole(age), CsvText.Persons(ages[age]), Wpp);
                }
            }
        }

        return text.As($"{Folder}/estimates.csv");
    }

    /// <summary>start.csv: persons on 1 January after the last estimated year, where the projection begins.</summary>
    public static CompiledFile Start(AgeSexCounts counts)
    {
        CsvText text = new("year,sex,age,persons,source");
        foreach (string sex in Sexes)
        {
            double[] ages = PopulationFiles.SingleAges(counts, Russia, sex, counts.LastEstimate + 1);
            for (int age = 0; age <= 100; age++)
            {
                text.Add(CsvText.Whole(counts.LastEstimate + 1), sex, CsvText.Whole(age), CsvText.Persons(ages[age]), Wpp);
            }
        }

        return text.As($"{Folder}/start.csv");
    }

    /// <summary>
    /// years.csv: sex ratio at birth, fertility and net migration with their variants, and what the projection is compared with. Before 2024 there are
    /// no variants: the columns have the estimate.
    /// </summary>
    public static CompiledFile Years(AgeSexCounts counts, AnnualIndicators annual)
    {
        CsvText text = new("year,sex_ratio,tfr,tfr_low,tfr_high,net_migration,net_migration_low,net_migration_high,population_midyear,births,deaths,source");
        for (int year = RawTables.FirstYear; year <= RawTables.LastYear; year++)
        {
            bool estimate = year <= counts.LastEstimate;
            double Of(string column, string otherwise) => annual.Value(Russia, year, estimate ? otherwise : column);
            double population = estimate ? counts.Persons(Russia, year) : (annual.EndOfYear(Russia, year - 1)!.Value + annual.EndOfYear(Russia, year)!.Value) / 2;
            text.Add(
                CsvText.Whole(year),
                CsvText.Rate(annual.Value(Russia, year, "sex_ratio_at_birth_m_per_f")),
                CsvText.Rate(annual.Value(Russia, year, "tfr")),
                CsvText.Rate(Of("tfr_low", "tfr")),
                CsvText.Rate(Of("tfr_high", "tfr")),
                CsvText.Persons(1000 * annual.Value(Russia, year, "net_migration_thousand")),
                CsvText.Persons(1000 * Of("netmig_80l", "net_migration_thousand")),
                CsvText.Persons(1000 * Of("netmig_80u", "net_migration_thousand")),
                CsvText.Persons(population),
                CsvText.Persons(1000 * annual.Value(Russia, year, "births_thousand")),
                CsvText.Persons(1000 * annual.Value(Russia, year, "deaths_thousand")),
                Wpp);
        }

        return text.As($"{Folder}/years.csv");
    }

    /// <summary>migration.csv: shares of net migration by sex and five-year age group, of the periods 2025-2030 and later, which are all inward.</summary>
    public static CompiledFile Migration(RawTables raw)
    {
        CsvTable table = raw.Read("wpp2024_net_migration_age_sex_proj_5yearperiods.csv", "iso3", "period", "age_group", "netmig_male_thousand", "netmig_female_thousand");
        CsvRow[] rows = [.. table.Rows.Where(row => row["iso3"] == Russia && row.PeriodStart() == 2025)];
        double all = rows.Sum(row => row.Value("netmig_male_thousand") + row.Value("netmig_female_thousand"));
        CsvText text = new("sex,age,share,source");
        foreach (string sex in Sexes)
        {
            double[] groups = new double[AgeSexCounts.Groups];
            foreach (CsvRow row in rows)
            {
                groups[row.FirstAge("age_group") / 5] = row.Value($"netmig_{sex}_thousand") / all;
            }

            for (int group = 0; group < groups.Length; group++)
            {
                text.Add(sex, CsvText.Whole(5 * group), CsvText.Rate(groups[group]), Wpp);
            }
        }

        return text.As($"{Folder}/migration.csv");
    }

    /// <summary>unemployment.csv: unemployed per person of 15 and over in the labour force, ILO model.</summary>
    public static CompiledFile Unemployment(RawTables raw)
    {
        CsvTable table = raw.Read("gapminder_systema_globalis_selected_1990_2025.csv", "iso3", "year", "indicator", "value");
        CsvText text = new("year,rate,source");
        foreach (CsvRow row in table.Rows.Where(row => row["iso3"] == Russia && row["indicator"] == "aged_15plus_unemployment_rate_percent" && row.Year() is >= RawTables.FirstYear and <= 2024).OrderBy(row => row.Year()))
        {
            text.Add(CsvText.Whole(row.Year()), CsvText.Rate(row.Value("value") / 100), Labour);
        }

        return text.As($"{Folder}/unemployment.csv");
    }

    /// <summary>participation.csv: labour force (persons of 15 and over x participation, ILO model) per person aged 15 to 64, by sex.</summary>
    public static CompiledFile Participation(RawTables raw, AgeSexCounts counts)
    {
        CsvTable table = raw.Read("gapminder_systema_globalis_selected_1990_2025.csv", "iso3", "year", "indicator", "value");
        CsvText text = new("sex,year,rate,source");
        foreach (string sex in Sexes)
        {
            string indicator = $"{sex}s_aged_15plus_labour_force_participation_rate_percent";
            foreach (CsvRow row in table.Rows.Where(row => row["iso3"] == Russia && row["indicator"] == indicator && row.Year() is >= RawTables.FirstYear and <= 2024).OrderBy(row => row.Year()))
            {
                double[] groups = counts.At(Russia, row.Year(), sex);
                double force = row.Value("value") / 100 * groups[(Youngest / 5)..].Sum();
                text.Add(sex, CsvText.Whole(row.Year()), CsvText.Rate(force / groups[(Youngest / 5)..(Oldest / 5)].Sum()), Labour);
            }
        }

        return text.As($"{Folder}/participation.csv");
    }
}
