using static Corridor.Statistics.InputCheck;

namespace Corridor.Statistics;

/// <summary>The past of a series, checked and in order.</summary>
internal static class SeriesPast
{
    public static YearValue[] Ordered(IReadOnlyList<YearValue> past, int year, int least, bool positive)
    {
        YearValue[] ordered = [.. past.OrderBy(value => value.Year)];
        AtLeast(least, ordered.Length, "The number of past values");
        for (var i = 0; i < ordered.Length; i++)
        {
            var what = $"The value of {N(ordered[i].Year)}";
            _ = positive ? Positive(ordered[i].Value, what) : Finite(ordered[i].Value, what);
            if (i > 0 && ordered[i].Year == ordered[i - 1].Year)
            {
                throw Bad($"The year {N(ordered[i].Year)} comes twice.");
            }
        }

        return year > ordered[^1].Year ? ordered : throw Bad($"The year {N(year)} does not come after the last of the past, {N(ordered[^1].Year)}.");
    }
}
