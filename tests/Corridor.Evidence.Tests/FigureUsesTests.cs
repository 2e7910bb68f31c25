namespace Corridor.Evidence.Tests;

public sealed class FigureUsesTests
{
    [Theory]
    [InlineData("E0642", true)]
    [InlineData("E0643", true)]
    [InlineData("E0645", true)]
    [InlineData("E0646", false)]
    [InlineData("E064", false)]
    [InlineData("UN20-TJK-RUS-2020", true)]
    [InlineData("UN20-TJK-RUS", false)]
    public void An_Id_Is_Found_As_A_Whole_Alone_Or_Within_A_Range(string id, bool found)
    {
        using ScratchFolder scratch = new();
        scratch.Write("drivers/jobs.csv", "driver,nation,place,from,value,unit,source,note\njobs,TJK,,2022-01,1,persons,HSF2023,\"E0642-E0645, UN20-TJK-RUS-2020\"\n");
        FigureUses.Find(scratch.Folder, id).Select(use => use.ToString()).ShouldBe(found ? ["drivers/jobs.csv:2: jobs TJK 2022-01"] : []);
    }

    [Fact]
    public void Rows_Rules_Parameters_And_Events_Are_Named_And_Comments_Are_Not_Uses()
    {
        using ScratchFolder scratch = new();
        scratch.Write("events.yaml", "# E0001 explains\nevents:\n  - id: ban\n    reference: \"E0001\"\n");
        scratch.Write("parameters/death.yaml", "parameters:\n  - id: death.first\n    source: \"judgement: as E0002 has it\"\n  - id: death.second\n    source: \"judgement: as E0001 has it\"\n");
        scratch.Write("regimes/RUS/rule.yaml", "id: rus.rule\nvalues:\n  - {from: 2014-01-01, value: 1, source: HSF2023, reference: E0001}\n");
        FigureUses.Find(scratch.Folder, "E0001").Select(use => use.ToString()).ShouldBe(
            ["events.yaml:4: ban", "parameters/death.yaml:5: death.second", "regimes/RUS/rule.yaml:3: rus.rule"]);
    }
}
