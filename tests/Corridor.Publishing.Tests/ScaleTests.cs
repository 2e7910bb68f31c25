using Corridor.Data;
using Corridor.Publishing.Drawing;
using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Publishing.Tests;

public sealed class ScaleTests
{
    [Fact]
    public void Linear_Scale_Maps_Ends_To_Ends()
    {
        LinearScale scale = new(-2, 8, 300, 20);
        scale.At(-2).ShouldBe(300);
        scale.At(8).ShouldBe(20);
        scale.At(3).ShouldBe(160);
    }

    [Fact]
    public void Covering_Scale_Holds_Every_Value_And_Begins_And_Ends_At_Ticks() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(-1_000_000, 1_000_000_000).Two().ToArbitrary(), pair =>
        {
            (double low, double high) = (Math.Min(pair.Item1, pair.Item2) / 1000.0, Math.Max(pair.Item1, pair.Item2) / 1000.0);
            LinearScale scale = LinearScale.Covering(low, high, 300, 20);
            scale.Min.ShouldBeLessThanOrEqualTo(Math.Min(low, 0));
            scale.Max.ShouldBeGreaterThanOrEqualTo(high - (1e-9 * Math.Abs(high)));
            scale.Max.ShouldBeGreaterThan(scale.Min);
            IReadOnlyList<double> ticks = scale.Ticks();
            ticks.Count.ShouldBeInRange(2, 8);
            foreach (double tick in ticks)
            {
                scale.At(tick).ShouldBeInRange(20 - 1e-6, 300 + 1e-6);
            }

            double step = ticks[1] - ticks[0];
            for (int i = 1; i < ticks.Count; i++)
            {
                (ticks[i] - ticks[i - 1]).ShouldBe(step, step * 1e-6);
            }
        }));

    [Theory]
    [InlineData(0.7, 5, 0.2)]
    [InlineData(10, 5, 2)]
    [InlineData(12, 5, 2.5)]
    [InlineData(4100, 5, 1000)]
    public void Nice_Step_Is_A_Round_Number(double span, int count, double step) =>
        LinearScale.NiceStep(span, count).ShouldBe(step, 1e-12);

    [Fact]
    public void Time_Scale_Maps_First_And_Last_Month_To_The_Ends()
    {
        TimeScale time = new(new Month(2010, 1), new Month(2035, 12), 50, 450);
        time.Months.ShouldBe(312);
        time.At(new Month(2010, 1)).ShouldBe(50);
        time.At(new Month(2035, 12), 1).ShouldBe(450, 1e-9);
        time.At(new Month(2023, 1)).ShouldBe(250, 1e-9);
        time.At(new DateOnly(2023, 1, 1)).ShouldBe(250, 1e-9);
        time.Holds(new Month(2036, 1)).ShouldBeFalse();
        time.YearTicks().ShouldBe([2010, 2015, 2020, 2025, 2030, 2035]);
    }

    [Fact]
    public void Numbers_Have_Thin_Spaces_A_Point_And_A_True_Minus()
    {
        NumberText.Of(1234567.891, 1).ShouldBe("1\u202F234\u202F567.9");
        NumberText.Of(-12.5, 1).ShouldBe("\u221212.5");
        NumberText.Of(-0.04, 1).ShouldBe("0.0");
        NumberText.Of(double.NaN).ShouldBe("–");
        NumberText.Of(double.PositiveInfinity).ShouldBe("–");
        NumberText.Coordinate(-0.01).ShouldBe("0");
        NumberText.Coordinate(12.25).ShouldBe("12.3");
    }

    [Theory]
    [InlineData(3.2e9, "unit.billion", "3.20")]
    [InlineData(1_234_000, "unit.million", "1.23")]
    [InlineData(45_600, "unit.thousand", "45.6")]
    [InlineData(812, "", "812")]
    public void Magnitude_Leaves_About_Three_Digits(double value, string key, string shown)
    {
        Magnitude magnitude = Magnitude.For(value);
        magnitude.Key.ShouldBe(key);
        magnitude.Short(value).ShouldBe(shown);
    }
}
