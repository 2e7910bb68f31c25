using Corridor.Data;

namespace Corridor.Evidence.Tests;

public sealed class BrokenFilesTests
{
    [Fact]
    public void A_Contradiction_Named_On_One_Side_Only_Is_A_Fault()
    {
        IReadOnlyList<Fault> faults = Load(TestData.Table(TestData.Row("A1", ("relates_to", "contradicts:A2")), TestData.Row("A2")));
        faults.ShouldHaveSingleItem().What.ShouldContain("A2 does not say so");
        faults[0].Line.ShouldBe(2);
    }

    [Fact]
    public void An_Id_In_Two_Files_Is_A_Fault()
    {
        using ScratchFolder scratch = TestData.Scratch(
            ("evidence/FES2023.csv", TestData.Table(TestData.Row("A1"))),
            ("evidence/HSF2023.csv", TestData.Table(TestData.Row("A1"))));
        Faults faults = new();
        TestData.Load(scratch.Folder, faults);
        Fault fault = faults.Ordered.ShouldHaveSingleItem();
        fault.File.ShouldBe("evidence/HSF2023.csv");
        fault.What.ShouldContain("used twice");
    }

    [Fact]
    public void A_Duplicate_Needs_Flag_And_Relation()
    {
        Load(TestData.Table(TestData.Row("A1", ("flags", "duplicate")))).ShouldHaveSingleItem().What.ShouldContain("without naming of what");
        Load(TestData.Table(TestData.Row("A1"), TestData.Row("A2", ("relates_to", "duplicate_of:A1")))).ShouldHaveSingleItem().What.ShouldContain("without the flag");
        Load(TestData.Table(TestData.Row("A1"), TestData.Row("A2", ("relates_to", "duplicate_of:A1"), ("flags", "duplicate")))).ShouldBeEmpty();
    }

    [Fact]
    public void A_Column_Too_Many_Or_Too_Few_Is_A_Fault()
    {
        string table = TestData.Table(TestData.Row("A1"));
        Load(table.Replace("as_printed", "as_print", StringComparison.Ordinal)).ShouldContain(fault => fault.What.Contains("'as_printed' is missing"));
        Load(table + "A2,HSF2023\n").ShouldHaveSingleItem().What.ShouldContain("2 fields where the header has 20");
    }

    [Fact]
    public void A_File_Cut_Off_Anywhere_Never_Loads_Without_A_Fault()
    {
        string table = TestData.Table(TestData.Row("A1", ("note", "one, \"two\"")), TestData.Row("A2", ("population", "labour migrants, all")), TestData.Row("A3"));
        for (int length = 1; length < table.Length; length += 23)
        {
            if (table[length - 1] != '\n')
            {
                Load(table[..length]).ShouldNotBeEmpty($"cut after {length}");
            }
        }
    }

    [Fact]
    public void A_Measure_Without_Russian_Or_With_An_Unknown_Neighbour_Is_A_Fault()
    {
        using ScratchFolder scratch = TestData.Scratch(("evidence/HSF2023.csv", TestData.Table(TestData.Row("A1"))));
        string measures = File.ReadAllText(scratch.Folder.PathOf("measures.yaml"));
        scratch.Write("measures.yaml", measures + "  - id: extra\n    topic: stock\n    kind: stok\n    unit: persons\n    label: {en: Extra}\n    definition: {en: Extra, ru: Ещё}\n    confused_with: [nothing]\n    operator: none\n");
        Faults faults = new();
        TestData.Load(scratch.Folder, faults);
        string all = string.Join('\n', faults.Ordered);
        all.ShouldContain("unknown kind 'stok'");
        all.ShouldContain("'ru'");
        all.ShouldContain("unknown measure 'nothing'");
        all.ShouldContain("without a reason");
    }

    [Fact]
    public void Bytes_That_Are_Not_Utf8_Are_A_Fault()
    {
        using ScratchFolder scratch = TestData.Scratch(("evidence/HSF2023.csv", "x\n"));
        File.WriteAllBytes(scratch.Folder.PathOf("evidence/HSF2023.csv"), [0x69, 0x64, 0xFF, 0x0A]);
        Faults faults = new();
        TestData.Load(scratch.Folder, faults);
        faults.Ordered.ShouldHaveSingleItem().What.ShouldContain("not UTF-8");
    }

    private static IReadOnlyList<Fault> Load(string table)
    {
        using ScratchFolder scratch = TestData.Scratch(("evidence/HSF2023.csv", table));
        Faults faults = new();
        TestData.Load(scratch.Folder, faults);
        return faults.Ordered;
    }
}
