namespace Corridor.Publishing.Drawing;

/// <summary>Cuts a polygon at a rectangle (I. E. Sutherland and G. W. Hodgman, Reentrant polygon clipping, CACM 1974).</summary>
public static class RectangleClip
{
    /// <summary>The part of a ring inside the frame; empty when there is none.</summary>
    public static IReadOnlyList<(double X, double Y)> Cut(IReadOnlyList<(double X, double Y)> ring, Frame frame)
    {
        IReadOnlyList<(double X, double Y)> inside = ring;
        inside = Half(inside, p => p.X - frame.Left);
        inside = Half(inside, p => frame.Right - p.X);
        inside = Half(inside, p => p.Y - frame.Top);
        return Half(inside, p => frame.Bottom - p.Y);
    }

    // Keeps the side where the signed distance is not negative.
    private static List<(double X, double Y)> Half(IReadOnlyList<(double X, double Y)> ring, Func<(double X, double Y), double> distance)
    {
        List<(double X, double Y)> kept = [];
        for (int i = 0; i < ring.Count; i++)
        {
            (double X, double Y) from = ring[i == 0 ? ring.Count - 1 : i - 1];
            (double X, double Y) to = ring[i];
            double a = distance(from);
            double b = distance(to);
            if ((a < 0) != (b < 0))
            {
                double t = a / (a - b);
                kept.Add((from.X + (t * (to.X - from.X)), from.Y + (t * (to.Y - from.Y))));
            }

            if (b >= 0)
            {
                kept.Add(to);
            }
        }

        return kept;
    }
}
