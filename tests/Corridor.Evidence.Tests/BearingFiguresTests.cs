namespace Corridor.Evidence.Tests;

public sealed class BearingFiguresTests
{
    [Fact]
    public void Question_How_Many_Tajik_Citizens_Are_In_Russia_Gathers_What_Contradicts()
    {
        IReadOnlyList<BearingFigure> found = BearingFigures.Near(TestData.Evidence, "TJK", "RUS", new DateOnly(2022, 12, 31));
        foreach (string id in new[] { "E0641", "E0642", "E1030", "UN24-TJK-RUS-2024", "E0550" })
        {
            found.ShouldContain(one => one.Figure.Id == id, id);
        }

        found.Take(2).Select(one => one.Figure.Id).ShouldBe(["E0641", "E0642"]);
        found.ShouldAllBe(one => one.Counts.Length > 0 && one.Measure.Operator.Length > 0);
        found.ShouldNotContain(one => one.Figure.Id == "UN24-TJK-RUS-2010");
    }

    [Fact]
    public void Garbled_And_Implausible_Figures_Are_Shown_And_Not_Usable()
    {
        IReadOnlyList<BearingFigure> found = BearingFigures.Near(TestData.Evidence, "KGZ", "AUT", new DateOnly(2024, 2, 1));
        found.Single(one => one.Figure.Id == "E0497").Usable.ShouldBeFalse();
    }

    [Fact]
    public void Card_Holds_Marks_And_Found_Conflicts()
    {
        FigureCard card = FigureCard.Of(TestData.Evidence, ConflictFinder.Find(TestData.Evidence), "e0642")!;
        card.Figure.Id.ShouldBe("E0642");
        card.ContradictedBy.ShouldContain("E0641");
        card.ContradictedBy.ShouldContain("E1030");
        card.ContradictedBy.ShouldBeUnique();
        card.Source!.Id.ShouldBe("HSF2023");
        card.UsedIn.ShouldBeEmpty();
        FigureCard.Of(TestData.Evidence, [], "E9999").ShouldBeNull();
    }
}
