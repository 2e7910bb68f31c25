using Corridor.Data;

namespace Corridor.DataCompiler.Tests;

/// <summary>Laws that the files in data/ keep, whoever wrote them.</summary>
public sealed class CommittedFilesTests
{
    private static readonly string[] Nations = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];
    private static readonly string[] DriverColumns = ["driver", "nation", "place", "from", "value", "unit", "source", "note"];

    public static TheoryData<string, string> Files => new()
    {
        { "population/start.csv", "nation,sex,age,education,persons,source" },
        { "population/fertility.csv", "nation,year,age,rate,source" },
        { "population/mortality.csv", "nation,sex,year,age,rate,source" },
        { "population/births.csv", "nation,year,sex_ratio,source" },
        { "population/education.csv", "nation,birth_year,sex,basic,vocational,tertiary,source" },
        { "population/wpp.csv", "nation,year,population_midyear,births,deaths,net_migration,source" },
        { "population/absent.csv", "nation,year,persons,source" },
        { "drivers/exchange_rate.csv", string.Join(',', DriverColumns) },
        { "drivers/gdp.csv", string.Join(',', DriverColumns) },
        { "drivers/participation.csv", string.Join(',', DriverColumns) },
        { "drivers/jobs.csv", string.Join(',', DriverColumns) },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_Row_Has_A_Source(string name, string columns)
    {
        Faults faults = new();
        SourceCatalogue sources = SourceCatalogue.Load(ProjectFolders.Data, faults);
        foreach (CsvRow row in ProjectFolders.Table(name, columns.Split(',')).Rows)
        {
            row.Source(sources, faults);
        }

        faults.Ordered.ShouldBeEmpty();
    }

    [Fact]
    public void The_Start_Holds_Every_Cell_Once_And_No_Negative_Count()
    {
        IReadOnlyList<CsvRow> rows = ProjectFolders.Table("population/start.csv", "nation", "sex", "age", "education", "persons", "source").Rows;
        rows.Count.ShouldBe(5 * 2 * 101 * 3);
        rows.Select(row => (row["nation"], row["sex"], row["age"], row["education"])).Distinct().Count().ShouldBe(rows.Count);
        rows.ShouldAllBe(row => row.Value("persons") >= 0);
    }

    [Fact]
    public void The_Start_Lies_Just_Before_The_First_Mid_Year()
    {
        IReadOnlyList<CsvRow> start = ProjectFolders.Table("population/start.csv", "nation", "sex", "age", "education", "persons", "source").Rows;
        foreach (CsvRow row in Reference().Where(row => row.Year() == 2010))
        {
            double persons = start.Where(cell => cell["nation"] == row["nation"]).Sum(cell => cell.Value("persons"));
            persons.ShouldBeInRange(0.98 * row.Value("population_midyear"), row.Value("population_midyear"), row["nation"]);
        }
    }

    [Fact]
    public void Births_And_Deaths_Of_The_First_Year_Follow_From_The_Start_And_The_Schedules()
    {
        // Schedules of 2010 applied to the people of 1 January 2010: half a year of growth is missing, so a few percent are allowed.
        Dictionary<(string, string, int), double> people = ProjectFolders
            .Table("population/start.csv", "nation", "sex", "age", "education", "persons", "source").Rows
            .GroupBy(row => (row["nation"], row["sex"], (int)row.Value("age"))).ToDictionary(cell => cell.Key, cell => cell.Sum(row => row.Value("persons")));
        ILookup<string, CsvRow> fertility = ProjectFolders.Table("population/fertility.csv", "nation", "year", "age", "rate", "source").Rows
            .Where(row => row.Year() == 2010).ToLookup(row => row["nation"]);
        ILookup<string, CsvRow> mortality = ProjectFolders.Table("population/mortality.csv", "nation", "sex", "year", "age", "rate", "source").Rows
            .Where(row => row.Year() == 2010).ToLookup(row => row["nation"]);
        foreach (CsvRow row in Reference().Where(row => row.Year() == 2010))
        {
            string nation = row["nation"];
            double births = fertility[nation].Sum(cell => cell.Value("rate") * people[(nation, "female", (int)cell.Value("age"))]);
            double deaths = mortality[nation].Sum(cell => cell.Value("rate") * people[(nation, cell["sex"], (int)cell.Value("age"))]);
            births.ShouldBe(row.Value("births"), 0.03 * row.Value("births"), nation);
            deaths.ShouldBe(row.Value("deaths"), 0.03 * row.Value("deaths"), nation);
        }
    }

    [Fact]
    public void Education_Shares_Sum_To_One()
    {
        foreach (CsvRow row in ProjectFolders.Table("population/education.csv", "nation", "birth_year", "sex", "basic", "vocational", "tertiary", "source").Rows)
        {
            double[] shares = [row.Value("basic"), row.Value("vocational"), row.Value("tertiary")];
            shares.ShouldAllBe(share => share > 0 && share < 1);
            shares.Sum().ShouldBe(1, 1e-9);
        }
    }

    [Fact]
    public void Exchange_Rates_Are_Positive_And_Monthly_Without_Gaps()
    {
        IReadOnlyList<CsvRow> rows = ProjectFolders.Table("drivers/exchange_rate.csv", DriverColumns).Rows;
        rows.ShouldAllBe(row => row.Value("value") > 0);
        foreach (IGrouping<string, CsvRow> place in rows.GroupBy(row => row["place"]))
        {
            Month[] months = [.. place.Select(row => Month.Parse(row["from"]))];
            months[0].ShouldBe(new Month(2010, 1), place.Key);
            for (int i = 1; i < months.Length; i++)
            {
                (months[i] - months[i - 1]).ShouldBe(1, $"{place.Key} after {months[i - 1]}");
            }
        }

        string[] places = [.. ProjectFolders.Table("places.csv", "place", "role", "name_en", "name_ru", "currency", "latitude", "longitude", "source").Rows
            .Select(row => row["place"]).Order(StringComparer.Ordinal)];
        rows.Select(row => row["place"]).Distinct().ShouldBe(places);
    }

    [Theory]
    [InlineData("RUS", "2010-01", 30, 31)]
    [InlineData("RUS", "2022-03", 93, 94)]
    [InlineData("RUS", "2022-07", 52, 53)]
    [InlineData("UZB", "2017-10", 8000, 8100)]
    [InlineData("DEU", "2015-01", 0.7, 0.95)]
    [InlineData("SAU", "2010-01", 3.75, 3.75)]
    [InlineData("XRW", "2010-01", 1, 1)]
    public void Rates_Are_Local_Currency_For_One_Dollar(string place, string from, double low, double high) =>
        ProjectFolders.Table("drivers/exchange_rate.csv", DriverColumns).Rows
            .Single(row => row["place"] == place && row["from"] == from).Value("value").ShouldBeInRange(low, high);

    [Theory]
    [InlineData("gdp", 2060, 1e9, 3e12)]
    [InlineData("jobs", 2060, 1e6, 3e7)]
    [InlineData("participation", 2024, 0.3, 0.9)]
    public void Yearly_Drivers_Stand_At_July_Of_Each_Year(string driver, int last, double low, double high)
    {
        IReadOnlyList<CsvRow> rows = ProjectFolders.Table($"drivers/{driver}.csv", DriverColumns).Rows;
        string[] expected = [.. Nations.SelectMany(nation => Enumerable.Range(2010, last - 2009).Select(year => $"{nation} {year}-07"))];
        rows.Select(row => $"{row["nation"]} {row["from"]}").ShouldBe(expected);
        rows.ShouldAllBe(row => row.Value("value") >= low && row.Value("value") <= high);
    }

    private static IReadOnlyList<CsvRow> Reference() =>
        ProjectFolders.Table("population/wpp.csv", "nation", "year", "population_midyear", "births", "deaths", "net_migration", "source").Rows;
}
