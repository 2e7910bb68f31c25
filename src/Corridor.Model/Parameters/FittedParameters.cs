using Corridor.Data;

namespace Corridor.Model.Parameters;

/// <summary>
/// The values that calibration found, nation by nation (data/posterior/fitted.csv: the median of the posterior of each parameter). They take
/// the place of the working values of data/parameters, which stay the centres of the priors.
/// </summary>
public static class FittedParameters
{
    /// <summary>The file, within the data.</summary>
    public const string File = "posterior/fitted.csv";

    /// <summary>Columns of the file.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["nation", "parameter", "key", "value"];

    /// <summary>Reads the file; there may be none. An unknown nation or parameter, a key given twice and a value out of its range are faults.</summary>
    /// <param name="folder">The data.</param>
    /// <param name="gazetteer">Nations.</param>
    /// <param name="parameters">The parameters at the centres of their priors.</param>
    /// <param name="faults">Receives faults.</param>
    /// <returns>All parameters of a nation, by nation; a nation that is not fitted is not in it.</returns>
    public static IReadOnlyDictionary<string, ParameterSet> Load(DataFolder folder, Gazetteer gazetteer, ParameterSet parameters, Faults faults)
    {
        Dictionary<string, List<(string Id, string Key, double Value)>> read = new(StringComparer.Ordinal);
        CsvTable? table = folder.Files("posterior", ".csv").Contains(File, StringComparer.Ordinal) ? CsvTable.Read(folder, File, Columns, faults) : null;
        foreach (CsvRow row in table?.Rows ?? [])
        {
            string nation = row["nation"];
            string id = row["parameter"];
            if (!gazetteer.Nations.Contains(nation, StringComparer.Ordinal))
            {
                row.Fault(faults, "nation", $"unknown nation '{nation}'", NearestWord.Hint(nation, gazetteer.Nations));
            }
            else if (parameters.Find(id) is not { } parameter)
            {
                row.Fault(faults, "parameter", $"there is no parameter '{id}'", "compute the posterior again: corridor calibrate");
            }
            else
            {
                Add(row, parameter, read.TryGetValue(nation, out List<(string, string, double)>? values) ? values : read[nation] = [], faults);
            }
        }

        return faults.None ? read.ToDictionary(pair => pair.Key, pair => parameters.With(pair.Value), StringComparer.Ordinal) : new Dictionary<string, ParameterSet>(StringComparer.Ordinal);
    }

    private static void Add(CsvRow row, Parameter parameter, List<(string Id, string Key, double Value)> values, Faults faults)
    {
        string key = row["key"];
        if (values.Exists(one => one.Id == parameter.Id && one.Key == key))
        {
            row.Fault(faults, "key", $"'{parameter.Id}' has two values for '{key}'", "keep one row");
        }

        values.Add((parameter.Id, key, row.Number("value", faults, parameter.Low, parameter.High)));
    }
}
