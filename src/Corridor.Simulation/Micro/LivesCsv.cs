using System.Globalization;
using System.Text;

namespace Corridor.Simulation.Micro;

/// <summary>Tables of lives and histories as CSV (RFC 4180, one header row, decimal point).</summary>
public static class LivesCsv
{
    /// <summary>The tables of lives.</summary>
    public static string Of(IEnumerable<LifeRow> rows)
    {
        StringBuilder text = new("table,nation,cohort,sex,category,persons,value,unit\n");
        foreach (LifeRow row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Table},{row.Nation},{row.Cohort},{row.Sex},{row.Category},{row.Persons},{row.Value},{row.Unit}\n");
        }

        return text.ToString();
    }

    /// <summary>The histories, a row a spell; months since the start of the run, 0 = then or before.</summary>
    public static string Of(IEnumerable<HistorySpell> spells)
    {
        StringBuilder text = new("person,nation,sex,birth_year,education,place,status,from_month,to_month,remitted_usd\n");
        foreach (HistorySpell spell in spells)
        {
            text.Append(CultureInfo.InvariantCulture, $"{spell.Person},{spell.Nation},{spell.Sex},{spell.BirthYear},{spell.Education},{spell.Place},{spell.Status},{spell.From},{spell.To},{spell.RemittedUsd:0.##}\n");
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Of(IEnumerable{LifeRow})"/> wrote; null when it is something else.</summary>
    public static IReadOnlyList<LifeRow>? ReadLives(string text)
    {
        List<LifeRow> rows = [];
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            if (line.Split(',') is not [string table, string nation, string cohort, string sex, string category, string persons, string value, string unit]
                || !double.TryParse(persons, NumberStyles.Float, CultureInfo.InvariantCulture, out double count)
                || !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            {
                return null;
            }

            rows.Add(new LifeRow(table, nation, cohort, sex, category, count, number, unit));
        }

        return rows;
    }
}
