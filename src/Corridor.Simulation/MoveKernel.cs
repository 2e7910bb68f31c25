using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    /// <summary>Below this sum of rates (1 - exp(-Q)) / Q is taken from its series, which is then exact to rounding.</summary>
    private const double SmallRate = 1e-3;

    /// <summary>
    /// Computes one month of one state.
    /// </summary>
    /// <param name="people">Persons by row at the beginning of the month.</param>
    /// <param name="schedules">Schedule of each group of moves, by row.</param>
    /// <param name="groupRates">Sum of the rates of each group.</param>
    /// <param name="leaving">For each group, receives the persons that leave, by row.</param>
    /// <param name="totals">For each group, receives the sum over rows.</param>
    /// <param name="staying">Receives the persons whom no rate moved, by row.</param>
    /// <param name="rows">Number of rows, a multiple of <see cref="Width"/>.</param>
    public static void Compete(
        ReadOnlySpan<double> people,
        ReadOnlySpan<double[]> schedules,
        ReadOnlySpan<double> groupRates,
        ReadOnlySpan<double[]> leaving,
        Span<double> totals,
        Span<double> staying,
        int rows)
    {
        int groups = schedules.Length;
        Span<Vector512<double>> sums = stackalloc Vector512<double>[groups];
        sums.Clear();
        ref double n0 = ref MemoryMarshal.GetReference(people);
        ref double stay0 = ref MemoryMarshal.GetReference(staying);
        for (int row = 0; row < rows; row += Width)
        {
            Vector512<double> n = Vector512.LoadUnsafe(ref n0, (nuint)row);
            if (n == Vector512<double>.Zero)
            {
                Vector512<double>.Zero.StoreUnsafe(ref stay0, (nuint)row);
                for (int g = 0; g < groups; g++)
                {
                    Vector512<double>.Zero.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(leaving[g]), (nuint)row);
                }

                continue;
            }

            Vector512<double> all = Vector512<double>.Zero;
            for (int g = 0; g < groups; g++)
            {
                all += Vector512.Create(groupRates[g]) * Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(schedules[g]), (nuint)row);
            }

            Vector512<double> remain = Vector512.Exp(-all);
            Vector512<double> perRate = n * Hazard(all, remain);
            (n * remain).StoreUnsafe(ref stay0, (nuint)row);
            for (int g = 0; g < groups; g++)
            {
                Vector512<double> out_ = perRate * (Vector512.Create(groupRates[g]) * Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(schedules[g]), (nuint)row));
                out_.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(leaving[g]), (nuint)row);
                sums[g] += out_;
            }
        }

        for (int g = 0; g < groups; g++)
        {
            totals[g] = Sum(sums[g]);
        }
    }

    /// <summary>to += share x from.</summary>
    public static void AddShare(ReadOnlySpan<double> from, double share, Span<double> to, int rows)
    {
        Vector512<double> factor = Vector512.Create(share);
        ref double from0 = ref MemoryMarshal.GetReference(from);
        ref double to0 = ref MemoryMarshal.GetReference(to);
        for (int row = 0; row < rows; row += Width)
        {
            Vector512<double> sum = Vector512.LoadUnsafe(ref to0, (nuint)row) + (factor * Vector512.LoadUnsafe(ref from0, (nuint)row));
            sum.StoreUnsafe(ref to0, (nuint)row);
        }
    }

    /// <summary>values x= factor.</summary>
    public static void Scale(Span<double> values, double factor, int rows)
    {
        Vector512<double> by = Vector512.Create(factor);
        ref double values0 = ref MemoryMarshal.GetReference(values);
        for (int row = 0; row < rows; row += Width)
        {
            (by * Vector512.LoadUnsafe(ref values0, (nuint)row)).StoreUnsafe(ref values0, (nuint)row);
        }
    }

    /// <summary>to += share x max(0, all - own).</summary>
    public static void AddShareOfOthers(ReadOnlySpan<double> all, ReadOnlySpan<double> own, double share, Span<double> to, int rows)
    {
        Vector512<double> factor = Vector512.Create(share);
        ref double all0 = ref MemoryMarshal.GetReference(all);
        ref double own0 = ref MemoryMarshal.GetReference(own);
        ref double to0 = ref MemoryMarshal.GetReference(to);
        for (int row = 0; row < rows; row += Width)
        {
            Vector512<double> others = Vector512.Max(Vector512<double>.Zero, Vector512.LoadUnsafe(ref all0, (nuint)row) - Vector512.LoadUnsafe(ref own0, (nuint)row));
            (Vector512.LoadUnsafe(ref to0, (nuint)row) + (factor * others)).StoreUnsafe(ref to0, (nuint)row);
        }
    }

    /// <summary>Sum of the products of two vectors of rows.</summary>
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

    /// <summary>(1 - exp(-Q)) / Q, which tends to 1 as Q tends to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Hazard(Vector512<double> all, Vector512<double> remain)
    {
        Vector512<double> one = Vector512<double>.One;
        Vector512<double> series = one - (all * (Vector512.Create(0.5) - (all * (Vector512.Create(1.0 / 6) - (all * Vector512.Create(1.0 / 24))))));
        Vector512<double> direct = (one - remain) / all;
        return Vector512.ConditionalSelect(Vector512.LessThan(all, Vector512.Create(SmallRate)), series, direct);
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
