namespace Corridor.Cli.Tests;

/// <summary>Options and columns change what they say they change.</summary>
public sealed class ToolboxMeaningTests : ToolboxFixture
{
    [Fact]
    public void Periods_Are_Used_In_Order_And_The_Last_Holds_On()
    {
        Toolbox.Write(Root);
        const string first = "0,0.02,0.018\n1,0.001,0.001\n5,0.0005,0.0004\n10,0.03,0.025\n", second = "0,0.01,0.01\n1,0.001,0.001\n5,0.0004,0.0003\n10,0.02,0.02\n";
        const string head = "age,mx_male,mx_female";
        Written("country/mortality.csv", $"{head},period\n{Labelled(first, "2000")}{Labelled(second, "2005")}");
        List<Dictionary<string, string>> whole = Projected("3");

        // The same steps one by one.
        Written("country/mortality.csv", $"{head}\n{first}");
        List<Dictionary<string, string>> step = [.. Projected("1").Where(row => row["step"] == "1")];
        Written("country/mortality.csv", $"{head}\n{second}");
        for (int at = 2; at <= 3; at++)
        {
            step.Select(row => row["female"]).ShouldBe(whole.Where(row => row["step"] == Text(at - 1)).Select(row => row["female"]));
            Written("country/population.csv", "age,male,female\n" + string.Concat(step.Select(row => $"{row["age"]},{row["male"]},{row["female"]}\n")));
            step = [.. Projected("1").Where(row => row["step"] == "1")];
        }

        step.Select(row => row["male"]).ShouldBe(whole.Where(row => row["step"] == "3").Select(row => row["male"]));

        static string Labelled(string rows, string period) => rows.Replace("\n", $",{period}\n", StringComparison.Ordinal);
    }

    [Fact]
    public void Periods_Of_Two_Files_Must_Agree()
    {
        Toolbox.Write(Root);
        Written("country/fertility.csv", "age,rate,period\n5,0.2,2000\n5,0.1,2005\n");
        Written("country/migration.csv", "age,male,female,period\n5,1,1,2000\n5,1,1,2010\n");
        Ran ran = Corridor("project", System.IO.Path.Combine(Root, "country"), "--steps", "2");
        ran.Exit.ShouldBe(2);
        ran.Error.ShouldContain("period 2010 stands where another file has 2005");
    }

    [Fact]
    public void The_Components_Of_A_Projection_Add_Up()
    {
        Toolbox.Write(Root);
        string folder = System.IO.Path.Combine(Root, "out");
        foreach (string timing in new[] { "end", "even" })
        {
            Done("project", System.IO.Path.Combine(Root, "country"), "--steps", "4", "--migration", timing, "--srb", "1.1", "-o", folder);
            double before = Rows(File.ReadAllText(System.IO.Path.Combine(folder, "population.csv"))).Where(row => row["step"] == "0").Sum(row => Number(row["male"]) + Number(row["female"]));
            foreach (Dictionary<string, string> row in Rows(File.ReadAllText(System.IO.Path.Combine(folder, "components.csv"))))
            {
                double after = Number(row["population"]);
                after.ShouldBe(before + Number(row["births"]) - Number(row["deaths"]) + Number(row["net_migration"]), 1e-9, timing);
                before = after;
            }

            foreach (Dictionary<string, string> row in Rows(File.ReadAllText(System.IO.Path.Combine(folder, "births.csv"))))
            {
                (Number(row["male"]) / Number(row["female"])).ShouldBe(1.1, 1e-12);
            }
        }
    }

    [Fact]
    public void Mortality_May_Go_Beyond_The_Open_Age_Of_The_Population()
    {
        Toolbox.Write(Root);
        List<Dictionary<string, string>> plain = Projected("2");
        Written("country/mortality.csv", Toolbox.Files["country/mortality.csv"] + "15,0.03,0.025\n20,0.03,0.025\n");
        List<Dictionary<string, string>> longer = Projected("2");
        for (int i = 0; i < plain.Count; i++)
        {
            // ax between 10 and 20 is no longer that of a constant rate, so the tables differ a little.
            Number(longer[i]["female"]).ShouldBe(Number(plain[i]["female"]), 0.01 * Number(plain[i]["female"]));
        }
    }

    [Fact]
    public void A_Seed_And_A_Distance_Change_The_Flows_And_Keep_Their_Totals()
    {
        System.Text.Json.JsonElement example = Example("flows_from_stocks.json").GetProperty("imr2018");
        string stocks = Written("stocks.csv", "birthplace,residence,start,end\n" + string.Concat(
            Cells(example.GetProperty("stock_start")).Zip(Cells(example.GetProperty("stock_end")), (start, end) => $"{start.First},{start.Second},{Text(start.Value)},{Text(end.Value)}\n")));
        string distance = Written("distance.csv", "origin,destination,distance\nA,B,5\nA,C,50\nA,D,500\nB,A,5\nB,C,45\nB,D,495\nC,A,50\nC,B,45\nC,D,450\nD,A,500\nD,B,495\nD,C,450\n");
        string inverse = Written("inverse.csv", "origin,destination,seed\n" + string.Concat(Rows(File.ReadAllText(distance)).Select(row => $"{row["origin"]},{row["destination"]},{Text(1 / Number(row["distance"]))}\n")));
        Dictionary<(string, string), double> plain = Flows("flows", stocks), far = Flows("flows", stocks, "--distance", distance);
        Flows("flows", stocks, "--seed", inverse).ShouldBe(far);
        far.Values.Sum().ShouldBe(plain.Values.Sum(), 1e-9);
        far.Any(pair => Math.Abs(pair.Value - plain[pair.Key]) > 1e-6).ShouldBeTrue();
    }

    [Fact]
    public void The_Order_Of_Rows_Does_Not_Matter()
    {
        Toolbox.Write(Root);
        string[] lines = Toolbox.Files["stocks.csv"].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string turned = Written("turned.csv", string.Join('\n', lines.Skip(1).Reverse().Prepend(lines[0])) + "\n");
        Dictionary<(string, string), double> flows = Flows("flows", System.IO.Path.Combine(Root, "stocks.csv"), "--method", "pseudo-bayes"), other = Flows("flows", turned, "--method", "pseudo-bayes");
        foreach (((string, string) pair, double flow) in flows)
        {
            other[pair].ShouldBe(flow, 1e-9);
        }
    }

    [Fact]
    public void The_Stayer_Weight_Mixes_Closed_And_Independence()
    {
        Toolbox.Write(Root);
        string stocks = System.IO.Path.Combine(Root, "stocks.csv");
        Dictionary<(string, string), double> closed = Flows("flows", stocks), independent = Flows("flows", stocks, "--method", "independence");
        foreach (((string, string) pair, double flow) in Flows("flows", stocks, "--method", "pseudo-bayes", "--stayer-weight", "0.25"))
        {
            flow.ShouldBe((0.25 * closed[pair]) + (0.75 * independent[pair]), 1e-9);
        }
    }

    [Fact]
    public void A_Cube_Is_Fitted_To_Its_Margins_Around_Known_Cells()
    {
        string seed = Written("cube.csv", "row,column,layer,seed\n" + string.Concat(from r in "ab" from c in "xy" from l in "12" select $"{r},{c},{l},1\n"));
        string rowColumn = Written("rc.csv", "row,column,total\na,x,10\na,y,20\nb,x,30\nb,y,40\n"), layers = Written("l.csv", "layer,total\n1,45\n2,55\n");
        string known = Written("known.csv", "row,column,layer,value\na,y,2,18\n");
        List<Dictionary<string, string>> fitted = Rows(Done("ipf", seed, "--row-column", rowColumn, "--layers", layers, "--known", known));
        Number(fitted.Single(row => row["row"] == "a" && row["column"] == "y" && row["layer"] == "2")["value"]).ShouldBe(18);
        fitted.Where(row => row["layer"] == "1").Sum(row => Number(row["value"])).ShouldBe(45, 1e-8);
        fitted.Where(row => row["row"] == "b" && row["column"] == "x").Sum(row => Number(row["value"])).ShouldBe(30, 1e-8);
    }

    [Fact]
    public void A_Gravity_Model_Finds_The_Exponents_That_Made_Its_Flows()
    {
        double[] people = [100, 250, 70, 900, 40];
        var pairs = from i in Enumerable.Range(0, 5) from j in Enumerable.Range(0, 5) where i != j select (i, j, Distance: 10.0 + (7 * i) + (3 * j) + (i * j));
        string file = Written("made.csv", "origin,destination,flow,pop_o,pop_d,dist\n" + string.Concat(pairs.Select(pair =>
            $"{Name(pair.i)},{Name(pair.j)},{Text(Math.Exp(0.5) * Math.Pow(people[pair.i], 0.8) * Math.Pow(people[pair.j], 0.6) * Math.Pow(pair.Distance, -1.2))},{Text(people[pair.i])},{Text(people[pair.j])},{Text(pair.Distance)}\n")));
        List<Dictionary<string, string>> terms = Rows(Done("gravity", file, "--formula", "flow ~ log(pop_o) + log(pop_d) + log(dist)"));
        terms.Select(row => row["term"]).ShouldBe(["(intercept)", "log(pop_o)", "log(pop_d)", "log(dist)"]);
        terms.Select(row => Number(row["estimate"])).ShouldBe([0.5, 0.8, 0.6, -1.2], 1e-7);
        Rows(Done("gravity", file, "--formula", "flow ~ log(dist) + factor(origin) + factor(destination)", "--cluster", "origin"))
            .Where(row => row["term"] == "log(dist)").Select(row => Number(row["estimate"])).ShouldBe([-1.2], 1e-7);
    }

    [Fact]
    public void Two_Regions_Without_Moves_Are_Two_Populations()
    {
        Toolbox.Write(Root);
        string still = string.Join('\n', Toolbox.Files["regions.csv"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => i == 0 ? line : string.Join(',', line.Split(',').Take(5)) + ",0,0")) + "\n";
        string both = Written("still.csv", still), doubled = Written("doubled.csv", still.Replace("0,S,2000,0,30", "0,S,4000,0,60", StringComparison.Ordinal));
        double[] North(string file) => [.. Rows(Done("project", "--multiregional", file, "--steps", "8")).Where(row => row["region"] == "N").Select(row => Number(row["population"]))];
        North(doubled).ShouldBe(North(both), 1e-9);
    }

    private List<Dictionary<string, string>> Projected(string steps) =>
        Rows(Done("project", System.IO.Path.Combine(Root, "country"), "--steps", steps));
}
