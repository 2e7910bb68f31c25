using System.Globalization;
using Corridor.Data;

namespace Corridor.DataCompiler;

/// <summary>Compiles the files of data/population.</summary>
public static class PopulationFiles
{
    private const string Wpp = "WPP2024";
    private static readonly string[] Sexes = ["male", "female"];

    /// <summary>
    /// start.csv: persons on 1 January 2010, the mean of mid-2009 and mid-2010, split into single ages by <see cref="AgeSplit.Sprague"/>.
    /// </summary>
    public static CompiledFile Start(AgeSexCounts counts, EducationShares education)
    {
        CsvText text = new("nation,sex,age,education,persons,source");
        foreach (string nation in RawTables.Nations)
        {
            foreach (string sex in Sexes)
            {
                double[] ages = SingleAges(counts, nation, sex);
                for (int age = 0; age <= 100; age++)
                {
                    double[] shares = education.AtStart(nation, age, sex);
                    for (int level = 0; level < 3; level++)
                    {
                        text.Add(nation, sex, CsvText.Whole(age), EducationShares.Levels[level], CsvText.Persons(ages[age] * shares[level]), Wpp);
                    }
                }
            }
        }

        return text.As("population/start.csv");
    }

    /// <summary>Persons of single ages 0..99 and 100 and over on 1 January 2010.</summary>
    public static double[] SingleAges(AgeSexCounts counts, string nation, string sex) => SingleAges(counts, nation, sex, RawTables.FirstYear);

    /// <summary>The same on 1 January of a year.</summary>
    public static double[] SingleAges(AgeSexCounts counts, string nation, string sex, int year)
    {
        double[] groups = [.. counts.At(nation, year - 1, sex).Zip(counts.At(nation, year, sex), (a, b) => (a + b) / 2)];
        return [.. AgeSplit.Sprague(groups.AsSpan(0, 20)), groups[20]];
    }

    /// <summary>
    /// fertility.csv: total fertility of the year times the age pattern, which lies between the patterns of the five-year periods
    /// (<see cref="PeriodInterpolation"/>) and is split into single ages with its five-year sums kept.
    /// </summary>
    public static CompiledFile Fertility(RawTables raw, AnnualIndicators annual) => Fertility(raw, annual, RawTables.Nations, "population");

    /// <summary>The same of other populations, in another folder of data.</summary>
    public static CompiledFile Fertility(RawTables raw, AnnualIndicators annual, IReadOnlyList<string> nations, string folder)
    {
        CsvTable table = raw.Read("wpp2024_asfr_5yearperiods.csv", "iso3", "period", "age_group", "percent_of_tfr");
        Dictionary<(string, int), double[]> patterns = [];
        foreach (CsvRow row in table.Rows.Where(row => nations.Contains(row["iso3"])))
        {
            if (!patterns.TryGetValue((row["iso3"], row.PeriodStart()), out double[]? pattern))
            {
                pattern = new double[7];
                patterns.Add((row["iso3"], row.PeriodStart()), pattern);
            }

            pattern[(row.FirstAge("age_group") / 5) - 3] = row.Value("percent_of_tfr");
        }

        CsvText text = new("nation,year,age,rate,source");
        foreach (string nation in nations)
        {
            for (int year = RawTables.FirstYear; year <= RawTables.LastYear; year++)
            {
                (int period, double weight) = PeriodInterpolation.At(year);
                double[] pattern = [.. patterns[(nation, period)].Zip(patterns[(nation, period + 5)], (a, b) => a + (weight * (b - a)))];
                double[] single = AgeSplit.MonotoneFromNothing(pattern);
                double scale = annual.Value(nation, year, "tfr") / single.Sum();
                for (int i = 0; i < single.Length; i++)
                {
                    text.Add(nation, CsvText.Whole(year), CsvText.Whole(15 + i), CsvText.Rate(single[i] * scale), Wpp);
                }
            }
        }

        return text.As($"{folder}/fertility.csv");
    }

    /// <summary>
    /// mortality.csv: abridged rates of five-year periods, interpolated in ln m to the year (<see cref="PeriodInterpolation"/>), spread
    /// over single ages (<see cref="MortalityGraduation"/>) and multiplied by one factor a year and sex so that life expectancy at
    /// birth is that of the year, with the dip of 2020-2021.
    /// </summary>
    public static CompiledFile Mortality(RawTables raw, AnnualIndicators annual) => Mortality(raw, annual, RawTables.Nations, "population");

    /// <summary>The same of other populations, in another folder of data.</summary>
    public static CompiledFile Mortality(RawTables raw, AnnualIndicators annual, IReadOnlyList<string> nations, string folder)
    {
        CsvTable table = raw.Read("wpp2024_mx_abridged_5yearperiods.csv", "iso3", "period", "age_start", "mx_male", "mx_female");
        Dictionary<(string, string, int), double[]> logs = [];
        foreach (CsvRow row in table.Rows.Where(row => nations.Contains(row["iso3"])))
        {
            int age = row.FirstAge("age_start");
            int group = age == 0 ? 0 : (age / 5) + 1;
            foreach (string sex in Sexes)
            {
                if (!logs.TryGetValue((row["iso3"], sex, row.PeriodStart()), out double[]? rates))
                {
                    rates = new double[MortalityGraduation.Groups];
                    logs.Add((row["iso3"], sex, row.PeriodStart()), rates);
                }

                rates[group] = Math.Log(row.Value($"mx_{sex}"));
            }
        }

        CsvText text = new("nation,sex,year,age,rate,source");
        foreach (string nation in nations)
        {
            foreach (string sex in Sexes)
            {
                for (int year = RawTables.FirstYear; year <= RawTables.LastYear; year++)
                {
                    (int period, double weight) = PeriodInterpolation.At(year);
                    double[] abridged = [.. logs[(nation, sex, period)].Zip(logs[(nation, sex, period + 5)], (a, b) => Math.Exp(a + (weight * (b - a))))];
                    double[] rates = MortalityGraduation.Graduate(abridged);
                    double factor = LifeExpectancy.FactorFor(rates, sex == "male", annual.Value(nation, year, $"e0_{sex}"));
                    for (int age = 0; age <= 100; age++)
                    {
                        text.Add(nation, sex, CsvText.Whole(year), CsvText.Whole(age), CsvText.Rate(rates[age] * factor), Wpp);
                    }
                }
            }
        }

        return text.As($"{folder}/mortality.csv");
    }

    /// <summary>births.csv: males per female at birth.</summary>
    public static CompiledFile Births(AnnualIndicators annual)
    {
        CsvText text = new("nation,year,sex_ratio,source");
        foreach (string nation in RawTables.Nations)
        {
            for (int year = RawTables.FirstYear; year <= RawTables.LastYear; year++)
            {
                text.Add(nation, CsvText.Whole(year), CsvText.Rate(annual.Value(nation, year, "sex_ratio_at_birth_m_per_f")), Wpp);
            }
        }

        return text.As("population/births.csv");
    }

    /// <summary>education.csv: shares of cohorts born 2010 and later (<see cref="EducationShares.OfCohort"/>).</summary>
    public static CompiledFile Education(EducationShares education)
    {
        const string source = "judgement: WIC2023 shares at ages 25-29 in 2020 moved at half the pace of 2015-2020 over cohorts born to 2010 then held; "
            + "upper secondary (with general school) is read as vocational";
        CsvText text = new("nation,birth_year,sex,basic,vocational,tertiary,source");
        foreach (string nation in RawTables.Nations)
        {
            for (int year = RawTables.FirstYear; year <= RawTables.LastYear; year++)
            {
                foreach (string sex in Sexes)
                {
                    double[] shares = education.OfCohort(nation, year, sex);
                    double basic = Math.Round(shares[0], 6);
                    double tertiary = Math.Round(shares[2], 6);
                    text.Add(nation, CsvText.Whole(year), sex, Share(basic), Share(1 - basic - tertiary), Share(tertiary), source);
                }
            }
        }

        return text.As("population/education.csv");
    }

    /// <summary>
    /// wpp.csv: what the model is compared with. Population at mid-year: the age file to its last year, then the mean of the two
    /// neighbouring 31 Decembers.
    /// </summary>
    public static CompiledFile Reference(AgeSexCounts counts, AnnualIndicators annual)
    {
        CsvText text = new("nation,year,population_midyear,births,deaths,net_migration,source");
        foreach (string nation in RawTables.Nations)
        {
            for (int year = RawTables.FirstYear; year <= RawTables.LastYear; year++)
            {
                double? population = year <= counts.LastEstimate
                    ? counts.Persons(nation, year)
                    : (annual.EndOfYear(nation, year - 1) + annual.EndOfYear(nation, year)) / 2;
                text.Add(
                    nation,
                    CsvText.Whole(year),
                    population is { } persons ? CsvText.Persons(persons) : string.Empty,
                    CsvText.Persons(1000 * annual.Value(nation, year, "births_thousand")),
                    CsvText.Persons(1000 * annual.Value(nation, year, "deaths_thousand")),
                    CsvText.Persons(1000 * annual.Value(nation, year, "net_migration_thousand")),
                    Wpp);
            }
        }

        return text.As("population/wpp.csv");
    }

    private static string Share(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
