namespace Corridor.Publishing.Drawing;

/// <summary>Names of bands and lines at the right edge, beside what they name.</summary>
public static class Legend
{
    private const double LineHeight = 13.5;
    private const double Gap = 3;

    /// <summary>One name.</summary>
    /// <param name="Text">Name; broken into two lines when it is long.</param>
    /// <param name="Look">Class of the swatch; "dot" draws a ring.</param>
    /// <param name="At">Pixel at which it would stand best.</param>
    public sealed record Entry(string Text, string Look, double At);

    /// <summary>Draws the entries right of the frame with a swatch and a leader.</summary>
    public static void Draw(SvgDrawing svg, Frame frame, IReadOnlyList<Entry> entries)
    {
        double room = svg.Width - frame.Right - 34;
        string[][] lines = [.. entries.Select(entry => Break(entry.Text, room))];
        double[] heights = [.. lines.Select(text => (text.Length * LineHeight) + Gap)];
        double[] centres = Place([.. entries.Select(entry => entry.At)], heights, frame.Top - 6, frame.Bottom + 6);
        for (int i = 0; i < entries.Count; i++)
        {
            double x = frame.Right + 16;
            if (Math.Abs(centres[i] - entries[i].At) > 4)
            {
                svg.Line(frame.Right + 2, entries[i].At, x - 2, centres[i], "leader");
            }

            if (entries[i].Look == "dot")
            {
                svg.Circle(x + 5, centres[i], 3.6, "dot");
            }
            else
            {
                svg.Rect(x, centres[i] - 5, 10, 10, entries[i].Look);
            }

            double y = centres[i] + 4.2 - ((lines[i].Length - 1) * LineHeight / 2);
            foreach (string line in lines[i])
            {
                svg.Text(x + 15, y, line, "name");
                y += LineHeight;
            }
        }
    }

    /// <summary>
    /// Centres for labels of given heights, as near as possible to where they should be, in the same order, none over another,
    /// all between the edges as long as they fit there.
    /// </summary>
    public static double[] Place(double[] wanted, double[] heights, double top, double bottom)
    {
        int[] order = [.. Enumerable.Range(0, wanted.Length).OrderBy(i => wanted[i]).ThenBy(i => i)];
        double[] placed = new double[wanted.Length];
        double edge = top;
        foreach (int i in order)
        {
            placed[i] = Math.Max(wanted[i], edge + (heights[i] / 2));
            edge = placed[i] + (heights[i] / 2);
        }

        double limit = Math.Max(bottom, top + heights.Sum());
        foreach (int i in order.Reverse())
        {
            placed[i] = Math.Min(placed[i], limit - (heights[i] / 2));
            limit = placed[i] - (heights[i] / 2);
        }

        return placed;
    }

    /// <summary>About the width of a text in the chart's label size, pixels.</summary>
    public static double WidthOf(string text) => text.Sum(c => c is ' ' or '.' or ',' or 'i' or 'l' or 'I' or '\u202F' ? 3.6 : c > 0x400 ? 7.1 : 6.5);

    private static string[] Break(string text, double room)
    {
        if (WidthOf(text) <= room)
        {
            return [text];
        }

        int middle = text.Length / 2;
        int cut = Enumerable.Range(1, Math.Max(0, text.Length - 2))
            .Where(i => text[i] == ' ')
            .OrderBy(i => Math.Abs(i - middle))
            .FirstOrDefault(-1);
        return cut < 0 ? [text] : [text[..cut], text[(cut + 1)..]];
    }
}
