using Corridor.Data;

namespace Corridor.Publishing.Drawing;

/// <summary>One band of a stacked area.</summary>
/// <param name="Name">Name shown in the legend.</param>
/// <param name="Look">Class that colours it.</param>
/// <param name="Values">A value a month; a value that is not finite counts as zero.</param>
public sealed record Band(string Name, string Look, double[] Values);

/// <summary>Bands on top of each other over time; the first lies at the bottom.</summary>
public static class StackedArea
{
    // Beyond this many months a point every third month draws the same picture.
    private const int MonthlyUpTo = 400;

    /// <summary>Upper edges of the bands: the k-th is the sum of the first k+1.</summary>
    public static IReadOnlyList<double[]> Edges(IReadOnlyList<Band> bands)
    {
        List<double[]> edges = [];
        double[] below = bands.Count == 0 ? [] : new double[bands[0].Values.Length];
        foreach (Band band in bands)
        {
            double[] edge = new double[below.Length];
            for (int i = 0; i < edge.Length; i++)
            {
                edge[i] = below[i] + (double.IsFinite(band.Values[i]) ? band.Values[i] : 0);
            }

            edges.Add(edge);
            below = edge;
        }

        return edges;
    }

    /// <summary>
    /// Draws the bands. Each is painted from its upper edge down to zero, the highest first, so that a lower band covers what is not its
    /// neighbour's: one edge a band instead of two, and no seam between neighbours.
    /// </summary>
    /// <param name="svg">Drawing.</param>
    /// <param name="time">Time scale; values begin in its first month.</param>
    /// <param name="scale">Vertical scale.</param>
    /// <param name="bands">Bands from the bottom up.</param>
    public static void Draw(SvgDrawing svg, TimeScale time, LinearScale scale, IReadOnlyList<Band> bands)
    {
        IReadOnlyList<double[]> edges = Edges(bands);
        for (int k = bands.Count - 1; k >= 0; k--)
        {
            double[] edge = edges[k];
            int step = edge.Length > MonthlyUpTo ? 3 : 1;
            PathData path = new PathData().MoveTo(PointAt(time, 0), scale.At(0));
            for (int i = 0; i < edge.Length; i = i == edge.Length - 1 ? edge.Length : Math.Min(i + step, edge.Length - 1))
            {
                path.LineTo(PointAt(time, i), scale.At(edge[i]));
            }

            path.LineTo(PointAt(time, edge.Length - 1), scale.At(0)).Close();
            svg.Path(path.ToString(), "band " + bands[k].Look, bands[k].Name);
        }
    }

    // A stock is at the end of its month; the first is drawn from the left edge, so that no empty strip is left.
    private static double PointAt(TimeScale time, int index) => index == 0 ? time.Left : time.At(time.From.Plus(index), 1);

    /// <summary>Legend entries beside the last values, from the top band down.</summary>
    public static IReadOnlyList<Legend.Entry> LegendOf(LinearScale scale, IReadOnlyList<Band> bands)
    {
        IReadOnlyList<double[]> edges = Edges(bands);
        List<Legend.Entry> entries = [];
        for (int k = bands.Count - 1; k >= 0; k--)
        {
            double below = k == 0 ? 0 : edges[k - 1][^1];
            entries.Add(new Legend.Entry(bands[k].Name, bands[k].Look, scale.At((below + edges[k][^1]) / 2)));
        }

        return entries;
    }
}
