using System.Globalization;

namespace Corridor.Demography.Tests;

/// <summary>The figures of World Population Prospects 2019 for Kazakhstan, Kyrgyzstan and Tajikistan (United Nations, CC BY 3.0 IGO), thousands.</summary>
internal sealed class WppExample
{
    private readonly ILookup<string, string[]> rows = TestFile.Csv("wpp2019_inputs.csv").ToLookup(row => row[0] + row[1] + row[3]);

    /// <summary>One value, or a column in the file's order sorted by age.</summary>
    public double[] Column(string variable, string country, string period) =>
        [.. rows[variable + country + period].OrderBy(row => FirstNumber(row[2])).Select(row => TestFile.Number(row[4]))];

    public LifeTable Table(string country, string period, Sex sex) =>
        LifeTable.FromRates(AgeGroups.Abridged(100), Column(sex == Sex.Male ? "mxM" : "mxF", country, period), sex);

    private static int FirstNumber(string age)
    {
        var digits = new string([.. age.TakeWhile(char.IsAsciiDigit)]);
        return digits.Length == 0 ? 0 : int.Parse(digits, NumberStyles.Integer, CultureInfo.InvariantCulture);
    }
}
