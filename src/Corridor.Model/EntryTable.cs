using System.Collections.Concurrent;
using Corridor.Data;

namespace Corridor.Model;

/// <summary>In which status people enter a place (data/entry.csv): dated shares by nation and place.</summary>
public sealed class EntryTable
{
    private readonly ConcurrentDictionary<(string Nation, string Place, string Status, Month Start, int Months), double[]> _paths = [];
    private readonly Dictionary<(string Nation, string Place), List<(Month From, string Status, double Share)>> _rows = [];

    /// <summary>Reads the table; the shares of one nation, place and date must sum to 1.</summary>
    public static EntryTable Load(DataFolder folder, Gazetteer gazetteer, StatusTable statuses, SourceCatalogue sources, Faults faults)
    {
        EntryTable table = new();
        string[] nations = [Gazetteer.Any, .. gazetteer.Nations];
        string[] places = [Gazetteer.Any, .. gazetteer.Places];
        CsvTable? csv = CsvTable.Read(folder, "entry.csv", ["nation", "place", "status", "from", "share", "source"], faults);
        foreach (CsvRow row in csv?.Rows ?? [])
        {
            row.Source(sources, faults);
            string? nation = row.OneOf("nation", nations, faults, "nation");
            string? place = row.OneOf("place", places, faults, "place");
            string? status = row.OneOf("status", statuses.Words, faults, "status");
            double share = row.Number("share", faults, 0, 1);
            Month? from = row.Month("from", faults);
            if (nation is null || place is null || status is null || from is null)
            {
                continue;
            }

            if (!table._rows.TryGetValue((nation, place), out List<(Month, string, double)>? list))
            {
                table._rows.Add((nation, place), list = []);
            }

            if (list.Exists(other => other.Item1 == from && other.Item2 == status))
            {
                row.Fault(faults, "status", $"{nation} {place} {status} from {from} appears twice", "keep one row");
            }

            list.Add((from.Value, status, share));
        }

        foreach (((string nation, string place), var list) in table._rows)
        {
            foreach (IGrouping<Month, (Month From, string Status, double Share)> date in list.GroupBy(item => item.From))
            {
                double sum = date.Sum(item => item.Share);
                if (Math.Abs(sum - 1) > 1e-6)
                {
                    faults.Add("entry.csv", null, null, FormattableString.Invariant($"the shares of {nation} in {place} from {date.Key} sum to {sum:0.####}"), "expected 1");
                }
            }
        }

        return table;
    }

    /// <summary>Places that the table gives ways to enter.</summary>
    public IReadOnlyCollection<string> Places => [.. _rows.Keys.Select(key => key.Place).Where(place => place != Gazetteer.Any).Distinct(StringComparer.Ordinal)];

    /// <summary>Statuses in which people of a nation ever enter a place.</summary>
    public IReadOnlyList<string> Statuses(string nation, string place) =>
        [.. Rows(nation, place).Select(row => row.Status).Distinct(StringComparer.Ordinal)];

    /// <summary>Share that enters in a status in each month of a run; looked up once, since every compilation of a nation asks for it.</summary>
    public IReadOnlyList<double> Shares(string nation, string place, string status, Month start, int months) =>
        _paths.GetOrAdd((nation, place, status, start, months), _ => [.. Enumerable.Range(0, months).Select(m => Share(nation, place, status, start.Plus(m)))]);

    /// <summary>Share that enters in a status in a month.</summary>
    public double Share(string nation, string place, string status, Month month)
    {
        List<(Month From, string Status, double Share)> rows = Rows(nation, place);
        Month from = rows.Where(row => row.From <= month).Select(row => row.From).DefaultIfEmpty(rows.Count > 0 ? rows.Min(row => row.From) : month).Max();
        return rows.Where(row => row.From == from && row.Status == status).Sum(row => row.Share);
    }

    private List<(Month From, string Status, double Share)> Rows(string nation, string place)
    {
        foreach ((string n, string p) in new[] { (nation, place), (Gazetteer.Any, place), (Gazetteer.Any, Gazetteer.Any) })
        {
            if (_rows.TryGetValue((n, p), out var rows))
            {
                return rows;
            }
        }

        return [];
    }
}
