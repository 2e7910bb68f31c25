using Corridor.Data;

namespace Corridor.Publishing.Drawing;

/// <summary>One line of a chart over time.</summary>
/// <param name="Name">Name shown in the legend.</param>
/// <param name="Look">Class that colours it (a swatch class; the line uses its stroke).</param>
/// <param name="Values">A value a month from the first month of the time scale; a value that is not finite interrupts the line.</param>
/// <param name="Within">Where in its month a value stands: 0.5 for flows, 1 for stocks.</param>
public sealed record Line(string Name, string Look, double[] Values, double Within = 0.5);

/// <summary>Lines over time.</summary>
public static class LineChart
{
    /// <summary>Draws the lines.</summary>
    public static void Draw(SvgDrawing svg, TimeScale time, LinearScale scale, IReadOnlyList<Line> lines)
    {
        foreach (Line line in lines)
        {
            PathData path = PathData.Through(line.Values.Select((value, i) => (time.At(time.From.Plus(i), line.Within), scale.At(value))));
            svg.Path(path.ToString(), "line " + line.Look, line.Name);
        }
    }

    /// <summary>Legend entries beside the last value of each line.</summary>
    public static IReadOnlyList<Legend.Entry> LegendOf(LinearScale scale, IReadOnlyList<Line> lines) =>
        [.. lines
            .Where(line => line.Values.Any(double.IsFinite))
            .Select(line => new Legend.Entry(line.Name, line.Look, scale.At(line.Values.Last(double.IsFinite))))];
}
