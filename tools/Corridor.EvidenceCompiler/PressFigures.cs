using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.EvidenceCompiler;

/// <summary>Figures quoted by news sites and journals, ids P0001 onwards in the order of the raw table.</summary>
internal static class PressFigures
{
    internal static IEnumerable<Figure> Read(DataFolder shared, Faults faults)
    {
        int number = 0;
        foreach (CsvRow row in RawTable.Rows(shared, "data/reported_figures_secondary_sources.csv", faults))
        {
            number++;
            (string measure, string unit, FigureKind kind, double scale) = Meaning(row, faults);
            (string nation, string place) = Corridor(row, measure);
            (DateOnly start, DateOnly end) = RawTable.Period(row["period"]);
            double value = Math.Round(row.Number("value", faults) * scale, 6);
            double? low = row["note"].StartsWith("\"less than", StringComparison.Ordinal) ? null : value;
            double? high = row["note"].StartsWith("\"more than", StringComparison.Ordinal) ? null : value;
            yield return new Figure
            {
                Id = $"P{number:D4}",
                Source = "PRESS2025",
                Locator = row["read_at_url"],
                Measure = measure,
                Nation = nation,
                Place = place,
                Population = Population(measure),
                Purpose = measure is "citizenship_grants" ? "naturalisation" : measure is "work_patents_issued" ? "work" : string.Empty,
                PeriodStart = start,
                PeriodEnd = end,
                Low = low,
                High = high,
                AsPrinted = $"{row["value"]} {row["unit"]}",
                Unit = unit,
                Kind = kind,
                Publisher = row["primary_source"],
                Note = string.Join("; ", new[] { row["approximate"] == "1" ? "rounded in the text" : string.Empty, row["note"] }.Where(part => part.Length > 0)),
            };
        }
    }

    private static (string Measure, string Unit, FigureKind Kind, double Scale) Meaning(CsvRow row, Faults faults)
    {
        const double Million = 1e6;
        switch (row["indicator"])
        {
            case "work_patents_issued": return ("work_patents_issued", "permits", FigureKind.FlowEvents, 1);
            case "migration_registrations": return ("migration_registrations", "events", FigureKind.FlowEvents, 1);
            case "russian_citizenship_acquired": return ("citizenship_grants", "persons", FigureKind.FlowPersons, 1);
            case "net_migration_gain": return ("net_migration", "persons", FigureKind.FlowPersons, 1);
            case "departures_from_russia": return ("departures_permanent", "persons", FigureKind.FlowPersons, 1);
            case "transfers_from_russia" or "transfers_from_russia_money_transfer_systems": return ("remittances_sent", "USD", FigureKind.FlowMoney, Million);
            case "transfers_to_uzbekistan": return ("remittances_received", "USD", FigureKind.FlowMoney, Million);
            case "russia_share_of_transfers_to_uzbekistan": return ("remittances_share_by_source", "percent", FigureKind.Share, 1);
            case "average_monthly_wage": return ("wage_average_monthly", "USD", FigureKind.Price, 1);
            default:
                row.Fault(faults, "indicator", $"unknown indicator '{row["indicator"]}'", "give it a measure in PressFigures");
                return (string.Empty, string.Empty, FigureKind.Index, 1);
        }
    }

    /// <summary>For money the nation is the one that receives; a wage has only the place where it is paid.</summary>
    private static (string Nation, string Place) Corridor(CsvRow row, string measure)
    {
        string from = row["from_iso3"] == "ALL" ? string.Empty : row["from_iso3"];
        string to = row["to_iso3"] == "ALL" ? string.Empty : row["to_iso3"];
        return measure.StartsWith("remittances", StringComparison.Ordinal) ? (to, from)
            : measure == "wage_average_monthly" ? (string.Empty, from)
            : (from, to);
    }

    private static string Population(string measure) => measure switch
    {
        "wage_average_monthly" => "employees",
        "departures_permanent" => "all, with automatic deregistration",
        "remittances_sent" or "remittances_received" => "private individuals",
        "net_migration" => "all",
        _ => "citizens",
    };
}
