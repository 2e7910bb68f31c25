using System.Text.Json;
using Corridor.Data;
using Corridor.Simulation.Store;

namespace Corridor.Cli.Tests;

/// <summary>Comparisons member by member, and of runs in the store, over the project's own data.</summary>
public sealed class CompareMembersTests : CommandLineFixture
{
    private static readonly string[] RowContract = ["nation", "indicator", "year", "a", "b", "difference", "percent", "same_sign"];
    private static readonly string[] Band = ["p10", "p50", "p90", "central"];
    private static readonly string Scenarios = Path.GetFullPath(Path.Combine(DataFolder.Find(null).Root, "..", "scenarios"));

    [Fact]
    public void Differences_Have_Bands_And_Members_Are_Kept_And_Not_Computed_Twice()
    {
        JsonElement first = Compared("base", "rouble-falls", "--members", "3");
        JsonElement rows = first.GetProperty("rows");
        JsonElement money = rows.EnumerateArray().Single(row => row.GetProperty("indicator").GetString() == "remittances_recorded_usd_bn" && row.GetProperty("year").GetInt32() == 2027);
        RowContract.ShouldBeSubsetOf(Ran.Keys(money));
        Band.ShouldBe(Ran.Keys(money.GetProperty("difference")));
        money.GetProperty("difference").GetProperty("p90").GetDouble().ShouldBeLessThan(0);
        money.GetProperty("same_sign").GetProperty("futures").GetInt32().ShouldBe(3);
        money.GetProperty("same_sign").GetProperty("text").GetString().ShouldBe("in 3 of 3 futures");
        first.GetProperty("label").GetString()!.ShouldStartWith("contains: ");
        first.GetProperty("members_computed").GetProperty("b").GetInt32().ShouldBe(3);
        first.GetProperty("decomposition").GetArrayLength().ShouldBeGreaterThan(3);
        first.GetProperty("changed_inputs")[0].GetProperty("input").GetString().ShouldBe("exchange_rate");

        JsonElement central = Compared("base", "rouble-falls").GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("indicator").GetString() == "remittances_recorded_usd_bn" && row.GetProperty("year").GetInt32() == 2027);
        money.GetProperty("difference").GetProperty("central").GetDouble().ShouldBe(central.GetProperty("difference").GetDouble());

        JsonElement more = Compared("base", "rouble-falls", "--members", "4");
        more.GetProperty("members_computed").GetProperty("a").GetInt32().ShouldBe(1);
        JsonElement again = Compared("base", "rouble-falls", "--members", "3");
        again.GetProperty("members_computed").GetProperty("a").GetInt32().ShouldBe(0);
        again.GetProperty("rows").GetRawText().ShouldBe(rows.GetRawText());
        Really("run", Path.Combine(Scenarios, "base.yaml"), "--until", "2027-12", "--members", "4", "--store", Store, "--report", Path.Combine(Root, "r.html"), "--json").Json.GetProperty("members_computed").GetInt32().ShouldBe(0);
        Really("compare", "base", "rouble-falls", "--until", "2027-12", "--members", "4", "--nation", "TJK", "--store", Store, "--by", "year").Out.ShouldContain("in 4 of 4 futures");
    }

    [Fact]
    public void A_Scenario_Without_Changes_Differs_By_Exactly_Nothing()
    {
        string nothing = Path.Combine(Root, "nothing.yaml");
        File.WriteAllText(nothing, "id: nothing\nlabel: {en: Nothing, ru: Ничего}\n");
        JsonElement answer = Compared(Path.Combine(Scenarios, "base.yaml"), nothing, "--members", "2");
        answer.GetProperty("rows").EnumerateArray().ShouldAllBe(row => Band.All(key => row.GetProperty("difference").GetProperty(key).GetDouble() == 0));
        answer.GetProperty("rows_without_members").EnumerateArray().ShouldAllBe(row => row.GetProperty("difference").GetDouble() == 0);
        answer.GetProperty("changed_inputs").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Stored_Runs_Are_Named_By_Their_Digits_And_Must_Be_Alike()
    {
        Compared("base", "turkey-closes", "--members", "2");
        string before = Digits("base");
        string after = Digits("turkey-closes");
        JsonElement stored = Compared(before, after, "--members", "2");
        stored.GetProperty("members_computed").GetProperty("b").GetInt32().ShouldBe(0);
        stored.GetProperty("rows").GetRawText().ShouldBe(Compared("base", "turkey-closes", "--members", "2").GetProperty("rows").GetRawText());
        Compared(before, "turkey-closes").GetProperty("rows").GetRawText().ShouldBe(Compared("base", "turkey-closes").GetProperty("rows").GetRawText());
        Refused("ends in 2027-12", before, after, "--until", "2028-12");
        Really("run", Path.Combine(Scenarios, "base.yaml"), "--until", "2027-12", "--seed", "2", "--store", Store, "--report", Path.Combine(Root, "r.html")).Exit.ShouldBe(0);
        Refused("the seeds differ: 2 in base, 1 in turkey-closes", Digits("base"), after, "--until", "2027-12");
        Refused("there is no such scenario", "no-such", after);
        Refused("no run is named 'abcdef99'", "abcdef99", "base");
    }

    [Fact]
    public void A_Stored_Run_Whose_Scenario_Has_Changed_Since_Is_Compared_As_It_Was()
    {
        string folder = Path.Combine(Root, "own");
        Directory.CreateDirectory(folder);
        string Scenario(string by) => $"id: mine\nlabel: {{en: Mine, ru: Моё}}\nchanges:\n  - {{exchange_rate: RUB, multiply: {by}, from: 2027-01, why: a test}}\nrun: {{until: 2027-12, seed: 1}}\n";
        string path = Path.Combine(folder, "mine.yaml");
        File.WriteAllText(path, Scenario("0.9"));
        string[] more = ["--scenarios", folder];
        JsonElement was = Compared(Path.Combine(Scenarios, "base.yaml"), "mine", ["--members", "2", .. more]);
        string digits = Digits("mine");
        File.WriteAllText(path, Scenario("0.8"));
        JsonElement still = Compared(Path.Combine(Scenarios, "base.yaml"), digits, ["--members", "2", .. more]);
        still.GetProperty("rows").GetRawText().ShouldBe(was.GetProperty("rows").GetRawText());
        still.GetProperty("changed_inputs").ValueKind.ShouldBe(JsonValueKind.Null);
        Refused("has no 3 members with the draws and paths of the other", Path.Combine(Scenarios, "base.yaml"), digits, ["--members", "3", .. more]);
        Refused("has no 2 members with the draws and paths of the other", Path.Combine(Scenarios, "base.yaml"), digits, ["--members", "2", "--drivers", "wage", .. more]);
    }

    [Theory]
    [InlineData("--drivers without --members", "--drivers", "wage")]
    [InlineData("--seed without --members", "--seed", "2")]
    [InlineData("'walk'", "--members", "2", "--drivers", "walk")]
    public void What_Can_Not_Be_Done_Is_Refused(string why, params string[] words) => Refused(why, "base", "turkey-closes", words);

    private JsonElement Compared(string a, string b, params string[] more)
    {
        Ran ran = Really(["compare", a, b, "--until", "2027-12", "--by", "year", "--nation", "TJK", "--store", Store, "--json", .. more]);
        ran.Exit.ShouldBe(0, ran.Error + ran.Out);
        return ran.Json;
    }

    private void Refused(string why, string a, string b, params string[] more)
    {
        Ran ran = Really(["compare", a, b, "--store", Store, .. more]);
        ran.Exit.ShouldBe(ExitCode.BadInput, ran.Out);
        ran.Error.ShouldContain(why);
    }

    private string Digits(string scenario)
    {
        using RunStore store = RunStore.OpenExisting(Store);
        return store.Find(scenario).Short;
    }

    private static Ran Really(params string[] words)
    {
        using StringWriter results = new() { NewLine = "\n" };
        using StringWriter messages = new() { NewLine = "\n" };
        ModelData data = new();
        int exit = new Face(new Rooms(TimeProvider.System, new ModelRunner(data), new RunReport(data), new ModelCheck()), new Screen(results, messages)).Run(words, CancellationToken.None);
        return new Ran(exit, results.ToString(), messages.ToString());
    }
}
