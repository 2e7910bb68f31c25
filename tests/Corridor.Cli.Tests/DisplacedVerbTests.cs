using System.Text.Json;

namespace Corridor.Cli.Tests;

/// <summary>Displaced people on the command line, over the project's own data.</summary>
public sealed class DisplacedVerbTests : CommandLineFixture
{
    [Fact]
    public void Each_Figure_Stands_Beside_The_Model_And_The_Others_Say_Why_Not()
    {
        Ran ran = Corridor("displaced", "show", "--group", "relocants", "--place", "KGZ", "--all", "--json");
        ran.Exit.ShouldBe(0, ran.Error);
        JsonElement[] figures = [.. ran.Json.GetProperty("figures").EnumerateArray()];
        figures.ShouldAllBe(figure => figure.GetProperty("group").GetString() == "relocants" && figure.GetProperty("place").GetString() == "KGZ");
        JsonElement stayed = figures.Single(figure => figure.GetProperty("use").GetString() == "stock");
        stayed.GetProperty("value_low").GetDouble().ShouldBe(30_000);
        stayed.GetProperty("inside").GetBoolean().ShouldBeTrue();
        JsonElement[] unused = [.. ran.Json.GetProperty("not_used").EnumerateArray()];
        unused.Length.ShouldBeGreaterThan(2);
        unused.ShouldAllBe(figure => figure.GetProperty("why").GetString()!.Length > 5);
    }

    [Fact]
    public void An_Unknown_Group_Is_Refused_With_The_Nearest_Right_One()
    {
        Ran ran = Corridor("displaced", "show", "--group", "relocant");
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain("relocants");
    }

    [Fact]
    public void Only_Displaced_People_Are_Of_Groups()
    {
        Computed();
        Ran ran = Corridor("runs", "show", "base", "--store", Store, "--series", "stock", "--group", "relocants");
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain("--series displaced");
    }
}
