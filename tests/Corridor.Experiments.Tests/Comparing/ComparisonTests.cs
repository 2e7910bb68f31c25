using Corridor.Data;
using Corridor.Experiments.Comparing;
using Corridor.Model;
using Corridor.Model.Scenarios;
using Corridor.Simulation;

namespace Corridor.Experiments.Tests.Comparing;

public class ComparisonTests
{
    private static readonly int[] Years = [2026, 2027, 2028, 2030];

    [Theory]
    [InlineData("base", "TJK")]
    [InlineData("base", "UZB")]
    public void A_Scenario_Without_Changes_Equals_The_Base_Exactly(string id, string nation)
    {
        IReadOnlyList<ComparisonRow> rows = Comparison.Rows(Gallery.Run(Gallery.System, nation), Gallery.Run(id, nation), [nation], Years, Gallery.System.Destinations);
        rows.ShouldNotBeEmpty();
        rows.ShouldAllBe(row => row.Difference == 0 && (row.A == 0 || (row.Ratio == 1 && row.Percent == 0)));
    }

    [Fact]
    public void A_Scenario_Against_Itself_Differs_By_Exactly_Nothing()
    {
        SeriesTable once = Gallery.Run("expels-twice", "TJK");
        SeriesTable again = Gallery.Run(Gallery.Of("expels-twice").System, "TJK");
        Comparison.Rows(once, again, ["TJK"], Years).ShouldAllBe(row => row.Difference == 0);
        Decomposition.Abroad.Of(once, again, "TJK").ShouldAllBe(part => part.Contribution == 0);
        InputDifferences.Between(Gallery.Of("expels-twice").System, Gallery.Of("expels-twice").System, Gallery.Until).ShouldBeEmpty();
    }

    [Fact]
    public void All_Nations_At_Once_Equal_Each_Nation_Alone()
    {
        SeriesTable all = Comparison.Run(Gallery.Of("rouble-falls").System, Gallery.Until, 2);
        foreach (string nation in new[] { "TJK", "KGZ" })
        {
            Comparison.Rows(Gallery.Run("rouble-falls", nation), all, [nation], Years).ShouldAllBe(row => row.Difference == 0);
        }
    }

    [Fact]
    public void A_Shock_That_Has_Not_Begun_Changes_Nothing() =>
        Comparison.Rows(Gallery.Run("base", "TJK"), Gallery.Run("expels-five-times", "TJK"), ["TJK"], [2015, 2022, 2026]).ShouldAllBe(row => row.Difference == 0);

    [Fact]
    public void Years_That_A_Run_Does_Not_Cover_Are_Left_Out() =>
        Comparison.Rows(Gallery.Run("base", "TJK"), Gallery.Run("base", "TJK"), ["TJK"], [2009, 2030, 2031]).Select(row => row.Year).Distinct().ShouldBe([2030]);

    [Fact]
    public void Ratio_And_Percent_Follow_From_Both_Values()
    {
        ComparisonRow row = new("TJK", "citizens_abroad", 2030, 200, 150);
        (row.Difference, row.Ratio, row.Percent).ShouldBe((-50, 0.75, -25));
        new ComparisonRow("TJK", "citizens_abroad", 2030, 0, 1).Ratio.ShouldBe(double.NaN);
    }

    [Fact]
    public void The_Inputs_That_Differ_Are_Told_With_Months_And_Values()
    {
        InputDifference rouble = Comparison.ChangedInputs(Gallery.System, Gallery.Of("rouble-falls").System, Gallery.Until).ShouldHaveSingleItem();
        (rouble.Kind, rouble.Input, rouble.Nation, rouble.Place).ShouldBe(("driver", "exchange_rate", string.Empty, "RUS"));
        (rouble.From, rouble.To, rouble.At).ShouldBe((new Month(2027, 3), new Month(2029, 2), new Month(2027, 3)));
        (rouble.B!.Number / rouble.A!.Number).ShouldBe(1 / 0.7, 1e-12);
    }

    [Fact]
    public void An_Answer_Names_Nations_And_Years_In_Both_Languages()
    {
        ModelSystem under = Gallery.Of("closes-to-tajik").System;
        ScenarioAnswer answer = ScenarioAnswer.Of(Comparison.Run(Gallery.System, Gallery.Until, 2), Comparison.Run(under, Gallery.Until, 2), Gallery.System.Gazetteer, 2027);
        answer.People.En.ShouldContain("in Russia: Tajikistan -");
        answer.People.En.ShouldContain("in 2030");
        answer.People.Ru.ShouldContain("в России: Таджикистан -");
        answer.Money.En.ShouldContain("remittances/GDP: Tajikistan -");
        answer.Money.Ru.ShouldContain("п.п.");
        answer.People.En.ShouldNotContain("Kyrgyzstan");
    }

    [Fact]
    public void An_Answer_To_Nothing_Says_That_Nothing_Changes()
    {
        SeriesTable run = Comparison.Run(Gallery.System, Gallery.Until, 2);
        ScenarioAnswer answer = ScenarioAnswer.Of(run, run, Gallery.System.Gazetteer, 2010);
        answer.People.En.ShouldBe("in Russia: no change to speak of; abroad: no change to speak of.");
        answer.Money.Ru.ShouldBe("переводы/ВВП: без заметных изменений; безработица: без заметных изменений.");
    }
}
