namespace Corridor.Data.Tests;

public class CsvRowTests
{
    [Theory]
    [InlineData("0.5", 0.5)]
    [InlineData("-1.5e3", -1500)]
    [InlineData("12", 12)]
    [InlineData(".5", 0.5)]
    public void A_Number_Has_A_Decimal_Point(string text, double value)
    {
        Faults faults = new();
        Row(text).Number("x", faults).ShouldBe(value);
        faults.NoFaults();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 000")]
    [InlineData("1;5")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("0x10")]
    [InlineData("٣")]
    public void What_Is_No_Number_Is_A_Fault_At_Its_Place(string text)
    {
        Faults faults = new();
        Row(text).Number("x", faults).ShouldBe(double.NaN);
        faults.Only().Where.ShouldBe("t.csv:2:5");
    }

    [Theory]
    [InlineData(0.0, 1.0, "expected between 0 and 1")]
    [InlineData(4.0, double.PositiveInfinity, "expected at least 4")]
    [InlineData(double.NegativeInfinity, 2.5, "expected at most 2.5")]
    public void A_Number_Out_Of_Range_Is_A_Fault_That_Names_The_Range(double min, double max, string hint)
    {
        Faults faults = new();
        Row("3").Number("x", faults, min, max).ShouldBe(double.NaN);
        faults.Only().Hint.ShouldBe(hint);
    }

    [Fact]
    public void An_Optional_Number_May_Be_Empty_But_Not_Wrong()
    {
        Faults faults = new();
        Row("").OptionalNumber("x", faults).ShouldBeNull();
        faults.NoFaults();
        Row("much").OptionalNumber("x", faults);
        faults.Only().What.ShouldBe("'much' in x is not a number");
    }

    [Theory]
    [InlineData("2010", true)]
    [InlineData("2060", true)]
    [InlineData("2009", false)]
    [InlineData("2061", false)]
    [InlineData("2010.0", false)]
    [InlineData("", false)]
    public void A_Whole_Number_Lies_In_Its_Range(string text, bool right)
    {
        Faults faults = new();
        Row(text).Integer("x", faults, 2010, 2060);
        faults.None.ShouldBe(right);
    }

    [Fact]
    public void An_Unknown_Word_Comes_With_The_Nearest_Right_One()
    {
        Faults faults = new();
        Row("KZG").OneOf("x", ["KAZ", "KGZ"], faults, "nation").ShouldBeNull();
        faults.Only().ToString().ShouldBe("t.csv:2:5: unknown nation 'KZG' (did you mean KGZ?)");
    }

    [Fact]
    public void A_Month_That_Is_None_Is_A_Fault()
    {
        Faults faults = new();
        Row("2022-03").Month("x", faults).ShouldBe(new Month(2022, 3));
        faults.NoFaults();
        Row("03.2022").Month("x", faults).ShouldBeNull();
        faults.Only().Hint.ShouldBe("write it as 2022-03");
    }

    [Fact]
    public void A_Fault_Behind_A_Quoted_Comma_Is_Counted_In_Characters_Of_The_File()
    {
        Faults faults = new();
        CsvTable table = CsvTable.Parse("id,x\n\"a, \"\"b\"\"\",ж\n", "t.csv", ["id", "x"], faults)!;
        table.Rows[0].ColumnOf("id").ShouldBe(1);
        table.Rows[0].ColumnOf("x").ShouldBe(12);
    }

    private static CsvRow Row(string text) => CsvTable.Parse($"id,x,y\nABC,{text},1\n", "t.csv", ["id", "x", "y"], new Faults())!.Rows[0];
}
