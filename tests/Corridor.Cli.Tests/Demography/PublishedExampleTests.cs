using System.Text.Json;

namespace Corridor.Cli.Tests;

/// <summary>Published worked examples through the command line.</summary>
public sealed class PublishedExampleTests : ToolboxFixture
{
    [Fact]
    public void The_Life_Table_Of_Austrian_Males_Has_The_Printed_Digits()
    {
        List<Dictionary<string, string>> printed = Rows(File.ReadAllText(Path("life_table_austria_males_1992.csv")));
        string file = Written("austria.csv", "age,deaths,population,ax\n" + string.Concat(printed.Select(row => $"{row["age"]},{row["deaths"]},{row["pop"]},{row["ax"]}\n")));
        List<Dictionary<string, string>> table = Rows(Done("lifetable", file, "--sex", "male"));
        table[0].Keys.ShouldBe(["age", "n", "mx", "ax", "qx", "lx", "dx", "Lx", "Tx", "ex"]);
        table.Count.ShouldBe(printed.Count);
        for (int i = 0; i < table.Count; i++)
        {
            Number(table[i]["lx"]).ShouldBe(Number(printed[i]["lx"]), 0.000006);
            Number(table[i]["dx"]).ShouldBe(Number(printed[i]["dx"]), 0.000006);
            Number(table[i]["Lx"]).ShouldBe(Number(printed[i]["nLx"]), 0.000006);
            Number(table[i]["Tx"]).ShouldBe(Number(printed[i]["Tx"]), 0.000015);
            Number(table[i]["ex"]).ShouldBe(Number(printed[i]["ex"]), 0.0005);
        }

        table[^1]["n"].ShouldBeEmpty();
    }

    [Fact]
    public void Swedish_Females_Are_Projected_To_Half_A_Person()
    {
        List<Dictionary<string, string>> printed = Rows(File.ReadAllText(Path("projection_sweden_females_1993.csv")));
        string folder = Folder(
            ("population.csv", "age,female\n" + string.Concat(printed.Select(row => $"{row["age"]},{row["females_1993"]}\n"))),
            ("survivorship.csv", "age,Lx_female\n" + string.Concat(printed.Select(row => $"{row["age"]},{row["Lx_radix_100000"]}\n"))),
            ("fertility.csv", "age,rate\n" + string.Concat(printed.Where(row => row["fertility_rate"].Length > 0).Select(row => $"{row["age"]},{row["fertility_rate"]}\n"))));
        string output = System.IO.Path.Combine(Root, "out");
        Done("project", folder, "--steps", "2", "--srb", "1.05", "-o", output).ShouldBeEmpty();
        List<Dictionary<string, string>> population = Rows(File.ReadAllText(System.IO.Path.Combine(output, "population.csv")));
        for (int i = 0; i < printed.Count; i++)
        {
            population[i]["step"].ShouldBe("0");
            Number(population[i]["female"]).ShouldBe(Number(printed[i]["females_1993"]));
            Number(population[printed.Count + i]["female"]).ShouldBe(Number(printed[i]["females_1998"]), 0.5);
            Number(population[(2 * printed.Count) + i]["female"]).ShouldBe(Number(printed[i]["females_2003"]), 0.5);
        }

        Rows(File.ReadAllText(System.IO.Path.Combine(output, "births.csv"))).Select(row => row["step"]).ShouldBe(["1", "2"]);
    }

    [Theory]
    [InlineData("dr2013")]
    [InlineData("imr2018")]
    [InlineData("dr2013_births_deaths_open")]
    [InlineData("dr2013_births_deaths_open_dr")]
    [InlineData("science2014_births_deaths")]
    public void Flows_From_Stocks_Equal_The_Published_Ones(string name)
    {
        JsonElement example = Example("flows_from_stocks.json").GetProperty(name);
        (string stocks, string vital) = Stocks(example);
        string method = example.GetProperty("method").GetString()!;
        Dictionary<(string, string), double> flows = Flows("flows", stocks, "--method", method, "--vital", vital);
        double tolerance = example.GetProperty("tolerance").GetDouble();
        foreach ((string origin, string destination, double flow) in Cells(example.GetProperty("flows")).Where(cell => cell.First != cell.Second))
        {
            flows[(origin, destination)].ShouldBe(flow, tolerance, $"{origin} - {destination}");
        }

        List<Dictionary<string, string>> cube = Rows(Done("flows", stocks, "--method", method, "--vital", vital, "--cube"));
        foreach (var pair in cube.Where(row => row["origin"] != row["destination"]).GroupBy(row => (row["origin"], row["destination"])))
        {
            pair.Sum(row => Number(row["flow"])).ShouldBe(flows[pair.Key], 1e-9);
        }
    }

    [Fact]
    public void Flows_From_Net_Totals_Equal_The_Published_Ones()
    {
        JsonElement example = Example("flows_from_net_totals.json");
        string seed = Written("seed.csv", "origin,destination,seed\n" + string.Concat(Cells(example.GetProperty("m")).Select(cell => $"{cell.First},{cell.Second},{Text(cell.Value)}\n")));
        string net = Written("net.csv", "place,net\n" + string.Concat(Numbers(example.GetProperty("net")).Select((value, i) => $"{Name(i)},{Text(value)}\n")));
        Dictionary<(string, string), double> flows = Flows("flows", "--net", net, "--seed", seed);
        foreach ((string origin, string destination, double flow) in Cells(example.GetProperty("flows_2dp")).Where(cell => cell.First != cell.Second))
        {
            flows[(origin, destination)].ShouldBe(flow, 0.005, $"{origin} - {destination}");
        }
    }

    [Fact]
    public void Rates_Of_The_Model_Schedule_Equal_The_Published_Ones()
    {
        JsonElement example = Example("rogers_castro.json");
        Dictionary<string, double> rates = Rows(Done("schedule", "rogers-castro", "--params", Path("rogers_castro.json"), "--ages", "0-100"))
            .ToDictionary(row => row["age"], row => Number(row["rate"]), StringComparer.Ordinal);
        rates.Count.ShouldBe(101);
        foreach ((double age, double rate) in Numbers(example.GetProperty("age")).Zip(Numbers(example.GetProperty("rate"))))
        {
            rates[Text(age)].ShouldBe(rate, 1e-9);
        }

        rates.Values.Sum().ShouldBe(example.GetProperty("sum_0_100").GetDouble(), 1e-8);
    }

    [Fact]
    public void Sobol_Indices_Of_Ishigami_Equal_The_Published_Ones()
    {
        List<Dictionary<string, string>> sample = Rows(Done("sobol", "sample", "--factors", "3", "--size", "8192"));
        Typed = "run,y\n" + string.Concat(sample.Select(row => $"{row["run"]},{Text(Ishigami(row))}\n"));
        List<Dictionary<string, string>> indices = Rows(Done("sobol", "indices", "-", "--factors", "3"));
        JsonElement example = Example("sobol_ishigami.json");
        for (int i = 0; i < 3; i++)
        {
            Number(indices[i]["first"]).ShouldBe(Numbers(example.GetProperty("S1"))[i], 0.02);
            Number(indices[i]["total"]).ShouldBe(Numbers(example.GetProperty("ST"))[i], 0.02);
        }

        static double Ishigami(Dictionary<string, string> row)
        {
            double X(string name) => Math.PI * ((2 * Number(row[name])) - 1);
            return Math.Sin(X("x1")) + (7 * Math.Pow(Math.Sin(X("x2")), 2)) + (0.1 * Math.Pow(X("x3"), 4) * Math.Sin(X("x1")));
        }
    }

    [Fact]
    public void Life_Expectancy_And_Net_Migration_Equal_Those_Of_The_United_Nations()
    {
        WorldProspects prospects = new(Rows(File.ReadAllText(Path("wpp2019_inputs.csv"))));
        foreach (Dictionary<string, string> row in Rows(File.ReadAllText(Path("wpp2019_expected.csv"))))
        {
            (string country, string period) = (row["iso3"], row["period"]);
            Dictionary<string, List<Dictionary<string, string>>> tables = [];
            foreach (string sex in new[] { "male", "female" })
            {
                string rates = Written("mx.csv", prospects.Mortality(country, period, sex));
                tables[sex] = Rows(Done("lifetable", rates, "--sex", sex));
                Number(tables[sex][0]["ex"]).ShouldBe(Number(row[$"e0_{sex}_computed"]), 0.00001);
                Number(tables[sex][0]["ex"]).ShouldBe(Number(row[$"e0_{sex}_published"]), 0.04);
            }

            double net = 0;
            foreach (string sex in new[] { "male", "female" })
            {
                Typed = prospects.Cohorts(country, period, sex, tables[sex]);
                net += Rows(Done("netmigration", "-")).Sum(cohort => Number(cohort["forward"]));
            }

            net.ShouldBe(Number(row["residual_net_migration_thousand"]), 0.001, $"{country} {period}");
            net.ShouldBe(Number(row["net_migration_published_thousand"]), 0.5, $"{country} {period}");
        }
    }

    private (string Stocks, string Vital) Stocks(JsonElement example)
    {
        string stocks = Written("stocks.csv", "birthplace,residence,start,end\n" + string.Concat(
            Cells(example.GetProperty("stock_start")).Zip(Cells(example.GetProperty("stock_end")))
                .Select(pair => $"{pair.First.First},{pair.First.Second},{Text(pair.First.Value)},{Text(pair.Second.Value)}\n")));
        double[] births = Numbers(example.GetProperty("births")), deaths = Numbers(example.GetProperty("deaths"));
        return (stocks, Written("vital.csv", "place,births,deaths\n" + string.Concat(births.Select((value, i) => $"{Name(i)},{Text(value)},{Text(deaths[i])}\n"))));
    }

    private string Folder(params (string Name, string Text)[] files)
    {
        string folder = Directory.CreateDirectory(System.IO.Path.Combine(Root, "projection")).FullName;
        foreach ((string name, string text) in files)
        {
            File.WriteAllText(System.IO.Path.Combine(folder, name), text);
        }

        return folder;
    }
}
