namespace Corridor.Statistics.Tests;

public class ForecastTests
{
    [Fact]
    public void Persistence_Keeps_The_Last_Value_And_Widens_With_The_Root_Of_Time()
    {
        YearValue[] past = [new(2018, 100), new(2019, 110), new(2021, 90), new(2020, 100)];
        var one = new Persistence().Forecast(past, 2022);
        var four = new Persistence().Forecast(past, 2025);
        one.Median.ShouldBe(90, 1e-9);
        (four.Scale / one.Scale).ShouldBe(2, 1e-12);
        var squares = Math.Pow(Math.Log(1.1), 2) + Math.Pow(Math.Log(10 / 11.0), 2) + Math.Pow(Math.Log(0.9), 2);
        one.Scale.ShouldBe(Math.Sqrt(squares / 3), 1e-12);
    }

    [Fact]
    public void A_Gap_Of_Two_Years_Counts_As_Two_Steps() =>
        new Persistence(onLogs: false).Forecast([new(2015, 0), new(2019, 2), new(2020, 1)], 2021).Scale.ShouldBe(Math.Sqrt((4 / 4.0 + 1) / 2), 1e-12);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Eighty_Per_Cent_Intervals_Of_Each_Method_Hold_Eighty_Per_Cent_When_Its_Model_Is_True(bool trend)
    {
        ISeriesForecaster method = trend ? new LinearTrend() : new Persistence();
        var bits = new KeyedSplitMix(13).Stream(1000, trend ? 1ul : 0, 0);
        const int times = 3000;
        var held = 0;
        for (var i = 0; i < times; i++)
        {
            double walk = 0;
            YearValue[] all = [.. Enumerable.Range(2010, 12).Select(year =>
            {
                walk += 0.2 * bits.Normal();
                return new YearValue(year, Math.Exp(trend ? (0.05 * (year - 2010)) + (0.2 * bits.Normal()) : walk));
            })];
            var forecast = method.Forecast(all[..9], 2021);
            held += all[11].Value >= forecast.Quantile(0.1) && all[11].Value <= forecast.Quantile(0.9) ? 1 : 0;
        }

        (held / (double)times).ShouldBe(0.8, 4 * Math.Sqrt(0.16 / times));
    }

    [Fact]
    public void The_Trend_Continues_A_Line_Exactly() =>
        new LinearTrend().Forecast([new(2010, 1), new(2011, 2), new(2012, 4), new(2014, 16)], 2016).Median.ShouldBe(64, 1e-9);

    [Fact]
    public void An_Ensemble_Of_Quantiles_Scores_Like_The_Distribution()
    {
        var forecast = new PredictiveDistribution(1, 0.3, double.PositiveInfinity, OnLogs: true);
        Crps.OfEnsemble(forecast.Ensemble(400), 4).ShouldBe(Crps.OfLogNormal(Math.E, 0.3, 4), 0.005);
    }

    [Fact]
    public void A_Past_That_Cannot_Be_Used_Is_Refused_With_Its_Reason()
    {
        Should.Throw<StatisticalInputException>(() => new Persistence().Forecast([new(2010, 1)], 2012)).Message.ShouldContain("at least 2");
        Should.Throw<StatisticalInputException>(() => new Persistence().Forecast([new(2010, 1), new(2011, 0)], 2012)).Message.ShouldContain("2011");
        Should.Throw<StatisticalInputException>(() => new LinearTrend().Forecast([new(2010, 1), new(2010, 2), new(2011, 3)], 2012)).Message.ShouldContain("twice");
        Should.Throw<StatisticalInputException>(() => new LinearTrend().Forecast([new(2010, 1), new(2011, 2), new(2012, 3)], 2012)).Message.ShouldContain("2012");
    }
}
