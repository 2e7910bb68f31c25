using Corridor.Data;
using Corridor.Evidence;
using Corridor.EvidenceCompiler;

// Rebuilds data/evidence from the raw tables: Corridor.EvidenceCompiler SHARED [DATA].
// Measures speed: Corridor.EvidenceCompiler measure FIGURES.
if (args is ["measure", { } size] && int.TryParse(size, System.Globalization.CultureInfo.InvariantCulture, out int made))
{
    return SpeedMeasurement.Run(made);
}

if (args.Length is < 1 or > 2)
{
    Console.Error.WriteLine("usage: Corridor.EvidenceCompiler SHARED [DATA], SHARED holding evidence/ and data/");
    return 2;
}

Faults faults = new();
try
{
    DataFolder shared = new(args[0]);
    DataFolder data = DataFolder.Find(args.Length == 2 ? args[1] : null);
    SourceCatalogue sources = SourceCatalogue.Load(data, faults);
    Gazetteer gazetteer = Gazetteer.Load(data, sources, faults);
    List<Figure> figures =
    [
        .. StudyFigures.Read(shared, faults),
        .. PressFigures.Read(shared, faults),
        .. new DatabaseFigures(shared, gazetteer, faults).All(),
    ];
    faults.ThrowIfAny();
    Directory.CreateDirectory(data.PathOf(EvidenceBase.FigureFolder));
    foreach (IGrouping<string, Figure> source in figures.GroupBy(figure => figure.Source, StringComparer.Ordinal))
    {
        File.WriteAllText(data.PathOf($"{EvidenceBase.FigureFolder}/{source.Key}.csv"), FigureCsv.Write(source));
    }

    EvidenceBase evidence = EvidenceBase.Load(data, gazetteer, sources, faults);
    faults.ThrowIfAny();
    new SettingTables(shared, evidence.Names, faults).Write(data);
    faults.ThrowIfAny();
    SourceSetting setting = SourceSetting.Load(data, evidence, faults);
    faults.ThrowIfAny();
    Console.WriteLine($"{setting.Events.Count} events, {setting.Standings.Count} standings, {setting.Systems.Count} systems, {setting.Statements.Count} statements");
    Console.WriteLine($"{evidence.Figures.Count} figures of {evidence.Stats().Sources} sources in {evidence.Stats().Measures} measures");
    return 0;
}
catch (BadInputException e)
{
    foreach (Fault fault in e.Faults)
    {
        Console.Error.WriteLine(fault);
    }

    return 2;
}
