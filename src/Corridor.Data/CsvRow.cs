using System.Globalization;

namespace Corridor.Data;

/// <summary>One row of a <see cref="CsvTable"/>.</summary>
public sealed class CsvRow
{
    /// <summary>Digits, sign, decimal point, exponent: no spaces and no separators, which differ between countries.</summary>
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private readonly CsvTable _table;
    private readonly string[] _fields;
    private readonly string _raw;

    internal CsvRow(CsvTable table, string[] fields, int line, string raw)
    {
        _table = table;
        _fields = fields;
        _raw = raw;
        Line = line;
    }

    /// <summary>Line of the row's start, counted from 1.</summary>
    public int Line { get; }

    /// <summary>Relative name of the file.</summary>
    public string File => _table.File;

    /// <summary>The text of a column.</summary>
    /// <exception cref="ArgumentException">The table has no such column.</exception>
    public string this[string column] => _fields[_table.IndexOf(column)];

    /// <summary>Character in its line where the column starts, counted from 1.</summary>
    public int ColumnOf(string column) => PlaceOf(column).Column;

    /// <summary>Adds a fault at a column; below the row's first line when a field before it holds a line feed.</summary>
    public void Fault(Faults faults, string column, string what, string hint)
    {
        (int line, int character) = PlaceOf(column);
        faults.Add(File, line, character, what, hint);
    }

    /// <summary>A number within [min, max], or NaN after a fault.</summary>
    public double Number(string column, Faults faults, double min = double.NegativeInfinity, double max = double.PositiveInfinity)
    {
        string text = this[column];
        if (!double.TryParse(text, Plain, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
        {
            Fault(faults, column, $"'{text}' in {column} is not a number", "write digits with a decimal point, without spaces or separators");
            return double.NaN;
        }

        if (value < min || value > max)
        {
            Fault(faults, column, $"{column} is {text}", Bounds.Hint(min, max));
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
    public void Source(SourceCatalogue sources, Faults faults, string column = "source")
    {
        if (sources.Objection(this[column]) is { } objection)
        {
            Fault(faults, column, objection.What, objection.Hint);
        }
    }

    private (int Line, int Column) PlaceOf(string column)
    {
        (int down, int across) = CsvTable.Offset(_raw, CsvGrammar.Read(_raw).Starts[_table.IndexOf(column)]);
        return (Line + down, across);
    }
}
