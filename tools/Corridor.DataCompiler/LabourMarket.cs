using Corridor.Data;

namespace Corridor.DataCompiler;

/// <summary>
/// Compiles drivers/participation.csv and drivers/jobs.csv, one value a year at July. Labour force here is the whole labour force of
/// 15 and over, related to the population aged 15-64, so that participation times population 15-64 is the published labour force.
/// </summary>
public sealed class LabourMarket
{
    private readonly AgeSexCounts _counts;
    private readonly Dictionary<(string Nation, int Year), double> _rate;
    private readonly Dictionary<(string Nation, int Year), double> _unemployment;
    private readonly Dictionary<string, List<(int Year, double Persons)>> _absent;

    private LabourMarket(
        AgeSexCounts counts,
        Dictionary<(string Nation, int Year), double> rate,
        Dictionary<(string Nation, int Year), double> unemployment,
        Dictionary<string, List<(int Year, double Persons)>> absent)
    {
        _counts = counts;
        _rate = rate;
        _unemployment = unemployment;
        _absent = absent;
    }

    /// <summary>Last year whose participation is an estimate; the file also holds projections of the publisher beyond it.</summary>
    public const int LastParticipation = 2024;

    /// <summary>Reads the rates, and the judged numbers of working-age people abroad (population/absent.csv of the data folder).</summary>
    public static LabourMarket Read(RawTables raw, DataFolder data, SourceCatalogue sources, AgeSexCounts counts)
    {
        Dictionary<(string, int), double> rate = raw
            .Read("gapminder_systema_globalis_selected_1990_2025.csv", "iso3", "year", "indicator", "value").Rows
            .Where(row => row["indicator"] == "aged_15plus_labour_force_participation_rate_percent" && RawTables.Nations.Contains(row["iso3"]))
            .ToDictionary(row => (row["iso3"], row.Year()), row => row.Value("value") / 100);
        Dictionary<(string, int), double> unemployment = raw
            .Read("wdi_selected_1990_2023.csv", "iso3", "year", "indicator_code", "value").Rows
            .Where(row => row["indicator_code"] == "SL.UEM.TOTL.ZS" && RawTables.Nations.Contains(row["iso3"]))
            .ToDictionary(row => (row["iso3"], row.Year()), row => row.Value("value") / 100);
        Faults faults = new();
        CsvTable? absent = CsvTable.Read(data, "population/absent.csv", ["nation", "year", "persons", "source"], faults);
        foreach (CsvRow row in absent?.Rows ?? [])
        {
            row.Source(sources, faults);
        }

        faults.ThrowIfAny();
        return new LabourMarket(
            counts,
            rate,
            unemployment,
            absent!.Rows.GroupBy(row => row["nation"]).ToDictionary(
                group => group.Key,
                group => group.Select(row => (row.Year(), row.Value("persons"))).OrderBy(point => point.Item1).ToList()));
    }

    /// <summary>Labour force for one person aged 15-64: the rate of 15 and over times persons 15 and over, over persons 15-64.</summary>
    public double Participation(string nation, int year)
    {
        int known = Math.Min(year, LastParticipation);
        return _rate[(nation, known)] * _counts.Persons(nation, known, 15) / _counts.Persons(nation, known, 15, 65);
    }

    /// <summary>Working-age people temporarily abroad: straight lines between the judged years, held before and after.</summary>
    public double Absent(string nation, int year)
    {
        List<(int Year, double Persons)> points = _absent[nation];
        int after = points.FindIndex(point => point.Year >= year);
        if (after <= 0)
        {
            return after < 0 ? points[^1].Persons : points[0].Persons;
        }

        (int y0, double p0) = points[after - 1];
        (int y1, double p1) = points[after];
        return p0 + ((p1 - p0) * (year - y0) / (y1 - y0));
    }

    /// <summary>participation.csv, to the last estimate.</summary>
    public CompiledFile ParticipationFile()
    {
        CsvText text = new("driver,nation,place,from,value,unit,source,note");
        foreach (string nation in RawTables.Nations)
        {
            for (int year = RawTables.FirstYear; year <= LastParticipation; year++)
            {
                text.Add(
                    "participation",
                    nation,
                    string.Empty,
                    $"{CsvText.Whole(year)}-07",
                    CsvText.Rate(Participation(nation, year)),
                    "share",
                    "GAPMINDER2026",
                    "ILO rate of 15 and over x WPP2024 persons 15 and over / persons 15-64");
            }
        }

        return text.As("drivers/participation.csv");
    }

    /// <summary>jobs.csv: (1 - unemployment) x participation x (population 15-64 less those abroad); unemployment of 2023 held after it.</summary>
    public CompiledFile JobsFile()
    {
        CsvText text = new("driver,nation,place,from,value,unit,source,note");
        foreach (string nation in RawTables.Nations)
        {
            for (int year = RawTables.FirstYear; year <= RawTables.LastYear; year++)
            {
                bool observed = _unemployment.ContainsKey((nation, year));
                text.Add(
                    "jobs",
                    nation,
                    string.Empty,
                    $"{CsvText.Whole(year)}-07",
                    CsvText.Whole((int)Math.Round(Jobs(nation, year))),
                    "persons",
                    observed
                        ? "judgement: (1 - unemployment WDI2024) x participation x (WPP2024 persons 15-64 less judged persons abroad)"
                        : "judgement: demographically neutral path on the WPP2024 medium variant; unemployment of 2023 and persons abroad held",
                    observed ? string.Empty : "extrapolated");
            }
        }

        return text.As("drivers/jobs.csv");
    }

    /// <summary>Jobs at home in a year, persons.</summary>
    public double Jobs(string nation, int year)
    {
        int known = Math.Min(year, _unemployment.Keys.Where(key => key.Nation == nation).Max(key => key.Year));
        return (1 - _unemployment[(nation, known)]) * Participation(nation, year) * (_counts.Persons(nation, year, 15, 65) - Absent(nation, year));
    }
}
