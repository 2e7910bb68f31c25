using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>The vector kernel against the definition of competing risks, p_k = q_k / Q (1 - exp(-Q)).</summary>
public sealed class MoveKernelTests
{
    private const int Rows = 2 * MoveKernel.Width;

    /// <summary>Rates over the whole range that can come up, evenly by order of magnitude, and none.</summary>
    private static readonly Gen<double> Rates = Gen.Frequency(
        (1, Gen.Constant(0.0)),
        (9, Gen.Choose(-12_000_000, 1_000_000).Select(exponent => Math.Pow(10, exponent / 1e6))));

    private static readonly Gen<double> People = Gen.Frequency(
        (1, Gen.Constant(0.0)),
        (4, Gen.Choose(-6_000_000, 6_000_000).Select(exponent => Math.Pow(10, exponent / 1e6))));

    private static readonly Gen<Case> Cases =
        from groups in Gen.Choose(1, 7)
        from people in People.ArrayOf(Rows)
        from schedules in Rates.ArrayOf(Rows).ArrayOf(groups)
        from rates in Gen.Choose(1, 1000).Select(i => i / 1000.0).ArrayOf(groups)
        select new Case(people, schedules, rates);

    [Fact]
    public void Each_Risk_Takes_Its_Share_Of_Those_Who_Leave() => Hold(sample =>
    {
        (double[][] leaving, double[] totals, _) = Compete(sample);
        for (int g = 0; g < sample.Rates.Length; g++)
        {
            double sum = 0;
            for (int row = 0; row < Rows; row++)
            {
                double all = Q(sample, row);
                double expected = all > 0 ? sample.People[row] * sample.Rates[g] * sample.Schedules[g][row] / all * Leaving(all) : 0;
                Near(leaving[g][row], expected, 1e-14 * expected);
                sum += expected;
            }

            Near(totals[g], sum, 2e-14 * sum);
        }
    });

    [Fact]
    public void Those_Who_Stay_And_Those_Who_Leave_Are_All_There_Were() => Hold(sample =>
    {
        (double[][] leaving, _, double[] staying) = Compete(sample);
        for (int row = 0; row < Rows; row++)
        {
            Near(staying[row] + leaving.Sum(group => group[row]), sample.People[row], 1e-14 * sample.People[row]);
        }
    });

    [Fact]
    public void Those_Who_Stay_Are_Exp_Of_Minus_The_Sum_Of_Rates() => Hold(sample =>
    {
        (_, _, double[] staying) = Compete(sample);
        for (int row = 0; row < Rows; row++)
        {
            Near(staying[row], sample.People[row] * Math.Exp(-Q(sample, row)), 1e-14 * sample.People[row]);
            staying[row].ShouldBeGreaterThanOrEqualTo(0);
        }
    });

    [Fact]
    public void A_Stratum_Does_Not_Depend_On_Its_Neighbours() => Hold(sample =>
    {
        // The eight strata that are computed at once may take one way of computing or the other: it must not show.
        (double[][] together, _, double[] stayTogether) = Compete(sample);
        for (int row = 0; row < Rows; row++)
        {
            double[] alone = new double[Rows];
            alone[row] = sample.People[row];
            double[][] schedules = [.. sample.Schedules.Select(schedule => Only(schedule, row))];
            (double[][] leaving, _, double[] staying) = Compete(new Case(alone, schedules, sample.Rates));
            staying[row].ShouldBe(stayTogether[row]);
            leaving.Select(group => group[row]).ShouldBe(together.Select(group => group[row]));
        }
    });

    private static void Near(double value, double expected, double tolerance) => Math.Abs(value - expected).ShouldBeLessThanOrEqualTo(tolerance);

    private static double[] Only(double[] values, int at)
    {
        double[] only = new double[values.Length];
        only[at] = values[at];
        return only;
    }

    private static void Hold(Action<Case> law) =>
        Prop.ForAll(Cases.ToArbitrary(), law).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20100101, 4294967291));

    private static double Q(Case sample, int row) => sample.Rates.Zip(sample.Schedules, (rate, schedule) => rate * schedule[row]).Sum();

    /// <summary>1 - exp(-q) without loss of digits for small q (Kahan).</summary>
    private static double Leaving(double q) => PlainSimulation.Leaving(q);

    private static (double[][] Leaving, double[] Totals, double[] Staying) Compete(Case sample)
    {
        double[] Padded(double[] values) => [.. values, .. new double[MoveKernel.Width]];
        double[][] schedules = [.. sample.Schedules.Select(Padded)];
        double[][] leaving = [.. sample.Rates.Select(_ => new double[Rows + MoveKernel.Width])];
        double[] totals = new double[sample.Rates.Length];
        double[] staying = new double[Rows + MoveKernel.Width];
        int[] first = [.. sample.Schedules.Select(schedule => Math.Max(0, Array.FindIndex(schedule, factor => factor > 0)) / MoveKernel.Width * MoveKernel.Width)];
        int[] end = [.. sample.Schedules.Select(schedule => Array.FindLastIndex(schedule, factor => factor > 0) + 1)];
        MoveKernel.Compete(Padded(sample.People), schedules, sample.Rates, first, end, leaving, totals, staying, Rows);
        return (leaving, totals, staying);
    }

    private sealed record Case(double[] People, double[][] Schedules, double[] Rates)
    {
        public override string ToString() => $"rates {string.Join(' ', Rates)}; people {string.Join(' ', People)}; {string.Join(" | ", Schedules.Select(schedule => string.Join(' ', schedule)))}";
    }
}
