using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Corridor.Simulation.Random;

/// <content>8 counters at once, in vectors of 256 bits.</content>
public static partial class Philox4x32
{
    /// <summary>
    /// The words for 8 counters under one key, lane by lane the same as <see cref="Block(uint, uint, uint, uint, uint, uint)"/>; one by
    /// one where the processor has no multiplication in vectors of this width.
    /// </summary>
    /// <param name="c0">First words of the counters.</param>
    /// <param name="c1">Second words of the counters.</param>
    /// <param name="c2">Third words of the counters.</param>
    /// <param name="c3">Fourth words of the counters.</param>
    /// <param name="k0">First word of the key.</param>
    /// <param name="k1">Second word of the key.</param>
    /// <param name="x0">First words.</param>
    /// <param name="x1">Second words.</param>
    /// <param name="x2">Third words.</param>
    /// <param name="x3">Fourth words.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block(
        Vector256<uint> c0,
        Vector256<uint> c1,
        Vector256<uint> c2,
        Vector256<uint> c3,
        uint k0,
        uint k1,
        out Vector256<uint> x0,
        out Vector256<uint> x1,
        out Vector256<uint> x2,
        out Vector256<uint> x3)
    {
        if (!Avx2.IsSupported)
        {
            OneByOne(c0, c1, c2, c3, k0, k1, out x0, out x1, out x2, out x3);
            return;
        }

        // A product needs 64 bits, so even and odd lanes go through the rounds apart and meet at the end.
        Vector256<ulong> even0 = c0.AsUInt64(), even1 = c1.AsUInt64(), even2 = c2.AsUInt64(), even3 = c3.AsUInt64();
        Vector256<ulong> odd0 = even0 >>> 32, odd1 = even1 >>> 32, odd2 = even2 >>> 32, odd3 = even3 >>> 32;
        AllRounds(ref even0, ref even1, ref even2, ref even3, ref odd0, ref odd1, ref odd2, ref odd3, k0, k1);
        x0 = Join(even0, odd0);
        x1 = Join(even1, odd1);
        x2 = Join(even2, odd2);
        x3 = Join(even3, odd3);
    }

    /// <summary>
    /// Ten rounds for two vectors of counters, side by side to hide the latency of the products. Words lie in the lower halves of lanes of
    /// 64 bits; the upper halves are not read and hold no meaning afterwards. Needs Avx2.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AllRounds(
        ref Vector256<ulong> a0,
        ref Vector256<ulong> a1,
        ref Vector256<ulong> a2,
        ref Vector256<ulong> a3,
        ref Vector256<ulong> b0,
        ref Vector256<ulong> b1,
        ref Vector256<ulong> b2,
        ref Vector256<ulong> b3,
        uint k0,
        uint k1)
    {
        Vector256<uint> key0 = Vector256.Create(k0), key1 = Vector256.Create(k1);
        Round(ref a0, ref a1, ref a2, ref a3, key0, key1);
        Round(ref b0, ref b1, ref b2, ref b3, key0, key1);
        for (int round = 1; round < Rounds; round++)
        {
            key0 += Vector256.Create(Weyl0);
            key1 += Vector256.Create(Weyl1);
            Round(ref a0, ref a1, ref a2, ref a3, key0, key1);
            Round(ref b0, ref b1, ref b2, ref b3, key0, key1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Round(ref Vector256<ulong> c0, ref Vector256<ulong> c1, ref Vector256<ulong> c2, ref Vector256<ulong> c3, Vector256<uint> key0, Vector256<uint> key1)
    {
        Vector256<ulong> product0 = Avx2.Multiply(c0.AsUInt32(), Vector256.Create(Multiplier0));
        Vector256<ulong> product1 = Avx2.Multiply(c2.AsUInt32(), Vector256.Create(Multiplier1));
        c0 = (product1 >>> 32) ^ c1 ^ key0.AsUInt64();
        c1 = product1;
        c2 = (product0 >>> 32) ^ c3 ^ key1.AsUInt64();
        c3 = product0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<uint> Join(Vector256<ulong> even, Vector256<ulong> odd) =>
        ((even & Vector256.Create((ulong)uint.MaxValue)) | (odd << 32)).AsUInt32();

    private static void OneByOne(
        Vector256<uint> c0,
        Vector256<uint> c1,
        Vector256<uint> c2,
        Vector256<uint> c3,
        uint k0,
        uint k1,
        out Vector256<uint> x0,
        out Vector256<uint> x1,
        out Vector256<uint> x2,
        out Vector256<uint> x3)
    {
        x0 = x1 = x2 = x3 = Vector256<uint>.Zero;
        for (int lane = 0; lane < Vector256<uint>.Count; lane++)
        {
            PhiloxBlock block = Block(c0[lane], c1[lane], c2[lane], c3[lane], k0, k1);
            x0 = x0.WithElement(lane, block.X0);
            x1 = x1.WithElement(lane, block.X1);
            x2 = x2.WithElement(lane, block.X2);
            x3 = x3.WithElement(lane, block.X3);
        }
    }
}
