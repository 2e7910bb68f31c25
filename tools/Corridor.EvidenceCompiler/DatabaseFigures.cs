using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.EvidenceCompiler;

/// <summary>What the international databases and the Russian forms say about the corridors of the five nations; ids by table.</summary>
internal sealed class DatabaseFigures(DataFolder shared, Gazetteer gazetteer, Faults faults)
{
    private const int FirstStockYear = 2000;
    private const int FirstFlowYear = 2005;
    private const int FirstDisplacedYear = 2010;
    private const double Million = 1e6;
    private readonly HashSet<string> _nations = [.. gazetteer.Nations];
    private readonly HashSet<string> _places = [.. gazetteer.Places.Where(code => gazetteer.Find(code)!.Role != "rest")];

    internal IEnumerable<Figure> All() =>
        Stocks("UNMIG2020", "UN20", "data/un_migrant_stock_2020ed_bilateral_by_sex.csv")
            .Concat(Totals("UNMIG2020", "UN20", "2020"))
            .Concat(Stocks("UNMIG2024", "UN24", "data/un_migrant_stock_2024ed_bilateral_by_sex.csv"))
            .Concat(Totals("UNMIG2024", "UN24", "2024"))
            .Concat(ModelledRemittances())
            .Concat(WorldBankStocks())
            .Concat(Remittances())
            .Concat(RemittancesToGdp())
            .Concat(Displaced())
            .Concat(ReportedFlows())
            .Concat(Registrations2016());

    private IEnumerable<Figure> Stocks(string source, string prefix, string table)
    {
        foreach (CsvRow row in Rows(table))
        {
            string nation = row["origin_iso3"];
            string place = row["destination_iso3"];
            int year = Year(row);
            if (!_nations.Contains(nation) || !_places.Contains(place) || year < FirstStockYear || row["stock_male"].Length == 0 || row["stock_female"].Length == 0)
            {
                continue;
            }

            string basis = (row["based_on_foreign_born"], row["based_on_citizenship"]) switch
            {
                ("1", "1") => "foreign-born and foreign citizens",
                ("0", "1") => "foreign citizens",
                _ => "foreign-born",
            };
            yield return StockFigure(source, $"{prefix}-{nation}-{place}-{year}", nation, place, year, row, basis + (row["includes_refugees"] == "1" ? ", refugees included" : string.Empty));
        }
    }

    private IEnumerable<Figure> Totals(string source, string prefix, string edition)
    {
        foreach (CsvRow row in Rows("data/un_migrant_stock_totals_2020ed_2024ed.csv"))
        {
            int year = Year(row);
            if (row["edition"] == edition && row["role"] == "orig" && _nations.Contains(row["iso3"]) && year >= FirstStockYear)
            {
                yield return StockFigure(source, $"{prefix}-{row["iso3"]}-ALL-{year}", row["iso3"], string.Empty, year, row, "all destinations");
            }
        }
    }

    private static Figure StockFigure(string source, string id, string nation, string place, int year, CsvRow row, string population)
    {
        double persons = RawTable.Number(row["stock_male"])!.Value + RawTable.Number(row["stock_female"])!.Value;
        return new Figure
        {
            Id = id,
            Source = source,
            Locator = "bilateral table by sex",
            Measure = "migrant_stock_foreign_born",
            Nation = nation,
            Place = place,
            Population = population,
            PeriodStart = new DateOnly(year, 7, 1),
            PeriodEnd = new DateOnly(year, 7, 1),
            Low = persons,
            High = persons,
            AsPrinted = $"men {row["stock_male"]} | women {row["stock_female"]}",
            Unit = "persons",
            Kind = FigureKind.Stock,
            Publisher = "United Nations, Population Division",
            Note = "sum of the two sexes",
        };
    }

    private IEnumerable<Figure> ModelledRemittances() =>
        from row in Rows("data/worldbank_bilateral_remittances_2017.csv")
        let nation = row["receiving_iso3"]
        let place = row["sending_iso3"]
        let value = RawTable.Number(row["remittance_musd"]) ?? 0
        where _nations.Contains(nation) && (_places.Contains(place) || place == "WLD") && value > 0
        select Money("WB_BRM2017", $"WBR-{nation}-{Code(place)}-2017", "matrix of remittances", "remittances_modelled", nation, place, 2017, value * Million, row["remittance_musd"] + " million USD") with
        {
            Note = "allocated by formula from totals, stocks and incomes; no transfer was counted",
        };

    private IEnumerable<Figure> WorldBankStocks() =>
        from row in Rows("data/worldbank_bilateral_migrant_stocks_2017.csv")
        let nation = row["origin_iso3"]
        let place = row["destination_iso3"]
        let value = RawTable.Number(row["migrant_stock"]) ?? 0
        where _nations.Contains(nation) && (_places.Contains(place) || place == "WLD") && value > 0
        select new Figure
        {
            Id = $"WBS-{nation}-{Code(place)}-2017",
            Source = "WB_BMS2017",
            Locator = "matrix of migrant stocks",
            Measure = "migrant_stock_foreign_born",
            Nation = nation,
            Place = place == "WLD" ? string.Empty : place,
            Population = place == "WLD" ? "all destinations" : "migrants",
            PeriodStart = new DateOnly(2017, 7, 1),
            PeriodEnd = new DateOnly(2017, 7, 1),
            Low = value,
            High = value,
            AsPrinted = row["migrant_stock"],
            Unit = "persons",
            Kind = FigureKind.Stock,
            Publisher = "World Bank",
        };

    /// <summary>A zero for Turkmenistan stands for "not reported" and is left out.</summary>
    private IEnumerable<Figure> Remittances() =>
        from row in Rows("data/wdi_selected_1990_2023.csv")
        where row["indicator_code"] == "BX.TRF.PWKR.CD.DT" && _nations.Contains(row["iso3"]) && Year(row) >= FirstStockYear
        let value = RawTable.Number(row["value"]) ?? 0
        where value > 0
        select Money("WDI2024", $"WDI-{row["iso3"]}-REM-{Year(row)}", row["indicator_code"], "remittances_received", row["iso3"], "WLD", Year(row), value, row["value"]) with
        {
            Population = "all sources",
        };

    private IEnumerable<Figure> RemittancesToGdp() =>
        from row in Rows("data/remittances_pct_gdp_2008_2024.csv")
        let value = RawTable.Number(row["wdi_remit_pct_gdp_vintage2025"])
        where value is not null
        select new Figure
        {
            Id = $"WDI-{row["iso3"]}-GDP-{Year(row)}",
            Source = "WDI2025",
            Locator = "BX.TRF.PWKR.DT.GD.ZS",
            Measure = "remittances_share_gdp",
            Nation = row["iso3"],
            PeriodStart = new DateOnly(Year(row), 1, 1),
            PeriodEnd = new DateOnly(Year(row), 12, 31),
            Low = value,
            High = value,
            AsPrinted = row["wdi_remit_pct_gdp_vintage2025"],
            Unit = "percent_of_gdp",
            Kind = FigureKind.Share,
            Publisher = "World Bank",
        };

    private IEnumerable<Figure> Displaced()
    {
        foreach (CsvRow row in Rows("data/unhcr_displaced_bilateral_2000_2024.csv"))
        {
            string nation = row["origin_iso3"];
            string place = row["destination_iso3"];
            int year = Year(row);
            (string measure, string mark, FigureKind kind) = row["group"] switch
            {
                "refugee" => ("refugees", "REF", FigureKind.Stock),
                "asylum" => ("asylum_seekers", "ASY", FigureKind.Stock),
                "other" => ("others_of_concern", "OTH", FigureKind.Stock),
                _ => (string.Empty, string.Empty, FigureKind.Stock),
            };
            bool wanted = _nations.Contains(nation) || (_nations.Contains(place) && nation != place) || (nation, place) is ("UKR", "RUS");
            if (measure.Length == 0 || !wanted || !(_places.Contains(place) || place is "UKR" or "AFG") || year < FirstDisplacedYear)
            {
                continue;
            }

            double persons = row.Number("persons", faults);
            yield return new Figure
            {
                Id = $"UNHCR-{nation}-{place}-{mark}-{year}",
                Source = "UNHCR2024",
                Locator = "Refugee Data Finder",
                Measure = measure,
                Nation = nation,
                Place = place,
                Population = row["group"] == "other" ? "others of concern" : row["group"] == "asylum" ? "asylum seekers" : "refugees",
                Purpose = "protection",
                PeriodStart = new DateOnly(year, 12, 31),
                PeriodEnd = new DateOnly(year, 12, 31),
                Low = persons,
                High = persons,
                AsPrinted = row["persons"],
                Unit = "persons",
                Kind = kind,
                Publisher = "UNHCR",
            };
        }
    }

    /// <summary>Flows as the countries report them, by residence where both criteria are given; both partners within the places of the model.</summary>
    private IEnumerable<Figure> ReportedFlows()
    {
        Dictionary<string, string> reporters = gazetteer.Places.ToDictionary(code => gazetteer.Find(code)!.Name.En, code => code, StringComparer.Ordinal);
        HashSet<string> seen = [];
        foreach (CsvRow row in Rows("data/undesa_mig_flows_rev2015_central_asia_russia.csv").OrderBy(row => row["criterion"] == "residence" ? 0 : 1))
        {
            string partner = row["partner"];
            int year = Year(row);
            if (!reporters.TryGetValue(row["reporting_country"], out string? reporter) || year < FirstFlowYear || !(_nations.Contains(partner) || _nations.Contains(reporter)))
            {
                continue;
            }

            bool inward = row["type"] == "Immigrants";
            string id = $"UNF-{reporter}-{partner}-{(inward ? "IN" : "OUT")}-{year}";
            if (!seen.Add(id))
            {
                continue;
            }

            double persons = row.Number("persons", faults);
            yield return new Figure
            {
                Id = id,
                Source = "UNFLOWS2015",
                Locator = $"{row["reporting_country"]}, by {row["criterion"]}",
                Measure = inward ? "arrivals_permanent" : "departures_permanent",
                Nation = inward ? partner : reporter,
                Place = inward ? reporter : partner,
                Population = row["coverage"] switch { "Foreigners" => "foreign citizens", "Citizens" => "citizens of the reporting country", _ => "all" },
                Purpose = "residence",
                PeriodStart = new DateOnly(year, 1, 1),
                PeriodEnd = new DateOnly(year, 12, 31),
                Low = persons,
                High = persons,
                AsPrinted = row["persons"],
                Unit = "persons",
                Kind = FigureKind.FlowPersons,
                Publisher = $"statistics of {gazetteer.Find(reporter)!.Name.En}",
            };
        }
    }

    private IEnumerable<Figure> Registrations2016()
    {
        (string Column, string Mark, string Measure, string Population, string Purpose, string Unit, FigureKind Kind)[] columns =
        [
            ("registrations_total", "REG", "migration_registrations", "citizens, all registrations", string.Empty, "events", FigureKind.FlowEvents),
            ("reg_at_residence", "REG-RES", "migration_registrations", "citizens, at place of residence", "residence", "events", FigureKind.FlowEvents),
            ("reg_at_stay", "REG-STAY", "migration_registrations", "citizens, at place of stay", string.Empty, "events", FigureKind.FlowEvents),
            ("reg_at_stay_primary", "REG-FIRST", "migration_registrations", "citizens, first-time", string.Empty, "events", FigureKind.FlowEvents),
            ("primary_tourism", "REG-TOURISM", "migration_registrations", "citizens, first-time", "tourism", "events", FigureKind.FlowEvents),
            ("primary_study", "REG-STUDY", "migration_registrations", "citizens, first-time", "study", "events", FigureKind.FlowEvents),
            ("primary_work", "REG-WORK", "migration_registrations", "citizens, first-time", "work", "events", FigureKind.FlowEvents),
            ("primary_private", "REG-PRIVATE", "migration_registrations", "citizens, first-time", "private", "events", FigureKind.FlowEvents),
            ("primary_other", "REG-OTHER", "migration_registrations", "citizens, first-time", "other", "events", FigureKind.FlowEvents),
            ("deregistrations", "DEREG", "deregistrations", "citizens", string.Empty, "events", FigureKind.FlowEvents),
            ("invitations", "INV", "invitations_issued", "citizens", string.Empty, "permits", FigureKind.FlowEvents),
            ("visas", "VISA", "visas_issued", "citizens", string.Empty, "permits", FigureKind.FlowEvents),
            ("trp_decisions", "TRP", "temp_residence_permits_issued", "citizens", "residence", "permits", FigureKind.FlowEvents),
            ("trp_holders_stock", "TRP-STOCK", "temp_residence_holders", "citizens", "residence", "persons", FigureKind.Stock),
            ("prp_decisions", "PRP", "perm_residence_permits_issued", "citizens", "residence", "permits", FigureKind.FlowEvents),
            ("prp_holders_stock", "PRP-STOCK", "perm_residence_holders", "citizens", "residence", "persons", FigureKind.Stock),
            ("citizenship_acquired", "CIT", "citizenship_grants", "citizens", "naturalisation", "persons", FigureKind.FlowPersons),
        ];
        return from row in Rows("data/russia_mvd_migration_by_country_2016.csv")
               where _nations.Contains(row["iso3"]) || row["iso3"] == "WLD"
               from column in columns
               where row[column.Column].Length > 0
               let value = RawTable.Number(row[column.Column])
               let stock = column.Kind == FigureKind.Stock
               select new Figure
               {
                   Id = $"MVD16-{Code(row["iso3"])}-{column.Mark}",
                   Source = "MVD2016",
                   Locator = $"form 2-RD, {column.Column}",
                   Measure = column.Measure,
                   Nation = row["iso3"] == "WLD" ? string.Empty : row["iso3"],
                   Place = "RUS",
                   Population = row["iso3"] == "WLD" ? column.Population.Replace("citizens", "foreign citizens", StringComparison.Ordinal) : column.Population,
                   Purpose = column.Purpose,
                   PeriodStart = stock ? new DateOnly(2016, 12, 31) : new DateOnly(2016, 1, 1),
                   PeriodEnd = new DateOnly(2016, 12, 31),
                   Low = value,
                   High = value,
                   AsPrinted = row[column.Column],
                   Unit = column.Unit,
                   Kind = column.Kind,
                   Publisher = "MIA RF",
               };
    }

    private static Figure Money(string source, string id, string locator, string measure, string nation, string place, int year, double value, string printed) => new()
    {
        Id = id,
        Source = source,
        Locator = locator,
        Measure = measure,
        Nation = nation,
        Place = place == "WLD" ? string.Empty : place,
        Population = "private individuals",
        PeriodStart = new DateOnly(year, 1, 1),
        PeriodEnd = new DateOnly(year, 12, 31),
        Low = value,
        High = value,
        AsPrinted = printed,
        Unit = "USD",
        Kind = FigureKind.FlowMoney,
        Publisher = "World Bank",
    };

    private static string Code(string iso3) => iso3 == "WLD" ? "ALL" : iso3;

    private static int Year(CsvRow row) => int.Parse(row["year"], CultureInfo.InvariantCulture);

    private IReadOnlyList<CsvRow> Rows(string table) => RawTable.Rows(shared, table, faults);
}
