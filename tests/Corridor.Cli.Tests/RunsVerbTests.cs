using System.Text.Json;

namespace Corridor.Cli.Tests;

public sealed class RunsVerbTests : CommandLineFixture
{
    [Fact]
    public void Show_Divides_A_Series_And_Adds_Up_The_Rest()
    {
        Computed();
        Ran by = Show("--series", "stock", "--nation", "TJK", "--place", "RUS", "--by", "status");
        by.Exit.ShouldBe(0);
        JsonElement rows = by.Json.GetProperty("series");
        rows.GetArrayLength().ShouldBe(24);
        Ran.Keys(rows[0]).ShouldBe(["month", "status", "value"]);
        rows[0].GetProperty("month").GetString().ShouldBe("2022-01");
        rows[0].GetProperty("status").GetString().ShouldBe("irregular");
        rows[0].GetProperty("value").GetDouble().ShouldBe(200_000);

        JsonElement sum = Show("--series", "stock", "--nation", "TJK", "--place", "RUS").Json.GetProperty("series");
        Ran.Keys(sum[0]).ShouldBe(["month", "value"]);
        sum[11].GetProperty("value").GetDouble().ShouldBe(800_022);
        JsonElement patent = Show("--series", "stock", "--place", "RUS", "--status", "patent", "--from", "2022-03", "--to", "2022-04").Json.GetProperty("series");
        patent.GetArrayLength().ShouldBe(2);
        patent[1].GetProperty("value").GetDouble().ShouldBe(600_003);
        Show("--series", "flow:return", "--to-status", "returned").Json.GetProperty("series")[0].GetProperty("value").GetDouble().ShouldBe(5000);
        Show("--series", "stock", "--place", "KOR").Json.GetProperty("series")[0].GetProperty("value").GetDouble().ShouldBe(0);
    }

    [Fact]
    public void Shares_Are_Never_Added_Up()
    {
        Computed();
        Ran both = Show("--series", "unemployment");
        both.Exit.ShouldBe(2);
        both.Json.GetProperty("error").GetProperty("hint").GetString()!.ShouldContain("--nation");
        Show("--series", "unemployment", "--nation", "KGZ").Json.GetProperty("series")[0].GetProperty("value").GetDouble().ShouldBe(0.05);
        Show("--series", "unemployment", "--by", "nation").Json.GetProperty("series").GetArrayLength().ShouldBe(24);
    }

    [Theory]
    [InlineData("did you mean stock?", "--series", "stok")]
    [InlineData("did you mean TJK?", "--series", "stock", "--nation", "TKJ")]
    [InlineData("did you mean patent?", "--series", "stock", "--nation", "TJK", "--status", "patnet")]
    [InlineData("did you mean status?", "--series", "stock", "--by", "staus")]
    [InlineData("leave out --to-place", "--series", "stock", "--to-place", "RUS")]
    [InlineData("choose months from 2022-01 to 2022-12", "--series", "stock", "--from", "2021-12")]
    [InlineData("add --series stock", "--nation", "TJK")]
    public void A_Word_That_The_Run_Does_Not_Know_Is_Named_With_The_Nearest(string hint, params string[] args)
    {
        Computed();
        Ran ran = Show(args);
        ran.Exit.ShouldBe(2);
        ran.Json.GetProperty("error").GetProperty("hint").GetString()!.ShouldContain(hint);
    }

    [Fact]
    public void Show_Without_A_Series_Shows_The_Headline()
    {
        Ran computed = Computed();
        Ran shown = Show();
        shown.Json.GetProperty("digest").GetString().ShouldBe(computed.Json.GetProperty("digest").GetString());
        shown.Json.GetProperty("headline").ToString().ShouldBe(computed.Json.GetProperty("headline").ToString());
        Corridor("runs", "show", computed.Json.GetProperty("run").GetString()!, "--store", Store).Out.ShouldContain("6 900 000");
    }

    [Fact]
    public void A_Series_Is_A_Table_With_A_Line_For_Each_Month()
    {
        Computed();
        Ran ran = Corridor("runs", "show", "base", "--series", "stock", "--nation", "TJK", "--by", "status", "--store", Store);
        ran.OutLines.Length.ShouldBe(13);
        ran.OutLines[0].ShouldMatch("^month +irregular +never +patent$");
        ran.OutLines[1].ShouldMatch("^2022-01 +200 000 +8 000 000 +600 000$");
    }

    [Fact]
    public void Delete_Removes_The_Run()
    {
        string digest = Computed().Json.GetProperty("digest").GetString()!;
        Ran deleted = Corridor("runs", "delete", digest[..6], "--store", Store, "--json");
        deleted.Exit.ShouldBe(0);
        deleted.Json.GetProperty("deleted").GetString().ShouldBe(digest);
        Ran gone = Show();
        gone.Exit.ShouldBe(2);
        gone.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("unknown_run");
    }

    [Fact]
    public void A_Store_That_Is_Not_There_Says_How_To_Get_One()
    {
        Ran ran = Corridor("runs", "list", "--store", Store);
        ran.Exit.ShouldBe(2);
        ran.ErrorLines.Length.ShouldBe(3);
        ran.ErrorLines[1].ShouldContain(Store);
        ran.ErrorLines[2].ShouldContain("corridor run");
        File.Exists(Store).ShouldBeFalse();
    }

    private Ran Show(params string[] args) => Corridor(["runs", "show", "base", "--store", Store, "--json", .. args]);
}
