using Corridor.Data;

namespace Corridor.Model.Tests;

public sealed class ScenarioTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("corridor-scenario-");

    [Fact]
    public void The_Base_Of_The_Project_Runs_To_The_Default_Horizon()
    {
        Faults faults = new();
        Scenario scenario = Scenario.Load(Path.Combine(DataFolder.Find(null).Root, "..", "scenarios", "base.yaml"), faults);
        faults.Ordered.ShouldBeEmpty();
        scenario.Id.ShouldBe("base");
        scenario.Until.ShouldBe(Scenario.Default);
    }

    [Theory]
    [InlineData("2009-12", false)]
    [InlineData("2010-01", true)]
    [InlineData("2060-12", true)]
    [InlineData("2061-01", false)]
    public void The_Horizon_Lies_Between_2010_And_2060(string until, bool allowed)
    {
        Faults faults = new();
        Read($"run: {{until: {until}, seed: 7}}", faults).Seed.ShouldBe(7);
        faults.None.ShouldBe(allowed);
    }

    [Fact]
    public void An_Unknown_Key_Is_A_Fault()
    {
        Faults faults = new();
        Read("run: {untill: 2030-12}", faults);
        faults.Ordered.ShouldHaveSingleItem().ToString().ShouldContain("untill");
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private Scenario Read(string run, Faults faults)
    {
        string path = Path.Combine(_directory.FullName, "small.yaml");
        File.WriteAllText(path, $"id: small\nlabel: {{en: Small, ru: Малый}}\n{run}\n");
        return Scenario.Load(path, faults);
    }
}
