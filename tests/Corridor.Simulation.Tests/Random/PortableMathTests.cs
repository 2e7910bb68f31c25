using Corridor.Simulation.Random;

namespace Corridor.Simulation.Tests.Random;

public class PortableMathTests
{
    /// <summary>Two units in the last place of either function.</summary>
    private const double Tolerance = 4.5e-16;

    [Fact]
    public void Exponentials_And_Logarithms_Agree_With_The_System_To_Two_Units_In_The_Last_Place()
    {
        RandomStream stream = new(1, 1, 0, 0, 0);
        for (int i = 0; i < 100_000; i++)
        {
            double x = (stream.NextDouble() * 1400) - 700;
            Relative(PortableMath.Exp(x), Math.Exp(x)).ShouldBeLessThan(Tolerance);
            double small = x / 1000;
            Relative(PortableMath.Exp(small), Math.Exp(small)).ShouldBeLessThan(Tolerance);
            Relative(PortableMath.Log(Math.Exp(x)), Math.Log(Math.Exp(x))).ShouldBeLessThan(Tolerance);
            Relative(PortableMath.Log(Math.Exp(small)), Math.Log(Math.Exp(small))).ShouldBeLessThan(Tolerance);
        }
    }

    /// <summary>Against the series of the functions, exact for such arguments.</summary>
    [Fact]
    public void Small_Arguments_Keep_Their_Precision()
    {
        for (double x = 1e-3; x > 1e-300; x /= 3)
        {
            Relative(PortableMath.Log1P(x), x * (1 - (x / 2) + (x * x / 3) - (x * x * x / 4) + (x * x * x * x / 5))).ShouldBeLessThan(2 * Tolerance);
            Relative(PortableMath.Log1P(-x), -x * (1 + (x / 2) + (x * x / 3) + (x * x * x / 4) + (x * x * x * x / 5))).ShouldBeLessThan(2 * Tolerance);
            Relative(PortableMath.OneLessExp(x), x * (1 - (x / 2) + (x * x / 6) - (x * x * x / 24) + (x * x * x * x / 120))).ShouldBeLessThan(2 * Tolerance);
        }
    }

    [Fact]
    public void Ends_Of_The_Range_Are_Those_Of_The_Functions()
    {
        PortableMath.Exp(0).ShouldBe(1);
        PortableMath.Exp(710).ShouldBe(double.PositiveInfinity);
        PortableMath.Exp(double.NegativeInfinity).ShouldBe(0);
        PortableMath.Exp(-744.4).ShouldBe(double.Epsilon);
        PortableMath.Exp(double.NaN).ShouldBe(double.NaN);
        PortableMath.Log(1).ShouldBe(0);
        PortableMath.Log(0).ShouldBe(double.NegativeInfinity);
        PortableMath.Log(-1).ShouldBe(double.NaN);
        PortableMath.Log(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
        PortableMath.Log(double.Epsilon).ShouldBe(-744.44007192138126, 1e-12);
        PortableMath.Log1P(-1).ShouldBe(double.NegativeInfinity);
        PortableMath.OneLessExp(0).ShouldBe(0);
        PortableMath.OneLessExp(double.PositiveInfinity).ShouldBe(1);
    }

    private static double Relative(double found, double expected) => found == expected ? 0 : Math.Abs((found - expected) / expected);
}
