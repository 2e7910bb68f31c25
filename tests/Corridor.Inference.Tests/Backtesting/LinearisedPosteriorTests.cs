using Corridor.Inference.Backtesting;
using Xunit;

namespace Corridor.Inference.Tests.Backtesting;

public sealed class LinearisedPosteriorTests
{
    private const double Noise = 0.5;
    private static readonly double[] Seen = [1.5, -0.5, 2];
    private static readonly LinearisedOptions Options = new(Proposals: 400, Draws: 400, Threads: 1);

    [Fact]
    public void Of_A_Linear_Model_With_Normal_Errors_It_Is_The_Posterior()
    {
        // One parameter that all predictions follow, one that the second follows as well: precision matrix and mean by hand.
        LinearisedSample sample = LinearisedPosterior.Of(Density(point => [point[0], point[0] + point[1], point[0]]), Options);

        double weight = 1 / (Noise * Noise);
        double a = 1 + (3 * weight);
        double b = weight;
        double d = 1 + weight;
        double right = weight * (Seen[0] + Seen[1] + Seen[2]);
        double under = weight * Seen[1];
        double determinant = (a * d) - (b * b);
        double[] mean = [((d * right) - (b * under)) / determinant, ((a * under) - (b * right)) / determinant];
        double[] sd = [Math.Sqrt(d / determinant), Math.Sqrt(a / determinant)];
        for (int k = 0; k < 2; k++)
        {
            double[] draws = [.. sample.Draws.Select(draw => draw[k])];
            Assert.Equal(mean[k], draws.Average(), 0.2 * sd[k]);
            Assert.Equal(sd[k], Math.Sqrt(draws.Sum(value => Math.Pow(value - draws.Average(), 2)) / (draws.Length - 1)), 0.15 * sd[k]);
        }

        Assert.True(sample.Shape < 0.5);
    }

    [Fact]
    public void Weights_Make_Good_What_The_Line_Misses()
    {
        // Predictions that bend: the exact posterior by a fine sum over one parameter.
        static double[] Bent(double[] point) => [Math.Exp(0.6 * point[0]), Math.Exp(0.6 * point[0]), Math.Exp(0.6 * point[0])];
        PredictedDensity density = Density(Bent, dimension: 1);
        LinearisedSample sample = LinearisedPosterior.Of(density, Options);

        double all = 0;
        double first = 0;
        for (double x = -6; x <= 6; x += 0.01)
        {
            double weight = Math.Exp(density.LogDensity([x], Bent([x])));
            (all, first) = (all + weight, first + (weight * x));
        }

        Assert.Equal(first / all, sample.Draws.Average(draw => draw[0]), 0.06);
    }

    [Fact]
    public void The_Same_Seed_Gives_The_Same_Draws_On_Any_Number_Of_Threads()
    {
        PredictedDensity density = Density(point => [point[0], Math.Exp(0.3 * point[1]), point[0]]);
        LinearisedSample one = LinearisedPosterior.Of(density, Options with { Proposals = 60, Draws = 60 });
        LinearisedSample three = LinearisedPosterior.Of(density, Options with { Proposals = 60, Draws = 60, Threads = 3 });

        Assert.Equal(one.Draws.SelectMany(draw => draw), three.Draws.SelectMany(draw => draw));
        Assert.Equal(one.Runs, three.Runs);
    }

    private static PredictedDensity Density(Func<double[], double[]> predict, int dimension = 2) => new(
        dimension,
        dimension,
        predict,
        (point, predicted) => (-0.5 * point.Sum(value => value * value)) - (0.5 * predicted.Zip(Seen, (model, seen) => Math.Pow((seen - model) / Noise, 2)).Sum()));
}
