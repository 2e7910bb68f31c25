using System.Globalization;
using Corridor.Data;

namespace Corridor.EvidenceCompiler;

/// <summary>A raw table of the shared folder, read by the columns it happens to have.</summary>
internal static class RawTable
{
    /// <summary>The rows of a table, or none after a fault.</summary>
    internal static IReadOnlyList<CsvRow> Rows(DataFolder shared, string name, Faults faults)
    {
        string? text = shared.ReadText(name, faults);
        if (text is null)
        {
            return [];
        }

        string header = text[..text.IndexOf('\n', StringComparison.Ordinal)].TrimEnd('\r');
        return CsvTable.Parse(text, name, header.Split(','), faults)?.Rows ?? [];
    }

    /// <summary>A date, or null when the field is empty.</summary>
    internal static DateOnly? Date(CsvRow row, string column, Faults faults)
    {
        string text = row[column];
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        row.Fault(faults, column, $"'{text}' is not a date", "expected 2022-03-15");
        return null;
    }

    /// <summary>A number, or null when the field is empty.</summary>
    internal static double? Number(string text) =>
        text.Length == 0 ? null : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>First and last day of "2022", "2022-03" or "2022-01/2022-09".</summary>
    internal static (DateOnly Start, DateOnly End) Period(string text)
    {
        string[] ends = text.Split('/');
        return (First(ends[0]), Last(ends[^1]));

        static DateOnly First(string part) => part.Length == 4
            ? new DateOnly(int.Parse(part, CultureInfo.InvariantCulture), 1, 1)
            : new DateOnly(int.Parse(part[..4], CultureInfo.InvariantCulture), int.Parse(part[5..], CultureInfo.InvariantCulture), 1);

        static DateOnly Last(string part) => part.Length == 4
            ? new DateOnly(int.Parse(part, CultureInfo.InvariantCulture), 12, 31)
            : First(part).AddMonths(1).AddDays(-1);
    }
}
