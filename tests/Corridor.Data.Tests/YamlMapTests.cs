using FsCheck;
using FsCheck.Fluent;

namespace Corridor.Data.Tests;

public class YamlMapTests
{
    private readonly Faults _faults = new();

    [Fact]
    public void Values_Are_Read_By_Key()
    {
        YamlMap map = Parse("id: base\nfrom: 2022-03\non: 2022-03-15\nrate: -1.5e-2\nnations: [TJK, UZB]\none: KGZ\nlabel: {en: Base, ru: База}\nitems:\n  - {a: 1}\n  - {a: 2}\n");
        map.Text("id", _faults).ShouldBe("base");
        map.Month("from", _faults).ShouldBe(new Month(2022, 3));
        map.Date("on", _faults).ShouldBe(new DateOnly(2022, 3, 15));
        map.Number("rate", _faults).ShouldBe(-0.015);
        map.Texts("nations", _faults).ShouldBe(["TJK", "UZB"]);
        map.Texts("one", _faults).ShouldBe(["KGZ"]);
        map.Texts("none", _faults).ShouldBeEmpty();
        map.Label("label", _faults).ShouldBe(new Label("Base", "База"));
        map.Maps("items", _faults).Select(item => item.Number("a", _faults)).ShouldBe([1.0, 2.0]);
        map.OptionalText("none").ShouldBeEmpty();
        map.Map("none", _faults).ShouldBeNull();
        map.Keys.ShouldBe(["id", "from", "on", "rate", "nations", "one", "label", "items"]);
        _faults.NoFaults();
    }

    [Fact]
    public void Every_Unknown_Key_Is_Named_With_The_Nearest_Right_One()
    {
        Parse("id: base\nlable: {en: a, ru: b}\nzzz: 1\n").Only(_faults, "id", "label");
        _faults.Ordered.Select(fault => fault.ToString()).ShouldBe(
            ["t.yaml:2:1: unknown key 'lable' (did you mean label?)", "t.yaml:3:1: unknown key 'zzz' (expected one of id, label)"]);
    }

    [Fact]
    public void Every_Key_Given_Twice_Is_Located()
    {
        Read("id: a\nvalues:\n  - {from: 2010-01, value: 1, value: 2}\n  - from: 2011-01\n    from: 2012-01\nid: b\n").ShouldBeNull();
        _faults.Ordered.Select(fault => $"{fault.Where} {fault.What}").ShouldBe(
            ["t.yaml:3:31 key 'value' appears twice", "t.yaml:5:5 key 'from' appears twice", "t.yaml:6:1 key 'id' appears twice"]);
    }

    [Fact]
    public void The_Same_Key_In_Different_Mappings_Is_No_Fault() =>
        Parse("a: {k: 1}\nb: {k: 1}\nc:\n  - {k: 1}\n  - {k: 1}\nk: {k: {k: 1}}\n").Keys.ShouldBe(["a", "b", "c", "k"]);

    [Theory]
    [InlineData("id: a\nlist: [1, 2\nend: 3\n", 3, 4)]
    [InlineData("id: a\nlist: {a: 1\n", 3, 3)]
    [InlineData("id: a\ntext: \"open\nend: 3\n", 2, 4)]
    [InlineData("id: a\n  from: 1\n", 2, 2)]
    [InlineData("id: a: b\n", 1, 1)]
    [InlineData("id: a\nlist:\n\t- b\n", 3, 3)]
    [InlineData("id: a\nall: *\n", 2, 2)]
    [InlineData("id: a\nall: *b\n", 2, 2)]
    [InlineData("id: &b a\n", 1, 1)]
    [InlineData("id: !b a\n", 1, 1)]
    [InlineData("id: @b\n", 1, 1)]
    [InlineData("id: a\n? [b]\n: c\n", 2, 2)]
    public void Broken_Yaml_Is_Located(string text, int firstLine, int lastLine)
    {
        Read(text).ShouldBeNull();
        Fault fault = _faults.Only();
        fault.Line!.Value.ShouldBeInRange(firstLine, lastLine, fault.ToString());
        fault.Column!.Value.ShouldBeGreaterThan(0);
        fault.Hint.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("- a\n- b\n")]
    [InlineData("word\n")]
    [InlineData("# nothing\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    public void The_Root_Is_One_Mapping(string text)
    {
        Read(text).ShouldBeNull();
        _faults.Only().What.ShouldBe("the file is not one mapping of keys to values");
    }

    [Fact]
    public void Nesting_Has_An_End()
    {
        Read("a: " + new string('[', 20000) + "\n").ShouldBeNull();
        _faults.Only().What.ShouldBe("nested more than 32 deep");
    }

    [Fact]
    public void No_Text_Breaks_The_Reader() =>
        Cases.Hold(
            from a in Cases.Texts
            from b in Cases.Texts
            from c in Cases.Texts
            select $"id: {a}\nlist:\n  - {b}\n  - {{x: {c}\n",
            text =>
            {
                Faults faults = new();
                YamlMap? map = YamlMap.Parse(text, "t.yaml", faults);
                (map is null).ShouldBe(!faults.None);
                faults.Ordered.ShouldAllBe(fault => fault.Line > 0 && fault.Column > 0);
            },
            count: 3000);

    [Theory]
    [InlineData("x:\n", "'x' is not a text")]
    [InlineData("x: ~\n", "'x' is not a text")]
    [InlineData("x: null\n", "'x' is not a text")]
    [InlineData("x: [a]\n", "'x' is not a text")]
    [InlineData("x: {a: b}\n", "'x' is not a text")]
    [InlineData("y: a\n", "key 'x' is missing")]
    public void What_Is_No_Text_Is_A_Fault(string text, string what)
    {
        Parse(text).Text("x", _faults).ShouldBeEmpty();
        _faults.Only().What.ShouldBe(what);
    }

    [Fact]
    public void A_Null_Is_There_But_Has_No_Value()
    {
        YamlMap map = Parse("a: null\nb: 'null'\nc: 0\n");
        (map.Has("a"), map.IsNull("a")).ShouldBe((false, true));
        (map.Has("b"), map.IsNull("b")).ShouldBe((true, false));
        (map.Has("c"), map.IsNull("c")).ShouldBe((true, false));
        (map.Has("d"), map.IsNull("d")).ShouldBe((false, false));
    }

    [Fact]
    public void A_Value_Of_The_Wrong_Type_Is_A_Fault_At_Its_Place()
    {
        YamlMap map = Parse("n: much\nm: 2022\nd: 2022-03\nw: reed\nl: {a: 1}\nlist: [a, [b]]\ngap: [a, ]\nmap: 1\nmaps: 1\nitems: [{a: 1}, 2]\n");
        map.Number("n", _faults).ShouldBe(double.NaN);
        map.Month("m", _faults).ShouldBeNull();
        map.Date("d", _faults).ShouldBeNull();
        map.OneOf("w", ["red", "green"], _faults, "colour").ShouldBeNull();
        map.Label("l", _faults);
        map.Texts("list", _faults).ShouldBeEmpty();
        map.Map("map", _faults).ShouldBeNull();
        map.Maps("maps", _faults).ShouldBeEmpty();
        map.Maps("items", _faults).Count.ShouldBe(1);
        _faults.Ordered.Select(fault => fault.Where).ShouldBe(
            ["t.yaml:1:4", "t.yaml:2:4", "t.yaml:3:4", "t.yaml:4:4", "t.yaml:5:4", "t.yaml:5:4", "t.yaml:5:5", "t.yaml:6:7", "t.yaml:8:6", "t.yaml:9:7", "t.yaml:10:17"]);
    }

    [Theory]
    [InlineData("a: 1\nxyz:\nb: 2\n", "t.yaml:2:1")]
    [InlineData("a: 1\nxyz: null\n", "t.yaml:2:6")]
    [InlineData("a: 1\n", "t.yaml:1:1")]
    public void A_Value_Left_Out_Is_Located_At_Its_Key(string text, string where)
    {
        Parse(text).Text("xyz", _faults);
        _faults.Only().Where.ShouldBe(where);
    }

    [Fact]
    public void A_Label_That_Is_Missing_Or_Half_Is_A_Fault()
    {
        Parse("id: a\n").Label("label", _faults);
        _faults.Only().Hint.ShouldBe("write label: {en: ..., ru: ...}");
        Faults half = new();
        Parse("label: {en: a}\n").Label("label", half);
        half.Only().What.ShouldBe("key 'ru' is missing");
    }

    [Fact]
    public void A_Number_Out_Of_Range_Is_A_Fault_That_Names_The_Range()
    {
        Parse("x: 3\n").Number("x", _faults, 0, 1).ShouldBe(double.NaN);
        _faults.Only().Hint.ShouldBe("expected between 0 and 1");
    }

    private YamlMap? Read(string text) => YamlMap.Parse(text, "t.yaml", _faults);

    private YamlMap Parse(string text)
    {
        Faults faults = new();
        YamlMap? map = YamlMap.Parse(text, "t.yaml", faults);
        faults.NoFaults();
        return map!;
    }
}
