namespace Corridor.Demography.Tests;

public class RogersCastroTests
{
    private static readonly RogersCastro Published = FromFile();

    [Fact]
    public void Rates_Equal_The_Published_Schedule()
    {
        var file = TestFile.Json("rogers_castro.json");
        var ages = file.GetProperty("age").Numbers();
        var rates = file.GetProperty("rate").Numbers();

        Published.Model.ShouldBe(RogersCastroModel.ThirteenParameters);
        for (var i = 0; i < ages.Length; i++)
        {
            Published.At(ages[i]).ShouldBe(rates[i], 1e-9);
        }

        Enumerable.Range(0, 101).Sum(age => Published.At(age)).ShouldBe(file.GetProperty("sum_0_100").GetDouble(), 1e-9);
    }

    [Fact]
    public void Scaling_Multiplies_Every_Rate()
    {
        var doubled = Published.Scaled(2);
        for (var age = 0; age <= 100; age++)
        {
            doubled.At(age).ShouldBe(2 * Published.At(age), 1e-15);
        }
    }

    [Fact]
    public void Far_Below_The_Peak_The_Component_Is_Zero_And_Never_NaN() =>
        new RogersCastro { A2 = 1, Alpha2 = 5, Mu2 = 200, Lambda2 = 50 }.At(0).ShouldBe(0);

    [Theory]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_Level_That_Is_No_Rate_Is_Refused_By_Name_And_Amount(double level)
    {
        var fault = Should.Throw<DemographicInputException>(() => new RogersCastro { A1 = level });
        fault.Message.ShouldContain("a1");
        fault.Amount.ShouldBe(level);
    }

    [Fact]
    public void Parameters_By_Symbol_Are_Whole_Components_With_Known_Names()
    {
        RogersCastro Of(params (string Symbol, double Value)[] parameters) =>
            RogersCastro.FromParameters(parameters.ToDictionary(entry => entry.Symbol, entry => entry.Value, StringComparer.Ordinal));

        Of(("a1", 0.1), ("alpha1", 0.2), ("c", 0.01)).At(0).ShouldBe(0.11, 1e-15);
        Should.Throw<DemographicInputException>(() => Of(("a1", 0.1))).Message.ShouldContain("alpha1 missing");
        Should.Throw<DemographicInputException>(() => Of(("beta", 0.1))).Message.ShouldContain("beta is no parameter");
        Should.Throw<DemographicInputException>(() => Of(("c", 0.1), ("C", 0.1))).Message.ShouldContain("twice");
        Should.Throw<DemographicInputException>(() => Of(("c", -0.1))).Message.ShouldContain("c is -0.1");
    }

    internal static RogersCastro FromFile() => RogersCastro.FromParameters(
        TestFile.Json("rogers_castro.json").GetProperty("parameters").EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetDouble(), StringComparer.Ordinal));
}
