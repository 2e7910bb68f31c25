using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Corridor.Bench;

/// <summary>What one core of this machine can do at best, measured: the best of many short repeats, so that other programs disturb it little.</summary>
internal static class MachineLimits
{
    private const int Doubles = 16 * 1024 * 1024;
    private const int Repeats = 40;
    private const int Chains = 12;

    /// <summary>Bytes of a person in <see cref="PassPersonsPerSecond"/>.</summary>
    public const int PassBytes = 16;

    /// <summary>Bytes per second of copying arrays of 128 MB, read and written together: memory, not caches.</summary>
    public static double CopyBytesPerSecond()
    {
        double[] from = new double[Doubles];
        double[] to = new double[Doubles];
        Array.Fill(from, 1);
        double best = Best(() => from.AsSpan().CopyTo(to));
        return 2.0 * Doubles * sizeof(double) / best;
    }

    /// <summary>
    /// Persons per second of a pass that reads and writes <see cref="PassBytes"/> bytes for each, over 512 MB on some threads: what a step over
    /// everyone cannot beat when their state does not fit the caches.
    /// </summary>
    public static double PassPersonsPerSecond(int threads)
    {
        const int Persons = 32 * 1024 * 1024;
        Vector128<uint>[] persons = new Vector128<uint>[Persons];
        Array.Fill(persons, Vector128<uint>.One);
        double best = Best(() => Mm1.Mm1Run.Share(Persons, 64 * 1024, threads, (first, end) => Pass(persons.AsSpan(first, end - first))));
        return Persons / best;
    }

    /// <summary>Additions and multiplications per second of independent fused steps on eight numbers at once.</summary>
    public static double OperationsPerSecond()
    {
        const int Steps = 2_000_000;
        double best = Best(() => Keep(Fused(Steps)));
        return 2.0 * Vector512<double>.Count * Chains * Steps / best;
    }

    private static void Pass(Span<Vector128<uint>> persons)
    {
        Span<Vector512<uint>> wide = MemoryMarshal.Cast<Vector128<uint>, Vector512<uint>>(persons);
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] += Vector512<uint>.One;
        }
    }

    private static double Best(Action work)
    {
        double best = double.PositiveInfinity;
        for (int i = 0; i < Repeats; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(begin).TotalSeconds);
        }

        return best;
    }

    /// <summary>Enough chains side by side that the latency of a step does not show.</summary>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> Fused(int steps)
    {
        Vector512<double> x = Vector512.Create(0.999999);
        Vector512<double> y = Vector512.Create(1e-9);
        Vector512<double> a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y, i = y, j = y, k = y, l = y;
        for (int step = 0; step < steps; step++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y);
            b = Vector512.FusedMultiplyAdd(b, x, y);
            c = Vector512.FusedMultiplyAdd(c, x, y);
            d = Vector512.FusedMultiplyAdd(d, x, y);
            e = Vector512.FusedMultiplyAdd(e, x, y);
            f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y);
            h = Vector512.FusedMultiplyAdd(h, x, y);
            i = Vector512.FusedMultiplyAdd(i, x, y);
            j = Vector512.FusedMultiplyAdd(j, x, y);
            k = Vector512.FusedMultiplyAdd(k, x, y);
            l = Vector512.FusedMultiplyAdd(l, x, y);
        }

        return a + b + c + d + e + f + g + h + i + j + k + l;
    }

    private static void Keep(Vector512<double> sum)
    {
        if (double.IsNaN(sum[0]))
        {
            throw new InvalidOperationException("The sum is undefined.");
        }
    }

    /// <summary>The most memory that the process has held, MB.</summary>
    public static double PeakMegabytes()
    {
        using Process process = Process.GetCurrentProcess();
        return Math.Max(process.PeakWorkingSet64, process.WorkingSet64) / (1024.0 * 1024.0);
    }
}
