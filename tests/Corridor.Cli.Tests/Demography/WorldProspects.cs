using System.Globalization;

namespace Corridor.Cli.Tests;

/// <summary>The figures of World Population Prospects 2019 as files for the verbs (United Nations, CC BY 3.0 IGO), thousands.</summary>
internal sealed class WorldProspects(List<Dictionary<string, string>> rows)
{
    public string Mortality(string country, string period, string sex) =>
        "age,mx\n" + string.Concat(Ages(sex == "male" ? "mxM" : "mxF", country, period).Select(entry => $"{Text(entry.Age)},{Text(entry.Value)}\n"));

    /// <summary>Cohorts by age at the end, with births of the period as the first, and their survival by the life table.</summary>
    public string Cohorts(string country, string period, string sex, List<Dictionary<string, string>> table)
    {
        string variable = sex == "male" ? "popM" : "popF";
        double[] start = [.. Ages(variable, country, period[..4]).Select(entry => entry.Value)], end = [.. Ages(variable, country, period[5..]).Select(entry => entry.Value)];
        double[] years = [Person(table[0]) + Person(table[1]), .. table.Skip(2).Select(Person)];
        double ratio = One("sexRatio", country, period), births = Births(country, period);
        int last = years.Length - 1;
        string text = "age,start,end,survival\n";
        for (int i = 0; i <= last; i++)
        {
            double alive = i == 0 ? births * (sex == "male" ? ratio : 1) / (1 + ratio) : i == last ? start[i - 1] + start[i] : start[i - 1];
            double survival = i == 0 ? years[0] / 5 : i == last ? years[i] / (years[i - 1] + years[i]) : years[i] / years[i - 1];
            text += $"{Text(5 * i)},{Text(alive)},{Text(end[i])},{Text(survival)}\n";
        }

        return text;
    }

    /// <summary>Five times the rates times the mean of the women at both ends.</summary>
    private double Births(string country, string period)
    {
        Dictionary<int, double> before = Ages("popF", country, period[..4]).ToDictionary(entry => entry.Age, entry => entry.Value);
        Dictionary<int, double> after = Ages("popF", country, period[5..]).ToDictionary(entry => entry.Age, entry => entry.Value);
        double fertility = One("tfr", country, period);
        return Ages("percentASFR", country, period).Sum(entry => entry.Value / 100 * fertility * (before[entry.Age] + after[entry.Age]) / 2);
    }

    private static double Person(Dictionary<string, string> row) => double.Parse(row["Lx"], CultureInfo.InvariantCulture);

    private double One(string variable, string country, string period) => Ages(variable, country, period).Single().Value;

    private (int Age, double Value)[] Ages(string variable, string country, string period) =>
        [.. rows.Where(row => row["variable"] == variable && row["iso3"] == country && row["period_or_year"] == period)
            .Select(row => (Age: FirstNumber(row["age"]), double.Parse(row["value"], CultureInfo.InvariantCulture)))
            .OrderBy(entry => entry.Age)];

    private static int FirstNumber(string age)
    {
        string digits = new([.. age.TakeWhile(char.IsAsciiDigit)]);
        return digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
