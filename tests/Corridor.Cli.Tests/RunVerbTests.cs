using System.Text.Json;
using System.Text.RegularExpressions;
using Corridor.Data;

namespace Corridor.Cli.Tests;

public sealed class RunVerbTests : CommandLineFixture
{
    [Fact]
    public void Run_Prints_One_Json_Document_With_The_Contracts_Keys()
    {
        Ran ran = Computed();
        ran.Exit.ShouldBe(0);
        string[] keys = Ran.Keys(ran.Json);
        foreach (string key in new[] { "run", "digest", "scenario", "seconds_macro", "seconds_total", "peak_mb", "members", "headline" })
        {
            keys.ShouldContain(key);
        }

        Ran.Keys(ran.Json.GetProperty("headline")[0]).ShouldBe(
        [
            "nation", "year", "population_home", "citizens_abroad", "citizens_in_russia", "irregular_share_in_russia",
            "remittances_recorded_usd_bn", "remittances_gdp_percent", "russia_share_of_stock", "destination_hhi",
        ]);
        ran.Json.GetProperty("members").GetInt32().ShouldBe(1);
        ran.Json.GetProperty("peak_mb").GetDouble().ShouldBeGreaterThan(1);
        ran.Json.GetProperty("digest").GetString()!.ShouldStartWith(ran.Json.GetProperty("run").GetString()!);
        ran.Json.GetProperty("headline")[1].GetProperty("remittances_gdp_percent").ValueKind.ShouldBe(JsonValueKind.Null);
        ran.Error.ShouldContain("12 months");
    }

    [Fact]
    public void The_Same_Run_Twice_Is_Computed_Once()
    {
        Ran first = Computed();
        Ran second = Computed();
        Runner.Computations.ShouldBe(1);
        first.Json.GetProperty("from_store").GetBoolean().ShouldBeFalse();
        second.Json.GetProperty("from_store").GetBoolean().ShouldBeTrue();
        second.Json.GetProperty("digest").GetString().ShouldBe(first.Json.GetProperty("digest").GetString());
        second.Json.GetProperty("headline").ToString().ShouldBe(first.Json.GetProperty("headline").ToString());
        Corridor("run", Scenario, "--store", Store, "--report", Path.Combine(Root, "r.html")).Out.ShouldContain("from the store");
    }

    [Fact]
    public void Another_Seed_Or_Horizon_Is_Another_Run_But_Other_Threads_Are_Not()
    {
        Computed();
        Computed("--threads", "3");
        Runner.Computations.ShouldBe(1);
        Computed("--seed", "2");
        Computed("--until", "2022-06");
        Runner.Computations.ShouldBe(3);
        Runner.Asked!.Until.ShouldBe(new Month(2022, 6));
        Corridor("runs", "list", "--store", Store, "--json").Json.GetProperty("runs").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public void Redirected_Output_Is_Plain_Lines_With_Spaced_Thousands()
    {
        Ran ran = Corridor("run", Scenario, "--store", Store, "--report", Path.Combine(Root, "r.html"));
        ran.Exit.ShouldBe(0);
        ran.OutLines[0].ShouldMatch("^nation +year +at home +abroad +in Russia");
        ran.OutLines[1].ShouldMatch("^KGZ +2022 +6 900 000 +900 000 +700 000 +5[.]0 +2[.]05 +17[.]5 +78[.]0 +0[.]62$");
        ran.OutLines[2].ShouldContain(" - ");
        ran.Out.ShouldContain("macrosimulation 0.125 s");
        ran.Out.ShouldContain(Store);
        ran.Out.ShouldContain(Path.Combine(Root, "r.html"));
        ran.Out.ShouldNotContain("\u001b");
        ran.Out.ShouldNotContain("│");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public void The_Headline_Fits_The_Terminal(int width)
    {
        Width = width;
        Ran ran = Corridor("run", Scenario, "--store", Store, "--report", Path.Combine(Root, "r.html"));
        string[] table = [.. ran.OutLines.Select(WithoutColours).Where(line => line.Contains('│', StringComparison.Ordinal))];
        table.ShouldNotBeEmpty();
        table.Max(line => line.Length).ShouldBeLessThanOrEqualTo(width);
        foreach (string number in new[] { "6 900 000", "9 800 000", "700 000", "5.35", "0.66", "25.0" })
        {
            table.ShouldContain(line => line.Contains(number, StringComparison.Ordinal), number);
        }
    }

    [Fact]
    public void A_Progress_Bar_Never_Mixes_With_The_Results()
    {
        Watched = true;
        Ran ran = Computed();
        ran.Exit.ShouldBe(0);
        ran.Json.GetProperty("scenario").GetString().ShouldBe("base");
    }

    [Fact]
    public void The_Report_Is_Written_Where_It_Was_Asked_For()
    {
        string path = Path.Combine(Root, "deep", "er", "tj.html");
        Ran ran = Corridor("run", Scenario, "--store", Store, "--report", path, "--json");
        File.ReadAllText(path).ShouldBe($"<html>{ran.Json.GetProperty("digest").GetString()} 8</html>");
        File.Delete(path);
        Corridor("run", Scenario, "--store", Store, "--report", path).Exit.ShouldBe(0);
        File.ReadAllText(path).ShouldContain(" 8</html>");
    }

    [Fact]
    public void A_Missing_Scenario_Names_The_Nearest()
    {
        _ = Scenario;
        Ran ran = Corridor("run", Path.Combine(Root, "bsae.yaml"), "--store", Store);
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain("did you mean base.yaml?");
        File.Exists(Store).ShouldBeFalse();
    }

    [Fact]
    public void All_Faults_Of_The_Input_Are_Listed_And_Nothing_Is_Stored()
    {
        Runner.Failure = new BadInputException([new Fault("drivers/wage.csv", 3, 7, "unknown place 'RSU'", "did you mean RUS?"), new Fault("sources.yaml", null, null, "the file is missing", "restore it")]);
        Ran ran = Corridor("run", Scenario, "--store", Store);
        ran.Exit.ShouldBe(2);
        ran.ErrorLines[0].ShouldBe("drivers/wage.csv:3:7 unknown place 'RSU' -- did you mean RUS?");
        ran.ErrorLines[1].ShouldBe("sources.yaml the file is missing -- restore it");
        File.Exists(Store).ShouldBeFalse();

        Ran json = Computed();
        json.Exit.ShouldBe(2);
        JsonElement error = json.Json.GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe("bad_input");
        error.GetProperty("file").GetString().ShouldBe("drivers/wage.csv");
        error.GetProperty("line").GetInt32().ShouldBe(3);
        error.GetProperty("column").GetInt32().ShouldBe(7);
        error.GetProperty("hint").GetString().ShouldBe("did you mean RUS?");
        json.Json.GetProperty("faults").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public void Ctrl_C_Ends_With_130_And_Stores_Nothing()
    {
        Stop.Cancel();
        Ran ran = Corridor("run", Scenario, "--store", Store);
        ran.Exit.ShouldBe(130);
        ran.Error.ShouldContain("interrupted");
        Corridor("runs", "list", "--store", Store, "--json").Json.GetProperty("runs").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void A_Fault_Of_The_Program_Shows_Its_Stack_Only_With_Debug()
    {
        Runner.Failure = new InvalidOperationException("the sky fell");
        Ran quiet = Corridor("run", Scenario, "--store", Store);
        quiet.Exit.ShouldBe(1);
        quiet.Error.ShouldContain("the sky fell");
        quiet.Error.ShouldNotContain(nameof(KnownRunner));
        Corridor("run", Scenario, "--store", Store, "--debug").Error.ShouldContain(nameof(KnownRunner));
    }

    [Fact]
    public void A_File_That_Is_No_Store_Is_Refused_Before_Computing()
    {
        string notes = Written("notes.txt", string.Concat(Enumerable.Repeat("not a store\n", 500)));
        Ran ran = Corridor("run", Scenario, "--store", notes, "--json");
        ran.Exit.ShouldBe(2);
        ran.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("not_a_store");
        Runner.Computations.ShouldBe(0);
    }

    [Theory]
    [InlineData("--until", "2035", "write it as 2035-12")]
    [InlineData("--until", "2035-13", "write it as 2035-12")]
    [InlineData("--seed", "x", "write 0 or more")]
    [InlineData("--seed", "-1", "write 0 or more")]
    [InlineData("--threads", "0", "write a number from 1 to 1024")]
    public void A_Bad_Value_Says_What_Is_Expected(string option, string value, string hint)
    {
        Ran ran = Corridor("run", Scenario, option, value);
        ran.Exit.ShouldBe(2);
        ran.ErrorLines.Length.ShouldBe(3);
        ran.ErrorLines[0].ShouldContain($"'{value}' for {option}");
        ran.ErrorLines[1].ShouldContain("corridor run");
        ran.ErrorLines[2].ShouldContain(hint);
    }

    private static string WithoutColours(string line) => Regex.Replace(line, "\u001b\\[[0-9;]*m", string.Empty);
}
