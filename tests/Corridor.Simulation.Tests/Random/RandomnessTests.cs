using System.Numerics;
using Corridor.Simulation.Random;

namespace Corridor.Simulation.Tests.Random;

/// <summary>
/// The random numbers as the simulation uses them: for neighbours in one coordinate of the key and counter (block, a person or cell, month,
/// purpose, seed), all else equal, each word of the block by itself. Each test at the significance of <see cref="Statistics"/>.
/// </summary>
public class RandomnessTests
{
    private const int Length = 1 << 18;

    private static readonly string[] Coordinates = ["block", "a", "b", "c", "purpose", "seed"];

    public static TheoryData<string, int> Sequences
    {
        get
        {
            TheoryData<string, int> cases = new();
            foreach (string coordinate in Coordinates)
            {
                for (int word = 0; word < 4; word++)
                {
                    cases.Add(coordinate, word);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Each_Byte_Of_Each_Word_Takes_Every_Value_Equally_Often(string coordinate, int word)
    {
        uint[] words = Sequence(coordinate, word);
        for (int shift = 0; shift < 32; shift += 8)
        {
            long[] counts = new long[256];
            foreach (uint x in words)
            {
                counts[(byte)(x >> shift)]++;
            }

            Accept(Statistics.ChiSquare(counts, counts.Select(_ => Length / 256.0)));
        }
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Neighbouring_Pairs_Are_Spread_Evenly_Over_The_Square(string coordinate, int word)
    {
        uint[] words = Sequence(coordinate, word);
        long[] counts = new long[1024];
        for (int i = 0; i < Length; i += 2)
        {
            counts[((words[i] >> 27) << 5) | (words[i + 1] >> 27)]++;
        }

        Accept(Statistics.ChiSquare(counts, counts.Select(_ => Length / 2048.0)));
    }

    /// <summary>Wald and Wolfowitz (1940).</summary>
    [Theory]
    [MemberData(nameof(Sequences))]
    public void Runs_Above_And_Below_The_Middle_Are_As_Many_As_Chance_Makes(string coordinate, int word)
    {
        uint[] words = Sequence(coordinate, word);
        double above = words.Count(x => x >= 1u << 31), below = Length - above;
        double runs = 1 + Enumerable.Range(1, Length - 1).Count(i => (words[i] ^ words[i - 1]) >> 31 == 1);
        double mean = 1 + (2 * above * below / Length);
        double variance = (mean - 1) * (mean - 2) / (Length - 1.0);
        Accept(Statistics.Normal((runs - mean) / Math.Sqrt(variance)));
    }

    /// <summary>Knuth, "The Art of Computer Programming" 3.3.2 G: runs up, each followed by a number left out so that they are independent; the chance of length r is 1/r! - 1/(r+1)!.</summary>
    [Theory]
    [MemberData(nameof(Sequences))]
    public void Runs_Upward_Have_The_Lengths_That_Chance_Makes(string coordinate, int word)
    {
        uint[] words = Sequence(coordinate, word);
        long[] counts = new long[6];
        int length = 1;
        for (int i = 1; i < Length; i++)
        {
            if (words[i] > words[i - 1])
            {
                length++;
                continue;
            }

            counts[Math.Min(length, 6) - 1]++;
            length = 1;
            i++;
        }

        double runs = counts.Sum();
        Accept(Statistics.ChiSquare(counts, [runs / 2, runs / 3, runs / 8, runs / 30, runs / 144, runs / 720]));
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Neighbours_Up_To_A_Year_Apart_Are_Not_Correlated(string coordinate, int word)
    {
        double[] x = Standard(Sequence(coordinate, word));
        for (int lag = 1; lag <= 12; lag++)
        {
            Accept(Correlation(x.AsSpan(lag), x.AsSpan(0, Length - lag)));
        }
    }

    /// <summary>Two sequences that differ by one step in another coordinate: the same persons in two months, the same months for two purposes or two seeds, and so on.</summary>
    [Theory]
    [MemberData(nameof(Sequences))]
    public void Neighbouring_Sequences_Are_Not_Correlated(string coordinate, int word)
    {
        double[] x = Standard(Sequence(coordinate, word));
        foreach (string other in Coordinates.Where(other => other != coordinate))
        {
            Accept(Correlation(x, Standard(Sequence(coordinate, word, other))));
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    [InlineData(0, 3)]
    [InlineData(1, 2)]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    public void The_Words_Of_A_Block_Are_Not_Correlated(int one, int other)
    {
        foreach (string coordinate in Coordinates)
        {
            Accept(Correlation(Standard(Sequence(coordinate, one)), Standard(Sequence(coordinate, other))));
        }
    }

    /// <summary>Each bit of seed, purpose and counter turns over each of the 128 bits of the block half of the time.</summary>
    [Theory]
    [InlineData("block")]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("c")]
    [InlineData("purpose")]
    [InlineData("seed")]
    public void One_Bit_Of_The_Key_Or_Counter_Turns_Half_The_Bits_Of_The_Block(string coordinate)
    {
        const int Trials = 4096;
        for (int bit = 0; bit < 32; bit++)
        {
            long turned = 0;
            for (uint i = 0; i < Trials; i++)
            {
                PhiloxBlock before = At(coordinate, i, string.Empty);
                PhiloxBlock after = At(coordinate, i ^ (1u << bit), string.Empty);
                turned += BitOperations.PopCount(before.X0 ^ after.X0) + BitOperations.PopCount(before.X1 ^ after.X1)
                    + BitOperations.PopCount(before.X2 ^ after.X2) + BitOperations.PopCount(before.X3 ^ after.X3);
            }

            // Below 2^12 every pair counts twice, so that half the trials are independent.
            double independent = (bit < 12 ? Trials / 2 : Trials) * 128.0;
            double share = turned / (Trials * 128.0);
            Accept(Statistics.Normal((share - 0.5) / Math.Sqrt(0.25 / independent)));
        }
    }

    /// <summary>The uniform fractions that decide: Kolmogorov and Smirnov's distance, with its asymptotic distribution.</summary>
    [Fact]
    public void Fractions_Of_Many_Short_Streams_Are_Uniform()
    {
        double[] fractions = new double[Length];
        for (uint i = 0; i < Length; i++)
        {
            RandomStream stream = new(20_260_101, 3, i % 4096, i / 4096, 7);
            fractions[i] = stream.NextDouble();
        }

        Array.Sort(fractions);
        double distance = fractions.Select((u, i) => Math.Max(((i + 1.0) / Length) - u, u - ((double)i / Length))).Max() * Math.Sqrt(Length);
        double beyond = 2 * Enumerable.Range(1, 100).Sum(k => (k % 2 == 1 ? 1 : -1) * Math.Exp(-2.0 * k * k * distance * distance));
        beyond.ShouldBeInRange(Statistics.Low, Statistics.High);
    }

    private static void Accept(double share) => share.ShouldBeInRange(Statistics.Low, Statistics.High);

    /// <summary>Distribution function of the correlation of two sequences of independent standard variables.</summary>
    private static double Correlation(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return Statistics.Normal(sum / Math.Sqrt(x.Length));
    }

    private static double[] Standard(uint[] words) => [.. words.Select(x => (((x + 0.5) / 4294967296.0) - 0.5) * Math.Sqrt(12))];

    private static uint[] Sequence(string coordinate, int word, string stepped = "") =>
        [.. Enumerable.Range(0, Length).Select(i => Word(At(coordinate, (uint)i, stepped), word))];

    private static uint Word(PhiloxBlock block, int word) => word switch { 0 => block.X0, 1 => block.X1, 2 => block.X2, _ => block.X3 };

    /// <summary>The block of a stream with i in one coordinate and, if named, one more in another.</summary>
    private static PhiloxBlock At(string coordinate, uint i, string stepped)
    {
        uint Value(string name, uint rest) => (name == coordinate ? i : rest) + (name == stepped ? 1u : 0);

        RandomStream stream = new(Value("seed", 1), Value("purpose", 2), Value("a", 17), Value("b", 192), Value("c", 5));
        return Philox4x32.Block(Value("block", 0), Value("a", 17), Value("b", 192), Value("c", 5), stream.Key0, stream.Key1);
    }
}
