using Corridor.Inference.Forecasting;
using Corridor.Statistics;

namespace Corridor.Inference.Tests.Forecasting;

public class GravityForecastTests
{
    private static readonly string[] Names = ["log(wage)", "log(population)"];

    [Fact]
    public void An_Exact_Gravity_Law_Is_Continued_Exactly()
    {
        GravityRow[] past = [.. Enumerable.Range(0, 12).Select(i => Row(2010 + i, i, noise: 0))];
        var fit = GravityForecast.Fit(Names, past);
        fit.Terms.Select(term => term.Estimate).ShouldBe([2, 0.7, 1], 1e-6);
        var next = Row(2025, 15, noise: 0);
        fit.Forecast(next.Regressors).Median.ShouldBe(next.Value, 1e-5 * next.Value);
    }

    [Fact]
    public void Eighty_Per_Cent_Intervals_Hold_About_Eighty_Per_Cent_When_The_Law_Is_True()
    {
        var bits = new KeyedSplitMix(3).Stream(1000, 0, 0);
        const int times = 1000;
        var held = 0;
        for (var time = 0; time < times; time++)
        {
            GravityRow[] all = [.. Enumerable.Range(0, 32).Select(i => Row(2000 + i, i, 0.2 * bits.Normal()))];
            var forecast = GravityForecast.Fit(Names, all[..30]).Forecast(all[31].Regressors);
            held += all[31].Value >= forecast.Quantile(0.1) && all[31].Value <= forecast.Quantile(0.9) ? 1 : 0;
        }

        // Robust errors of thirty rows are a little small.
        (held / (double)times).ShouldBeInRange(0.74, 0.86);
    }

    [Fact]
    public void A_Past_Shorter_Than_The_Coefficients_Need_Is_Refused() =>
        Should.Throw<StatisticalInputException>(() => GravityForecast.Fit(Names, [.. Enumerable.Range(0, 3).Select(i => Row(2010 + i, i, 0))])).Message.ShouldContain("at least 4");

    private static GravityRow Row(int year, int i, double noise)
    {
        double wage = Math.Log(400 + (300 * Math.Abs(Math.Sin(i)))), population = 2 + (0.02 * i);
        return new GravityRow(year, Math.Exp(2 + (0.7 * wage) + population + noise), [wage, population]);
    }
}
