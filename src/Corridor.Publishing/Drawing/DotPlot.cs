namespace Corridor.Publishing.Drawing;

/// <summary>Published figures: a ring at a value, or a bar between the two ends of a range.</summary>
public static class DotPlot
{
    /// <summary>Draws the dots that lie within the time scale; those without a finite value are left out.</summary>
    /// <param name="svg">Drawing.</param>
    /// <param name="time">Time scale.</param>
    /// <param name="scale">Vertical scale.</param>
    /// <param name="dots">Published figures in the chart's plain unit.</param>
    /// <param name="tooltip">What a dot says when pointed at.</param>
    public static void Draw(SvgDrawing svg, TimeScale time, LinearScale scale, IEnumerable<PublishedDot> dots, Func<PublishedDot, string> tooltip)
    {
        foreach (PublishedDot dot in Shown(dots).Where(dot => time.Holds(dot.When)))
        {
            double x = time.At(dot.When, 0.5);
            double low = scale.At(dot.Low);
            double high = scale.At(dot.High);
            if (Math.Abs(low - high) < 4)
            {
                svg.Circle(x, (low + high) / 2, 3.6, "dot", tooltip(dot));
            }
            else
            {
                svg.Path(new PathData().MoveTo(x - 3, high).LineTo(x + 3, high).MoveTo(x, high).LineTo(x, low).MoveTo(x - 3, low).LineTo(x + 3, low).ToString(), "range", tooltip(dot));
                svg.Circle(x, (low + high) / 2, 2.6, "dot", tooltip(dot));
            }
        }
    }

    /// <summary>Dots with at least one finite value; a missing end takes the other's value.</summary>
    public static IEnumerable<PublishedDot> Shown(IEnumerable<PublishedDot> dots) => dots
        .Where(dot => double.IsFinite(dot.Low) || double.IsFinite(dot.High))
        .Select(dot => dot with
        {
            Low = double.IsFinite(dot.Low) ? dot.Low : dot.High,
            High = double.IsFinite(dot.High) ? dot.High : dot.Low,
        })
        .OrderBy(dot => dot.When).ThenBy(dot => dot.FigureId, StringComparer.Ordinal);
}
