using System.Globalization;
using System.Text.Json;

namespace Corridor.Cli.Tests;

/// <summary>Runs the verbs of the toolbox on tables written for them, and reads back the CSV they print.</summary>
public abstract class ToolboxFixture : CommandLineFixture
{
    protected static string Path(string example) => System.IO.Path.Combine(AppContext.BaseDirectory, "TestData", example);

    protected static JsonElement Example(string name) => JsonDocument.Parse(File.ReadAllText(Path(name))).RootElement;

    /// <summary>Rows of a CSV text by column.</summary>
    protected static List<Dictionary<string, string>> Rows(string csv)
    {
        string[] lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    protected static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    protected static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    protected static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];

    /// <summary>A square table of the example as rows first,second,value...</summary>
    protected static IEnumerable<(string First, string Second, double Value)> Cells(JsonElement table)
    {
        double[][] rows = [.. table.EnumerateArray().Select(Numbers)];
        return from i in Enumerable.Range(0, rows.Length) from j in Enumerable.Range(0, rows.Length) select (Name(i), Name(j), rows[i][j]);
    }

    protected static string Name(int place) => ((char)('A' + place)).ToString();

    /// <summary>The results of a command that must succeed and must not print a number that is none.</summary>
    protected string Done(params string[] args)
    {
        Ran ran = Corridor(args);
        ran.Exit.ShouldBe(0, ran.Error + ran.Out);
        NoNonsense(ran.Out);
        return ran.Out;
    }

    protected static void NoNonsense(string text)
    {
        foreach (string word in new[] { "NaN", "Infinity", "∞", "nan", ",inf" })
        {
            text.ShouldNotContain(word, Case.Sensitive);
        }
    }

    /// <summary>The flows that a command prints, by pair.</summary>
    protected Dictionary<(string Origin, string Destination), double> Flows(params string[] args) =>
        Rows(Done(args)).ToDictionary(row => (row["origin"], row["destination"]), row => Number(row["flow"]));
}
