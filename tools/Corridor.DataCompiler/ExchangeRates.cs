using System.Globalization;
using Corridor.Data;

namespace Corridor.DataCompiler;

/// <summary>
/// Compiles drivers/exchange_rate.csv: units of local currency for one US dollar on the first day of each month, until the last
/// observation. Bank of Russia cross rates come first, dated snapshots after them, annual averages (placed at 1 July) where there is
/// nothing else. A currency with a fixed rate has one row.
/// </summary>
public static class ExchangeRates
{
    private static readonly DateOnly Begin = new(RawTables.FirstYear, 1, 1);

    /// <summary>One observation of a rate.</summary>
    /// <param name="Day">Day of the rate.</param>
    /// <param name="Rate">Local currency for one US dollar.</param>
    /// <param name="Source">Id of the source.</param>
    public sealed record Observation(DateOnly Day, double Rate, string Source);

    /// <summary>The rate of one month.</summary>
    /// <param name="Month">Month; the rate is that of its first day.</param>
    /// <param name="Rate">Local currency for one US dollar.</param>
    /// <param name="Source">Id of the source, or a judgement.</param>
    public sealed record Monthly(Month Month, double Rate, string Source);

    /// <summary>Compiles the file for every place, in its currency.</summary>
    public static CompiledFile Compile(RawTables raw, Gazetteer gazetteer, Judgements judgements)
    {
        Dictionary<string, List<Observation>> observed = Observations(raw);
        CsvText text = new("driver,nation,place,from,value,unit,source,note");
        foreach (string place in gazetteer.Places.Order(StringComparer.Ordinal))
        {
            string currency = gazetteer.Find(place)!.Currency;
            const string unit = "LCU per USD";
            if (currency == "USD")
            {
                text.Add("exchange_rate", string.Empty, place, "2010-01", "1", unit, "judgement: the US dollar is the unit of account", string.Empty);
            }
            else if (judgements.Optional($"peg_{currency}") is { } peg)
            {
                text.Add("exchange_rate", string.Empty, place, "2010-01", CsvText.Rate(peg), unit, judgements.Source($"peg_{currency}"), "fixed rate");
            }
            else
            {
                foreach (Monthly month in Monthlies(observed[currency]))
                {
                    text.Add("exchange_rate", string.Empty, place, month.Month.ToString(), CsvText.Rate(month.Rate), unit, month.Source, Note(currency, month.Month));
                }
            }
        }

        return text.As("drivers/exchange_rate.csv");
    }

    /// <summary>
    /// One rate a month from January 2010 to the month of the last observation that is not after its first day. Days between two
    /// observations lie on a straight line; before the first, the first is held back.
    /// </summary>
    /// <param name="observations">Rising in time, at least one.</param>
    public static IEnumerable<Monthly> Monthlies(IReadOnlyList<Observation> observations)
    {
        int next = 0;
        for (DateOnly day = Begin; day <= observations[^1].Day; day = day.AddMonths(1))
        {
            while (observations[next].Day < day)
            {
                next++;
            }

            Month month = new(day.Year, day.Month);
            Observation after = observations[next];
            if (after.Day == day)
            {
                yield return new Monthly(month, after.Rate, after.Source);
            }
            else if (next == 0)
            {
                yield return new Monthly(month, after.Rate, $"judgement: first observation ({after.Source}) held back");
            }
            else
            {
                Observation before = observations[next - 1];
                double weight = (double)(day.DayNumber - before.Day.DayNumber) / (after.Day.DayNumber - before.Day.DayNumber);
                string sources = before.Source == after.Source ? after.Source : $"{before.Source} and {after.Source}";
                yield return new Monthly(month, before.Rate + (weight * (after.Rate - before.Rate)), $"judgement: straight line between observations of {sources}");
            }
        }
    }

    private static Dictionary<string, List<Observation>> Observations(RawTables raw)
    {
        Dictionary<string, List<Observation>> observed = new(StringComparer.Ordinal);
        foreach (CsvRow row in raw.Read("fx_cbr_first_of_month_2003_2024.csv", "month", "currency", "rub_per_unit", "lcu_per_usd_cross").Rows)
        {
            // The table quotes roubles for one unit of each currency: its line for the dollar is the rouble's own rate.
            bool dollar = row["currency"] == "USD";
            Month month = Month.Parse(row["month"]);
            Add(dollar ? "RUB" : row["currency"], new DateOnly(month.Year, month.Number, 1), row.Value(dollar ? "rub_per_unit" : "lcu_per_usd_cross"), "CBR2024");
        }

        Dictionary<string, DateOnly> last = observed.ToDictionary(pair => pair.Key, pair => pair.Value[^1].Day);
        foreach (CsvRow row in raw.Read("fx_snapshots_currency_api_2024_2026.csv", "date", "currency", "lcu_per_usd").Rows)
        {
            DateOnly day = DateOnly.ParseExact(row["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (!last.TryGetValue(row["currency"], out DateOnly known) || day > known)
            {
                Add(row["currency"], day, row.Value("lcu_per_usd"), "FXAPI2026");
            }
        }

        foreach (CsvRow row in raw.Read("gdp_exchange_rate_annual_1990_2023.csv", "iso3", "year", "exchange_rate_lcu_per_usd").Rows)
        {
            if (row["iso3"] == "ISR" && row["exchange_rate_lcu_per_usd"].Length > 0)
            {
                Add("ILS", new DateOnly(row.Year(), 7, 1), row.Value("exchange_rate_lcu_per_usd"), "WEO2024");
            }
        }

        return observed.ToDictionary(pair => pair.Key, pair => pair.Value.OrderBy(o => o.Day).ToList(), StringComparer.Ordinal);

        void Add(string currency, DateOnly day, double rate, string source)
        {
            if (!observed.TryGetValue(currency, out List<Observation>? list))
            {
                list = [];
                observed.Add(currency, list);
            }

            list.Add(new Observation(day, rate, source));
        }
    }

    private static string Note(string currency, Month month) => currency switch
    {
        "TMT" => "official rate far from the market",
        "UZS" when month <= new Month(2017, 9) => "controlled official rate below the market",
        "ILS" => "annual averages placed at July",
        _ => string.Empty,
    };
}
