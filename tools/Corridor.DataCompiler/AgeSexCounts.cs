using Corridor.Data;

namespace Corridor.DataCompiler;

/// <summary>Population by five-year age group and sex at the middle of a year (UN World Population Prospects 2024), persons.</summary>
public sealed class AgeSexCounts
{
    /// <summary>Groups 0-4, ..., 95-99, 100 and over.</summary>
    public const int Groups = 21;

    private readonly Dictionary<(string Nation, int Year, string Sex), double[]> _counts = [];

    private AgeSexCounts()
    {
    }

    /// <summary>Last year of the annual estimates; later years lie on straight lines between projected fifth years.</summary>
    public int LastEstimate { get; private set; }

    /// <summary>Reads the annual estimates and, for later years, the medium projection of every fifth year.</summary>
    public static AgeSexCounts Read(RawTables raw)
    {
        AgeSexCounts counts = new();
        CsvTable annual = raw.Read("wpp2024_population_age5_sex_annual_midyear_1950_2023.csv", "iso3", "year", "age_start", "pop_male", "pop_female");
        foreach (CsvRow row in annual.Rows.Where(row => RawTables.Populations.Contains(row["iso3"])))
        {
            counts.Put(row, "age_start", "pop_male", "pop_female", 1);
            counts.LastEstimate = Math.Max(counts.LastEstimate, row.Year());
        }

        CsvTable fifth = raw.Read("wpp2024_population_age5_sex_every5years_1950_2100.csv", "iso3", "year", "age_group", "pop_male_thousand", "pop_female_thousand");
        foreach (CsvRow row in fifth.Rows.Where(row => RawTables.Populations.Contains(row["iso3"]) && row.Year() > counts.LastEstimate))
        {
            counts.Put(row, "age_group", "pop_male_thousand", "pop_female_thousand", 1000);
        }

        return counts;
    }

    /// <summary>The 21 groups of a sex at the middle of a year.</summary>
    public double[] At(string nation, int year, string sex)
    {
        if (_counts.TryGetValue((nation, year, sex), out double[]? known))
        {
            return known;
        }

        int later = (year / 5 * 5) + 5;
        int earlier = Math.Max(LastEstimate, later - 5);
        double weight = (double)(year - earlier) / (later - earlier);
        double[] a = _counts[(nation, earlier, sex)];
        double[] b = _counts[(nation, later, sex)];
        return [.. a.Zip(b, (x, y) => x + (weight * (y - x)))];
    }

    /// <summary>Persons of both sexes in the groups that begin at an age from (included) to (excluded).</summary>
    public double Persons(string nation, int year, int from = 0, int to = 105) =>
        At(nation, year, "male")[(from / 5)..(to / 5)].Sum() + At(nation, year, "female")[(from / 5)..(to / 5)].Sum();

    private void Put(CsvRow row, string age, string male, string female, double unit)
    {
        int group = row.FirstAge(age) / 5;
        Of(row, "male")[group] = row.Value(male) * unit;
        Of(row, "female")[group] = row.Value(female) * unit;
    }

    private double[] Of(CsvRow row, string sex)
    {
        (string, int, string) key = (row["iso3"], row.Year(), sex);
        if (!_counts.TryGetValue(key, out double[]? groups))
        {
            groups = new double[Groups];
            _counts.Add(key, groups);
        }

        return groups;
    }
}
