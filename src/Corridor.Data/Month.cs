using System.Globalization;

namespace Corridor.Data;

/// <summary>A calendar month of the years 0 to 9999. Printed and read as "YYYY-MM".</summary>
public readonly record struct Month : IComparable<Month>
{
    private const int LastYear = 9999;
    private readonly int _index;

    private Month(int index) => _index = index;

    /// <summary>Creates a month; <paramref name="year"/> is 0 to 9999 and <paramref name="number"/> 1 to 12.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public Month(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12);
        _index = (year * 12) + number - 1;
    }

    /// <summary>Calendar year.</summary>
    public int Year => _index / 12;

    /// <summary>1 (January) to 12 (December).</summary>
    public int Number => (_index % 12) + 1;

    /// <summary>Reads "YYYY-MM" or "YYYY-MM-DD" (the day is dropped).</summary>
    /// <returns>False when the text is neither.</returns>
    public static bool TryParse(string text, out Month month)
    {
        string head = text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? text[..7]
            : text;
        month = default;
        if (head.Length != 7 || head[4] != '-'
            || !int.TryParse(head.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year)
            || !int.TryParse(head.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            || number is < 1 or > 12)
        {
            return false;
        }

        month = new Month(year, number);
        return true;
    }

    /// <summary>Reads "YYYY-MM" or "YYYY-MM-DD".</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static Month Parse(string text) =>
        TryParse(text, out Month month) ? month : throw new FormatException($"'{text}' is not a month like 2022-03.");

    /// <summary>The month a number of months later (earlier when negative).</summary>
    /// <exception cref="ArgumentOutOfRangeException">It would lie outside the years 0 to 9999.</exception>
    public Month Plus(int months)
    {
        long index = (long)_index + months;
        return index is >= 0 and < (LastYear + 1) * 12
            ? new Month((int)index)
            : throw new ArgumentOutOfRangeException(nameof(months), months, $"{this} is too near the end of the calendar.");
    }

    /// <summary>Months from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static int operator -(Month end, Month start) => end._index - start._index;

    /// <summary>The month a number of months later.</summary>
    public static Month operator +(Month month, int months) => month.Plus(months);

    /// <summary>Earlier than.</summary>
    public static bool operator <(Month left, Month right) => left._index < right._index;

    /// <summary>Later than.</summary>
    public static bool operator >(Month left, Month right) => left._index > right._index;

    /// <summary>Not later than.</summary>
    public static bool operator <=(Month left, Month right) => left._index <= right._index;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(Month left, Month right) => left._index >= right._index;

    /// <inheritdoc/>
    public int CompareTo(Month other) => _index.CompareTo(other._index);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number:D2}");
}
