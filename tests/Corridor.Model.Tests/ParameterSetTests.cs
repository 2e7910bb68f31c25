using Corridor.Data;
using Corridor.Model.Parameters;

namespace Corridor.Model.Tests;

public sealed class ParameterSetTests : IDisposable
{
    private readonly SmallData _data = new();

    [Fact]
    public void The_Exact_Key_Wins_Over_The_Place_Over_The_Nation_Over_The_Common_Value()
    {
        Write("value: 1", "values: {TJK.RUS: 4, RUS: 3, TJK: 2}");
        ParameterSet set = Read();
        set["level", "TJK.RUS"].ShouldBe(4);
        set["level", "UZB.RUS"].ShouldBe(3);
        set["level", "TJK.KOR"].ShouldBe(2);
        set["level", "UZB.KOR"].ShouldBe(1);
        set["level"].ShouldBe(1);
    }

    [Fact]
    public void A_Parameter_Or_Key_That_Is_Not_There_Can_Not_Be_Asked_For()
    {
        Write("values: {TJK: 2}");
        ParameterSet set = Read();
        Should.Throw<BadInputException>(() => set["levle", "TJK"]).Message.ShouldContain("levle");
        Should.Throw<BadInputException>(() => set["level", "UZB"]).Message.ShouldContain("UZB");
        set.Find("levle").ShouldBeNull();
        set.Find("level")!.Value.ShouldBeNull();
    }

    [Theory]
    [InlineData("values: {TJX: 2}", "TJX")]
    [InlineData("values: {TJK.RUZ: 2}", "RUZ")]
    [InlineData("values: {TJK: 11}", "11")]
    [InlineData("value: many", "many")]
    [InlineData("valeu: 2", "valeu")]
    public void A_Bad_Value_Is_A_Fault_With_Its_Line(string text, string says)
    {
        Write(text.StartsWith("value: ", StringComparison.Ordinal) ? text : "value: 1", text.StartsWith("value: ", StringComparison.Ordinal) ? null : text);
        _data.ReadParameters();
        Fault fault = _data.OnlyFault();
        fault.File.ShouldBe("parameters/small.yaml");
        fault.Line.ShouldNotBeNull();
        fault.ToString().ShouldContain(says);
    }

    [Fact]
    public void A_Parameter_Without_Any_Value_Is_A_Fault()
    {
        Write("note: nothing else");
        _data.ReadParameters();
        _data.OnlyFault().What.ShouldContain("no value");
    }

    [Fact]
    public void A_Nation_Without_A_Value_Is_A_Fault_Where_There_Is_No_Common_One()
    {
        _data.Parameters(Entry("level", "[nation]", "values: {TJK: 2}"));
        _data.ReadParameters();
        _data.OnlyFault().What.ShouldContain("UZB");
    }

    [Fact]
    public void A_Parameter_Defined_Twice_Is_A_Fault()
    {
        _data.Parameters(Entry("level", "[nation]", "value: 1") + Entry("level", "[nation]", "value: 2"));
        _data.ReadParameters();
        _data.OnlyFault().What.ShouldContain("twice");
    }

    [Fact]
    public void A_Parameter_Without_A_Source_Is_A_Fault()
    {
        _data.Parameters(Entry("level", "[nation]", "value: 1").Replace("source: KNOWN", "source: NOWHERE", StringComparison.Ordinal));
        _data.ReadParameters();
        _data.OnlyFault().ToString().ShouldContain("NOWHERE");
    }

    [Fact]
    public void Every_Parameter_Of_The_Project_Lies_In_Its_Range_And_Names_Who_Uses_It()
    {
        IReadOnlyCollection<Parameter> all = ProjectModel.System.Parameters.All;
        all.Count.ShouldBeGreaterThan(50);
        foreach (Parameter parameter in all)
        {
            double[] values = [.. parameter.Values.Values, .. parameter.Value is { } common ? [common] : Array.Empty<double>()];
            values.ShouldAllBe(value => value >= parameter.Low && value <= parameter.High, parameter.Id);
            parameter.UsedBy.ShouldNotBeEmpty(parameter.Id);
            (parameter.Prior.Family == "fixed" || parameter.Prior.Spread > 0).ShouldBeTrue(parameter.Id);
        }
    }

    public void Dispose() => _data.Dispose();

    private static string Entry(string id, string by, string text) => $$"""
          - id: {{id}}
            label: {en: Level, ru: Уровень}
            definition: What it means.
            unit: ratio
            by: {{by}}
            prior: {family: normal, spread: 0.1}
            range: [0, 10]
            source: KNOWN
            used_by: [departure]
            {{text}}

        """;

    private void Write(string text, string? more = null) =>
        _data.Parameters(Entry("level", "[nation, place]", more is null ? text : $"{text}\n    {more}"));

    private ParameterSet Read()
    {
        ParameterSet set = _data.ReadParameters();
        _data.Faults.Ordered.ShouldBeEmpty();
        return set;
    }
}
