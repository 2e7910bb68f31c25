using System.Text.Json;

namespace Corridor.Cli.Tests;

/// <summary>Over the project's own rules, which the program finds above the folder it runs from.</summary>
public sealed class RegimeVerbTests : CommandLineFixture
{
    private static readonly string[] Kinds = ["show", "timeline", "diff", "calculate", "check"];

    [Fact]
    public void Show_Has_The_Contracts_Keys_And_Says_What_The_Sources_Say()
    {
        Ran ran = Corridor("regime", "show", "--nation", "UZB", "--place", "RUS", "--on", "2021-08-01", "--json");
        ran.Exit.ShouldBe(0, ran.Error);
        Ran.Keys(ran.Json).ShouldBe(["nation", "place", "on", "rules"]);
        ran.Json.GetProperty("on").GetString().ShouldBe("2021-08-01");
        JsonElement rule = ran.Json.GetProperty("rules").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "rus.registration.days");
        foreach (string key in new[] { "id", "value", "unit", "from", "to", "source", "reference" })
        {
            Ran.Keys(rule).ShouldContain(key);
        }

        rule.GetProperty("value").GetDouble().ShouldBe(15);
        rule.GetProperty("reference").GetString().ShouldBe("E0582");
        JsonElement stay = ran.Json.GetProperty("rules").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "rus.stay.days");
        stay.GetProperty("value").GetProperty("window").GetDouble().ShouldBe(180);
    }

    [Fact]
    public void Names_And_Russian_Are_Understood()
    {
        Ran ran = Corridor("regime", "show", "--nation", "Узбекистан", "--place", "rus", "--on", "2021-06-01", "--rule", "rus.registration.days", "--lang", "ru");
        ran.Exit.ShouldBe(0, ran.Error);
        ran.Out.ShouldContain("Срок постановки на миграционный учёт");
        ran.Out.ShouldContain("E0583");
    }

    [Fact]
    public void Diff_Of_The_Day_Of_The_New_Law_Names_What_Changed()
    {
        Ran ran = Corridor("regime", "diff", "2023-10-25", "2023-10-26", "--json");
        JsonElement[] changes = [.. ran.Json.GetProperty("changes").EnumerateArray()];
        changes.Select(change => change.GetProperty("id").GetString()).ShouldBe(
            ["rus.change.of.purpose", "rus.citizenship.wait.short.months", "rus.patent.registration.months", "rus.registration.self"]);
        changes[2].GetProperty("before").GetDouble().ShouldBe(3);
        changes[2].GetProperty("after").GetDouble().ShouldBe(12);
        Corridor("regime", "diff", "2023-10-25", "2023-10-26", "--nation", "KGZ", "--json").Json.GetProperty("changes").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void Timeline_Is_In_The_Order_Of_Time()
    {
        JsonElement[] values = [.. Corridor("regime", "timeline", "--nation", "TJK", "--place", "RUS", "--json").Json.GetProperty("values").EnumerateArray()];
        string[] dates = [.. values.Select(value => value.GetProperty("from").GetString()!)];
        dates.Length.ShouldBeGreaterThan(80);
        dates.ShouldBe(dates.Order(StringComparer.Ordinal));
        Corridor("regime", "timeline", "--nation", "TJK", "--place", "RUS", "--from", "2023").OutLines.Length.ShouldBeLessThan(dates.Length);
    }

    [Fact]
    public void Calculate_Has_The_Contracts_Keys_A_Rule_And_A_Source_For_Each_Answer_And_A_Notice()
    {
        Ran ran = Corridor("regime", "calculate", "--nation", "UZB", "--on", "2021-08-03", "--entered", "2021-08-01", "--purpose", "work", "--json");
        ran.Exit.ShouldBe(0, ran.Error);
        foreach (string key in new[] { "lawful", "status", "deadlines", "next", "duties", "notice" })
        {
            Ran.Keys(ran.Json).ShouldContain(key);
        }

        JsonElement registration = ran.Json.GetProperty("deadlines").EnumerateArray().First();
        registration.GetProperty("date").GetString().ShouldBe("2021-08-16");
        registration.GetProperty("rule").GetString().ShouldBe("rus.registration.days");
        registration.GetProperty("source").GetString().ShouldBe("HSF2023");
        ran.Json.GetProperty("notice").GetString()!.ShouldContain("no legal advice");
        Ran text = Corridor("regime", "calculate", "--nation", "UZB", "--on", "2021-08-03", "--entered", "2021-08-01", "--lang", "ru");
        text.Out.ShouldContain("не юридическая консультация");
    }

    [Fact]
    public void Nothing_That_Was_Entered_Is_Written_Anywhere()
    {
        string file = Written("me.yaml", "nation: TJK\non: 2024-02-01\nnaturalised: 2022-05-10\nsex: male\nbirth_year: 1998\n");
        string[] before = Directory.GetFileSystemEntries(Root);
        Ran ran = Corridor("regime", "calculate", "--file", file);
        ran.Exit.ShouldBe(0, ran.Error);
        ran.Out.ShouldContain("military register");
        Directory.GetFileSystemEntries(Root).ShouldBe(before);
    }

    [Theory]
    [InlineData("regime show --nation UZX --place RUS --on 2023-11-01", "unknown nation 'UZX'", "did you mean UZB?")]
    [InlineData("regime show --nation UZB --place RUS --on 2023-11", "'2023-11' for --on is not a day", "write it as 2023-11-01")]
    [InlineData("regime show --nation UZB --on 2023-11-01", "--place is missing", "for example")]
    [InlineData("regime show --nation UZB --place RUS --on 2023-11-01 --rule rus.patnet", "there is no rule 'rus.patnet'", "rus.")]
    [InlineData("regime show --nation UZB --place RUS --on 2023-11-01 --lang de", "unknown language 'de'", "--lang en")]
    [InlineData("regime diff 2023-10-25 yesterday", "'yesterday' for SECOND is not a day", "write it as")]
    [InlineData("regime calculate --nation UZB --on 2023-11-01 --stay 2023-05-01", "'2023-05-01' for --stay is not two days", "2023-01-05..2023-03-01")]
    [InlineData("regime calculate --nation UZB --on 2023-11-01 --stay 2023-05-01..2023-04-01", "left on 2023-04-01, before entering on 2023-05-01", "each stay")]
    [InlineData("regime calculate --nation UZB --on 2023-11-01 --purpose wrk", "unknown word 'wrk' for --purpose", "work")]
    [InlineData("regime calculate --nation UZB --on 2023-11-01 --file nothere.yaml", "there is no such file", "YAML")]
    public void What_Cant_Be_Used_Is_Told_In_Three_Lines(string line, string what, string hint)
    {
        Ran ran = Corridor(line.Split(' '));
        ran.Exit.ShouldBe(2);
        ran.ErrorLines[0].ShouldBe($"error: {what}");
        ran.ErrorLines[^1].ShouldContain(hint);
    }

    [Fact]
    public void Every_Verb_Has_Help_With_Examples()
    {
        foreach (string kind in Kinds)
        {
            Ran ran = Corridor("regime", kind, "--help");
            ran.Exit.ShouldBe(0);
            ran.Out.ShouldContain($"corridor regime {kind}");
        }
    }

    [Fact]
    public void Check_Counts_Rules_And_Finds_No_Fault()
    {
        Ran ran = Corridor("regime", "check", "--json");
        ran.Exit.ShouldBe(0);
        ran.Json.GetProperty("faults").GetArrayLength().ShouldBe(0);
        ran.Json.GetProperty("rules").GetInt32().ShouldBeGreaterThanOrEqualTo(60);
        ran.Json.GetProperty("values").GetInt32().ShouldBeGreaterThanOrEqualTo(250);
        ran.Json.GetProperty("timeline_rows").GetInt32().ShouldBeGreaterThanOrEqualTo(114);
    }
}
