using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Corridor.Simulation.Random;

/// <summary>
/// The random numbers of one purpose at one place: all of them follow from the seed, the purpose and three words (a, b, c), such as
/// nation, cell or person, and month. They are the words of <see cref="Philox4x32"/> (Salmon et al. 2011, "Parallel random numbers: as easy
/// as 1, 2, 3") under the key (lower half of the seed, upper half of the seed xor purpose x 0x9E3779B9) for the counters
/// (0, a, b, c), (1, a, b, c), ..., four words each. Under one seed, streams that differ in purpose, a, b or c have no block in common.
/// A stream costs nothing to make; pass it by reference, since a copy repeats the words of its original.
/// </summary>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "A stream of random numbers is the common term; it has nothing to do with files.")]
public struct RandomStream
{
    private const ulong MaxBlocks = 1UL << 32;

    private readonly uint _key0;
    private readonly uint _key1;
    private readonly uint _a;
    private readonly uint _b;
    private readonly uint _c;
    private ulong _block;
    private int _left;
    private ulong _next;
    private ulong _after;

    /// <summary>The stream of a seed, a purpose and three words.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="purpose">What the numbers decide; an odd multiplier spreads it over a word of the key.</param>
    /// <param name="a">Second word of the counter.</param>
    /// <param name="b">Third word of the counter.</param>
    /// <param name="c">Fourth word of the counter.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RandomStream(ulong seed, uint purpose, uint a, uint b, uint c)
    {
        _key0 = (uint)seed;
        _key1 = unchecked((uint)(seed >> 32) ^ (purpose * Philox4x32.Weyl0));
        _a = a;
        _b = b;
        _c = c;
    }

    /// <summary>First word of the key.</summary>
    internal readonly uint Key0 => _key0;

    /// <summary>Second word of the key.</summary>
    internal readonly uint Key1 => _key1;

    /// <summary>The next word.</summary>
    /// <exception cref="InvalidOperationException">All 2^34 words of the stream have been drawn.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint NextUInt()
    {
        if (_left == 0)
        {
            Refill();
        }

        uint word = (uint)_next;
        _next = (_next >> 32) | (_after << 32);
        _after >>= 32;
        _left--;
        return word;
    }

    /// <summary>A number in [0, 1), one of 2^53 that are equally likely and equally far apart; takes two words.</summary>
    /// <exception cref="InvalidOperationException">All words of the stream have been drawn.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => (NextULong() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in (0, 1), neither 0 nor 1: the middle of one of 2^52 equal parts; takes two words.</summary>
    /// <exception cref="InvalidOperationException">All words of the stream have been drawn.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextOpen() => ((NextULong() >> 12) + 0.5) * (1.0 / (1UL << 52));

    /// <summary>
    /// A whole number from 0 to n - 1, each exactly equally likely: multiplication with rejection. Source: Lemire (2019), "Fast random integer
    /// generation in an interval", ACM TOMACS 29(1), algorithm 5. Takes a word, rarely more.
    /// </summary>
    /// <param name="n">How many numbers, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is 0.</exception>
    /// <exception cref="InvalidOperationException">All words of the stream have been drawn.</exception>
    public uint Below(uint n)
    {
        ArgumentOutOfRangeException.ThrowIfZero(n);
        ulong product = (ulong)NextUInt() * n;
        if ((uint)product < n)
        {
            uint rejected = unchecked(0u - n) % n;
            while ((uint)product < rejected)
            {
                product = (ulong)NextUInt() * n;
            }
        }

        return (uint)(product >> 32);
    }

    /// <summary>True with probability p (rounded up to a multiple of 2^-53): never for p at most 0, always for p at least 1; takes two words.</summary>
    /// <param name="p">Probability.</param>
    /// <exception cref="InvalidOperationException">All words of the stream have been drawn.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Chance(double p) => NextDouble() < p;

    /// <summary>Fills the span with the words that as many calls of <see cref="NextUInt"/> would give, several blocks at once where the processor can.</summary>
    /// <param name="words">Receives the words.</param>
    /// <exception cref="InvalidOperationException">All words of the stream have been drawn.</exception>
    public void Fill(Span<uint> words)
    {
        int at = 0;
        while (at < words.Length && _left > 0)
        {
            words[at++] = NextUInt();
        }

        int blocks = (int)Math.Min((ulong)(words.Length - at) / 4, MaxBlocks - _block);
        if (blocks > 0)
        {
            Philox4x32.Fill(words.Slice(at, 4 * blocks), (uint)_block, _a, _b, _c, _key0, _key1);
            _block += (ulong)blocks;
            at += 4 * blocks;
        }

        while (at < words.Length)
        {
            words[at++] = NextUInt();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong NextULong()
    {
        ulong upper = NextUInt();
        return (upper << 32) | NextUInt();
    }

    private void Refill()
    {
        if (_block >= MaxBlocks)
        {
            throw new InvalidOperationException("All 2^34 words of this random stream have been drawn; take another purpose or counter.");
        }

        PhiloxBlock block = Philox4x32.Block((uint)_block, _a, _b, _c, _key0, _key1);
        _block++;
        _next = block.X0 | ((ulong)block.X1 << 32);
        _after = block.X2 | ((ulong)block.X3 << 32);
        _left = 4;
    }
}
