using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Corridor.Model;

namespace Corridor.Simulation;

/// <summary>
/// Moves the people of one state for one month. Rates compete: with q_k the rate of move k in a stratum and Q their sum, the probability
/// of k is p_k = q_k / Q (1 - exp(-Q)), and exp(-Q) remain (competing risks with constant rates within the month).
/// Eight strata are computed at once; the width is fixed, so that results do not depend on the processor.
/// </summary>
internal static class MoveKernel
{
    /// <summary>Strata computed at once; every array of strata is longer by this much, filled with zeros.</summary>
    public const int Width = 8;

    /// <summary>Rows of a year, rounded up to the width.</summary>
    public const int PaddedRows = (Strata.Rows + Width - 1) / Width * Width;

    /// <summary>Up to this sum of rates (1 - exp(-Q)) / Q is summed from its series.</summary>
    private const double SeriesLimit = 0.75;

    /// <summary>
    /// Computes one month of one state.
    /// </summary>
    /// <param name="people">Persons by row at the beginning of the month.</param>
    /// <param name="schedules">Schedule of each group of moves, by row.</param>
    /// <param name="groupRates">Sum of the rates of each group.</param>
    /// <param name="first">First row of each group's schedule with a rate above zero, a multiple of <see cref="Width"/>.</param>
    /// <param name="end">End of those rows.</param>
    /// <param name="leaving">For each group, receives the persons that leave in the rows between; null where only their sum is wanted.</param>
    /// <param name="totals">For each group, receives the sum over rows.</param>
    /// <param name="staying">The persons whom no rate moved are added to it, by row.</param>
    /// <param name="rows">Number of rows, a multiple of <see cref="Width"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compete(
        ReadOnlySpan<double> people,
        ReadOnlySpan<double[]> schedules,
        ReadOnlySpan<double> groupRates,
        ReadOnlySpan<int> first,
        ReadOnlySpan<int> end,
        ReadOnlySpan<double[]?> leaving,
        Span<double> totals,
        Span<double> staying,
        int rows)
    {
        int groups = schedules.Length;
        Span<Vector512<double>> sums = stackalloc Vector512<double>[groups];
        sums.Clear();
        Span<int> here = stackalloc int[groups];
        for (int from = 0; from < rows;)
        {
            // Up to the next row in which a group begins or ends the same groups compete; a group whose schedule is zero there adds nothing.
            int to = rows;
            int count = 0;
            for (int g = 0; g < groups; g++)
            {
                int stop = Math.Min(rows, (end[g] + Width - 1) / Width * Width);
                if (first[g] <= from && from < stop)
                {
                    here[count++] = g;
                    to = Math.Min(to, stop);
                }
                else if (first[g] > from)
                {
                    to = Math.Min(to, first[g]);
                }
            }

            Compete(people, schedules, groupRates, leaving, sums, staying, here[..count], from, to);
            from = to;
        }

        for (int g = 0; g < groups; g++)
        {
            totals[g] = Sum(sums[g]);
        }
    }

    /// <summary>The rows between two in which the same groups compete.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compete(
        ReadOnlySpan<double> people,
        ReadOnlySpan<double[]> schedules,
        ReadOnlySpan<double> groupRates,
        ReadOnlySpan<double[]?> leaving,
        Span<Vector512<double>> sums,
        Span<double> staying,
        ReadOnlySpan<int> here,
        int from,
        int to)
    {
        ref double n0 = ref MemoryMarshal.GetReference(people);
        ref double stay0 = ref MemoryMarshal.GetReference(staying);
        for (int row = from; row < to; row += Width)
        {
            Vector512<double> n = Vector512.LoadUnsafe(ref n0, (nuint)row);
            if (n == Vector512<double>.Zero)
            {
                foreach (int g in here)
                {
                    if (leaving[g] is { } none)
                    {
                        Vector512<double>.Zero.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(none), (nuint)row);
                    }
                }

                continue;
            }

            Vector512<double> all = Vector512<double>.Zero;
            foreach (int g in here)
            {
                all += Vector512.Create(groupRates[g]) * Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(schedules[g]), (nuint)row);
            }

            Vector512<double> hazard = Hazard(all);
            Vector512<double> perRate = n * hazard;
            Vector512<double> remain = Vector512<double>.One - (all * hazard);
            (Vector512.LoadUnsafe(ref stay0, (nuint)row) + (n * remain)).StoreUnsafe(ref stay0, (nuint)row);
            foreach (int g in here)
            {
                Vector512<double> out_ = perRate * (Vector512.Create(groupRates[g]) * Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(schedules[g]), (nuint)row));
                sums[g] += out_;
                if (leaving[g] is { } rowsOut)
                {
                    out_.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(rowsOut), (nuint)row);
                }
            }
        }
    }

    /// <summary>to += share x from, from a row on up to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddShare(ReadOnlySpan<double> from, double share, Span<double> to, int first, int end)
    {
        Vector512<double> factor = Vector512.Create(share);
        ref double from0 = ref MemoryMarshal.GetReference(from);
        ref double to0 = ref MemoryMarshal.GetReference(to);
        for (int row = first; row < end; row += Width)
        {
            Vector512<double> sum = Vector512.LoadUnsafe(ref to0, (nuint)row) + (factor * Vector512.LoadUnsafe(ref from0, (nuint)row));
            sum.StoreUnsafe(ref to0, (nuint)row);
        }
    }

    /// <summary>values x= factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(Span<double> values, double factor, int first, int end)
    {
        Vector512<double> by = Vector512.Create(factor);
        ref double values0 = ref MemoryMarshal.GetReference(values);
        for (int row = first; row < end; row += Width)
        {
            (by * Vector512.LoadUnsafe(ref values0, (nuint)row)).StoreUnsafe(ref values0, (nuint)row);
        }
    }

    /// <summary>to += share x max(0, all - own).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddShareOfOthers(ReadOnlySpan<double> all, ReadOnlySpan<double> own, double share, Span<double> to, int first, int end)
    {
        Vector512<double> factor = Vector512.Create(share);
        ref double all0 = ref MemoryMarshal.GetReference(all);
        ref double own0 = ref MemoryMarshal.GetReference(own);
        ref double to0 = ref MemoryMarshal.GetReference(to);
        for (int row = first; row < end; row += Width)
        {
            Vector512<double> others = Vector512.Max(Vector512<double>.Zero, Vector512.LoadUnsafe(ref all0, (nuint)row) - Vector512.LoadUnsafe(ref own0, (nuint)row));
            (Vector512.LoadUnsafe(ref to0, (nuint)row) + (factor * others)).StoreUnsafe(ref to0, (nuint)row);
        }
    }

    /// <summary>Sum of the products of two vectors of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int first, int end)
    {
        Vector512<double> sum = Vector512<double>.Zero;
        ref double left0 = ref MemoryMarshal.GetReference(left);
        ref double right0 = ref MemoryMarshal.GetReference(right);
        for (int row = first; row < end; row += Width)
        {
            sum += Vector512.LoadUnsafe(ref left0, (nuint)row) * Vector512.LoadUnsafe(ref right0, (nuint)row);
        }

        return Sum(sum);
    }

    /// <summary>Sums each lane over a range of ages: the first six of eight elements are the lanes of an age.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector512<double> SumLanes(ReadOnlySpan<double> rows, int first, int end, int lanes)
    {
        Vector512<double> sum = Vector512<double>.Zero;
        ref double rows0 = ref MemoryMarshal.GetReference(rows);
        for (int row = first; row < end; row += lanes)
        {
            sum += Vector512.LoadUnsafe(ref rows0, (nuint)row);
        }

        return sum;
    }

    /// <summary>
    /// h(Q) = (1 - exp(-Q)) / Q, which tends to 1 as Q tends to 0. For the small sums of rates of a month it is summed from its series
    /// 1 - Q/2! + Q^2/3! - ..., exact to rounding and without a division; exp(-Q) = 1 - Q h then costs nothing.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Hazard(Vector512<double> all)
    {
        return Vector512.LessThanOrEqualAll(all, Vector512.Create(SeriesLimit)) ? Series(all) : Direct(all);
    }

    /// <summary>The series up to Q^15, whose remainder at the limit is below 2^-54, in pairs of terms that are summed side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Series(Vector512<double> q)
    {
        Vector512<double> q2 = q * q;
        Vector512<double> q4 = q2 * q2;
        Vector512<double> q8 = q4 * q4;
        Vector512<double> p01 = Pair(q, 1.0, -1.0 / 2);
        Vector512<double> p23 = Pair(q, 1.0 / 6, -1.0 / 24);
        Vector512<double> p45 = Pair(q, 1.0 / 120, -1.0 / 720);
        Vector512<double> p67 = Pair(q, 1.0 / 5040, -1.0 / 40320);
        Vector512<double> p89 = Pair(q, 1.0 / 362880, -1.0 / 3628800);
        Vector512<double> pab = Pair(q, 1.0 / 39916800, -1.0 / 479001600);
        Vector512<double> pcd = Pair(q, 1.0 / 6227020800, -1.0 / 87178291200);
        Vector512<double> pef = Pair(q, 1.0 / 1307674368000, -1.0 / 20922789888000);
        Vector512<double> low = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(p67, q2, p45), q4, Vector512.FusedMultiplyAdd(p23, q2, p01));
        Vector512<double> high = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(pef, q2, pcd), q4, Vector512.FusedMultiplyAdd(pab, q2, p89));
        return Vector512.FusedMultiplyAdd(high, q8, low);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Pair(Vector512<double> q, double even, double odd) =>
        Vector512.FusedMultiplyAdd(q, Vector512.Create(odd), Vector512.Create(even));

    /// <summary>For large sums of rates in any of the eight strata: each from the series or from its definition.</summary>
    private static Vector512<double> Direct(Vector512<double> q)
    {
        Vector512<double> definition = (Vector512<double>.One - Vector512.Exp(-q)) / q;
        return Vector512.ConditionalSelect(Vector512.LessThanOrEqual(q, Vector512.Create(SeriesLimit)), Series(q), definition);
    }

    /// <summary>Sum of the eight elements in a fixed order.</summary>
    private static double Sum(Vector512<double> v)
    {
        double sum = 0;
        for (int i = 0; i < Width; i++)
        {
            sum += v[i];
        }

        return sum;
    }
}
