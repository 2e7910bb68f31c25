using System.Runtime.CompilerServices;

namespace Corridor.Simulation.Random;

/// <summary>
/// Exponential and logarithm from additions, multiplications and divisions alone, which IEEE 754 rounds in one way. Those of
/// <see cref="Math"/> come from the C library of the platform and may differ in the last bit between platforms, and a random decision that
/// compares with them could differ with it. Errors are below two units in the last place.
/// </summary>
internal static class PortableMath
{
    private const double Ln2Upper = 6.93147180369123816490e-01;
    private const double Ln2Lower = 1.90821492927058770002e-10;
    private const double InverseLn2 = 1.44269504088896338700;
    private const double Overflow = 709.782712893384;
    private const double Underflow = -745.2;
    private const double SmallestNormal = 2.2250738585072014e-308;
    private const int ExponentBias = 1023;
    private const int MantissaBits = 52;
    private const ulong MantissaMask = (1UL << MantissaBits) - 1;

    /// <summary>e^x, as 2^k e^r with |r| at most ln 2 / 2 and e^r from its series.</summary>
    public static double Exp(double x)
    {
        if (double.IsNaN(x) || x > Overflow)
        {
            return double.IsNaN(x) ? x : double.PositiveInfinity;
        }

        if (x < Underflow)
        {
            return 0;
        }

        double k = Math.Round(x * InverseLn2);
        double r = x - (k * Ln2Upper) - (k * Ln2Lower);
        int half = (int)k / 2;
        return (1 + (r + (r * r * ExpSeries(r)))) * PowerOfTwo(half) * PowerOfTwo((int)k - half);
    }

    /// <summary>ln x, as k ln 2 + ln(1 + f) with 1 + f between the roots of 1/2 and 2, and ln(1 + f) = 2 artanh(f / (2 + f)) from its series.</summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x < 0 ? double.NaN : x;
        }

        int k = 0;
        if (x < SmallestNormal)
        {
            x *= 1UL << MantissaBits;
            k = -MantissaBits;
        }

        ulong bits = BitConverter.DoubleToUInt64Bits(x);
        k += (int)(bits >> MantissaBits) - ExponentBias;
        double m = BitConverter.UInt64BitsToDouble((bits & MantissaMask) | ((ulong)ExponentBias << MantissaBits));
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            k++;
        }

        double f = m - 1;
        double s = f / (2 + f);
        return (k * Ln2Upper) - ((s * (f - ArtanhSeries(s * s))) - (k * Ln2Lower) - f);
    }

    /// <summary>ln(1 + x), precise for small x: the logarithm of the rounded sum, and the rest that rounding left.</summary>
    public static double Log1P(double x)
    {
        double sum = 1 + x;
        return sum == 1 ? x : sum <= 0 ? Log(sum) : Log(sum) - ((sum - 1 - x) / sum);
    }

    /// <summary>1 - e^-x for x of at least 0, precise for small x. Source: Kahan's method, Higham (2002), "Accuracy and Stability of Numerical Algorithms", section 1.14.1.</summary>
    public static double OneLessExp(double x)
    {
        double u = Exp(-x);
        return u == 1 ? x : u < 0.5 ? 1 - u : (1 - u) * (x / -Log(u));
    }

    /// <summary>(e^r - 1 - r) / r^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ExpSeries(double r)
    {
        double sum = 1.0 / 87178291200;
        sum = (sum * r) + (1.0 / 6227020800);
        sum = (sum * r) + (1.0 / 479001600);
        sum = (sum * r) + (1.0 / 39916800);
        sum = (sum * r) + (1.0 / 3628800);
        sum = (sum * r) + (1.0 / 362880);
        sum = (sum * r) + (1.0 / 40320);
        sum = (sum * r) + (1.0 / 5040);
        sum = (sum * r) + (1.0 / 720);
        sum = (sum * r) + (1.0 / 120);
        sum = (sum * r) + (1.0 / 24);
        sum = (sum * r) + (1.0 / 6);
        return (sum * r) + 0.5;
    }

    /// <summary>2 artanh(s) / s - 2, from z = s^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ArtanhSeries(double z)
    {
        double sum = 2.0 / 23;
        sum = (sum * z) + (2.0 / 21);
        sum = (sum * z) + (2.0 / 19);
        sum = (sum * z) + (2.0 / 17);
        sum = (sum * z) + (2.0 / 15);
        sum = (sum * z) + (2.0 / 13);
        sum = (sum * z) + (2.0 / 11);
        sum = (sum * z) + (2.0 / 9);
        sum = (sum * z) + (2.0 / 7);
        sum = (sum * z) + (2.0 / 5);
        sum = (sum * z) + (2.0 / 3);
        return sum * z;
    }

    private static double PowerOfTwo(int exponent) => BitConverter.UInt64BitsToDouble((ulong)(exponent + ExponentBias) << MantissaBits);
}
