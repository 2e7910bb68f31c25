using Corridor.Data;

namespace Corridor.Evidence.Tests;

public sealed class UserFiguresTests
{
    [Fact]
    public void Template_Passes_Every_Check()
    {
        Faults faults = new();
        UserFigurePreview? preview = UserFigures.Check(UserFigures.Template, "mine.csv", TestData.Evidence, faults);
        faults.Ordered.ShouldBeEmpty();
        preview!.Figures.Count.ShouldBe(1);
    }

    [Fact]
    public void Twelve_Kinds_Of_Fault_Give_Twelve_Messages_With_Row_And_Column_And_Nothing_Is_Written()
    {
        (string Column, string Value, string Says)[] faulty =
        [
            ("id", string.Empty, "the id is missing"),
            ("id", "E0642", "already in the base"),
            ("source", "NOBODY", "unknown source"),
            ("measure", "migrant_stok", "unknown measure"),
            ("nation", "TJX", "unknown nation"),
            ("place", "RUSS", "unknown place"),
            ("sex", "men", "unknown sex"),
            ("period_start", "31.12.2022", "not a date"),
            ("period_end", "2021-12-31", "before it starts"),
            ("low", "1 000", "not a number"),
            ("unit", "thousand", "not a unit of"),
            ("kind", "flow_money", "not a kind of"),
        ];
        string table = TestData.Table([.. faulty.Select((fault, i) => TestData.Row($"MY-{i}", (fault.Column, fault.Value)))]);
        Faults faults = new();
        UserFigures.Check(table, "mine.csv", TestData.Evidence, faults).ShouldBeNull();
        IReadOnlyList<Fault> found = faults.Ordered;
        found.Count.ShouldBe(12, string.Join('\n', found));
        for (int i = 0; i < 12; i++)
        {
            found[i].Line.ShouldBe(i + 2);
            found[i].File.ShouldBe("mine.csv");
            found[i].What.ShouldContain(faulty[i].Says);
            found[i].Hint.ShouldNotBeNullOrWhiteSpace();
            ColumnName(table, found[i]).ShouldBe(faulty[i].Column);
        }
    }

    [Theory]
    [InlineData("high", "500", "below low")]
    [InlineData("flags", "garbeld", "did you mean garbled?")]
    [InlineData("relates_to", "contradicts:E0641", "found by rule")]
    [InlineData("relates_to", "duplicate_of:E9999", "does not exist")]
    [InlineData("relates_to", "resembles:E0641", "write contradicts:ID")]
    public void Other_Faults_Say_What_Is_Expected(string column, string value, string says)
    {
        Faults faults = new();
        UserFigures.Check(TestData.Table(TestData.Row("MY-1", (column, value), ("flags", value.StartsWith("dup", StringComparison.Ordinal) ? "duplicate" : column == "flags" ? value : string.Empty))), "mine.csv", TestData.Evidence, faults).ShouldBeNull();
        faults.Ordered.ShouldHaveSingleItem().ToString().ShouldContain(says);
    }

    [Fact]
    public void Preview_Tells_What_A_Figure_Would_Contradict()
    {
        Faults faults = new();
        UserFigurePreview preview = UserFigures.Check(TestData.Table(TestData.Row("MY-1", ("low", "5"), ("high", "5"))), "mine.csv", TestData.Evidence, faults)!;
        preview.Conflicts.ShouldContain(conflict => conflict.A.Id == "E0642" && conflict.B.Id == "MY-1");
        preview.Conflicts.ShouldAllBe(conflict => conflict.B.Id == "MY-1" || conflict.A.Id == "MY-1");
    }

    [Fact]
    public void Added_Figures_Are_Found_After_Loading_Again_And_Cannot_Be_Added_Twice()
    {
        using ScratchFolder scratch = TestData.Scratch(("evidence/HSF2023.csv", TestData.Table(TestData.Row("E1"))));
        for (int i = 1; i <= 2; i++)
        {
            Faults faults = new();
            EvidenceBase evidence = TestData.Load(scratch.Folder, faults);
            UserFigurePreview preview = UserFigures.Check(TestData.Table(TestData.Row($"MY-{i}")), "mine.csv", evidence, faults)!;
            faults.ThrowIfAny();
            scratch.Write(UserFigures.AddedFile, UserFigures.Joined(scratch.Folder, preview, faults));
        }

        Faults after = new();
        EvidenceBase grown = TestData.Load(scratch.Folder, after);
        after.ThrowIfAny();
        grown.Figures.Select(figure => figure.Id).ShouldBe(["E1", "MY-1", "MY-2"]);
        UserFigures.Check(TestData.Table(TestData.Row("MY-2")), "mine.csv", grown, after).ShouldBeNull();
        after.Ordered.ShouldHaveSingleItem().What.ShouldContain("already in the base");
    }

    private static string ColumnName(string table, Fault fault)
    {
        string before = table.Split('\n')[fault.Line!.Value - 1][..(fault.Column!.Value - 1)];
        return FigureCsv.Columns[before.Count(c => c == ',')];
    }
}
