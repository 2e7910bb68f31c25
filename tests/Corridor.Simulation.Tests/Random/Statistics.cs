namespace Corridor.Simulation.Tests.Random;

/// <summary>Distribution functions for the tests, and the significance at which they fail: 1e-4, half of it at each end.</summary>
internal static class Statistics
{
    public const double Low = 0.5e-4;

    public const double High = 1 - Low;

    /// <summary>Distribution function of chi-square at the statistic of counts against their expectations, all of them positive.</summary>
    public static double ChiSquare(IEnumerable<long> counts, IEnumerable<double> expected)
    {
        (long Count, double Expected)[] cells = [.. counts.Zip(expected)];
        return cells.Length == 1
            ? cells[0].Count == cells[0].Expected ? 0.5 : 1
            : ChiSquare(cells.Sum(cell => (cell.Count - cell.Expected) * (cell.Count - cell.Expected) / cell.Expected), cells.Length - 1);
    }

    public static double ChiSquare(double statistic, int degrees) => GammaShare(degrees / 2.0, statistic / 2);

    /// <summary>Distribution function of the standard normal.</summary>
    public static double Normal(double z)
    {
        double tail = GammaShare(0.5, z * z / 2) / 2;
        return z < 0 ? 0.5 - tail : 0.5 + tail;
    }

    /// <summary>ln of the gamma function by Stirling's series, shifted up to where it is exact to 1e-15.</summary>
    public static double LogGamma(double x)
    {
        double shift = 0;
        for (; x < 20; x++)
        {
            shift += Math.Log(x);
        }

        double y = 1 / (x * x);
        double rest = ((1.0 / 12) - (y * ((1.0 / 360) - (y * ((1.0 / 1260) - (y * ((1.0 / 1680) - (y / 1188)))))))) / x;
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + rest - shift;
    }

    /// <summary>The regularised lower incomplete gamma function: its series below a + 1, the continued fraction of its complement above.</summary>
    private static double GammaShare(double a, double x)
    {
        double scale = x <= 0 ? 0 : Math.Exp((a * Math.Log(x)) - x - LogGamma(a));
        return x <= 0 ? 0 : x < a + 1 ? scale * Series(a, x) : 1 - (scale * Fraction(a, x));
    }

    private static double Series(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (double n = a + 1; term > sum * 1e-17; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }

    /// <summary>Lentz's method.</summary>
    private static double Fraction(double a, double x)
    {
        double b = x + 1 - a, c = 1e300, d = 1 / b, h = d;
        for (int i = 1; i < 100_000; i++)
        {
            double an = -i * (i - a);
            b += 2;
            d = 1 / ((an * d) + b);
            c = b + (an / c);
            h *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-15)
            {
                break;
            }
        }

        return h;
    }
}
