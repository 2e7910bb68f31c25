using Corridor.Data;
using Corridor.Evidence;
using Corridor.Inference.Calibration;
using Xunit;

namespace Corridor.Inference.Tests.Calibration;

public sealed class FigureSelectionTests
{
    [Fact]
    public void The_Projects_Figures_Meet_What_The_Calibration_Needs()
    {
        ObservedFigure[] used = [.. ProjectCalibration.Data.Used];

        Assert.True(used.Length >= 350, $"{used.Length} figures");
        Assert.Equal(["KAZ", "KGZ", "TJK", "TKM", "UZB"], used.Select(figure => figure.Nation).Distinct().Order(StringComparer.Ordinal));
        Assert.True(used.Select(figure => figure.Figure.Measure).Distinct().Count() >= 12);
        Assert.True(used.Select(figure => figure.Publisher.Id).Distinct().Count() >= 20);
    }

    [Fact]
    public void Every_Figure_Stands_In_The_Table_Once_And_Is_Used_Or_Has_A_Reason()
    {
        IReadOnlyList<FigureEntry> table = ProjectCalibration.Data.Table;

        Assert.Equal(table.Count, table.Select(use => use.Figure.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(ProjectData.Evidence.Figures, figure => Assert.Contains(table, use => ReferenceEquals(use.Figure, figure)));
        Assert.All(table, use => Assert.True((use.Observed is null) == (use.Why.Length > 0), use.Figure.Id));
    }

    [Fact]
    public void Every_Publisher_Of_A_Used_Figure_Is_Listed()
    {
        Assert.All(
            ProjectCalibration.Data.Used.Where(figure => figure.Figure.Publisher.Length > 0),
            figure => Assert.True(ProjectCalibration.Data.Publishers.Knows(figure.Figure.Publisher), figure.Figure.Publisher));
    }

    [Fact]
    public void Warned_Figures_Are_Never_Used()
    {
        Assert.DoesNotContain(ProjectCalibration.Data.Used, figure => figure.Figure.Flags != Caveats.None);
    }

    [Theory]
    [InlineData(Caveats.Garbled)]
    [InlineData(Caveats.Implausible)]
    [InlineData(Caveats.Forecast)]
    [InlineData(Caveats.AmbiguousUnit)]
    [InlineData(Caveats.Duplicate)]
    public void A_Warning_Takes_A_Figure_Out_And_Says_So(Caveats flag)
    {
        Figure figure = SmallRun.Figure("migrant_stock", 900_000, 900_000);
        FigureEntry use = Single(figure with { Flags = flag });

        Assert.Null(use.Observed);
        Assert.NotEmpty(use.Why);
        Assert.NotNull(Single(figure).Observed);
    }

    [Fact]
    public void One_Publishers_Number_In_Two_Sources_Counts_Once_And_The_Fuller_One_Is_Kept()
    {
        Figure rounded = SmallRun.Figure("citizenship_grants", 104_000, 104_000, id: "A1") with { Publisher = "Russian MVD (Ministry of Internal Affairs) migration statistics" };
        Figure full = SmallRun.Figure("citizenship_grants", 103_681, 103_681, id: "A2") with { Publisher = "MIA RF" };
        IReadOnlyList<FigureEntry> table = Table(rounded, full);

        Assert.Null(table[0].Observed);
        Assert.Contains("A2", table[0].Why, StringComparison.Ordinal);
        Assert.NotNull(table[1].Observed);
    }

    [Fact]
    public void Two_Publishers_With_One_Number_Both_Count()
    {
        Figure one = SmallRun.Figure("citizenship_grants", 103_681, 103_681, id: "A1") with { Publisher = "MIA RF" };
        Figure other = SmallRun.Figure("citizenship_grants", 103_681, 103_681, id: "A2") with { Publisher = "Rosstat" };

        Assert.All(Table(one, other), use => Assert.NotNull(use.Observed));
    }

    [Fact]
    public void Figures_Of_One_Publisher_In_One_Measure_Share_A_Group_And_Those_Of_Another_Do_Not()
    {
        Figure first = SmallRun.Figure("citizenship_grants", 103_681, 103_681, id: "A1") with { Publisher = "MIA RF" };
        Figure second = SmallRun.Figure("citizenship_grants", 173_634, 173_634, "2023", id: "A2") with { Publisher = "Russian MVD (Ministry of Internal Affairs) migration statistics" };
        Figure third = SmallRun.Figure("citizenship_grants", 100_000, 100_000, id: "A3") with { Publisher = "Rosstat" };
        ObservedFigure[] used = [.. Table(first, second, third).Select(use => use.Observed!)];

        Assert.Equal(used[0].Group, used[1].Group);
        Assert.NotEqual(used[0].Group, used[2].Group);
    }

    [Fact]
    public void A_Publisher_That_Is_Not_Listed_Is_Press()
    {
        FigureEntry use = Single(SmallRun.Figure("migrant_stock", 900_000, 900_000) with { Publisher = "somebody" });

        Assert.Equal("press", use.Publisher.Class);
        Assert.Equal("somebody", use.Publisher.Id);
    }

    private static FigureEntry Single(Figure figure) => Assert.Single(Table(figure));

    private static IReadOnlyList<FigureEntry> Table(params Figure[] figures)
    {
        EvidenceBase some = EvidenceBase.Of(figures, ProjectData.Evidence.Measures, ProjectData.Evidence.Names, ProjectData.Evidence.Sources);
        return FigureSelection.Of(some, null, ProjectCalibration.Data.Plan, ProjectCalibration.Data.Publishers, new Dictionary<string, string>(), SmallRun.Series());
    }
}
