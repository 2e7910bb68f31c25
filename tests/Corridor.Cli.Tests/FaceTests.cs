using Corridor.Data;

namespace Corridor.Cli.Tests;

public sealed class FaceTests : CommandLineFixture
{
    private static readonly string[] Words = ["", "run", "runs", "runs list", "runs show", "runs delete", "check", "evidence", "evidence list", "evidence show", "evidence stats", "evidence conflicts",
        "evidence template", "evidence add", "evidence export", "evidence standings", "evidence systems", "evidence causes", "evidence forecasts", "evidence recommendations", "reconcile", "events", "events list", "scenario", "scenario list", "scenario show", "scenario answers", "scenario check", "scenario new", "compare", "stress", "search"];

    public static TheoryData<string> VerbsOfThisBuild => [.. Words];

    [Theory]
    [MemberData(nameof(VerbsOfThisBuild))]
    public void Every_Verb_Has_Help_With_An_Example(string verb)
    {
        Ran ran = Corridor([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        ran.Exit.ShouldBe(0);
        ran.Error.ShouldBeEmpty();
        string examples = ran.Out[ran.Out.IndexOf("Examples:", StringComparison.Ordinal)..];
        examples.ShouldContain($"  corridor {verb}".TrimEnd());
        ran.Out.ShouldContain($"Usage:\n  corridor {verb}".TrimEnd());
    }

    [Fact]
    public void Examples_In_The_Help_Are_Understood()
    {
        foreach (string verb in Words)
        {
            Ran help = Corridor([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            string[] examples = [.. help.Out.Split("Examples:\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries)];
            examples.ShouldNotBeEmpty();
            foreach (string example in examples)
            {
                // One word that can't be understood keeps the example from doing anything, and must be the only fault.
                Ran ran = Corridor([.. example.Trim().Split(' ').Skip(1), "--no-such-option"]);
                (ran.Error + ran.Out).ShouldContain("unknown option '--no-such-option'", Case.Sensitive, example);
            }
        }
    }

    [Fact]
    public void Verbs_Of_Rooms_That_Are_Not_There_Are_Not_Offered()
    {
        using StringWriter text = new();
        new Face(new Rooms(TimeProvider.System), new Screen(text, text)).Run(["--help"], CancellationToken.None).ShouldBe(0);
        text.ToString().ShouldContain("runs");
        text.ToString().ShouldNotContain("check");
    }

    [Theory]
    [InlineData("did you mean run?", "rn")]
    [InlineData("did you mean check?", "chekc")]
    [InlineData("did you mean list?", "runs", "lsit")]
    [InlineData("did you mean --store?", "run", "base.yaml", "--stroe", "x.db")]
    [InlineData("did you mean --until?", "run", "--untill=2030-01", "base.yaml")]
    [InlineData("did you mean --json?", "runs", "list", "--jsno")]
    [InlineData("add one of list, show, figure, delete", "runs")]
    [InlineData("for example: corridor run scenarios/base.yaml", "run")]
    [InlineData("see corridor runs delete --help", "runs", "delete", "a", "b")]
    [InlineData("expected one of", "bananas")]
    public void A_Command_Line_That_Is_Not_Understood_Ends_With_2_And_Three_Lines(string hint, params string[] args)
    {
        Ran ran = Corridor(args);
        ran.Exit.ShouldBe(2);
        ran.Out.ShouldBeEmpty();
        ran.ErrorLines.Length.ShouldBe(3);
        ran.ErrorLines[0].ShouldStartWith("error: ");
        ran.ErrorLines[1].ShouldStartWith("  at: corridor");
        ran.ErrorLines[2].ShouldContain(hint);
    }

    [Fact]
    public void With_Json_An_Error_Is_One_Document()
    {
        Ran ran = Corridor("chekc", "--json");
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldBeEmpty();
        Ran.Keys(ran.Json).ShouldBe(["error"]);
        ran.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("unknown_verb");
        ran.Json.GetProperty("error").GetProperty("hint").GetString().ShouldBe("did you mean check?");
    }

    [Fact]
    public void No_Words_At_All_Show_The_Help() => Corridor().ShouldBe(Corridor("--help"));

    [Fact]
    public void Version_Is_One_Line() => Corridor("--version").Out.ShouldMatch("^corridor [0-9]+[.][0-9]+[.][0-9]+\n$");

    [Fact]
    public void Check_Without_Faults_Counts_What_It_Read()
    {
        Ran ran = Corridor("check");
        ran.Exit.ShouldBe(0);
        ran.OutLines[2].ShouldMatch("^drivers +22 +12 345$");
        Corridor("check", "--json").Json.GetProperty("faults").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void Check_Lists_All_Faults_In_Order_And_Ends_With_2()
    {
        Check.Faults.Add(new Fault("sources.yaml", 12, 3, "unknown key 'titel'", "did you mean title?"));
        Check.Faults.Add(new Fault("drivers/wage.csv", 9, 4, "the source is missing", "name an id of sources.yaml"));
        Ran ran = Corridor("check");
        ran.Exit.ShouldBe(2);
        ran.OutLines.ShouldBe(
        [
            "drivers/wage.csv:9:4 the source is missing -- name an id of sources.yaml",
            "sources.yaml:12:3 unknown key 'titel' -- did you mean title?",
        ]);
        Ran json = Corridor("check", "--json");
        json.Exit.ShouldBe(2);
        json.Json.GetProperty("faults")[1].GetProperty("line").GetInt32().ShouldBe(12);
    }
}
