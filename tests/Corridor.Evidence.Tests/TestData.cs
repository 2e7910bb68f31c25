using Corridor.Data;

namespace Corridor.Evidence.Tests;

/// <summary>The project's own data, read once, and small folders made for one test.</summary>
internal static class TestData
{
    internal static DataFolder Folder { get; } = DataFolder.Find(null);

    private static readonly Lazy<EvidenceBase> Loaded = new(() =>
    {
        Faults faults = new();
        EvidenceBase evidence = Load(Folder, faults);
        faults.ThrowIfAny();
        return evidence;
    });

    internal static EvidenceBase Evidence => Loaded.Value;

    /// <summary>The folder of raw material beside the project, or null when it is not there.</summary>
    internal static string? Shared
    {
        get
        {
            for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
            {
                string candidate = Path.Combine(at.FullName, "shared", "evidence", "figures.csv");
                if (File.Exists(candidate))
                {
                    return Path.Combine(at.FullName, "shared");
                }
            }

            return null;
        }
    }

    internal static EvidenceBase Load(DataFolder folder, Faults faults)
    {
        SourceCatalogue sources = SourceCatalogue.Load(folder, faults);
        Gazetteer gazetteer = Gazetteer.Load(folder, sources, faults);
        return EvidenceBase.Load(folder, gazetteer, sources, faults);
    }

    /// <summary>A base of the given figures under the project's catalogues.</summary>
    internal static EvidenceBase With(IEnumerable<Figure> figures) => EvidenceBase.Of(figures, Evidence.Measures, Evidence.Names, Evidence.Sources);

    /// <summary>A copy of the project's catalogues with the given figure tables, for one test.</summary>
    internal static ScratchFolder Scratch(params (string Name, string Text)[] files)
    {
        ScratchFolder scratch = new();
        foreach (string name in new[] { "sources.yaml", "places.csv", "measures.yaml", "evidence/names.yaml" })
        {
            scratch.Write(name, File.ReadAllText(Folder.PathOf(name)));
        }

        foreach ((string name, string text) in files)
        {
            scratch.Write(name, text);
        }

        return scratch;
    }

    /// <summary>A row of a figure table: sensible fields, of which the named ones are replaced.</summary>
    internal static string Row(string id, params (string Column, string Value)[] changes)
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal)
        {
            ["id"] = id,
            ["source"] = "HSF2023",
            ["measure"] = "migrant_stock",
            ["nation"] = "TJK",
            ["place"] = "RUS",
            ["population"] = "citizens",
            ["period_start"] = "2022-01-01",
            ["period_end"] = "2022-12-31",
            ["low"] = "1000",
            ["high"] = "1000",
            ["as_printed"] = "1000",
            ["unit"] = "persons",
            ["kind"] = "stock",
        };
        foreach ((string column, string value) in changes)
        {
            fields[column] = value;
        }

        System.Text.StringBuilder text = new();
        FigureCsv.AppendRow(text, [.. FigureCsv.Columns.Select(column => fields.GetValueOrDefault(column, string.Empty))]);
        return text.ToString();
    }

    internal static string Table(params string[] rows) => FigureCsv.Header + "\n" + string.Concat(rows);
}

/// <summary>A folder that is deleted after the test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("corridor-evidence-");

    internal DataFolder Folder => new(_directory.FullName);

    internal void Write(string name, string text)
    {
        string path = Path.Combine(_directory.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
