using System.Text.Json;

namespace Corridor.Cli.Tests;

/// <summary>What the studies say besides figures, over the project's own data.</summary>
public sealed class EventsVerbTests : CommandLineFixture
{
    [Fact]
    public void Events_Of_Studies_And_Model_Stand_In_One_Order()
    {
        JsonElement[] events = Events("--place", "RUS", "--from", "2022-01");
        events.Select(one => one.GetProperty("from").GetString()!).ShouldBeInOrder();
        events.ShouldAllBe(one => string.CompareOrdinal(one.GetProperty("to").GetString(), "2022-01-01") >= 0);
        events.ShouldContain(one => one.GetProperty("id").GetString() == "crocus-2024" && one.GetProperty("kind").GetString() == "model");
        events.ShouldContain(one => one.GetProperty("kind").GetString() == "reported" && one.GetProperty("when").GetString() == "2024-03-22");
        Events("--place", "RUS", "--from", "2022-01", "--kind", "model").Length.ShouldBeLessThan(events.Length);
    }

    [Fact]
    public void Events_Are_Found_By_Whom_They_Touch_And_By_Words()
    {
        Events("--nation", "TJK", "--kind", "model").ShouldAllBe(one => one.GetProperty("nations").EnumerateArray().Any(nation => nation.GetString() == "TJK"));
        Events("--nation", "Tajikistan", "--kind", "reported").ShouldNotBeEmpty();
        Events("--text", "mobilisation", "--kind", "model").ShouldHaveSingleItem();
        Events("--text", "мобилизация").ShouldHaveSingleItem();
        Corridor("events", "list", "--place", "RUS", "--to", "2014").Out.ShouldContain("rouble-fall-2014");
    }

    [Theory]
    [InlineData("did you mean model?", "--kind", "modl")]
    [InlineData("did you mean RUS?", "--place", "RSU")]
    [InlineData("write it as 2022", "--from", "spring")]
    public void A_Word_That_Is_Not_Known_Is_Named_With_What_Is_Expected(string says, string option, string word)
    {
        Ran ran = Corridor("events", "list", option, word);
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain(says);
    }

    [Theory]
    [InlineData("standings", "standings", "patent")]
    [InlineData("systems", "systems", "database")]
    [InlineData("causes", "statements", "rouble")]
    [InlineData("forecasts", "statements", "Uzbekistan")]
    [InlineData("recommendations", "statements", "migrants")]
    public void What_Studies_Say_Besides_Figures_Is_Found_By_Words(string verb, string key, string word)
    {
        JsonElement[] all = [.. Corridor("evidence", verb, "--json").Json.GetProperty(key).EnumerateArray()];
        JsonElement[] some = [.. Corridor("evidence", verb, "--text", word, "--json").Json.GetProperty(key).EnumerateArray()];
        some.Length.ShouldBeInRange(1, all.Length - 1);
        all.ShouldAllBe(one => one.GetProperty("sources").GetArrayLength() > 0);
        Ran text = Corridor("evidence", verb, "--text", word);
        text.Out.ShouldContain(some[0].GetProperty("id").GetString()!);
        text.Error.ShouldContain("takes no side");
    }

    [Fact]
    public void Systems_Of_A_Country_And_A_Kind_Are_Found()
    {
        JsonElement[] systems = [.. Corridor("evidence", "systems", "--place", "UZB", "--kind", "programme", "--json").Json.GetProperty("systems").EnumerateArray()];
        systems.ShouldNotBeEmpty();
        systems.ShouldAllBe(one => one.GetProperty("kind").GetString() == "programme" && one.GetProperty("places").EnumerateArray().Any(place => place.GetString() == "UZB"));
    }

    private JsonElement[] Events(params string[] args) => [.. Corridor(["events", "list", "--json", .. args]).Json.GetProperty("events").EnumerateArray()];
}
