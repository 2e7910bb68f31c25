using Corridor.Data;

namespace Corridor.DataCompiler;

/// <summary>
/// Compiles drivers/gdp.csv: nominal gross domestic product, US dollars a year, at July of each year. Observed to 2023; the next
/// year grows as gross national income a head (Atlas method) and population; the years to a judged one by a judged growth; from then on it is at constant wages and
/// prices, as the wages of the base are, and grows with the population.
/// </summary>
public static class GrossProduct
{
    /// <summary>Compiles the file.</summary>
    public static CompiledFile Compile(RawTables raw, AgeSexCounts counts, Judgements judgements)
    {
        Dictionary<(string, int), double> gdp = raw
            .Read("gdp_exchange_rate_annual_1990_2023.csv", "iso3", "year", "gdp_current_usd").Rows
            .Where(row => RawTables.Nations.Contains(row["iso3"]) && row.Year() >= RawTables.FirstYear && row["gdp_current_usd"].Length > 0)
            .ToDictionary(row => (row["iso3"], row.Year()), row => row.Value("gdp_current_usd"));
        Dictionary<(string, int), double> income = raw
            .Read("gapminder_systema_globalis_selected_1990_2025.csv", "iso3", "year", "indicator", "value").Rows
            .Where(row => row["indicator"] == "gnipercapita_atlasmethod_current_us" && RawTables.Nations.Contains(row["iso3"]))
            .ToDictionary(row => (row["iso3"], row.Year()), row => row.Value("value"));
        int near = (int)judgements.Value("gdp_near_until");
        CsvText text = new("driver,nation,place,from,value,unit,source,note");
        foreach (string nation in RawTables.Nations)
        {
            double value = 0;
            for (int year = RawTables.FirstYear; year <= RawTables.LastYear; year++)
            {
                if (gdp.TryGetValue((nation, year), out double observed))
                {
                    value = observed;
                    Add(year, "WEO2024", string.Empty);
                }
                else if (income.TryGetValue((nation, year), out double perHead))
                {
                    value *= perHead / income[(nation, year - 1)] * counts.Persons(nation, year) / counts.Persons(nation, year - 1);
                    Add(year, "judgement: grows as GNI a head by the Atlas method (GAPMINDER2026) times population (WPP2024)", "extrapolated");
                }
                else if (year <= near)
                {
                    value *= 1 + judgements.Value("gdp_growth_near", nation);
                    Add(year, judgements.Source("gdp_growth_near", nation), "extrapolated");
                }
                else
                {
                    value *= counts.Persons(nation, year) / counts.Persons(nation, year - 1);
                    Add(year, judgements.Source("gdp_near_until"), "extrapolated");
                }
            }

            void Add(int year, string source, string note) =>
                text.Add("gdp", nation, string.Empty, $"{CsvText.Whole(year)}-07", CsvText.Rate(Math.Round(value / 1e6) * 1e6), "USD per year", source, note);
        }

        return text.As("drivers/gdp.csv");
    }
}
