using Corridor.Data;

namespace Corridor.Publishing.Drawing;

/// <summary>A band between two lines over time.</summary>
public static class Ribbon
{
    /// <summary>Draws the band; values stand at the ends of their months.</summary>
    /// <param name="svg">Drawing.</param>
    /// <param name="time">Time scale, whose first month is that of the values.</param>
    /// <param name="scale">Vertical scale.</param>
    /// <param name="low">Lower edge by month.</param>
    /// <param name="high">Upper edge by month.</param>
    /// <param name="tooltip">What it says when pointed at.</param>
    public static void Draw(SvgDrawing svg, TimeScale time, LinearScale scale, double[] low, double[] high, string tooltip)
    {
        PathData path = new();
        double X(int t) => time.At(time.From.Plus(t), 1);
        for (int t = 0; t < high.Length; t++)
        {
            _ = t == 0 ? path.MoveTo(X(t), scale.At(high[t])) : path.LineTo(X(t), scale.At(high[t]));
        }

        for (int t = low.Length - 1; t >= 0; t--)
        {
            path.LineTo(X(t), scale.At(low[t]));
        }

        svg.Path(path.IsEmpty ? string.Empty : path.Close().ToString(), "ribbon", tooltip);
    }
}
