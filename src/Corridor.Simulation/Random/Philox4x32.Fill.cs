using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Corridor.Simulation.Random;

/// <content>Blocks of consecutive counters, written one after another.</content>
public static partial class Philox4x32
{
    private const int WordsPerBlock = 4;

    /// <summary>
    /// Writes the words for the counters (first, c1, c2, c3), (first + 1, c1, c2, c3), ...: four words each, in vectors as wide as the
    /// processor has. The width does not change the words.
    /// </summary>
    /// <param name="words">Receives the words; its length is a multiple of 4.</param>
    /// <param name="first">First word of the first counter; it goes on with 0 after the last of 2^32.</param>
    /// <param name="c1">Second word of the counters.</param>
    /// <param name="c2">Third word of the counters.</param>
    /// <param name="c3">Fourth word of the counters.</param>
    /// <param name="k0">First word of the key.</param>
    /// <param name="k1">Second word of the key.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of 4.</exception>
    public static void Fill(Span<uint> words, uint first, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        if (words.Length % WordsPerBlock != 0)
        {
            throw new ArgumentException("A block has four words, so the length has to be a multiple of 4.", nameof(words));
        }

        int done = Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? Fill512(words, first, c1, c2, c3, k0, k1) : 0;
        done += Avx2.IsSupported ? Fill256(words[done..], After(first, done), c1, c2, c3, k0, k1) : 0;
        FillOneByOne(words[done..], After(first, done), c1, c2, c3, k0, k1);
    }

    /// <summary>Sixteen blocks at once; returns the number of words written. Needs Avx512F.</summary>
    internal static int Fill512(Span<uint> words, uint first, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        // Blocks lie in the lanes in the order in which unpacking brings them out one after another.
        Vector512<ulong> order = Vector512.Create(0UL, 4, 1, 5, 2, 6, 3, 7);
        Vector512<ulong> v1 = Vector512.Create((ulong)c1), v2 = Vector512.Create((ulong)c2), v3 = Vector512.Create((ulong)c3);
        ref ulong to = ref Unsafe.As<uint, ulong>(ref MemoryMarshal.GetReference(words));
        int step = Vector512<uint>.Count * WordsPerBlock;
        int at = 0;
        for (; at + step <= words.Length; at += step)
        {
            Vector512<ulong> a0 = Vector512.Create((ulong)After(first, at)) + order;
            Vector512<ulong> b0 = a0 + Vector512.Create(8UL);
            Vector512<ulong> a1 = v1, a2 = v2, a3 = v3, b1 = v1, b2 = v2, b3 = v3;
            AllRounds(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k0, k1);
            Store(Join(a0, a1).AsUInt64(), Join(a2, a3).AsUInt64(), ref to, (nuint)at / 2);
            Store(Join(b0, b1).AsUInt64(), Join(b2, b3).AsUInt64(), ref to, ((nuint)at / 2) + 16);
        }

        return at;
    }

    /// <summary>Eight blocks at once; returns the number of words written. Needs Avx2.</summary>
    internal static int Fill256(Span<uint> words, uint first, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        Vector256<ulong> order = Vector256.Create(0UL, 2, 1, 3);
        Vector256<ulong> v1 = Vector256.Create((ulong)c1), v2 = Vector256.Create((ulong)c2), v3 = Vector256.Create((ulong)c3);
        ref ulong to = ref Unsafe.As<uint, ulong>(ref MemoryMarshal.GetReference(words));
        int step = Vector256<uint>.Count * WordsPerBlock;
        int at = 0;
        for (; at + step <= words.Length; at += step)
        {
            Vector256<ulong> a0 = Vector256.Create((ulong)After(first, at)) + order;
            Vector256<ulong> b0 = a0 + Vector256.Create(4UL);
            Vector256<ulong> a1 = v1, a2 = v2, a3 = v3, b1 = v1, b2 = v2, b3 = v3;
            AllRounds(ref a0, ref a1, ref a2, ref a3, ref b0, ref b1, ref b2, ref b3, k0, k1);
            Store(Join(a0, a1).AsUInt64(), Join(a2, a3).AsUInt64(), ref to, (nuint)at / 2);
            Store(Join(b0, b1).AsUInt64(), Join(b2, b3).AsUInt64(), ref to, ((nuint)at / 2) + 8);
        }

        return at;
    }

    /// <summary>One block after another.</summary>
    internal static void FillOneByOne(Span<uint> words, uint first, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (int at = 0; at < words.Length; at += WordsPerBlock)
        {
            (words[at], words[at + 1], words[at + 2], words[at + 3]) = Block(After(first, at), c1, c2, c3, k0, k1);
        }
    }

    private static uint After(uint first, int words) => unchecked(first + (uint)(words / WordsPerBlock));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector512<ulong> x01, Vector512<ulong> x23, ref ulong to, nuint at)
    {
        Avx512F.UnpackLow(x01, x23).StoreUnsafe(ref to, at);
        Avx512F.UnpackHigh(x01, x23).StoreUnsafe(ref to, at + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<ulong> x01, Vector256<ulong> x23, ref ulong to, nuint at)
    {
        Avx2.UnpackLow(x01, x23).StoreUnsafe(ref to, at);
        Avx2.UnpackHigh(x01, x23).StoreUnsafe(ref to, at + 4);
    }
}
