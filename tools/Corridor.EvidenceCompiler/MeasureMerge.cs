using Corridor.Evidence;

namespace Corridor.EvidenceCompiler;

/// <summary>Which measures of the raw table are one measure of data/measures.yaml.</summary>
internal static class MeasureMerge
{
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.Ordinal)
    {
        ["population_projection"] = "population",
        ["gdp_growth_forecast"] = "gdp_growth",
        ["emigration_forecast"] = "emigration",
        ["net_migration_assumption"] = "net_migration",
        ["job_seekers_change"] = "arrivals_change",
        ["inflow_change"] = "arrivals_change",
        ["emigration_health_workers"] = "emigration_professionals",
        ["emigration_scientists"] = "emigration_professionals",
        ["universities"] = "educational_institutions",
        ["vocational_schools"] = "educational_institutions",
        ["law_duration"] = "law_term",
        ["law_validity"] = "law_term",
        ["law_entry_into_force"] = "law_term",
        ["transition_period"] = "law_term",
        ["asylum_status_validity"] = "document_validity",
        ["registration_validity"] = "document_validity",
        ["visa_validity"] = "document_validity",
        ["talent_quota"] = "visa_quota",
        ["investor_status"] = "special_status_holders",
        ["digital_nomads"] = "special_status_holders",
        ["private_agencies"] = "institutions_count",
        ["diaspora_organisations"] = "institutions_count",
        ["attack_deaths"] = "conflict_deaths",
        ["foreign_labour_demand"] = "labour_shortage",
    };

    private static readonly HashSet<string> Forecasts = new(StringComparer.Ordinal)
    {
        "population_projection", "gdp_growth_forecast", "emigration_forecast", "net_migration_assumption", "remittances_forecast",
    };

    /// <summary>The measure of a raw row, and whether its name says that it is a forecast.</summary>
    internal static (string Measure, Caveats Flag) Of(string raw, string unit) =>
        (raw == "remittances_forecast" ? (unit == "percent" ? "remittances_change" : "remittances_received") : Synonyms.GetValueOrDefault(raw, raw),
            Forecasts.Contains(raw) ? Caveats.Forecast : Caveats.None);
}
