using Corridor.Data;
using Corridor.Publishing.Drawing;
using Corridor.Simulation;

namespace Corridor.Publishing.Tests;

/// <summary>A made-up run with the shape of a real one: trends, seasons, shocks. Its numbers mean nothing.</summary>
public static class SyntheticRun
{
    public static readonly Month Start = new(2010, 1);

    private static readonly string[] Statuses =
        ["citizen", "permanent", "temporary", "dependant", "student", "permit", "union", "patent", "visitor", "irregular", "controlled", "custody", "forces"];

    private static readonly Dictionary<string, (double Russia, double Elsewhere, double Home, double GdpBn)> Sizes = new(StringComparer.Ordinal)
    {
        ["KAZ"] = (160e3, 240e3, 16e6, 180),
        ["KGZ"] = (620e3, 110e3, 5.4e6, 9),
        ["TJK"] = (980e3, 70e3, 7.6e6, 9),
        ["TKM"] = (40e3, 160e3, 5.1e6, 35),
        ["UZB"] = (1.55e6, 520e3, 28e6, 70),
    };

    public static string DataPath => Path.Combine(AppContext.BaseDirectory, "TestData");

    public static Gazetteer Gazetteer(string? folder = null)
    {
        Faults faults = new();
        DataFolder data = new(folder ?? DataPath);
        Gazetteer gazetteer = Data.Gazetteer.Load(data, SourceCatalogue.Load(data, faults), faults);
        faults.ThrowIfAny();
        return gazetteer;
    }

    public static IReadOnlyList<ChartEvent> Events { get; } =
    [
        new(new DateOnly(2020, 3, 18), new Label("Borders close", "Границы закрыты"), []),
        new(new DateOnly(2022, 2, 24), new Label("War, rouble falls and rebounds", "Война, падение и рост рубля"), []),
        new(new DateOnly(2022, 9, 21), new Label("Mobilisation", "Мобилизация"), ["KGZ", "TJK", "UZB"]),
        new(new DateOnly(2024, 3, 22), new Label("Tightening after Crocus", "Ужесточение после «Крокуса»"), []),
        new(new DateOnly(2025, 2, 5), new Label("Register of controlled persons", "Реестр контролируемых лиц"), []),
    ];

    public static SeriesTable Table(Gazetteer gazetteer, int months = 312)
    {
        SeriesTable table = new(Start, months);
        foreach ((string nation, (double russia, double elsewhere, double home, double gdp)) in Sizes)
        {
            double[] arrivals = Series(months, (m, t) => russia / 11 * Season(m, 4) * Shock(m, 0.25, 1.35, 0.6, 0.72) * (1 + (0.01 * t)));
            double[] departures = Series(months, (m, t) => russia / 12 * Season(m, 11) * Shock(m, 0.55, 0.9, 1.5, 1.25) * (1 + (0.01 * t)));
            table.Add(new SeriesKey("arrivals", nation, "RUS"), arrivals);
            table.Add(new SeriesKey("departures", nation, "RUS"), departures);
            double[] total = new double[months];
            double at = russia * 0.75;
            for (int i = 0; i < months; i++)
            {
                at += arrivals[i] - departures[i] + ((russia * 1.02) - at) * 0.03;
                total[i] = Math.Max(at, russia * 0.3);
            }

            Status(table, nation, total);
            Elsewhere(table, gazetteer, nation, elsewhere, months);
            table.Add(new SeriesKey("stock", nation, nation, "never"), Series(months, (_, t) => home * 0.9 * Math.Pow(1.014, t)));
            table.Add(new SeriesKey("stock", nation, nation, "returned"), Series(months, (_, t) => home * 0.1 * Math.Pow(1.02, t)));
            table.Add(new SeriesKey("population_wpp", nation), Series(months, (_, t) => home * 1.03 * Math.Pow(1.0145, t)));
            table.Add(new SeriesKey("gdp", nation), Series(months, (_, t) => gdp * 1e9 * Math.Pow(1.05, t)));
            table.Add(new SeriesKey("unemployment", nation), Series(months, (m, t) => 0.08 - (0.001 * t) + (0.01 * Season(m, 1))));
            table.Add(new SeriesKey("remittances_recorded", nation, "RUS"), [.. total.Select((v, i) => v * 0.6 * 260 * Season(Start.Plus(i), 8) * (i is > 59 and < 84 ? 0.7 : 1))]);
            table.Add(new SeriesKey("remittances_recorded", nation, "KOR"), Series(months, (_, t) => elsewhere * 0.05 * 900 * (1 + (0.05 * t))));
            if (nation != "TKM")
            {
                table.Add(new SeriesKey("other_transfers", nation), Series(months, (m, _) => m.Year is 2022 or 2023 ? gdp * 4e6 * (m.Year == 2022 ? 1 : 0.6) : 0));
            }

            foreach (string sex in new[] { "male", "female" })
            {
                table.Add(new PyramidKey(nation, "home", sex, 2024), [.. Enumerable.Range(0, 101).Select(age => home / 110 * (1 + (0.3 * Math.Cos(age / 4.2))) * Math.Exp(-Math.Pow(age / 52.0, 2)))]);
                table.Add(new PyramidKey(nation, "abroad", sex, 2024), [.. Enumerable.Range(0, 101).Select(age => (russia + elsewhere) * (sex == "male" ? 0.75 : 0.25) / 34 * (Math.Exp(-Math.Pow((age - 31) / 12.0, 2)) + (0.12 * Math.Exp(-Math.Pow(age / 30.0, 2)))))]);
            }
        }

        return table;
    }

    public static ReportInput Input(string language = "en", int months = 312, Gazetteer? gazetteer = null)
    {
        Gazetteer places = gazetteer ?? Gazetteer();
        SeriesTable table = Table(places, months);
        return new ReportInput
        {
            Title = language == "ru" ? "Центральная Азия и Россия: базовый сценарий" : "Central Asia and Russia: the base scenario",
            Scenario = language == "ru" ? "Базовый" : "Base",
            RunDigest = "sha256:0f3c7a9e51d2b64c",
            Program = "Corridor 0.1.0",
            Series = table,
            Gazetteer = places,
            ObservedUntil = new Month(2024, 12),
            Language = language,
            Headline = Headline(table, places),
            Events = Events,
            Dots = Dots(),
            Judgements = ["Share of migrants' wages sent home: taken as 0.35 until calibration.", "Enforcement index before 2014: no source; held at 0.2."],
            Sources = [new Source("EXAMPLE", "A <study> & its \"figures\"", "A. Author", "An institute", "2023", "2026-11-23", "https://example.org/study", "CC BY 4.0", "study")],
        };
    }

    private static Dictionary<string, IReadOnlyList<PublishedDot>> Dots()
    {
        Dictionary<string, IReadOnlyList<PublishedDot>> dots = new(StringComparer.Ordinal);
        foreach ((string nation, (double russia, double elsewhere, double home, double gdp)) in Sizes)
        {
            dots[ChartKey.Russia(nation)] =
            [
                new(new Month(2015, 6), russia * 0.9, russia * 0.9, "E0101", "EXAMPLE", "persons present, ministry"),
                new(new Month(2022, 12), russia * 0.4, russia * 0.4, "E0102", "EXAMPLE", "persons present, other ministry"),
                new(new Month(2023, 6), russia * 0.95, russia * 1.6, "E0103", "EXAMPLE", "experts' range"),
                new(new Month(2024, 2), double.NaN, russia * 1.1, "E0104", "EXAMPLE", "at most, \"press\""),
            ];
            dots[ChartKey.Remittances(nation)] = [.. Enumerable.Range(2010, 14).Select(y => new PublishedDot(new Month(y, 7), russia * 2000 * (1 + (0.1 * Math.Sin(y))), russia * 2000 * (1 + (0.1 * Math.Sin(y))), $"WDI-{nation}-{y}", "WDI2024", "personal remittances received"))];
            dots[ChartKey.RemittancesGdp(nation)] = [.. Enumerable.Range(2010, 15).Select(y => new PublishedDot(new Month(y, 7), 100 * russia * 2000 / (gdp * 1e9), 100 * russia * 2000 / (gdp * 1e9), $"WDI-{nation}-{y}", "WDI2025", "personal remittances, percent of GDP"))];
            dots[ChartKey.Population(nation)] = [.. Enumerable.Range(2010, 14).Select(y => new PublishedDot(new Month(y, 7), home * 1.03 * Math.Pow(1.0145, y - 2009.5), home * 1.03 * Math.Pow(1.0145, y - 2009.5), $"WPP-{nation}-{y}", "WPP2024", "population, mid-year"))];
        }

        return dots;
    }

    private static List<HeadlineRow> Headline(SeriesTable table, Gazetteer gazetteer)
    {
        List<HeadlineRow> rows = [];
        foreach (string nation in gazetteer.Nations)
        {
            foreach (int year in new[] { 2015, 2020, 2022, 2024, 2030, 2035 })
            {
                int i = table.IndexOf(new Month(year, 12));
                if (i < 0)
                {
                    continue;
                }

                double russia = table.Sum("stock", nation, "RUS")[i];
                double abroad = gazetteer.Places.Where(place => place != nation).Sum(place => table.Sum("stock", nation, place)[i]);
                rows.Add(new HeadlineRow(nation, year, table.Sum("stock", nation, nation)[i], abroad, russia, 0.22, russia * 2500 / 1e9, 100 * russia * 2500 / table.Sum("gdp", nation)[i], russia / abroad, 0.6));
            }
        }

        return rows;
    }

    private static void Status(SeriesTable table, string nation, double[] total)
    {
        bool union = nation is "KAZ" or "KGZ";
        double[] weights = [0.5, 0.9, 0.5, 0.5, 0.6, 0.1, union ? 3.5 : 0, union ? 0.05 : 3, 1.6, 1.8, 0.05, 0.02, 0.05];
        for (int s = 0; s < Statuses.Length; s++)
        {
            int at = s;
            table.Add(new SeriesKey("stock", nation, "RUS", Statuses[s]), [.. total.Select((value, i) => value * Weight(at, i) / Enumerable.Range(0, weights.Length).Sum(k => Weight(k, i)))]);
        }

        double Weight(int s, int i) => weights[s] * (s == 0 ? 1 + (i / 40.0) : s == 10 ? (i > 181 ? 6 : 0) : s == 12 ? (i > 146 ? 1 : 0) : 1);
    }

    private static void Elsewhere(SeriesTable table, Gazetteer gazetteer, string nation, double persons, int months)
    {
        string[] places = [.. gazetteer.Places.Where(place => place != nation && place != "RUS" && gazetteer.Find(place)!.Role != "nation" || (place == "KAZ" && nation != "KAZ"))];
        for (int p = 0; p < places.Length; p++)
        {
            double share = Math.Exp(-0.35 * ((p + (nation[0] % 4)) % places.Length)) * 0.3;
            table.Add(new SeriesKey("stock", nation, places[p], "work"), Series(months, (m, t) => persons * share * 0.8 * (1 + (0.03 * t)) * Season(m, 7)));
            table.Add(new SeriesKey("stock", nation, places[p], "student"), Series(months, (_, t) => persons * share * 0.2 * (1 + (0.05 * t))));
        }
    }

    private static double[] Series(int months, Func<Month, double, double> value) =>
        [.. Enumerable.Range(0, months).Select(i => value(Start.Plus(i), i / 12.0))];

    private static double Season(Month month, int peak) => 1 + (0.35 * Math.Cos(2 * Math.PI * (month.Number - peak) / 12));

    private static double Shock(Month month, double closed, double rebound, double fear, double tight) =>
        month >= new Month(2020, 4) && month <= new Month(2021, 3) ? closed
        : month >= new Month(2022, 4) && month <= new Month(2022, 8) ? rebound
        : month >= new Month(2022, 10) && month <= new Month(2023, 2) ? fear
        : month >= new Month(2024, 4) && month <= new Month(2025, 3) ? tight
        : 1;
}
