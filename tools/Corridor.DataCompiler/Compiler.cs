using Corridor.Data;

namespace Corridor.DataCompiler;

/// <summary>Turns the raw tables of the shared folder into the compact files of the data folder.</summary>
public static class Compiler
{
    /// <summary>All files, in a fixed order. The same inputs give the same bytes.</summary>
    /// <param name="shared">The shared folder, which holds the raw tables in its subfolder `data`.</param>
    /// <param name="data">The project's data folder: places.csv and population/absent.csv are read from it.</param>
    /// <exception cref="BadInputException">A raw table is missing or damaged.</exception>
    public static IReadOnlyList<CompiledFile> Compile(DataFolder shared, DataFolder data)
    {
        Faults faults = new();
        SourceCatalogue sources = SourceCatalogue.Load(data, faults);
        Gazetteer gazetteer = Gazetteer.Load(data, sources, faults);
        faults.ThrowIfAny();
        RawTables raw = new(new DataFolder(shared.PathOf("data")));
        Judgements judgements = Judgements.Load();
        AgeSexCounts counts = AgeSexCounts.Read(raw);
        AnnualIndicators annual = AnnualIndicators.Read(raw);
        EducationShares education = EducationShares.Read(raw, judgements);
        LabourMarket labour = LabourMarket.Read(raw, data, sources, counts);
        return
        [
            PopulationFiles.Start(counts, education),
            PopulationFiles.Fertility(raw, annual),
            PopulationFiles.Mortality(raw, annual),
            PopulationFiles.Births(annual),
            PopulationFiles.Education(education),
            PopulationFiles.Reference(counts, annual),
            RussiaFiles.Estimates(counts),
            RussiaFiles.Start(counts),
            PopulationFiles.Fertility(raw, annual, [RussiaFiles.Russia], RussiaFiles.Folder),
            PopulationFiles.Mortality(raw, annual, [RussiaFiles.Russia], RussiaFiles.Folder),
            RussiaFiles.Years(counts, annual),
            RussiaFiles.Migration(raw),
            RussiaFiles.Participation(raw, counts),
            RussiaFiles.Unemployment(raw),
            ExchangeRates.Compile(raw, gazetteer, judgements),
            GrossProduct.Compile(raw, counts, judgements),
            labour.ParticipationFile(),
            labour.JobsFile(),
            Shapes.Compile(raw, gazetteer),
        ];
    }

    /// <summary>Names of the files that differ from what is in the data folder, in the order of compilation.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<CompiledFile> files, DataFolder data) =>
        [.. files.Where(file => !data.Has(file.Name) || File.ReadAllText(data.PathOf(file.Name)) != file.Text).Select(file => file.Name)];

    /// <summary>Writes the files that differ.</summary>
    public static void Write(IReadOnlyList<CompiledFile> files, DataFolder data)
    {
        foreach (CompiledFile file in files)
        {
            string path = data.PathOf(file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
    }
}
