using System.Text.Json;

namespace Corridor.Cli.Tests;

/// <summary>Bad input to each verb: exit 2, the file, the place, the amount, and nothing printed as a result.</summary>
public sealed class BadToolboxInputTests : ToolboxFixture
{
    [Theory]

    // A wrong number: file, line and column.
    [InlineData("lifetable rates.csv", "rates.csv", "1,0.001", "1,-0.001", "rates.csv:3:3", "mx is -0.001")]
    [InlineData("lifetable rates.csv", "rates.csv", "1,0.001", "1,NaN", "rates.csv:3:3", "'NaN' in mx is not a number")]
    [InlineData("flows stocks.csv --method open", "stocks.csv", "A,B,10,15", "A,B,10,-15", "stocks.csv:3:8", "end is -15")]
    [InlineData("flows stocks.csv --method independence", "stocks.csv", "A,B,10,15", "A,B,NaN,15", "stocks.csv:3:5", "'NaN' in start")]
    [InlineData("flows stocks.csv --method open --vital events.csv", "events.csv", "B,3,10", "B,3,-10", "events.csv:3:5", "deaths is -10")]
    [InlineData("flows --net net.csv --seed flows.csv", "flows.csv", "A,C,3", "A,C,-3", "flows.csv:3:5", "is -3")]
    [InlineData("flows --net net.csv --seed flows.csv", "net.csv", "B,1", "B,one", "net.csv:3:3", "'one' in net")]
    [InlineData("indices flows.csv", "flows.csv", "B,C,6", "B,C,Infinity", "flows.csv:5:5", "'Infinity' in flow")]
    [InlineData("indices flows.csv --population people.csv", "people.csv", "B,200", "B,0", "people.csv:3:3", "population is 0")]
    [InlineData("indices flows.csv --distance distance.csv", "distance.csv", "B,C,150", "B,C,0", "distance.csv:5:5", "distance is 0")]
    [InlineData("gravity pairs.csv --formula flow~log(dist)", "pairs.csv", "B,C,6,150", "B,C,6,0", "pairs.csv:5:7", "log(dist) of 0")]
    [InlineData("gravity pairs.csv --formula flow~log(dist)", "pairs.csv", "B,C,6,150", "B,C,-6,150", "pairs.csv:5:5", "flow is -6")]
    [InlineData("ipf seed.csv --rows rows.csv --columns columns.csv", "seed.csv", "b,x,3", "b,x,-3", "seed.csv:4:5", "seed is -3")]
    [InlineData("ipf seed.csv --rows rows.csv --columns columns.csv", "rows.csv", "b,20", "b,NaN", "rows.csv:3:3", "'NaN' in total")]
    [InlineData("netmigration vital.csv", "vital.csv", "B,200", "B,-200", "vital.csv:3:3", "start is -200")]
    [InlineData("schedule fit migrants.csv", "migrants.csv", "\n5,", "\n5,-", "migrants.csv:7:3", "migrants is -")]
    [InlineData("schedule rogers-castro --params params.json", "params.json", "\"mu2\": 20", "\"mu2\": \"NaN\"", "params.json", "mu2 is \"NaN\"")]
    [InlineData("project country --steps 2", "country/population.csv", "5,100,95", "5,-100,95", "population.csv:3:3", "male is -100")]
    [InlineData("project country --steps 2", "country/mortality.csv", "0.0005", "NaN", "mortality.csv:4:3", "'NaN' in mx_male")]
    [InlineData("project country --steps 2", "country/migration.csv", "5,-2,2", "5,two,2", "migration.csv:3:3", "'two' in male")]
    [InlineData("project --multiregional regions.csv --steps 2", "regions.csv", "5,N,900", "5,N,-900", "regions.csv:4:5", "population is -900")]

    // A pair, a place or an age that is missing, doubled or unknown.
    [InlineData("flows stocks.csv", "stocks.csv", "B,C,6,10\n", "", "stocks.csv", "the pair B - C has no row")]
    [InlineData("flows stocks.csv", "stocks.csv", "B,C,6,10", "B,A,6,10", "stocks.csv:7:1", "B - A is given twice, first on line 5")]
    [InlineData("flows stocks.csv --method open --vital events.csv", "events.csv", "B,3,10\n", "", "events.csv", "B has no row")]
    [InlineData("flows stocks.csv --method open --vital events.csv", "events.csv", "B,3,10", "D,3,10", "events.csv:3:1", "D is none of the places")]
    [InlineData("flows stocks.csv --method open --seed flows.csv", "flows.csv", "B,C,6\n", "", "flows.csv", "the pair B - C has no row")]
    [InlineData("flows stocks.csv --method open --distance distance.csv", "distance.csv", "B,C,150", "B,A,150", "distance.csv:5:1", "B - A is given twice")]
    [InlineData("flows --net net.csv --seed flows.csv", "net.csv", "B,1\n", "", "net.csv", "B has no row")]
    [InlineData("flows --net net.csv --seed flows.csv", "flows.csv", "B,C,6\n", "", "flows.csv", "the pair B - C has no row")]
    [InlineData("indices flows.csv", "flows.csv", "B,C,6\n", "", "flows.csv", "the pair B - C has no row")]
    [InlineData("indices flows.csv", "flows.csv", "B,C,6", "B,A,6", "flows.csv:5:1", "B - A is given twice")]
    [InlineData("indices flows.csv --population people.csv", "people.csv", "B,200\n", "", "people.csv", "B has no row")]
    [InlineData("gravity pairs.csv --formula flow~log(dist)", "pairs.csv", "B,C,6", "B,A,6", "pairs.csv:5:1", "B - A is given twice")]
    [InlineData("ipf seed.csv --rows rows.csv --columns columns.csv", "seed.csv", "b,x,3\n", "", "seed.csv", "b - x has no row")]
    [InlineData("ipf seed.csv --rows rows.csv --columns columns.csv", "seed.csv", "b,x,3", "a,x,3", "seed.csv:4:1", "a - x is given twice")]
    [InlineData("ipf seed.csv --rows rows.csv --columns columns.csv", "columns.csv", "y,18\n", "", "columns.csv", "column y has no total")]
    [InlineData("netmigration vital.csv", "vital.csv", "B,200", "A,200", "vital.csv:3:1", "A is given twice")]
    [InlineData("lifetable rates.csv", "rates.csv", "\n5,", "\n1,", "rates.csv:4:1", "age 1 follows age 1")]
    [InlineData("project country --steps 2", "country/population.csv", "5,100,95", "7,100,95", "population.csv", "not equally wide: 7 to 10 after groups of 7 years")]
    [InlineData("project country --steps 2", "country/fertility.csv", "5,0.2", "6,0.2", "fertility.csv:2:1", "age 6 begins no group")]
    [InlineData("project country --steps 2", "country/migration.csv", "10,0,0", "5,0,0", "migration.csv:4:1", "age 5 is given twice")]
    [InlineData("project --multiregional regions.csv --steps 2", "regions.csv", "5,N,900,100,9,,30\n", "", "regions.csv", "age 5, N has no row")]
    [InlineData("project --multiregional regions.csv --steps 2", "regions.csv", "5,N,900", "0,N,900", "regions.csv:4:3", "age 0, N is given twice")]

    // Columns.
    [InlineData("lifetable rates.csv", "rates.csv", "age,mx", "age,mxx", "rates.csv:1:5", "column 'mxx' has no use here")]
    [InlineData("flows stocks.csv", "stocks.csv", "residence", "residense", "stocks.csv:1", "column 'residence' is missing")]
    [InlineData("project country --steps 2", "country/mortality.csv", "mx_female", "mx_femal", "mortality.csv:1", "column 'mx_female' is missing")]
    [InlineData("gravity pairs.csv --formula flow~log(distance)", "pairs.csv", "dist", "dist", "pairs.csv:1", "column 'distance' is missing")]
    public void A_Fault_Of_A_File_Is_Told_Where_It_Is(string command, string file, string right, string wrong, string where, string what)
    {
        Ran ran = Broken(command, file, right, wrong);
        ran.Exit.ShouldBe(2, ran.Error + ran.Out);
        ran.Out.ShouldBeEmpty();
        ran.Error.ShouldContain(where);
        ran.Error.ShouldContain(what);
    }

    [Theory]
    [InlineData("flows stocks.csv", "stocks.csv", "C,C,300,298", "C,C,300,310", null, 12, "differ by 12")]
    [InlineData("flows stocks.csv --method pseudo-bayes", "stocks.csv", "C,C,300,298", "C,C,300,310", null, 12, "differ by 12")]
    [InlineData("flows stocks.csv --method independence", "stocks.csv", "C,C,300,298", "C,C,300,290", null, -8, "differ by 8")]
    [InlineData("flows stocks.csv --method open --vital events.csv", "events.csv", "B,3,10", "B,3,1000", "B", 788, "788 more than its population of 212")]
    [InlineData("flows --net net.csv --seed flows.csv", "net.csv", "B,1", "B,5", null, 4, "sum to 4")]
    [InlineData("ipf seed.csv --rows rows.csv --columns columns.csv", "rows.csv", "b,20", "b,25", null, 5, "differ by 5")]
    [InlineData("lifetable rates.csv", "rates.csv", "10,0.03", "10,0", "age 10+", 0, "mx at age 10+ is 0")]
    [InlineData("project country --steps 2", "country/migration.csv", "5,-2,2", "5,-200,2", "age 5-9", null, "takes 200 of")]
    [InlineData("project --multiregional regions.csv --steps 2", "regions.csv", "5,N,900,100", "5,N,0,100", "N, age 5", 9, "nobody lives there")]
    [InlineData("schedule fit migrants.csv", "migrants.csv", ",100000\n6,", ",0\n6,", "age 5", null, "age 5")]
    public void A_Refusal_Names_The_Place_And_The_Amount(string command, string file, string right, string wrong, string? place, int? amount, string what)
    {
        Ran ran = Broken(command, file, right, wrong);
        ran.Exit.ShouldBe(2, ran.Error + ran.Out);
        ran.Out.ShouldBeEmpty();
        ran.Error.ShouldContain(what);
        ran.Error.ShouldContain("  at: ");
        ran.Error.ShouldContain("  do: ");
        JsonElement error = Corridor([.. Args(command), "--json"]).Json.GetProperty("error");
        error.GetProperty("message").GetString()!.ShouldContain(what);
        (error.TryGetProperty("place", out JsonElement at) ? at.GetString() : null).ShouldBe(place);
        if (amount is { } expected)
        {
            error.GetProperty("amount").GetDouble().ShouldBe(expected, 1e-9);
        }
    }

    [Theory]
    [InlineData("flows one.csv", "one.csv", "birthplace,residence,start,end\nA,A,5,5\n", "only one place, A")]
    [InlineData("flows none.csv", "none.csv", "birthplace,residence,start,end\nA,A,0,0\nA,B,0,0\nB,A,0,0\nB,B,0,0\n", "All stocks at the start are 0")]
    [InlineData("flows none.csv --method open-dr", "none.csv", "birthplace,residence,start,end\nA,A,0,0\nA,B,0,0\nB,A,0,0\nB,B,0,0\n", "All stocks at the start are 0")]
    [InlineData("indices one.csv", "one.csv", "origin,destination,flow\nA,A,5\n", "only one place, A")]
    [InlineData("indices none.csv", "none.csv", "origin,destination,flow\nA,B,0\nB,A,0\n", "The number of moves is 0")]
    [InlineData("gravity none.csv --formula flow~log(dist)", "none.csv", "origin,destination,flow,dist\nA,B,0,1\nB,A,0,2\n", "The sum of the outcome is 0")]
    [InlineData("lifetable none.csv", "none.csv", "age,deaths,population\n0,0,0\n1,0,0\n5,0,0\n", "The population at age 0 is 0")]
    [InlineData("schedule fit none.csv", "none.csv", "age,migrants,population\n0,0,9\n1,0,9\n2,0,9\n3,0,9\n4,0,9\n5,0,9\n6,0,9\n7,0,9\n8,0,9\n", "migrants")]
    [InlineData("project --multiregional one.csv --steps 1", "one.csv", "age,region,population,births,deaths,to_A\n0,A,10,0,1,\n5,A,10,1,1,\n", "only one place, A")]
    [InlineData("project --multiregional none.csv --steps 1", "none.csv", "age,region,population,births,deaths,to_A,to_B\n0,A,0,0,0,0,0\n0,B,0,0,0,0,0\n5,A,0,0,0,0,0\n5,B,0,0,0,0,0\n", "deaths are too few")]
    [InlineData("ipf none.csv --rows rows.csv --columns columns.csv", "none.csv", "row,column,seed\na,x,0\na,y,0\nb,x,0\nb,y,0\n", "the seed is 0 in every cell")]
    [InlineData("flows stocks.csv --seed none.csv", "none.csv", "origin,destination,seed\nA,B,0\nA,C,0\nB,A,0\nB,C,0\nC,A,0\nC,B,0\n", "the seed is 0")]
    public void One_Place_And_Nothing_But_Zeros_Are_Refused(string command, string file, string text, string what)
    {
        Toolbox.Write(Root);
        Written(file, text);
        Ran ran = Corridor(Args(command));
        ran.Exit.ShouldBe(2, ran.Error + ran.Out);
        ran.Out.ShouldBeEmpty();
        ran.Error.ShouldContain(what);
    }

    [Theory]
    [InlineData("project country", "--steps is missing")]
    [InlineData("project --steps 3", "nothing is given to project")]
    [InlineData("project nowhere --steps 3", "there is no such folder")]
    [InlineData("lifetable nowhere.csv", "there is no such file")]
    [InlineData("lifetable rates.csv --ax given", "there is no column ax")]
    [InlineData("lifetable rates.csv --ax um", "did you mean un?")]
    [InlineData("flows", "nothing is given to estimate from")]
    [InlineData("flows stocks.csv --method opne", "did you mean open?")]
    [InlineData("flows stocks.csv --method difference --cube", "--cube has no use with --method difference")]
    [InlineData("flows stocks.csv --stayer-weight 0.5", "--stayer-weight has no use with --method closed")]
    [InlineData("flows --net net.csv", "--seed is missing")]
    [InlineData("flows --net net.csv --seed flows.csv --cube", "--cube has no use with --net")]
    [InlineData("flows stocks.csv --seed flows.csv --method pseudo-bayes", "also seeds those who stay")]
    [InlineData("gravity pairs.csv", "--formula is missing")]
    [InlineData("gravity pairs.csv --formula flow", "is no 'outcome ~ term + term'")]
    [InlineData("ipf seed.csv --rows rows.csv", "--columns is missing")]
    [InlineData("ipf seed.csv --rows rows.csv --columns columns.csv --layers rows.csv", "--layers needs a seed with layers")]
    [InlineData("schedule rogers-castro", "--params is missing")]
    [InlineData("schedule rogers-castro --params params.json --ages 100-0", "is no list of ages")]
    [InlineData("sobol sample", "--factors is missing")]
    public void A_Wrong_Command_Line_Says_What_To_Do(string command, string what)
    {
        Toolbox.Write(Root);
        Ran ran = Corridor(Args(command));
        ran.Exit.ShouldBe(2, ran.Error + ran.Out);
        ran.Error.ShouldContain(what);
    }

    private Ran Broken(string command, string file, string right, string wrong)
    {
        Toolbox.Write(Root);
        string text = Toolbox.Files[file];
        text.ShouldContain(right);
        int at = text.IndexOf(right, StringComparison.Ordinal);
        Written(file, text[..at] + wrong + text[(at + right.Length)..]);
        return Corridor(Args(command));
    }

    private string[] Args(string command) =>
        [.. command.Split(' ').Select(word => word.EndsWith(".csv", StringComparison.Ordinal) || word.EndsWith(".json", StringComparison.Ordinal) || word is "country" or "nowhere" ? System.IO.Path.Combine(Root, word) : word)];
}
