namespace Corridor.Demography.Tests;

public class RogersCastroFitTests
{
    private static readonly double[] Ages = [.. Enumerable.Range(0, 91).Select(age => (double)age)];

    private static readonly RogersCastro Seven = new()
    {
        A1 = 0.02, Alpha1 = 0.11, A2 = 0.06, Alpha2 = 0.09, Mu2 = 20, Lambda2 = 0.45, C = 0.003,
    };

    private static readonly RogersCastro Thirteen = RogersCastroTests.FromFile() with { A3 = 0.03, A4 = 0.004, Lambda4 = 0.02 };

    [Theory]
    [InlineData(RogersCastroModel.SevenParameters)]
    [InlineData(RogersCastroModel.NineParameters)]
    [InlineData(RogersCastroModel.ElevenParameters)]
    [InlineData(RogersCastroModel.ThirteenParameters)]
    public void Exact_Rates_Are_Recovered_Whatever_The_Model(RogersCastroModel model)
    {
        var truth = model switch
        {
            RogersCastroModel.SevenParameters => Seven,
            RogersCastroModel.NineParameters => Seven with { A4 = 0.0015, Lambda4 = 0.025 },
            RogersCastroModel.ElevenParameters => Seven with { A3 = 0.004, Alpha3 = 0.3, Mu3 = 64, Lambda3 = 0.5 },
            _ => Thirteen,
        };
        var exposure = Ages.Select(_ => 1e5).ToArray();
        var migrants = Ages.Select(age => 1e5 * truth.At(age)).ToArray();

        var fit = RogersCastroFitter.Fit(Ages, migrants, exposure, model);

        fit.Converged.ShouldBeTrue();
        fit.Deviance.ShouldBeLessThan(1e-3);
        for (var i = 0; i < Ages.Length; i++)
        {
            fit.FittedRates[i].ShouldBe(truth.At(Ages[i]), 2e-5);
        }
    }

    [Fact]
    public void Standard_Errors_Cover_The_Truth_In_A_Noisy_Sample()
    {
        var (migrants, exposure) = Noisy(Seven, 200_000);
        var fit = RogersCastroFitter.Fit(Ages, migrants, exposure);
        double[] truth = [0.02, 0.11, 0.06, 0.09, 20, 0.45, 0.003];

        fit.Parameters.Select(parameter => parameter.Name).ShouldBe(["a1", "alpha1", "a2", "alpha2", "mu2", "lambda2", "c"]);
        for (var k = 0; k < truth.Length; k++)
        {
            var error = fit.Parameters[k].StandardError.ShouldNotBeNull();
            Math.Abs(fit.Parameters[k].Value - truth[k]).ShouldBeLessThan(4 * error, fit.Parameters[k].Name);
            fit.Covariance[k, k].ShouldBe(error * error, 1e-12 * (1 + (error * error)));
        }

        fit.Deviance.ShouldBeInRange(0.4 * fit.DegreesOfFreedom, 2 * fit.DegreesOfFreedom);
        fit.StartsThatAgree.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Scaling_The_Exposure_Scales_Only_The_Levels()
    {
        var (migrants, exposure) = Noisy(Seven, 100_000);
        var fit = RogersCastroFitter.Fit(Ages, migrants, exposure);
        var thousandfold = RogersCastroFitter.Fit(Ages, migrants, [.. exposure.Select(e => e / 1000)]);

        thousandfold.Schedule.A2.ShouldBe(1000 * fit.Schedule.A2, 1e-4 * 1000 * fit.Schedule.A2);
        thousandfold.Schedule.Mu2.ShouldBe(fit.Schedule.Mu2, 1e-3);
        thousandfold.Deviance.ShouldBe(fit.Deviance, 1e-6 * fit.Deviance);
    }

    [Fact]
    public void A_Nearly_Flat_Likelihood_Gives_A_Good_Curve_And_Says_What_It_Cannot_Tell()
    {
        // Seven true parameters, thirteen fitted, few migrants: the old-age components are not determined.
        var (migrants, exposure) = Noisy(Seven, 2_000);
        var seven = RogersCastroFitter.Fit(Ages, migrants, exposure);
        var thirteen = RogersCastroFitter.Fit(Ages, migrants, exposure, RogersCastroModel.ThirteenParameters);

        thirteen.Deviance.ShouldBeLessThanOrEqualTo(seven.Deviance + 1e-6);
        thirteen.PoorlyIdentified.ShouldNotBeEmpty();
        foreach (var parameter in thirteen.Parameters)
        {
            double.IsFinite(parameter.Value).ShouldBeTrue();
            (parameter.StandardError is null || double.IsFinite(parameter.StandardError.Value)).ShouldBeTrue();
        }
    }

    [Fact]
    public void Bad_Counts_Are_Refused_With_The_Age_And_The_Amount()
    {
        var exposure = Ages.Select(_ => 1000.0).ToArray();
        var migrants = Ages.Select(_ => 5.0).ToArray();
        double[] With(double[] values, int at, double value)
        {
            var copy = (double[])values.Clone();
            copy[at] = value;
            return copy;
        }

        Should.Throw<DemographicInputException>(() => RogersCastroFitter.Fit(Ages, With(migrants, 7, -3), exposure)).Message.ShouldContain("age 7 is -3");
        Should.Throw<DemographicInputException>(() => RogersCastroFitter.Fit(Ages, With(migrants, 7, double.NaN), exposure)).Message.ShouldContain("age 7");
        Should.Throw<DemographicInputException>(() => RogersCastroFitter.Fit(Ages, migrants, With(exposure, 9, 0))).Message.ShouldContain("5 migrants at age 9");
        Should.Throw<DemographicInputException>(() => RogersCastroFitter.Fit(Ages, [.. migrants.Select(_ => 0.0)], exposure)).Message.ShouldContain("no migrants");
        Should.Throw<DemographicInputException>(() => RogersCastroFitter.Fit([1, 2, 3], [1, 1, 1], [9, 9, 9])).Message.ShouldContain("7 parameters");
        Should.Throw<DemographicInputException>(() => RogersCastroFitter.Fit(Ages, [1, 2], exposure)).Message.ShouldContain("2 values");
    }

    [Fact]
    public void Indices_Equal_Their_Definitions()
    {
        var indices = RogersCastroIndices.Of(Seven);
        indices.ChildDependency!.Value.ShouldBe(0.02 / 0.06, 1e-12);
        indices.LabourDependency!.Value.ShouldBe(3, 1e-12);
        indices.LabourAsymmetry!.Value.ShouldBe(5, 1e-12);
        indices.Regularity!.Value.ShouldBe(0.11 / 0.09, 1e-12);
        indices.RetirementDependency.ShouldBeNull();
        indices.GrossMigraproductionRate.ShouldBe(Enumerable.Range(0, 101).Sum(age => Seven.At(age)), 1e-12);
        Seven.At(indices.PeakAge).ShouldBeGreaterThanOrEqualTo(Enumerable.Range(0, 1001).Max(tenth => Seven.At(10 + (tenth / 20.0))) - 1e-12);
        indices.LowAge.ShouldBeLessThan(indices.PeakAge);
        indices.Jump.ShouldBe(Seven.At(indices.PeakAge) - Seven.At(indices.LowAge), 1e-15);
    }

    [Fact]
    public void Age_Profile_Measures_Equal_A_Count_By_Hand()
    {
        int[] ages = [.. Enumerable.Range(0, 80)];
        double[] rates = [.. ages.Select(age => age is >= 18 and <= 22 ? 0.05 + (0.01 * (2 - Math.Abs(age - 20))) : 0.01)];
        var profile = AgeProfileIndices.Of(ages, rates);
        profile.PeakAge.ShouldBe(20);
        profile.PeakIntensity.ShouldBe(0.07, 1e-12);
        profile.MaximumUpwardAge.ShouldBe(18);
        profile.MaximumDownwardAge.ShouldBe(23);
        profile.PeakBreadth.ShouldBe(0.05 + 0.06 + 0.07 + 0.06 + 0.05 + (6 * 0.01), 1e-12);
        profile.GrossMigraproductionRate.ShouldBe(rates.Sum(), 1e-12);
        Should.Throw<DemographicInputException>(() => AgeProfileIndices.Of([0, 2], [0.1, 0.1])).Message.ShouldContain("Age 2 follows 0");
    }

    private static (double[] Migrants, double[] Exposure) Noisy(RogersCastro truth, double exposure)
    {
        var noise = new Random(20240501);
        return ([.. Ages.Select(age => (double)Poisson(noise, exposure * truth.At(age)))], [.. Ages.Select(_ => exposure)]);
    }

    private static int Poisson(Random noise, double mean)
    {
        // Counts arrivals of a unit-rate process; plain and exact.
        var count = -1;
        for (double time = 0; time < mean; count++)
        {
            time -= Math.Log(1 - noise.NextDouble());
        }

        return Math.Max(0, count);
    }
}
