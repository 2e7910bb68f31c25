using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Corridor.Data;

/// <summary>
/// A CSV file with one header row, read whole. Rows keep their line, so that every fault names it.
/// A file with wrong columns, a row of another width or a quote that never ends is a fault and yields no row.
/// </summary>
public sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns;

    private CsvTable(string file, string[] header, List<CsvRow> rows)
    {
        File = file;
        Header = header;
        _columns = header.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
        Rows = rows;
    }

    /// <summary>Relative name of the file.</summary>
    public string File { get; }

    /// <summary>Column names in the order of the file.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The rows that have the width of the header.</summary>
    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Reads a file whose columns are exactly <paramref name="columns"/> (any order). Null after a fault that leaves nothing to read.</summary>
    public static CsvTable? Read(DataFolder folder, string name, IReadOnlyCollection<string> columns, Faults faults)
    {
        string? text = folder.ReadText(name, faults);
        return text is null ? null : Parse(text, name, columns, faults);
    }

    /// <summary>Reads a text; see <see cref="Read"/>.</summary>
    public static CsvTable? Parse(string text, string name, IReadOnlyCollection<string> columns, Faults faults)
    {
        List<string> badData = [];
        CsvConfiguration configuration = new(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            IgnoreBlankLines = true,
            BadDataFound = args => badData.Add(args.RawRecord),
        };
        using StringReader reader = new(text);
        using CsvParser parser = new(reader, configuration);
        if (!parser.Read() || parser.Record is not { } header)
        {
            faults.Add(name, 1, null, "there is no header row", $"expected {string.Join(',', columns)}");
            return null;
        }

        if (!HeaderIsRight(name, header, columns, faults))
        {
            return null;
        }

        CsvTable table = new(name, header, []);
        List<CsvRow> rows = (List<CsvRow>)table.Rows;
        int line = parser.RawRow + 1;
        while (parser.Read())
        {
            string[] record = parser.Record!;
            if (badData.Count > 0)
            {
                faults.Add(name, line, null, "a quote opens or closes in the wrong place", "write a field with commas or quotes as \"...\" and a quote inside as \"\"");
                badData.Clear();
            }
            else if (record.Length != header.Length)
            {
                bool unclosed = parser.RawRecord.Count(c => c == '"') % 2 == 1;
                faults.Add(
                    name,
                    line,
                    null,
                    unclosed ? "a quote is opened and never closed" : $"{record.Length} fields where the header has {header.Length}",
                    unclosed ? "close the quote; the file may be cut off" : $"expected {string.Join(',', header)}");
            }
            else
            {
                rows.Add(new CsvRow(table, record, line, parser.RawRecord));
            }

            line = parser.RawRow + 1;
        }

        if (rows.Count == 0)
        {
            faults.Add(name, null, null, "there is no row below the header", "the file may be cut off: restore it");
        }

        return table;
    }

    internal int IndexOf(string column) =>
        _columns.TryGetValue(column, out int index) ? index : throw new ArgumentException($"{File} has no column '{column}'.", nameof(column));

    private static bool HeaderIsRight(string name, string[] header, IReadOnlyCollection<string> columns, Faults faults)
    {
        int before = faults.Count;
        foreach (string missing in columns.Except(header, StringComparer.Ordinal))
        {
            faults.Add(name, 1, null, $"column '{missing}' is missing", $"expected {string.Join(',', columns)}");
        }

        for (int i = 0; i < header.Length; i++)
        {
            if (!columns.Contains(header[i], StringComparer.Ordinal))
            {
                faults.Add(name, 1, null, $"unknown column '{header[i]}'", NearestWord.Hint(header[i], columns));
            }
            else if (Array.IndexOf(header, header[i]) != i)
            {
                faults.Add(name, 1, null, $"column '{header[i]}' appears twice", "keep one");
            }
        }

        return faults.Count == before;
    }
}

/// <summary>One row of a <see cref="CsvTable"/>.</summary>
public sealed class CsvRow(CsvTable table, string[] fields, int line, string raw)
{
    /// <summary>Line of the row's start, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>Relative name of the file.</summary>
    public string File => table.File;

    /// <summary>The text of a column.</summary>
    public string this[string column] => fields[table.IndexOf(column)];

    /// <summary>Character in the row where the column starts, counted from 1.</summary>
    public int ColumnOf(string column)
    {
        int wanted = table.IndexOf(column);
        bool quoted = false;
        int field = 0;
        for (int i = 0; i < raw.Length; i++)
        {
            if (field == wanted)
            {
                return i + 1;
            }

            if (raw[i] == '"')
            {
                quoted = !quoted;
            }
            else if (raw[i] == ',' && !quoted)
            {
                field++;
            }
        }

        return raw.TrimEnd('\r', '\n').Length + 1;
    }

    /// <summary>Adds a fault at a column.</summary>
    public void Fault(Faults faults, string column, string what, string hint) => faults.Add(File, Line, ColumnOf(column), what, hint);

    /// <summary>A number within [min, max], or NaN after a fault.</summary>
    public double Number(string column, Faults faults, double min = double.NegativeInfinity, double max = double.PositiveInfinity)
    {
        string text = this[column];
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
        {
            Fault(faults, column, $"'{text}' in {column} is not a number", "write digits with a decimal point, without spaces or separators");
            return double.NaN;
        }

        if (value < min || value > max)
        {
            Fault(faults, column, $"{column} is {text}", string.Create(CultureInfo.InvariantCulture, $"expected between {min} and {max}"));
            return double.NaN;
        }

        return value;
    }

    /// <summary>A number, or null where the field is empty.</summary>
    public double? OptionalNumber(string column, Faults faults) => this[column].Length == 0 ? null : Number(column, faults);

    /// <summary>A whole number within [min, max], or min after a fault.</summary>
    public int Integer(string column, Faults faults, int min, int max)
    {
        string text = this[column];
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) || value < min || value > max)
        {
            Fault(faults, column, $"'{text}' in {column} is not a whole number from {min} to {max}", $"expected {min} to {max}");
            return min;
        }

        return value;
    }

    /// <summary>A month, or null after a fault.</summary>
    public Month? Month(string column, Faults faults)
    {
        if (Data.Month.TryParse(this[column], out Month month))
        {
            return month;
        }

        Fault(faults, column, $"'{this[column]}' in {column} is not a month", "write it as 2022-03");
        return null;
    }

    /// <summary>One of the given words, or null after a fault with the nearest right word.</summary>
    public string? OneOf(string column, IReadOnlyCollection<string> words, Faults faults, string kind)
    {
        string text = this[column];
        if (words.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        Fault(faults, column, $"unknown {kind} '{text}'", NearestWord.Hint(text, words));
        return null;
    }

    /// <summary>Checks that the column `source` names a source of the catalogue or a judgement with its reason.</summary>
    public void Source(SourceCatalogue sources, Faults faults, string column = "source") =>
        sources.Check(this[column], faults, File, Line, ColumnOf(column));
}
