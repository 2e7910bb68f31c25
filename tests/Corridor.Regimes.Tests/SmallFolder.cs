using Corridor.Data;

namespace Corridor.Regimes.Tests;

/// <summary>A data folder of a test's own, with two nations and the files that the test writes.</summary>
internal sealed class SmallFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("corridor-rules");

    public SmallFolder()
    {
        Write("sources.yaml", """
            sources:
              - {id: LAW, title: A law, publisher: A state, year: 2020, read: 2026-01-01, licence: free, kind: law}
            """);
        Write("places.csv", """
            place,role,name_en,name_ru,currency,latitude,longitude,source
            UZB,nation,Uzbekistan,Узбекистан,UZS,41,69,LAW
            KGZ,nation,Kyrgyzstan,Киргизия,KGS,43,75,LAW
            RUS,hub,Russia,Россия,RUB,56,38,LAW
            """);
    }

    public SmallFolder Write(string name, string text)
    {
        string path = Path.Combine(_root.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text + "\n");
        return this;
    }

    public DataFolder Data => new(_root.FullName);

    public RuleBook Load(out IReadOnlyList<Fault> found)
    {
        Faults faults = new();
        DataFolder folder = new(_root.FullName);
        SourceCatalogue sources = SourceCatalogue.Load(folder, faults);
        RuleBook book = RuleBook.Load(folder, Gazetteer.Load(folder, sources, faults), sources, faults);
        found = faults.Ordered;
        return book;
    }

    public void Dispose() => _root.Delete(recursive: true);
}
