using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Data.Tests;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Faults _faults = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_Text_Is_Read_As_It_Is_Written() =>
        Cases.Hold(
            Cases.Texts,
            text =>
            {
                Faults faults = new();
                _folder.With("a.txt", text + "\n").Data.ReadText("a.txt", faults).ShouldBe(text + "\n");
                faults.NoFaults();
            },
            count: 100);

    [Fact]
    public void A_Byte_Order_Mark_Is_No_Part_Of_The_Text() =>
        _folder.With("a.txt", [0xEF, 0xBB, 0xBF, (byte)'a', (byte)'\n']).Data.ReadText("a.txt", _faults.NoFaults()).ShouldBe("a\n");

    [Fact]
    public void A_Byte_That_Is_Not_Utf8_Is_Located_By_Line_And_Character()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("place\nТаджи"), 0xCA, 0xE8, .. "\n"u8];
        _folder.With("a.csv", bytes).Data.ReadText("a.csv", _faults).ShouldBeNull();
        _faults.Only().ShouldBe(new Fault("a.csv", 2, 6, "byte 0xCA is not UTF-8", "save the file as UTF-8"));
    }

    [Fact]
    public void Any_Bad_Byte_Is_Found_Where_It_Is() =>
        Cases.Hold(
            Cases.Texts.Two(),
            pair =>
            {
                byte[] before = Encoding.UTF8.GetBytes(pair.Item1);
                Faults faults = new();
                _folder.With("a.txt", [.. before, 0xFF, .. Encoding.UTF8.GetBytes(pair.Item2)]).Data.ReadText("a.txt", faults).ShouldBeNull();
                string[] lines = pair.Item1.Split('\n');
                faults.Only().Where.ShouldBe($"a.txt:{lines.Length}:{lines[^1].Length + 1}");
            },
            count: 100);

    [Fact]
    public void A_Zero_Byte_Is_A_Fault()
    {
        _folder.With("a.txt", "one\nt\0wo\n").Data.ReadText("a.txt", _faults).ShouldBeNull();
        _faults.Only().Where.ShouldBe("a.txt:2:2");
    }

    [Fact]
    public void A_Utf16_File_Is_A_Fault()
    {
        _folder.With("a.txt", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("place\n")]).Data.ReadText("a.txt", _faults).ShouldBeNull();
        _faults.Only().Where.ShouldBe("a.txt:1:1");
    }

    [Fact]
    public void A_Missing_Last_Line_Feed_Is_A_Fault_But_The_Text_Is_Given()
    {
        _folder.With("a.txt", "one\ntwo").Data.ReadText("a.txt", _faults).ShouldBe("one\ntwo");
        _faults.Only().Where.ShouldBe("a.txt:2:4");
    }

    [Fact]
    public void A_Missing_File_An_Empty_File_And_A_Folder_Are_Faults()
    {
        _folder.With("empty.csv", string.Empty).With("sub/a.csv", "a\n");
        _folder.Data.ReadText("none.csv", _faults).ShouldBeNull();
        _folder.Data.ReadText("empty.csv", _faults).ShouldBeNull();
        _folder.Data.ReadText("sub", _faults).ShouldBeNull();
        _faults.Ordered.Select(fault => $"{fault.Where}: {fault.What}").ShouldBe(
            ["empty.csv: the file is empty", "none.csv: the file is missing", "sub: the file cannot be read"]);
    }

    [Fact]
    public void Files_Are_Listed_By_Relative_Name_In_Ordinal_Order()
    {
        _folder.With("regimes/RUS/b.yaml", "a").With("regimes/KAZ/z.yaml", "a").With("regimes/RUS/B.yaml", "a").With("regimes/RUS/a.csv", "a");
        _folder.Data.Files("regimes", ".yaml").ShouldBe(["regimes/KAZ/z.yaml", "regimes/RUS/B.yaml", "regimes/RUS/b.yaml"]);
        _folder.Data.Files("none", ".yaml").ShouldBeEmpty();
    }

    [Fact]
    public void A_Folder_That_Is_Not_There_Is_Bad_Input()
    {
        BadInputException e = Should.Throw<BadInputException>(() => DataFolder.Find("no/such/folder"));
        e.Faults.ShouldHaveSingleItem().File.ShouldBe("no/such/folder");
    }

    [Fact]
    public void The_Projects_Data_Are_Found_From_The_Program() =>
        DataFolder.Find(null).Has("places.csv").ShouldBeTrue();
}
