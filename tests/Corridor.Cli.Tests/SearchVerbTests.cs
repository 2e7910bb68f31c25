using System.Globalization;
using System.Text.Json;

namespace Corridor.Cli.Tests;

/// <summary>`corridor search` over the project's own data.</summary>
public sealed class SearchVerbTests : CommandLineFixture
{
    private const string Goal = "remittances_recorded_usd_bn<3 by 2028 for TJK";
    private static readonly string[] Contract = ["goal", "reachable", "levers", "total_size", "value_without", "value", "short_by", "members", "effects", "monotone", "runs", "method", "changes"];

    [Fact]
    public void The_Written_Scenario_Reaches_The_Goal()
    {
        string file = Path.Combine(Root, "weaker.yaml");
        double threshold = 0.8 * Without();
        string goal = string.Create(CultureInfo.InvariantCulture, $"remittances_recorded_usd_bn<{threshold} by 2028 for TJK");
        Ran ran = Corridor("search", goal, "--levers", "exchange_rate:RUB=-80", "--from", "2027-03", "--reached-over", "6", "-o", file, "--json");
        ran.Exit.ShouldBe(0, ran.Error + ran.Out);
        Contract.ShouldBeSubsetOf(Ran.Keys(ran.Json));
        JsonElement lever = ran.Json.GetProperty("levers")[0];
        double size = lever.GetProperty("size").GetDouble();
        size.ShouldBeInRange(-79.9, -0.1);
        lever.GetProperty("part_of_bounds").GetDouble().ShouldBe(size / -80, 1e-12);
        double value = ran.Json.GetProperty("value").GetDouble();
        value.ShouldBeLessThan(threshold);
        File.ReadAllText(file).ShouldContain($"multiply: {(1 + (size / 100)).ToString("0.#####", CultureInfo.InvariantCulture)}, from: 2027-03, reached_over: 6 months");
        JsonElement row = Corridor("compare", "base", file, "--until", "2028-12", "--by", "year", "--nation", "TJK", "--json").Json.GetProperty("rows").EnumerateArray()
            .Single(row => row.GetProperty("indicator").GetString() == "remittances_recorded_usd_bn" && row.GetProperty("year").GetInt32() == 2028);
        row.GetProperty("b").GetDouble().ShouldBe(value, 1e-9);
        row.GetProperty("a").GetDouble().ShouldBe(ran.Json.GetProperty("value_without").GetDouble(), 1e-9);
        Corridor("search", Goal, "--levers", "exchange_rate:RUB=-80", "-o", file).Error.ShouldContain("there is a file of this name already");
        Corridor("search", goal, "--levers", "jobs:TJK=1", "--base", file, "--json").Json.GetProperty("total_size").GetDouble().ShouldBe(0);
    }

    [Fact]
    public void What_Is_Out_Of_Reach_Ends_With_Code_3_And_Writes_Nothing()
    {
        string file = Path.Combine(Root, "none.yaml");
        string goal = string.Create(CultureInfo.InvariantCulture, $"remittances_recorded_usd_bn<{0.5 * Without()} by 2028 for TJK");
        Ran ran = Corridor("search", goal, "--levers", "exchange_rate:RUB=-1,jobs:TJK=0.1", "-o", file);
        ran.Exit.ShouldBe(ExitCode.CheckDidNotHold, ran.Out);
        ran.Out.ShouldContain("not reachable within the bounds");
        ran.Out.ShouldContain("short by");
        File.Exists(file).ShouldBeFalse();
        JsonElement json = Corridor("search", goal, "--levers", "exchange_rate:RUB=-1", "--json").Json;
        json.GetProperty("reachable").GetBoolean().ShouldBeFalse();
        json.GetProperty("short_by").GetDouble().ShouldBe(json.GetProperty("value").GetDouble() - json.GetProperty("goal").GetProperty("threshold").GetDouble(), 1e-12);
        json.GetProperty("levers")[0].GetProperty("size").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void With_Members_The_Goal_Holds_In_The_Asked_Share_Of_Futures()
    {
        string[] members = ["--members", "4", "--chance", "0.75", "--json"];
        string goal = string.Create(CultureInfo.InvariantCulture, $"remittances_recorded_usd_bn<{0.8 * Without(members)} by 2028 for TJK");
        Ran ran = Corridor(["search", goal, "--levers", "exchange_rate:RUB=-80", .. members]);
        ran.Exit.ShouldBe(0, ran.Error + ran.Out);
        ran.Json.GetProperty("futures").GetProperty("with").GetInt32().ShouldBeGreaterThanOrEqualTo(3);
        ran.Json.GetProperty("effects")[0].GetProperty("difference").TryGetProperty("p90", out _).ShouldBeTrue();
        ran.Json.GetProperty("label").GetString()!.ShouldStartWith("contains: ");
        (ran.Json.GetProperty("runs").GetInt32() % 4).ShouldBe(0);
    }

    [Theory]
    [InlineData("is no goal", "fewer in Russia", "gulf")]
    [InlineData("did you mean citizens_abroad?", "citizens_abroat<1 by 2030 for TJK", "gulf")]
    [InlineData("did you mean TJK?", "citizens_abroad<1 by 2030 for TJX", "gulf")]
    [InlineData("outside the horizon", "citizens_abroad<1 by 2099 for TJK", "gulf")]
    [InlineData("after 2020", "citizens_abroad<1 by 2020 for TJK", "gulf")]
    [InlineData("did you mean gulf?", Goal, "gulv")]
    [InlineData("'gulf=1..0' has no bounds", Goal, "gulf=1..0")]
    [InlineData("has no bound", Goal, "jobs:TJK")]
    [InlineData("did you mean DEU?", Goal, "programme:TJK.DEW=5000")]
    [InlineData("does not go up", Goal, "programme:UZB.KOR=1")]
    [InlineData("no organised scheme leads from TJK to KAZ", Goal, "programme:TJK.KAZ=5000")]
    [InlineData("did you mean RUB?", Goal, "exchange_rate:RUP=-10")]
    [InlineData("did you mean paper_cost?", Goal, "driver:paper_costs:all.TUR=-10")]
    [InlineData("percent above -100", Goal, "exchange_rate:RUB=-100")]
    [InlineData("stands twice", Goal, "gulf,gulf")]
    public void Words_That_Can_Not_Be_Understood_Say_What_To_Write(string why, string goal, string levers)
    {
        Ran ran = Corridor("search", goal, "--levers", levers);
        ran.Exit.ShouldBe(ExitCode.BadInput, ran.Out);
        ran.Error.ShouldContain(why);
    }

    [Theory]
    [InlineData("--levers is missing")]
    [InlineData("--chance without --members", "--levers", "gulf", "--chance", "0.9")]
    [InlineData("is no name of a scenario file", "--levers", "gulf", "-o", "My File.txt")]
    public void Options_That_Lack_Something_Are_Refused(string why, params string[] words)
    {
        Ran ran = Corridor(["search", Goal, .. words]);
        ran.Exit.ShouldBe(ExitCode.BadInput, ran.Out);
        ran.Error.ShouldContain(why);
    }

    /// <summary>The indicator of the goal without any change.</summary>
    private double Without(params string[] more) =>
        Corridor(["search", "remittances_recorded_usd_bn<1000 by 2028 for TJK", "--levers", "gulf", .. more.Length > 0 ? more : ["--json"]]).Json.GetProperty("value_without").GetDouble();
}
