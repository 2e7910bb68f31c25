namespace Corridor.Demography.Tests;

public class IndicesTests
{
    private static readonly string[] Three = ["A", "B", "C"];

    // The two hypothetical systems of Plane and Mulligan (1997), three regions each; rows are origins.
    private static readonly FlowMatrix First = FlowMatrix.From(Three, new double[,] { { 0, 10, 10 }, { 20, 0, 20 }, { 30, 30, 0 } });
    private static readonly FlowMatrix Second = FlowMatrix.From(Three, new double[,] { { 0, 20, 20 }, { 30, 0, 50 }, { 20, 20, 0 } });

    [Fact]
    public void Gini_Indices_Equal_The_Published_Examples()
    {
        var one = MigrationGini.Of(First);
        one.Total.ShouldBe(0.2666667, 1e-7);
        one.TotalUncorrected.ShouldBe(0.2222222, 1e-7);
        one.Rows.ShouldBe(0);
        one.Columns.ShouldBe(0.05555556, 1e-8);
        one.ColumnsStandardised.ShouldBe(0.25, 1e-12);
        one.Exchanges.ShouldBe(0.05555556, 1e-8);
        one.InFields.ShouldBe([0.2, 0.5, 0.3333333], 1e-7);
        one.WeightedInByOutflows.ShouldBe(0.1222222, 1e-7);

        var two = MigrationGini.Of(Second);
        two.Total.ShouldBe(0.225, 1e-12);
        two.TotalUncorrected.ShouldBe(0.1875, 1e-12);
        two.Rows.ShouldBe(0.02083333, 1e-8);
        two.RowsStandardised.ShouldBe(0.1111111, 1e-7);
        two.OutFields.ShouldBe([0, 0.25, 0], 1e-12);
        two.InFields.ShouldBe([0.2, 0, 0.4285714], 1e-7);
        two.WeightedOut.ShouldBe(0.25 * 0.5 / 3, 1e-12);
        two.WeightedOutByInflows.ShouldBe(0.02083333, 1e-8);
    }

    [Fact]
    public void Coefficients_Of_Variation_Equal_The_Published_Examples()
    {
        MigrationConnectivity.Of(First).AggregateCoefficientOfVariation.ShouldBe(0.3333333, 1e-7);
        MigrationConnectivity.Of(Second).AggregateCoefficientOfVariation.ShouldBe(0.375, 1e-12);
    }

    [Fact]
    public void Intensity_And_Impact_Follow_Their_Formulas()
    {
        var intensity = MigrationIntensity.Of(160, 8000, 3);
        intensity.CrudeIntensity.ShouldBe(2, 1e-12);
        intensity.CourgeauK.ShouldBe(2 / Math.Log(9), 1e-12);

        // Net of the second system: A 50 - 40, B 40 - 80, C 70 - 40.
        var impact = MigrationImpact.Of(Second, [4000, 2000, 2000]);
        impact.Effectiveness.ShouldBe(100 * 80 / 320.0, 1e-12);
        impact.AggregateNetRate.ShouldBe(50 * 80 / 8000.0, 1e-12);
        impact.Preference.ShouldBe(((20 + 20 + 30 + 20) / (160 * 0.125)) + ((50 + 20) / (160 * 0.0625)), 1e-9);
        impact.Velocity.ShouldBe(impact.Preference * 160 / 8000, 1e-9);
        MigrationImpact.EffectivenessOf(Second).ShouldBe(25, 1e-12);
    }

    [Fact]
    public void Connectivity_And_Inequality_Stand_At_Their_Limits()
    {
        var even = MigrationConnectivity.Of(FlowMatrix.From(Three, new double[,] { { 0, 5, 5 }, { 5, 0, 5 }, { 5, 5, 0 } }));
        even.Connectivity.ShouldBe(1);
        even.InequalityToEqual.ShouldBe(0, 1e-12);
        even.InequalityToIndependent.ShouldBe(0, 1e-12);
        even.CoefficientOfVariation.ShouldBe(0, 1e-12);
        even.Concentration.ShouldBe(1 / 6.0, 1e-12);

        var single = MigrationConnectivity.Of(FlowMatrix.From(Three, new double[,] { { 0, 7, 0 }, { 0, 0, 0 }, { 0, 0, 0 } }));
        single.Connectivity.ShouldBe(1 / 6.0, 1e-12);
        single.InequalityToEqual.ShouldBe(5 / 6.0, 1e-12);
        single.Concentration.ShouldBe(1);
        MigrationGini.Of(FlowMatrix.From(Three, new double[,] { { 0, 7, 0 }, { 0, 0, 0 }, { 0, 0, 0 } })).Total.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Distance_Decay_Is_Recovered_From_Flows_Made_With_It()
    {
        var noise = new Random(17);
        const int n = 17;
        double[,] distance = new double[n, n], flows = new double[n, n];
        var names = Enumerable.Range(0, n).Select(i => $"place {i}").ToArray();
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                distance[i, j] = i == j ? 0 : 20 + (400 * noise.NextDouble());
                flows[i, j] = i == j ? 0 : (1 + i) * (20 - j) * 1000 * Math.Pow(distance[i, j], -1.3);
            }
        }

        var measured = MigrationDistance.Of(FlowMatrix.From(names, flows), distance);
        measured.Decay!.Value.ShouldBe(-1.3, 1e-6);
        measured.Median.ShouldBeLessThan(measured.Mean);
        MigrationDistance.Of(FlowMatrix.From(["A", "B"], new double[,] { { 0, 3 }, { 1, 0 } }), new double[,] { { 0, 10 }, { 20, 0 } })
            .ShouldBe(new MigrationDistance(12.5, 10, null));
    }

    [Fact]
    public void Concentration_Is_Zero_Where_Migrants_Come_As_The_Population()
    {
        var concentration = MigrationConcentration.Of(FlowMatrix.From(["A", "B"], new double[,] { { 0, 30 }, { 10, 0 } }), [300, 100]);
        concentration.OutMigration.ShouldBe(0, 1e-12);
        concentration.InMigration.ShouldBe(0.5, 1e-12);
        concentration.Population.ShouldBe(0.25, 1e-12);
    }

    [Fact]
    public void Bad_Inputs_Are_Refused_With_Place_And_Amount()
    {
        var none = FlowMatrix.From(Three, new double[3, 3]);
        void Refused(Func<object> make, string words) => Should.Throw<DemographicInputException>(make).Message.ShouldContain(words);
        Refused(() => MigrationGini.Of(none), "number of moves is 0");
        Refused(() => MigrationConnectivity.Of(none), "number of moves is 0");
        Refused(() => MigrationImpact.Of(First, [1, 0, 1]), "population at B is 0");
        Refused(() => MigrationImpact.Of(First, [1, 1]), "has 2 values");
        Refused(() => MigrationDistance.Of(First, new double[3, 3]), "distance at A - B is 0");
        Refused(() => MigrationIntensity.Of(-1, 10, 3), "-1");
        Refused(() => MigrationIntensity.Of(1, 10, 1), "1 regions");
    }
}
