using System.Globalization;
using Corridor.Data;

namespace Corridor.Model;

/// <summary>Seasonal factors of departures and returns (data/season.csv); the mean over the twelve months is 1.</summary>
public sealed class SeasonTable
{
    private readonly Dictionary<(string Process, string Nation), double[]> _factors = [];

    /// <summary>Reads the table; each process and nation must have twelve months with the mean 1.</summary>
    public static SeasonTable Load(DataFolder folder, Gazetteer gazetteer, SourceCatalogue sources, Faults faults)
    {
        SeasonTable table = new();
        string[] nations = [Gazetteer.Any, .. gazetteer.Nations];
        CsvTable? csv = CsvTable.Read(folder, "season.csv", ["process", "nation", "month", "value", "source"], faults);
        foreach (CsvRow row in csv?.Rows ?? [])
        {
            row.Source(sources, faults);
            string? process = row.OneOf("process", ["departure", "return"], faults, "process");
            string? nation = row.OneOf("nation", nations, faults, "nation");
            int month = row.Integer("month", faults, 1, 12);
            double value = row.Number("value", faults, 0, 12);
            if (process is null || nation is null)
            {
                continue;
            }

            double[] factors = table._factors.TryGetValue((process, nation), out double[]? found)
                ? found
                : table._factors[(process, nation)] = [.. Enumerable.Repeat(double.NaN, 12)];
            if (!double.IsNaN(factors[month - 1]))
            {
                row.Fault(faults, "month", $"month {month} of {process} appears twice", "keep one row");
            }

            factors[month - 1] = value;
        }

        foreach (((string process, string nation), double[] factors) in table._factors)
        {
            if (factors.Any(double.IsNaN))
            {
                faults.Add("season.csv", null, null, $"{process} of {nation} lacks months", "give the months 1 to 12; the file may be cut off");
            }
            else if (Math.Abs(factors.Average() - 1) > 1e-6)
            {
                faults.Add("season.csv", null, null, string.Create(CultureInfo.InvariantCulture, $"the mean of {process} of {nation} is {factors.Average():0.######}"), "expected 1");
            }
        }

        return table;
    }

    /// <summary>Factor of a process for a nation in a calendar month; 1 where nothing is stated.</summary>
    public double this[string process, string nation, Month month] =>
        _factors.TryGetValue((process, nation), out double[]? own) ? own[month.Number - 1]
        : _factors.TryGetValue((process, Gazetteer.Any), out double[]? common) ? common[month.Number - 1]
        : 1;
}
