using Corridor.Data;

namespace Corridor.DataCompiler;

/// <summary>
/// Shares of basic, vocational and tertiary education (Wittgenstein Centre 2023) by nation, sex and birth cohort.
/// Basic: no education to lower secondary; vocational: upper secondary, which includes general school; tertiary: post secondary.
/// </summary>
public sealed class EducationShares
{
    /// <summary>The levels in the order of the shares.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["basic", "vocational", "tertiary"];

    private readonly Dictionary<(string Nation, int Year, int Age, string Sex), double[]> _counts = [];
    private readonly double _pace;
    private readonly int _lastCohort;

    private EducationShares(double pace, int lastCohort)
    {
        _pace = pace;
        _lastCohort = lastCohort;
    }

    /// <summary>Reads the table.</summary>
    public static EducationShares Read(RawTables raw, Judgements judgements)
    {
        EducationShares shares = new(judgements.Value("education_trend_pace"), (int)judgements.Value("education_trend_last_cohort"));
        CsvTable table = raw.Read("wittgenstein_population_by_education_1990_2020.csv", "iso3", "year", "age_group", "sex", "education", "population_thousand");
        foreach (CsvRow row in table.Rows.Where(row => RawTables.Nations.Contains(row["iso3"]) && row["education"] != "Under 15"))
        {
            (string, int, int, string) key = (row["iso3"], row.Year(), row.FirstAge("age_group"), row["sex"] == "Male" ? "male" : "female");
            if (!shares._counts.TryGetValue(key, out double[]? counts))
            {
                counts = new double[3];
                shares._counts.Add(key, counts);
            }

            counts[LevelOf(row)] += row.Value("population_thousand");
        }

        return shares;
    }

    /// <summary>
    /// Shares of those aged <paramref name="age"/> on 1 January 2010. From 25: the shares of 2010 (Uzbekistan, which begins in 2015:
    /// those of the same cohort five years later). Below 25 a destiny: the shares of the same cohort when it was 25-29, in 2015 or
    /// 2020; below 15 the shares of <see cref="OfCohort"/>.
    /// </summary>
    public double[] AtStart(string nation, int age, string sex)
    {
        int group = age / 5 * 5;
        return group switch
        {
            >= 25 => Has(nation, 2010) ? Known(nation, 2010, group, sex) : Known(nation, 2015, Math.Min(100, group + 5), sex),
            20 => Known(nation, 2015, 25, sex),
            15 => Known(nation, 2020, 25, sex),
            _ => OfCohort(nation, 2009 - age, sex),
        };
    }

    /// <summary>
    /// Shares of a cohort that was younger than 25 in the last observed year (2020): the shares s of those aged 25-29 in 2020 (born about
    /// 1992.5), moved by a part of their change from 2015 to 2020 for every five birth years up to a last cohort and held from there:
    /// s proportional to s_2020 (s_2020 / s_2015)^(pace (b - 1992.5) / 5), b = birth year. Shares stay positive and sum to 1.
    /// </summary>
    public double[] OfCohort(string nation, int birthYear, string sex)
    {
        double[] late = Known(nation, 2020, 25, sex);
        double[] early = Known(nation, 2015, 25, sex);
        double steps = _pace * (Math.Min(birthYear, _lastCohort) - 1992.5) / 5;
        double[] moved = [.. late.Zip(early, (l, e) => l * Math.Pow(l / e, steps))];
        return Shares(moved);
    }

    private static int LevelOf(CsvRow row) => row["education"] switch
    {
        "No Education" or "Incomplete Primary" or "Primary" or "Lower Secondary" => 0,
        "Upper Secondary" => 1,
        "Post Secondary" => 2,
        _ => throw new BadInputException(row.File, row.Line, row.ColumnOf("education"), $"unknown education '{row["education"]}'", "the compiler must be told its level"),
    };

    private static double[] Shares(double[] counts)
    {
        double sum = counts.Sum();
        return [.. counts.Select(count => count / sum)];
    }

    private bool Has(string nation, int year) => _counts.ContainsKey((nation, year, 25, "male"));

    // The oldest groups of small nations are empty in the table (printed as 0.000 thousand): the next younger group stands for them.
    private double[] Known(string nation, int year, int age, string sex)
    {
        double[] counts = _counts[(nation, year, age, sex)];
        return counts.Sum() > 0 ? Shares(counts) : Known(nation, year, age - 5, sex);
    }
}
