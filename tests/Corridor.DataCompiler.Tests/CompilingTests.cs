using Corridor.Data;

namespace Corridor.DataCompiler.Tests;

public sealed class CompilingTests
{
    [Theory]
    [InlineData(0.0000123456789, "0.0000123457")]
    [InlineData(148047348240.643, "148047000000")]
    [InlineData(3.75, "3.75")]
    [InlineData(0, "0")]
    public void Rates_Have_Six_Digits_And_No_Exponent(double value, string text) => CsvText.Rate(value).ShouldBe(text);

    [Fact]
    public void A_Row_With_Commas_And_Quotes_Is_Read_Back_As_It_Was()
    {
        CsvText text = new("a,b");
        text.Add("judgement: one, two", "a \"word\"");
        Faults faults = new();
        CsvTable table = CsvTable.Parse(text.As("x.csv").Text, "x.csv", ["a", "b"], faults)!;
        faults.None.ShouldBeTrue();
        table.Rows[0]["a"].ShouldBe("judgement: one, two");
        table.Rows[0]["b"].ShouldBe("a \"word\"");
    }

    [Fact]
    public void A_Missing_Raw_Table_Or_Column_Is_Named()
    {
        string folder = Directory.CreateTempSubdirectory("corridor-raw").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "t.csv"), "iso3,year\nKAZ,2010\n");
            RawTables raw = new(new DataFolder(folder));
            raw.Read("t.csv", "iso3").Rows.Count.ShouldBe(1);
            Fault fault = Should.Throw<BadInputException>(() => raw.Read("t.csv", "iso3", "value")).Faults.ShouldHaveSingleItem();
            fault.File.ShouldBe("t.csv");
            fault.What.ShouldContain("'value'");
            Should.Throw<BadInputException>(() => raw.Read("none.csv", "iso3")).Faults[0].File.ShouldBe("none.csv");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_File_That_Differs_Is_Named_And_Mended_By_Writing()
    {
        string folder = Directory.CreateTempSubdirectory("corridor-data").FullName;
        try
        {
            DataFolder data = new(folder);
            CompiledFile[] files = [new("a/one.csv", "x\n1\n", 1), new("two.csv", "x\n2\n", 1)];
            Compiler.Differences(files, data).ShouldBe(["a/one.csv", "two.csv"]);
            Compiler.Write(files, data);
            Compiler.Differences(files, data).ShouldBeEmpty();
            File.AppendAllText(data.PathOf("two.csv"), "3\n");
            Compiler.Differences(files, data).ShouldBe(["two.csv"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_Judgement_Has_A_Reason()
    {
        Judgements judgements = Judgements.Load();
        foreach (string nation in RawTables.Nations)
        {
            judgements.Value("gdp_growth_near", nation).ShouldBeInRange(0, 0.2);
            judgements.Source("gdp_growth_near", nation).Length.ShouldBeGreaterThan("judgement: ".Length + 20);
        }

        judgements.Optional("peg_RUB").ShouldBeNull();
        judgements.Optional("peg_SAR").ShouldBe(3.75);
    }
}
