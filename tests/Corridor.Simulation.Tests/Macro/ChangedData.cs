using System.Globalization;
using Corridor.Data;
using Corridor.Model;

namespace Corridor.Simulation.Tests.Macro;

/// <summary>A copy of what the model reads of the project's data, to be changed by a test; gone afterwards.</summary>
internal sealed class ChangedData : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("corridor-changed-");

    public ChangedData()
    {
        string from = DataFolder.Find(null).Root;
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(from, file);
            if (!name.StartsWith("evidence", StringComparison.Ordinal) && !name.StartsWith("geo", StringComparison.Ordinal))
            {
                string to = Path.Combine(_directory.FullName, name);
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }
    }

    public DataFolder Folder => new(_directory.FullName);

    public string[] Lines(string name) => File.ReadAllLines(Folder.PathOf(name));

    public void Write(string name, IEnumerable<string> lines) => File.WriteAllText(Folder.PathOf(name), string.Concat(lines.Select(line => line + "\n")));

    /// <summary>Changes the values of a driver from a month on, up to before another; rows of other nations and places stay.</summary>
    /// <remarks>Only rows are changed that begin in the span, and the value that holds when it begins is written again at its first month.</remarks>
    public void Driver(string driver, string place, string from, string to, Func<double, double> change)
    {
        string name = $"drivers/{driver}.csv";
        string[] lines = Lines(name);
        List<string> changed = [lines[0]];
        foreach (var series in lines[1..].GroupBy(line => string.Join(',', line.Split(',')[1..3])))
        {
            string[] rows = [.. series];
            if (series.Key.Split(',')[1] != place)
            {
                changed.AddRange(rows);
                continue;
            }

            string Date(string row) => row.Split(',')[3];
            string[] Before(string month) => [.. rows.Where(row => string.CompareOrdinal(Date(row), month) < 0)];
            string[] within = [.. rows.Where(row => string.CompareOrdinal(Date(row), from) >= 0 && string.CompareOrdinal(Date(row), to) < 0)];
            string[] after = [.. rows.Where(row => string.CompareOrdinal(Date(row), to) >= 0)];
            changed.AddRange(Before(from));
            if (Before(from).Length > 0 && !within.Any(row => Date(row) == from))
            {
                changed.Add(With(Before(from)[^1], from, change));
            }

            changed.AddRange(within.Select(row => With(row, Date(row), change)));
            if (!after.Any(row => Date(row) == to))
            {
                changed.Add(With(Before(to)[^1], to, value => value));
            }

            changed.AddRange(after);
        }

        changed.Count.ShouldBeGreaterThan(lines.Length - 1);
        Write(name, changed);
    }

    /// <summary>Changes the amounts of a rule's files from a month on.</summary>
    public void Rule(string files, string from, Func<double, double> change)
    {
        int rows = 0;
        foreach (string name in Folder.Files("regimes", ".yaml").Where(name => Path.GetFileName(name) is var file && (file == files + ".yaml" || file.StartsWith(files + "-", StringComparison.Ordinal))))
        {
            string[] lines = Lines(name);
            string date = string.Empty;
            for (int i = 0; i < lines.Length; i++)
            {
                string text = lines[i].TrimStart(' ', '-');
                if (text.StartsWith("from: ", StringComparison.Ordinal))
                {
                    date = text[6..];
                }
                else if (text.StartsWith("value: ", StringComparison.Ordinal)
                    && string.CompareOrdinal(date, from) >= 0
                    && double.TryParse(text[7..], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
                {
                    lines[i] = lines[i].Replace(text, $"value: {Text(change(value))}", StringComparison.Ordinal);
                    rows++;
                }
            }

            Write(name, lines);
        }

        rows.ShouldBeGreaterThan(0);
    }

    public SeriesTable Run(Month until) => MacroSimulation.Run(BaseRun.Load(Folder), until, 2, detail: false).Series;

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>A row with another date and value; the columns up to the value hold no commas.</summary>
    private static string With(string row, string date, Func<double, double> change)
    {
        string[] parts = row.Split(',', 6);
        parts[3] = date;
        parts[4] = Text(change(double.Parse(parts[4], CultureInfo.InvariantCulture)));
        return string.Join(',', parts);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
