using System.Globalization;
using Corridor.Model;
using Xunit.Abstractions;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>The base run against published figures, before any calibration.</summary>
public sealed class PublishedFiguresTests(ITestOutputHelper output)
{
    [Fact]
    public void Population_Is_Within_One_And_A_Half_Percent_Of_World_Population_Prospects()
    {
        List<(string Nation, int Year, double Difference)> all = [];
        foreach (string nation in BaseRun.Nations)
        {
            NationModel model = BaseRun.System.Compile(nation, 1);
            double[] counted = BaseRun.Series.Sum("population_wpp", nation);
            for (int year = 2010; year <= 2023; year++)
            {
                // A stock is at the end of its month: the end of June is the middle of the year.
                double published = model.PublishedPopulation(year);
                all.Add((nation, year, (counted.At($"{year:0000}-06") / published) - 1));
            }
        }

        foreach (var nation in all.GroupBy(item => item.Nation))
        {
            var largest = nation.MaxBy(item => Math.Abs(item.Difference));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nation.Key}: largest difference {100 * largest.Difference:+0.00;-0.00} % in {largest.Year}"));
        }

        all.Count.ShouldBe(70);
        all.Where(item => !(Math.Abs(item.Difference) <= 0.015)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("TJK", 0.6e6, 1.6e6)]
    [InlineData("KGZ", 0.45e6, 1.0e6)]
    [InlineData("UZB", 1.2e6, 2.2e6)]
    public void Citizens_In_Russia_In_2022_Are_Among_The_Published_Figures(string nation, double low, double high) =>
        Indicators.Row(BaseRun.Series, nation, 2022).CitizensInRussia.ShouldBeInRange(low, high);

    [Theory]
    [InlineData("TJK", 30, 52)]
    [InlineData("KGZ", 20, 35)]
    [InlineData("UZB", 13, 22)]
    [InlineData("KAZ", 0, 2)]
    [InlineData("TKM", 0, 2)]
    public void Remittances_To_Gdp_In_2022_Are_Among_The_Published_Figures(string nation, double low, double high) =>
        Indicators.Row(BaseRun.Series, nation, 2022).RemittancesGdpPercent.ShouldBeInRange(low, high);
}
