using System.Text.Json;

namespace Corridor.Cli.Tests;

/// <summary>Over the project's own data.</summary>
public sealed class BacktestVerbTests : CommandLineFixture
{
    [Fact]
    public void The_Document_Has_The_Contracts_Keys_And_Its_Numbers_Fit_Together()
    {
        Ran ran = Corridor("backtest", "--nation", "TKM", "--json");
        ran.Exit.ShouldBe(0);
        JsonElement document = ran.Json;
        document.GetProperty("cut").GetString().ShouldBe("2021-12");
        JsonElement[] series = [.. document.GetProperty("series").EnumerateArray()];
        series.ShouldNotBeEmpty();
        foreach (JsonElement one in series)
        {
            new[] { "id", "crps_model", "crps_persistence", "crps_trend", "crps_gravity", "covered80" }.Except(Ran.Keys(one)).ShouldBeEmpty();
            one.GetProperty("crps_model").GetDouble().ShouldBeGreaterThan(0);
            one.GetProperty("covered80").GetDouble().ShouldBeInRange(0, 1);
            (one.GetProperty("crps_persistence").ValueKind == JsonValueKind.Null).ShouldBe(one.GetProperty("past_years").GetInt32() < 2);
        }

        JsonElement summary = document.GetProperty("summary");
        summary.GetProperty("comparable").GetInt32().ShouldBe(series.Count(one => one.GetProperty("best").GetString() != "no simple forecast"));
        summary.GetProperty("won").GetInt32().ShouldBe(series.Count(one => one.GetProperty("best").GetString() == "model"));
        string verdict = document.GetProperty("verdict").GetString()!;
        series.Where(one => one.GetProperty("best").GetString() is "persistence" or "trend" or "gravity").ShouldAllBe(one => verdict.Contains(one.GetProperty("id").GetString()!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("backtest", "--cut", "2010-03")]
    [InlineData("backtest", "--cut", "2031-01")]
    [InlineData("backtest", "--nation", "RUS")]
    [InlineData("sensitivity", "--nation", "Atlantis")]
    public void What_Can_Not_Be_Computed_Is_Bad_Input(params string[] words) => Corridor(words).Exit.ShouldBe(2);
}
