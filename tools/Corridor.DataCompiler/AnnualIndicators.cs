using Corridor.Data;

namespace Corridor.DataCompiler;

/// <summary>Annual indicators of UN World Population Prospects 2024: estimates to 2023, medium variant after.</summary>
public sealed class AnnualIndicators
{
    private readonly Dictionary<(string Nation, int Year), CsvRow> _rows;

    private AnnualIndicators(Dictionary<(string Nation, int Year), CsvRow> rows) => _rows = rows;

    /// <summary>Reads the table.</summary>
    public static AnnualIndicators Read(RawTables raw)
    {
        CsvTable table = raw.Read(
            "wpp2024_annual_indicators.csv",
            "iso3", "year", "variant", "births_thousand", "deaths_thousand", "net_migration_thousand", "population_change_thousand",
            "tfr", "sex_ratio_at_birth_m_per_f", "e0_male", "e0_female", "pop_male_31dec_thousand", "pop_female_31dec_thousand", "tfr_low", "tfr_high", "netmig_80l", "netmig_80u");
        return new AnnualIndicators(table.Rows
            .Where(row => RawTables.Populations.Contains(row["iso3"]))
            .ToDictionary(row => (row["iso3"], row.Year())));
    }

    /// <summary>The value of a column.</summary>
    public double Value(string nation, int year, string column) => _rows[(nation, year)].Value(column);

    /// <summary>Persons on 31 December, or null in years for which it is not published.</summary>
    public double? EndOfYear(string nation, int year)
    {
        CsvRow row = _rows[(nation, year)];
        if (row["pop_male_31dec_thousand"].Length > 0)
        {
            return 1000 * (row.Value("pop_male_31dec_thousand") + row.Value("pop_female_31dec_thousand"));
        }

        // The end of the year before the first published one follows from that year's change.
        return _rows.TryGetValue((nation, year + 1), out CsvRow? next) && next["pop_male_31dec_thousand"].Length > 0
            ? EndOfYear(nation, year + 1) - (1000 * next.Value("population_change_thousand"))
            : null;
    }
}
