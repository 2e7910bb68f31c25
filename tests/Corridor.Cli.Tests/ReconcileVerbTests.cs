using System.Text.Json;
using System.Xml.Linq;

namespace Corridor.Cli.Tests;

/// <summary>Over the project's own figures and a run whose numbers are known.</summary>
public sealed class ReconcileVerbTests : CommandLineFixture
{
    private static readonly string[] Contract = ["nation", "place", "at", "estimate", "figures"];
    private static readonly string[] FigureContract = ["id", "value_low", "value_high", "counts", "operator", "model_value", "bias"];

    [Fact]
    public void Json_Has_The_Contracts_Keys_And_Says_Uncalibrated()
    {
        Computed();
        Ran ran = Corridor("reconcile", "TJK", "RUS", "--at", "2022-12", "--uncalibrated", "--store", Store, "--json");
        ran.Exit.ShouldBe(0, ran.Error);
        JsonElement answer = ran.Json;
        Contract.ShouldBeSubsetOf(Ran.Keys(answer));
        answer.GetProperty("nation").GetString().ShouldBe("TJK");
        answer.GetProperty("at").GetString().ShouldBe("2022-12-31");
        answer.GetProperty("calibrated").GetBoolean().ShouldBeFalse();
        answer.GetProperty("note").GetString()!.ShouldContain("uncalibrated");
        foreach (JsonElement figure in answer.GetProperty("figures").EnumerateArray())
        {
            FigureContract.ShouldBeSubsetOf(Ran.Keys(figure));
        }

        // The known run has 600,000 with a patent and 200,000 irregular, one more of each every month.
        JsonElement official = answer.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("id").GetString() == "E0642");
        official.GetProperty("model_value").GetDouble().ShouldBe(800_010, 1e-6);
        official.GetProperty("bias").GetDouble().ShouldBe(1_600_000 / 800_010.0, 1e-9);
        JsonElement estimate = answer.GetProperty("estimate");
        estimate.GetProperty("p10").GetDouble().ShouldBeLessThanOrEqualTo(800_022);
        estimate.GetProperty("p90").GetDouble().ShouldBeGreaterThanOrEqualTo(800_022);
        Runner.Computations.ShouldBe(1);
    }

    [Fact]
    public void Without_A_Stored_Run_The_Base_Is_Computed_And_Not_Stored()
    {
        Ran ran = Corridor("reconcile", "Tajikistan", "Россия", "--at", "2022", "--uncalibrated", "--store", Store);
        ran.Exit.ShouldBe(0, ran.Error);
        Runner.Computations.ShouldBe(1);
        ran.Out.ShouldContain("E0641");
        ran.Out.ShouldContain("computed now");
        ran.Out.ShouldContain("uncalibrated");
        File.Exists(Store).ShouldBeFalse();
    }

    [Fact]
    public void Drawing_Is_One_Svg_With_A_Mark_For_Every_Figure_That_Has_A_Value()
    {
        string file = Path.Combine(Root, "dots.svg");
        JsonElement answer = Corridor("reconcile", "TJK", "RUS", "--at", "2022-12", "--uncalibrated", "--store", Store, "-o", file, "--json").Json;
        XDocument drawing = XDocument.Parse(File.ReadAllText(file));
        string text = drawing.ToString();
        JsonElement[] drawn = [.. answer.GetProperty("figures").EnumerateArray().Where(figure => Positive(figure, "value_low") || Positive(figure, "value_high"))];
        drawn.ShouldNotBeEmpty();
        drawn.ShouldAllBe(figure => text.Contains(figure.GetProperty("id").GetString()!, StringComparison.Ordinal));
        drawing.Descendants().Count(element => element.Name.LocalName == "circle" && (string?)element.Attribute("class") == "dot").ShouldBe(drawn.Length + 1);
        text.ShouldContain("uncalibrated");
    }

    [Fact]
    public void Another_Question_Has_Its_Own_Measure()
    {
        JsonElement answer = Corridor("reconcile", "TJK", "RUS", "--at", "2022", "--measure", "citizenship_grants", "--uncalibrated", "--store", Store, "--json").Json;
        answer.GetProperty("measure").GetString().ShouldBe("citizenship_grants");
        answer.GetProperty("figures")[0].GetProperty("measure").GetString().ShouldBe("citizenship_grants");
        int near = answer.GetProperty("figures").GetArrayLength();
        Corridor("reconcile", "TJK", "RUS", "--at", "2022", "--all", "--uncalibrated", "--store", Store, "--json").Json.GetProperty("figures").GetArrayLength().ShouldBeGreaterThan(near);
    }

    [Theory]
    [InlineData("--at is missing", "TJK", "RUS")]
    [InlineData("did you mean TJK?", "TKJ", "RUS", "--at", "2022")]
    [InlineData("unknown nation 'DEU'", "DEU", "TJK", "--at", "2022")]
    [InlineData("did you mean migrant_stock?", "TJK", "RUS", "--at", "2022", "--measure", "migrant_stok")]
    [InlineData("write it as 2022", "TJK", "RUS", "--at", "Christmas")]
    public void What_Can_Not_Be_Answered_Is_Bad_Input(string says, params string[] args)
    {
        Ran ran = Corridor(["reconcile", "--store", Store, .. args]);
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain(says);
    }

    private static bool Positive(JsonElement figure, string key) => figure.GetProperty(key) is { ValueKind: JsonValueKind.Number } value && value.GetDouble() > 0;
}
