namespace Corridor.Simulation.Random;

/// <summary>
/// Exact binomial and multinomial numbers. Small means are inverted from the probability of none upward (BINV: Kachitvichyanukul and
/// Schmeiser 1988, "Binomial random variate generation", CACM 31(2)); larger ones are drawn by transformed rejection (BTRS: Hörmann 1993,
/// "The generation of binomial random variates", J. Stat. Comput. Simul. 46). The uniform numbers come from <see cref="RandomStream"/>
/// (Philox, Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"). Logarithms and exponentials are computed from operations that
/// are rounded alike everywhere (<see cref="PortableMath"/>), so a stream gives the same numbers on every processor and system.
/// </summary>
public static class Binomial
{
    /// <summary>Most trials of one draw: beyond, double precision would no longer tell neighbours apart well.</summary>
    public const long MaxTrials = 10_000_000_000;

    /// <summary>From this mean (of the rarer outcome) on, BTRS instead of inversion; its constants hold for 10 and more.</summary>
    private const double InversionLimit = 10;

    /// <summary>The chance of more than this many at a mean below 10 is below 1e-70: only rounding leads there.</summary>
    private const long InversionEnd = 110;

    /// <summary>How many of n independent trials succeed.</summary>
    /// <param name="stream">Random numbers.</param>
    /// <param name="n">Trials, 0 to <see cref="MaxTrials"/>.</param>
    /// <param name="p">Probability of each, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">n or p is outside its range.</exception>
    public static long Next(ref RandomStream stream, long n, double p)
    {
        CheckTrials(n);
        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies between 0 and 1.");
        }

        double mean = n * p;
        if (mean < 1)
        {
            return mean == 0 ? 0 : p < 1 ? Few(ref stream, n, p, mean, n * PortableMath.Log1P(-p)) : n;
        }

        return p <= 0.5 ? Rarer(ref stream, n, p, n * PortableMath.Log1P(-p)) : n - Rarer(ref stream, n, 1 - p, n * PortableMath.Log(p));
    }

    /// <summary>
    /// How many of n persons leave in a unit of time under competing rates of sum Q: each leaves with probability 1 - exp(-Q), and nobody
    /// with probability exp(-n Q). For most small cells one uniform number and one multiplication decide.
    /// </summary>
    /// <param name="stream">Random numbers.</param>
    /// <param name="n">Persons, 0 to <see cref="MaxTrials"/>.</param>
    /// <param name="rate">Q, the sum of rates per person and unit of time, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">n or the rate is outside its range.</exception>
    public static long NextFromRate(ref RandomStream stream, long n, double rate)
    {
        CheckTrials(n);
        if (!(rate >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A rate is 0 or more.");
        }

        if (n == 0 || rate == 0)
        {
            return 0;
        }

        double mean = n * rate;
        if (mean < 1)
        {
            return FewFromRate(ref stream, n, rate, mean);
        }

        double p = PortableMath.OneLessExp(rate);
        if (p <= 0.5)
        {
            return Rarer(ref stream, n, p, -mean);
        }

        double stay = PortableMath.Exp(-rate);
        return n - Rarer(ref stream, n, stay, n * PortableMath.Log1P(-stay));
    }

    /// <summary>
    /// Shares n out among outcomes in proportion to their weights: each count is binomial among those left, with the outcome's share of the
    /// weights left. All are shared out; persons who stay have a weight of their own or are taken off first by
    /// <see cref="NextFromRate"/>.
    /// </summary>
    /// <param name="stream">Random numbers.</param>
    /// <param name="n">How many to share out, 0 to <see cref="MaxTrials"/>.</param>
    /// <param name="weights">Weight of each outcome, 0 or more: probabilities or rates. An outcome of weight 0 gets none.</param>
    /// <param name="counts">Receives the number of each outcome; as long as the weights.</param>
    /// <exception cref="ArgumentOutOfRangeException">n or a weight is outside its range, or n is positive and all weights are 0.</exception>
    /// <exception cref="ArgumentException">The spans differ in length.</exception>
    public static void Multinomial(ref RandomStream stream, long n, ReadOnlySpan<double> weights, Span<long> counts)
    {
        CheckTrials(n);
        if (weights.Length != counts.Length)
        {
            throw new ArgumentException("There is one count for each weight.", nameof(counts));
        }

        double sum = KeepSums(weights, counts);
        if (n > 0 && !(sum > 0 && sum < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(nameof(weights), sum, "The sum of the weights has to be positive and finite.");
        }

        for (int i = 0; i < weights.Length; i++)
        {
            double left = BitConverter.Int64BitsToDouble(counts[i]);
            counts[i] = n == 0 ? 0 : weights[i] >= left ? n : Next(ref stream, n, weights[i] / left);
            n -= counts[i];
        }
    }

    /// <summary>Keeps in each place the sum of the weights from there on, in the bits of the count that will replace it, and returns the sum of all.</summary>
    private static double KeepSums(ReadOnlySpan<double> weights, Span<long> counts)
    {
        double sum = 0;
        for (int i = weights.Length - 1; i >= 0; i--)
        {
            if (!(weights[i] >= 0))
            {
                throw new ArgumentOutOfRangeException(nameof(weights), weights[i], "A weight is 0 or more.");
            }

            sum += weights[i];
            counts[i] = BitConverter.DoubleToInt64Bits(sum);
        }

        return sum;
    }

    /// <summary>For a mean below 1: (1 - p)^n is at least 1 - n p, so that below it the uniform number decides for none at once.</summary>
    private static long Few(ref RandomStream stream, long n, double p, double mean, double logNone)
    {
        double u = stream.NextDouble();
        return u < 1 - mean ? 0 : Upward(ref stream, u, n, p, PortableMath.Exp(logNone));
    }

    /// <summary>The same for a rate: exp(-n Q) is at least 1 - n Q.</summary>
    private static long FewFromRate(ref RandomStream stream, long n, double rate, double mean)
    {
        double u = stream.NextDouble();
        return u < 1 - mean ? 0 : Upward(ref stream, u, n, PortableMath.OneLessExp(rate), PortableMath.Exp(-mean));
    }

    /// <summary>For p of at most one half.</summary>
    private static long Rarer(ref RandomStream stream, long n, double p, double logNone) => n * p < InversionLimit
        ? Upward(ref stream, stream.NextDouble(), n, p, PortableMath.Exp(logNone))
        : Rejection(ref stream, n, p);

    /// <summary>BINV: takes the probabilities of 0, 1, 2, ... off the uniform number until it is used up.</summary>
    private static long Upward(ref RandomStream stream, double u, long n, double p, double none)
    {
        double odds = p / (1 - p);
        double first = (n + 1) * odds;
        while (true)
        {
            double probability = none;
            long end = Math.Min(n, InversionEnd);
            for (long x = 0; x <= end; x++)
            {
                if (u < probability)
                {
                    return x;
                }

                u -= probability;
                probability *= (first / (x + 1)) - odds;
            }

            u = stream.NextDouble();
        }
    }

    /// <summary>BTRS for n p of at least 10 and p of at most one half, in the paper's symbols; most draws end before the logarithm.</summary>
    private static long Rejection(ref RandomStream stream, long n, double p)
    {
        double spq = Math.Sqrt(n * p * (1 - p));
        double b = 1.15 + (2.53 * spq);
        double a = -0.0873 + (0.0248 * b) + (0.01 * p);
        double c = (n * p) + 0.5;
        double accepted = 0.92 - (4.2 / b);
        while (true)
        {
            double u = stream.NextOpen() - 0.5;
            double v = stream.NextOpen();
            double us = 0.5 - Math.Abs(u);
            double k = Math.Floor((((2 * a / us) + b) * u) + c);
            if (us >= 0.07 && v <= accepted)
            {
                return (long)k;
            }

            if (k >= 0 && k <= n)
            {
                double alpha = (2.83 + (5.1 / b)) * spq;
                if (PortableMath.Log(v * alpha / ((a / (us * us)) + b)) <= LogRatio(n, p, k))
                {
                    return (long)k;
                }
            }
        }
    }

    /// <summary>ln of the probability of k over that of the mode, with Stirling's formula and its rest.</summary>
    private static double LogRatio(double n, double p, double k)
    {
        double m = Math.Floor((n + 1) * p);
        double r = p / (1 - p);
        return ((m + 0.5) * PortableMath.Log((m + 1) / (r * (n - m + 1))))
            + ((n + 1) * PortableMath.Log((n - m + 1) / (n - k + 1)))
            + ((k + 0.5) * PortableMath.Log(r * (n - k + 1) / (k + 1)))
            + StirlingRest(m) + StirlingRest(n - m) - StirlingRest(k) - StirlingRest(n - k);
    }

    /// <summary>ln k! - (ln sqrt(2 pi) + (k + 1/2) ln(k + 1) - (k + 1)).</summary>
    private static double StirlingRest(double k)
    {
        if (k < SmallRests.Length)
        {
            return SmallRests[(int)k];
        }

        double x = 1 / (k + 1);
        double x2 = x * x;
        return x * ((1.0 / 12) - (x2 * ((1.0 / 360) - (x2 * ((1.0 / 1260) - (x2 / 1680))))));
    }

    private static ReadOnlySpan<double> SmallRests =>
    [
        0.08106146679532726,
        0.0413406959554093,
        0.02767792568499834,
        0.020790672103765093,
        0.016644691189821193,
        0.013876128823070748,
        0.01189670994589177,
        0.010411265261972096,
        0.009255462182712733,
        0.00833056343336287,
    ];

    private static void CheckTrials(long n)
    {
        if (n is < 0 or > MaxTrials)
        {
            throw new ArgumentOutOfRangeException(nameof(n), n, FormattableString.Invariant($"The number of trials lies between 0 and {MaxTrials}."));
        }
    }
}
