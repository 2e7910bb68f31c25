using MathNet.Numerics.Interpolation;

namespace Corridor.DataCompiler;

/// <summary>
/// A cubic spline through a cumulated count that never falls, so that the counts read from it are never negative.
/// Hyman, J. M. (1983), "Accurate monotonicity preserving cubic interpolation", SIAM J. Sci. Stat. Comput. 4(4): the slope d_i of
/// the ordinary spline at knot i is cut to 0 &lt;= d_i &lt;= 3 min(S_{i-1}, S_i), where S_i is the secant slope of interval i.
/// </summary>
public sealed class MonotoneSpline
{
    private readonly CubicSpline _spline;

    private MonotoneSpline(CubicSpline spline) => _spline = spline;

    /// <summary>Spline with zero curvature at both ends (natural).</summary>
    /// <param name="x">Knots, rising; at least two.</param>
    /// <param name="y">Cumulated count at each knot, not falling.</param>
    public static MonotoneSpline Natural(double[] x, double[] y) => Filtered(x, y, SplineBoundaryCondition.SecondDerivative);

    /// <summary>Spline whose slope is zero at both ends: the density begins and ends at nothing.</summary>
    /// <param name="x">Knots, rising; at least two.</param>
    /// <param name="y">Cumulated count at each knot, not falling.</param>
    public static MonotoneSpline Flat(double[] x, double[] y) => Filtered(x, y, SplineBoundaryCondition.FirstDerivative);

    /// <summary>Count between two points of the range of the knots.</summary>
    public double Between(double from, double to) => Math.Max(0, _spline.Interpolate(to) - _spline.Interpolate(from));

    private static MonotoneSpline Filtered(double[] x, double[] y, SplineBoundaryCondition ends)
    {
        CubicSpline ordinary = CubicSpline.InterpolateBoundariesSorted(x, y, ends, 0, ends, 0);
        double[] slopes = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double before = i == 0 ? double.PositiveInfinity : (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
            double after = i == x.Length - 1 ? double.PositiveInfinity : (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
            slopes[i] = Math.Clamp(ordinary.Differentiate(x[i]), 0, 3 * Math.Min(before, after));
        }

        return new MonotoneSpline(CubicSpline.InterpolateHermiteSorted(x, y, slopes));
    }
}
