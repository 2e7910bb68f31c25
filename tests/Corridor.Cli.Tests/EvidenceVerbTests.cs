using System.Text.Json;

namespace Corridor.Cli.Tests;

/// <summary>Over the project's own data, which the program finds above the folder it runs from.</summary>
public sealed class EvidenceVerbTests : CommandLineFixture
{
    [Fact]
    public void Show_Prints_The_Figure_With_What_Contradicts_It()
    {
        Ran ran = Corridor("evidence", "show", "E0642", "--json");
        ran.Exit.ShouldBe(0);
        ran.Json.GetProperty("id").GetString().ShouldBe("E0642");
        ran.Json.GetProperty("low").GetDouble().ShouldBe(1_600_000);
        ran.Json.GetProperty("as_printed").GetString().ShouldBe("1.6 million");
        ran.Json.GetProperty("contradicted_by").EnumerateArray().Select(id => id.GetString()).ShouldContain("E0641");
        ran.Json.GetProperty("used_in").ValueKind.ShouldBe(JsonValueKind.Array);

        Ran text = Corridor("evidence", "show", "e0642");
        text.Out.ShouldContain("1 600 000 persons");
        text.Out.ShouldContain("Tajikistan (TJK)");
        text.Out.ShouldContain("E0641: 373 773 persons");
    }

    [Fact]
    public void An_Unknown_Figure_Is_Bad_Input()
    {
        Ran ran = Corridor("evidence", "show", "E99999", "--json");
        ran.Exit.ShouldBe(2);
        ran.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("unknown_figure");
    }

    [Fact]
    public void Stats_Have_The_Contracts_Keys_And_Add_Up()
    {
        JsonElement stats = Corridor("evidence", "stats", "--json").Json;
        foreach (string key in new[] { "figures", "sources", "measures", "by_source", "by_nation", "flagged" })
        {
            Ran.Keys(stats).ShouldContain(key);
        }

        int figures = stats.GetProperty("figures").GetInt32();
        figures.ShouldBeGreaterThanOrEqualTo(1074);
        stats.GetProperty("by_source").EnumerateObject().Sum(source => source.Value.GetInt32()).ShouldBe(figures);
        stats.GetProperty("by_source").EnumerateObject().Count().ShouldBe(stats.GetProperty("sources").GetInt32());
        stats.GetProperty("by_measure").EnumerateObject().Count().ShouldBe(stats.GetProperty("measures").GetInt32());
    }

    [Fact]
    public void Used_Gives_Each_Figure_A_Use_Or_A_Reason()
    {
        JsonElement used = Corridor("evidence", "used", "--nation", "TJK", "--measure", "citizenship_grants", "--all", "--json").Json;
        JsonElement[] rows = [.. used.GetProperty("rows").EnumerateArray()];

        rows.Length.ShouldBe(used.GetProperty("figures").GetInt32());
        rows.Count(row => row.GetProperty("weight").GetInt32() == 1).ShouldBe(used.GetProperty("used").GetInt32());
        JsonElement once = rows.Single(row => row.GetProperty("id").GetString() == "E0640");
        once.GetProperty("model_value").GetDouble().ShouldBeGreaterThan(0);
        once.GetProperty("publisher_class").GetString().ShouldBe("destination_ministry");
        JsonElement again = rows.Single(row => row.GetProperty("id").GetString() == "P0024");
        again.GetProperty("weight").GetInt32().ShouldBe(0);
        again.GetProperty("reason").GetString()!.ShouldContain("E0640");
    }

    [Fact]
    public void List_Filters_By_Nation_Place_Period_Measure_And_Text()
    {
        string[] all = Ids("--nation", "TJK", "--place", "RUS", "--from", "2022", "--to", "2022");
        all.ShouldContain("E0642");
        Ids("--nation", "Tajikistan", "--place", "Россия", "--from", "2022-01-01", "--to", "2022-12").ShouldBe(all);
        string[] stocks = Ids("--nation", "TJK", "--place", "RUS", "--from", "2022", "--to", "2022", "--measure", "migrant_stock");
        stocks.ShouldContain("E0642");
        stocks.Length.ShouldBeLessThan(all.Length);
        all.ShouldBeSubsetOf(Ids("--nation", "TJK", "--place", "RUS"));
        Ids("--source", "HSF2023", "--nation", "TJK", "--text", "citizens in Russia at one time").ShouldContain("E0642");
        Ids("--flag", "garbled").ShouldNotBeEmpty();
    }

    [Fact]
    public void Conflicts_Are_Pairs_With_A_Reason_And_A_Ratio()
    {
        JsonElement pairs = Corridor("evidence", "conflicts", "--json").Json.GetProperty("pairs");
        pairs.GetArrayLength().ShouldBeGreaterThan(0);
        foreach (string key in new[] { "a", "b", "reason", "ratio" })
        {
            Ran.Keys(pairs[0]).ShouldContain(key);
        }

        pairs.EnumerateArray().ShouldContain(pair => pair.GetProperty("a").GetString() == "E0641" && pair.GetProperty("b").GetString() == "E0642");
    }

    [Fact]
    public void Conflicts_Are_Filtered_By_Corridor_Measure_And_Reason_And_Say_Why()
    {
        JsonElement[] all = [.. Corridor("evidence", "conflicts", "--json").Json.GetProperty("pairs").EnumerateArray()];
        JsonElement[] corridor = [.. Corridor("evidence", "conflicts", "--nation", "TJK", "--place", "RUS", "--json").Json.GetProperty("pairs").EnumerateArray()];
        corridor.Length.ShouldBeInRange(1, all.Length - 1);
        corridor.ShouldContain(pair => pair.GetProperty("a").GetString() == "E0641" && pair.GetProperty("b").GetString() == "E0642");
        corridor.ShouldAllBe(pair => pair.GetProperty("why").GetString()!.Length > 0);
        JsonElement[] reason = [.. Corridor("evidence", "conflicts", "--reason", "registrations", "--measure", "arrivals_all", "--json").Json.GetProperty("pairs").EnumerateArray()];
        reason.ShouldNotBeEmpty();
        reason.ShouldAllBe(pair => pair.GetProperty("reason").GetString() == "registrations");
        Corridor("evidence", "conflicts", "--nation", "TJK", "--place", "RUS").Out.ShouldContain("\"labour migrants\" against");
        Corridor("evidence", "conflicts", "--reason", "registration").Error.ShouldContain("did you mean registrations?");
    }

    [Theory]
    [InlineData("Таджикистан переводы")]
    [InlineData("Tajik remittances")]
    [InlineData("TJK remittances")]
    public void Text_Finds_The_Same_Figures_In_English_And_Russian_By_Codes_And_By_Names(string text)
    {
        string[] found = Ids("--text", text);
        foreach (string id in new[] { "E0614", "E0661", "WDI-TJK-GDP-2022" })
        {
            found.ShouldContain(id);
        }

        string[] received = Ids("--nation", "TJK", "--measure", "remittances_received");
        found.Intersect(received).ShouldBe(received, ignoreOrder: true);
        found.ShouldNotContain("E0642");
    }

    [Fact]
    public void Show_Names_The_Charts_And_The_Rows_Of_Data_That_Rest_On_A_Figure()
    {
        string[] shown = UsedIn("E0642");
        shown.ShouldContain("report: chart citizens in Russia, TJK");
        string[] rows = UsedIn("E0108");
        rows.ShouldContain(use => use.StartsWith("data/drivers/enforcement_weight.csv:", StringComparison.Ordinal) && use.EndsWith("KGZ RUS 2015-08", StringComparison.Ordinal));
        rows.ShouldContain(use => use.StartsWith("data/events.yaml:", StringComparison.Ordinal) && use.EndsWith("amnesty-kgz-2022", StringComparison.Ordinal));
        rows.ShouldContain(use => use.StartsWith("data/regimes/RUS/amnesty-kyrgyzstan.yaml:", StringComparison.Ordinal));
        UsedIn("UNHCR-TJK-RUS-REF-2022").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("did you mean TJK?", "--nation", "TKJ")]
    [InlineData("did you mean garbled?", "--flag", "garbeld")]
    [InlineData("did you mean HSF2023?", "--source", "HFS2023")]
    [InlineData("did you mean migrant_stock?", "--measure", "migrant_stok")]
    [InlineData("write it as 2022, 2022-03 or 2022-03-15", "--from", "March")]
    public void A_Word_That_The_Base_Does_Not_Know_Is_Named_With_The_Nearest(string hint, string option, string word)
    {
        Ran ran = Corridor("evidence", "list", option, word);
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain(hint);
    }

    [Fact]
    public void A_Data_Folder_That_Is_Not_There_Is_Bad_Input()
    {
        Ran ran = Corridor("evidence", "stats", "--data", Path.Combine(Root, "nowhere"));
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain("nowhere");
    }

    private string[] UsedIn(string id) => [.. Corridor("evidence", "show", id, "--json").Json.GetProperty("used_in").EnumerateArray().Select(use => use.GetString()!)];

    private string[] Ids(params string[] args) =>
        [.. Corridor(["evidence", "list", "--json", .. args]).Json.GetProperty("figures").EnumerateArray().Select(figure => figure.GetProperty("id").GetString()!)];
}
