namespace Corridor.Demography.Tests;

public class SensitivityTests
{
    [Fact]
    public void First_Points_Equal_The_Published_Sequence()
    {
        // The first points of Sobol's sequence in three dimensions, as every table of direction numbers gives them (Bratley and Fox 1988).
        double[,] expected = { { 0, 0, 0 }, { 0.5, 0.5, 0.5 }, { 0.75, 0.25, 0.25 }, { 0.25, 0.75, 0.75 }, { 0.375, 0.375, 0.625 }, { 0.875, 0.875, 0.125 }, { 0.625, 0.125, 0.875 }, { 0.125, 0.625, 0.375 } };
        var points = new SobolSequence(3).Take(8);
        points.Cast<double>().ShouldBe(expected.Cast<double>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(42UL)]
    public void Every_Dimension_Puts_One_Point_In_Each_Cell(ulong? shift)
    {
        const int n = 1024;
        var points = new SobolSequence(SobolSequence.MaximumDimensions, shift).Take(n);
        for (var d = 0; d < SobolSequence.MaximumDimensions; d++)
        {
            Enumerable.Range(0, n).Select(i => (int)(points[i, d] * n)).Distinct().Count().ShouldBe(n, $"dimension {d}");
        }
    }

    [Fact]
    public void Property_A_Holds_Up_To_Twelve_Dimensions()
    {
        // The first 2^d points put exactly one in each of the 2^d half-cubes (Sobol 1976).
        for (var dimensions = 1; dimensions <= 12; dimensions++)
        {
            var count = 1 << dimensions;
            var points = new SobolSequence(dimensions).Take(count);
            Enumerable.Range(0, count).Select(i => Enumerable.Range(0, dimensions).Sum(d => points[i, d] >= 0.5 ? 1 << d : 0)).Distinct().Count().ShouldBe(count, $"{dimensions} dimensions");
        }
    }

    [Theory]
    [InlineData(8, 0.1)]
    [InlineData(80, 0.5)]
    [InlineData(161, 0.5)]
    public void Points_Integrate_A_Product_Better_Than_Chance(int dimensions, double share)
    {
        // The mean of prod(1 + (x - 1/2) / d) is 1; random points miss it by about 0.29 / sqrt(d N).
        const int n = 4096;
        var points = new SobolSequence(dimensions).Take(n);
        var mean = Enumerable.Range(0, n).Average(i => Enumerable.Range(0, dimensions).Aggregate(1.0, (product, d) => product * (1 + ((points[i, d] - 0.5) / dimensions))));
        Math.Abs(mean - 1).ShouldBeLessThan(share * 0.29 / Math.Sqrt(dimensions * n));
    }

    [Fact]
    public void Ishigami_Indices_Equal_The_Published_Ones()
    {
        var file = TestFile.Json("sobol_ishigami.json");
        var (design, outputs) = Ishigami(8192);
        var indices = design.Analyse(outputs);
        for (var i = 0; i < 3; i++)
        {
            indices.Factors[i].First.ShouldBe(file.GetProperty("S1").Numbers()[i], 0.02);
            indices.Factors[i].Total.ShouldBe(file.GetProperty("ST").Numbers()[i], 0.02);
        }
    }

    [Fact]
    public void Intervals_Hold_The_Published_Values_And_Narrow_With_The_Sample()
    {
        var file = TestFile.Json("sobol_ishigami.json");
        double Width(int size)
        {
            var (design, outputs) = Ishigami(size);
            var indices = design.Analyse(outputs, 0.99);
            for (var i = 0; i < 3; i++)
            {
                file.GetProperty("S1").Numbers()[i].ShouldBeInRange(indices.Factors[i].FirstLow - 1e-4, indices.Factors[i].FirstHigh + 1e-4);
                file.GetProperty("ST").Numbers()[i].ShouldBeInRange(indices.Factors[i].TotalLow - 1e-4, indices.Factors[i].TotalHigh + 1e-4);
            }

            return indices.Factors[0].TotalHigh - indices.Factors[0].TotalLow;
        }

        Width(4096).ShouldBeLessThan(0.7 * Width(1024));
    }

    [Fact]
    public void Equal_Seeds_Give_Equal_Results()
    {
        var (design, outputs) = Ishigami(256);
        design.Analyse(outputs, seed: 9).Factors.ShouldBe(design.Analyse(outputs, seed: 9).Factors);
        design.Analyse(outputs, seed: 9).Factors.ShouldNotBe(design.Analyse(outputs, seed: 10).Factors);
    }

    [Fact]
    public void Bad_Designs_And_Outputs_Are_Refused()
    {
        var design = new SaltelliDesign(2, 4);
        void Refused(Func<object> make, string words) => Should.Throw<DemographicInputException>(make).Message.ShouldContain(words);
        Refused(() => new SobolSequence(0), "1 to 161");
        Refused(() => new SaltelliDesign(81, 4), "1 to 80");
        Refused(() => design.Analyse(new double[3]), "has 3 values");
        Refused(() => design.Analyse(new double[16]), "without variance");
        Refused(() => design.Analyse([.. Enumerable.Range(0, 16).Select(i => i == 5 ? double.NaN : i)]), "run 5 is NaN");
    }

    private static (SaltelliDesign Design, double[] Outputs) Ishigami(int size)
    {
        var design = new SaltelliDesign(3, size);
        var outputs = new double[design.Runs];
        var point = new double[3];
        for (var run = 0; run < design.Runs; run++)
        {
            design.Point(run, point);
            double x1 = Math.PI * ((2 * point[0]) - 1), x2 = Math.PI * ((2 * point[1]) - 1), x3 = Math.PI * ((2 * point[2]) - 1);
            outputs[run] = Math.Sin(x1) + (7 * Math.Pow(Math.Sin(x2), 2)) + (0.1 * Math.Pow(x3, 4) * Math.Sin(x1));
        }

        return (design, outputs);
    }
}
