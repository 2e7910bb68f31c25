using Corridor.Simulation.Random;

namespace Corridor.Simulation.Tests.Random;

/// <summary>Drawn numbers against probabilities computed in another way, from log-gamma functions; see <see cref="Statistics"/> for the significance.</summary>
public class BinomialTests
{
    private const ulong Seed = 20_101_231;
    private const int Draws = 200_000;

    public static TheoryData<long, double> Cases => new()
    {
        { 1, 0.3 }, { 1, 0.9 }, { 1, 1e-5 }, { 2, 0.5 }, { 7, 1e-3 }, { 20, 0.5 }, { 30, 0.33 }, { 10, 0.93 }, { 15, 0.999 }, { 100, 0.0999 }, { 109, 0.09 },
        { 120, 0.0830 }, { 20, 0.4999 }, { 21, 0.5 }, { 25, 0.4 }, { 100, 0.1001 }, { 200, 0.06 }, { 40, 0.7 }, { 1000, 0.5 }, { 1000, 0.98 }, { 1000, 0.995 },
        { 12_345, 0.01 }, { 100_000, 1e-4 }, { 100_000, 1.01e-4 }, { 3_000_000, 1e-9 }, { 3_000_000, 3e-7 }, { 1_000_000, 0.9999995 },
        { 1_000_000_000, 1e-12 }, { 1_000_000_000, 1e-9 }, { 1_000_000_000, 9.9e-9 }, { 1_000_000_000, 2e-8 }, { 1_000_000_000, 1e-5 },
        { 1_000_000_000, 0.3 }, { 1_000_000_000, 0.6 }, { 1_000_000_000, 0.999999998 },
    };

    public static TheoryData<long, double> Rates => new()
    {
        { 1, 1e-4 }, { 1, 0.5 }, { 1, 2 }, { 3, 0.02 }, { 50, 1e-3 }, { 50, 0.019 }, { 50, 0.3 }, { 50, 0.8 }, { 50, 3 }, { 5000, 1e-5 }, { 5000, 1.8e-3 },
        { 5000, 0.01 }, { 5000, 0.9 }, { 5000, 7 }, { 1_000_000_000, 1e-10 }, { 1_000_000_000, 5e-9 }, { 1_000_000_000, 0.01 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Numbers_Of_Successes_Have_The_Binomial_Distribution(long n, double p)
    {
        RandomStream stream = new(Seed, 1, (uint)n, BitConverter.SingleToUInt32Bits((float)p), 0);
        Check(n, p, Sample(() => Binomial.Next(ref stream, n, p)));
    }

    [Theory]
    [MemberData(nameof(Rates))]
    public void Those_Who_Leave_At_A_Rate_Have_The_Binomial_Distribution_Of_Its_Probability(long n, double rate)
    {
        RandomStream stream = new(Seed, 2, (uint)n, BitConverter.SingleToUInt32Bits((float)rate), 0);
        Check(n, rate < 1e-5 ? rate - (rate * rate / 2) : 1 - Math.Exp(-rate), Sample(() => Binomial.NextFromRate(ref stream, n, rate)));
    }

    [Fact]
    public void Without_Trials_Or_Chance_Nobody_Succeeds_And_With_Certainty_All_Do()
    {
        RandomStream stream = new(Seed, 3, 0, 0, 0);
        foreach (long n in (long[])[0, 1, 5, 1000, 1_000_000_000])
        {
            Binomial.Next(ref stream, n, 0).ShouldBe(0);
            Binomial.Next(ref stream, n, 1).ShouldBe(n);
            Binomial.NextFromRate(ref stream, n, 0).ShouldBe(0);
            Binomial.NextFromRate(ref stream, n, double.PositiveInfinity).ShouldBe(n);
        }

        Binomial.Next(ref stream, 0, 0.5).ShouldBe(0);
        Binomial.NextFromRate(ref stream, 0, 0.5).ShouldBe(0);
    }

    [Fact]
    public void Arguments_Outside_Their_Range_Are_Refused()
    {
        foreach ((long n, double p) in ((long, double)[])[(-1, 0.5), (Binomial.MaxTrials + 1, 0.5), (10, -0.1), (10, double.NaN)])
        {
            Should.Throw<ArgumentOutOfRangeException>(() => DrawOnce(n, p, rate: false));
            Should.Throw<ArgumentOutOfRangeException>(() => DrawOnce(n, p, rate: true));
        }

        Should.Throw<ArgumentOutOfRangeException>(() => DrawOnce(10, 1.1, rate: false));
    }

    /// <summary>Pins the numbers themselves: any processor, width and system must give them.</summary>
    [Fact]
    public void A_Stream_Gives_These_Numbers_Everywhere()
    {
        RandomStream stream = new(Seed, 5, 0, 0, 0);
        List<long> numbers = [];
        foreach ((long n, double p) in ((long, double)[])[(10, 0.3), (100, 0.02), (1000, 0.4), (1_000_000, 0.01), (1_000_000_000, 0.7), (1_000_000_000, 3e-9)])
        {
            numbers.AddRange([Binomial.Next(ref stream, n, p), Binomial.NextFromRate(ref stream, n, p), Binomial.Next(ref stream, n, p)]);
        }

        numbers.ShouldBe([2, 5, 3, 1, 0, 2, 396, 323, 391, 10098, 10245, 9937, 700020824, 503424959, 699981247, 4, 3, 3]);
    }

    private static long DrawOnce(long n, double p, bool rate)
    {
        RandomStream stream = new(Seed, 4, 0, 0, 0);
        return rate ? Binomial.NextFromRate(ref stream, n, p) : Binomial.Next(ref stream, n, p);
    }

    private static long[] Sample(Func<long> draw)
    {
        long[] sample = new long[Draws];
        for (int i = 0; i < Draws; i++)
        {
            sample[i] = draw();
        }

        return sample;
    }

    private static void Check(long n, double p, long[] sample)
    {
        sample.Min().ShouldBeGreaterThanOrEqualTo(0);
        sample.Max().ShouldBeLessThanOrEqualTo(n);
        CheckMoments(n, p, sample);
        Array.Sort(sample);
        (List<long> counts, List<double> expected) = Bins(n, p, sample);
        Statistics.ChiSquare(counts, expected).ShouldBeInRange(Statistics.Low, Statistics.High);
    }

    private static void CheckMoments(long n, double p, long[] sample)
    {
        double variance = n * p * (1 - p);
        double mean = sample.Average(x => x - (n * p));
        Statistics.Normal(mean / Math.Sqrt(variance / Draws)).ShouldBeInRange(Statistics.Low, Statistics.High);
        if (variance > 0.01 && n > 1)
        {
            double fourth = variance * (1 + (3 * (n - 2) * p * (1 - p)));
            double found = sample.Average(x => (x - (n * p)) * (x - (n * p)));
            Statistics.Normal((found - variance) / Math.Sqrt((fourth - (variance * variance)) / Draws)).ShouldBeInRange(Statistics.Low, Statistics.High);
        }
    }

    /// <summary>Values, or runs of neighbours where single ones are rare, with at least forty expected draws each; the last one takes the upper tail.</summary>
    private static (List<long> Counts, List<double> Expected) Bins(long n, double p, long[] sorted)
    {
        const double Least = 40;
        double sd = Math.Sqrt(n * p * (1 - p));
        long from = Math.Max(0, (long)((n * p) - (9 * sd) - 30));
        long to = Math.Min(n, (long)((n * p) + (9 * sd) + 30));
        List<long> counts = [];
        List<double> expected = [];
        double open = 0, used = 0;
        int at = 0, begin = 0;
        for (long k = from; k <= to && Draws - used > 2 * Least; k++)
        {
            open += Draws * Probability(n, p, k);
            for (; at < sorted.Length && sorted[at] <= k; at++)
            {
            }

            if (open >= Least && Draws - used - open >= Least)
            {
                counts.Add(at - begin);
                expected.Add(open);
                used += open;
                (open, begin) = (0, at);
            }
        }

        counts.Add(Draws - begin);
        expected.Add(Draws - used);
        return (counts, expected);
    }

    private static double Probability(long n, double p, long k) => Math.Exp(
        Statistics.LogGamma(n + 1.0) - Statistics.LogGamma(k + 1.0) - Statistics.LogGamma(n - k + 1.0)
        + (k == 0 ? 0 : k * Math.Log(p)) + (n == k ? 0 : (n - k) * (p < 1e-4 ? -p - (p * p / 2) - (p * p * p / 3) : Math.Log(1 - p))));
}
