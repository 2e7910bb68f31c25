using System.Globalization;
using System.Text.Json;

namespace Corridor.Demography.Tests;

/// <summary>Reads the published examples that lie beside the tests.</summary>
internal static class TestFile
{
    public static JsonElement Json(string name) => JsonDocument.Parse(File.ReadAllText(PathOf(name))).RootElement;

    public static string[][] Csv(string name) =>
        [.. File.ReadAllLines(PathOf(name)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))];

    public static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public static double[] Numbers(this JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];

    public static double[,] Table(this JsonElement array)
    {
        var rows = array.EnumerateArray().Select(row => row.Numbers()).ToArray();
        var table = new double[rows.Length, rows[0].Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[i].Length; j++)
            {
                table[i, j] = rows[i][j];
            }
        }

        return table;
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "TestData", name);
}
