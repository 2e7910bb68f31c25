using System.Diagnostics;
using System.Globalization;
using Corridor.Data;
using Corridor.Evidence;

namespace Corridor.EvidenceCompiler;

/// <summary>Times loading, checking, asking and the search for conflicts on the real base and on a made one of any size.</summary>
internal static class SpeedMeasurement
{
    private const int RowsPerSource = 50_000;

    internal static int Run(int figures)
    {
        DataFolder data = DataFolder.Find(null);
        for (int repeat = 0; repeat < 3; repeat++)
        {
            Time("real base", data);
        }

        DirectoryInfo made = Directory.CreateTempSubdirectory("corridor-evidence-");
        try
        {
            Write(data, made.FullName, figures);
            GC.Collect();
            Time($"made base of {figures.ToString("N0", CultureInfo.InvariantCulture)}", new DataFolder(made.FullName));
        }
        finally
        {
            made.Delete(recursive: true);
        }

        return 0;
    }

    private static void Time(string name, DataFolder folder)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        Faults faults = new();
        SourceCatalogue sources = SourceCatalogue.Load(folder, faults);
        Gazetteer gazetteer = Gazetteer.Load(folder, sources, faults);
        EvidenceBase evidence = EvidenceBase.Load(folder, gazetteer, sources, faults);
        faults.ThrowIfAny();
        long load = watch.ElapsedMilliseconds;
        self.Refresh();
        double loadWork = (self.TotalProcessorTime - before).TotalMilliseconds;
        long loadPeak = self.PeakWorkingSet64 / 1_000_000;
        watch.Restart();
        int byCodes = evidence.Query(new FigureQuery { Nation = "TJK", Place = "RUS" }).Count;
        long query = watch.ElapsedMilliseconds;
        watch.Restart();
        int byText = evidence.Query(new FigureQuery { Text = "Таджикистан переводы" }).Count;
        long search = watch.ElapsedMilliseconds;
        watch.Restart();
        before = self.TotalProcessorTime;
        int conflicts = ConflictFinder.Find(evidence).Count;
        long find = watch.ElapsedMilliseconds;
        self.Refresh();
        double findWork = (self.TotalProcessorTime - before).TotalMilliseconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {evidence.Figures.Count} figures loaded and checked in {load} ms (processor {loadWork:N0} ms, peak {loadPeak} MB); query {query} ms ({byCodes}), text {search} ms ({byText}); {conflicts} conflicts in {find} ms (processor {findWork:N0} ms); peak {self.PeakWorkingSet64 / 1_000_000} MB"));
    }

    /// <summary>Figures spread evenly over sources, measures, corridors and years; every eighth repeats its neighbour's value.</summary>
    private static void Write(DataFolder data, string root, int figures)
    {
        Directory.CreateDirectory(Path.Combine(root, EvidenceBase.FigureFolder));
        foreach (string name in new[] { "places.csv", "measures.yaml", "evidence/names.yaml" })
        {
            File.Copy(data.PathOf(name), Path.Combine(root, name));
        }

        Faults faults = new();
        MeasureCatalogue measures = MeasureCatalogue.Load(data, faults);
        SourceCatalogue sources = SourceCatalogue.Load(data, faults);
        Gazetteer gazetteer = Gazetteer.Load(data, sources, faults);
        int count = ((figures - 1) / RowsPerSource) + 1;
        File.WriteAllText(
            Path.Combine(root, "sources.yaml"),
            File.ReadAllText(data.PathOf("sources.yaml")) + string.Concat(Enumerable.Range(0, count).Select(i => $"  - {{id: MADE{i}, title: made, publisher: nobody, year: 2024, read: 2026-11-23, licence: none, kind: study}}\n")));
        Measure[] all = [.. measures.All];
        string[] nations = [.. gazetteer.Nations];
        string[] places = [.. gazetteer.Places];
        Random random = new(1);
        for (int source = 0; source < count; source++)
        {
            int first = source * RowsPerSource;
            File.WriteAllText(
                Path.Combine(root, EvidenceBase.FigureFolder, $"MADE{source}.csv"),
                FigureCsv.Write(Enumerable.Range(first, Math.Min(RowsPerSource, figures - first)).Select(i => Make(i, $"MADE{i / RowsPerSource}"))));
        }

        Figure Make(int i, string source)
        {
            Measure measure = all[random.Next(all.Length)];
            int year = random.Next(1990, 2026);
            double value = i % 8 == 0 ? 1_000_000 : random.Next(1_000_000);
            return new Figure
            {
                Id = $"M{i.ToString("D7", CultureInfo.InvariantCulture)}",
                Source = source,
                Locator = $"table {i % 97}",
                Measure = measure.Id,
                Nation = nations[random.Next(nations.Length)],
                Place = places[random.Next(places.Length)],
                Population = i % 3 == 0 ? "citizens" : "labour migrants",
                PeriodStart = new DateOnly(year, 1, 1),
                PeriodEnd = new DateOnly(year, 12, 31),
                Low = value,
                High = value,
                AsPrinted = FigureCsv.Number(value),
                Unit = measure.Units[0],
                Kind = measure.Kinds[0],
                Publisher = $"office {i % 53}",
                Note = "made for measuring",
            };
        }
    }
}
