using System.Globalization;

namespace Corridor.Cli.Tests;

/// <summary>A small right input for every verb.</summary>
internal static class Toolbox
{
    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["rates.csv"] = "age,mx\n0,0.02\n1,0.001\n5,0.0005\n10,0.03\n",
        ["stocks.csv"] = "birthplace,residence,start,end\nA,A,100,90\nA,B,10,15\nA,C,5,10\nB,A,4,10\nB,B,200,190\nB,C,6,10\nC,A,1,2\nC,B,2,3\nC,C,300,298\n",
        ["vital.csv"] = "place,start,end,births,deaths\nA,100,110,12,5\nB,200,190,3,10\n",
        ["events.csv"] = "place,births,deaths\nA,12,5\nB,3,10\nC,6,6\n",
        ["flows.csv"] = "origin,destination,flow\nA,B,10\nA,C,3\nB,A,4\nB,C,6\nC,A,1\nC,B,2\n",
        ["people.csv"] = "place,population\nA,100\nB,200\nC,300\n",
        ["distance.csv"] = "origin,destination,distance\nA,B,100\nA,C,300\nB,A,100\nB,C,150\nC,A,300\nC,B,150\n",
        ["net.csv"] = "place,net\nA,-3\nB,1\nC,2\n",
        ["pairs.csv"] = "origin,destination,flow,dist\nA,B,10,100\nA,C,3,300\nB,A,4,110\nB,C,6,150\nC,A,1,310\nC,B,2,160\n",
        ["seed.csv"] = "row,column,seed\na,x,1\na,y,2\nb,x,3\nb,y,4\n",
        ["rows.csv"] = "row,total\na,10\nb,20\n",
        ["columns.csv"] = "column,total\nx,12\ny,18\n",
        ["params.json"] = "{\"a1\": 0.02, \"alpha1\": 0.1, \"a2\": 0.06, \"alpha2\": 0.1, \"mu2\": 20, \"lambda2\": 0.4, \"c\": 0.003}\n",
        ["migrants.csv"] = "age,migrants,population\n" + string.Concat(Enumerable.Range(0, 81).Select(age => string.Create(CultureInfo.InvariantCulture, $"{age},{Math.Round(Rate(age) * 100000)},100000\n"))),
        ["regions.csv"] = "age,region,population,births,deaths,to_N,to_S\n0,N,1000,0,10,,20\n0,S,2000,0,30,10,\n5,N,900,100,9,,30\n5,S,1800,150,20,20,\n10,N,500,0,50,,0\n10,S,900,0,90,0,\n",
        ["country/population.csv"] = "age,male,female\n0,100,95\n5,100,95\n10,90,92\n",
        ["country/mortality.csv"] = "age,mx_male,mx_female\n0,0.02,0.018\n1,0.001,0.001\n5,0.0005,0.0004\n10,0.03,0.025\n",
        ["country/fertility.csv"] = "age,rate\n5,0.2\n10,0.05\n",
        ["country/migration.csv"] = "age,male,female\n0,1,1\n5,-2,2\n10,0,0\n",
    };

    public static void Write(string folder)
    {
        foreach ((string name, string text) in Files)
        {
            string path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    private static double Rate(double age) =>
        (0.02 * Math.Exp(-0.1 * age)) + (0.06 * Math.Exp((-0.1 * (age - 20)) - Math.Exp(-0.4 * (age - 20)))) + 0.003;
}
