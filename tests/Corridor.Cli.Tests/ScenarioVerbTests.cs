using System.Text.Json;

namespace Corridor.Cli.Tests;

/// <summary>Scenarios, comparisons and stress tests over the project's own data.</summary>
public sealed class ScenarioVerbTests : CommandLineFixture
{
    private static readonly string[] RowContract = ["nation", "indicator", "year", "a", "b", "difference", "ratio", "percent"];
    private static readonly string[] StressContract = ["nation", "shock", "remittances_gdp_change_points", "unemployment_change_points", "months_to_recover"];

    [Fact]
    public void Compare_Has_The_Contracts_Keys_And_Its_Contributions_Add_Up()
    {
        Ran ran = Corridor("compare", "base", "rouble-falls", "--until", "2028-12", "--by", "year", "--nation", "TJK", "--json");
        ran.Exit.ShouldBe(0, ran.Error);
        JsonElement.ArrayEnumerator rows = ran.Json.GetProperty("rows").EnumerateArray();
        RowContract.ShouldBeSubsetOf(Ran.Keys(rows.First()));
        rows.Select(row => row.GetProperty("year").GetInt32()).Distinct().ShouldBe(Enumerable.Range(2010, 19));
        double contributions = ran.Json.GetProperty("decomposition").EnumerateArray().Sum(part => part.GetProperty("contribution").GetDouble());
        double difference = ran.Json.GetProperty("stock_at_end")[0].GetProperty("difference").GetDouble();
        Math.Abs(difference).ShouldBeGreaterThan(100);
        contributions.ShouldBe(difference, 1e-9 * Math.Abs(difference));
        JsonElement input = ran.Json.GetProperty("changed_inputs")[0];
        input.GetProperty("input").GetString().ShouldBe("exchange_rate");
        input.GetProperty("from").GetString().ShouldBe("2027-03");
        (input.GetProperty("b").GetDouble() / input.GetProperty("a").GetDouble()).ShouldBe(1 / 0.7, 1e-12);
        ran.Error.ShouldContain("228 months");
    }

    [Fact]
    public void A_Scenario_Compared_With_Itself_Prints_No_Difference()
    {
        Ran ran = Corridor("compare", "turkey-closes", "turkey-closes", "--until", "2016-12", "--of", "russia", "--json");
        ran.Exit.ShouldBe(0, ran.Error);
        ran.Json.GetProperty("rows").EnumerateArray().ShouldAllBe(row => row.GetProperty("difference").GetDouble() == 0);
        ran.Json.GetProperty("decomposition").EnumerateArray().ShouldAllBe(part => part.GetProperty("contribution").GetDouble() == 0);
        ran.Json.GetProperty("decomposition_of").GetString().ShouldBe("russia");
        ran.Json.GetProperty("changed_inputs").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void A_Table_For_People_Names_Inputs_Numbers_And_Processes()
    {
        Ran ran = Corridor("compare", "base", "closes-to-tajik", "--until", "2027-12", "--by", "year", "--nation", "TJK");
        ran.Exit.ShouldBe(0, ran.Error);
        ran.Out.ShouldContain("openness");
        ran.Out.ShouldContain("citizens_in_russia");
        ran.Out.ShouldContain("citizens abroad at the end of 2027-12");
        ran.Out.ShouldContain("departure");
        ran.Out.ShouldNotContain("2010");
    }

    [Fact]
    public void A_Scenario_That_Is_Not_There_Names_The_Nearest()
    {
        Ran ran = Corridor("compare", "base", "turkey-close", "--json");
        ran.Exit.ShouldBe(2);
        ran.Json.GetProperty("error").GetProperty("hint").GetString()!.ShouldContain("did you mean turkey-closes?");
    }

    [Fact]
    public void Stress_Has_The_Contracts_Keys()
    {
        Ran ran = Corridor("stress", "--nation", "TJK", "--json");
        ran.Exit.ShouldBe(0, ran.Error);
        JsonElement row = ran.Json.GetProperty("rows")[0];
        StressContract.ShouldBeSubsetOf(Ran.Keys(row));
        row.GetProperty("shock").GetString().ShouldBe("sudden_stop");
        ran.Json.GetProperty("rows").EnumerateArray().ShouldAllBe(one => one.GetProperty("nation").GetString() == "TJK");
        ran.Error.ShouldContain("runs");
    }

    [Fact]
    public void Levers_Come_In_Order_With_The_Best_Of_Each_Nation()
    {
        Ran ran = Corridor("stress", "--levers", "--nation", "KGZ", "--json");
        ran.Exit.ShouldBe(0, ran.Error);
        ran.Json.GetProperty("best")[0].GetProperty("lever").GetString().ShouldBe(ran.Json.GetProperty("rows")[0].GetProperty("lever").GetString());
    }

    [Fact]
    public void An_Unknown_Nation_Is_Refused()
    {
        Ran ran = Corridor("stress", "--nation", "TJX");
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain("did you mean TJK?");
    }

    [Fact]
    public void The_Scenarios_Of_The_Project_Have_No_Fault_And_No_Warning()
    {
        Ran ran = Corridor("scenario", "check", "--json");
        ran.Exit.ShouldBe(0, ran.Out);
        ran.Json.GetProperty("scenarios").GetInt32().ShouldBeGreaterThan(20);
        ran.Json.GetProperty("warnings").GetArrayLength().ShouldBe(0);
        Corridor("scenario", "list").OutLines.Length.ShouldBe(ran.Json.GetProperty("scenarios").GetInt32() + 1);
    }

    [Fact]
    public void A_Scenario_Shows_What_It_Changes_Without_A_Run_When_Asked()
    {
        Ran ran = Corridor("scenario", "show", "expels-five-times", "--no-run", "--json");
        ran.Exit.ShouldBe(0, ran.Error);
        ran.Json.GetProperty("scenario").GetProperty("base").GetString().ShouldBe("expels-twice");
        ran.Json.GetProperty("answer").ValueKind.ShouldBe(JsonValueKind.Null);
        JsonElement input = ran.Json.GetProperty("changed_inputs")[0];
        (input.GetProperty("b").GetDouble() / input.GetProperty("a").GetDouble()).ShouldBe(5, 1e-12);
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public void A_Scenario_Answers_In_Two_Lines_From_Its_Run()
    {
        string path = Written("short.yaml", "id: short\nlabel: {en: Short, ru: Короткий}\nquestion: {en: What if?, ru: Что если?}\nchanges:\n  - {close: {nation: TJK, place: RUS}, from: 2014-01, why: a test}\nrun: {until: 2016-12}\n");
        Ran ran = Corridor("scenario", "show", path);
        ran.Exit.ShouldBe(0, ran.Error);
        ran.Out.ShouldContain("answer   in Russia: Tajikistan -");
        ran.Out.ShouldContain("remittances/GDP: Tajikistan -");
        ran.Error.ShouldContain("base 2010-01 to 2016-12: 84 months");
    }

    [Fact]
    public void A_New_Scenario_Is_Written_Once_And_Has_No_Fault()
    {
        string folder = Path.Combine(Root, "scenarios");
        Directory.CreateDirectory(folder);
        Corridor("scenario", "new", "my-question", "--scenarios", folder).Exit.ShouldBe(0);
        Corridor("scenario", "check", "--scenarios", folder).Exit.ShouldBe(0);
        Corridor("scenario", "new", "my-question", "--scenarios", folder).Exit.ShouldBe(2);
        Corridor("scenario", "new", "My Question", "--scenarios", folder).Error.ShouldContain("small letters");
        Corridor("scenario", "new", "other", "--base", "my-qeustion", "--scenarios", folder).Error.ShouldContain("did you mean my-question?");
    }

    [Fact]
    public void Every_Example_Of_A_Change_In_A_New_File_Is_Right()
    {
        string folder = Path.Combine(Root, "examples");
        Directory.CreateDirectory(folder);
        Corridor("scenario", "new", "examples", "--scenarios", folder).Exit.ShouldBe(0);
        string path = Path.Combine(folder, "examples.yaml");
        string[] lines = [.. File.ReadAllLines(path).Select(line => line.StartsWith("#  - ", StringComparison.Ordinal) ? line[1..] : line == "changes: []" ? "changes:" : line)];
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        Ran ran = Corridor("scenario", "check", "--scenarios", folder);
        ran.Exit.ShouldBe(0, ran.Out);
    }

    [Fact]
    public void One_Scenario_Is_Checked_Alone_By_Its_Path_Or_Id()
    {
        Corridor("scenario", "check", "turkey-closes").Error.ShouldContain("1 scenario, no faults");
        string path = Written("alone.yaml", "id: alone\nlabel: {en: A, ru: А}\nchanges:\n  - {close: {place: RSU}, from: 2027-01, why: a}");
        Written("broken-beside.yaml", "id: [");
        Ran ran = Corridor("scenario", "check", path, "--json");
        ran.Exit.ShouldBe(2);
        ran.Json.GetProperty("scenarios").GetInt32().ShouldBe(1);
        JsonElement fault = ran.Json.GetProperty("faults").EnumerateArray().ShouldHaveSingleItem();
        fault.GetProperty("file").GetString()!.ShouldEndWith("alone.yaml");
        fault.GetProperty("line").GetInt32().ShouldBe(4);
        Corridor("scenario", "check", "turkey-close").Error.ShouldContain("did you mean turkey-closes?");
    }

    [Fact]
    public void Questions_And_Answers_Are_Told_In_Russian_Too()
    {
        Corridor("scenario", "list", "--lang", "ru").Out.ShouldContain("Что, если с 2027 года Турция не будет впускать новых мигрантов?");
        string shown = Corridor("scenario", "show", "turkey-closes", "--lang", "ru").Out;
        shown.ShouldContain("turkey-closes: Турция закрывается");
        shown.ShouldContain("ответ     в России: Узбекистан +");
        shown.ShouldContain("источники HSF2023");
        Corridor("scenario", "list", "--lang", "de").Exit.ShouldBe(2);
    }

    [Fact]
    public void A_Published_Figure_That_Is_Not_There_Is_A_Fault_Of_The_Scenario()
    {
        string path = Written("unknown-figure.yaml", "id: unknown-figure\nlabel: {en: A, ru: А}\nsources: [E0065, E99999]\nchanges:\n  - {close: {place: RUS}, from: 2027-01, why: a}\n");
        Ran ran = Corridor("scenario", "check", path, "--json");
        ran.Exit.ShouldBe(2);
        JsonElement fault = ran.Json.GetProperty("faults").EnumerateArray().ShouldHaveSingleItem();
        fault.GetProperty("what").GetString().ShouldBe("there is no published figure 'E99999'");
        fault.GetProperty("line").GetInt32().ShouldBe(3);
    }

    [Fact]
    public void A_Run_Of_A_Broken_Scenario_Tells_All_Its_Faults_And_Stores_Nothing()
    {
        string path = Written("many.yaml", "id: many\nlabel: {en: M, ru: М}\nchanges:\n  - {close: {place: RSU}, from: 2027-13, why: a}\n  - {driver: opennes, multiply: 2, from: 2027-01, why: a}\n  - {wage: {place: RUS}, multiply: 70%, from: 2027-01, why: a}\n");
        string store = Path.Combine(Root, "nothing.db");
        Ran ran = RealProgram.Here("run", path, "--store", store, "--json");
        ran.Exit.ShouldBe(2);
        JsonElement[] faults = [.. ran.Json.GetProperty("faults").EnumerateArray()];
        faults.Select(fault => (fault.GetProperty("line").GetInt32(), fault.GetProperty("column").GetInt32())).ShouldBe([(4, 21), (4, 33), (5, 14), (6, 36)]);
        Path.GetFullPath(faults[0].GetProperty("file").GetString()!).ShouldBe(Path.GetFullPath(path));
        File.Exists(store).ShouldBeFalse();
    }

    [Fact]
    public void The_Last_Year_Is_Compared_Beside_Those_Of_The_Headline()
    {
        Ran ran = Corridor("compare", "base", "closes-to-tajik", "--until", "2027-12", "--nation", "TJK", "--json");
        ran.Exit.ShouldBe(0, ran.Error);
        ran.Json.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("year").GetInt32()).Distinct().ShouldBe([2015, 2020, 2022, 2024, 2027], ignoreOrder: true);
        ran.Json.GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("year").GetInt32() == 2027 && row.GetProperty("indicator").GetString() == "citizens_in_russia").ShouldHaveSingleItem().GetProperty("difference").GetDouble().ShouldBeLessThan(0);
    }

    [Fact]
    public void Faults_Of_All_Scenarios_Are_Listed_And_Nothing_Is_Run()
    {
        string folder = Path.Combine(Root, "broken");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "a.yaml"), "id: a\nlabel: {en: A, ru: А}\nchanges:\n  - {close: {place: RSU}, from: 2027-01}\n");
        File.WriteAllText(Path.Combine(folder, "b.yaml"), "id: a\nlabel: {en: B, ru: Б}\nbase: c\n");
        Ran ran = Corridor("scenario", "check", "--scenarios", folder);
        ran.Exit.ShouldBe(2);
        ran.OutLines.Length.ShouldBe(3);
        ran.OutLines[0].ShouldContain("a.yaml:4:21 unknown place 'RSU' -- did you mean RUS?");
        ran.OutLines[1].ShouldContain("b.yaml:1:5 the id 'a' is that of a.yaml");
        ran.OutLines[2].ShouldContain("b.yaml:3:7 unknown scenario to build on 'c'");
        ran.Error.ShouldContain("a change without a reason");
        Corridor("compare", Path.Combine(folder, "a.yaml"), "base").Exit.ShouldBe(2);
    }
}
