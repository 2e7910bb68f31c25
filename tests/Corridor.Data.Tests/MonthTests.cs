using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Data.Tests;

public class MonthTests
{
    private static readonly Gen<Month> Months =
        from year in Gen.Choose(0, 9999)
        from number in Gen.Choose(1, 12)
        select new Month(year, number);

    [Fact]
    public void Printing_And_Reading_Give_The_Same_Month() =>
        Cases.Hold(Months, month => Month.Parse(month.ToString()).ShouldBe(month));

    [Fact]
    public void A_Date_Is_Read_As_Its_Month() =>
        Month.Parse("2022-03-31").ShouldBe(new Month(2022, 3));

    [Theory]
    [InlineData("")]
    [InlineData("2022")]
    [InlineData("2022-3")]
    [InlineData("2022-00")]
    [InlineData("2022-13")]
    [InlineData("2022-02-30")]
    [InlineData("2022/03")]
    [InlineData("-202-03")]
    [InlineData(" 2022-03")]
    [InlineData("2022-03 ")]
    [InlineData("٢٠٢٢-03")]
    public void What_Is_No_Month_Is_Refused(string text)
    {
        Month.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => Month.Parse(text));
    }

    [Fact]
    public void Order_Is_The_Order_Of_The_Printed_Text() =>
        Cases.Hold(Months.Two(), pair =>
        {
            (Month a, Month b) = pair;
            int expected = Math.Sign(string.CompareOrdinal(a.ToString(), b.ToString()));
            Math.Sign(a.CompareTo(b)).ShouldBe(expected);
            (a < b).ShouldBe(expected < 0);
            (a > b).ShouldBe(expected > 0);
            (a <= b).ShouldBe(expected <= 0);
            (a >= b).ShouldBe(expected >= 0);
            (a == b).ShouldBe(expected == 0);
        });

    [Fact]
    public void The_Distance_Added_To_The_Start_Is_The_End() =>
        Cases.Hold(Months.Two(), pair => (pair.Item1 + (pair.Item2 - pair.Item1)).ShouldBe(pair.Item2));

    [Fact]
    public void Twelve_Months_Are_The_Same_Month_A_Year_Later() =>
        Cases.Hold(Months.Where(month => month.Year < 9999), month => month.Plus(12).ShouldBe(new Month(month.Year + 1, month.Number)));

    [Fact]
    public void January_Follows_December() =>
        new Month(2022, 12).Plus(1).ShouldBe(new Month(2023, 1));

    [Fact]
    public void The_Calendar_Has_Ends()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Month(2022, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => new Month(2022, 13));
        Should.Throw<ArgumentOutOfRangeException>(() => new Month(-1, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Month(10000, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Month(9999, 12).Plus(1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Month(0, 1).Plus(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Month(2022, 1).Plus(int.MaxValue));
    }
}
