using Corridor.Simulation;
using static Corridor.Inference.RunReading;

namespace Corridor.Inference;

/// <summary>
/// All observation operators that need nothing but a run: which series stand for a measure, and how they are added up.
/// Factors that only a calibration can give (coverage of a publisher, trips or registrations of one person) are left out and named.
/// </summary>
public static class ObservationOperators
{
    private const double Million = 1e6;
    private const double Hundred = 100;

    private static readonly string[] Persons = ["persons"];
    private static readonly string[] Events = ["events", "persons"];
    private static readonly string[] Permits = ["permits", "persons"];
    private static readonly string[] Usd = ["USD"];
    private static readonly string[] Percent = ["percent"];

    private static readonly Dictionary<string, ObservationOperator> ByMeasure = Table().ToDictionary(one => one.Measure, StringComparer.Ordinal);

    /// <summary>All operators, by measure in ordinal order.</summary>
    public static IReadOnlyList<ObservationOperator> All { get; } = [.. ByMeasure.Values.OrderBy(one => one.Measure, StringComparer.Ordinal)];

    /// <summary>The operator of a measure, or null.</summary>
    public static ObservationOperator? Find(string measure) => ByMeasure.GetValueOrDefault(measure);

    private static IEnumerable<ObservationOperator> Table() => [.. Stocks(), .. Flows(), .. Papers(), .. Enforcement(), .. Money(), .. AtHome()];

    private static IEnumerable<ObservationOperator> Stocks() =>
    [
        new("migrant_stock", Persons, "persons in the place in every status but citizen of the place", Closeness.Same, "a figure for work is set beside working statuses, one for study beside students",
            (series, scope) => OfPurpose(scope.Purpose, "residence") is { } status ? Stock(series, scope, status) : null),
        new("migrant_stock_foreign_born", Persons, "persons in the place in every status, new citizens too", Closeness.CoverageUnknown, "the source also counts who moved before the model begins, some of them inside the Soviet Union",
            (series, scope) => Stock(series, scope, _ => true)),
        new("temporary_absent", Persons, "persons in the place in temporary statuses", Closeness.CoverageUnknown, "how many of them their households still count as members is not known",
            (series, scope) => OfPurpose(scope.Purpose, null) is { } status ? Stock(series, scope, word => status(word) && IsTemporary(word)) : null),
        new("workers_abroad", Persons, "persons in the place in working statuses", Closeness.CoverageUnknown, "how many of them the agency of the sending country sees is not known",
            (series, scope) => scope.Kind == Evidence.FigureKind.Stock ? Stock(series, scope, IsWorking) : Arrivals(series, scope, IsWorking)),
        new("students_abroad", Persons, "persons in the place as students", Closeness.Same, string.Empty, (series, scope) => Stock(series, scope, status => status == "student")),
        new("dual_citizens", Persons, "persons in the place as its citizens", Closeness.Same, "the model counts those who acquired the citizenship and live in the place", (series, scope) => Stock(series, scope, status => status == Citizen)),
        new("destination_share", Percent, "persons in the place / persons abroad, without citizens of the places, percent", Closeness.Same, string.Empty, (series, scope) => scope.Place.Length == 0
            ? null
            : Hundred * Stock(series, scope, status => status != Citizen) / Stock(series, scope with { Place = string.Empty }, status => status != Citizen)),
        new("migrant_share_population", Percent, "persons abroad / persons at home, percent", Closeness.Same, string.Empty, (series, scope) => Hundred * Stock(series, scope, status => status != Citizen) / HomeStock(series, scope, _ => true)),
        new("legal_work_share", Percent, "1 - irregular / all in working statuses, percent", Closeness.Same, string.Empty, (series, scope) => Hundred * (1 - (Stock(series, scope, status => status == "irregular") / Stock(series, scope, IsWorking)))),
    ];

    private static IEnumerable<ObservationOperator> Flows() =>
    [
        new("arrivals_all", Events, "arrivals of persons", Closeness.MultiplicityUnknown, "services often count entries; how often one person enters is not known", ArrivalsOf),
        new("arrivals_work", Persons, "arrivals of persons in working statuses", Closeness.Same, string.Empty, (series, scope) => Arrivals(series, scope, IsWorking)),
        new("arrivals_permanent", Persons, "persons who settle: into temporary or permanent residence", Closeness.CoverageUnknown, "the register counts long stay, the model the permit", (series, scope) => Inflow(series, scope, IsSettled)),
        new("entries_border_crossings", Events, "arrivals of persons", Closeness.MultiplicityUnknown, "events: how often one person crosses is not known", ArrivalsOf),
        new("migration_registrations", Events, "arrivals of persons", Closeness.MultiplicityUnknown, "events: how often one person is registered, and renews, is not known", ArrivalsOf),
        new("deregistrations", Events, "departures of persons from the place", Closeness.MultiplicityUnknown, "events: how often one person is taken off the register is not known", (series, scope) => ByPlace(series, scope, "departures")),
        new("departures_all", Events, "moves of persons from home to the place", Closeness.MultiplicityUnknown, "a border service counts every trip; how many one person makes is not known",
            (series, scope) => scope.Purpose is "" or "work" ? Moves(series, scope, (nation, from, to) => from == nation && In(scope, to)) : null),
        new("departures_permanent", Persons, "persons who settle in the place", Closeness.CoverageUnknown, "the register at home counts who leaves for good; in the model they settle after a stay", (series, scope) => Inflow(series, scope, IsSettled)),
        new("emigration", Persons, "moves of persons from home to the place", Closeness.CoverageUnknown, "the model counts every departure of some months, also those who return", (series, scope) => Moves(series, scope, (nation, from, to) => from == nation && In(scope, to))),
        new("return_migration", Persons, "moves of persons from the place to home", Closeness.Same, string.Empty, (series, scope) => Moves(series, scope, (nation, from, to) => to == nation && In(scope, from))),
        new("net_migration", Persons, "arrivals - departures of persons, of the place; of home where the figure names no place", Closeness.CoverageUnknown, "registers see a part of the moves on either side",
            (series, scope) => scope.Place.Length > 0
                ? ByPlace(series, scope, "arrivals") - ByPlace(series, scope, "departures")
                : Moves(series, scope, (nation, _, to) => to == nation) - Moves(series, scope, (nation, from, _) => from == nation)),
        new("students_admitted", Persons, "persons who become students in the place", Closeness.Same, string.Empty, (series, scope) => scope.Place.Length == 0 ? null : Inflow(series, scope, status => status == "student")),
        new("organised_recruitment", Persons, "persons who go to the place in an organised scheme", Closeness.Same, string.Empty, (series, scope) => Inflow(series, scope, status => status == "programme")),
        new("recruits_identified", Persons, "persons who enter the forces of the place", Closeness.CoverageUnknown, "what share of the recruits is identified is not known", (series, scope) => Inflow(series, scope, status => status == "forces")),
        new("confirmed_deaths", Persons, "persons killed in the forces of the place", Closeness.CoverageUnknown, "what share of the deaths is confirmed is not known", (series, scope) => Process(series, scope, "death", "killed")),
    ];

    private static IEnumerable<ObservationOperator> Papers() =>
    [
        new("citizenship_grants", Persons, "persons who acquire the citizenship of the place", Closeness.Same, "a cumulated count has no counterpart", (series, scope) => scope.Kind == Evidence.FigureKind.Stock ? null : Inflow(series, scope, status => status == Citizen)),
        new("work_patents_issued", Permits, "persons who come into the status patent, and yearly renewals of those who hold it", Closeness.Same, "renewals are person-years with a patent less half of the new ones, which holds when stays end evenly", Patents),
        new("work_permits_issued", Permits, "persons who come into the status permit (Russia) or work (elsewhere)", Closeness.CoverageUnknown, "renewals and repeat permits are not counted", (series, scope) => scope.Place.Length == 0 ? null : Inflow(series, scope, status => status == PermitIn(scope.Place))),
        new("work_permits_valid", Permits, "persons in the status permit (Russia) or work (elsewhere)", Closeness.Same, string.Empty, (series, scope) => scope.Place.Length == 0 ? null : Stock(series, scope, status => status == PermitIn(scope.Place))),
        new("temp_residence_permits_issued", Permits, "persons who come into temporary residence", Closeness.Same, string.Empty, (series, scope) => Inflow(series, scope, status => status == "temporary")),
        new("temp_residence_holders", Permits, "persons in temporary residence", Closeness.Same, string.Empty, (series, scope) => Stock(series, scope, status => status == "temporary")),
        new("perm_residence_permits_issued", Permits, "persons who come into permanent residence", Closeness.Same, string.Empty, (series, scope) => scope.Place.Length == 0 ? null : Inflow(series, scope, status => status == PermanentIn(scope.Place))),
        new("perm_residence_holders", Permits, "persons in permanent residence", Closeness.Same, string.Empty, (series, scope) => scope.Place.Length == 0 ? null : Stock(series, scope, status => status == PermanentIn(scope.Place))),
    ];

    private static IEnumerable<ObservationOperator> Enforcement() =>
    [
        new("expulsions", Persons, "persons whom enforcement sends home under an entry ban", Closeness.Same, string.Empty, (series, scope) => ToHome(series, scope, "enforcement", "barred")),
        new("entry_ban_list", Persons, "persons at home under a Russian entry ban", Closeness.MultiplicityUnknown, "the list also holds people who are elsewhere or will not come again", (series, scope) => scope.Place == "RUS" ? HomeStock(series, scope, status => status == "barred") : null),
        new("entry_ban_removed", Persons, "persons whose entry ban ends", Closeness.Same, string.Empty, (series, scope) => scope.Place == "RUS" ? Process(series, scope, "end_of_ban", "returned") : null),
        new("amnesty", Persons, "persons whose entry ban ends", Closeness.CoverageUnknown, "bans that end by themselves are counted too", (series, scope) => scope.Place == "RUS" ? Process(series, scope, "end_of_ban", "returned") : null),
        new("detained_migrants", Events, "persons who come into custody", Closeness.MultiplicityUnknown, "how many are stopped for each one in custody is not known", (series, scope) => Inflow(series, scope, status => status == "custody")),
        new("raids", Events, "persons who come into custody", Closeness.MultiplicityUnknown, "how many are stopped for each one in custody is not known", (series, scope) => Inflow(series, scope, status => status == "custody")),
        new("prisoners", Persons, "persons in custody", Closeness.CoverageUnknown, "custody before expulsion is counted too", (series, scope) => Stock(series, scope, status => status == "custody")),
    ];

    private static IEnumerable<ObservationOperator> Money() =>
    [
        new("remittances_received", Usd, "recorded remittances from the place; from everywhere with other recorded transfers, USD", Closeness.CoverageUnknown, "which share of the recorded transfers the publisher sees is not known", Recorded),
        new("remittances_sent", Usd, "recorded remittances from the place, USD", Closeness.CoverageUnknown, "which share of the recorded transfers the publisher sees is not known", (series, scope) => scope.Place.Length == 0 ? null : Recorded(series, scope)),
        new("remittances_modelled", Usd, "recorded remittances from the place, USD", Closeness.CoverageUnknown, "the publisher allocates totals by a formula of its own", Recorded),
        new("remittances_net", Usd, "recorded remittances received, USD", Closeness.CoverageUnknown, "what leaves the nation is not in the model", Recorded),
        new("remittances_share_gdp", ["percent_of_gdp"], "recorded remittances and other recorded transfers / gross domestic product, percent", Closeness.CoverageUnknown, "which share of the recorded transfers the publisher sees is not known",
            (series, scope) => scope.Place.Length > 0 ? null : Hundred * Recorded(series, scope) / (OfNations(series, scope, "gdp") / 12)),
        new("remittances_share_by_source", Percent, "recorded remittances from the place / from all places, percent", Closeness.Same, string.Empty, (series, scope) => scope.Place.Length == 0
            ? null
            : Hundred * ByPlace(series, scope, "remittances_recorded") / ByPlace(series, scope with { Place = string.Empty }, "remittances_recorded")),
    ];

    private static IEnumerable<ObservationOperator> AtHome() =>
    [
        new("population", Persons, "persons at home", Closeness.CoverageUnknown, "a census counts some of those abroad as residents", (series, scope) => scope.Place.Length > 0 ? null : HomeStock(series, scope, _ => true)),
        new("births", ["persons", "events"], "births to people of the nation, at home and abroad", Closeness.CoverageUnknown, "births abroad are registered there", (series, scope) => scope.Place.Length > 0 ? null : OfNations(series, scope, "births")),
        new("deaths", ["persons", "events"], "deaths of people of the nation at home", Closeness.Same, string.Empty, (series, scope) => scope.Place.Length > 0
            ? null
            : Over(scope, scope.Nations.SelectMany(nation => series.Where("deaths", nation, nation)).Select(pair => pair.Values))),
        new("unemployment_rate", Percent, "unemployment at home, percent", Closeness.Same, string.Empty, (series, scope) => scope is { Place: "", Nations: [var nation] } ? Hundred * series.Where("unemployment", nation).Single().Values[scope.At] : null),
    ];

    /// <summary>The statuses that a purpose is set beside; null when the model does not tell it apart.</summary>
    private static Func<string, bool>? OfPurpose(string purpose, string? settled) => purpose switch
    {
        "" => status => status != Citizen,
        "work" => IsWorking,
        "study" => status => status == "student",
        _ when purpose == settled => IsSettled,
        _ => null,
    };

    private static double? ArrivalsOf(SeriesTable series, FigureScope scope) => scope.Purpose switch
    {
        "" or "all" => ByPlace(series, scope, "arrivals"),
        "work" => Arrivals(series, scope, IsWorking),
        "study" => Arrivals(series, scope, status => status == "student"),
        _ => null,
    };

    /// <summary>
    /// New patents and their renewals. A patent lasts a year at most: of those who hold one for T years, the first counts as new and each
    /// further year begun is a renewal. When stays end evenly over the year the renewals of a year are the person-years held less half of the new patents.
    /// </summary>
    private static double? Patents(SeriesTable series, FigureScope scope)
    {
        double? fresh = Inflow(series, scope, status => status == "patent");
        double? held = Over(scope, scope.Nations.SelectMany(nation => series.Where("stock", nation, status: "patent")).Where(pair => In(scope, pair.Key.Place)).Select(pair => pair.Values)) / 12;
        return fresh + Math.Max(0, (held - (fresh / 2)) ?? 0);
    }

    private static double? Recorded(SeriesTable series, FigureScope scope) =>
        Million * (ByPlace(series, scope, "remittances_recorded") + (scope.Place.Length == 0 ? OfNations(series, scope, "other_transfers") : 0));
}
