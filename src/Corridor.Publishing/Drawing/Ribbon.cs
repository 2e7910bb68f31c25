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
        IReadOnlyList<(double X, double Y)> Edge(double[] values) => [.. values.Select((value, t) => (time.At(time.From.Plus(t), 1), scale.At(value)))];
        svg.Path(PathData.Between(Edge(high), Edge(low)).ToString(), "ribbon", tooltip);
    }
}
