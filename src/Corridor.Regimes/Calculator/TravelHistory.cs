using System.Globalization;

namespace Corridor.Regimes.Calculator;

/// <summary>The stays of one person in one place, and the arithmetic of days that rules of stay ask for. Immutable.</summary>
public sealed class TravelHistory
{
    // Nobody asks about a limit further away than this; it stands for "no end".
    private const int Horizon = 3660;

    private readonly Stay[] _stays;

    /// <summary>A history from stays in any order.</summary>
    /// <exception cref="ArgumentException">The stays can't be those of one person, see <see cref="Objection"/>.</exception>
    public TravelHistory(IEnumerable<Stay> stays)
    {
        _stays = [.. stays.OrderBy(stay => stay.Entered).ThenBy(stay => stay.Left ?? DateOnly.MaxValue)];
        if (Objection(_stays) is { } objection)
        {
            throw new ArgumentException(objection, nameof(stays));
        }
    }

    /// <summary>The stays in the order of time.</summary>
    public IReadOnlyList<Stay> Stays => _stays;

    /// <summary>Why some stays can't be those of one person; null when they can. One may leave and enter again on the same day.</summary>
    public static string? Objection(IEnumerable<Stay> stays)
    {
        Stay? last = null;
        foreach (Stay stay in stays.OrderBy(stay => stay.Entered).ThenBy(stay => stay.Left ?? DateOnly.MaxValue))
        {
            if (stay.Left < stay.Entered)
            {
                return string.Create(CultureInfo.InvariantCulture, $"left on {stay.Left:yyyy-MM-dd}, before entering on {stay.Entered:yyyy-MM-dd}");
            }

            if (last is not null && (last.Left is null || stay.Entered < last.Left))
            {
                return string.Create(CultureInfo.InvariantCulture, $"entered on {stay.Entered:yyyy-MM-dd} without having left since {last.Entered:yyyy-MM-dd}");
            }

            last = stay;
        }

        return null;
    }

    /// <summary>The stay that holds a day, the later one where a person left and entered again; null when outside.</summary>
    public Stay? On(DateOnly day) => Array.FindLast(_stays, stay => stay.Holds(day));

    /// <summary>Days used up under a limit on a day: those of the window that ends on it, each counted once.</summary>
    public int DaysUsed(StayLimit limit, DateOnly day)
    {
        if (limit.EachEntryBeginsAnew)
        {
            return VisitDays(day);
        }

        int end = day.DayNumber;
        int begin = limit.CalendarYear ? new DateOnly(day.Year, 1, 1).DayNumber : end - limit.Window!.Value + 1;
        int used = 0;
        int counted = begin - 1;
        foreach (Stay stay in _stays)
        {
            // A day on which one stay ends and the next begins is one day.
            int first = Math.Max(stay.Entered.DayNumber, counted + 1);
            int last = Math.Min(stay.Left?.DayNumber ?? end, end);
            if (last >= first)
            {
                used += last - first + 1;
                counted = last;
            }
        }

        return used;
    }

    /// <summary>Days of the present visit up to and with a day; 0 when outside.</summary>
    public int VisitDays(DateOnly day) => On(day) is { } stay ? day.DayNumber - stay.Entered.DayNumber + 1 : 0;

    /// <summary>True when a person who is there on a day is within the limit on it.</summary>
    public bool IsWithin(StayLimit limit, DateOnly day) =>
        DaysUsed(limit, day) <= limit.Days && (limit.Visit is null || VisitDays(day) <= limit.Visit);

    /// <summary>
    /// The last day of the visit that holds <paramref name="day"/> up to which every day is within the limit in force on it, if the
    /// person stays on; the day before entering where not even the first is; null where there is no end within ten years.
    /// </summary>
    /// <param name="limitOn">The limit in force on a day; null where none allows a stay.</param>
    /// <param name="day">A day on which the person is there.</param>
    /// <exception cref="ArgumentException">The person is not there on that day.</exception>
    public DateOnly? LastLawfulDay(Func<DateOnly, StayLimit?> limitOn, DateOnly day)
    {
        Stay visit = On(day) ?? throw new ArgumentException("There is no stay on that day.", nameof(day));
        TravelHistory staying = new(_stays.Where(stay => stay.Entered < visit.Entered || (stay.Entered == visit.Entered && stay != visit)).Append(visit with { Left = null }));
        for (int i = 0; i < Horizon; i++)
        {
            DateOnly at = visit.Entered.AddDays(i);
            if (limitOn(at) is not { } limit || !staying.IsWithin(limit, at))
            {
                return at.AddDays(-1);
            }
        }

        return null;
    }

    /// <summary>The first day, from a day outside on, on which an entry would be within the limit; null where there is none within ten years.</summary>
    /// <param name="limitOn">The limit in force on a day; null where none allows a stay.</param>
    /// <param name="day">A day on which the person is outside.</param>
    public DateOnly? NextEntry(Func<DateOnly, StayLimit?> limitOn, DateOnly day)
    {
        Stay[] before = [.. _stays.Where(stay => stay.Left < day)];
        for (int i = 0; i < Horizon; i++)
        {
            DateOnly at = day.AddDays(i);
            if (limitOn(at) is { } limit && new TravelHistory([.. before, new Stay(at, null)]).IsWithin(limit, at))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The history without the days between two days, which another status covers; stays are cut where needed.</summary>
    public TravelHistory Without(DateOnly first, DateOnly last) => new(_stays.SelectMany(stay => Cut(stay, first, last)));

    private static IEnumerable<Stay> Cut(Stay stay, DateOnly first, DateOnly last)
    {
        if (stay.Entered > last || stay.Left < first)
        {
            yield return stay;
            yield break;
        }

        if (stay.Entered < first)
        {
            yield return new Stay(stay.Entered, first.AddDays(-1));
        }

        if (stay.Left is null || stay.Left > last)
        {
            yield return new Stay(last.AddDays(1), stay.Left);
        }
    }
}
