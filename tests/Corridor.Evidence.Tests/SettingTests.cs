using Corridor.Data;

namespace Corridor.Evidence.Tests;

public sealed class SettingTests
{
    private static readonly SourceSetting Setting = Load();

    [Fact]
    public void Every_Row_Of_The_Studies_Is_There()
    {
        Setting.Events.Count.ShouldBe(114);
        Setting.Standings.Count.ShouldBe(51);
        Setting.Systems.Count.ShouldBe(161);
        Setting.StatementsOf("cause").Count.ShouldBeGreaterThan(60);
        Setting.StatementsOf("forecast").Count.ShouldBeGreaterThan(20);
        Setting.StatementsOf("recommendation").Count.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Events_Are_In_Order_And_Lie_Within_Their_Dates()
    {
        Setting.Events.Select(one => one.From).ShouldBeInOrder();
        Setting.Events.ShouldAllBe(one => one.From <= one.To && one.Places.Count > 0 && one.Sources.Count > 0);
        Setting.Events.ShouldContain(one => one.When == "2022-09-23/27 and 09-30" && one.From == new DateOnly(2022, 9, 23) && one.To == new DateOnly(2022, 9, 30));
        Setting.Events.ShouldContain(one => one.When == "2024-2025" && one.From == new DateOnly(2024, 1, 1) && one.To == new DateOnly(2025, 12, 31));
    }

    [Fact]
    public void Events_Of_A_Place_Since_A_Date_Are_Found()
    {
        IReadOnlyList<TimelineEvent> found = Setting.EventsOf(TestData.Evidence.Names, "RUS", new DateOnly(2022, 1, 1));
        found.ShouldAllBe(one => one.To >= new DateOnly(2022, 1, 1));
        found.ShouldContain(one => one.When == "2024-03-22");
        found.ShouldNotContain(one => one.When == "1999");
        Setting.EventsOf(TestData.Evidence.Names, text: "Crocus attack").ShouldHaveSingleItem();
    }

    [Fact]
    public void Systems_Standings_And_Statements_Are_Found_By_Words()
    {
        Setting.SystemsOf("RUS", "database job").ShouldNotBeEmpty();
        Setting.StandingsOf("registered").ShouldNotBeEmpty();
        Setting.StatementsOf("cause", "rouble arrivals").ShouldNotBeEmpty();
    }

    private static SourceSetting Load()
    {
        Faults faults = new();
        SourceSetting setting = SourceSetting.Load(TestData.Folder, TestData.Evidence, faults);
        faults.ThrowIfAny();
        return setting;
    }
}
