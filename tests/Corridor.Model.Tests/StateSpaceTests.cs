namespace Corridor.Model.Tests;

/// <summary>The places and statuses of the design are all there, and no others.</summary>
public sealed class StateSpaceTests
{
    private static readonly string[] Destinations = ["RUS", "KAZ", "TUR", "KOR", "POL", "DEU", "GBR", "JPN", "ISR", "ARE", "SAU", "QAT", "USA", "XEU", "XRW"];
    private static readonly string[] Home = ["never", "returned", "barred"];
    private static readonly string[] Russia = ["visitor", "patent", "union", "permit", "student", "dependant", "temporary", "permanent", "citizen", "irregular", "controlled", "custody", "forces"];
    private static readonly string[] Elsewhere = ["programme", "work", "irregular", "student", "settled"];

    public static TheoryData<string> Nations => [.. ProjectModel.Nations];

    [Theory]
    [MemberData(nameof(Nations))]
    public void Every_Place_And_Status_Of_The_Design_Is_There(string nation)
    {
        StateSpace states = ProjectModel.Of(nation).States;
        states.Destinations.ShouldBe(Destinations.Where(place => place != nation), ignoreOrder: true);
        Statuses(states, nation).ShouldBe(Home, ignoreOrder: true);
        Statuses(states, "RUS").ShouldBe(Russia, ignoreOrder: true);
        foreach (string place in states.Destinations.Where(place => place != "RUS"))
        {
            Statuses(states, place).ShouldBe(Elsewhere, ignoreOrder: true, place);
        }
    }

    [Fact]
    public void Kazakhstan_Is_No_Destination_Of_Its_Own_People()
    {
        ProjectModel.Of("KAZ").States.Destinations.ShouldNotContain("KAZ");
        ProjectModel.Of("KAZ").States.Find("KAZ", "work").ShouldBeNull();
        ProjectModel.Of("UZB").States.Find("KAZ", "work").ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void A_Visit_To_Russia_Has_A_State_For_Each_Month_It_May_Last(string nation)
    {
        NationModel model = ProjectModel.Of(nation);
        State[] phases = [.. model.States.In("RUS").Where(state => state.Status == "visitor")];
        phases.Select(state => state.Phase).ShouldBe(Enumerable.Range(1, phases.Length));
        model.Inputs.StayPhases.Max().ShouldBeLessThanOrEqualTo(phases.Length);
        phases[^1].Name.ShouldBe($"RUS.visitor.{phases.Length}");
    }

    [Theory]
    [MemberData(nameof(Nations))]
    public void A_State_Is_Found_By_Its_Place_Status_And_Phase(string nation)
    {
        StateSpace states = ProjectModel.Of(nation).States;
        states.All.Select(state => state.Index).ShouldBe(Enumerable.Range(0, states.Count));
        states.All.Select(state => state.Name).Distinct().Count().ShouldBe(states.Count);
        states.All.ShouldAllBe(state => states[state.Place, state.Status, state.Phase] == state);
        states.All.ShouldAllBe(state => state.Place == nation ? states.PlaceOf[state.Index] == -1 : states.Destinations[states.PlaceOf[state.Index]] == state.Place);
        Should.Throw<ArgumentException>(() => states["RUS", "programme"]);
    }

    private static IEnumerable<string> Statuses(StateSpace states, string place) => states.In(place).Select(state => state.Status).Distinct();
}
