using System.Globalization;
using Corridor.Data;

namespace Corridor.Publishing.Drawing;

/// <summary>Axes, and the line where observation ends.</summary>
public static class Axis
{
    /// <summary>Horizontal grid lines with their values at the left.</summary>
    /// <param name="svg">Drawing.</param>
    /// <param name="frame">Frame.</param>
    /// <param name="scale">Vertical scale in plain units.</param>
    /// <param name="divisor">Labels show value / divisor.</param>
    public static void Values(SvgDrawing svg, Frame frame, LinearScale scale, double divisor)
    {
        LinearScale shown = new(scale.Min / divisor, scale.Max / divisor, scale.Start, scale.End);
        int decimals = shown.TickDecimals();
        foreach (double tick in shown.Ticks())
        {
            double y = shown.At(tick);
            svg.Line(frame.Left, y, frame.Right, y, tick == 0 ? "axis" : "grid");
            svg.Text(frame.Left - 8, y + 4, NumberText.Of(tick, decimals), "tick end");
        }
    }

    /// <summary>Years along the lower edge; where every year has room it stands in the middle of its months.</summary>
    public static void Years(SvgDrawing svg, Frame frame, TimeScale time)
    {
        IReadOnlyList<int> years = time.YearTicks();
        bool every = years.Count > 1 && years[1] - years[0] == 1;
        foreach (int year in years)
        {
            double x = time.At(new Month(year, 1));
            svg.Line(x, frame.Bottom, x, frame.Bottom + 5, "axis");
            bool labelled = !every || new Month(year, 12) <= time.To;
            if (labelled)
            {
                svg.Text(every ? time.At(new Month(year, 7)) : x, frame.Bottom + 19, year.ToString(CultureInfo.InvariantCulture), "tick mid");
            }
        }
    }

    /// <summary>A veil from the end of the last observed month on. Drawn over areas, so that both parts stay readable.</summary>
    public static void ForecastVeil(SvgDrawing svg, Frame frame, TimeScale time, Month observedUntil)
    {
        double x = LineAt(frame, time, observedUntil);
        if (x < frame.Right)
        {
            svg.Rect(x, frame.Top, frame.Right - x, frame.Height, "veil");
        }
    }

    /// <summary>The line at the end of the last observed month, with its words above the frame. Nothing when that month is outside the chart.</summary>
    /// <param name="svg">Drawing.</param>
    /// <param name="frame">Frame.</param>
    /// <param name="time">Time scale.</param>
    /// <param name="observedUntil">Last observed month.</param>
    /// <param name="texts">Words.</param>
    /// <param name="inside">True to put the words inside the frame, where others stand above it.</param>
    public static void ForecastLine(SvgDrawing svg, Frame frame, TimeScale time, Month observedUntil, Texts texts, bool inside = false)
    {
        if (!time.Holds(observedUntil))
        {
            return;
        }

        double x = LineAt(frame, time, observedUntil);
        svg.Line(x, frame.Top - (inside ? 0 : 12), x, frame.Bottom, "forecast");
        string label = texts.Format("forecast.line", observedUntil);
        bool roomRight = frame.Right - x > label.Length * 6.2;
        svg.Text(roomRight ? x + 6 : x - 6, frame.Top + (inside ? 13 : -4), label, roomRight ? "note halo start" : "note halo end");
    }

    private static double LineAt(Frame frame, TimeScale time, Month observedUntil) =>
        Math.Clamp(time.At(observedUntil, 1), frame.Left, frame.Right);
}
