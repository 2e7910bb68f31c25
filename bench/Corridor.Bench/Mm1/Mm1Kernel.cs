using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Corridor.Simulation.Random;

namespace Corridor.Bench.Mm1;

/// <summary>
/// A month of some persons of MM1. First those change their age group whose phase the month is; then words are drawn for everyone, and the
/// few whose first word is below their bound move. Widths differ in speed alone.
/// </summary>
internal static class Mm1Kernel
{
    /// <summary>Width without vectors.</summary>
    public const int Scalar = 32;

    /// <summary>Widths in bits that this processor has, the widest first.</summary>
    public static IReadOnlyList<int> Widths { get; } =
        [.. Avx512F.IsSupported ? [512] : (int[])[], .. Avx2.IsSupported ? [256] : (int[])[], Scalar];

    /// <summary>Computes the months of persons from one number, a multiple of <see cref="Mm1Persons.Padding"/>, up to another; returns the number of moves.</summary>
    public static long Months(Mm1Persons persons, int first, int end, int from, int to, int width)
    {
        long moves = 0;
        for (int month = from; month < to; month++)
        {
            ChangeGroups(persons, first, end, month);
            moves += width switch
            {
                512 => Moves512(persons, first, end, month),
                256 => Moves256(persons, first, end, month),
                _ => MovesScalar(persons, first, end, month),
            };
        }

        return moves;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ChangeGroups(Mm1Persons persons, int first, int end, int month)
    {
        Vector512<byte> wanted = Vector512.Create(Mm1Persons.PhaseOf(month));
        ref byte phase = ref MemoryMarshal.GetArrayDataReference(persons.Phase);
        for (int i = first; i < end; i += Vector512<byte>.Count)
        {
            for (ulong found = Vector512.Equals(Vector512.LoadUnsafe(ref phase, (nuint)i), wanted).ExtractMostSignificantBits(); found != 0; found &= found - 1)
            {
                persons.ChangeGroup(i + BitOperations.TrailingZeroCount(found), month);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Moves512(Mm1Persons persons, int first, int end, int month)
    {
        long moves = 0;
        Span<uint> words = stackalloc uint[2 * Vector512<uint>.Count];
        PhiloxRow512 row = new((uint)month, persons.Seed, Mm1Model.Key1);
        ref uint threshold = ref MemoryMarshal.GetArrayDataReference(persons.Threshold);
        for (int i = first; i < end; i += 2 * Vector512<uint>.Count)
        {
            Vector512<uint> person = Vector512.Create((uint)i) + Vector512<uint>.Indices;
            int next = i + Vector512<uint>.Count;
            row.FirstWords(person, person + Vector512.Create((uint)Vector512<uint>.Count), out Vector512<uint> a0, out Vector512<uint> a1, out Vector512<uint> b0, out Vector512<uint> b1);
            ulong movers = Vector512.LessThan(a0, Vector512.LoadUnsafe(ref threshold, (nuint)i)).ExtractMostSignificantBits()
                | ((ulong)Vector512.LessThan(b0, Vector512.LoadUnsafe(ref threshold, (nuint)next)).ExtractMostSignificantBits() << Vector512<uint>.Count);
            if (movers != 0)
            {
                a1.CopyTo(words);
                b1.CopyTo(words[Vector512<uint>.Count..]);
                moves += Move(persons, i, month, movers, words);
            }
        }

        return moves;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Moves256(Mm1Persons persons, int first, int end, int month)
    {
        long moves = 0;
        Span<uint> words = stackalloc uint[2 * Vector256<uint>.Count];
        PhiloxRow256 row = new((uint)month, persons.Seed, Mm1Model.Key1);
        ref uint threshold = ref MemoryMarshal.GetArrayDataReference(persons.Threshold);
        for (int i = first; i < end; i += 2 * Vector256<uint>.Count)
        {
            Vector256<uint> person = Vector256.Create((uint)i) + Vector256<uint>.Indices;
            int next = i + Vector256<uint>.Count;
            row.FirstWords(person, person + Vector256.Create((uint)Vector256<uint>.Count), out Vector256<uint> a0, out Vector256<uint> a1, out Vector256<uint> b0, out Vector256<uint> b1);
            ulong movers = Vector256.LessThan(a0, Vector256.LoadUnsafe(ref threshold, (nuint)i)).ExtractMostSignificantBits()
                | ((ulong)Vector256.LessThan(b0, Vector256.LoadUnsafe(ref threshold, (nuint)next)).ExtractMostSignificantBits() << Vector256<uint>.Count);
            if (movers != 0)
            {
                a1.CopyTo(words);
                b1.CopyTo(words[Vector256<uint>.Count..]);
                moves += Move(persons, i, month, movers, words);
            }
        }

        return moves;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long MovesScalar(Mm1Persons persons, int first, int end, int month)
    {
        long moves = 0;
        uint seed = persons.Seed;
        uint[] threshold = persons.Threshold;
        for (int i = first; i < end; i++)
        {
            PhiloxBlock words = Mm1Model.Words(seed, (uint)i, (uint)month);
            if (words.X0 < threshold[i])
            {
                persons.Move(i, month, words.X1);
                moves++;
            }
        }

        return moves;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Move(Mm1Persons persons, int first, int month, ulong movers, ReadOnlySpan<uint> words)
    {
        int moves = BitOperations.PopCount(movers);
        for (; movers != 0; movers &= movers - 1)
        {
            int lane = BitOperations.TrailingZeroCount(movers);
            persons.Move(first + lane, month, words[lane]);
        }

        return moves;
    }
}
