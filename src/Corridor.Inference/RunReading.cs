using Corridor.Simulation;

namespace Corridor.Inference;

/// <summary>Reads stocks and flows of a run for the scope of a figure.</summary>
internal static class RunReading
{
    internal const string Citizen = Indicators.Naturalised;
    private const string Russia = "RUS";
    private const double UsdPerUnit = 1e6;

    private static readonly string[] Settled = ["temporary", "permanent", "settled"];
    private static readonly string[] Confined = ["custody", "forces"];
    private static readonly string[] Home = ["never", "returned", "barred"];

    // Who works, or is there in order to work. A visitor is on the way to a patent; who is under control has worked before.
    private static readonly string[] Working = ["visitor", "patent", "union", "permit", "programme", "work", "irregular", "controlled"];

    internal static bool IsSettled(string status) => Settled.Contains(status, StringComparer.Ordinal);

    internal static bool IsWorking(string status) => Working.Contains(status, StringComparer.Ordinal);

    internal static bool IsTemporary(string status) => status != Citizen && !IsSettled(status) && !Confined.Contains(status, StringComparer.Ordinal);

    /// <summary>The status that a permanent residence permit gives in a place.</summary>
    internal static string PermanentIn(string place) => place == Russia ? "permanent" : "settled";

    /// <summary>The status that a work permit gives in a place.</summary>
    internal static string PermitIn(string place) => place == Russia ? "permit" : "work";

    /// <summary>Persons of the scope's nations in its place (or everywhere abroad), in the statuses that are asked for, at the end of the scope's month.</summary>
    internal static double Stock(SeriesTable series, FigureScope scope, Func<string, bool> status) =>
        scope.Nations.Sum(nation => series.Where("stock", nation)
            .Where(pair => pair.Key.Place != nation && In(scope, pair.Key.Place) && status(pair.Key.Status))
            .Sum(pair => pair.Values[scope.At]));

    /// <summary>Persons at home in the statuses that are asked for.</summary>
    internal static double HomeStock(SeriesTable series, FigureScope scope, Func<string, bool> status) =>
        scope.Nations.Sum(nation => series.Where("stock", nation, nation).Where(pair => status(pair.Key.Status)).Sum(pair => pair.Values[scope.At]));

    /// <summary>The sum of a series over the period; null for a figure without a period.</summary>
    internal static double? Over(FigureScope scope, double[] values) =>
        scope.Weights.Count == 0 ? null : scope.Weights.Sum(weight => weight.Share * values[weight.Month]);

    /// <summary>The sum of several series over the period; null for a figure without a period.</summary>
    internal static double? Over(FigureScope scope, IEnumerable<double[]> all) =>
        scope.Weights.Count == 0 ? null : all.Sum(values => Over(scope, values)!.Value);

    /// <summary>Persons who came into a status of the place from another status or another place.</summary>
    internal static double? Inflow(SeriesTable series, FigureScope scope, Func<string, bool> into) =>
        Over(scope, Flows(series, scope).Where(pair => In(scope, pair.Key.ToPlace) && !Home.Contains(pair.Key.ToStatus, StringComparer.Ordinal) && into(pair.Key.ToStatus)
            && !(pair.Key.Place == pair.Key.ToPlace && into(pair.Key.Status))).Select(pair => pair.Values));

    /// <summary>Persons who came to the place into a status that is asked for.</summary>
    internal static double? Arrivals(SeriesTable series, FigureScope scope, Func<string, bool> into) =>
        Over(scope, Flows(series, scope).Where(pair => In(scope, pair.Key.ToPlace) && pair.Key.Place != pair.Key.ToPlace && into(pair.Key.ToStatus)).Select(pair => pair.Values));

    /// <summary>Persons whom one process moved from the place to a status at home.</summary>
    internal static double? ToHome(SeriesTable series, FigureScope scope, string process, string status) =>
        Over(scope, scope.Nations.SelectMany(nation => series.Where($"flow:{process}", nation, toPlace: nation, toStatus: status)
            .Where(pair => pair.Key.Place != nation && In(scope, pair.Key.Place))).Select(pair => pair.Values));

    /// <summary>Persons whom one process moved within home, or who end in an absorbing state.</summary>
    internal static double? Process(SeriesTable series, FigureScope scope, string process, string toStatus) =>
        Over(scope, scope.Nations.SelectMany(nation => series.Where($"flow:{process}", nation, toStatus: toStatus)).Select(pair => pair.Values));

    /// <summary>A series by nation and place over the period.</summary>
    internal static double? ByPlace(SeriesTable series, FigureScope scope, string name) =>
        Over(scope, scope.Nations.SelectMany(nation => series.Where(name, nation).Where(pair => pair.Key.Place != nation && In(scope, pair.Key.Place))).Select(pair => pair.Values));

    /// <summary>A series of each nation without a place over the period.</summary>
    internal static double? OfNations(SeriesTable series, FigureScope scope, string name) =>
        Over(scope, scope.Nations.SelectMany(nation => series.Where(name, nation)).Select(pair => pair.Values));

    /// <summary>A series of each nation without a place at the end of the scope's month.</summary>
    internal static double? OfNationsAt(SeriesTable series, FigureScope scope, string name) =>
        scope.Nations.Sum(nation => series.Where(name, nation).Sum(pair => pair.Values[scope.At]));

    /// <summary>Moves from the scope's nations to its place, or from any place to any other.</summary>
    internal static double? Moves(SeriesTable series, FigureScope scope, Func<string, string, string, bool> holds) =>
        Over(scope, scope.Nations.SelectMany(nation => series.Where("moves", nation).Where(pair => holds(nation, pair.Key.Place, pair.Key.ToPlace))).Select(pair => pair.Values));

    /// <summary>Transfers of migrants from the scope's place over the period, recorded or not, US dollars.</summary>
    internal static double? TrueTransfers(SeriesTable series, FigureScope scope) => UsdPerUnit * ByPlace(series, scope, "remittances_true");

    /// <summary>Those of them that banks and payment systems see, US dollars.</summary>
    internal static double? RecordedTransfers(SeriesTable series, FigureScope scope) => UsdPerUnit * ByPlace(series, scope, "remittances_recorded");

    /// <summary>Recorded transfers from everywhere that are no migrants' remittances, US dollars.</summary>
    internal static double? OtherTransfers(SeriesTable series, FigureScope scope) => UsdPerUnit * OfNations(series, scope, "other_transfers");

    internal static bool In(FigureScope scope, string place) => scope.Place.Length == 0 || place == scope.Place;

    private static IEnumerable<(SeriesKey Key, double[] Values)> Flows(SeriesTable series, FigureScope scope) =>
        series.Keys.Where(key => key.Series.StartsWith("flow:", StringComparison.Ordinal) && scope.Nations.Contains(key.Nation, StringComparer.Ordinal) && key.ToPlace != key.Nation && key.ToPlace.Length > 0)
            .Select(key => (key, series.Find(key)!));
}
