using System.Numerics;

namespace Corridor.Demography;

/// <summary>
/// The direction numbers of the Sobol sequence, derived here by a rule of our own and taken from no table.
/// </summary>
/// <remarks>
/// <para>Dimension 1 is van der Corput's sequence. The others use the primitive polynomials over the field of two elements, by degree and then by coefficients
/// (Sobol 1967; Bratley and Fox 1988, <i>ACM TOMS</i> 14(1)); those of degrees 1 to 10 make dimensions 2 to 161. They are found by search: x must have order 2^s - 1.</para>
/// <para>The initial numbers m_1 .. m_s (odd, m_k below 2^k) are free. For each dimension in turn <see cref="Candidates"/> sets are drawn from a fixed counter. Up to
/// dimension 32 only sets are taken that keep Sobol's property A (Sobol 1976): the leading bits of the first d direction numbers in d dimensions form a matrix
/// with determinant 1, so that the first 2^d points put one in each half-cube. Among the rest the one is kept whose plane projections with the
/// <see cref="Neighbours"/> dimensions before it have the smallest quality parameter t (Niederreiter 1987) over the first 2^<see cref="PlaneDepth"/> points: first by the worst, then by the sum.</para>
/// </remarks>
internal static class DirectionNumbers
{
    public const int Bits = 32;
    private const int HighestDegree = 10;
    private const int Candidates = 24;
    private const int Neighbours = 16;
    private const int PlaneDepth = 8;
    private static readonly Lazy<uint[][]> Table = new(Derive);

    /// <summary>v_1 .. v_32 of each dimension, the highest bit first.</summary>
    public static uint[][] All => Table.Value;

    private static uint[][] Derive()
    {
        List<uint[]> all = [[.. Enumerable.Range(0, Bits).Select(bit => 1u << (Bits - 1 - bit))]];
        List<uint> reduced = [1];
        for (var degree = 1; degree <= HighestDegree; degree++)
        {
            for (var coefficients = 0; coefficients < 1 << (degree - 1); coefficients++)
            {
                if (IsPrimitive(degree, coefficients))
                {
                    all.Add(Choose(degree, coefficients, all, reduced));
                }
            }
        }

        return [.. all];
    }

    private static uint[] Choose(int degree, int coefficients, List<uint[]> before, List<uint> reduced)
    {
        uint[]? best = null;
        var (worst, sum) = (int.MaxValue, int.MaxValue);
        var draws = new CountedDraws(((ulong)degree << 32) + (ulong)coefficients);
        for (var candidate = 0; candidate < Candidates || best is null; candidate++)
        {
            var v = Expand(degree, coefficients, draws);
            if (before.Count < Bits && !KeepsPropertyA(v, before.Count, reduced))
            {
                continue;
            }

            var (most, all) = (0, 0);
            for (var d = Math.Max(0, before.Count - Neighbours); d < before.Count; d++)
            {
                var t = PlaneQuality(before[d], v);
                (most, all) = (Math.Max(most, t), all + t);
            }

            if ((most, all).CompareTo((worst, sum)) < 0)
            {
                (best, worst, sum) = (v, most, all);
            }
        }

        if (before.Count < Bits)
        {
            reduced.Add(Reduced(best!, reduced));
        }

        return best!;
    }

    // v_k = m_k / 2^k; beyond degree s, v_k = v_(k-s) xor (v_(k-s) >> s) xor the v_(k-i) whose coefficient is 1.
    private static uint[] Expand(int degree, int coefficients, CountedDraws draws)
    {
        var v = new uint[Bits];
        for (var k = 0; k < Bits; k++)
        {
            if (k < degree)
            {
                var m = (2 * (uint)draws.Below(1 << k)) + 1;
                v[k] = m << (Bits - 1 - k);
                continue;
            }

            v[k] = v[k - degree] ^ (v[k - degree] >> degree);
            for (var i = 1; i < degree; i++)
            {
                v[k] ^= ((coefficients >> (degree - 1 - i)) & 1) == 1 ? v[k - i] : 0;
            }
        }

        return v;
    }

    // x^s + a_1 x^(s-1) + ... + a_(s-1) x + 1 is primitive when the powers of x run through all 2^s - 1 remainders.
    private static bool IsPrimitive(int degree, int coefficients)
    {
        var polynomial = (1 << degree) | (coefficients << 1) | 1;
        var (power, order) = (1, 0);
        do
        {
            power <<= 1;
            power ^= (power >> degree) == 1 ? polynomial : 0;
            order++;
        }
        while (power > 1);

        return power == 1 && order == (1 << degree) - 1;
    }

    // Column k of the matrix is bit k of a row; rows are kept reduced, row d with its own bit d, so that a new row is tested in one pass.
    private static bool KeepsPropertyA(uint[] v, int dimension, List<uint> reduced) => (Reduced(v, reduced) >> dimension & 1) == 1;

    private static uint Reduced(uint[] v, List<uint> reduced)
    {
        uint row = 0;
        for (var k = 0; k < Bits; k++)
        {
            row |= (v[k] >> (Bits - 1)) << k;
        }

        for (var d = 0; d < reduced.Count; d++)
        {
            row ^= ((row >> d) & 1) == 1 ? reduced[d] : 0;
        }

        return row;
    }

    // t: the smallest number such that any a + b = depth - t leading digits of the two coordinates are independent.
    private static int PlaneQuality(uint[] one, uint[] other)
    {
        Span<uint> rows = stackalloc uint[2 * PlaneDepth];
        for (var digit = 0; digit < PlaneDepth; digit++)
        {
            for (var k = 0; k < PlaneDepth; k++)
            {
                rows[digit] |= ((one[k] >> (Bits - 1 - digit)) & 1) << k;
                rows[PlaneDepth + digit] |= ((other[k] >> (Bits - 1 - digit)) & 1) << k;
            }
        }

        var t = 0;
        while (t < PlaneDepth && !AllIndependent(rows, PlaneDepth - t))
        {
            t++;
        }

        return t;
    }

    private static bool AllIndependent(ReadOnlySpan<uint> rows, int digits)
    {
        Span<uint> basis = stackalloc uint[PlaneDepth];
        for (var a = 0; a <= digits; a++)
        {
            basis.Clear();
            for (var r = 0; r < digits; r++)
            {
                var row = r < a ? rows[r] : rows[PlaneDepth + r - a];
                while (row != 0 && basis[BitOperations.TrailingZeroCount(row)] != 0)
                {
                    row ^= basis[BitOperations.TrailingZeroCount(row)];
                }

                if (row == 0)
                {
                    return false;
                }

                basis[BitOperations.TrailingZeroCount(row)] = row;
            }
        }

        return true;
    }
}
