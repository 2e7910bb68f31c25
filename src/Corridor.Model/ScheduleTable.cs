using Corridor.Data;

namespace Corridor.Model;

/// <summary>Age-sex schedules given as steps (data/schedules.csv).</summary>
public sealed class ScheduleTable
{
    private readonly Dictionary<string, double[]> _byId = new(StringComparer.Ordinal);

    /// <summary>Names of the schedules.</summary>
    public IReadOnlyCollection<string> Ids => _byId.Keys;

    /// <summary>Reads the table; steps of one schedule and sex must not overlap, ages without a row have the factor 0.</summary>
    public static ScheduleTable Load(DataFolder folder, SourceCatalogue sources, Faults faults)
    {
        ScheduleTable table = new();
        Dictionary<string, bool[]> filled = new(StringComparer.Ordinal);
        CsvTable? csv = CsvTable.Read(folder, "schedules.csv", ["schedule", "sex", "age_from", "age_to", "value", "source"], faults);
        foreach (CsvRow row in csv?.Rows ?? [])
        {
            row.Source(sources, faults);
            string id = row["schedule"];
            string? sex = row.OneOf("sex", [Gazetteer.Any, .. Strata.Sexes], faults, "sex");
            int from = row.Integer("age_from", faults, 0, Strata.OldestAge);
            int to = row.Integer("age_to", faults, from, Strata.OldestAge);
            double value = row.Number("value", faults, 0, 1000);
            double[] values = table._byId.TryGetValue(id, out double[]? found) ? found : table._byId[id] = new double[Strata.Rows];
            bool[] done = filled.TryGetValue(id, out bool[]? seen) ? seen : filled[id] = new bool[Strata.Rows];
            bool overlaps = false;
            for (int r = 0; r < values.Length; r++)
            {
                int age = Strata.AgeOf(r);
                if (age >= from && age <= to && (sex == Gazetteer.Any || sex == Strata.Sexes[Strata.SexOf(r)]))
                {
                    overlaps |= done[r];
                    done[r] = true;
                    values[r] = value;
                }
            }

            if (overlaps)
            {
                row.Fault(faults, "age_from", $"ages {from} to {to} of '{id}' overlap an earlier row", "give each age one row");
            }
        }

        return table;
    }

    /// <summary>A schedule by name, or null.</summary>
    public Schedule? Find(string id) => _byId.TryGetValue(id, out double[]? values) ? new Schedule(id, values) : null;
}
