using System.Text.Json;
using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.Cli.Tests;

/// <summary>`evidence template`, `add` and `export`: figures that leave the base and figures that come in.</summary>
public sealed class EvidenceFilesVerbTests : CommandLineFixture
{
    private static readonly DataFolder Project = DataFolder.Find(null);

    [Fact]
    public void Twelve_Kinds_Of_Fault_In_Twelve_Rows_Give_Twelve_Messages_And_Nothing_Is_Written()
    {
        (string Column, string Value, string Says, string Expects)[] faulty =
        [
            ("id", string.Empty, "the id is missing", "MY-TJK-RUS-2024"),
            ("id", "E0642", "already in the base", "an id of its own"),
            ("source", "HFS2023", "unknown source 'HFS2023'", "did you mean HSF2023?"),
            ("measure", "migrant_stok", "unknown measure", "did you mean migrant_stock?"),
            ("nation", "TKJ", "unknown nation", "did you mean TJK?"),
            ("place", "RUSS", "unknown place", "did you mean RUS?"),
            ("sex", "men", "unknown sex", "male, female or empty"),
            ("period_start", "31.12.2022", "not a date", "2022-03-15"),
            ("low", "1 000", "not a number", "without spaces or separators"),
            ("high", "999", "below low", "'at least'"),
            ("unit", "thousand", "not a unit of", "expected persons"),
            ("kind", "flow_money", "not a kind of", "expected stock"),
        ];
        string data = Data();
        string table = Table([.. faulty.Select((fault, i) => Row($"MY-{i}", (fault.Column, fault.Value)))]);
        string file = Written("mine.csv", table);

        Ran ran = Corridor("evidence", "add", file, "--data", data, "--yes");
        ran.Exit.ShouldBe(2);
        ran.Out.ShouldBeEmpty();
        ran.ErrorLines.Length.ShouldBe(13, ran.Error);
        string[] columns = [.. FigureCsv.Columns];
        for (int i = 0; i < faulty.Length; i++)
        {
            ran.ErrorLines[i].ShouldContain(faulty[i].Says);
            ran.ErrorLines[i].ShouldContain(faulty[i].Expects);
            string[] fields = table.Split('\n')[i + 1].Split(',');
            int column = fields.Take(Array.IndexOf(columns, faulty[i].Column)).Sum(field => field.Length + 1) + 1;
            ran.ErrorLines[i].ShouldStartWith($"{file}:{i + 2}:{column} ");
        }

        ran.ErrorLines[12].ShouldContain("12 faults in the input; nothing was done");
        Path.Exists(Path.Combine(data, "evidence", "added.csv")).ShouldBeFalse();

        JsonElement json = Corridor("evidence", "add", file, "--data", data, "--yes", "--json").Json;
        json.GetProperty("faults").GetArrayLength().ShouldBe(12);
        json.GetProperty("error").GetProperty("line").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void Without_Anyone_To_Ask_Figures_Are_Only_Shown()
    {
        string data = Data();
        Ran ran = Corridor("evidence", "add", Written("mine.csv", Table(Row("MY-1"))), "--data", data);
        ran.Exit.ShouldBe(0);
        ran.Out.ShouldContain("MY-1");
        ran.Out.ShouldContain("E0642");
        ran.Error.ShouldContain("nothing written: this was a preview; add --yes to write");
        Path.Exists(Path.Combine(data, "evidence", "added.csv")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData("n", false)]
    [InlineData("", false)]
    public void A_Person_Is_Asked_And_Nothing_But_A_Yes_Writes(string answer, bool written)
    {
        string data = Data();
        Answer = answer + "\n";
        Ran ran = Corridor("evidence", "add", Written("mine.csv", Table(Row("MY-1"))), "--data", data);
        ran.Exit.ShouldBe(0);
        ran.Error.ShouldContain("add 1 figures? [y/N]");
        Path.Exists(Path.Combine(data, "evidence", "added.csv")).ShouldBe(written);
    }

    [Fact]
    public void Added_Figures_Are_Part_Of_The_Base_From_Then_On()
    {
        string data = Data();
        JsonElement added = Corridor("evidence", "add", Written("mine.csv", Table(Row("MY-1"), Row("MY-2", ("population", "students"))).TrimEnd('\n')), "--data", data, "--yes", "--json").Json;
        added.GetProperty("written").GetBoolean().ShouldBeTrue();
        added.GetProperty("figures").GetArrayLength().ShouldBe(2);
        added.GetProperty("conflicts").EnumerateArray().ShouldContain(pair => pair.GetProperty("a").GetString() == "E0642" && pair.GetProperty("b").GetString() == "MY-1");
        Corridor("evidence", "show", "MY-2", "--data", data).Out.ShouldContain("5 persons");
        Ran again = Corridor("evidence", "add", Path.Combine(Root, "mine.csv"), "--data", data, "--yes");
        again.Exit.ShouldBe(2);
        again.Error.ShouldContain("already in the base");
    }

    [Fact]
    public void Template_Can_Be_Added_As_It_Stands_And_Does_Not_Overwrite()
    {
        string data = Data();
        string file = Path.Combine(Root, "template.csv");
        Corridor("evidence", "template", "-o", file).Exit.ShouldBe(0);
        File.ReadAllText(file).ShouldBe(Corridor("evidence", "template").Out);
        Corridor("evidence", "add", file, "--data", data, "--yes", "--json").Json.GetProperty("written").GetBoolean().ShouldBeTrue();
        Ran again = Corridor("evidence", "template", "-o", file);
        again.Exit.ShouldBe(2);
        again.Error.ShouldContain("is there already");
    }

    [Fact]
    public void A_File_That_Is_Missing_Or_Not_Utf8_Is_Bad_Input()
    {
        Ran missing = Corridor("evidence", "add", Path.Combine(Root, "nowhere.csv"));
        missing.Exit.ShouldBe(2);
        missing.Error.ShouldContain("corridor evidence template");
        string odd = Path.Combine(Root, "odd.csv");
        File.WriteAllBytes(odd, [0x69, 0x64, 0x0A, 0xE2, 0x28]);
        Ran broken = Corridor("evidence", "add", odd);
        broken.Exit.ShouldBe(2);
        broken.Error.ShouldContain("is not UTF-8");
        broken.Error.ShouldContain($"{odd}:2:1");
    }

    [Theory]
    [InlineData("csv", false)]
    [InlineData("csv", true)]
    [InlineData("json", false)]
    public void Exported_Figures_Read_Back_Identical(string format, bool mark)
    {
        string file = Path.Combine(Root, $"figures.{format}");
        Ran ran = Corridor(["evidence", "export", "-o", file, .. mark ? new[] { "--bom" } : []]);
        ran.Exit.ShouldBe(0);
        string text = System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(file));
        text.StartsWith('\uFEFF').ShouldBe(mark);

        Faults faults = new();
        SourceCatalogue sources = SourceCatalogue.Load(Project, faults);
        EvidenceBase evidence = EvidenceBase.Load(Project, Gazetteer.Load(Project, sources, faults), sources, faults);
        IReadOnlyList<Corridor.Evidence.Figure> back = format == "csv" ? FigureCsv.Read(text, file, evidence, faults) : FigureJson.Read(text, file, evidence, faults);
        faults.Ordered.ShouldBeEmpty();
        back.Select(figure => string.Join('|', FigureCsv.Fields(figure))).ShouldBe(evidence.Figures.Select(figure => string.Join('|', FigureCsv.Fields(figure))));
    }

    [Fact]
    public void Export_Takes_The_Filters_Of_The_List_And_Prints_Without_A_File()
    {
        string[] filters = ["--nation", "TJK", "--place", "RUS", "--from", "2022", "--to", "2022", "--kind", "stock"];
        JsonElement listed = Corridor(["evidence", "list", "--json", .. filters]).Json.GetProperty("figures");
        JsonElement exported = Corridor(["evidence", "export", "--json", .. filters]).Json.GetProperty("figures");
        listed.GetArrayLength().ShouldBeGreaterThan(1);
        exported.EnumerateArray().Select(figure => figure.GetProperty("id").GetString()).ShouldBe(listed.EnumerateArray().Select(figure => figure.GetProperty("id").GetString()));
        Corridor(["evidence", "export", .. filters]).OutLines[0].ShouldBe(FigureCsv.Header);
        Ran odd = Corridor("evidence", "export", "--format", "json", "--bom");
        odd.Exit.ShouldBe(2);
        odd.Error.ShouldContain("--bom is for CSV");
    }

    /// <summary>A copy of what the evidence verbs read.</summary>
    private string Data()
    {
        string data = Path.Combine(Root, "data");
        foreach (string name in new[] { "sources.yaml", "places.csv", "measures.yaml" }.Concat(Directory.EnumerateFiles(Project.PathOf("evidence")).Select(file => $"evidence/{Path.GetFileName(file)}")))
        {
            string to = Path.Combine(data, name);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(Project.PathOf(name), to);
        }

        return data;
    }

    private static string Table(params string[] rows) => FigureCsv.Header + "\n" + string.Concat(rows);

    private static string Row(string id, params (string Column, string Value)[] changes)
    {
        Dictionary<string, string> fields = new()
        {
            ["id"] = id,
            ["source"] = "HSF2023",
            ["measure"] = "migrant_stock",
            ["nation"] = "TJK",
            ["place"] = "RUS",
            ["population"] = "citizens",
            ["period_start"] = "2022-01-01",
            ["period_end"] = "2022-12-31",
            ["low"] = "5",
            ["high"] = "5",
            ["as_printed"] = "5",
            ["unit"] = "persons",
            ["kind"] = "stock",
        };
        foreach ((string column, string value) in changes)
        {
            fields[column] = value;
            if (column is "low")
            {
                fields["high"] = string.Empty;
            }
            else if (column is "high")
            {
                fields["low"] = "1000";
            }
        }

        return string.Join(',', FigureCsv.Columns.Select(column => fields.GetValueOrDefault(column, string.Empty))) + "\n";
    }
}
