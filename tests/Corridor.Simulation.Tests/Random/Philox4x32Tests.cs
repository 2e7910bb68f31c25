using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Corridor.Simulation.Random;

namespace Corridor.Simulation.Tests.Random;

public class Philox4x32Tests
{
    private const int Counters = 257;

    /// <summary>Published with the paper's library Random123, file kat_vectors, generator philox4x32 with 10 rounds.</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Published_Vectors_Come_Out_In_Every_Form(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint x0, uint x1, uint x2, uint x3)
    {
        PhiloxBlock published = new(x0, x1, x2, x3);
        Philox4x32.Block(c0, c1, c2, c3, k0, k1).ShouldBe(published);
        Wide256(Create256(c0), Create256(c1), Create256(c2), Create256(c3), k0, k1).ShouldAllBe(block => block == published);
        Wide512(Create512(c0), Create512(c1), Create512(c2), Create512(c3), k0, k1).ShouldAllBe(block => block == published);
        uint[] filled = new uint[4];
        Philox4x32.Fill(filled, c0, c1, c2, c3, k0, k1);
        filled.ShouldBe([x0, x1, x2, x3]);
    }

    [Fact]
    public void Each_Lane_Of_A_Vector_Has_The_Words_Of_Its_Own_Counter()
    {
        for (uint i = 0; i < Counters; i++)
        {
            uint[][] c = [.. Enumerable.Range(0, 4).Select(word => Words(i, (uint)word))];
            (uint k0, uint k1, _, _) = Philox4x32.Block(i, 1, 2, 3, 4, 5);
            PhiloxBlock[] single = [.. Enumerable.Range(0, 16).Select(lane => Philox4x32.Block(c[0][lane], c[1][lane], c[2][lane], c[3][lane], k0, k1))];
            Wide512(Vector512.Create(c[0]), Vector512.Create(c[1]), Vector512.Create(c[2]), Vector512.Create(c[3]), k0, k1).ShouldBe(single);
            Wide256(Vector256.Create(c[0]), Vector256.Create(c[1]), Vector256.Create(c[2]), Vector256.Create(c[3]), k0, k1).ShouldBe(single[..8]);
        }
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(11u)]
    [InlineData(uint.MaxValue)]
    public void A_Row_Has_The_Words_Of_Its_Counters_In_Every_Lane(uint c1)
    {
        PhiloxRow256 row256 = new(c1, 0xa4093822, 0x299f31d0);
        PhiloxRow512 row512 = new(c1, 0xa4093822, 0x299f31d0);
        for (uint i = 0; i < Counters; i++)
        {
            uint[] c0 = Words(i, c1);
            PhiloxBlock[] single = [.. c0.Select(c => Philox4x32.Block(c, c1, 0, 0, 0xa4093822, 0x299f31d0))];
            row512.Block(Vector512.Create(c0), out Vector512<uint> w0, out Vector512<uint> w1, out Vector512<uint> w2, out Vector512<uint> w3);
            Lanes(w0, w1, w2, w3).ShouldBe(single);
            row256.Block(Vector256.Create(c0), out Vector256<uint> n0, out Vector256<uint> n1, out Vector256<uint> n2, out Vector256<uint> n3);
            Lanes(n0, n1, n2, n3).ShouldBe(single[..8]);
        }
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0xfffffff3u)]
    public void Filling_In_Every_Width_Writes_The_Blocks_Of_Consecutive_Counters(uint first)
    {
        uint[] expected = [.. Enumerable.Range(0, Counters).SelectMany(i => Four(Philox4x32.Block(unchecked(first + (uint)i), 7, 8, 9, 10, 11)))];
        for (int blocks = 0; blocks <= Counters; blocks++)
        {
            uint[] words = new uint[4 * blocks];
            Philox4x32.Fill(words, first, 7, 8, 9, 10, 11);
            words.ShouldBe(expected[..words.Length]);
        }

        uint[] narrow = new uint[expected.Length];
        Philox4x32.FillOneByOne(narrow, first, 7, 8, 9, 10, 11);
        narrow.ShouldBe(expected);
        if (Avx2.IsSupported)
        {
            uint[] wide = new uint[expected.Length];
            int written = Philox4x32.Fill256(wide, first, 7, 8, 9, 10, 11);
            written.ShouldBe(expected.Length / 32 * 32);
            wide[..written].ShouldBe(expected[..written]);
        }

        if (Avx512F.IsSupported)
        {
            uint[] wide = new uint[expected.Length];
            int written = Philox4x32.Fill512(wide, first, 7, 8, 9, 10, 11);
            written.ShouldBe(expected.Length / 64 * 64);
            wide[..written].ShouldBe(expected[..written]);
        }
    }

    [Fact]
    public void A_Span_That_Is_Not_Whole_Blocks_Is_Refused() =>
        Should.Throw<ArgumentException>(() => Philox4x32.Fill(new uint[6], 0, 0, 0, 0, 0, 0));

    private static Vector256<uint> Create256(uint value) => Vector256.Create(value);

    private static Vector512<uint> Create512(uint value) => Vector512.Create(value);

    private static uint[] Words(uint i, uint word) =>
        [.. Enumerable.Range(0, 4).SelectMany(block => Four(Philox4x32.Block(i, (uint)block, word, 1, 2, 3)))];

    private static uint[] Four(PhiloxBlock block) => [block.X0, block.X1, block.X2, block.X3];

    private static PhiloxBlock[] Wide256(Vector256<uint> c0, Vector256<uint> c1, Vector256<uint> c2, Vector256<uint> c3, uint k0, uint k1)
    {
        Philox4x32.Block(c0, c1, c2, c3, k0, k1, out Vector256<uint> x0, out Vector256<uint> x1, out Vector256<uint> x2, out Vector256<uint> x3);
        return Lanes(x0, x1, x2, x3);
    }

    private static PhiloxBlock[] Lanes(Vector256<uint> x0, Vector256<uint> x1, Vector256<uint> x2, Vector256<uint> x3) =>
        [.. Enumerable.Range(0, Vector256<uint>.Count).Select(lane => new PhiloxBlock(x0[lane], x1[lane], x2[lane], x3[lane]))];

    private static PhiloxBlock[] Wide512(Vector512<uint> c0, Vector512<uint> c1, Vector512<uint> c2, Vector512<uint> c3, uint k0, uint k1)
    {
        Philox4x32.Block(c0, c1, c2, c3, k0, k1, out Vector512<uint> x0, out Vector512<uint> x1, out Vector512<uint> x2, out Vector512<uint> x3);
        return Lanes(x0, x1, x2, x3);
    }

    private static PhiloxBlock[] Lanes(Vector512<uint> x0, Vector512<uint> x1, Vector512<uint> x2, Vector512<uint> x3) =>
        [.. Enumerable.Range(0, Vector512<uint>.Count).Select(lane => new PhiloxBlock(x0[lane], x1[lane], x2[lane], x3[lane]))];
}
