using Corridor.Inference.Calibration;
using Xunit;

namespace Corridor.Inference.Tests.Calibration;

public sealed class BiasGroupTests
{
    private static readonly OutlierRule None = new(0, 2);
    private static readonly OutlierRule Some = new(0.05, 2);

    [Fact]
    public void Without_Outliers_The_Likelihood_Is_That_Of_Correlated_Normals()
    {
        // Covariance sigma_i^2 + tau^2 of two figures, by hand.
        const double Tau = 0.7;
        double a = (0.1 * 0.1) + (Tau * Tau);
        double b = (0.2 * 0.2) + (Tau * Tau);
        const double C = Tau * Tau;
        double determinant = (a * b) - (C * C);
        double quadratic = ((b * 0.5 * 0.5) - (2 * C * 0.5 * 0.3) + (a * 0.3 * 0.3)) / determinant;
        double expected = (-0.5 * quadratic) - (0.5 * Math.Log(determinant)) - Math.Log(2 * Math.PI);

        Assert.Equal(expected, new BiasGroup(Tau, None).LogLikelihood([Point(0.5, 0.1), Point(0.3, 0.2)]), 9);
    }

    [Fact]
    public void Without_Outliers_The_Bias_Is_The_Closed_Form_Of_Normals()
    {
        const double Tau = 1.2;
        Residual[] figures = [Point(0.9, 0.1), Point(1.2, 0.3), new(0.5, 0.5, 2, 0.4)];
        double precision = 1 / (Tau * Tau);
        double sum = 0;
        foreach (Residual figure in figures)
        {
            precision += figure.Reach * figure.Reach / (figure.Sd * figure.Sd);
            sum += figure.Reach * figure.Low / (figure.Sd * figure.Sd);
        }

        BiasJudgement judged = new BiasGroup(Tau, None).Judge(figures);

        Assert.Equal(sum / precision, judged.BiasMean, 7);
        Assert.Equal(1 / Math.Sqrt(precision), judged.BiasSd, 7);
    }

    [Theory]
    [InlineData(0.1, new[] { 0.02, -0.05 })]
    [InlineData(0.1, new[] { 3.0, 3.1 })]
    [InlineData(1.2, new[] { 0.4, 0.5, 0.45, 2.9 })]
    [InlineData(0.7, new[] { -1.0, 1.0, 0.0 })]
    public void Integration_Agrees_With_A_Fine_Grid(double spread, double[] residuals)
    {
        Residual[] figures = [.. residuals.Select(residual => Point(residual, 0.1))];
        double Density(double x, double sd) => Math.Exp(-0.5 * x * x / (sd * sd)) / (sd * Math.Sqrt(2 * Math.PI));
        double sum = 0;
        const double Step = 1e-3;
        for (double bias = -12; bias <= 12; bias += Step)
        {
            double all = Density(bias, spread);
            foreach (Residual figure in figures)
            {
                all *= (0.95 * Density(figure.Low - bias, figure.Sd)) + (0.05 * Density(figure.Low - bias, 2));
            }

            sum += all * Step;
        }

        Assert.Equal(Math.Log(sum), new BiasGroup(spread, Some).LogLikelihood(figures), 2e-3);
    }

    [Fact]
    public void One_Figure_Alone_And_In_The_Integral_Have_The_Same_Likelihood()
    {
        Residual[] one = [Point(0.4, 0.1)];
        BiasGroup group = new(0.7, Some);

        Assert.Equal(group.Judge(one).LogLikelihood, group.LogLikelihood(one), 1e-3);
    }

    [Fact]
    public void The_Order_Of_Figures_Does_Not_Matter()
    {
        BiasGroup group = new(0.7, Some);
        Residual[] figures = [Point(0.4, 0.1), Point(-0.2, 0.3), new(0, double.PositiveInfinity, 1, 0.2)];

        Assert.Equal(group.LogLikelihood(figures), group.LogLikelihood([.. figures.Reverse()]), 12);
    }

    [Fact]
    public void An_Interval_Is_Flat_Inside_And_Falls_Outside()
    {
        BiasGroup group = new(0.1, Some);
        double At(double model) => group.LogLikelihood([new(-1 - model, 1 - model, 1, 0.05)]);

        Assert.Equal(At(0), At(0.3), 1e-3);
        Assert.True(At(1.5) < At(0.3) - 1);
        Assert.True(At(3) < At(1.5));
    }

    [Fact]
    public void At_Least_Says_Nothing_Against_Models_Above()
    {
        BiasGroup group = new(0.1, Some);
        double At(double model) => group.LogLikelihood([new(-model, double.PositiveInfinity, 1, 0.1)]);

        // What is left of a slope is the twentieth that may be outlying.
        Assert.Equal(At(1), At(5), 0.03);
        Assert.True(At(-1) < At(1) - 1);
    }

    [Fact]
    public void No_Figure_Pulls_Harder_The_Farther_It_Lies()
    {
        BiasGroup group = new(0.1, Some);
        double Slope(double distance) => (group.LogLikelihood([Point(distance - 0.01, 0.1)]) - group.LogLikelihood([Point(distance, 0.1)])) / 0.01;

        double near = Slope(0.3);
        Assert.True(near > 5);
        Assert.True(Slope(Math.Log(10)) < near / 5);
    }

    [Fact]
    public void A_Figure_Ten_Times_Too_Large_Is_Outlying_And_Leaves_The_Bias_Where_It_Was()
    {
        BiasGroup group = new(0.7, Some);
        Residual[] sound = [Point(0.2, 0.1), Point(0.25, 0.1), Point(0.15, 0.1)];
        BiasJudgement before = group.Judge(sound);
        BiasJudgement after = group.Judge([.. sound, Point(0.2 + Math.Log(10), 0.1)]);

        Assert.True(after.Outlying[3] > 0.95);
        Assert.True(after.Outlying[0] < 0.1);
        Assert.Equal(before.BiasMean, after.BiasMean, 0.01);
    }

    [Fact]
    public void A_Figure_Out_Of_All_Reach_Still_Says_Where_The_Model_Would_Be_Nearer()
    {
        BiasGroup group = new(0.1, Some);

        Assert.True(group.LogLikelihood([Point(40, 0.1)]) > group.LogLikelihood([Point(60, 0.1)]));
        Assert.True(double.IsFinite(group.LogLikelihood([Point(60, 0.1), Point(-60, 0.1)])));
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.158655253931457)]
    [InlineData(2.5, 0.00620966532577613)]
    [InlineData(4, 3.16712418331199e-05)]
    [InlineData(8, 6.22096057427178e-16)]
    public void Tail_Probabilities_Are_Those_Of_The_Tables(double z, double expected)
    {
        // An interval from z up, without outliers and with next to no bias.
        double log = new BiasGroup(1e-9, None).LogLikelihood([new(z, double.PositiveInfinity, 1, 1)]);

        Assert.Equal(Math.Log(expected), log, 1e-9);
    }

    private static Residual Point(double residual, double sd) => new(residual, residual, 1, sd);
}
