using System.Globalization;
using Corridor.Data;

namespace Corridor.Model.Population;

/// <summary>Births, deaths and the people at the start, of one nation (data/population).</summary>
/// <param name="Start">Persons on 2010-01-01 by age (0 to 100), sex, education, as the United Nations count the population.</param>
/// <param name="Fertility">Births per woman-year by year (from <see cref="PopulationData.FirstYear"/>) and age 15 to 49.</param>
/// <param name="Mortality">Deaths per person-year by year, sex and age 0 to 100 (100 = and over).</param>
/// <param name="MalesPerFemale">Sex ratio at birth by year.</param>
/// <param name="EducationOfBirths">Education that a cohort will reach, by birth year, sex and education; shares.</param>
/// <param name="PublishedPopulation">Mid-year population of World Population Prospects by year; NaN where not published here.</param>
/// <param name="PublishedBirths">Births of the same by year; NaN where not published here.</param>
/// <param name="PublishedDeaths">Deaths of the same by year; NaN where not published here.</param>
public sealed record NationPopulation(
    double[,,] Start,
    double[,] Fertility,
    double[,,] Mortality,
    double[] MalesPerFemale,
    double[,,] EducationOfBirths,
    double[] PublishedPopulation,
    double[] PublishedBirths,
    double[] PublishedDeaths);

/// <summary>People already abroad at the start, and people at home who have been abroad (data/population/abroad.csv).</summary>
/// <param name="Nation">Nation.</param>
/// <param name="Place">Place; the nation itself for `returned` and `barred`.</param>
/// <param name="Status">Legal status.</param>
/// <param name="Persons">Persons on 2010-01-01.</param>
public sealed record StartingStock(string Nation, string Place, string Status, double Persons);

/// <summary>All that data/population holds.</summary>
public sealed class PopulationData
{
    /// <summary>First year of the schedules.</summary>
    public const int FirstYear = 2010;

    /// <summary>Last year of the schedules.</summary>
    public const int LastYear = 2060;

    /// <summary>Youngest age of childbearing.</summary>
    public const int YoungestMother = 15;

    /// <summary>Oldest age of childbearing.</summary>
    public const int OldestMother = 49;

    private const int Years = LastYear - FirstYear + 1;
    private const int OpenAge = 100;
    private static readonly string[] Educations = [.. Strata.Educations];
    private static readonly string[] Sexes = [.. Strata.Sexes];

    private PopulationData(IReadOnlyDictionary<string, NationPopulation> nations, IReadOnlyList<StartingStock> abroad)
    {
        Nations = nations;
        Abroad = abroad;
    }

    /// <summary>By nation.</summary>
    public IReadOnlyDictionary<string, NationPopulation> Nations { get; }

    /// <summary>People abroad, returned or barred at the start.</summary>
    public IReadOnlyList<StartingStock> Abroad { get; }

    /// <summary>The same data with the number of children per woman of a nation changed; the profile over ages keeps its shape.</summary>
    /// <param name="nation">Nation.</param>
    /// <param name="change">Year and children per woman -> children per woman.</param>
    public PopulationData WithChildren(string nation, Func<int, double, double> change)
    {
        NationPopulation before = Nations[nation];
        double[,] fertility = (double[,])before.Fertility.Clone();
        int ages = fertility.GetLength(1);
        for (int y = 0; y < fertility.GetLength(0); y++)
        {
            double children = Enumerable.Range(0, ages).Sum(age => before.Fertility[y, age]);
            double wanted = change(FirstYear + y, children);
            for (int age = 0; wanted != children && age < ages; age++)
            {
                fertility[y, age] *= wanted / children;
            }
        }

        Dictionary<string, NationPopulation> nations = new(Nations, StringComparer.Ordinal) { [nation] = before with { Fertility = fertility } };
        return new PopulationData(nations, Abroad);
    }

    /// <summary>Reads the tables; every nation must have every age, sex, education and year.</summary>
    public static PopulationData Load(DataFolder folder, Gazetteer gazetteer, StatusTable statuses, SourceCatalogue sources, Faults faults)
    {
        string[] nations = [.. gazetteer.Nations];
        Dictionary<string, NationPopulation> byNation = nations.ToDictionary(
            nation => nation,
            _ => new NationPopulation(
                Missing(new double[OpenAge + 1, 2, 3]),
                Missing(new double[Years, OldestMother - YoungestMother + 1]),
                Missing(new double[Years, 2, OpenAge + 1]),
                Missing(new double[Years]),
                Missing(new double[Years, 2, 3]),
                Missing(new double[Years]),
                Missing(new double[Years]),
                Missing(new double[Years])),
            StringComparer.Ordinal);

        Reader reader = new(folder, nations, sources, faults);
        reader.Each("start.csv", ["nation", "sex", "age", "education", "persons", "source"], (row, nation) =>
        {
            int sex = Index(row, "sex", Sexes, faults);
            int education = Index(row, "education", Educations, faults);
            reader.Put(row, byNation[nation].Start, row.Number("persons", faults, 0, 1e8), row.Integer("age", faults, 0, OpenAge), sex, education);
        });
        reader.Each("fertility.csv", ["nation", "year", "age", "rate", "source"], (row, nation) =>
            reader.Put(row, byNation[nation].Fertility, row.Number("rate", faults, 0, 1), reader.Year(row), row.Integer("age", faults, YoungestMother, OldestMother) - YoungestMother));
        reader.Each("mortality.csv", ["nation", "sex", "year", "age", "rate", "source"], (row, nation) =>
            reader.Put(row, byNation[nation].Mortality, row.Number("rate", faults, 0, 5), reader.Year(row), Index(row, "sex", Sexes, faults), row.Integer("age", faults, 0, OpenAge)));
        reader.Each("births.csv", ["nation", "year", "sex_ratio", "source"], (row, nation) =>
            reader.Put(row, byNation[nation].MalesPerFemale, row.Number("sex_ratio", faults, 0.9, 1.3), reader.Year(row)));
        reader.Each("education.csv", ["nation", "birth_year", "sex", "basic", "vocational", "tertiary", "source"], (row, nation) =>
        {
            int year = row.Integer("birth_year", faults, FirstYear, LastYear) - FirstYear;
            int sex = Index(row, "sex", Sexes, faults);
            double sum = 0;
            for (int e = 0; e < Educations.Length; e++)
            {
                double share = row.Number(Educations[e], faults, 0, 1);
                sum += share;
                reader.Put(row, byNation[nation].EducationOfBirths, share, year, sex, e);
            }

            if (Math.Abs(sum - 1) > 1e-3)
            {
                row.Fault(faults, "basic", string.Create(CultureInfo.InvariantCulture, $"the shares sum to {sum:0.####}"), "expected 1");
            }
        });
        reader.Each("wpp.csv", ["nation", "year", "population_midyear", "births", "deaths", "net_migration", "source"], (row, nation) =>
        {
            double? population = row.OptionalNumber("population_midyear", faults);
            byNation[nation].PublishedPopulation[reader.Year(row)] = population ?? double.NaN;
            byNation[nation].PublishedBirths[reader.Year(row)] = row.OptionalNumber("births", faults) ?? double.NaN;
            byNation[nation].PublishedDeaths[reader.Year(row)] = row.OptionalNumber("deaths", faults) ?? double.NaN;
        });

        foreach ((string nation, NationPopulation data) in byNation)
        {
            Complete(faults, "start.csv", nation, "an age, sex and education", data.Start);
            Complete(faults, "fertility.csv", nation, "a year and age", data.Fertility);
            Complete(faults, "mortality.csv", nation, "a year, sex and age", data.Mortality);
            Complete(faults, "births.csv", nation, "a year", data.MalesPerFemale);
            Complete(faults, "education.csv", nation, "a birth year and sex", data.EducationOfBirths);
        }

        return new PopulationData(byNation, ReadAbroad(folder, gazetteer, statuses, sources, faults));
    }

    private static List<StartingStock> ReadAbroad(DataFolder folder, Gazetteer gazetteer, StatusTable statuses, SourceCatalogue sources, Faults faults)
    {
        List<StartingStock> abroad = [];
        CsvTable? table = CsvTable.Read(folder, "population/abroad.csv", ["nation", "place", "status", "persons", "source"], faults);
        foreach (CsvRow row in table?.Rows ?? [])
        {
            row.Source(sources, faults);
            string? nation = row.OneOf("nation", [.. gazetteer.Nations], faults, "nation");
            string? place = row.OneOf("place", [.. gazetteer.Places], faults, "place");
            string? status = row.OneOf("status", statuses.Words, faults, "status");
            double persons = row.Number("persons", faults, 0, 1e8);
            if (nation is null || place is null || status is null || double.IsNaN(persons))
            {
                continue;
            }

            if (abroad.Exists(other => other.Nation == nation && other.Place == place && other.Status == status))
            {
                row.Fault(faults, "status", $"{nation} {place} {status} appears twice", "keep one row");
            }

            abroad.Add(new StartingStock(nation, place, status, persons));
        }

        return abroad;
    }

    private static int Index(CsvRow row, string column, string[] words, Faults faults) =>
        Math.Max(0, Array.IndexOf(words, row.OneOf(column, words, faults, column)));

    private static T Missing<T>(T array)
        where T : class
    {
        Array all = (Array)(object)array;
        System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, double>(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(all)),
            all.Length).Fill(double.NaN);
        return array;
    }

    private static void Complete(Faults faults, string file, string nation, string what, Array values)
    {
        int missing = values.Cast<double>().Count(double.IsNaN);
        if (missing > 0)
        {
            faults.Add($"population/{file}", null, null, $"{missing} of {values.Length} values of {nation} are missing", $"every combination of {what} needs a row; the file may be cut off");
        }
    }

    private sealed class Reader(DataFolder folder, string[] nations, SourceCatalogue sources, Faults faults)
    {
        public void Each(string file, string[] columns, Action<CsvRow, string> read)
        {
            foreach (CsvRow row in CsvTable.Read(folder, $"population/{file}", columns, faults)?.Rows ?? [])
            {
                row.Source(sources, faults);
                if (row.OneOf("nation", nations, faults, "nation") is { } nation)
                {
                    read(row, nation);
                }
            }
        }

        public int Year(CsvRow row) => row.Integer("year", faults, FirstYear, LastYear) - FirstYear;

        public void Put(CsvRow row, Array values, double value, params int[] at)
        {
            if (!double.IsNaN((double)values.GetValue(at)!))
            {
                faults.Add(row.File, row.Line, null, "this combination has a value already", "keep one row");
            }

            values.SetValue(value, at);
        }
    }
}
