namespace Corridor.Statistics.Tests;

public class InformationTests
{
    private static readonly (double[] Target, double[] Figure) Draws = Correlated(3000, 0.8);

    [Theory]
    [InlineData(0.3)]
    [InlineData(1.0)]
    [InlineData(3.0)]
    public void A_Figure_Takes_Away_The_Variance_Of_Normal_Theory(double error)
    {
        // Y and X normal with correlation r and unit variance: the share taken away is r^2 / (1 + error^2).
        var value = ExpectedInformation.OfFigure(Draws.Target, Draws.Figure, error);
        value.Share.ShouldBe(0.64 / (1 + (error * error)), 0.04);
        value.EffectiveDraws.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Exact_Knowledge_Takes_Away_The_Share_Explained() =>
        ExpectedInformation.OfParameter(Draws.Target, Draws.Figure).Share.ShouldBe(0.64, 0.04);

    [Fact]
    public void A_Bent_Dependence_Counts_Too()
    {
        double[] square = [.. Draws.Figure.Select(x => x * x)];
        ExpectedInformation.OfParameter(square, Draws.Figure).Share.ShouldBeGreaterThan(0.95);
        ExpectedInformation.OfFigure(square, Draws.Figure, 0.1).Share.ShouldBeGreaterThan(0.85);
    }

    [Fact]
    public void A_Figure_Without_Bearing_Teaches_Nothing()
    {
        var (target, figure) = Correlated(3000, 0);
        ExpectedInformation.OfFigure(target, figure, 0.5).Share.ShouldBe(0, 0.03);
        ExpectedInformation.OfParameter(target, figure).Share.ShouldBe(0, 0.03);
    }

    private static (double[] Target, double[] Figure) Correlated(int count, double correlation)
    {
        var bits = new KeyedSplitMix(41).Stream(1000, 0, 0);
        double[] figure = [.. Enumerable.Range(0, count).Select(_ => bits.Normal())];
        return ([.. figure.Select(x => (correlation * x) + (Math.Sqrt(1 - (correlation * correlation)) * bits.Normal()))], figure);
    }
}
