using Corridor.Data;
using Corridor.Model.Population;

namespace Corridor.Model.Russia;

/// <summary>A number of Russia's population with its variants, by year from <see cref="PopulationData.FirstYear"/>.</summary>
/// <param name="Medium">Estimate, then the medium variant.</param>
/// <param name="Low">Low variant.</param>
/// <param name="High">High variant.</param>
public sealed record Variants(double[] Medium, double[] Low, double[] High);

/// <summary>What data/russia holds: people at the start, births, deaths, net migration and their variants, participation, unemployment, demand for labour.</summary>
public sealed class RussiaData
{
    /// <summary>Open age group.</summary>
    public const int OpenAge = 100;

    private const int Years = PopulationData.LastYear - PopulationData.FirstYear + 1;
    private const int Band = 5;
    private const string Folder = "russia/";
    private static readonly string[] Sexes = [.. Strata.Sexes];
    private static readonly string[] YearColumns = ["year", "sex_ratio", "tfr", "tfr_low", "tfr_high", "net_migration", "net_migration_low", "net_migration_high", "population_midyear", "births", "deaths", "source"];

    private RussiaData()
    {
    }

    /// <summary>Persons by sex and single age on 1 January of <see cref="FirstProjected"/>.</summary>
    public double[][] Start { get; } = [new double[OpenAge + 1], new double[OpenAge + 1]];

    /// <summary>First year that is projected; those before it are estimates of the United Nations.</summary>
    public int FirstProjected { get; private set; } = PopulationData.FirstYear;

    /// <summary>Persons in the middle of estimated years by sex, year and single age.</summary>
    public double[][][] Estimates { get; } = [ByYear(), ByYear()];

    /// <summary>Births per woman-year by year and single age.</summary>
    public double[][] Fertility { get; } = ByYear();

    /// <summary>Deaths per person-year by sex, year and single age.</summary>
    public double[][][] Mortality { get; } = [ByYear(), ByYear()];

    /// <summary>Boys per girl at birth by year.</summary>
    public double[] SexRatio { get; } = new double[Years];

    /// <summary>Children per woman.</summary>
    public Variants Children { get; } = new(new double[Years], new double[Years], new double[Years]);

    /// <summary>Net migration, persons a year; the low and high variants are the ends of the United Nations' 80 % band.</summary>
    public Variants NetMigration { get; } = new(new double[Years], new double[Years], new double[Years]);

    /// <summary>Share of net migration by sex and single age.</summary>
    public double[][] MigrationShare { get; } = [new double[OpenAge + 1], new double[OpenAge + 1]];

    /// <summary>Population at mid-year as published, persons.</summary>
    public double[] Published { get; } = new double[Years];

    /// <summary>Labour force per person aged 15 to 64, by sex and year; the last published value holds.</summary>
    public double[][] Participation { get; } = [new double[Years], new double[Years]];

    /// <summary>Persons whom employers want, at the middle of each year.</summary>
    public double[] Demand { get; } = new double[Years];

    /// <summary>By how many percent the wage falls when there is one percent more labour.</summary>
    public double Elasticity { get; private set; }

    /// <summary>Standard deviation of its logarithm, for members of ensembles.</summary>
    public double ElasticitySpread { get; private set; }

    /// <summary>Largest elasticity that a scenario may set.</summary>
    public double ElasticityMost { get; private set; }

    /// <summary>How many times as strongly as that of all workers the chance to have work of the five nations' people moves.</summary>
    public double Openings { get; private set; }

    /// <summary>Largest weight that a scenario may set.</summary>
    public double OpeningsMost { get; private set; }

    /// <summary>Unemployed per person in the labour force by year; the last published value holds.</summary>
    public double[] Unemployment { get; } = new double[Years];

    /// <summary>Last year of which unemployment is published.</summary>
    public int UnemploymentUntil { get; private set; } = PopulationData.FirstYear;

    /// <summary>Place of a year in the arrays; years outside take the nearest.</summary>
    public static int PlaceOf(int year) => Math.Clamp(year - PopulationData.FirstYear, 0, Years - 1);

    /// <summary>Reads data/russia.</summary>
    public static RussiaData Load(DataFolder folder, SourceCatalogue sources, Faults faults)
    {
        RussiaData data = new();
        foreach (CsvRow row in Rows("estimates.csv", ["year", "sex", "age", "persons", "source"]))
        {
            data.Estimates[Sex(row)][Year(row)][Age(row)] = row.Number("persons", faults, 0);
        }

        foreach (CsvRow row in Rows("start.csv", ["year", "sex", "age", "persons", "source"]))
        {
            data.FirstProjected = PopulationData.FirstYear + Year(row);
            data.Start[Sex(row)][Age(row)] = row.Number("persons", faults, 0);
        }

        foreach (CsvRow row in Rows("fertility.csv", ["nation", "year", "age", "rate", "source"]))
        {
            data.Fertility[Year(row)][Age(row)] = row.Number("rate", faults, 0, 1);
        }

        foreach (CsvRow row in Rows("mortality.csv", ["nation", "sex", "year", "age", "rate", "source"]))
        {
            data.Mortality[Sex(row)][Year(row)][Age(row)] = row.Number("rate", faults, 0, 10);
        }

        foreach (CsvRow row in Rows("migration.csv", ["sex", "age", "share", "source"]))
        {
            data.Spread(Sex(row), Age(row), row.Number("share", faults, -1, 1));
        }

        foreach (CsvRow row in Rows("years.csv", YearColumns))
        {
            data.Put(Year(row), row, faults);
        }

        foreach (CsvRow row in Rows("participation.csv", ["sex", "year", "rate", "source"]))
        {
            // Rows come in the order of years, and the last holds.
            Array.Fill(data.Participation[Sex(row)], row.Number("rate", faults, 0, 1), Year(row), Years - Year(row));
        }

        foreach (CsvRow row in Rows("unemployment.csv", ["year", "rate", "source"]))
        {
            int year = Year(row);
            data.UnemploymentUntil = PopulationData.FirstYear + year;
            Array.Fill(data.Unemployment, row.Number("rate", faults, 0, 1), year, Years - year);
        }

        data.ReadLabour(YamlMap.Read(folder, Folder + "labour.yaml", faults), sources, faults);
        return data;

        IEnumerable<CsvRow> Rows(string name, string[] columns)
        {
            foreach (CsvRow row in CsvTable.Read(folder, Folder + name, columns, faults)?.Rows ?? [])
            {
                row.Source(sources, faults);
                yield return row;
            }
        }

        int Year(CsvRow row) => row.Integer("year", faults, PopulationData.FirstYear, PopulationData.LastYear) - PopulationData.FirstYear;
        int Age(CsvRow row) => row.Integer("age", faults, 0, OpenAge);
        int Sex(CsvRow row) => Math.Max(0, Array.IndexOf(Sexes, row.OneOf("sex", Sexes, faults, "sex")));
    }

    private static double[][] ByYear() => [.. Enumerable.Range(0, Years).Select(_ => new double[OpenAge + 1])];

    private void Put(int year, CsvRow row, Faults faults)
    {
        SexRatio[year] = row.Number("sex_ratio", faults, 0.9, 1.3);
        Children.Medium[year] = row.Number("tfr", faults, 0, 10);
        Children.Low[year] = row.Number("tfr_low", faults, 0, 10);
        Children.High[year] = row.Number("tfr_high", faults, 0, 10);
        NetMigration.Medium[year] = row.Number("net_migration", faults);
        NetMigration.Low[year] = row.Number("net_migration_low", faults);
        NetMigration.High[year] = row.Number("net_migration_high", faults);
        Published[year] = row.Number("population_midyear", faults, 1);
    }

    /// <summary>A five-year group's share goes evenly to its ages.</summary>
    private void Spread(int sex, int first, double share)
    {
        int ages = first >= OpenAge ? 1 : Band;
        for (int age = first; age < first + ages; age++)
        {
            MigrationShare[sex][age] = share / ages;
        }
    }

    private void ReadLabour(YamlMap? root, SourceCatalogue sources, Faults faults)
    {
        root?.Only(faults, "wage_elasticity", "openings", "demand");
        if (root?.Map("wage_elasticity", faults) is { } elasticity)
        {
            elasticity.Only(faults, "value", "low", "high", "spread", "source");
            double low = elasticity.Number("low", faults, 0);
            ElasticityMost = elasticity.Number("high", faults, 0);
            Elasticity = elasticity.Number("value", faults, low, ElasticityMost);
            ElasticitySpread = elasticity.Number("spread", faults, 0.01, 2);
            elasticity.Source(sources, faults);
        }

        if (root?.Map("openings", faults) is { } openings)
        {
            openings.Only(faults, "value", "low", "high", "source");
            double low = openings.Number("low", faults, 0);
            OpeningsMost = openings.Number("high", faults, 0);
            Openings = openings.Number("value", faults, low, OpeningsMost);
            openings.Source(sources, faults);
        }

        (int Year, double Persons)[] known =
        [
            .. (root?.Maps("demand", faults) ?? []).Select(entry =>
            {
                entry.Only(faults, "year", "persons", "source");
                entry.Source(sources, faults);
                return ((int)entry.Number("year", faults, PopulationData.FirstYear, PopulationData.LastYear), entry.Number("persons", faults, 1));
            }),
        ];
        for (int place = 0; place < Years && known.Length > 0; place++)
        {
            Demand[place] = Between(known, PopulationData.FirstYear + place);
        }
    }

    private static double Between((int Year, double Persons)[] known, int year)
    {
        int next = Array.FindIndex(known, one => one.Year >= year);
        if (next <= 0)
        {
            return next == 0 ? known[0].Persons : known[^1].Persons;
        }

        (int from, double a) = known[next - 1];
        (int to, double b) = known[next];
        return a + ((b - a) * (year - from) / (to - from));
    }
}
