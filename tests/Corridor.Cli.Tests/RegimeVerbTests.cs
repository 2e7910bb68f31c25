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
        Ran.Keys(ran.Json).ShouldBe(["nation", "place", "on", "circumstances", "region", "rules"]);
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
            ["rus.change.of.purpose", "rus.citizenship.wait.graduate.months", "rus.citizenship.wait.short.months", "rus.patent.registration.months", "rus.registration.self"]);
        changes[3].GetProperty("before").GetDouble().ShouldBe(3);
        changes[3].GetProperty("after").GetDouble().ShouldBe(12);
        Corridor("regime", "diff", "2023-10-25", "2023-10-26", "--nation", "KGZ", "--json").Json.GetProperty("changes").GetArrayLength().ShouldBe(3);
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
    [InlineData("regime calculate --nation UZB --on 2023-11-01 --region Mosscow", "unknown region 'Mosscow' of RUS", "moscow")]
    [InlineData("regime calculate --nation UZB --on 2023-11-01 --entered 2023-11-05", "the entry on 2023-11-05 lies after the day that is asked about, 2023-11-01", "order of time")]
    [InlineData("regime calculate --nation UZB --on 2023-11-20 --entered 2023-11-05 --registered 2023-11-01", "--registered 2023-11-01 comes before the first entry, 2023-11-05", "order of time")]
    [InlineData("regime calculate --nation UZB --on 1995-03-01 --entered 1995-02-01", "the rules say nothing about the stay of citizens of UZB in RUS on 1995-03-01", "from 2000-11-30 on")]
    [InlineData("regime calculate --nation UZB --place DEU --on 2024-03-01 --entered 2024-02-01", "the rules say nothing about the stay of citizens of UZB in DEU on 2024-03-01", "--visa-until")]
    [InlineData("regime show --nation UZB --place RUS --on 2023-11-01 --circumstance works", "unknown circumstance 'works'", "work")]
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

    [Theory]
    [InlineData("Санкт-Петербург")]
    [InlineData("saint_petersburg")]
    public void A_Region_Is_Understood_By_Id_And_Name_And_The_Answer_Is_In_Russian_Throughout(string region)
    {
        Ran ran = Corridor("regime", "calculate", "--nation", "TJK", "--on", "2024-06-15", "--entered", "2024-06-01", "--purpose", "work", "--region", region, "--lang", "ru");
        ran.Exit.ShouldBe(0, ran.Error);
        ran.Out.ShouldContain("статус: посетитель без визы");
        ran.Out.ShouldContain("4600 руб. в месяц");
        ran.Out.ShouldNotContain("visitor");
        ran.Out.ShouldNotContain("per month");
    }

    [Fact]
    public void Ten_Kinds_Of_Broken_Rules_Are_Ten_Faults_And_The_Run_Is_Refused()
    {
        (string File, string Right, string Wrong, string What)[] broken =
        [
            ("RUS/patent.fee.yaml", "unit: RUB per month", "unit: per month", "no currency"),
            ("RUS/detention.days.yaml", "unit: days", "unit: number", "does not say days"),
            ("RUS/stay.days.yaml", "  - from: 2002-11-01", "  - from: 2002-11-01\n    to: 2014-06-30", "two values of one rule overlap"),
            ("RUS/permanent.wait.months.yaml", "  - from: 2002-11-01", "  - from: 2002-11-01\n    to: 2010-12-31", "a gap: nothing is said from 2011-01-01 to 2019-10-31"),
            ("RUS/exam.yaml", "applies_to: [UZB, TJK, TKM]", "applies_to: [UZB, TJK, TKK]", "unknown nation 'TKK'"),
            ("RUS/insurance.digital.yaml", "    reference: timeline 2024-02-15\n", string.Empty, "'reference' is missing"),
            ("RUS/readmission.yaml", "source: HSF2023", "source: HSF2032", "unknown source 'HSF2032'"),
            ("RUS/mobilisation.yaml", "unit: yes or no", "unit: yes or no\nplace: Moscow", "unknown key 'place'"),
            ("RUS/school.language.yaml", "from: 2025-04-01", "from: 2025-04-31", "not a date"),
            ("RUS/overstay.fine.yaml", string.Empty, string.Empty, "applies to KAZ, KGZ, TJK, TKM, UZB here and in"),
        ];
        string data = Copied();
        string regimes = Path.Combine(data, "regimes");
        File.Copy(Path.Combine(regimes, "RUS", "overstay.fine.yaml"), Path.Combine(regimes, "RUS", "overstay.fine-copy.yaml"));
        foreach ((string file, string right, string wrong, _) in broken.Where(one => one.Right.Length > 0))
        {
            string path = Path.Combine(regimes, file);
            string text = File.ReadAllText(path);
            text.ShouldContain(right);
            int at = text.IndexOf(right, StringComparison.Ordinal);
            File.WriteAllText(path, text[..at] + wrong + text[(at + right.Length)..]);
        }

        Ran ran = Corridor("regime", "check", "--data", data, "--json");
        ran.Exit.ShouldBe(2);
        string[] faults = [.. ran.Json.GetProperty("faults").EnumerateArray().Select(fault => $"{fault.GetProperty("file").GetString()}: {fault.GetProperty("what").GetString()}")];
        faults.Length.ShouldBe(broken.Length, string.Join('\n', faults));
        foreach ((string file, _, _, string what) in broken)
        {
            faults.ShouldContain(fault => fault.StartsWith($"regimes/{file}: ", StringComparison.Ordinal) && fault.Contains(what, StringComparison.Ordinal), string.Join('\n', faults));
        }

        RunRequest request = new(Scenario, null, null, data);
        global::Corridor.Data.BadInputException refused = Should.Throw<global::Corridor.Data.BadInputException>(() => new ModelRunner(new ModelData()).Plan(request).Compute(1, _ => { }, CancellationToken.None));
        refused.Message.ShouldNotBeEmpty();
    }

    /// <summary>The project's data in a folder of the test's own, whose rules can be broken.</summary>
    private string Copied()
    {
        string from = global::Corridor.Data.DataFolder.Find(null).Root;
        string to = Path.Combine(Root, "data");
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return to;
    }

    [Fact]
    public void Check_Counts_Rules_And_Finds_No_Fault()
    {
        Ran ran = Corridor("regime", "check", "--json");
        ran.Exit.ShouldBe(0);
        ran.Json.GetProperty("faults").GetArrayLength().ShouldBe(0);
        ran.Json.GetProperty("rules").GetInt32().ShouldBeGreaterThanOrEqualTo(60);
        ran.Json.GetProperty("values").GetInt32().ShouldBeGreaterThanOrEqualTo(250);
        ran.Json.GetProperty("cited").GetInt32().ShouldBeGreaterThanOrEqualTo(250);
        ran.Json.GetProperty("rules_cited").GetInt32().ShouldBeGreaterThanOrEqualTo(60);
        ran.Json.GetProperty("figures").GetInt32().ShouldBeGreaterThanOrEqualTo(134);
        ran.Json.GetProperty("timeline_rows").GetInt32().ShouldBeGreaterThanOrEqualTo(114);
    }
}
