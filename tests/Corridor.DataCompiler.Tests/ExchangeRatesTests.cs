using Corridor.Data;
using static Corridor.DataCompiler.ExchangeRates;

namespace Corridor.DataCompiler.Tests;

public sealed class ExchangeRatesTests
{
    [Fact]
    public void Months_Follow_Without_Gap_And_Say_Which_Rates_Were_Observed()
    {
        List<Monthly> months = [.. Monthlies(
        [
            new Observation(new DateOnly(2010, 2, 1), 30, "A"),
            new Observation(new DateOnly(2010, 3, 1), 40, "A"),
            new Observation(new DateOnly(2010, 5, 31), 131, "B"),
        ])];
        months.Select(month => month.Month.ToString()).ShouldBe(["2010-01", "2010-02", "2010-03", "2010-04", "2010-05"]);
        months.Select(month => month.Rate).ShouldBe([30, 30, 40, 71, 101]);
        months[1].Source.ShouldBe("A");
        months[0].Source.ShouldBe("judgement: first observation (A) held back");
        months[3].Source.ShouldBe("judgement: straight line between observations of A and B");
    }

    [Fact]
    public void Observations_Before_The_First_Month_Only_Help_To_Interpolate()
    {
        List<Monthly> months = [.. Monthlies([new Observation(new DateOnly(2009, 12, 2), 10, "A"), new Observation(new DateOnly(2010, 1, 31), 70, "A")])];
        Monthly only = months.ShouldHaveSingleItem();
        only.Month.ShouldBe(new Month(2010, 1));
        only.Rate.ShouldBe(40);
    }
}
