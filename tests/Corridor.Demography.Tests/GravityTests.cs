namespace Corridor.Demography.Tests;

public class GravityTests
{
    [Fact]
    public void Exact_Gravity_Flows_Give_Back_Their_Elasticities()
    {
        var (numbers, labels) = Flows(noise: 0);
        var fit = GravityFormula.Parse("flow ~ log(pop_o) + log(pop_d) + log(dist)").Fit(numbers, labels);
        fit.Convergence.Converged.ShouldBeTrue();
        fit["(intercept)"].Estimate.ShouldBe(-2, 1e-7);
        fit["log(pop_o)"].Estimate.ShouldBe(0.8, 1e-8);
        fit["log(pop_d)"].Estimate.ShouldBe(0.6, 1e-8);
        fit["log(dist)"].Estimate.ShouldBe(-1.2, 1e-8);
        fit.RSquared.ShouldBe(1, 1e-9);
        fit.Deviance.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Fixed_Effects_Make_Totals_Meet()
    {
        var (numbers, labels) = Flows(noise: 1);
        var fit = GravityFormula.Parse("flow ~ factor(origin) + factor(destination) + log(dist)").Fit(numbers, labels);
        var observed = labels["origin"].Zip(numbers["flow"]).Where(pair => pair.First == "p3").Sum(pair => pair.Second);
        var fitted = labels["origin"].Zip(fit.Fitted).Where(pair => pair.First == "p3").Sum(pair => pair.Second);
        fitted.ShouldBe(observed, 1e-6 * observed);
    }

    [Fact]
    public void Robust_Errors_Equal_A_Sandwich_Worked_By_Hand()
    {
        // With a dummy alone the estimates are logs of group means, and the sandwich of a log mean is sum (y - m)^2 / (n m)^2.
        double[] y = [1, 4, 2, 9, 3, 12, 8], group = [0, 0, 0, 1, 1, 1, 1], one = [1, 1, 1, 1, 1, 1, 1];
        var fit = PoissonRegression.Fit(y, [one, group], ["one", "group"], RobustErrors.HC0);
        double m0 = 7 / 3.0, m1 = 8;
        double v0 = (Math.Pow(1 - m0, 2) + Math.Pow(4 - m0, 2) + Math.Pow(2 - m0, 2)) / 49, v1 = (1 + 25 + 16 + 0) / (32.0 * 32);
        fit["one"].Estimate.ShouldBe(Math.Log(m0), 1e-10);
        fit["group"].Estimate.ShouldBe(Math.Log(m1 / m0), 1e-10);
        fit["one"].StandardError.ShouldBe(Math.Sqrt(v0), 1e-9);
        fit["group"].StandardError.ShouldBe(Math.Sqrt(v0 + v1), 1e-9);
        PoissonRegression.Fit(y, [one, group], ["one", "group"])["one"].StandardError.ShouldBe(Math.Sqrt(v0 * 7 / 5), 1e-9);
        PoissonRegression.Fit(y, [one, group], ["one", "group"], RobustErrors.HC0, ["a", "b", "c", "d", "e", "f", "g"])["one"].StandardError.ShouldBe(Math.Sqrt(v0), 1e-9);
    }

    [Fact]
    public void Bad_Models_Are_Refused_By_Name_And_Amount()
    {
        var (numbers, labels) = Flows(noise: 1);
        numbers["twice"] = [.. numbers["dist"].Select(value => 2 * value)];
        numbers["zero"] = [.. numbers["dist"].Select((value, i) => i == 4 ? 0 : value)];
        numbers["negative"] = [.. numbers["flow"].Select((value, i) => i == 2 ? -5 : value)];
        string[] rows = [.. labels["origin"].Zip(labels["destination"], (from, to) => from + " - " + to)];
        void Refused(string formula, string words) =>
            Should.Throw<DemographicInputException>(() => GravityFormula.Parse(formula).Fit(numbers, labels, rows)).Message.ShouldContain(words);

        Refused("flow ~ log(dist) + log(twice)", "log(twice) is determined by those before it");
        Refused("flow ~ log(zero)", $"logged zero at {rows[4]} is 0");
        Refused("negative ~ log(dist)", $"negative at {rows[2]} is -5");
        Refused("flow ~ log(height)", "no column height");
        Refused("flow ~ factor(colour)", "no column colour");
        Refused("flow", "no 'outcome ~ term + term'");
        Refused("flow ~ exp(dist)", "'exp(dist)' is no column");
        Should.Throw<DemographicInputException>(() => PoissonRegression.Fit([0, 0, 0], [[1, 1, 1]], ["one"])).Message.ShouldContain("sum of the outcome is 0");
        Should.Throw<DemographicInputException>(() => PoissonRegression.Fit([0, 0, 3, 4], [[1, 1, 1, 1], [1, 1, 0, 0]], ["one", "apart"])).Message.ShouldContain("no finite estimate");
    }

    private static (Dictionary<string, double[]> Numbers, Dictionary<string, string[]> Labels) Flows(double noise)
    {
        var draw = new Random(23);
        var size = Enumerable.Range(0, 8).Select(_ => 1000 + (9000 * draw.NextDouble())).ToArray();
        List<double> flow = [], from = [], to = [], far = [];
        List<string> origin = [], destination = [];
        for (var i = 0; i < 8; i++)
        {
            for (var j = 0; j < 8; j++)
            {
                if (i == j)
                {
                    continue;
                }

                var distance = 50 + (1000 * draw.NextDouble());
                var mean = Math.Exp(-2) * Math.Pow(size[i], 0.8) * Math.Pow(size[j], 0.6) * Math.Pow(distance, -1.2);
                flow.Add(mean * (1 + (noise * (draw.NextDouble() - 0.5))));
                from.Add(size[i]);
                to.Add(size[j]);
                far.Add(distance);
                origin.Add($"p{i}");
                destination.Add($"p{j}");
            }
        }

        return (
            new Dictionary<string, double[]>(StringComparer.Ordinal) { ["flow"] = [.. flow], ["pop_o"] = [.. from], ["pop_d"] = [.. to], ["dist"] = [.. far] },
            new Dictionary<string, string[]>(StringComparer.Ordinal) { ["origin"] = [.. origin], ["destination"] = [.. destination] });
    }
}
