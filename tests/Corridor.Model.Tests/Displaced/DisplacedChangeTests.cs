using Corridor.Data;
using Corridor.Model.Displaced;
using Corridor.Model.Scenarios;

namespace Corridor.Model.Tests;

/// <summary>Changes of displaced people in scenario files.</summary>
public class DisplacedChangeTests
{
    private static readonly DisplacedPair InKazakhstan = new("relocants", "KAZ");

    [Fact]
    public void Added_Arrivals_Come_Evenly_To_The_Place_And_To_No_Other()
    {
        (ModelSystem under, Faults faults) = Under("{displaced: {group: relocants, place: KAZ}, arrivals: 60000, at: 2027-09, over: 6 months, why: a}");
        faults.Ordered.ShouldBeEmpty();
        double[] before = Arrivals(ProjectModel.System, InKazakhstan);
        double[] after = Arrivals(under, InKazakhstan);
        int first = new Month(2027, 9) - Scenario.Start;
        for (int t = 0; t < before.Length; t++)
        {
            (after[t] - before[t]).ShouldBe(t >= first && t < first + 6 ? 10_000 : 0, 1e-9);
        }

        Arrivals(under, new DisplacedPair("relocants", "KGZ")).ShouldBe(Arrivals(ProjectModel.System, new DisplacedPair("relocants", "KGZ")));
        InputDifference one = InputDifferences.Between(ProjectModel.System, under, new Month(2035, 12)).ShouldHaveSingleItem();
        (one.Kind, one.Input, one.Place, one.From, one.To).ShouldBe(("displaced", "relocants arrivals", "KAZ", new Month(2027, 9), new Month(2028, 2)));
    }

    [Fact]
    public void A_Change_Of_A_Half_Life_Holds_In_Every_Place_That_Is_Not_Named()
    {
        (ModelSystem under, Faults faults) = Under("{displaced: {group: relocants}, half_life: return, multiply: 0.5, from: 2027-01, why: a}");
        faults.Ordered.ShouldBeEmpty();
        InputDifferences.Between(ProjectModel.System, under, new Month(2030, 12)).Select(one => one.Place).ShouldBe(["KAZ", "KGZ", "UZB", "TJK"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("{displaced: {group: relocant, place: KAZ}, arrivals: 5, at: 2027-01, why: a}", "unknown group of displaced people 'relocant'", "relocants")]
    [InlineData("{displaced: {group: relocants, place: FIN}, arrivals: 5, at: 2027-01, why: a}", "unknown place of relocants 'FIN'", "KAZ")]
    [InlineData("{displaced: {group: relocants}, arrivals: 5, at: 2027-01, why: a}", "arrivals need one place", "KAZ")]
    [InlineData("{displaced: {group: relocants, place: KAZ}, why: a}", "does not say what is done", "arrivals")]
    [InlineData("{displaced: {group: relocants, place: KAZ}, arrivals: 5, half_life: return, why: a}", "'arrivals' and 'half_life'", "half_life")]
    [InlineData("{displaced: {group: relocants, place: KAZ}, arrivals: 5, at: 2061-01, why: a}", "outside the horizon", "2060-12")]
    [InlineData("{displaced: {group: relocants, place: KAZ}, arrivals: 5, at: 2027-01, over: ages, why: a}", "no length of time", "24 months")]
    [InlineData("{displaced: {group: relocants, place: KAZ}, arrivals: -5, at: 2027-01, why: a}", "arrivals is -5", "between 0")]
    [InlineData("{displaced: {group: relocants, place: KAZ}, half_life: settled, multiply: 0.5, from: 2027-01, why: a}", "nobody of relocants leaves by 'settled'", "half_lives.csv")]
    [InlineData("{displaced: {group: relocants, place: KAZ}, half_life: back, multiply: 0.5, from: 2027-01, why: a}", "unknown half-life 'back'", "return")]
    [InlineData("{displaced: {group: relocants, plase: KAZ}, arrivals: 5, at: 2027-01, why: a}", "unknown key 'plase'", "place")]
    [InlineData("{displaced: {group: relocants, place: KAZ}, arrivals: 0, at: 2027-01, why: a}", "the change changes nothing", "does it lie before")]
    public void A_Broken_Change_Is_Refused_With_Its_Place(string change, string what, string hint)
    {
        (ModelSystem _, Faults faults) = Under(change);
        Fault fault = faults.Ordered.First(one => one.What.Contains(what, StringComparison.Ordinal));
        fault.Line.ShouldBe(2);
        fault.Column.ShouldNotBeNull();
        (fault.Hint + fault.What).ShouldContain(hint);
    }

    private static double[] Arrivals(ModelSystem system, DisplacedPair pair) => system.Displaced.Flows(pair, 0, Scenario.Start, 312).Arrivals;

    private static (ModelSystem System, Faults Faults) Under(string change)
    {
        Faults faults = new();
        YamlMap file = YamlMap.Parse($"changes:\n  - {change}\n", "mine.yaml", faults)!;
        ScenarioChange[] changes = [.. file.Maps("changes", faults).Select(entry => ScenarioChange.Read(entry, faults)).OfType<ScenarioChange>()];
        return (ProjectModel.System.Under(changes, new Month(2035, 12), faults), faults);
    }
}
