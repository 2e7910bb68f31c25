using Corridor.Simulation.Random;

namespace Corridor.Simulation.Tests.Random;

public class RandomStreamTests
{
    private const ulong Seed = 0x0123_4567_89AB_CDEF;

    [Fact]
    public void Words_Are_The_Blocks_Of_The_Documented_Key_And_Counters()
    {
        RandomStream stream = new(Seed, 3, 10, 20, 30);
        uint key1 = 0x0123_4567 ^ unchecked(3 * 0x9E3779B9u);
        for (uint block = 0; block < 100; block++)
        {
            PhiloxBlock expected = Philox4x32.Block(block, 10, 20, 30, 0x89AB_CDEF, key1);
            new PhiloxBlock(stream.NextUInt(), stream.NextUInt(), stream.NextUInt(), stream.NextUInt()).ShouldBe(expected);
        }
    }

    [Fact]
    public void A_Stream_Repeats_And_Differs_In_Each_Of_Its_Words()
    {
        First(Seed, 1, 2, 3, 4).ShouldBe(First(Seed, 1, 2, 3, 4));
        uint[][] streams =
        [
            First(Seed, 1, 2, 3, 4), First(Seed + 1, 1, 2, 3, 4), First(Seed + (1UL << 32), 1, 2, 3, 4),
            First(Seed, 2, 2, 3, 4), First(Seed, 1, 3, 3, 4), First(Seed, 1, 2, 4, 4), First(Seed, 1, 2, 3, 5),
        ];
        streams.SelectMany(words => words).Distinct().Count().ShouldBe(streams.Length * 8);
    }

    [Fact]
    public void Filling_Gives_The_Words_Of_Single_Draws_From_Any_Place_On()
    {
        for (int before = 0; before < 9; before++)
        {
            for (int length = 0; length < 200; length++)
            {
                RandomStream single = new(Seed, 1, 2, 3, 4);
                RandomStream bulk = single;
                for (int i = 0; i < before; i++)
                {
                    single.NextUInt().ShouldBe(bulk.NextUInt());
                }

                uint[] words = new uint[length];
                bulk.Fill(words);
                words.ShouldBe(Draw(ref single, length));
                bulk.NextUInt().ShouldBe(single.NextUInt());
            }
        }
    }

    [Fact]
    public void Fractions_Have_53_Bits_Below_1_And_Open_Ones_52_Within_The_Ends()
    {
        RandomStream words = new(Seed, 1, 2, 3, 4);
        RandomStream fractions = words, open = words;
        for (int i = 0; i < 1000; i++)
        {
            ulong bits = ((ulong)words.NextUInt() << 32) | words.NextUInt();
            fractions.NextDouble().ShouldBe((bits >> 11) / 9007199254740992.0);
            open.NextOpen().ShouldBe(((bits >> 12) + 0.5) / 4503599627370496.0);
        }
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(7u)]
    [InlineData(1000u)]
    public void Whole_Numbers_Below_A_Limit_Are_Equally_Likely(uint n)
    {
        RandomStream stream = new(Seed, 11, n, 0, 0);
        long[] counts = new long[n];
        for (int i = 0; i < 200_000; i++)
        {
            counts[stream.Below(n)]++;
        }

        Statistics.ChiSquare(counts, counts.Select(_ => 200_000.0 / n)).ShouldBeInRange(Statistics.Low, Statistics.High);
    }

    /// <summary>Without rejection, three quarters of 2^32 as limit would make every third number twice as likely.</summary>
    [Fact]
    public void Rejection_Takes_The_Bias_From_Limits_Near_The_Range_Of_A_Word()
    {
        const uint Limit = 3u << 30;
        RandomStream stream = new(Seed, 12, 0, 0, 0);
        long[] counts = new long[3];
        for (int i = 0; i < 300_000; i++)
        {
            counts[stream.Below(Limit) % 3]++;
        }

        Statistics.ChiSquare(counts, [100_000, 100_000, 100_000]).ShouldBeInRange(Statistics.Low, Statistics.High);
        Should.Throw<ArgumentOutOfRangeException>(() => Zero());
    }

    [Fact]
    public void A_Chance_Of_0_Never_Comes_And_One_Of_1_Always()
    {
        RandomStream stream = new(Seed, 13, 0, 0, 0);
        int often = 0;
        for (int i = 0; i < 100_000; i++)
        {
            stream.Chance(0).ShouldBeFalse();
            stream.Chance(1).ShouldBeTrue();
            often += stream.Chance(0.25) ? 1 : 0;
        }

        Statistics.Normal((often - 25_000) / Math.Sqrt(100_000 * 0.25 * 0.75)).ShouldBeInRange(Statistics.Low, Statistics.High);
    }

    private static uint Zero()
    {
        RandomStream stream = new(Seed, 12, 0, 0, 0);
        return stream.Below(0);
    }

    private static uint[] First(ulong seed, uint purpose, uint a, uint b, uint c)
    {
        RandomStream stream = new(seed, purpose, a, b, c);
        return Draw(ref stream, 8);
    }

    private static uint[] Draw(ref RandomStream stream, int count)
    {
        uint[] words = new uint[count];
        for (int i = 0; i < count; i++)
        {
            words[i] = stream.NextUInt();
        }

        return words;
    }
}
