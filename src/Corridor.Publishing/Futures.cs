namespace Corridor.Publishing;

/// <summary>An indicator of a nation in a year over the members of an ensemble.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Indicator">Name as in the headline: "citizens_in_russia", "remittances_gdp_percent".</param>
/// <param name="Year">Calendar year.</param>
/// <param name="P10">A tenth of the members lies below.</param>
/// <param name="P50">Half of the members lie below.</param>
/// <param name="P90">A tenth of the members lies above.</param>
public sealed record FutureRow(string Nation, string Indicator, int Year, double P10, double P50, double P90);

/// <summary>What the members of an ensemble say together.</summary>
/// <param name="Members">How many members.</param>
/// <param name="Contents">What their bands contain, in words.</param>
/// <param name="Rows">Bands.</param>
public sealed record Futures(int Members, string Contents, IReadOnlyList<FutureRow> Rows);
