using Corridor.Experiments.Comparing;
using Corridor.Model;
using Corridor.Simulation;

namespace Corridor.Experiments.Tests.Comparing;

/// <summary>The difference of a stock is the sum of what the processes contribute.</summary>
public class DecompositionTests
{
    [Theory]
    [InlineData("expels-five-times", "TJK")]
    [InlineData("closes-to-tajik", "TJK")]
    [InlineData("rouble-falls", "UZB")]
    [InlineData("uzbekistan-union", "UZB")]
    [InlineData("war-ends", "TJK")]
    [InlineData("amnesty-all", "TJK")]
    [InlineData("fertility-high", "TJK")]
    [InlineData("turkey-closes", "TKM")]
    [InlineData("uzbekistan-200k", "UZB")]
    [InlineData("patents-double", "TJK")]
    public void Contributions_Add_Up_To_The_Difference(string scenario, string nation)
    {
        foreach (Decomposition stock in new[] { Decomposition.Abroad, Decomposition.InRussia })
        {
            AddUp(stock, Gallery.Run("base", nation), Gallery.Run(scenario, nation), nation);
        }
    }

    [Fact]
    public void Contributions_Add_Up_Where_Parameters_Change_The_Start_Too()
    {
        ModelSystem changed = Gallery.Under("{parameter: departure.b_net, multiply: 1.2, why: a test}", "{parameter: birth.place, multiply: 0.8, why: a test}", "{parameter: return.level, multiply: 1.1, why: a test}");
        AddUp(Decomposition.Abroad, Gallery.Run("base", "KGZ"), Gallery.Run(changed, "KGZ"), "KGZ");
    }

    [Fact]
    public void Contributions_Add_Up_To_A_Difference_Of_A_Few_Persons_Too()
    {
        ModelSystem changed = Gallery.Under("{wage: {nation: KAZ, place: JPN}, multiply: 1.02, from: 2027-01, why: a test}");
        (SeriesTable a, SeriesTable b) = (Gallery.Run("base", "KAZ"), Gallery.Run(changed, "KAZ"));
        double difference = Decomposition.Abroad.Stock(b, "KAZ", b.Count - 1) - Decomposition.Abroad.Stock(a, "KAZ", a.Count - 1);
        Math.Abs(difference).ShouldBeInRange(1e-3, 20);
        Decomposition.Abroad.Of(a, b, "KAZ").Sum(part => part.Contribution).ShouldBe(difference, 1e-12 * Math.Abs(difference));
    }

    [Fact]
    public void A_Process_That_Is_Missing_Is_No_Rounding()
    {
        SeriesTable whole = Gallery.Run("closes-to-tajik", "TJK");
        SeriesTable without = new(whole.Start, whole.Count);
        foreach (SeriesKey key in whole.Keys.Where(key => key.Series != "flow:departure"))
        {
            without.Add(key, whole.Find(key)!);
        }

        double difference = Decomposition.Abroad.Stock(whole, "TJK", whole.Count - 1) - Decomposition.Abroad.Stock(Gallery.Run("base", "TJK"), "TJK", whole.Count - 1);
        double sum = Decomposition.Abroad.Of(Gallery.Run("base", "TJK"), without, "TJK").Sum(part => part.Contribution);
        Math.Abs(sum - difference).ShouldBeGreaterThan(100_000);
    }

    [Theory]
    [InlineData("TJK")]
    [InlineData("UZB")]
    public void No_Flow_Is_Forgotten_So_That_The_Start_Contributes_Nothing(string nation)
    {
        SeriesTable a = Gallery.Run("base", nation);
        SeriesTable b = Gallery.Run("closure-2028", nation);
        foreach (Decomposition stock in new[] { Decomposition.Abroad, Decomposition.InRussia })
        {
            IReadOnlyList<ProcessContribution> parts = stock.Of(a, b, nation);
            parts.Single(part => part.Process == "start").Contribution.ShouldBe(0);

            // The start is told from the first month alone: the flows of all later months must lead from it to the last stock.
            parts.Sum(part => part.A).ShouldBe(stock.Stock(a, nation, a.Count - 1), 1e-9 * stock.Stock(a, nation, a.Count - 1));
        }
    }

    [Fact]
    public void A_Closed_Border_Acts_Through_Departures_And_Moves_Others_Back()
    {
        Dictionary<string, double> parts = Decomposition.InRussia.Of(Gallery.Run("base", "TJK"), Gallery.Run("closes-to-tajik", "TJK"), "TJK").ToDictionary(part => part.Process, part => part.Contribution);
        parts["departure"].ShouldBeLessThan(-100_000);
        parts["return"].ShouldBeGreaterThan(0);
        parts["death"].ShouldBeGreaterThan(0);
        parts.Keys.ShouldBe(["birth", "death", "departure", "enforcement", "family", "onward", "recruitment", "return", "settlement", "start", "study"], ignoreOrder: true);
    }

    private static void AddUp(Decomposition stock, SeriesTable a, SeriesTable b, string nation)
    {
        int last = a.Count - 1;
        double difference = stock.Stock(b, nation, last) - stock.Stock(a, nation, last);
        Math.Abs(difference).ShouldBeGreaterThan(1, $"{stock.Name} {nation}");
        stock.Of(a, b, nation).Sum(part => part.Contribution).ShouldBe(difference, 1e-9 * Math.Abs(difference));
    }
}
