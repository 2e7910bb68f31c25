using System.Text.Json;

namespace Corridor.Cli.Tests;

public sealed class ToolboxOutputTests : ToolboxFixture
{
    private const string Rates = "age,mx\n0,0.02\n1,0.001\n5,0.0005\n10,0.03\n";

    [Fact]
    public void A_Hyphen_Reads_Standard_Input_And_O_Writes_A_File()
    {
        string file = Written("rates.csv", Rates), output = System.IO.Path.Combine(Root, "table.csv");
        string printed = Done("lifetable", file);
        Typed = Rates;
        Done("lifetable", "-").ShouldBe(printed);
        Done("lifetable", file, "-o", output).ShouldBeEmpty();
        File.ReadAllText(output).ShouldBe(printed);
        Corridor("lifetable", file).Error.ShouldContain("life_expectancy: ");
    }

    [Fact]
    public void A_File_May_Lack_The_Last_Line_Feed_And_Have_A_Mark_And_Windows_Line_Ends()
    {
        string plain = Done("lifetable", Written("plain.csv", Rates));
        Done("lifetable", Written("windows.csv", "\uFEFF" + Rates.TrimEnd().Replace("\n", "\r\n", StringComparison.Ordinal))).ShouldBe(plain);
        Done("lifetable", Written("labels.csv", Rates.Replace("\n1,", "\n1-4,", StringComparison.Ordinal).Replace("\n10,", "\n10+,", StringComparison.Ordinal))).ShouldBe(plain);
    }

    [Fact]
    public void Numbers_Read_Back_To_The_Same_Bits()
    {
        List<Dictionary<string, string>> rows = Rows(Done("lifetable", Written("rates.csv", Rates), "--radix", "100000"));
        Number(rows[0]["lx"]).ShouldBe(100000);
        Number(rows[0]["dx"]).ShouldBe(Number(rows[0]["lx"]) * Number(rows[0]["qx"]));
        Number(rows[0]["ex"]).ShouldBe(Number(rows[0]["Tx"]) / Number(rows[0]["lx"]));
        rows.Sum(row => Number(row["dx"])).ShouldBe(100000, 1e-9);
    }

    [Fact]
    public void Given_Ax_Is_Used_And_Un_Says_That_It_Is_Not()
    {
        string file = Written("rates.csv", "age,mx,ax\n0,0.02,0.5\n1,0.001,2\n5,0.0005,2\n10,0.03,\n");
        Rows(Done("lifetable", file))[0]["ax"].ShouldBe("0.5");
        Ran un = Corridor("lifetable", file, "--ax", "un", "--sex", "female");
        un.Error.ShouldContain("warning: the column ax was not used");
        Number(Rows(un.Out)[0]["ax"]).ShouldBe(0.053 + (2.8 * 0.02), 1e-12);
    }

    [Theory]
    [InlineData("table", "lifetable", "rates.csv")]
    [InlineData("flows", "flows", "stocks.csv")]
    [InlineData("indices,places", "indices", "flows.csv", "--population", "people.csv", "--distance", "distance.csv")]
    [InlineData("coefficients,fitted,covariance", "gravity", "pairs.csv", "--formula", "flow ~ log(dist)")]
    [InlineData("fitted", "ipf", "seed.csv", "--rows", "rows.csv", "--columns", "columns.csv")]
    [InlineData("flows,factors", "flows", "--net", "net.csv", "--seed", "flows.csv")]
    [InlineData("net_migration", "netmigration", "vital.csv")]
    [InlineData("schedule", "schedule", "rogers-castro", "--params", "params.json")]
    [InlineData("estimates,fitted,covariance,parameters", "schedule", "fit", "migrants.csv")]
    [InlineData("population,life_expectancy", "project", "--multiregional", "regions.csv", "--steps", "2")]
    [InlineData("population,births,components", "project", "country", "--steps", "2", "--migration", "even")]
    [InlineData("sample", "sobol", "sample", "--factors", "2", "--size", "4")]
    public void Json_Is_One_Document_With_The_Tables_And_The_Diagnostics(string keys, params string[] words)
    {
        Toolbox.Write(Root);
        string[] args = [.. words.Select(word => word.EndsWith(".csv", StringComparison.Ordinal) || word.EndsWith(".json", StringComparison.Ordinal) || word == "country" ? System.IO.Path.Combine(Root, word) : word)];
        JsonElement document = JsonDocument.Parse(Done([.. args, "--json"])).RootElement;
        Ran.Keys(document).ShouldBe([.. keys.Split(','), "diagnostics", "warnings"]);
        string first = keys.Split(',')[0];
        document.GetProperty(first).GetArrayLength().ShouldBeGreaterThan(0);

        // The CSV holds the same rows.
        List<Dictionary<string, string>> rows = Rows(Done(args));
        rows.Count.ShouldBe(document.GetProperty(first).GetArrayLength());
        rows[0].Keys.ShouldBe(Ran.Keys(document.GetProperty(first)[0]));
    }

    [Fact]
    public void A_Folder_Gets_Every_Table_And_A_Csv_Name_The_First()
    {
        Toolbox.Write(Root);
        string folder = System.IO.Path.Combine(Root, "out"), file = System.IO.Path.Combine(Root, "only.csv"), flows = System.IO.Path.Combine(Root, "flows.csv");
        Done("indices", flows, "-o", folder);
        Directory.GetFiles(folder).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["indices.csv", "places.csv"]);
        Done("indices", flows, "-o", file);
        File.ReadAllText(file).ShouldBe(File.ReadAllText(System.IO.Path.Combine(folder, "indices.csv")));
    }

    [Fact]
    public void A_Fit_Can_Be_Evaluated_As_It_Stands()
    {
        Toolbox.Write(Root);
        Typed = Done("schedule", "fit", System.IO.Path.Combine(Root, "migrants.csv"), "--json");
        JsonElement fitted = JsonDocument.Parse(Typed).RootElement.GetProperty("fitted");
        List<Dictionary<string, string>> rates = Rows(Done("schedule", "rogers-castro", "--params", "-", "--ages", "0-80"));
        for (int i = 0; i < rates.Count; i++)
        {
            Number(rates[i]["rate"]).ShouldBe(fitted[i].GetProperty("fitted_rate").GetDouble(), 1e-12);
        }
    }

    [Theory]
    [InlineData("lifetable")]
    [InlineData("project")]
    [InlineData("schedule", "rogers-castro")]
    [InlineData("schedule", "fit")]
    [InlineData("flows")]
    [InlineData("netmigration")]
    [InlineData("ipf")]
    [InlineData("indices")]
    [InlineData("gravity")]
    [InlineData("sobol", "sample")]
    [InlineData("sobol", "indices")]
    public void Every_Verb_Shows_Examples_That_Begin_With_It(params string[] verb)
    {
        Ran ran = Corridor([.. verb, "--help"]);
        ran.Exit.ShouldBe(0);
        ran.Out.ShouldContain("Examples:");
        ran.Out.ShouldContain($"  corridor {string.Join(' ', verb)} ");
    }
}
