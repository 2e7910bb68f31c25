using Corridor.Data;

namespace Corridor.Regimes.Tests;

/// <summary>No figure that prints a rule is silently dropped, and none is said to be cited where it is not.</summary>
public class FigureMapTests
{
    private const string Rule = """
        id: rus.ban.years
        label: {en: Entry ban, ru: Запрет на въезд}
        unit: years
        applies_to: [UZB]
        values:
          - {from: 2013-01-01, value: 3, source: LAW, reference: E0107}
        """;

    [Fact]
    public void Each_Row_Names_A_Rule_That_Cites_The_Figure_Or_A_Reason() =>
        Faults("E0107,trigger,rus.ban.years,", "E0037,border law,,a law of another nation").ShouldBeEmpty();

    [Theory]
    [InlineData("E0107,trigger,rus.ban.year,", "there is no rule 'rus.ban.year'")]
    [InlineData("E0108,amnesty,rus.ban.years,", "rule 'rus.ban.years' does not cite E0108")]
    [InlineData("E0107,trigger,,", "a figure without rule or reason")]
    [InlineData("E0107,trigger,rus.ban.years,but", "a reason why there is no rule beside a rule")]
    public void A_Wrong_Row_Is_A_Fault(string row, string what) => Faults(row).ShouldHaveSingleItem().What.ShouldBe(what);

    [Fact]
    public void A_Figure_Twice_Is_A_Fault() =>
        Faults("E0037,law,,another nation", "E0037,law,,another nation").ShouldHaveSingleItem().What.ShouldContain("twice");

    [Fact]
    public void A_Figure_That_Is_Missing_Or_Invented_Is_A_Fault()
    {
        Faults faults = new();
        new FigureMap([new FigureRow("E9999", "none", [], "no reason", 2)]).Check(new HashSet<string>(StringComparer.Ordinal) { "E0001", "E0002" }, ["E0001"], faults);
        faults.Ordered.Select(fault => fault.What).ShouldBe(["there is no figure 'E9999'", "figure 'E0001' prints a rule or a price and is not listed"], ignoreOrder: true);
    }

    [Fact]
    public void The_Projects_Own_Map_Has_No_Fault_And_More_Than_Eighty_Figures_With_A_Rule()
    {
        Faults faults = new();
        FigureMap map = FigureMap.Load(Repository.Data, Repository.Book, faults);
        faults.Ordered.ShouldBeEmpty();
        map.Rows.Count(row => row.Rules.Count > 0).ShouldBeGreaterThan(80);
        map.Rows.Where(row => row.Rules.Count == 0).ShouldAllBe(row => row.Reason.Length > 15);
    }

    private static IReadOnlyList<Fault> Faults(params string[] rows)
    {
        using SmallFolder folder = new();
        RuleBook book = folder.Write("regimes/RUS/ban.years.yaml", Rule).Write("regimes/figures.csv", "figure,what,rules,reason\n" + string.Join('\n', rows)).Load(out IReadOnlyList<Fault> none);
        none.ShouldBeEmpty();
        Faults faults = new();
        FigureMap.Load(folder.Data, book, faults);
        return faults.Ordered;
    }
}
