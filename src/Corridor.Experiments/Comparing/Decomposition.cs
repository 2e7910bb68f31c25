using Corridor.Simulation;

namespace Corridor.Experiments.Comparing;

/// <summary>What a process contributes to the difference of a stock between two runs.</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Process">Process; "start" for people who were there before the first month.</param>
/// <param name="A">Persons that it has added to the stock in the first run, from the first month to the last.</param>
/// <param name="B">The same in the second run.</param>
public sealed record ProcessContribution(string Nation, string Process, double A, double B)
{
    /// <summary>Persons, B - A, and what rounding the sums has lost where this is the largest contribution.</summary>
    public double Contribution => B - A + Rest;

    /// <summary>What rounding has lost.</summary>
    internal double Rest { get; init; }
}

/// <summary>
/// Which processes carry the difference of a stock. A stock is its start plus all that processes added less all that they took away, so the
/// difference of two stocks is the sum of the differences of what each process added. Nobody ages in or out of a stock: it is divided by
/// place and status, not by age; those who outlive the last age are counted as dead.
/// </summary>
public sealed class Decomposition
{
    private const string Russia = "RUS";
    private const string Flow = "flow:";
    private const double Rounding = 1e-11;
    private readonly Func<string, string, string, bool> _isIn;

    private Decomposition(string name, Func<string, string, string, bool> isIn)
    {
        Name = name;
        _isIn = isIn;
    }

    /// <summary>Everybody abroad but those who acquired Russian citizenship, as in the headline.</summary>
    public static Decomposition Abroad { get; } = new("abroad", (nation, place, status) => place.Length > 0 && place != nation && status != Indicators.Naturalised);

    /// <summary>Everybody in Russia but those who acquired its citizenship, as in the headline.</summary>
    public static Decomposition InRussia { get; } = new("russia", (_, place, status) => place == Russia && status != Indicators.Naturalised);

    /// <summary>Name of the stock: abroad or russia.</summary>
    public string Name { get; }

    /// <summary>The contributions to the difference of the stock at the end of a month; they add up to it.</summary>
    /// <param name="a">The first run.</param>
    /// <param name="b">The second.</param>
    /// <param name="nation">Nation.</param>
    /// <param name="at">The month, by its place in the runs; null for the last that both have.</param>
    public IReadOnlyList<ProcessContribution> Of(SeriesTable a, SeriesTable b, string nation, int? at = null)
    {
        int last = at ?? (Math.Min(a.Count, b.Count) - 1);
        SortedDictionary<string, double> inA = Added(a, nation, last);
        SortedDictionary<string, double> inB = Added(b, nation, last);
        ProcessContribution[] parts = [.. inA.Keys.Union(inB.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(process => new ProcessContribution(nation, process, inA.GetValueOrDefault(process), inB.GetValueOrDefault(process)))];
        return Rounded(parts, Stock(a, nation, last), Stock(b, nation, last));
    }

    /// <summary>
    /// Sums of hundreds of months round differently from the stock, by some 1e-13 of it, which is much of a difference of a few persons: the largest
    /// contribution takes that up. More than rounding is left as it is, so that a process that is missing is seen.
    /// </summary>
    private static ProcessContribution[] Rounded(ProcessContribution[] parts, double a, double b)
    {
        double rest = b - a - parts.Sum(part => part.Contribution);
        if (rest != 0 && Math.Abs(rest) <= Rounding * Math.Max(a, b))
        {
            int most = Enumerable.Range(0, parts.Length).MaxBy(k => Math.Abs(parts[k].Contribution));
            parts[most] = parts[most] with { Rest = rest };
        }

        return parts;
    }

    /// <summary>Persons in the stock at the end of a month.</summary>
    public double Stock(SeriesTable table, string nation, int month) =>
        table.Where("stock", nation).Where(pair => _isIn(nation, pair.Key.Place, pair.Key.Status)).Sum(pair => pair.Values[month]);

    /// <summary>What each process has added to the stock up to the end of a month, and who was there at the start.</summary>
    private SortedDictionary<string, double> Added(SeriesTable table, string nation, int last)
    {
        SortedDictionary<string, double> added = new(StringComparer.Ordinal);
        double first = Stock(table, nation, 0);
        foreach (SeriesKey key in table.Keys.Where(key => key.Nation == nation))
        {
            string? process = key.Series == "births" ? "birth" : key.Series.StartsWith(Flow, StringComparison.Ordinal) ? key.Series[Flow.Length..] : null;
            int sign = process is null ? 0 : Sign(key, nation);
            if (sign == 0)
            {
                continue;
            }

            double[] values = table.Find(key)!;
            first -= sign * values[0];
            added[process!] = added.GetValueOrDefault(process!) + (sign * Sum(values, last));
        }

        added["start"] = first;
        return added;
    }

    /// <summary>1 for a flow into the stock, -1 for one out of it, 0 for one within it or past it.</summary>
    private int Sign(SeriesKey key, string nation)
    {
        bool from = _isIn(nation, key.Place, key.Status);
        return key.Series == "births" ? (from ? 1 : 0) : (_isIn(nation, key.ToPlace, key.ToStatus) ? 1 : 0) - (from ? 1 : 0);
    }

    private static double Sum(double[] values, int last)
    {
        double sum = 0;
        for (int t = 0; t <= last; t++)
        {
            sum += values[t];
        }

        return sum;
    }
}
