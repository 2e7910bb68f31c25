using System.Globalization;
using Corridor.Data;

namespace Corridor.Model.Displaced;

/// <summary>
/// What the figures leave of the waves (data/displaced/fitted.csv): a row for each number, with the value at the maximum of the posterior and draws of it.
/// A draw is a draw of all numbers of a pair together.
/// </summary>
public sealed class FittedWaves
{
    /// <summary>The file, within the data.</summary>
    public const string File = "displaced/fitted.csv";

    /// <summary>Draws kept of each pair.</summary>
    public const int Draws = 120;

    private readonly Dictionary<(DisplacedPair Pair, string Wave), double[][]> _values;
    private readonly Dictionary<DisplacedPair, double[]> _errors;

    private FittedWaves(Dictionary<(DisplacedPair Pair, string Wave), double[][]> values, Dictionary<DisplacedPair, double[]> errors)
    {
        _values = values;
        _errors = errors;
    }

    /// <summary>Columns of the file.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["group", "place", "wave", "number", "central", .. Enumerable.Range(1, Draws).Select(Column)];

    /// <summary>Name of the column of a draw, counted from 1.</summary>
    public static string Column(int draw) => string.Create(CultureInfo.InvariantCulture, $"d{draw}");

    /// <summary>The numbers of a wave in the order of <see cref="Wave.Numbers"/>.</summary>
    /// <param name="wave">The wave.</param>
    /// <param name="draw">0 for the central values, else a draw from 1 to <see cref="Draws"/>.</param>
    public double[] Of(Wave wave, int draw) => _values.TryGetValue((wave.Pair, wave.Id), out double[][]? values) ? values[draw] : wave.Before;

    /// <summary>True where the waves have been fitted.</summary>
    public bool HasDraws => _values.Count > 0;

    /// <summary>The error of a pair beside the figures, standard deviation of the logarithm; draws as in <see cref="Of(Wave, int)"/>; 0 before a fit.</summary>
    public double ErrorOf(DisplacedPair pair, int draw) => _errors.TryGetValue(pair, out double[]? errors) ? errors[draw] : 0;

    /// <summary>Reads the file; there may be none before the first fit.</summary>
    public static FittedWaves Load(DataFolder folder, IReadOnlyList<Wave> waves, Faults faults) =>
        Of(folder.Has(File) ? CsvTable.Read(folder, File, Columns, faults) : null, waves, faults);

    /// <summary>Reads a table, or none. Waves and numbers that are missing or unknown are faults.</summary>
    public static FittedWaves Of(CsvTable? table, IReadOnlyList<Wave> waves, Faults faults)
    {
        FittedWaves fitted = new([], []);
        int before = faults.Count;
        HashSet<(DisplacedPair, string, string)> seen = [];
        foreach (CsvRow row in table?.Rows ?? [])
        {
            fitted.Read(row, waves, seen, faults);
        }

        foreach (Wave wave in waves.Where(wave => table is not null && wave.Numbers.Any(number => !seen.Contains((wave.Pair, wave.Id, number)))))
        {
            faults.Add(File, null, null, $"wave '{wave.Id}' of {wave.Pair.Group} in {wave.Pair.Place} is not fitted", "fit anew: corridor displaced fit");
        }

        return faults.Count == before ? fitted : new FittedWaves([], []);
    }

    private void Read(CsvRow row, IReadOnlyList<Wave> waves, HashSet<(DisplacedPair, string, string)> seen, Faults faults)
    {
        DisplacedPair pair = new(row["group"], row["place"]);
        string number = row["number"];
        bool error = row["wave"].Length == 0 && number == Wave.Error;
        Wave? wave = waves.FirstOrDefault(one => one.Pair == pair && (error || one.Id == row["wave"]));
        int place = wave?.Numbers.ToList().IndexOf(number) ?? -1;
        if (wave is null || (place < 0 && !error))
        {
            string column = wave is null ? "wave" : "number";
            row.Fault(faults, column, $"pulses.csv and half_lives.csv know no '{row[column]}' there", "fit anew: corridor displaced fit");
        }
        else if (!seen.Add((pair, row["wave"], number)))
        {
            row.Fault(faults, "number", $"'{number}' has two rows", "keep one");
        }
        else if (error)
        {
            _errors[pair] = Values(row, faults, 10);
        }
        else
        {
            Put(wave, place, Values(row, faults, number == Wave.Passing ? 1 : double.PositiveInfinity));
        }
    }

    private static double[] Values(CsvRow row, Faults faults, double most) =>
        [.. Enumerable.Range(0, Draws + 1).Select(draw => row.Number(draw == 0 ? "central" : Column(draw), faults, 0, most))];

    private void Put(Wave wave, int number, double[] values)
    {
        if (!_values.TryGetValue((wave.Pair, wave.Id), out double[][]? own))
        {
            _values[(wave.Pair, wave.Id)] = own = [.. Enumerable.Range(0, Draws + 1).Select(_ => new double[wave.Numbers.Count])];
        }

        for (int draw = 0; draw <= Draws; draw++)
        {
            own[draw][number] = values[draw];
        }
    }
}
