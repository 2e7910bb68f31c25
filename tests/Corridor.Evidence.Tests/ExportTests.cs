using Corridor.Data;

namespace Corridor.Evidence.Tests;

public sealed class ExportTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Csv_Reads_Back_Identical(bool byteOrderMark)
    {
        string text = FigureCsv.Write(TestData.Evidence.Figures, byteOrderMark);
        (text[0] == '\uFEFF').ShouldBe(byteOrderMark);
        Faults faults = new();
        IReadOnlyList<Figure> back = FigureCsv.Read(text, "export.csv", TestData.Evidence, faults);
        faults.Ordered.ShouldBeEmpty();
        Fields(back).ShouldBe(Fields(TestData.Evidence.Figures));
    }

    [Fact]
    public void Json_Reads_Back_Identical()
    {
        string text = FigureJson.Write(TestData.Evidence.Figures);
        Faults faults = new();
        IReadOnlyList<Figure> back = FigureJson.Read(text, "export.json", TestData.Evidence, faults);
        faults.Ordered.ShouldBeEmpty();
        Fields(back).ShouldBe(Fields(TestData.Evidence.Figures));
    }

    [Fact]
    public void Fields_With_Commas_Quotes_And_Line_Ends_Survive()
    {
        Figure odd = TestData.Evidence.Find("E0642")! with { Relations = [], Note = " a \"b\", c\nd ", AsPrinted = "\"1,6\"", Population = "граждане, все" };
        Faults faults = new();
        Fields(FigureCsv.Read(FigureCsv.Write([odd]), "odd.csv", TestData.Evidence, faults)).ShouldBe(Fields([odd]));
        Fields(FigureJson.Read(FigureJson.Write([odd]), "odd.json", TestData.Evidence, faults)).ShouldBe(Fields([odd]));
        faults.Ordered.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"figures\": [", "not JSON")]
    [InlineData("[]", "no list of figures")]
    [InlineData("{\"figures\": [{\"id\": \"X1\"}]}", "source is missing")]
    public void Broken_Json_Is_A_Fault(string text, string says)
    {
        Faults faults = new();
        FigureJson.Read(text, "broken.json", TestData.Evidence, faults);
        faults.Ordered.ShouldContain(fault => fault.What.Contains(says));
    }

    [Theory]
    [InlineData(1000.0, "1000")]
    [InlineData(0.1, "0.1")]
    [InlineData(-52.0, "-52")]
    [InlineData(1000000000000.0, "1000000000000")]
    public void Numbers_Keep_Their_Value_In_The_Fewest_Digits(double value, string text) => FigureCsv.Number(value).ShouldBe(text);

    [Theory]
    [InlineData(null, null, "in words only")]
    [InlineData(5.0, null, "at least 5")]
    [InlineData(null, 5.0, "up to 5")]
    [InlineData(5.0, 5.0, "5")]
    [InlineData(500000.0, 600000.5, "500,000 to 600,000.5")]
    public void Values_Are_Said_In_Words(double? low, double? high, string text) =>
        (TestData.Evidence.Find("E0642")! with { Low = low, High = high }).ValueText.ShouldBe(text);

    private static IEnumerable<string> Fields(IEnumerable<Figure> figures) => figures.Select(figure => string.Join('|', FigureCsv.Fields(figure)));
}
