using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Data.Tests;

public class CsvTableTests
{
    private static readonly string[] Columns = ["nation", "year", "note"];

    private static readonly Gen<string[][]> Tables =
        from width in Gen.Choose(1, 5)
        from height in Gen.Choose(1, 6)
        from cells in Cases.Texts.ArrayOf(width).ArrayOf(height)
        select cells;

    [Fact]
    public void A_Table_Written_And_Read_Back_Is_The_Same() =>
        Cases.Hold(Tables, cells =>
        {
            Faults faults = new();
            CsvTable table = CsvTable.Parse(Write(cells), "t.csv", HeaderOf(cells), faults)!;
            faults.NoFaults();
            table.Rows.Count.ShouldBe(cells.Length);
            for (int i = 0; i < cells.Length; i++)
            {
                HeaderOf(cells).Select(column => table.Rows[i][column]).ShouldBe(cells[i]);
            }
        });

    [Fact]
    public void Every_Cell_Stands_Where_The_Row_Says() =>
        Cases.Hold(Tables, cells =>
        {
            string text = Write(cells);
            string[] lines = text.Split('\n');
            CsvTable table = CsvTable.Parse(text, "t.csv", HeaderOf(cells), new Faults())!;
            for (int i = 0; i < cells.Length; i++)
            {
                foreach ((string column, string cell) in HeaderOf(cells).Zip(cells[i]))
                {
                    Faults faults = new();
                    table.Rows[i].Fault(faults, column, "found", "expected");
                    Fault fault = faults.Only();
                    lines[fault.Line!.Value - 1][(fault.Column!.Value - 1)..].ShouldStartWith(Quote(cell).Split('\n')[0]);
                }
            }
        });

    [Fact]
    public void A_File_Cut_Off_In_A_Line_Is_A_Fault()
    {
        using TemporaryFolder folder = new();
        Cases.Hold(
            from cells in Tables
            from share in Gen.Choose(0, 999)
            select (cells, share),
            pair =>
            {
                string text = Write(pair.cells);
                int keep = Math.Max(1, text.Length * pair.share / 1000);
                if (EndsOfRows(pair.cells).Contains(keep) || char.IsHighSurrogate(text[keep - 1]))
                {
                    return;
                }

                Faults faults = new();
                CsvTable.Read(folder.With("t.csv", text[..keep]).Data, "t.csv", HeaderOf(pair.cells), faults);
                faults.None.ShouldBeFalse($"nothing was said of {text[..keep]}");
            });
    }

    [Fact]
    public void No_Text_Breaks_The_Reader() =>
        Cases.Hold(Cases.Texts.Two(), pair =>
        {
            Faults faults = new();
            CsvTable? table = CsvTable.Parse("nation,year,note\n" + pair.Item1 + "\nKGZ,2022,\n" + pair.Item2, "t.csv", Columns, faults);
            faults.Ordered.ShouldAllBe(fault => fault.File == "t.csv" && fault.Hint.Length > 0);
            table.ShouldNotBeNull();
        });

    [Fact]
    public void Columns_Are_Found_By_Name_In_Any_Order()
    {
        Faults faults = new();
        CsvTable table = CsvTable.Parse("year,note,nation\n2022,n,KGZ\n", "t.csv", Columns, faults)!;
        faults.NoFaults();
        (table.Rows[0]["nation"], table.Rows[0]["year"], table.Rows[0]["note"]).ShouldBe(("KGZ", "2022", "n"));
        Should.Throw<ArgumentException>(() => table.Rows[0]["age"]);
    }

    [Fact]
    public void Lines_Are_Counted_Through_Line_Feeds_In_Quotes_And_Empty_Lines()
    {
        Faults faults = new();
        CsvTable table = CsvTable.Parse("nation,year,note\nKGZ,2022,\"two\nlines\"\n\nTJK,2023,b\r\nUZB,2024,c\n", "t.csv", Columns, faults)!;
        faults.NoFaults();
        table.Rows.Select(row => row.Line).ShouldBe([2, 5, 6]);
        table.Rows[0]["note"].ShouldBe("two\nlines");
    }

    [Theory]
    [InlineData("KGZ,2022\n", 3, null, "2 fields where the header has 3")]
    [InlineData("KGZ,2022,a,b\n", 3, null, "4 fields where the header has 3")]
    [InlineData("KGZ,2022,\"a\nUZB,2023,b\n", 3, 10, "a quote is opened and never closed")]
    [InlineData("KGZ,\"2022,a\nUZB,2023,b\n", 3, 5, "a quote is opened and never closed")]
    [InlineData("KGZ,2022,a\"b\n", 3, 11, "a quote inside a field that does not begin with one")]
    [InlineData("KGZ,2022,\"a\"b\n", 3, 13, "text after the quote that closes a field")]
    [InlineData("KGZ,2022,\"a\"b\"\n", 3, 13, "text after the quote that closes a field")]
    [InlineData("KGZ,\"20\n22\",\"a\nUZB,2023,b\n", 4, 5, "a quote is opened and never closed")]
    [InlineData("KGZ,2022,a\rUZB,2023,b\r", 3, 11, "a carriage return without a line feed")]
    public void A_Broken_Row_Is_Located(string row, int line, int? column, string what)
    {
        Faults faults = new();
        CsvTable.Parse("nation,year,note\nTJK,2021,ok\n" + row, "t.csv", Columns, faults);
        faults.Ordered[0].ShouldBe(new Fault("t.csv", line, column, what, faults.Ordered[0].Hint));
    }

    [Fact]
    public void A_Broken_Row_Hides_Neither_The_Rows_Nor_The_Faults_Below()
    {
        Faults faults = new();
        CsvTable table = CsvTable.Parse("nation,year,note\nKGZ,2022,\"a\nTJK,2022,b\nUZB,2022\nKAZ,2022,\"c\"d\nTKM,2022,e\n", "t.csv", Columns, faults)!;
        faults.Ordered.Select(fault => fault.Where).ShouldBe(["t.csv:2:10", "t.csv:4", "t.csv:5:13"]);
        table.Rows.Select(row => row["nation"]).ShouldBe(["TJK", "TKM"]);
    }

    [Fact]
    public void A_File_That_Is_No_Csv_File_Is_Given_Up()
    {
        Faults faults = new();
        CsvTable.Parse("nation,year,note\n" + string.Concat(Enumerable.Repeat("a\"b,c,d\n", 1000)), "t.csv", Columns, faults);
        faults.Count.ShouldBeLessThan(30);
        faults.Ordered.ShouldContain(fault => fault.What.Contains("the rest was not read", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_Wrong_Column_Is_Named_With_The_Nearest_Right_One()
    {
        Faults faults = new();
        CsvTable.Parse("natoin,year,year,colour\nKGZ,2022,2022,red\n", "t.csv", Columns, faults).ShouldBeNull();
        faults.Ordered.Select(fault => $"{fault.Where} {fault.What}").ShouldBe(
            [
                "t.csv:1 column 'nation' is missing",
                "t.csv:1 column 'note' is missing",
                "t.csv:1:1 unknown column 'natoin'",
                "t.csv:1:13 column 'year' appears twice",
                "t.csv:1:18 unknown column 'colour'",
            ]);
        faults.Ordered[2].Hint.ShouldBe("did you mean nation?");
    }

    [Fact]
    public void A_File_With_No_Row_Below_The_Header_Is_A_Fault()
    {
        Faults faults = new();
        CsvTable.Parse("nation,year,note\n", "t.csv", Columns, faults)!.Rows.ShouldBeEmpty();
        faults.Only().What.ShouldBe("there is no row below the header");
    }

    [Fact]
    public void A_File_Of_Empty_Lines_Has_No_Header()
    {
        Faults faults = new();
        CsvTable.Parse("\n\n", "t.csv", Columns, faults).ShouldBeNull();
        faults.Only().What.ShouldBe("there is no header row");
    }

    private static string[] HeaderOf(string[][] cells) => [.. Enumerable.Range(0, cells[0].Length).Select(i => $"column{i}")];

    private static string Write(string[][] cells) =>
        string.Concat(cells.Prepend(HeaderOf(cells)).Select(WriteRow));

    private static string WriteRow(string[] row) => string.Join(',', row.Select(Quote)) + "\n";

    /// <summary>An independent writer of RFC 4180; a lone empty cell needs quotes, or its row would be an empty line.</summary>
    private static string Quote(string cell) =>
        cell.Length == 0 || cell.IndexOfAny([',', '"', '\n']) >= 0 ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;

    /// <summary>Lengths at which a cut leaves whole rows: nothing in the file tells that something is missing.</summary>
    private static HashSet<int> EndsOfRows(string[][] cells)
    {
        HashSet<int> ends = [];
        int length = WriteRow(HeaderOf(cells)).Length;
        foreach (string[] row in cells)
        {
            length += WriteRow(row).Length;
            ends.Add(length);
        }

        return ends;
    }
}
