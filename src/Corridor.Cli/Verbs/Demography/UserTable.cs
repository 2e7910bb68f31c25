using Corridor.Data;

namespace Corridor.Cli;

/// <summary>A column that a verb reads.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Optional">Whether the table may lack it.</param>
/// <param name="AnyName">Whether the one column that has no other use may stand for it under any name.</param>
internal sealed record UserColumn(string Name, bool Optional = false, bool AnyName = false)
{
    /// <summary>Other names that are understood.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    public static implicit operator UserColumn(string name) => new(name);
}

/// <summary>A table that the user brings, with the columns that a verb asks for. A column that the verb has no use for is a fault, not ignored.</summary>
internal sealed class UserTable
{
    private readonly CsvTable _table;
    private readonly Dictionary<string, string> _names;
    private readonly Faults _faults;

    private UserTable(CsvTable table, Dictionary<string, string> names, Faults faults)
    {
        _table = table;
        _names = names;
        _faults = faults;
    }

    /// <summary>The file as faults name it.</summary>
    public string File => _table.File;

    public IReadOnlyList<CsvRow> Rows => _table.Rows;

    /// <summary>Columns whose names begin with the prefix that was allowed, in the order of the file.</summary>
    public IReadOnlyList<string> Prefixed { get; private init; } = [];

    /// <summary>Reads a file or standard input.</summary>
    /// <param name="path">A path, or "-".</param>
    /// <param name="screen">Where standard input comes from.</param>
    /// <param name="faults">Receives every fault; reading numbers goes on adding to it.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="prefix">Beginning of further columns that are allowed.</param>
    /// <returns>The table, or null after a fault of the file or its header.</returns>
    public static UserTable? Read(string path, Screen screen, Faults faults, IReadOnlyList<UserColumn> columns, string? prefix = null)
    {
        if (UserFile.ReadTable(path, screen.In ?? (() => Stream.Null), faults) is not { } table)
        {
            return null;
        }

        int before = faults.Count;
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (UserColumn column in columns)
        {
            if (table.Header.FirstOrDefault(name => name == column.Name) is { } exact)
            {
                names[column.Name] = exact;
            }
            else if (table.Header.FirstOrDefault(name => column.Also.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } other)
            {
                names[column.Name] = other;
            }
        }

        List<string> left = [.. table.Header.Except(names.Values, StringComparer.Ordinal).Where(name => prefix is null || !name.StartsWith(prefix, StringComparison.Ordinal))];
        if (left is [var only] && columns.FirstOrDefault(column => column.AnyName && !names.ContainsKey(column.Name)) is { } free)
        {
            names[free.Name] = only;
            left.Clear();
        }

        string expected = string.Join(',', columns.Select(column => column.Optional ? $"[{column.Name}]" : column.Name)) + (prefix is null ? string.Empty : $",{prefix}...");
        foreach (UserColumn column in columns.Where(column => !column.Optional && !names.ContainsKey(column.Name)))
        {
            table.HeaderFault(faults, null, $"column '{column.Name}' is missing", $"expected {expected}");
        }

        foreach (string name in left)
        {
            table.HeaderFault(faults, name, $"column '{name}' has no use here", NearestWord.Find(name, columns.Select(column => column.Name)) is { } near ? $"did you mean {near}?" : $"expected {expected}");
        }

        return faults.Count > before
            ? null
            : new UserTable(table, names, faults)
            {
                Prefixed = prefix is null ? [] : [.. table.Header.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !names.ContainsValue(name))],
            };
    }

    public bool Has(string column) => _names.ContainsKey(column);

    /// <summary>The text of a column, without the spaces around it; a fault where it is empty.</summary>
    public string Text(CsvRow row, string column)
    {
        string text = row[_names[column]].Trim();
        if (text.Length == 0)
        {
            Fault(row, column, $"{column} is empty", "write a name in every row");
        }

        return text;
    }

    /// <summary>A number of at least <paramref name="min"/>; <paramref name="min"/> after a fault.</summary>
    public double Number(CsvRow row, string column, double min = 0)
    {
        double value = row.Number(Real(column), _faults, min);
        return double.IsFinite(value) ? value : 0;
    }

    /// <summary>A number, or null where the field is empty.</summary>
    public double? OptionalNumber(CsvRow row, string column, double min = 0) => row[Real(column)].Length == 0 ? null : Number(row, column, min);

    /// <summary>The lower bound of an age group written as 5, 5-9 or 85+.</summary>
    public double Age(CsvRow row, string column = "age")
    {
        string text = row[_names[column]].Trim();
        string start = text.EndsWith('+') ? text[..^1] : text.IndexOf('-', StringComparison.Ordinal) is > 0 and int dash ? text[..dash] : text;
        if (double.TryParse(start, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out double age) && age <= 200)
        {
            return age;
        }

        Fault(row, column, $"'{text}' in {column} is not an age", "write the first age of the group: 5, 5-9 or 85+");
        return 0;
    }

    /// <summary>Checks that a key comes once; a fault at the later row otherwise.</summary>
    /// <param name="seen">Lines of the keys so far.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">Where the fault is shown.</param>
    /// <param name="key">The key in words: "KGZ", "KGZ - RUS", "age 5".</param>
    public bool Once(Dictionary<string, int> seen, CsvRow row, string column, string key)
    {
        if (seen.TryAdd(key, row.Line))
        {
            return true;
        }

        Fault(row, column, $"{key} is given twice, first on line {seen[key].ToString(System.Globalization.CultureInfo.InvariantCulture)}", "keep one of the rows");
        return false;
    }

    /// <summary>The ages of rows that ascend from row to row; a fault where one does not.</summary>
    public double[] Ages(IReadOnlyList<CsvRow> rows)
    {
        double[] ages = [.. rows.Select(row => Age(row))];
        for (int i = 1; i < ages.Length; i++)
        {
            if (ages[i] <= ages[i - 1])
            {
                Fault(rows[i], "age", $"age {rows[i][Real("age")]} follows age {rows[i - 1][Real("age")]}", "sort the rows by age, one row for each group");
                return ages;
            }
        }

        return ages;
    }

    /// <summary>Adds a fault at a column.</summary>
    public void Fault(CsvRow row, string column, string what, string hint) => row.Fault(_faults, Real(column), what, hint);

    /// <summary>Adds a fault about the whole table.</summary>
    public void Fault(string what, string hint) => _faults.Add(File, null, null, what, hint);

    private string Real(string column) => _names.GetValueOrDefault(column, column);
}
