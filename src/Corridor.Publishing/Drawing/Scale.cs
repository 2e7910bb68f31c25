using Corridor.Data;

namespace Corridor.Publishing.Drawing;

/// <summary>Maps values linearly to pixels.</summary>
/// <param name="Min">Value at <paramref name="Start"/>.</param>
/// <param name="Max">Value at <paramref name="End"/>; differs from <paramref name="Min"/>.</param>
/// <param name="Start">Pixel of the smallest value.</param>
/// <param name="End">Pixel of the largest value (above the start on a vertical axis, hence smaller).</param>
public readonly record struct LinearScale(double Min, double Max, double Start, double End)
{
    /// <summary>A scale from zero (or the smallest value, when negative) to a round number not below the largest value.</summary>
    public static LinearScale Covering(double smallest, double largest, double start, double end, int ticks = 5)
    {
        double low = Math.Min(0, smallest);
        double high = Math.Max(largest, low);
        if (high <= low)
        {
            high = low + 1;
        }

        double step = NiceStep(high - low, ticks);
        return new LinearScale(Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, start, end);
    }

    /// <summary>The pixel of a value.</summary>
    public double At(double value) => Start + ((value - Min) / (Max - Min) * (End - Start));

    /// <summary>About <paramref name="count"/> round values within the scale, in rising order.</summary>
    public IReadOnlyList<double> Ticks(int count = 5)
    {
        double step = NiceStep(Max - Min, count);
        List<double> ticks = [];
        for (long k = (long)Math.Ceiling((Min / step) - 1e-9); k * step <= Max + (1e-9 * step); k++)
        {
            ticks.Add(k * step);
        }

        return ticks;
    }

    /// <summary>Decimals that tell neighbouring ticks apart.</summary>
    public int TickDecimals(int count = 5)
    {
        double step = NiceStep(Max - Min, count);
        int decimals = 0;
        while (decimals < 6 && Math.Abs((step * Math.Pow(10, decimals)) - Math.Round(step * Math.Pow(10, decimals))) > 1e-6)
        {
            decimals++;
        }

        return decimals;
    }

    /// <summary>The step 1, 2, 2.5 or 5 times a power of ten that divides a span into at most <paramref name="count"/> parts.</summary>
    public static double NiceStep(double span, int count)
    {
        double raw = span / Math.Max(1, count);
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        foreach (double factor in (ReadOnlySpan<double>)[1, 2, 2.5, 5])
        {
            if (factor * power >= raw * (1 - 1e-9))
            {
                return factor * power;
            }
        }

        return 10 * power;
    }
}

/// <summary>Maps months to pixels; every month has the same width.</summary>
/// <param name="From">First month; its beginning lies at <paramref name="Left"/>.</param>
/// <param name="To">Last month; its end lies at <paramref name="Right"/>.</param>
/// <param name="Left">Pixel of the beginning.</param>
/// <param name="Right">Pixel of the end.</param>
public readonly record struct TimeScale(Month From, Month To, double Left, double Right)
{
    private static readonly int[] YearSteps = [1, 2, 5, 10, 20];

    /// <summary>Number of months.</summary>
    public int Months => To - From + 1;

    /// <summary>The pixel of a point in a month: 0 its beginning, 0.5 its middle, 1 its end.</summary>
    public double At(Month month, double within = 0) => Left + ((month - From + within) / Months * (Right - Left));

    /// <summary>The pixel of a day.</summary>
    public double At(DateOnly day) =>
        At(new Month(day.Year, day.Month), (day.Day - 1.0) / DateTime.DaysInMonth(day.Year, day.Month));

    /// <summary>True when the month lies within the scale.</summary>
    public bool Holds(Month month) => month >= From && month <= To;

    /// <summary>Januaries to be labelled, with 1, 2, 5 or 10 years between them so that labels have at least 44 pixels each.</summary>
    public IReadOnlyList<int> YearTicks()
    {
        double year = (Right - Left) / Months * 12;
        int step = YearSteps.FirstOrDefault(years => years * year >= 44, 50);
        List<int> ticks = [];
        int first = From.Number == 1 ? From.Year : From.Year + 1;
        for (int at = first; at <= To.Year + 1; at++)
        {
            if (at % step == 0 && new Month(at, 1) - To <= 1)
            {
                ticks.Add(at);
            }
        }

        return ticks;
    }
}
