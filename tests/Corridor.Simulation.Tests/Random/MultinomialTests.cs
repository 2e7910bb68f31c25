using Corridor.Simulation.Random;

namespace Corridor.Simulation.Tests.Random;

public class MultinomialTests
{
    private const ulong Seed = 7;
    private const int Draws = 200_000;

    [Theory]
    [InlineData(1, new[] { 0.2, 0.3, 0.5 })]
    [InlineData(3, new[] { 0.2, 0.3, 0.5 })]
    [InlineData(4, new[] { 2.0, 0.0, 6.0, 1e-3, 1.0 })]
    [InlineData(3, new[] { 1e-9, 5e-9, 2e-9, 0.0 })]
    public void Every_Way_To_Share_Out_Has_Its_Multinomial_Probability(int n, double[] weights)
    {
        RandomStream stream = new(Seed, 1, (uint)n, (uint)weights.Length, 0);
        Dictionary<string, long> seen = new(StringComparer.Ordinal);
        long[] counts = new long[weights.Length];
        for (int i = 0; i < Draws; i++)
        {
            Binomial.Multinomial(ref stream, n, weights, counts);
            string way = string.Join(' ', counts);
            seen[way] = seen.GetValueOrDefault(way) + 1;
        }

        (string Way, double Expected)[] ways = [.. Ways(n, weights.Length).Select(way => (string.Join(' ', way), Draws * Probability(n, way, weights)))];
        seen.Keys.Except(ways.Where(way => way.Expected > 0).Select(way => way.Way), StringComparer.Ordinal).ShouldBeEmpty();
        (string Way, double Expected)[] frequent = [.. ways.Where(way => way.Expected >= 10)];
        long rare = Draws - frequent.Sum(way => seen.GetValueOrDefault(way.Way));
        double expectedRare = Draws - frequent.Sum(way => way.Expected);
        double chiSquare = Statistics.ChiSquare(
            frequent.Select(way => seen.GetValueOrDefault(way.Way)).Concat(expectedRare > 1 ? [rare] : []),
            frequent.Select(way => way.Expected).Concat(expectedRare > 1 ? [expectedRare] : []));
        chiSquare.ShouldBeInRange(Statistics.Low, Statistics.High);
    }

    [Fact]
    public void Large_Numbers_Are_Shared_Out_Whole_And_In_Proportion()
    {
        double[] weights = [0.1, 0.2, 1e-8, 0.3, 0.0, 0.4];
        long[] counts = new long[weights.Length];
        RandomStream stream = new(Seed, 2, 0, 0, 0);
        for (int i = 0; i < 200; i++)
        {
            Binomial.Multinomial(ref stream, 1_000_000_000, weights, counts);
            counts.Sum().ShouldBe(1_000_000_000);
            counts[4].ShouldBe(0);
            Statistics.ChiSquare([counts[0], 1_000_000_000 - counts[0]], [1e8, 9e8]).ShouldBeLessThan(1 - 1e-7);
            Statistics.ChiSquare([counts[3], 1_000_000_000 - counts[3]], [3e8, 7e8]).ShouldBeLessThan(1 - 1e-7);
        }
    }

    [Fact]
    public void Nobody_Is_Shared_Out_Whatever_The_Weights_And_Nothing_Cannot_Be_Shared()
    {
        long[] counts = [5, 5];
        RandomStream stream = new(Seed, 3, 0, 0, 0);
        Binomial.Multinomial(ref stream, 0, [0, 0], counts);
        counts.ShouldBe([0, 0]);
        Should.Throw<ArgumentOutOfRangeException>(() => Share(1, [0, 0], new long[2]));
        Should.Throw<ArgumentOutOfRangeException>(() => Share(1, [1, -1], new long[2]));
        Should.Throw<ArgumentOutOfRangeException>(() => Share(1, [1, double.PositiveInfinity], new long[2]));
        Should.Throw<ArgumentException>(() => Share(1, [1, 1], new long[3]));
    }

    private static void Share(long n, double[] weights, long[] counts)
    {
        RandomStream stream = new(Seed, 4, 0, 0, 0);
        Binomial.Multinomial(ref stream, n, weights, counts);
    }

    private static IEnumerable<int[]> Ways(int n, int outcomes) => outcomes == 1
        ? [[n]]
        : Enumerable.Range(0, n + 1).SelectMany(first => Ways(n - first, outcomes - 1).Select(rest => (int[])[first, .. rest]));

    private static double Probability(int n, int[] way, double[] weights)
    {
        double sum = weights.Sum();
        double product = Math.Exp(Statistics.LogGamma(n + 1));
        for (int i = 0; i < way.Length; i++)
        {
            product *= Math.Pow(weights[i] / sum, way[i]) / Math.Exp(Statistics.LogGamma(way[i] + 1));
        }

        return product;
    }
}
