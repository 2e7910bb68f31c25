using Corridor.Data;
using Corridor.Experiments.Laws;

namespace Corridor.Experiments.Tests.Laws;

/// <summary>The laws of the gallery, member by member, in short; `validation -- laws` has all nations and many members.</summary>
public class MonotoneLawTests
{
    private const int Members = 2;
    private static readonly Month Until = new(2028, 12);
    private static readonly Lazy<IReadOnlyList<LawResult>> Results = new(() => Of(MonotoneLaw.All));

    [Fact]
    public void Every_Law_Moves_Its_Direct_Target_In_The_Right_Direction_In_Every_Member()
    {
        string[] exceptions = [.. Results.Value.Where(one => one.Exceptions > 0).Select(one => $"{one.Law.Scenario} {one.Law.Target} {one.Nation}: {one.Members.Max(member => member.Wrong)} months from {one.Members.Select(member => member.First).OfType<Month>().Min()}")];
        exceptions.ShouldBeEmpty();
        Results.Value.ShouldAllBe(one => one.Members.Count == Members && one.Members.All(member => member.Moved > 0));
    }

    [Fact]
    public void The_Opposite_Of_A_Law_Is_Found_Wrong()
    {
        MonotoneLaw law = MonotoneLaw.All.First(one => one.Scenario == "closes-to-tajik");
        LawResult opposite = Of([law with { Up = !law.Up }]).Single();
        opposite.Exceptions.ShouldBe(Members);
        opposite.Members.ShouldAllBe(member => member.Wrong == member.Months && member.Worst > 0.01 && member.Moved < 0 && member.First == law.From && member.Last == Until);
    }

    [Fact]
    public void Every_Kind_Of_Law_That_Is_Asked_For_Has_A_Scenario()
    {
        string[] asked = ["higher price of papers", "higher enforcement", "weaker rouble", "closed place", "higher cap"];
        asked.ShouldBeSubsetOf(MonotoneLaw.All.Select(law => law.Law));
        MonotoneLaw.All.Select(law => law.Scenario).ShouldBeSubsetOf(Gallery.Ids);
    }

    private static IReadOnlyList<LawResult> Of(IReadOnlyList<MonotoneLaw> laws) =>
        LawTrial.Of(laws, ["TJK"], id => Gallery.Of(id).System, Until, ProjectFutures.All(), Members, 2);
}
