using Corridor.Inference.Calibration;
using Corridor.Statistics;
using Xunit;

namespace Corridor.Inference.Tests.Calibration;

public sealed class EmulatorTests
{
    [Fact]
    public void Polynomials_Of_Its_Own_Kind_Are_Met_Nearly_Exactly()
    {
        KeyedSplitMix random = new(3);
        double[][] points = [.. Enumerable.Range(0, 400).Select(i => Draw(random, i))];
        QuadraticEmulator emulator = QuadraticEmulator.Fit([0.1, -0.2, 0.3], points, [.. points.Select(point => new[] { Truth(point) })], [.. points.Select(_ => 1.0)]);

        double[] value = new double[1];
        for (int i = 400; i < 420; i++)
        {
            double[] point = Draw(random, i);
            emulator.At(point, value);
            Assert.Equal(Truth(point), value[0], 0.02);
        }
    }

    [Fact]
    public void Chains_Correct_Proposals_From_A_Wrong_Density()
    {
        // Uniform proposals 0..3, posterior proportional to 1, 2, 3, 4.
        KeyedSplitMix random = new(5);
        IRandomBits bits = random.Stream(2000, 0, 0);
        int[] proposals = [.. Enumerable.Range(0, 40000).Select(_ => bits.Below(4))];
        int[][] chains = IndependenceChains.Of([.. proposals.Select(value => Math.Log(value + 1))], random, 0);

        int[] drawn = [.. chains.SelectMany(chain => chain).Select(i => proposals[i])];
        for (int value = 0; value < 4; value++)
        {
            Assert.Equal((value + 1) / 10.0, drawn.Count(one => one == value) / (double)drawn.Length, 0.02);
        }
    }

    [Fact]
    public void Proposals_Without_Density_Are_Never_Accepted()
    {
        KeyedSplitMix random = new(6);
        double[] weights = [.. Enumerable.Range(0, 400).Select(i => i % 3 == 0 ? double.NegativeInfinity : 0.0)];

        foreach (int[] chain in IndependenceChains.Of(weights, random, 1))
        {
            Assert.All(chain.SkipWhile(i => double.IsNegativeInfinity(weights[i])), i => Assert.True(double.IsFinite(weights[i])));
        }
    }

    private static double[] Draw(KeyedSplitMix random, int number)
    {
        IRandomBits bits = random.Stream(2001, (ulong)number, 0);
        return [bits.Normal(), bits.Normal(), bits.Normal()];
    }

    private static double Truth(double[] x) => 2 + (0.5 * x[0]) - x[1] + (0.3 * x[0] * x[2]) + (0.2 * x[1] * x[1]) + (0.1 * x[2] * x[2] * x[2]);
}
