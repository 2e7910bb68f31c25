using System.Globalization;

namespace Corridor.Publishing.Drawing;

/// <summary>Dated events as lines across a chart.</summary>
public static class EventMarks
{
    private const double RowHeight = 17;

    // More rows of names than this would take more room than the chart itself: then numbers stand alone.
    private const int MostRows = 7;

    /// <summary>Faint lines without words; the words appear when a line is pointed at.</summary>
    public static void Quiet(SvgDrawing svg, Frame frame, TimeScale time, IReadOnlyList<ChartEvent> events, string language)
    {
        foreach (ChartEvent happening in Within(time, events))
        {
            double x = time.At(happening.On);
            svg.Path(new PathData().MoveTo(x, frame.Top).LineTo(x, frame.Bottom).ToString(), "event quiet", Words(happening, language));
        }
    }

    /// <summary>Lines with a number and words above the frame, in as many rows as the words need; <see cref="RoomAbove"/> pixels are to be left there.</summary>
    public static void Labelled(SvgDrawing svg, Frame frame, TimeScale time, IReadOnlyList<ChartEvent> events, string language)
    {
        IReadOnlyList<ChartEvent> shown = Within(time, events);
        (int[] rows, bool named) = Rows(time, shown, language, svg.Width);
        for (int i = 0; i < shown.Count; i++)
        {
            double x = time.At(shown[i].On);
            double y = frame.Top - 22 - (rows[i] * RowHeight);
            svg.Line(x, y + 2, x, frame.Bottom, "event");
            svg.Circle(x, y - 4, 7.5, "badge", Words(shown[i], language));
            svg.Text(x, y - 0.2, (i + 1).ToString(CultureInfo.InvariantCulture), "badgetext mid");
            if (named)
            {
                string name = shown[i].Name.In(language);
                bool left = LeftOf(x, name, svg.Width);
                svg.Text(left ? x - 12 : x + 12, y, name, left ? "eventname end" : "eventname start");
            }
        }
    }

    /// <summary>Pixels that the words need above the frame.</summary>
    public static double RoomAbove(TimeScale time, IReadOnlyList<ChartEvent> events, string language, double width)
    {
        IReadOnlyList<ChartEvent> shown = Within(time, events);
        return shown.Count == 0 ? 20 : 38 + (Rows(time, shown, language, width).Rows.Max() * RowHeight);
    }

    /// <summary>The events within a time scale in the order of their days.</summary>
    public static IReadOnlyList<ChartEvent> Within(TimeScale time, IReadOnlyList<ChartEvent> events) =>
        [.. events.Where(e => time.Holds(e.Month)).OrderBy(e => e.On).ThenBy(e => e.Name.En, StringComparer.Ordinal)];

    /// <summary>Day and name.</summary>
    public static string Words(ChartEvent happening, string language) =>
        happening.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " " + happening.Name.In(language);

    private static (int[] Rows, bool Named) Rows(TimeScale time, IReadOnlyList<ChartEvent> shown, string language, double width)
    {
        int[] rows = Rows(time, shown, width, happening => happening.Name.In(language));
        return rows.DefaultIfEmpty(0).Max() < MostRows ? (rows, true) : (Rows(time, shown, width, _ => string.Empty), false);
    }

    // Each name takes the lowest row in which it meets no later name and is crossed by no later line.
    private static int[] Rows(TimeScale time, IReadOnlyList<ChartEvent> shown, double width, Func<ChartEvent, string> nameOf)
    {
        List<(double From, double To, int Row)> taken = [];
        int[] rows = new int[shown.Count];
        for (int i = shown.Count - 1; i >= 0; i--)
        {
            double x = time.At(shown[i].On);
            string name = nameOf(shown[i]);
            double length = name.Length == 0 ? 0 : Legend.WidthOf(name) + 28;
            (double from, double to) = LeftOf(x, name, width) ? (x - length - 12, x + 12) : (x - 12, x + length + 12);
            int row = 0;
            while (taken.Any(other => other.Row >= row && other.From < to && from < other.To))
            {
                row++;
            }

            taken.Add((from, to, row));
            rows[i] = row;
        }

        return rows;
    }

    private static bool LeftOf(double x, string name, double width) => x + Legend.WidthOf(name) + 24 > width;
}
