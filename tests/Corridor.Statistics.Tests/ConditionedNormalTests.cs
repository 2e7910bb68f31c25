namespace Corridor.Statistics.Tests;

public class ConditionedNormalTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.6)]
    [InlineData(-0.9)]
    public void Of_Two_Numbers_The_Second_Follows_The_First_As_The_Formula_Says(double correlation)
    {
        const double First = 2;
        const double Second = 3;
        double Covariance(int i, int j) => (i, j) switch { (0, 0) => First * First, (1, 1) => Second * Second, _ => correlation * First * Second };
        ConditionedNormal given = ConditionedNormal.Of(Covariance, [1.5], 1);
        given.Mean[0].ShouldBe(correlation * Second / First * 1.5, 1e-12);
        given.Variance[0].ShouldBe(Second * Second * (1 - (correlation * correlation)), 1e-12);
        given.Draw([1.0])[0].ShouldBe(given.Mean[0] + Math.Sqrt(given.Variance[0]), 1e-12);
    }

    [Fact]
    public void Knowing_One_Number_After_Another_Is_Knowing_Both()
    {
        double Covariance(int i, int j) => Math.Exp(-Math.Abs(i - j) / 3.0) + (i == j ? 0.1 : 0);
        double[] values = [0.3, -0.7, 1.1, 0.2];
        double all = ConditionedNormal.LogDensity(Covariance, values);
        double steps = 0;
        for (int n = 0; n < values.Length; n++)
        {
            ConditionedNormal next = ConditionedNormal.Of(Covariance, values[..n], 1);
            steps += (-0.5 * Math.Pow(values[n] - next.Mean[0], 2) / next.Variance[0]) - (0.5 * Math.Log(2 * Math.PI * next.Variance[0]));
        }

        all.ShouldBe(steps, 1e-10);
    }

    [Fact]
    public void Nothing_Known_Leaves_The_Numbers_As_They_Were()
    {
        ConditionedNormal free = ConditionedNormal.Of((i, j) => i == j ? 4 : 1, [], 3);
        free.Mean.ShouldAllBe(mean => mean == 0);
        free.Variance.ShouldAllBe(variance => variance == 4);
    }

    [Fact]
    public void A_Covariance_With_No_Variance_Is_Refused() =>
        Should.Throw<StatisticalInputException>(() => ConditionedNormal.Of((_, _) => 0, [1.0], 1));
}
