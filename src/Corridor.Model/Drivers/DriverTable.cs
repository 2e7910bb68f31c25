using System.Globalization;
using Corridor.Data;
using Corridor.Model.Scenarios;

namespace Corridor.Model.Drivers;

/// <summary>One dated value of a driver.</summary>
/// <param name="From">Month from which it holds (or at which the line passes).</param>
/// <param name="Value">Value in the driver's unit.</param>
/// <param name="Source">Source or judgement.</param>
/// <param name="Note">Note.</param>
/// <param name="Line">Line in the file.</param>
public sealed record DatedNumber(Month From, double Value, string Source, string Note, int Line);

/// <summary>The dated values of every driver (data/drivers/*.csv), by nation and place.</summary>
public sealed class DriverTable
{
    /// <summary>The word of drivers.yaml for "every destination".</summary>
    public const string Destinations = "destinations";

    private const string AllPlaces = "all";
    private static readonly string[] Columns = ["driver", "nation", "place", "from", "value", "unit", "source", "note"];
    private readonly Dictionary<(string Driver, string Nation, string Place), List<DatedNumber>> _series = [];

    private DriverTable(DriverCatalogue catalogue) => Catalogue = catalogue;

    private DriverTable(DriverTable of, IReadOnlyList<DriverEdit> edits)
    {
        Catalogue = of.Catalogue;
        _series = of._series;
        Edits = edits;
    }

    /// <summary>What scenarios have altered, in the order in which it is applied.</summary>
    public IReadOnlyList<DriverEdit> Edits { get; } = [];

    /// <summary>What the drivers mean.</summary>
    public DriverCatalogue Catalogue { get; }

    /// <summary>Number of rows read.</summary>
    public int Rows => _series.Values.Sum(series => series.Count);

    /// <summary>Reads all files of drivers; each must be complete for the nations and places the model asks for.</summary>
    public static DriverTable Load(DataFolder folder, Gazetteer gazetteer, SourceCatalogue sources, Faults faults)
    {
        DriverTable table = new(DriverCatalogue.Load(folder, faults));
        string[] nations = [Gazetteer.Any, .. gazetteer.Nations];
        string[] places = [Gazetteer.Any, .. gazetteer.Places];
        foreach (string name in folder.Files("drivers", ".csv"))
        {
            string id = Path.GetFileNameWithoutExtension(name);
            DriverDefinition? definition = table.Catalogue.All.FirstOrDefault(driver => driver.Id == id);
            if (definition is null)
            {
                faults.Add(name, null, null, $"no driver '{id}' in drivers.yaml", NearestWord.Hint(id, [.. table.Catalogue.All.Select(driver => driver.Id)]));
                continue;
            }

            foreach (CsvRow row in CsvTable.Read(folder, name, Columns, faults)?.Rows ?? [])
            {
                table.Read(row, definition, nations, places, sources, faults);
            }
        }

        foreach (DriverDefinition definition in table.Catalogue.All.Where(driver => !folder.Has($"drivers/{driver.Id}.csv")))
        {
            faults.Add($"drivers/{definition.Id}.csv", null, null, "the file is missing", $"drivers.yaml defines {definition.Id}; add its values");
        }

        return table;
    }

    /// <summary>
    /// Checks that every driver has a value, from the first year on, for every nation and place that the model asks it for; a file that was
    /// cut off at the end of a line shows so.
    /// </summary>
    public void RequireCoverage(IReadOnlyList<string> nations, IReadOnlyList<string> destinations, int firstYear, Faults faults)
    {
        foreach (DriverDefinition driver in Catalogue.All)
        {
            string[] wanted =
            [
                .. from nation in driver.ByNation ? nations : [Gazetteer.Any]
                   from place in driver.ByPlace ? PlacesOf(driver, nations, destinations) : [Gazetteer.Any]
                   where nation != place
                   where Find(driver.Id, nation, place) is not { } series || series[0].From.Year > firstYear
                   select driver.ByNation && driver.ByPlace ? $"{nation} in {place}" : driver.ByNation ? nation : place,
            ];
            if (wanted.Length > 0)
            {
                string shown = string.Join(", ", wanted.Take(8)) + (wanted.Length > 8 ? $" and {wanted.Length - 8} more" : string.Empty);
                faults.Add($"drivers/{driver.Id}.csv", null, null, $"no value from {firstYear} on for {shown}", "add rows, or a row with * for all; the file may be cut off");
            }
        }
    }

    /// <summary>The series that holds for a nation and a place: the most specific of (nation, place), (nation, *), (*, place), (*, *); null when there is none.</summary>
    public IReadOnlyList<DatedNumber>? Find(string driver, string nation, string place)
    {
        foreach ((string n, string p) in new[] { (nation, place), (nation, Gazetteer.Any), (Gazetteer.Any, place), (Gazetteer.Any, Gazetteer.Any) })
        {
            if (_series.TryGetValue((driver, n, p), out List<DatedNumber>? series))
            {
                return series;
            }
        }

        return null;
    }

    /// <summary>The same drivers with more alterations.</summary>
    public DriverTable With(IEnumerable<DriverEdit> edits) => new(this, [.. Edits, .. edits]);

    /// <summary>
    /// Values for <paramref name="months"/> months from <paramref name="start"/>. Before the first row its value holds; after the last, the last.
    /// What scenarios alter is altered.
    /// </summary>
    /// <exception cref="BadInputException">There is no such driver, or it has no row for the nation and place: nothing is assumed in its stead.</exception>
    public double[] Values(string driver, string nation, string place, Month start, int months)
    {
        DriverDefinition definition = Catalogue.Find(driver)
            ?? throw new BadInputException("drivers.yaml", null, null, $"driver '{driver}' is missing", "the model needs it; restore its entry");
        IReadOnlyList<DatedNumber> series = Find(driver, definition.ByNation ? nation : Gazetteer.Any, definition.ByPlace ? place : Gazetteer.Any)
            ?? throw new BadInputException($"drivers/{driver}.csv", null, null, $"no value for {nation} in {place}", "add rows, or a row with * for all");
        double[] values = new double[months];
        int at = 0;
        for (int m = 0; m < months; m++)
        {
            Month month = start.Plus(m);
            while (at + 1 < series.Count && series[at + 1].From <= month)
            {
                at++;
            }

            bool between = definition.Linear && at + 1 < series.Count && series[at].From <= month;
            values[m] = between
                ? series[at].Value + ((series[at + 1].Value - series[at].Value) * (month - series[at].From) / (series[at + 1].From - series[at].From))
                : series[at].Value;
        }

        foreach (DriverEdit edit in Edits.Where(edit => edit.Concerns(definition, nation, place)))
        {
            edit.Apply(values, start, definition);
        }

        return values;
    }

    /// <summary>The places for which the model asks for a driver by place.</summary>
    internal static IEnumerable<string> PlacesOf(DriverDefinition driver, IReadOnlyList<string> nations, IReadOnlyList<string> destinations) =>
        driver.Places.Contains(AllPlaces) ? destinations.Union(nations)
        : driver.Places.Contains(Destinations) ? destinations
        : driver.Places;

    private void Read(CsvRow row, DriverDefinition definition, string[] nations, string[] places, SourceCatalogue sources, Faults faults)
    {
        row.Source(sources, faults);
        if (row["driver"] != definition.Id)
        {
            row.Fault(faults, "driver", $"driver '{row["driver"]}' in the file of '{definition.Id}'", $"write {definition.Id}");
        }

        if (row["unit"] != definition.Unit)
        {
            row.Fault(faults, "unit", $"unit '{row["unit"]}'", $"drivers.yaml says {definition.Unit}");
        }

        string nation = Code(row, "nation", definition.ByNation, nations, faults);
        string place = Code(row, "place", definition.ByPlace, places, faults);
        double value = row.Number("value", faults, definition.Low, definition.High);
        if (row.Month("from", faults) is not { } from || double.IsNaN(value))
        {
            return;
        }

        if (!_series.TryGetValue((definition.Id, nation, place), out List<DatedNumber>? series))
        {
            _series.Add((definition.Id, nation, place), series = []);
        }

        if (series.Count > 0 && from <= series[^1].From)
        {
            row.Fault(
                faults,
                "from",
                from == series[^1].From ? $"two values of {definition.Id} from {from}" : $"{from} comes after {series[^1].From}",
                string.Create(CultureInfo.InvariantCulture, $"dates ascend within a nation and place; see line {series[^1].Line}"));
            return;
        }

        series.Add(new DatedNumber(from, value, row["source"], row["note"], row.Line));
    }

    private static string Code(CsvRow row, string column, bool used, string[] codes, Faults faults)
    {
        if (used)
        {
            return row.OneOf(column, codes, faults, column) ?? Gazetteer.Any;
        }

        if (row[column].Length > 0)
        {
            row.Fault(faults, column, $"'{row[column]}' in {column}", $"leave it empty: this driver does not differ by {column}");
        }

        return Gazetteer.Any;
    }
}
