using Corridor.Data;

namespace Corridor.Simulation;

/// <summary>
/// Names one monthly series of a run. Empty parts mean "not divided by this".
/// </summary>
/// <param name="Series">
/// stock, stock_detail, arrivals, departures, moves, flow:PROCESS, remittances_recorded, remittances_true, other_transfers,
/// unemployment, gdp, births, deaths, population_wpp, places_unmet, displaced, displaced:FLOW and russia:NUMBER.
/// </param>
/// <param name="Nation">Nation; of displaced people the group.</param>
/// <param name="Place">Place (the nation's own code = home); for flows the place the move begins in.</param>
/// <param name="Status">Legal status; for flows the status the move begins in.</param>
/// <param name="ToPlace">Flows and moves only: the place the move ends in; empty otherwise.</param>
/// <param name="ToStatus">Flows only: the status the move ends in; empty otherwise.</param>
/// <param name="Detail">stock_detail only: "sex.agegroup.education", such as "female.25-34.tertiary".</param>
public readonly record struct SeriesKey(
    string Series,
    string Nation,
    string Place = "",
    string Status = "",
    string ToPlace = "",
    string ToStatus = "",
    string Detail = "") : IComparable<SeriesKey>
{
    /// <inheritdoc/>
    public int CompareTo(SeriesKey other) => string.CompareOrdinal(ToString(), other.ToString());

    /// <inheritdoc/>
    public override string ToString() => string.Join('|', Series, Nation, Place, Status, ToPlace, ToStatus, Detail);
}

/// <summary>Population by completed single age (0 to the oldest age) of a nation at home or abroad, at the middle of a year.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Where">"home" or "abroad".</param>
/// <param name="Sex">"male" or "female".</param>
/// <param name="Year">Calendar year.</param>
public readonly record struct PyramidKey(string Nation, string Where, string Sex, int Year);

/// <summary>
/// The monthly series of one run: what the macrosimulation produces, what the run store keeps, and what reports, exports and inference read.
/// A stock is at the end of its month; a flow is over its month.
/// </summary>
public sealed class SeriesTable(Month start, int count)
{
    private readonly Dictionary<SeriesKey, double[]> _series = [];
    private readonly Dictionary<PyramidKey, double[]> _pyramids = [];
    private Ordered? _ordered;

    /// <summary>First month.</summary>
    public Month Start { get; } = start;

    /// <summary>Number of months.</summary>
    public int Count { get; } = count;

    /// <summary>Last month.</summary>
    public Month End => Start.Plus(Count - 1);

    /// <summary>All keys in ordinal order.</summary>
    public IReadOnlyList<SeriesKey> Keys => InOrder().Keys;

    /// <summary>All pyramids' keys.</summary>
    public IReadOnlyList<PyramidKey> PyramidKeys =>
        [.. _pyramids.Keys.OrderBy(k => k.Nation, StringComparer.Ordinal).ThenBy(k => k.Where, StringComparer.Ordinal).ThenBy(k => k.Sex, StringComparer.Ordinal).ThenBy(k => k.Year)];

    /// <summary>Adds a series of <see cref="Count"/> values.</summary>
    public void Add(SeriesKey key, double[] values)
    {
        if (values.Length != Count)
        {
            throw new ArgumentException($"{key} has {values.Length} values, expected {Count}.", nameof(values));
        }

        _series.Add(key, values);
        _ordered = null;
    }

    /// <summary>Adds a pyramid.</summary>
    public void Add(PyramidKey key, double[] values) => _pyramids.Add(key, values);

    /// <summary>The values of a series, or null when the run has no such series.</summary>
    public double[]? Find(SeriesKey key) => _series.GetValueOrDefault(key);

    /// <summary>The values of a pyramid, or null.</summary>
    public double[]? Find(PyramidKey key) => _pyramids.GetValueOrDefault(key);

    /// <summary>Sum over all series that match; null parts match everything. Zeros when nothing matches.</summary>
    public double[] Sum(string series, string? nation = null, string? place = null, string? status = null, string? toPlace = null, string? toStatus = null)
    {
        double[] sum = new double[Count];
        foreach ((SeriesKey _, double[] values) in Where(series, nation, place, status, toPlace, toStatus))
        {
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += values[i];
            }
        }

        return sum;
    }

    /// <summary>All series that match, in ordinal order of their keys; null parts match everything.</summary>
    public IEnumerable<(SeriesKey Key, double[] Values)> Where(string series, string? nation = null, string? place = null, string? status = null, string? toPlace = null, string? toStatus = null) =>
        InOrder().ByName[series]
            .Where(pair => (nation is null || pair.Key.Nation == nation)
                && (place is null || pair.Key.Place == place)
                && (status is null || pair.Key.Status == status)
                && (toPlace is null || pair.Key.ToPlace == toPlace)
                && (toStatus is null || pair.Key.ToStatus == toStatus));

    /// <summary>Index of a month, or -1 outside the table.</summary>
    public int IndexOf(Month month)
    {
        int index = month - Start;
        return index >= 0 && index < Count ? index : -1;
    }

    /// <summary>The series in the order of their keys. Sorted when first asked; what several threads sort at once is the same.</summary>
    private Ordered InOrder()
    {
        Ordered? ordered = _ordered;
        if (ordered is null)
        {
            (SeriesKey Key, double[] Values)[] all =
                [.. _series.Select(pair => (Text: pair.Key.ToString(), pair.Key, pair.Value)).OrderBy(one => one.Text, StringComparer.Ordinal).Select(one => (one.Key, one.Value))];
            _ordered = ordered = new Ordered([.. all.Select(pair => pair.Key)], all.ToLookup(pair => pair.Key.Series, StringComparer.Ordinal));
        }

        return ordered;
    }

    private sealed record Ordered(IReadOnlyList<SeriesKey> Keys, ILookup<string, (SeriesKey Key, double[] Values)> ByName);
}
