using System.Text.Json;

namespace Corridor.Statistics.Tests;

public class MaximiserTests
{
    private static readonly double[] Spreads = [1, 0.1, 5, 1, 1, 0.5, 2, 1, 1, 3];

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.9)]
    public void The_Mode_Of_A_Normal_Density_Is_Found(double correlation)
    {
        var search = Search(Targets.Normal(Spreads, correlation), 1);
        var best = search.Run()[0];
        best.End.ShouldBe(SearchEnd.Flat);
        best.LogDensity.ShouldBe(0, 0.01);
        for (var i = 0; i < Spreads.Length; i++)
        {
            best.Point[i].ShouldBe(i + 1, 0.15 * Spreads[i]);
        }

        search.Evaluations.ShouldBeLessThan(4000);
    }

    [Fact]
    public void The_Higher_Of_Two_Peaks_Wins_When_Starts_Lie_Near_Both()
    {
        var search = new Maximiser(Targets.TwoPeaks(6, 4, 0.8), [[-5, -5, -5, -5, -5, -5], [5, 5, 5, 5, 5, 5]], [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], new MaximiserOptions());
        var optima = search.Run();
        optima[0].Start.ShouldBe(1);
        optima[0].Point.ShouldAllBe(value => Math.Abs(value - 4) < 0.1);
        optima[1].Point.ShouldAllBe(value => Math.Abs(value + 4) < 0.1);
        (optima[0].LogDensity - optima[1].LogDensity).ShouldBe(Math.Log(4), 0.02);
    }

    [Fact]
    public void Kinks_And_Forbidden_Ground_Do_Not_Stop_The_Search()
    {
        var target = new LogDensityFunction(8, x => x[0] < 0 ? double.NegativeInfinity : x[1] > 9 ? double.NaN : -x.Select((value, i) => Math.Abs(value - i) * (1 + (i % 3))).Sum());
        var best = Search(target, 2).Run()[0];
        best.LogDensity.ShouldBe(0, 0.05);
    }

    [Fact]
    public void The_Result_Does_Not_Depend_On_The_Number_Of_Threads()
    {
        var one = Search(Targets.Normal(Spreads, 0.5), 3, threads: 1).Run();
        var many = Search(Targets.Normal(Spreads, 0.5), 3, threads: 7).Run();
        many.Select(optimum => optimum.Point).ShouldBe(one.Select(optimum => optimum.Point));
    }

    [Fact]
    public void A_Search_Written_Down_And_Taken_Up_Again_Ends_With_The_Same_Bytes()
    {
        var target = Targets.Normal(Spreads, 0.5);
        var whole = Search(target, 2);
        var expected = whole.Run();
        var options = new MaximiserOptions { Seed = 5 };
        var part = Search(target, 2);
        while (part.Step())
        {
            var text = JsonSerializer.Serialize(part.Snapshot());
            part = Maximiser.Restore(target, options, JsonSerializer.Deserialize<MaximiserSnapshot>(text)!);
        }

        JsonSerializer.Serialize(part.Optima).ShouldBe(JsonSerializer.Serialize(expected));
        part.Evaluations.ShouldBe(whole.Evaluations);
    }

    [Fact]
    public void A_Cancelled_Generation_Leaves_The_State_As_It_Was()
    {
        using var stop = new CancellationTokenSource();
        var calls = 0;
        var target = new LogDensityFunction(10, x =>
        {
            if (Interlocked.Increment(ref calls) == 25)
            {
                stop.Cancel();
            }

            return -x.Sum(value => value * value);
        });
        var search = Search(target, 1);
        Should.Throw<OperationCanceledException>(() => search.Run(cancellation: stop.Token));
        search.Evaluations.ShouldBe(20);
        var taken = Maximiser.Restore(target, new MaximiserOptions { Seed = 5 }, search.Snapshot()).Run();
        taken[0].Point.ShouldBe(Search(target, 1).Run()[0].Point);
    }

    [Fact]
    public void A_Start_Far_Behind_Is_Given_Up()
    {
        var target = new LogDensityFunction(4, x => x.Sum(value => value > 50 ? -1000 - Math.Abs(value - 100) : -value * value));
        var options = new MaximiserOptions { GiveUpBelow = 50, Patience = 30 };
        var optima = new Maximiser(target, [[1, 1, 1, 1], [100, 100, 100, 101]], [0.5, 0.5, 0.5, 0.5], options).Run();
        optima[1].End.ShouldBe(SearchEnd.Behind);
        optima[0].LogDensity.ShouldBe(0, 0.01);
    }

    [Fact]
    public void A_Density_That_Is_Nowhere_Positive_Is_Told() =>
        Should.Throw<StatisticalInputException>(() => new Maximiser(new LogDensityFunction(3, _ => double.NaN), [[0, 0, 0]], [1, 1, 1], new MaximiserOptions { Generations = 5 }).Run());

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.9)]
    public void The_Curvature_At_The_Mode_Gives_The_Covariance_Of_A_Normal_Density(double correlation)
    {
        var mode = Enumerable.Range(1, Spreads.Length).Select(i => (double)i).ToArray();
        var around = Curvature.At(Targets.Normal(Spreads, correlation), mode, [.. Spreads.Select(spread => 10 * spread)]);
        var n = Spreads.Length;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                around.Covariance[(i * n) + j].ShouldBe(Spreads[i] * Spreads[j] * (i == j ? 1 : correlation), 1e-6 * Spreads[i] * Spreads[j]);
            }
        }

        around.Evaluations.ShouldBeLessThan((n * n) + (8 * n));
    }

    [Fact]
    public void Optima_Of_One_Peak_Count_As_One_Mode()
    {
        var target = Targets.TwoPeaks(6, 4, 0.8);
        double[] ones = [1, 1, 1, 1, 1, 1];
        double[] At(double value) => [.. ones.Select(one => one * value)];
        Optimum[] optima = [.. new[] { 4.0, 4.1, -4, 3.95, -4.05 }.Select((value, i) => new Optimum(At(value), target.LogDensity(At(value)), i, SearchEnd.Flat)).OrderByDescending(optimum => optimum.LogDensity)];
        var modes = Modes.Distinct(target, optima, ones);
        modes.Select(mode => Math.Round(mode.Mean[0])).ShouldBe([4, -4]);
        Modes.Distinct(target, optima, ones, within: 1).Count.ShouldBe(1);
    }

    [Fact]
    public void A_Posterior_Adds_Prior_And_Likelihood_With_The_Jacobian()
    {
        var prior = new JointPrior(["rate"], [new LogNormalPrior(2, 0.5)]);
        var posterior = new PosteriorDensity(prior, natural => -natural[0]);
        posterior.LogDensity([0.3]).ShouldBe(MathNet.Numerics.Distributions.LogNormal.PDFLn(Math.Log(2), 0.5, Math.Exp(0.3)) + 0.3 - Math.Exp(0.3), 1e-12);
    }

    private static Maximiser Search(ILogDensity target, int starts, int threads = 2)
    {
        var n = target.Dimension;
        var random = new KeyedSplitMix(11);
        var points = Enumerable.Range(0, starts).Select(s =>
        {
            var bits = random.Stream(1000, (ulong)s, 0);
            return Enumerable.Range(0, n).Select(_ => 5 * Math.Abs(bits.Normal())).ToArray();
        });
        return new Maximiser(target, [.. points], [.. Enumerable.Repeat(1.0, n)], new MaximiserOptions { Seed = 5, Threads = threads });
    }
}
