using Corridor.Data;

namespace Corridor.Model.Tests;

/// <summary>A scenario file that changes law is read whole or refused, each fault with its place and the nearest right word.</summary>
public sealed class ScenarioFileTests : IDisposable
{
    private const string Good = """
        id: joins
        label: {en: Joins, ru: Вступает}
        base: base
        changes:
          - {regime: {nation: UZB, place: RUS}, becomes: union, from: 2028-01, why: Uzbekistan joins}
        run: {until: 2030-12}
        """;

    private static readonly Lazy<ModelSystem> System = new(() =>
    {
        Faults faults = new();
        ModelSystem system = ModelSystem.Load(DataFolder.Find(null), faults);
        faults.ThrowIfAny();
        return system;
    });

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("corridor-scenario-").FullName, "joins.yaml");

    [Fact]
    public void A_Right_File_Is_Read_And_Applied()
    {
        (Scenario scenario, ModelSystem system, IReadOnlyList<Fault> faults) = Read(Good);
        faults.ShouldBeEmpty();
        scenario.Warnings.ShouldBeEmpty();
        scenario.Regimes.ShouldHaveSingleItem().From.ShouldBe(new Month(2028, 1));
        system.Rules.OpenAt("rus.work.union", "UZB", new Month(2027, 12)).ShouldBeFalse();
        system.Rules.OpenAt("rus.work.union", "UZB", new Month(2028, 1)).ShouldBeTrue();
        System.Value.Rules.OpenAt("rus.work.union", "UZB", new Month(2028, 1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("nation: UZB", "nation: UZX", 5, "unknown nation 'UZX'", "UZB")]
    [InlineData("place: RUS", "place: RU", 5, "unknown place 'RU'", "RUS")]
    [InlineData("place: RUS", "place: KAZ", 5, "the rules of 'union' are not those of KAZ", "place: RUS")]
    [InlineData("becomes: union", "becomes: unoin", 5, "unknown group of rules 'unoin'", "union")]
    [InlineData("becomes: union", "become: union", 5, "unknown key 'become'", "becomes")]
    [InlineData("from: 2028-01", "from: 2061-01", 5, "2061-01 is outside the horizon", "2060-12")]
    [InlineData("from: 2028-01", "from: 2028", 5, "'2028' in from is not a month", "2022-03")]
    [InlineData("regime: {", "regim: {", 5, "unknown kind of change 'regim'", "regime")]
    [InlineData("base: base", "base: bas", 3, "unknown scenario to build on 'bas'", "base")]
    [InlineData("changes:", "chnages:", 4, "unknown key 'chnages'", "changes")]
    public void A_Wrong_Word_Is_A_Fault_With_Its_Place(string right, string wrong, int line, string what, string hint)
    {
        IReadOnlyList<Fault> faults = Read(Good.Replace(right, wrong, StringComparison.Ordinal)).Faults;
        Fault fault = faults.First(one => one.What == what);
        fault.Line.ShouldBe(line);
        fault.Column.ShouldNotBeNull();
        fault.Hint.ShouldContain(hint);
    }

    [Fact]
    public void A_Change_Without_A_Reason_Is_A_Warning()
    {
        (Scenario scenario, _, IReadOnlyList<Fault> faults) = Read(Good.Replace(", why: Uzbekistan joins", string.Empty, StringComparison.Ordinal));
        faults.ShouldBeEmpty();
        scenario.Warnings.ShouldHaveSingleItem().ShouldContain("joins.yaml:5");
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    private (Scenario Scenario, ModelSystem System, IReadOnlyList<Fault> Faults) Read(string text)
    {
        File.WriteAllText(_file, text + "\n");
        Faults faults = new();
        Scenario scenario = Scenario.Load(_file, faults);
        ModelSystem system = System.Value.Under(scenario, faults);
        return (scenario, system, faults.Ordered);
    }
}
