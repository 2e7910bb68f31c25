using Corridor.Statistics;

namespace Corridor.Inference.Calibration;

/// <summary>
/// One sweep of a crude search: all axes are tried at once on both sides, a parabola through the three values gives each axis its step, and
/// the longest part of the joint step that improves is taken.
/// </summary>
internal static class AxisSweep
{
    private const double Side = 0.7;
    private const double Longest = 1.2;
    private static readonly double[] Parts = [1, 0.6, 0.35, 0.15];

    /// <summary>Evaluations of a sweep.</summary>
    public static int Evaluations(int dimension) => (2 * dimension) + Parts.Length + 1;

    /// <summary>The point after the sweep, and how wide the density is along each axis (in standardised units, at most 1).</summary>
    public static (double[] Point, double[] Widths) From(ILogDensity target, double[] point, int threads, CancellationToken stop)
    {
        int n = point.Length;
        double[][] tried = [point, .. Enumerable.Range(0, 2 * n).Select(i => Moved(point, i / 2, i % 2 == 0 ? Side : -Side))];
        double[] values = Evaluate(target, tried, threads, stop);
        double[] step = new double[n];
        double[] widths = new double[n];
        for (int k = 0; k < n; k++)
        {
            (step[k], widths[k]) = Parabola(values[0], values[1 + (2 * k)], values[2 + (2 * k)]);
        }

        double[][] joint = [.. Parts.Select(part => point.Select((value, k) => value + (part * step[k])).ToArray())];
        double[][] all = [point, .. joint, .. tried.Skip(1)];
        double[] found = [values[0], .. Evaluate(target, joint, threads, stop), .. values.Skip(1)];
        int best = 0;
        for (int i = 1; i < found.Length; i++)
        {
            best = found[i] > found[best] ? i : best;
        }

        return (all[best], widths);
    }

    private static double[] Moved(double[] point, int axis, double by)
    {
        double[] moved = [.. point];
        moved[axis] += by;
        return moved;
    }

    /// <summary>Step to the top of the parabola and its width; uphill by the side where there is no top.</summary>
    private static (double Step, double Width) Parabola(double middle, double right, double left)
    {
        if (!double.IsFinite(middle) || !double.IsFinite(right) || !double.IsFinite(left))
        {
            return (0, Side / 4);
        }

        double bend = ((2 * middle) - right - left) / (Side * Side);
        double slope = (right - left) / (2 * Side);
        return bend > 0
            ? (Math.Clamp(slope / bend, -Longest, Longest), Math.Clamp(1 / Math.Sqrt(bend), 0.02, 1))
            : (Side * Math.Sign(slope), 1);
    }

    private static double[] Evaluate(ILogDensity target, double[][] points, int threads, CancellationToken stop)
    {
        double[] values = new double[points.Length];
        Parallel.For(0, points.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, i => values[i] = target.LogDensity(points[i]));
        return values;
    }
}
