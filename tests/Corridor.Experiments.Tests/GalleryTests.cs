using Corridor.Data;
using Corridor.Model;
using Corridor.Model.Displaced;
using Corridor.Model.Scenarios;
using Corridor.Simulation;

namespace Corridor.Experiments.Tests;

/// <summary>Laws over the project's scenarios: each change moves its direct target in the right direction.</summary>
public class GalleryTests
{
    private static readonly Month Begins = new(2027, 1);

    public static TheoryData<string> All => [.. Gallery.Ids];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_Scenario_Asks_A_Question_And_Gives_Its_Reasons(string id)
    {
        (Scenario scenario, ModelSystem under) = Gallery.Of(id);
        scenario.Id.ShouldBe(id);
        scenario.Warnings.ShouldBeEmpty();
        bool changes = InputDifferences.Between(Gallery.System, under, scenario.Until).Any(one => one.IsRead);
        changes.ShouldBe(scenario.Changes.Count > 0);
        if (id != "base")
        {
            scenario.Question!.En.ShouldEndWith("?");
            scenario.Question.Ru.ShouldEndWith("?");
            scenario.Sources.ShouldNotBeEmpty();
            (changes || scenario.Limits is not null).ShouldBeTrue("what a scenario can't express it says");
        }
    }

    [Theory]
    [InlineData("TJK")]
    [InlineData("UZB")]
    public void A_Higher_Price_Of_Papers_Means_Fewer_Patents(string nation)
    {
        double[] before = Gallery.Run("base", nation).Sum("stock", nation, "RUS", "patent");
        double[] after = Gallery.Run("patents-double", nation).Sum("stock", nation, "RUS", "patent");
        Months(Begins, Gallery.Until).ShouldAllBe(month => after.At(month) < before.At(month));
    }

    [Theory]
    [InlineData("TJK")]
    [InlineData("KGZ")]
    [InlineData("UZB")]
    public void Higher_Enforcement_Means_More_People_In_Custody_While_As_Many_Are_There(string nation)
    {
        // Soon there are fewer whom it can reach, so that the number falls again; their share among those without papers does not.
        double[] once = InCustody("base", nation);
        double[] twice = InCustody("expels-twice", nation);
        double[] five = InCustody("expels-five-times", nation);
        Months(Begins.Plus(1), Begins.Plus(3)).ShouldAllBe(month => twice.At(month) > once.At(month) && five.At(month) > twice.At(month));
        Months(Begins.Plus(1), Gallery.Until).ShouldAllBe(month => ShareInCustody("expels-twice", nation, month) > ShareInCustody("base", nation, month) && ShareInCustody("expels-five-times", nation, month) > ShareInCustody("expels-twice", nation, month));
    }

    [Theory]
    [InlineData("TJK")]
    [InlineData("KGZ")]
    [InlineData("UZB")]
    public void A_Weaker_Rouble_Means_Fewer_Dollars_From_Russia(string nation)
    {
        double[] before = Gallery.Run("base", nation).Sum("remittances_true", nation, "RUS");
        double[] after = Gallery.Run("rouble-falls", nation).Sum("remittances_true", nation, "RUS");
        Months(new Month(2027, 3), new Month(2029, 2)).ShouldAllBe(month => after.At(month) < before.At(month));
        (after.At(new Month(2027, 3)) / before.At(new Month(2027, 3))).ShouldBeInRange(0.6, 0.72);
    }

    [Theory]
    [InlineData("TJK")]
    [InlineData("TKM")]
    [InlineData("UZB")]
    public void A_Longer_Term_Of_Registration_Means_Fewer_Without_Papers_And_Fewer_Barred(string nation)
    {
        (SeriesTable before, SeriesTable after) = (Gallery.Run("base", nation), Gallery.Run("registration-30-days", nation));
        Months(Begins.Plus(1), Gallery.Until).ShouldAllBe(month => after.Sum("stock", nation, "RUS", "irregular").At(month) < before.Sum("stock", nation, "RUS", "irregular").At(month));
        Months(Begins.Plus(3), Gallery.Until).ShouldAllBe(month => after.Sum("stock", nation, nation, "barred").At(month) < before.Sum("stock", nation, nation, "barred").At(month));
        before.Sum("stock", nation, "RUS").AsSpan(0, Begins - Scenario.Start).SequenceEqual(after.Sum("stock", nation, "RUS").AsSpan(0, Begins - Scenario.Start)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("TJK")]
    [InlineData("UZB")]
    public void A_Deeper_Shortage_In_Russia_Means_Better_Pay_And_Not_Fewer_People_There(string nation)
    {
        double[] before = Gallery.Run("base", nation).Sum("stock", nation, "RUS");
        double[] after = Gallery.Run("labour-shortage", nation).Sum("stock", nation, "RUS");
        Months(Begins.Plus(12), Gallery.Until).ShouldAllBe(month => after.At(month) > before.At(month));
        int[] past = [.. Enumerable.Range(0, new Month(2024, 10) - Scenario.Start)];
        past.ShouldAllBe(t => after[t] == before[t]);
    }

    [Fact]
    public void A_New_Mobilisation_Brings_Relocants_And_The_End_Of_The_War_Sends_Ukrainians_Home_Sooner()
    {
        DisplacedPair relocants = new("relocants", "KGZ");
        DisplacedPair ukrainians = new("ukrainians", "RUS");
        int months = Gallery.Until - Scenario.Start + 1;
        WaveFlows Flows(string id, DisplacedPair pair) => Gallery.Of(id).System.Displaced.Flows(pair, 0, Scenario.Start, months);
        int after = new Month(2028, 7) - Scenario.Start;
        Flows("mobilisation", relocants).Stock[after].ShouldBeGreaterThan(Flows("base", relocants).Stock[after] + 5_000);
        int later = new Month(2029, 7) - Scenario.Start;
        Flows("war-ends", ukrainians).Stock[later].ShouldBeLessThan(0.9 * Flows("base", ukrainians).Stock[later]);
    }

    [Theory]
    [InlineData("closes-to-tajik", "TJK", "RUS")]
    [InlineData("turkey-closes", "TKM", "TUR")]
    [InlineData("turkey-closes", "UZB", "TUR")]
    public void Nobody_Arrives_In_A_Closed_Place(string scenario, string nation, string place)
    {
        double[] before = Gallery.Run("base", nation).Sum("arrivals", nation, place);
        double[] after = Gallery.Run(scenario, nation).Sum("arrivals", nation, place);
        Months(Begins, Gallery.Until).ShouldAllBe(month => before.At(month) > 0 && after.At(month) == 0);
        double[] elsewhereBefore = Gallery.Run("base", nation).Sum("arrivals", nation, place == "RUS" ? "KAZ" : "RUS");
        double[] elsewhereAfter = Gallery.Run(scenario, nation).Sum("arrivals", nation, place == "RUS" ? "KAZ" : "RUS");
        elsewhereAfter.OverYear(2028).ShouldBeGreaterThan(elsewhereBefore.OverYear(2028));
    }

    [Theory]
    [InlineData("korea-britain-double", "KGZ", "GBR")]
    [InlineData("korea-britain-double", "UZB", "KOR")]
    [InlineData("uzbekistan-200k", "UZB", "DEU")]
    public void A_Higher_Cap_Means_More_People_There(string scenario, string nation, string place)
    {
        double[] before = Gallery.Run("base", nation).Sum("stock", nation, place);
        double[] after = Gallery.Run(scenario, nation).Sum("stock", nation, place);
        Months(Begins.Plus(1), Gallery.Until).ShouldAllBe(month => after.At(month) >= before.At(month));
        after.At(Gallery.Until).ShouldBeGreaterThan(before.At(Gallery.Until));
    }

    [Fact]
    public void Nobody_Is_Killed_After_The_War()
    {
        SeriesTable run = Gallery.Run("war-ends", "UZB");
        run.Sum("flow:death", "UZB", toStatus: "killed").At(new Month(2027, 6)).ShouldBeGreaterThan(0);
        Months(new Month(2027, 7), Gallery.Until).ShouldAllBe(month => run.Sum("flow:death", "UZB", null, null, null, "killed").At(month) == 0);
    }

    [Fact]
    public void An_Amnesty_Empties_The_List_Of_The_Barred_For_A_While()
    {
        double[] before = Gallery.Run("base", "TJK").Sum("stock", "TJK", "TJK", "barred");
        double[] after = Gallery.Run("amnesty-all", "TJK").Sum("stock", "TJK", "TJK", "barred");
        (after.At(Begins) / before.At(Begins)).ShouldBeLessThan(0.2);
        Months(Begins, Gallery.Until).ShouldAllBe(month => after.At(month) < before.At(month));
    }

    [Fact]
    public void More_Jobs_At_Home_Mean_Less_Unemployment_And_Fewer_Departures()
    {
        Gallery.Run("uzbekistan-jobs", "UZB").Sum("unemployment", "UZB").At(Gallery.Until).ShouldBeLessThan(Gallery.Run("base", "UZB").Sum("unemployment", "UZB").At(Gallery.Until));
        Gallery.Run("uzbekistan-jobs", "UZB").Sum("departures", "UZB", "UZB").OverYear(2030).ShouldBeLessThan(Gallery.Run("base", "UZB").Sum("departures", "UZB", "UZB").OverYear(2030));
    }

    [Fact]
    public void Fertility_Moves_Births_Both_Ways()
    {
        double Births(string scenario) => Gallery.Run(scenario, "TJK").Sum("births", "TJK").OverYear(2030);
        Births("fertility-low").ShouldBeLessThan(Births("base"));
        Births("fertility-high").ShouldBeGreaterThan(Births("base"));
    }

    [Fact]
    public void Channels_That_Are_Cut_Lower_Remittances_And_Move_Nobody()
    {
        double[] Sent(string scenario) => Gallery.Run(scenario, "KGZ").Sum("remittances_true", "KGZ", "RUS");
        (Sent("channels-cut").At(Begins) / Sent("base").At(Begins)).ShouldBe(0.5, 1e-12);
        Gallery.Run("channels-cut", "KGZ").Sum("stock", "KGZ", "RUS").ShouldBe(Gallery.Run("base", "KGZ").Sum("stock", "KGZ", "RUS"));
    }

    private static double[] InCustody(string scenario, string nation) => Gallery.Run(scenario, nation).Sum("stock", nation, "RUS", "custody");

    private static double ShareInCustody(string scenario, string nation, Month month)
    {
        SeriesTable run = Gallery.Run(scenario, nation);
        double custody = run.Sum("stock", nation, "RUS", "custody").At(month);
        return custody / (custody + run.Sum("stock", nation, "RUS", "irregular").At(month));
    }

    private static IEnumerable<Month> Months(Month first, Month last) => Enumerable.Range(0, last - first + 1).Select(m => first.Plus(m));
}
