using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.Distributions;

namespace Corridor.Statistics.Tests;

public sealed class RandomEffectsTests
{
    // Cases and others, vaccinated and not, in 13 trials of the BCG vaccine (Colditz et al. 1994, JAMA 271(9), table 1).
    private static readonly double[][] Trials =
    [
        [4, 119, 11, 128], [6, 300, 29, 274], [3, 228, 11, 209], [62, 13536, 248, 12619], [33, 5036, 47, 5761], [180, 1361, 372, 1079], [8, 2537, 10, 619],
        [505, 87886, 499, 87892], [29, 7470, 45, 7232], [17, 1699, 65, 1600], [186, 50448, 141, 27197], [5, 2493, 3, 2338], [27, 16886, 29, 17825],
    ];

    [Fact]
    public void Trials_Of_A_Vaccine_Pool_As_Published()
    {
        // Logarithm of the relative risk by restricted maximum likelihood: tau² 0.3132, mean -0.7145, standard error 0.1798, Q 152.2330 (Viechtbauer 2010, J. Stat. Software 36(3)).
        PooledMean pooled = RandomEffects.Of(Vaccine(Math.Sqrt(0.3132)), double.PositiveInfinity);
        pooled.Mean.Centre.ShouldBe(-0.7145, 2e-4);
        pooled.Mean.Scale.ShouldBe(0.1798, 2e-4);
        RandomEffects.Of(Vaccine(0), double.PositiveInfinity).Dispersion.ShouldBe(152.2330, 1e-3);
    }

    [Fact]
    public void Alike_Values_Of_Unknown_Error_Give_The_Student_Interval_Of_A_Mean()
    {
        // With f -> 0 what is known of the errors is forgotten, and the interval is that of the textbook: mean ± t sd / sqrt(n).
        double[] sample = [4, 7, 5, 9, 6];
        PooledMean pooled = RandomEffects.Of([.. sample.Select((value, i) => new PooledValue(value, 3, 0, $"{i}"))], 1e-9);
        double sd = Math.Sqrt(sample.Sum(value => Math.Pow(value - 6.2, 2)) / 4);
        pooled.Mean.Quantile(0.9).ShouldBe(6.2 + (StudentT.InvCDF(0, 1, 4, 0.9) * sd / Math.Sqrt(5)), 1e-6);
    }

    [Fact]
    public void Many_Values_Of_One_Group_Never_Know_More_Than_Its_Spread()
    {
        PooledMean pooled = RandomEffects.Of([.. Enumerable.Range(0, 1000).Select(_ => new PooledValue(1, 0.1, 0.7, "one"))], double.PositiveInfinity);
        pooled.Mean.Scale.ShouldBe(0.7, 1e-4);
        pooled.Groups.ShouldBe(1);
    }

    [Fact]
    public void Mean_Lies_Among_The_Values_And_Moves_With_Them_And_Disagreement_Widens() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.ListOf(Gen.Choose(-1000, 1000)).Where(list => list.Count > 1).ToArbitrary(), list =>
        {
            PooledValue[] values = [.. list.Select((value, i) => new PooledValue(value / 100.0, 0.1 + (0.01 * (i % 7)), 0.5, $"g{i % 3}"))];
            PooledMean pooled = RandomEffects.Of(values, 4);
            PooledMean moved = RandomEffects.Of([.. values.Select(one => one with { Value = one.Value + 3 })], 4);
            PooledMean apart = RandomEffects.Of([.. values.Select(one => one with { Value = 2 * one.Value })], 4);
            return pooled.Mean.Centre >= values.Min(one => one.Value) - 1e-9 && pooled.Mean.Centre <= values.Max(one => one.Value) + 1e-9
                && Math.Abs(moved.Mean.Centre - pooled.Mean.Centre - 3) < 1e-9 && apart.Mean.Scale >= pooled.Mean.Scale - 1e-12
                && Math.Abs(pooled.Weights.Values.Sum() - 1) < 1e-9;
        }));

    [Fact]
    public void A_Group_With_Two_Spreads_Is_Refused() =>
        Should.Throw<StatisticalInputException>(() => RandomEffects.Of([new PooledValue(1, 1, 0.5, "a"), new PooledValue(2, 1, 0.6, "a")], 4)).Message.ShouldContain("'a'");

    private static PooledValue[] Vaccine(double spread) =>
        [.. Trials.Select((t, i) => new PooledValue(
            Math.Log(t[0] / (t[0] + t[1]) / (t[2] / (t[2] + t[3]))),
            Math.Sqrt((1 / t[0]) - (1 / (t[0] + t[1])) + (1 / t[2]) - (1 / (t[2] + t[3]))),
            spread,
            $"trial {i + 1}"))];
}
