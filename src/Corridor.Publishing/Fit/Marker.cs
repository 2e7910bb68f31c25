using Corridor.Publishing.Drawing;

namespace Corridor.Publishing;

/// <summary>Marks whose shape and colour tell publishers apart, also without colours.</summary>
internal static class Marker
{
    private const double Radius = 4.6;

    /// <summary>Draws a mark.</summary>
    /// <param name="svg">Drawing.</param>
    /// <param name="x">Centre.</param>
    /// <param name="y">Centre.</param>
    /// <param name="index">Index of the publisher in its chart.</param>
    /// <param name="hollow">True for a figure without the bias of its publisher.</param>
    /// <param name="tooltip">What it says when pointed at.</param>
    public static void Draw(SvgDrawing svg, double x, double y, int index, bool hollow, string? tooltip)
    {
        string look = $"{(hollow ? "hollow" : "mark")} {Palette.Slot(index)}";
        if (index % 5 == 0)
        {
            svg.Circle(x, y, Radius - 0.4, look, tooltip);
            return;
        }

        svg.Path(Outline(x, y, index % 5), look, tooltip);
    }

    private static string Outline(double x, double y, int shape)
    {
        (double X, double Y)[] corners = shape switch
        {
            1 => [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
            2 => [(0, -1.15), (1.05, 0.75), (-1.05, 0.75)],
            3 => [(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)],
            _ => [(-1.05, -0.75), (1.05, -0.75), (0, 1.15)],
        };
        PathData path = new();
        path.MoveTo(x + (corners[0].X * Radius), y + (corners[0].Y * Radius));
        foreach ((double dx, double dy) in corners.Skip(1))
        {
            path.LineTo(x + (dx * Radius), y + (dy * Radius));
        }

        return path.Close().ToString();
    }
}
