using Corridor.Data;

namespace Corridor.DataCompiler;

/// <summary>Numbers of a raw row, where a bad field ends the compilation.</summary>
public static class RawRow
{
    /// <summary>A number that must be there.</summary>
    /// <exception cref="BadInputException">The field is no number.</exception>
    public static double Value(this CsvRow row, string column)
    {
        Faults faults = new();
        double value = row.Number(column, faults);
        faults.ThrowIfAny();
        return value;
    }

    /// <summary>A year.</summary>
    /// <exception cref="BadInputException">The field is no year.</exception>
    public static int Year(this CsvRow row, string column = "year")
    {
        Faults faults = new();
        int value = row.Integer(column, faults, 1900, 2200);
        faults.ThrowIfAny();
        return value;
    }

    /// <summary>First age of an age group written "0-4", "100+", "95".</summary>
    public static int FirstAge(this CsvRow row, string column)
    {
        string text = row[column];
        int end = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return int.Parse(end < 0 ? text : text[..end], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>First year of a period written "2010-2015".</summary>
    public static int PeriodStart(this CsvRow row) =>
        int.Parse(row["period"].AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
}
