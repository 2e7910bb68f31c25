using FsCheck;
using FsCheck.Fluent;

namespace Corridor.DataCompiler.Tests;

public sealed class MortalityTests
{
    // Male rates like those of a nation with middling child mortality.
    private static readonly double[] Abridged =
    [
        0.028, 0.0015, 0.00035, 0.00032, 0.00054, 0.00082, 0.00115, 0.00165, 0.0024, 0.0036, 0.0051,
        0.0085, 0.0145, 0.0234, 0.0374, 0.0599, 0.0956, 0.1488, 0.2341, 0.3411, 0.4963, 0.7158,
    ];

    [Fact]
    public void Abridged_Rates_Are_Reproduced()
    {
        double[] rates = MortalityGraduation.Graduate(Abridged);
        rates.Length.ShouldBe(101);
        rates[0].ShouldBe(Abridged[0]);
        rates[100].ShouldBe(Abridged[^1]);
        for (int g = 1; g < MortalityGraduation.Groups - 1; g++)
        {
            double group = MortalityGraduation.GroupRate(rates, MortalityGraduation.FirstAges[g], MortalityGraduation.FirstAges[g + 1]);
            group.ShouldBe(Abridged[g], 1e-6 * Abridged[g], $"group from {MortalityGraduation.FirstAges[g]}");
        }
    }

    [Fact]
    public void Graduated_Rates_Fall_In_Childhood_And_Rise_In_Adult_Age()
    {
        double[] rates = MortalityGraduation.Graduate(Abridged);
        for (int age = 0; age < 5; age++)
        {
            rates[age + 1].ShouldBeLessThan(rates[age]);
        }

        for (int age = 15; age < 100; age++)
        {
            rates[age + 1].ShouldBeGreaterThan(rates[age]);
        }
    }

    [Fact]
    public void Life_Expectancy_Under_A_Constant_Rate_Is_Its_Inverse() =>
        Prop.ForAll(Gen.Choose(1, 300).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (thousandths, male) =>
        {
            double rate = thousandths / 1000.0;
            double[] rates = new double[101];
            Array.Fill(rates, rate);
            return Math.Abs((LifeExpectancy.AtBirth(rates, male) * rate) - 1) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_Factor_Gives_The_Wanted_Life_Expectancy() =>
        Prop.ForAll(Gen.Choose(5500, 8500).ToArbitrary(), hundredths =>
        {
            double wanted = hundredths / 100.0;
            double[] rates = MortalityGraduation.Graduate(Abridged);
            double factor = LifeExpectancy.FactorFor(rates, male: true, wanted);
            return Math.Abs(LifeExpectancy.AtBirth([.. rates.Select(rate => rate * factor)], male: true) - wanted) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_Life_Expectancy_Out_Of_Reach_Is_Refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => LifeExpectancy.FactorFor(MortalityGraduation.Graduate(Abridged), male: true, 200));

    [Fact]
    public void Missing_Or_Zero_Rates_Are_Refused()
    {
        Should.Throw<ArgumentException>(() => MortalityGraduation.Graduate(Abridged.AsSpan(1)));
        Should.Throw<ArgumentException>(() => MortalityGraduation.Graduate([0, .. Abridged[1..]]));
    }

    [Theory]
    [InlineData(2010, 2005, 0.5)]
    [InlineData(2012, 2005, 0.9)]
    [InlineData(2013, 2010, 0.1)]
    [InlineData(2060, 2055, 0.5)]
    public void A_Period_Is_Centred_Three_Years_After_Its_First_January(int year, int period, double weight)
    {
        (int Period, double Weight) found = PeriodInterpolation.At(year);
        found.Period.ShouldBe(period);
        found.Weight.ShouldBe(weight, 1e-9);
    }
}
