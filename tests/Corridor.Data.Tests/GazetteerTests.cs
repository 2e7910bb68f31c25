namespace Corridor.Data.Tests;

public sealed class GazetteerTests : IDisposable
{
    private const string Header = "place,role,name_en,name_ru,currency,latitude,longitude,source\n";
    private readonly TemporaryFolder _folder = new();
    private readonly Faults _faults = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_Five_Nations_And_Every_Place_Have_A_Name_In_Both_Languages()
    {
        DataFolder data = DataFolder.Find(null);
        Gazetteer gazetteer = Gazetteer.Load(data, SourceCatalogue.Load(data, _faults), _faults);
        _faults.NoFaults();
        gazetteer.Nations.Order(StringComparer.Ordinal).ShouldBe(["KAZ", "KGZ", "TJK", "TKM", "UZB"]);
        gazetteer.Places.ShouldContain("RUS");
        gazetteer.NameOf("KGZ").ShouldBe("Kyrgyzstan");
        gazetteer.NameOf("KGZ", "ru").ShouldBe("Киргизия");
        gazetteer.NameOf("ATA").ShouldBe("ATA");
        gazetteer.Find("ATA").ShouldBeNull();
    }

    [Theory]
    [InlineData("Tajikistan", "did you mean TJK?")]
    [InlineData("узбекистан", "did you mean UZB?")]
    [InlineData("Russia", "did you mean RUS?")]
    [InlineData("Россия", "did you mean RUS?")]
    [InlineData("TJX", "did you mean TJK?")]
    [InlineData("United", "expected one of KAZ")]
    public void A_Name_In_The_Place_Of_A_Code_Is_Told_The_Code(string word, string hint)
    {
        DataFolder data = DataFolder.Find(null);
        Gazetteer gazetteer = Gazetteer.Load(data, SourceCatalogue.Load(data, _faults), _faults);
        gazetteer.Hint(word, gazetteer.Places).ShouldStartWith(hint);
    }

    [Fact]
    public void Every_Wrong_Field_Is_A_Fault()
    {
        Load(
            "KGZ,nation,Kyrgyzstan,Киргизия,KGS,42.9,74.6,judgement: for the test only\n"
            + "KGZ,nation,Kyrgyzstan,Киргизия,KGS,42.9,74.6,judgement: for the test only\n"
            + "Rus,hob,,Россия,rub,91,181,nobody\n");
        _faults.Ordered.Select(fault => $"{fault.Where} {fault.What}").ShouldBe(
            [
                "places.csv:3:1 place 'KGZ' is defined twice",
                "places.csv:4:1 'Rus' in place is no code",
                "places.csv:4:5 unknown role 'hob'",
                "places.csv:4:9 name_en is empty",
                "places.csv:4:17 'rub' in currency is no code",
                "places.csv:4:21 latitude is 91",
                "places.csv:4:24 longitude is 181",
                "places.csv:4:28 unknown source 'nobody'",
            ]);
    }

    private void Load(string rows)
    {
        DataFolder data = _folder.With("places.csv", Header + rows).Data;
        Gazetteer.Load(data, new SourceCatalogue(), _faults);
    }
}
