namespace Corridor.Data.Tests;

public sealed class SourceCatalogueTests : IDisposable
{
    private const string Good = """
        sources:
          - id: WPP2024
            title: World Population Prospects 2024
            publisher: United Nations
            year: 2024
            read: 2026-11-23
            url: https://example.org/wpp
            licence: CC BY 3.0 IGO
            kind: database

        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Faults _faults = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_Source_Is_Found_By_Its_Id()
    {
        Source source = Load(Good).Find("WPP2024")!;
        (source.Title, source.Authors, source.Year, source.Kind).ShouldBe(("World Population Prospects 2024", "", "2024", "database"));
        _faults.NoFaults();
        Load(Good).Find("wpp2024").ShouldBeNull();
    }

    [Theory]
    [InlineData("id: WPP2024", "id: WPP 2024", "'WPP 2024' is no id")]
    [InlineData("id: WPP2024", "id: judgement1", "'judgement1' reads like a judgement")]
    [InlineData("year: 2024", "year: last", "'last' in year is not a number")]
    [InlineData("read: 2026-11-23", "read: yesterday", "'yesterday' in read is not a date")]
    [InlineData("https://example.org/wpp", "tables/wpp.csv", "'tables/wpp.csv' is no web address")]
    [InlineData("kind: database", "kind: data", "unknown kind of source 'data'")]
    [InlineData("    publisher: United Nations\n", "", "key 'publisher' is missing")]
    [InlineData("publisher:", "publicher:", "unknown key 'publicher'")]
    public void An_Entry_That_Is_Wrong_Is_A_Fault(string right, string wrong, string what)
    {
        Load(Good.Replace(right, wrong, StringComparison.Ordinal));
        _faults.Ordered.ShouldContain(fault => fault.What == what && fault.Line > 1 && fault.Column > 1);
    }

    [Fact]
    public void A_Source_Defined_Twice_Is_A_Fault_At_The_Second()
    {
        Load(Good + Good[(Good.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        _faults.Only().ShouldBe(new Fault("sources.yaml", 10, 9, "source 'WPP2024' is defined twice", "give each source one entry"));
    }

    [Theory]
    [InlineData("WPP2024", null)]
    [InlineData("judgement: no survey asks for it", null)]
    [InlineData("", "the source is missing")]
    [InlineData("WPP2025", "unknown source 'WPP2025'")]
    [InlineData("judgement", "a judgement without a reason")]
    [InlineData("judgement:", "a judgement without a reason")]
    [InlineData("judgement:             ", "a judgement without a reason")]
    [InlineData("Judgement: no survey asks for it", "a judgement without a reason")]
    public void A_Row_Names_A_Source_Or_A_Judgement_With_A_Reason(string text, string? what)
    {
        Load(Good).Check(text, _faults, "t.csv", 7, 3);
        _faults.Ordered.Select(fault => fault.What).ShouldBe(what is null ? [] : [what]);
    }

    [Fact]
    public void An_Unknown_Source_Of_A_Row_Is_Located_With_The_Nearest_Right_One()
    {
        SourceCatalogue sources = Load(Good);
        CsvTable.Parse("x,source\n1,WPP2042\n", "t.csv", ["x", "source"], _faults)!.Rows[0].Source(sources, _faults);
        YamlMap.Parse("x: 1\nsource: WPP2042\n", "t.yaml", _faults)!.Source(sources, _faults);
        YamlMap.Parse("x: 1\n", "u.yaml", _faults)!.Source(sources, _faults);
        _faults.Ordered.Select(fault => fault.ToString()).ShouldBe(
            [
                "t.csv:2:3: unknown source 'WPP2042' (did you mean WPP2024?; or add it to sources.yaml)",
                "t.yaml:2:9: unknown source 'WPP2042' (did you mean WPP2024?; or add it to sources.yaml)",
                "u.yaml:1:1: the source is missing (name an id of sources.yaml, or write 'judgement: reason')",
            ]);
    }

    [Fact]
    public void The_Projects_Own_Catalogue_Has_No_Fault()
    {
        SourceCatalogue.Load(DataFolder.Find(null), _faults).All.ShouldNotBeEmpty();
        _faults.NoFaults();
    }

    private SourceCatalogue Load(string text) => SourceCatalogue.Load(_folder.With("sources.yaml", text.ReplaceLineEndings("\n")).Data, _faults);
}
