using MathNet.Numerics.LinearAlgebra;
using static Corridor.Demography.InputCheck;

namespace Corridor.Demography;

/// <summary>Flows that meet given net totals.</summary>
/// <param name="Flows">The flows.</param>
/// <param name="Factors">a_i of each place: above 1 where it must gain more, or lose less, than the seed says. Their product is 1.</param>
/// <param name="Convergence">How the fit ended.</param>
public sealed record NetTotalEstimate(FlowMatrix Flows, IReadOnlyList<double> Factors, Convergence Convergence);

/// <summary>
/// Finds flows y_ij = m_ij a_j / a_i whose net totals, arrivals less departures, are given.
/// </summary>
/// <remarks>
/// The multiplicative model of flows with known net totals: it stays as near to the seed m as the totals allow, in the sense that sum m_ij exp(u_j - u_i) - sum n_j u_j,
/// a = exp(u), is smallest. That function is convex; it is minimised one place at a time (each a root of a quadratic equation) and then by Newton's method.
/// </remarks>
public static class NetTotalFlows
{
    /// <summary>Fits the flows.</summary>
    /// <param name="seed">m: expected flows, at least 0; a pair with 0 keeps 0.</param>
    /// <param name="net">n: arrivals less departures of each place, in the order of the seed's places; they must sum to 0.</param>
    /// <param name="options">When to stop.</param>
    /// <exception cref="DemographicInputException">
    /// Net totals that do not sum to 0 (with the amount), or a place that must gain without a way in, or lose without a way out.
    /// </exception>
    public static NetTotalEstimate Estimate(FlowMatrix seed, IReadOnlyList<double> net, FittingOptions? options = null)
    {
        options ??= FittingOptions.Default;
        var places = seed.Places;
        var n = places.Count;
        SameLength(n, net.Count, "The list of net totals", "the list of places");
        double sum = 0, size = 0;
        for (var i = 0; i < n; i++)
        {
            sum += Finite(net[i], "The net total", places[i]);
            size += Math.Abs(net[i]);
        }

        if (Math.Abs(sum) > options.TotalsTolerance * size)
        {
            throw Bad($"The net totals sum to {N(sum)}; what one place gains another loses, so they must sum to 0.", null, sum);
        }

        var m = seed.ToTable();
        double[] ins = seed.InMigration(), outs = seed.OutMigration();
        for (var i = 0; i < n; i++)
        {
            if (net[i] > 0 && ins[i] == 0)
            {
                throw Bad($"{places[i]} must gain {N(net[i])} but the seed has no flow into it.", places[i], net[i]);
            }

            if (net[i] < 0 && outs[i] == 0)
            {
                throw Bad($"{places[i]} must lose {N(-net[i])} but the seed has no flow out of it.", places[i], net[i]);
            }
        }

        var u = new double[n];
        var limit = Math.Max(options.Tolerance, 1e-13) * Math.Max(seed.Total, size);
        var (gap, at) = (0.0, -1);
        var iteration = 0;
        do
        {
            iteration++;
            if (iteration <= 20 || !Newton(m, net, u))
            {
                OnePlaceAtATime(m, net, u);
            }

            (gap, at) = Gap(m, net, u);
        }
        while (gap > limit && iteration < options.MaximumIterations && Array.TrueForAll(u, double.IsFinite));

        var middle = u.Average();
        var flows = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                flows[i, j] = m[i, j] > 0 ? m[i, j] * Math.Exp(u[j] - u[i]) : 0;
                if (!double.IsFinite(flows[i, j]))
                {
                    throw Bad($"No flows with this seed meet the net totals: that of {places[at]} is missed by {N(gap)}.", places[at], gap);
                }
            }
        }

        return new NetTotalEstimate(
            FlowMatrix.From(places, flows), [.. u.Select(value => Math.Exp(value - middle))], new Convergence(gap <= limit, iteration, gap, gap > 0 ? places[at] : null));
    }

    private static void OnePlaceAtATime(double[,] m, IReadOnlyList<double> net, double[] u)
    {
        var n = u.Length;
        for (var place = 0; place < n; place++)
        {
            double inward = 0, outward = 0;
            for (var other = 0; other < n; other++)
            {
                inward += m[other, place] * Math.Exp(-u[other]);
                outward += m[place, other] * Math.Exp(u[other]);
            }

            // inward a - outward / a = net, of which a is the positive root; the form without cancellation is taken.
            var root = Math.Sqrt((net[place] * net[place]) + (4 * inward * outward));
            var a = net[place] >= 0 ? (net[place] + root) / (2 * inward) : 2 * outward / (root - net[place]);
            if (double.IsFinite(a) && a > 0)
            {
                u[place] = Math.Log(a);
            }
        }
    }

    private static bool Newton(double[,] m, IReadOnlyList<double> net, double[] u)
    {
        var n = u.Length;
        var hessian = Matrix<double>.Build.Dense(n, n);
        var pull = Vector<double>.Build.Dense(n);
        for (var i = 0; i < n; i++)
        {
            pull[i] += net[i];
            for (var j = 0; j < n; j++)
            {
                var y = m[i, j] > 0 ? m[i, j] * Math.Exp(u[j] - u[i]) : 0;
                pull[i] += y;
                pull[j] -= y;
                hessian[i, i] += y;
                hessian[j, j] += y;
                hessian[i, j] -= y;
                hessian[j, i] -= y;
            }
        }

        // The factors are free up to a common multiple; the added constant fixes it without touching the solution.
        var scale = hessian.Diagonal().Average();
        hessian += Matrix<double>.Build.Dense(n, n, scale / n);
        var step = hessian.LU().Solve(pull);
        var longest = step.AbsoluteMaximum();
        if (!double.IsFinite(longest))
        {
            return false;
        }

        var before = (double[])u.Clone();
        var height = Gap(m, net, u).Gap;
        for (var length = Math.Min(1, 2 / Math.Max(longest, 1e-300)); length > 1e-4; length /= 2)
        {
            for (var i = 0; i < n; i++)
            {
                u[i] = before[i] + (length * step[i]);
            }

            if (Gap(m, net, u).Gap < height)
            {
                return true;
            }
        }

        before.CopyTo(u, 0);
        return false;
    }

    private static (double Gap, int At) Gap(double[,] m, IReadOnlyList<double> net, double[] u)
    {
        var n = u.Length;
        var reached = new double[n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var y = m[i, j] > 0 ? m[i, j] * Math.Exp(u[j] - u[i]) : 0;
                reached[i] -= y;
                reached[j] += y;
            }
        }

        var at = 0;
        for (var i = 1; i < n; i++)
        {
            at = Math.Abs(net[i] - reached[i]) > Math.Abs(net[at] - reached[at]) ? i : at;
        }

        return (Math.Abs(net[at] - reached[at]), at);
    }
}
