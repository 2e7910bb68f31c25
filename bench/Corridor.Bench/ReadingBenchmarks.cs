using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Corridor.Data;

namespace Corridor.Bench;

/// <summary>How long it takes to read tables of the size that the data folder has.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private static readonly string[] Columns = ["nation", "sex", "year", "age", "rate", "source"];

    private readonly DataFolder _data = DataFolder.Find(null);
    private string _table = string.Empty;
    private string _yaml = string.Empty;
    private SourceCatalogue _sources = new();

    /// <summary>A table like that of mortality: 5 nations, 2 sexes, 51 years, 101 ages.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        StringBuilder text = new("nation,sex,year,age,rate,source\n");
        foreach (string nation in (string[])["KAZ", "KGZ", "TJK", "TKM", "UZB"])
        {
            foreach (string sex in (string[])["male", "female"])
            {
                for (int year = 2010; year <= 2060; year++)
                {
                    for (int age = 0; age <= 100; age++)
                    {
                        text.Append(CultureInfo.InvariantCulture, $"{nation},{sex},{year},{age},{0.001 * (age + 1):R},WPP2024\n");
                    }
                }
            }
        }

        _table = text.ToString();
        _yaml = _data.ReadText("sources.yaml", new Faults()) ?? throw new InvalidOperationException("sources.yaml cannot be read.");
        _sources = SourceCatalogue.Load(_data, new Faults());
    }

    /// <summary>Splits the table into rows.</summary>
    [Benchmark]
    public int SplitTable() => CsvTable.Parse(_table, "mortality.csv", Columns, new Faults())!.Rows.Count;

    /// <summary>Splits the table and reads every number, word and source of it.</summary>
    [Benchmark]
    public double ReadTable()
    {
        Faults faults = new();
        double sum = 0;
        foreach (CsvRow row in CsvTable.Parse(_table, "mortality.csv", Columns, faults)!.Rows)
        {
            row.Source(_sources, faults);
            sum += row.Integer("year", faults, 2010, 2060) + row.Integer("age", faults, 0, 100) + row.Number("rate", faults, 0);
        }

        return sum;
    }

    /// <summary>Reads the catalogue of sources from its text.</summary>
    [Benchmark]
    public int ReadYaml() => YamlMap.Parse(_yaml, "sources.yaml", new Faults())!.Maps("sources", new Faults()).Count;
}
