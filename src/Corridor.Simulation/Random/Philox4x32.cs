using System.Runtime.CompilerServices;

namespace Corridor.Simulation.Random;

/// <summary>Four random words of 32 bits, the output of <see cref="Philox4x32"/> for one counter.</summary>
/// <param name="X0">First word.</param>
/// <param name="X1">Second word.</param>
/// <param name="X2">Third word.</param>
/// <param name="X3">Fourth word.</param>
public readonly record struct PhiloxBlock(uint X0, uint X1, uint X2, uint X3);

/// <summary>
/// Philox4x32-10, a counter-based generator of random numbers: a keyed bijection of 128-bit counters whose outputs pass the known
/// batteries of tests. Any number is computed from its counter and key alone, so that order, threads and shards cannot change it.
/// Source: Salmon, Moraes, Dror, Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC '11, section 3.3; test vectors of their
/// library Random123. The vectorised forms give the same words on every processor.
/// </summary>
public static partial class Philox4x32
{
    /// <summary>M0 and M1 of the paper: multipliers of a round.</summary>
    internal const uint Multiplier0 = 0xD2511F53;

    /// <inheritdoc cref="Multiplier0"/>
    internal const uint Multiplier1 = 0xCD9E8D57;

    /// <summary>Weyl steps of the key between rounds: the golden ratio and the square root of 3 less 1, times 2^32.</summary>
    internal const uint Weyl0 = 0x9E3779B9;

    /// <inheritdoc cref="Weyl0"/>
    internal const uint Weyl1 = 0xBB67AE85;

    /// <summary>Rounds of the bijection: ten are the published form, with a margin over the fewest that pass all tests.</summary>
    internal const int Rounds = 10;

    /// <summary>The four words for the counter (c0, c1, c2, c3) under the key (k0, k1).</summary>
    /// <param name="c0">First word of the counter.</param>
    /// <param name="c1">Second word of the counter.</param>
    /// <param name="c2">Third word of the counter.</param>
    /// <param name="c3">Fourth word of the counter.</param>
    /// <param name="k0">First word of the key.</param>
    /// <param name="k1">Second word of the key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxBlock Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        Round(ref c0, ref c1, ref c2, ref c3, k0, k1);
        for (int round = 1; round < Rounds; round++)
        {
            unchecked
            {
                k0 += Weyl0;
                k1 += Weyl1;
            }

            Round(ref c0, ref c1, ref c2, ref c3, k0, k1);
        }

        return new PhiloxBlock(c0, c1, c2, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref uint c0, ref uint c1, ref uint c2, ref uint c3, uint k0, uint k1)
    {
        ulong product0 = (ulong)Multiplier0 * c0;
        ulong product1 = (ulong)Multiplier1 * c2;
        c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
        c1 = (uint)product1;
        c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
        c3 = (uint)product0;
    }
}
