using MathNet.Numerics.Interpolation;

namespace Corridor.DataCompiler;

/// <summary>
/// Spreads abridged death rates (0, 1-4, 5-9, ..., 95-99, 100 and over) over single ages. Age 0 and the open group are kept. Between
/// them ln m runs through the middles of the groups by the monotone piecewise cubic of Fritsch and Carlson (1980, SIAM J. Numer.
/// Anal. 17(2)), straight beyond the outermost middles; the heights at the middles are adjusted until the life-table rate
/// of each group, sum of d_x over sum of L_x, is the abridged rate again.
/// </summary>
public static class MortalityGraduation
{
    /// <summary>Number of abridged groups: 0, 1-4, 5-9, ..., 95-99, 100+.</summary>
    public const int Groups = 22;

    private const int Rounds = 40;

    /// <summary>First age of each group.</summary>
    public static IReadOnlyList<int> FirstAges { get; } = [0, 1, .. Enumerable.Range(1, 20).Select(i => 5 * i)];

    /// <summary>Single-age rates m_0..m_100 (101 values).</summary>
    /// <param name="abridged">22 abridged rates, deaths per person-year, all positive.</param>
    /// <exception cref="ArgumentException">There are not 22 positive rates.</exception>
    public static double[] Graduate(ReadOnlySpan<double> abridged)
    {
        if (abridged.Length != Groups || abridged.ContainsAnyExceptInRange(double.Epsilon, double.MaxValue))
        {
            throw new ArgumentException("22 positive rates are needed.", nameof(abridged));
        }

        int inner = Groups - 2;
        double[] middles = new double[inner];
        double[] heights = new double[inner];
        for (int g = 0; g < inner; g++)
        {
            middles[g] = (FirstAges[g + 1] + FirstAges[g + 2]) / 2.0;
            heights[g] = Math.Log(abridged[g + 1]);
        }

        double[] rates = new double[101];
        rates[0] = abridged[0];
        rates[100] = abridged[^1];
        for (int round = 0; round < Rounds; round++)
        {
            Fill(rates, middles, heights);
            for (int g = 0; g < inner; g++)
            {
                heights[g] += Math.Log(abridged[g + 1] / GroupRate(rates, FirstAges[g + 1], FirstAges[g + 2]));
            }
        }

        Fill(rates, middles, heights);
        return rates;
    }

    /// <summary>Life-table rate of ages from (included) to (excluded): deaths over person-years, with a_x = 1/2.</summary>
    public static double GroupRate(ReadOnlySpan<double> rates, int from, int to)
    {
        double survivors = 1;
        double deaths = 0;
        double years = 0;
        for (int age = from; age < to; age++)
        {
            double dying = survivors * rates[age] / (1 + (rates[age] / 2));
            deaths += dying;
            years += survivors - (dying / 2);
            survivors -= dying;
        }

        return deaths / years;
    }

    private static void Fill(double[] rates, double[] middles, double[] heights)
    {
        CubicSpline curve = CubicSpline.InterpolatePchipSorted(middles, heights);
        int last = middles.Length - 1;
        double firstSlope = (heights[1] - heights[0]) / (middles[1] - middles[0]);
        double lastSlope = (heights[last] - heights[last - 1]) / (middles[last] - middles[last - 1]);
        for (int age = 1; age < 100; age++)
        {
            double x = age + 0.5;
            rates[age] = Math.Exp(
                x < middles[0] ? heights[0] + (firstSlope * (x - middles[0]))
                : x > middles[last] ? heights[last] + (lastSlope * (x - middles[last]))
                : curve.Interpolate(x));
        }
    }
}
