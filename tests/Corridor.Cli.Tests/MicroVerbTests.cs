using System.Text.Json;
using Corridor.Data;
using Corridor.Model;

namespace Corridor.Cli.Tests;

/// <summary>`corridor run --micro`: the options over known answers, the whole way with the project's own data.</summary>
public sealed class MicroVerbTests : CommandLineFixture
{
    [Fact]
    public void A_Microsimulation_Is_Computed_Once_And_Writes_Its_Tables()
    {
        string[] words = ["run", Written("own.yaml", File.ReadAllText(Path.Combine(DataFolder.Find(null).Root, "..", "scenarios", "base.yaml"))), "--micro", "1:5000", "--until", "2012-12", "--families", "--histories", "200", "--json", "--store", Store, "--report", Path.Combine(Root, "r.html")];
        using JsonDocument first = Really(words);
        JsonElement answer = first.RootElement;
        answer.GetProperty("scale").GetInt32().ShouldBe(5000);
        answer.GetProperty("persons").GetInt64().ShouldBeGreaterThan(10_000);
        answer.GetProperty("ns_per_person_month").GetDouble().ShouldBeGreaterThan(0);
        answer.GetProperty("seconds_micro").GetDouble().ShouldBeGreaterThan(0);
        answer.GetProperty("from_store").GetBoolean().ShouldBeFalse();
        string[] tables = [.. answer.GetProperty("tables").EnumerateArray().Select(path => path.GetString()!)];
        tables.Length.ShouldBe(2);
        tables.ShouldAllBe(path => File.ReadAllLines(path).Length > 100);

        using JsonDocument again = Really(words);
        again.RootElement.GetProperty("from_store").GetBoolean().ShouldBeTrue();
        again.RootElement.GetProperty("content_digest").GetString().ShouldBe(answer.GetProperty("content_digest").GetString());
        again.RootElement.GetProperty("lives").GetRawText().ShouldBe(answer.GetProperty("lives").GetRawText());
    }

    [Fact]
    public void A_Microsimulation_Does_Not_Replace_The_Run_Of_Expected_Numbers()
    {
        using JsonDocument micro = Json(Computed("--micro", "1:100"));
        using JsonDocument macro = Json(Computed());
        macro.RootElement.GetProperty("from_store").GetBoolean().ShouldBeTrue();
        macro.RootElement.GetProperty("digest").GetString().ShouldNotBe(micro.RootElement.GetProperty("digest").GetString());
        using JsonDocument list = Json(Corridor("runs", "list", "--store", Store, "--json"));
        list.RootElement.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("solver").GetString()).Order().ShouldBe(["macro", "micro 1:100"]);
    }

    [Theory]
    [InlineData("100")]
    [InlineData("1:0")]
    [InlineData("2:100")]
    [InlineData("1:x")]
    [InlineData("1:1000000")]
    public void A_Scale_Is_Written_As_One_To_Some(string scale)
    {
        Ran ran = Corridor("run", Scenario, "--micro", scale);
        ran.Exit.ShouldBe(ExitCode.BadInput);
        ran.Error.ShouldContain($"'{scale}' for --micro is not a scale");
        ran.Error.ShouldContain("1:100");
    }

    [Theory]
    [InlineData("--families")]
    [InlineData("--personal")]
    public void What_Needs_Single_Persons_Needs_A_Microsimulation(string option)
    {
        Ran ran = Corridor("run", Scenario, option);
        ran.Exit.ShouldBe(ExitCode.BadInput);
        ran.Error.ShouldContain($"{option} without --micro");
    }

    private static JsonDocument Json(Ran ran)
    {
        ran.Exit.ShouldBe(ExitCode.Done, ran.Error);
        return JsonDocument.Parse(ran.Out);
    }

    private static JsonDocument Really(string[] words)
    {
        using StringWriter results = new();
        using StringWriter messages = new();
        ModelData data = new();
        int exit = new Face(new Rooms(TimeProvider.System, new ModelRunner(data), new RunReport(data)), new Screen(results, messages)).Run(words, CancellationToken.None);
        exit.ShouldBe(ExitCode.Done, messages.ToString());
        return JsonDocument.Parse(results.ToString());
    }
}
