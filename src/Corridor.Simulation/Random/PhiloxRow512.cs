using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Corridor.Simulation.Random;

/// <summary>
/// <see cref="Philox4x32"/> (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3") for the counters (c0, c1, 0, 0) of one c1
/// under one key, 16 at once: everyone in one month. What does not depend on c0 is worked out when the row is made, so make it outside the
/// loop. The words are those of <see cref="Philox4x32.Block(uint, uint, uint, uint, uint, uint)"/>; one by one where the processor has no
/// multiplication in vectors of this width.
/// </summary>
public readonly struct PhiloxRow512
{
    private readonly Keys _keys0;
    private readonly Keys _keys1;
    private readonly Vector512<ulong> _second;
    private readonly Vector512<ulong> _third;
    private readonly uint _c1;
    private readonly uint _k0;
    private readonly uint _k1;

    /// <summary>The row of c1 under a key.</summary>
    /// <param name="c1">Second word of the counters.</param>
    /// <param name="k0">First word of the key.</param>
    /// <param name="k1">Second word of the key.</param>
    public PhiloxRow512(uint c1, uint k0, uint k1)
    {
        (_c1, _k0, _k1) = (c1, k0, k1);
        for (int round = 0; round < Philox4x32.Rounds; round++)
        {
            _keys0[round] = Vector512.Create(k0);
            _keys1[round] = Vector512.Create(k1);
            (k0, k1) = unchecked((k0 + Philox4x32.Weyl0, k1 + Philox4x32.Weyl1));
        }

        // With two words of the counter zero, the second round multiplies the same word for all.
        ulong product = (ulong)Philox4x32.Multiplier0 * (c1 ^ _k0);
        _second = Vector512.Create(product >>> 32) ^ _keys1[1].AsUInt64();
        _third = Vector512.Create(product) ^ _keys1[2].AsUInt64();
    }

    /// <summary>The words for 16 counters.</summary>
    /// <param name="c0">First words of the counters.</param>
    /// <param name="x0">First words.</param>
    /// <param name="x1">Second words.</param>
    /// <param name="x2">Third words.</param>
    /// <param name="x3">Fourth words.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Block(Vector512<uint> c0, out Vector512<uint> x0, out Vector512<uint> x1, out Vector512<uint> x2, out Vector512<uint> x3)
    {
        if (!Avx512F.IsSupported)
        {
            Philox4x32.Block(c0, Vector512.Create(_c1), Vector512<uint>.Zero, Vector512<uint>.Zero, _k0, _k1, out x0, out x1, out x2, out x3);
            return;
        }

        Begin(c0.AsUInt64(), out Vector512<ulong> even0, out Vector512<ulong> even1, out Vector512<ulong> even2, out Vector512<ulong> even3);
        Begin(c0.AsUInt64() >>> 32, out Vector512<ulong> odd0, out Vector512<ulong> odd1, out Vector512<ulong> odd2, out Vector512<ulong> odd3);
        Philox4x32.Round(ref even0, ref even1, ref even2, ref even3, _keys0[3], _keys1[3]);
        Philox4x32.Round(ref odd0, ref odd1, ref odd2, ref odd3, _keys0[3], _keys1[3]);
        Philox4x32.Round(ref even0, ref even1, ref even2, ref even3, _keys0[4], _keys1[4]);
        Philox4x32.Round(ref odd0, ref odd1, ref odd2, ref odd3, _keys0[4], _keys1[4]);
        Philox4x32.Round(ref even0, ref even1, ref even2, ref even3, _keys0[5], _keys1[5]);
        Philox4x32.Round(ref odd0, ref odd1, ref odd2, ref odd3, _keys0[5], _keys1[5]);
        Philox4x32.Round(ref even0, ref even1, ref even2, ref even3, _keys0[6], _keys1[6]);
        Philox4x32.Round(ref odd0, ref odd1, ref odd2, ref odd3, _keys0[6], _keys1[6]);
        Philox4x32.Round(ref even0, ref even1, ref even2, ref even3, _keys0[7], _keys1[7]);
        Philox4x32.Round(ref odd0, ref odd1, ref odd2, ref odd3, _keys0[7], _keys1[7]);
        Philox4x32.Round(ref even0, ref even1, ref even2, ref even3, _keys0[8], _keys1[8]);
        Philox4x32.Round(ref odd0, ref odd1, ref odd2, ref odd3, _keys0[8], _keys1[8]);
        Philox4x32.Round(ref even0, ref even1, ref even2, ref even3, _keys0[9], _keys1[9]);
        Philox4x32.Round(ref odd0, ref odd1, ref odd2, ref odd3, _keys0[9], _keys1[9]);
        x0 = Philox4x32.Join(even0, odd0);
        x1 = Philox4x32.Join(even1, odd1);
        x2 = Philox4x32.Join(even2, odd2);
        x3 = Philox4x32.Join(even3, odd3);
    }

    /// <summary>
    /// The words for twice 16 counters. Their rounds run side by side, which hides the latency of the products better than one vector after
    /// the other does.
    /// </summary>
    /// <param name="a">First words of the first 16 counters.</param>
    /// <param name="b">First words of the other 16 counters.</param>
    /// <param name="a0">First words for the first counters.</param>
    /// <param name="a1">Second words for the first counters.</param>
    /// <param name="b0">First words for the other counters.</param>
    /// <param name="b1">Second words for the other counters.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FirstWords(Vector512<uint> a, Vector512<uint> b, out Vector512<uint> a0, out Vector512<uint> a1, out Vector512<uint> b0, out Vector512<uint> b1)
    {
        if (!Avx512F.IsSupported)
        {
            Block(a, out a0, out a1, out _, out _);
            Block(b, out b0, out b1, out _, out _);
            return;
        }

        Begin(a.AsUInt64(), out Vector512<ulong> p0, out Vector512<ulong> p1, out Vector512<ulong> p2, out Vector512<ulong> p3);
        Begin(a.AsUInt64() >>> 32, out Vector512<ulong> q0, out Vector512<ulong> q1, out Vector512<ulong> q2, out Vector512<ulong> q3);
        Begin(b.AsUInt64(), out Vector512<ulong> r0, out Vector512<ulong> r1, out Vector512<ulong> r2, out Vector512<ulong> r3);
        Begin(b.AsUInt64() >>> 32, out Vector512<ulong> s0, out Vector512<ulong> s1, out Vector512<ulong> s2, out Vector512<ulong> s3);
        Philox4x32.Round(ref p0, ref p1, ref p2, ref p3, _keys0[3], _keys1[3]);
        Philox4x32.Round(ref q0, ref q1, ref q2, ref q3, _keys0[3], _keys1[3]);
        Philox4x32.Round(ref r0, ref r1, ref r2, ref r3, _keys0[3], _keys1[3]);
        Philox4x32.Round(ref s0, ref s1, ref s2, ref s3, _keys0[3], _keys1[3]);
        Philox4x32.Round(ref p0, ref p1, ref p2, ref p3, _keys0[4], _keys1[4]);
        Philox4x32.Round(ref q0, ref q1, ref q2, ref q3, _keys0[4], _keys1[4]);
        Philox4x32.Round(ref r0, ref r1, ref r2, ref r3, _keys0[4], _keys1[4]);
        Philox4x32.Round(ref s0, ref s1, ref s2, ref s3, _keys0[4], _keys1[4]);
        Philox4x32.Round(ref p0, ref p1, ref p2, ref p3, _keys0[5], _keys1[5]);
        Philox4x32.Round(ref q0, ref q1, ref q2, ref q3, _keys0[5], _keys1[5]);
        Philox4x32.Round(ref r0, ref r1, ref r2, ref r3, _keys0[5], _keys1[5]);
        Philox4x32.Round(ref s0, ref s1, ref s2, ref s3, _keys0[5], _keys1[5]);
        Philox4x32.Round(ref p0, ref p1, ref p2, ref p3, _keys0[6], _keys1[6]);
        Philox4x32.Round(ref q0, ref q1, ref q2, ref q3, _keys0[6], _keys1[6]);
        Philox4x32.Round(ref r0, ref r1, ref r2, ref r3, _keys0[6], _keys1[6]);
        Philox4x32.Round(ref s0, ref s1, ref s2, ref s3, _keys0[6], _keys1[6]);
        Philox4x32.Round(ref p0, ref p1, ref p2, ref p3, _keys0[7], _keys1[7]);
        Philox4x32.Round(ref q0, ref q1, ref q2, ref q3, _keys0[7], _keys1[7]);
        Philox4x32.Round(ref r0, ref r1, ref r2, ref r3, _keys0[7], _keys1[7]);
        Philox4x32.Round(ref s0, ref s1, ref s2, ref s3, _keys0[7], _keys1[7]);
        Philox4x32.Round(ref p0, ref p1, ref p2, ref p3, _keys0[8], _keys1[8]);
        Philox4x32.Round(ref q0, ref q1, ref q2, ref q3, _keys0[8], _keys1[8]);
        Philox4x32.Round(ref r0, ref r1, ref r2, ref r3, _keys0[8], _keys1[8]);
        Philox4x32.Round(ref s0, ref s1, ref s2, ref s3, _keys0[8], _keys1[8]);
        Philox4x32.Round(ref p0, ref p1, ref p2, ref p3, _keys0[9], _keys1[9]);
        Philox4x32.Round(ref q0, ref q1, ref q2, ref q3, _keys0[9], _keys1[9]);
        Philox4x32.Round(ref r0, ref r1, ref r2, ref r3, _keys0[9], _keys1[9]);
        Philox4x32.Round(ref s0, ref s1, ref s2, ref s3, _keys0[9], _keys1[9]);
        a0 = Philox4x32.Join(p0, q0);
        a1 = Philox4x32.Join(p1, q1);
        b0 = Philox4x32.Join(r0, s0);
        b1 = Philox4x32.Join(r1, s1);
    }

    /// <summary>The first three rounds for counters in the lower halves of lanes of 64 bits; the words come out there, too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Begin(Vector512<ulong> c0, out Vector512<ulong> x0, out Vector512<ulong> x1, out Vector512<ulong> x2, out Vector512<ulong> x3)
    {
        Vector512<ulong> first = Avx512F.Multiply(c0.AsUInt32(), Vector512.Create(Philox4x32.Multiplier0));
        x2 = (first >>> 32) ^ _keys1[0].AsUInt64();
        x1 = Avx512F.Multiply(x2.AsUInt32(), Vector512.Create(Philox4x32.Multiplier1));
        x0 = (x1 >>> 32) ^ _keys0[1].AsUInt64();
        x2 = first ^ _second;
        x3 = Avx512F.Multiply(x0.AsUInt32(), Vector512.Create(Philox4x32.Multiplier0));
        Vector512<ulong> third = Avx512F.Multiply(x2.AsUInt32(), Vector512.Create(Philox4x32.Multiplier1));
        x0 = (third >>> 32) ^ x1 ^ _keys0[2].AsUInt64();
        x1 = third;
        x2 = (x3 >>> 32) ^ _third;
    }

    [InlineArray(Philox4x32.Rounds)]
    private struct Keys
    {
        private Vector512<uint> _first;
    }
}
