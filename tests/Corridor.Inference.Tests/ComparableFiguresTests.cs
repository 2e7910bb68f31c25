using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.Inference.Tests;

public class ComparableFiguresTests
{
    private static readonly Figure Stock = new()
    {
        Id = "T1",
        Source = "HSF2023",
        Measure = "migrant_stock",
        Nation = "TJK",
        Place = "RUS",
        Population = "citizens",
        PeriodStart = new DateOnly(2022, 1, 1),
        PeriodEnd = new DateOnly(2022, 12, 31),
        Low = 1_000_000,
        High = 1_000_000,
        Unit = "persons",
        Kind = FigureKind.Stock,
    };

    private static readonly Figure Money = Stock with
    {
        Measure = "remittances_received",
        Place = string.Empty,
        Low = 5e9,
        High = 5e9,
        Unit = "USD",
        Kind = FigureKind.FlowMoney,
    };

    public static TheoryData<string, Exclusion> Faulty => new()
    {
        { "foreign born", Exclusion.OtherMeasure },
        { "garbled", Exclusion.Garbled },
        { "ambiguous", Exclusion.AmbiguousUnit },
        { "duplicate", Exclusion.Duplicate },
        { "forecast", Exclusion.Forecast },
        { "words", Exclusion.NoNumber },
        { "undated", Exclusion.Undated },
        { "placed in a year", Exclusion.Flow },
        { "women", Exclusion.OneSex },
        { "students", Exclusion.OnePurpose },
    };

    public static TheoryData<string, Exclusion> FaultyMoney => new()
    {
        { "national currency", Exclusion.OtherUnit },
        { "half a year", Exclusion.NotAYear },
        { "ten years", Exclusion.NotAYear },
        { "open end", Exclusion.NotAYear },
    };

    [Fact]
    public void A_Stock_In_Russia_Stands_Beside_Citizens_In_Russia_And_Nothing_Else()
    {
        ComparableFigures figures = ProjectData.Choose(Stock);
        figures.For("TJK", ModelQuantity.CitizensInRussia).ShouldHaveSingleItem().Id.ShouldBe("T1");
        foreach (ModelQuantity other in Enum.GetValues<ModelQuantity>().Where(other => other != ModelQuantity.CitizensInRussia))
        {
            figures.For("TJK", other).ShouldBeEmpty();
            figures.ExcludedFrom("TJK", other).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_Stock_That_Is_Not_Like_The_Models_Is_Left_Out_With_The_Reason(string fault, Exclusion why) =>
        OnlyExclusion(Broken(Stock, fault), ModelQuantity.CitizensInRussia).ShouldBe(why);

    [Theory]
    [MemberData(nameof(FaultyMoney))]
    public void Money_That_Is_Not_Of_One_Calendar_Year_In_Dollars_Is_Left_Out_With_The_Reason(string fault, Exclusion why) =>
        OnlyExclusion(Broken(Money, fault), ModelQuantity.RemittancesReceived).ShouldBe(why);

    [Fact]
    public void Every_Reason_Is_Met_By_A_Figure_Or_A_Reading()
    {
        Exclusion[] met = [.. Faulty.Concat(FaultyMoney).Select(row => (Exclusion)row[1]), Exclusion.Read];
        Enum.GetValues<Exclusion>().Except(met).ShouldBeEmpty();
        Enum.GetValues<Exclusion>().Select(why => why.Text()).ShouldBeUnique();
    }

    [Fact]
    public void An_Implausible_Figure_Stays_Visible_And_Says_So() =>
        ProjectData.Choose(Stock with { Flags = Caveats.Implausible })
            .For("TJK", ModelQuantity.CitizensInRussia).ShouldHaveSingleItem().Caveats.ShouldBe(Caveats.Implausible);

    [Fact]
    public void A_Figure_Left_Out_By_Reading_Carries_The_Reason_As_It_Was_Written()
    {
        ExcludedFigure excluded = ProjectData.Choose(new Dictionary<string, string> { ["T1"] = "counts border crossings" }, Stock)
            .ExcludedFrom("TJK", ModelQuantity.CitizensInRussia).ShouldHaveSingleItem();
        excluded.Why.ShouldBe(Exclusion.Read);
        excluded.Reason.ShouldBe("counts border crossings");
    }

    [Fact]
    public void A_Figure_Stands_In_The_Month_Of_The_Middle_Of_Its_Period()
    {
        MonthOf(Stock).ShouldBe(new Month(2022, 7));
        MonthOf(Stock with { PeriodStart = new DateOnly(2022, 3, 1), PeriodEnd = new DateOnly(2022, 3, 31) }).ShouldBe(new Month(2022, 3));
        MonthOf(Stock with { PeriodStart = new DateOnly(2024, 2, 2), PeriodEnd = null }).ShouldBe(new Month(2024, 2));
        MonthOf(Stock with { PeriodStart = null, PeriodEnd = new DateOnly(2021, 6, 30) }).ShouldBe(new Month(2021, 6));
    }

    [Fact]
    public void At_Least_And_Up_To_Stay_Open_On_Their_Side()
    {
        ComparableFigure atLeast = ProjectData.Choose(Stock with { High = null }).For("TJK", ModelQuantity.CitizensInRussia).Single();
        ComparableFigure upTo = ProjectData.Choose(Stock with { Low = null }).For("TJK", ModelQuantity.CitizensInRussia).Single();
        (atLeast.Low, atLeast.High).ShouldBe((1_000_000, null));
        (upTo.Low, upTo.High).ShouldBe((null, 1_000_000));
    }

    [Fact]
    public void Figures_Of_Several_Nations_Or_Of_Others_Stand_Beside_None()
    {
        ComparableFigures figures = ProjectData.Choose(Stock with { Nation = "TJK;UZB" }, Stock with { Id = "T2", Nation = "ARM" });
        foreach (string nation in (string[])["TJK", "UZB", "ARM"])
        {
            figures.For(nation, ModelQuantity.CitizensInRussia).ShouldBeEmpty();
            figures.ExcludedFrom(nation, ModelQuantity.CitizensInRussia).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Estimates_Of_The_United_Nations_Stand_At_Mid_Year_And_Its_Variant_Is_A_Forecast()
    {
        double[] persons = [.. Enumerable.Range(2010, 20).Select(year => year == 2012 ? double.NaN : 1000.0 * year)];
        ComparableFigures figures = ComparableFigures.Of(
            EvidenceBase.Of([], ProjectData.Evidence.Measures, ProjectData.Evidence.Names, ProjectData.Evidence.Sources), ProjectData.Published(persons), new Dictionary<string, string>());
        int[] estimated = [2010, 2011, .. Enumerable.Range(2013, 11)];
        figures.For("TJK", ModelQuantity.UnitedNationsPopulation).Select(figure => (figure.When, figure.Low, figure.High))
            .ShouldBe(estimated.Select(year => (new Month(year, 7), (double?)(1000.0 * year), (double?)(1000.0 * year))));
        figures.ExcludedFrom("TJK", ModelQuantity.UnitedNationsPopulation).Select(figure => (figure.Id, figure.Why))
            .ShouldBe(Enumerable.Range(2024, 6).Select(year => ($"WPP2024 {year}", Exclusion.Forecast)));
    }

    private static Exclusion OnlyExclusion(Figure figure, ModelQuantity quantity)
    {
        ComparableFigures figures = ProjectData.Choose(figure);
        figures.For("TJK", quantity).ShouldBeEmpty();
        return figures.ExcludedFrom("TJK", quantity).ShouldHaveSingleItem().Why;
    }

    private static Month MonthOf(Figure figure) => ProjectData.Choose(figure).For("TJK", ModelQuantity.CitizensInRussia).Single().When;

    private static Figure Broken(Figure figure, string fault) => fault switch
    {
        "foreign born" => figure with { Measure = "migrant_stock_foreign_born" },
        "garbled" => figure with { Flags = Caveats.Garbled },
        "ambiguous" => figure with { Flags = Caveats.AmbiguousUnit },
        "duplicate" => figure with { Flags = Caveats.Duplicate | Caveats.Implausible },
        "forecast" => figure with { Flags = Caveats.Forecast },
        "words" => figure with { Low = null, High = null },
        "undated" => figure with { PeriodStart = null, PeriodEnd = null },
        "placed in a year" => figure with { Measure = "workers_abroad", Kind = FigureKind.FlowPersons },
        "women" => figure with { Sex = "female" },
        "students" => figure with { Purpose = "study" },
        "national currency" => figure with { Unit = "KZT" },
        "half a year" => figure with { PeriodEnd = new DateOnly(2022, 6, 30) },
        "ten years" => figure with { PeriodStart = new DateOnly(2013, 1, 1) },
        "open end" => figure with { PeriodEnd = null },
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };
}
