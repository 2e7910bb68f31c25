using Corridor.Data;
using Corridor.Model.Drivers;
using Corridor.Model.Parameters;

namespace Corridor.Model.Tests;

/// <summary>A small data folder of a test's own: two nations, two places, one driver, gone afterwards.</summary>
internal sealed class SmallData : IDisposable
{
    public const string DriverColumns = "driver,nation,place,from,value,unit,source,note";
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("corridor-model-");

    public SmallData()
    {
        With("sources.yaml", """
            sources:
              - {id: KNOWN, title: A table, publisher: An office, year: 2024, read: 2026-11-23, licence: open, kind: database}
            """);
        With("places.csv", """
            place,role,name_en,name_ru,currency,latitude,longitude,source
            TJK,nation,Tajikistan,Таджикистан,TJS,38.6,68.8,KNOWN
            UZB,nation,Uzbekistan,Узбекистан,UZS,41.3,69.2,KNOWN
            RUS,hub,Russia,Россия,RUB,55.7,37.7,KNOWN
            KOR,destination,Korea,Корея,KRW,37.5,127,KNOWN
            """);
        With("states.csv", """
            place,status,phases,kind,label_en,label_ru,source
            HOME,never,1,home,Never,Никогда,KNOWN
            RUS,visitor,3,temporary,Visitor,Гость,KNOWN
            *,work,1,temporary,Work,Работа,KNOWN
            """);
        Definition("level", "step", "nation, place");
        Rows("level", "level,*,*,2010-01,1,index,KNOWN,");
    }

    public Faults Faults { get; } = new();

    private DataFolder Folder => new(_directory.FullName);

    public SmallData With(string name, string text)
    {
        string path = Folder.PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text + "\n");
        return this;
    }

    /// <summary>The catalogue: one driver.</summary>
    public SmallData Definition(string id, string between, string by) => With("drivers.yaml", $$"""
        drivers:
          - id: {{id}}
            label: {en: Level, ru: Уровень}
            definition: What is meant.
            unit: index
            by: [{{by}}]
            between: {{between}}
            observed_until: 2024-12
            beyond: held
            range: [0, 100]
        """);

    public SmallData Rows(string id, params string[] rows) => With($"drivers/{id}.csv", string.Join('\n', [DriverColumns, .. rows]));

    public SmallData Parameters(string entries) => With("parameters/small.yaml", "parameters:\n" + entries);

    public DriverTable Drivers()
    {
        SourceCatalogue sources = SourceCatalogue.Load(Folder, Faults);
        return DriverTable.Load(Folder, Gazetteer.Load(Folder, sources, Faults), sources, Faults);
    }

    public ParameterSet ReadParameters() => Read((gazetteer, statuses, sources) => ParameterSet.Load(Folder, gazetteer, statuses, sources, Faults));

    public SeasonTable Season() => Read((gazetteer, _, sources) => SeasonTable.Load(Folder, gazetteer, sources, Faults));

    public EntryTable Entries() => Read((gazetteer, statuses, sources) => EntryTable.Load(Folder, gazetteer, statuses, sources, Faults));

    public ScheduleTable Schedules() => Read((_, _, sources) => ScheduleTable.Load(Folder, sources, Faults));

    /// <summary>The only fault.</summary>
    public Fault OnlyFault() => Faults.Ordered.ShouldHaveSingleItem();

    public void Dispose() => _directory.Delete(recursive: true);

    private T Read<T>(Func<Gazetteer, StatusTable, SourceCatalogue, T> read)
    {
        SourceCatalogue sources = SourceCatalogue.Load(Folder, Faults);
        Gazetteer gazetteer = Gazetteer.Load(Folder, sources, Faults);
        return read(gazetteer, StatusTable.Load(Folder, gazetteer, sources, Faults), sources);
    }
}
