using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.Inference.Tests;

/// <summary>What the choice gives for the project's own figures.</summary>
public class PublishedFiguresTests
{
    private const Caveats Unusable = Caveats.Garbled | Caveats.AmbiguousUnit | Caveats.Duplicate | Caveats.Forecast;

    [Fact]
    public void Every_Nation_Has_Its_Yearly_Population_And_All_But_Turkmenistan_Report_Remittances()
    {
        foreach (string nation in ProjectData.Nations)
        {
            ProjectData.Figures.For(nation, ModelQuantity.UnitedNationsPopulation).Select(figure => figure.When.Year).ShouldBe(Enumerable.Range(2010, 14));
        }

        ProjectData.Nations.Where(nation => ProjectData.Figures.For(nation, ModelQuantity.RemittancesReceived).Count == 0).ShouldBe(["TKM"]);
    }

    [Fact]
    public void The_Figures_Of_Tajik_Citizens_In_Russia_That_Contradict_Each_Other_Stand_Side_By_Side()
    {
        string[] ids = [.. ProjectData.Figures.For("TJK", ModelQuantity.CitizensInRussia).Select(figure => figure.Id)];
        ids.ShouldContain("E0641");
        ids.ShouldContain("E0642");
        ids.ShouldContain("E1030");
    }

    [Fact]
    public void Of_The_Census_Of_Kyrgyzstan_Those_Outside_The_Country_Are_Taken_And_Those_Inside_Are_Not()
    {
        ProjectData.Figures.For("KGZ", ModelQuantity.CitizensAbroad).ShouldContain(figure => figure.Id == "E0435" && figure.Low == 876_900 && figure.When == new Month(2022, 3));
        string[] excluded = [.. ProjectData.Figures.ExcludedFrom("KGZ", ModelQuantity.CitizensAbroad).Select(figure => figure.Id)];
        ((string[])["E0422", "E0423", "E0425", "E0437", "E0441"]).Except(excluded).ShouldBeEmpty();
    }

    [Fact]
    public void No_Figure_Is_Taken_And_Left_Out_At_Once() =>
        ProjectData.Taken.Select(figure => (figure.Id, figure.Nation, figure.Quantity))
            .Intersect(ProjectData.Excluded.Select(figure => (figure.Id, figure.Nation, figure.Quantity)))
            .ShouldBeEmpty();

    [Fact]
    public void No_Taken_Figure_Is_Unreadable_A_Repetition_Or_An_Expectation() =>
        ProjectData.Taken.Where(figure => (figure.Caveats & Unusable) != Caveats.None).ShouldBeEmpty();

    [Fact]
    public void Every_Figure_Left_Out_By_Reading_Would_Be_Taken_Otherwise() =>
        ProjectData.Excluded.Where(figure => figure.Why == Exclusion.Read).Select(figure => figure.Id).Order(StringComparer.Ordinal)
            .ShouldBe(LeftOut.Load(ProjectData.Folder, ProjectData.Evidence, new Faults()).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_Stock_Of_The_United_Nations_That_Holds_Moves_Before_1991_Is_No_Stock_Of_Citizens() =>
        ProjectData.Excluded.ShouldContain(figure =>
            figure.Quantity == ModelQuantity.CitizensInRussia && figure.Why == Exclusion.OtherMeasure && figure.Id == "UN24-TJK-RUS-2020");

    [Fact]
    public void Every_Source_Is_In_The_Catalogue() =>
        ProjectData.Taken.Select(figure => figure.Source).Distinct(StringComparer.Ordinal).Where(source => ProjectData.Evidence.Sources.Find(source) is null).ShouldBeEmpty();
}
