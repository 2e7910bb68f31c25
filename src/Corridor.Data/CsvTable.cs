using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Corridor.Data;

/// <summary>
/// A CSV file (RFC 4180, comma, one header row), read whole. Rows keep their line, so that every fault names it.
/// A row of another width and a row with a stray quote are faults and left out; reading goes on below them. Empty lines are passed over.
/// </summary>
public sealed class CsvTable
{
    /// <summary>After so many rows with stray quotes a file is no CSV file, and more faults would help nobody.</summary>
    private const int MostBrokenRows = 20;

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        HasHeaderRecord = false,
        IgnoreBlankLines = false,
        BadDataFound = null,
    };

    private readonly Dictionary<string, int> _columns;
    private readonly List<CsvRow> _rows = [];

    private CsvTable(string file, string[] header)
    {
        File = file;
        Header = header;
        _columns = header.Select((name, index) => (name, index)).ToDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
    }

    /// <summary>Relative name of the file.</summary>
    public string File { get; }

    /// <summary>Column names in the order of the file.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The rows that have the width of the header.</summary>
    public IReadOnlyList<CsvRow> Rows => _rows;

    /// <summary>Reads a file whose columns are exactly <paramref name="columns"/> (any order). Null after a fault that leaves nothing to read.</summary>
    public static CsvTable? Read(DataFolder folder, string name, IReadOnlyCollection<string> columns, Faults faults)
    {
        string? text = folder.ReadText(name, faults);
        return text is null ? null : Parse(text, name, columns, faults);
    }

    /// <summary>Reads a text; see <see cref="Read"/>.</summary>
    public static CsvTable? Parse(string text, string name, IReadOnlyCollection<string> columns, Faults faults) => Parse(text, name, columns, faults, "the file may be cut off: restore it");

    /// <summary>Reads a text whose columns are for the caller to judge; only an empty or doubled name is a fault. Null after a fault that leaves nothing to read.</summary>
    public static CsvTable? ParseAny(string text, string name, Faults faults) => Parse(text, name, null, faults, "give at least one row");

    private static CsvTable? Parse(string text, string name, IReadOnlyCollection<string>? columns, Faults faults, string whenEmpty)
    {
        CsvTable? table = null;
        foreach (Record record in Split(text, name, faults))
        {
            if (table is null)
            {
                if (record.Broken || !HeaderIsRight(name, record, columns, faults))
                {
                    return null;
                }

                table = new CsvTable(name, record.Fields) { HeaderRow = record };
            }
            else if (!record.Broken)
            {
                table.Add(record, faults);
            }
        }

        if (table is null)
        {
            faults.Add(name, 1, null, "there is no header row", columns is null ? "begin with the names of the columns" : $"expected {string.Join(',', columns)}");
        }
        else if (table._rows.Count == 0)
        {
            faults.Add(name, null, null, "there is no row below the header", whenEmpty);
        }

        return table;
    }

    /// <summary>Adds a fault at a column's name, or about the header as a whole.</summary>
    /// <param name="faults">Receives the fault.</param>
    /// <param name="column">A column of the table, or null.</param>
    /// <param name="what">What was found.</param>
    /// <param name="hint">What is expected.</param>
    public void HeaderFault(Faults faults, string? column, string what, string hint) =>
        faults.Add(File, HeaderRow.Line, column is null ? null : CsvGrammar.Read(HeaderRow.Raw).Starts[IndexOf(column)] + 1, what, hint);

    private Record HeaderRow { get; init; }

    internal int IndexOf(string column) =>
        _columns.TryGetValue(column, out int index) ? index : throw new ArgumentException($"{File} has no column '{column}'.", nameof(column));

    private void Add(Record record, Faults faults)
    {
        if (record.Fields.Length == Header.Count)
        {
            _rows.Add(new CsvRow(this, record.Fields, record.Line, record.Raw));
        }
        else
        {
            faults.Add(File, record.Line, null, $"{record.Fields.Length} fields where the header has {Header.Count}", $"expected {string.Join(',', Header)}");
        }
    }

    /// <summary>
    /// The rows of a text with the line on which each begins. A row with a stray quote is reported where it breaks and given as broken;
    /// splitting starts afresh on the line below, so that one quote does not hide the faults after it.
    /// </summary>
    private static IEnumerable<Record> Split(string text, string name, Faults faults)
    {
        int line = 1;
        int start = 0;
        for (int broken = 0; start < text.Length && broken < MostBrokenRows; broken++)
        {
            using StringReader reader = new(text[start..]);
            using CsvParser parser = new(reader, Format);
            while (parser.Read())
            {
                string raw = parser.RawRecord;
                if (raw.AsSpan().ContainsAny('"', '\r') && CsvGrammar.Read(raw) is { Flaw: { } flaw } reading)
                {
                    (int down, int across) = Offset(raw, flaw);
                    faults.Add(name, line + down, across, WhatIsWrong(raw[flaw], reading.Unclosed), HowToMend(reading.Unclosed));
                    yield return new Record([], line, raw, Broken: true);
                    int end = text.IndexOf('\n', start + flaw);
                    start = end < 0 ? text.Length : end + 1;
                    line += down + 1;
                    break;
                }

                if (raw.AsSpan().TrimEnd("\r\n").Length > 0)
                {
                    yield return new Record(parser.Record!, line, raw, Broken: false);
                }

                start += raw.Length;
                line += raw.AsSpan().Count('\n');
            }
        }

        if (start < text.Length)
        {
            faults.Add(name, line, null, $"{MostBrokenRows} rows have stray quotes; the rest was not read", "is this a CSV file with commas?");
        }
    }

    private static string WhatIsWrong(char flaw, bool unclosed) => (flaw, unclosed) switch
    {
        (_, true) => "a quote is opened and never closed",
        ('"', _) => "a quote inside a field that does not begin with one",
        ('\r', _) => "a carriage return without a line feed",
        _ => "text after the quote that closes a field",
    };

    private static string HowToMend(bool unclosed) => unclosed
        ? "close the quote; the file may be cut off"
        : "write a field with commas, quotes or line feeds as \"...\" and a quote inside as \"\"; end lines with a line feed";

    private static bool HeaderIsRight(string name, Record header, IReadOnlyCollection<string>? columns, Faults faults)
    {
        int before = faults.Count;
        foreach (string missing in (columns ?? []).Except(header.Fields, StringComparer.Ordinal))
        {
            faults.Add(name, header.Line, null, $"column '{missing}' is missing", $"expected {string.Join(',', columns!)}");
        }

        List<int> starts = CsvGrammar.Read(header.Raw).Starts;
        for (int i = 0; i < header.Fields.Length; i++)
        {
            string column = header.Fields[i];
            if (columns is null && column.Length == 0)
            {
                faults.Add(name, header.Line, starts[i] + 1, "a column has no name", "name every column");
            }
            else if (columns?.Contains(column, StringComparer.Ordinal) == false)
            {
                faults.Add(name, header.Line, starts[i] + 1, $"unknown column '{column}'", NearestWord.Hint(column, columns));
            }
            else if (Array.IndexOf(header.Fields, column) != i)
            {
                faults.Add(name, header.Line, starts[i] + 1, $"column '{column}' appears twice", "keep one");
            }
        }

        return faults.Count == before;
    }

    /// <summary>Lines below the row's first, and character in that line counted from 1.</summary>
    internal static (int Down, int Across) Offset(string raw, int index)
    {
        ReadOnlySpan<char> head = raw.AsSpan(0, index);
        return (head.Count('\n'), index - head.LastIndexOf('\n'));
    }

    private readonly record struct Record(string[] Fields, int Line, string Raw, bool Broken);
}
