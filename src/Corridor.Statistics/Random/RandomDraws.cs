namespace Corridor.Statistics;

/// <summary>Draws from common distributions, made of random bits.</summary>
public static class RandomDraws
{
    /// <summary>A number strictly between 0 and 1.</summary>
    public static double Uniform(this IRandomBits bits) => ((bits.Next() >> 11) + 0.5) * (1.0 / 9007199254740992.0);

    /// <summary>A whole number from 0 to below the limit.</summary>
    public static int Below(this IRandomBits bits, int limit) => (int)Math.BigMul(bits.Next(), (ulong)limit, out _);

    /// <summary>A standard normal number, by the quantile function: one uniform number each.</summary>
    public static double Normal(this IRandomBits bits) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, bits.Uniform());

    /// <summary>A gamma number of scale 1 (Marsaglia and Tsang 2000, <i>ACM Trans. Math. Software</i> 26(3)).</summary>
    /// <param name="bits">Source.</param>
    /// <param name="shape">Shape, greater than 0.</param>
    public static double GammaOfShape(this IRandomBits bits, double shape)
    {
        if (shape < 1)
        {
            return bits.GammaOfShape(shape + 1) * Math.Pow(bits.Uniform(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = bits.Normal();
            var v = 1 + (c * x);
            v = v * v * v;
            if (v > 0 && Math.Log(bits.Uniform()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    /// <summary>A Student number.</summary>
    /// <param name="bits">Source.</param>
    /// <param name="freedom">Degrees of freedom, greater than 0.</param>
    public static double Student(this IRandomBits bits, double freedom) =>
        bits.Normal() / Math.Sqrt(2 * bits.GammaOfShape(freedom / 2) / freedom);

    /// <summary>The place of one draw from a discrete distribution.</summary>
    /// <param name="bits">Source.</param>
    /// <param name="weights">Weights, at least 0, summing to <paramref name="total"/>.</param>
    /// <param name="total">Their sum, greater than 0.</param>
    public static int Index(this IRandomBits bits, ReadOnlySpan<double> weights, double total = 1)
    {
        var level = bits.Uniform() * total;
        for (var i = 0; i < weights.Length; i++)
        {
            level -= weights[i];
            if (level < 0)
            {
                return i;
            }
        }

        // Rounding may leave a crumb: it belongs to the last that has weight.
        var last = weights.Length - 1;
        while (last > 0 && !(weights[last] > 0))
        {
            last--;
        }

        return last;
    }
}
