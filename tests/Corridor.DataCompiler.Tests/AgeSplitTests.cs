using FsCheck;
using FsCheck.Fluent;

namespace Corridor.DataCompiler.Tests;

public sealed class AgeSplitTests
{
    // Counts of 5 to 25 groups from nothing to two millions, with sudden changes.
    private static readonly Arbitrary<double[]> Groups = Gen.Choose(0, 2_000_000).Select(n => n / 1.7)
        .ArrayOf().Where(groups => groups.Length is >= 5 and <= 25).ToArbitrary();

    public static TheoryData<string> Methods => ["sprague", "monotone", "monotone from nothing"];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Group_Sums_Are_Kept_And_No_Age_Is_Negative(string method) =>
        Prop.ForAll(Groups, groups =>
        {
            double[] ages = Split(method, groups);
            return ages.Length == 5 * groups.Length
                && ages.All(age => age >= 0)
                && groups.Select((count, g) => Math.Abs(ages[(5 * g)..((5 * g) + 5)].Sum() - count) <= 1e-9 * (1 + groups.Sum())).All(kept => kept);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Sprague_Reproduces_A_Cubic_Density()
    {
        // The mean of a cubic over each year, from its integral: the multipliers are exact for it in every panel.
        double[] single = [.. Enumerable.Range(0, 50).Select(x => Integral(x + 1) - Integral(x))];
        double[] groups = [.. single.Chunk(5).Select(five => five.Sum())];
        double[] ages = AgeSplit.PureSprague(groups);
        for (int x = 0; x < 50; x++)
        {
            ages[x].ShouldBe(single[x], 1e-6, $"age {x}");
        }

        static double Integral(double x) => (9000 * x) - (40 * x * x) + (0.9 * x * x * x) - (0.004 * x * x * x * x);
    }

    [Fact]
    public void Sprague_Does_Not_Depend_On_The_Direction_Of_Age() =>
        Prop.ForAll(Groups, groups =>
        {
            double[] forward = AgeSplit.PureSprague(groups);
            double[] backward = AgeSplit.PureSprague([.. groups.Reverse()]);
            return forward.Zip(backward.Reverse()).All(pair => Math.Abs(pair.First - pair.Second) <= 1e-9 * (1 + groups.Sum()));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_Monotone_Split_Stands_In_Only_Where_Sprague_Is_Negative()
    {
        double[] groups = [100, 90, 80, 400, 0, 0, 60, 70, 80, 90, 100, 110];
        double[] pure = AgeSplit.PureSprague(groups);
        double[] ages = AgeSplit.Sprague(groups);
        double[] monotone = AgeSplit.Monotone(groups);
        bool[] replaced = [.. pure.Chunk(5).Select(five => five.Any(age => age < 0))];
        replaced.ShouldContain(true);
        replaced.ShouldContain(false);
        for (int x = 0; x < ages.Length; x++)
        {
            ages[x].ShouldBe(replaced[x / 5] ? monotone[x] : pure[x]);
        }
    }

    [Fact]
    public void Both_Methods_Agree_On_A_Smooth_Population()
    {
        double[] groups = [.. Enumerable.Range(0, 20).Select(g => 500_000 * Math.Exp(-0.0012 * g * g * 5))];
        double[] sprague = AgeSplit.Sprague(groups);
        double[] monotone = AgeSplit.Monotone(groups);
        for (int x = 5; x < 95; x++)
        {
            monotone[x].ShouldBe(sprague[x], 0.01 * sprague[x], $"age {x}");
        }
    }

    [Fact]
    public void Fertility_Begins_And_Ends_At_Nothing()
    {
        double[] ages = AgeSplit.MonotoneFromNothing([6, 30, 30, 20, 10, 3.5, 0.5]);
        ages[0].ShouldBeLessThan(ages[1]);
        ages[^1].ShouldBeLessThan(ages[^2]);
        ages[0].ShouldBeLessThan(6 / 5.0 / 4);
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 })]
    [InlineData(new double[] { 1, 2, 3, 4, -5 })]
    [InlineData(new double[] { 1, 2, double.NaN, 4, 5 })]
    public void Bad_Groups_Are_Refused(double[] groups) =>
        Should.Throw<ArgumentException>(() => AgeSplit.Sprague(groups));

    private static double[] Split(string method, double[] groups) => method switch
    {
        "sprague" => AgeSplit.Sprague(groups),
        "monotone" => AgeSplit.Monotone(groups),
        _ => AgeSplit.MonotoneFromNothing(groups),
    };
}
