using System.Globalization;
using Corridor.Data;
using Corridor.Simulation;

namespace Corridor.Experiments.Comparing;

/// <summary>A scenario's answer in two lines, written from its run and that of the base.</summary>
/// <param name="People">Where people are, in English and Russian.</param>
/// <param name="Money">Remittances and unemployment, in English and Russian.</param>
public sealed record ScenarioAnswer(Label People, Label Money)
{
    private const int Named = 3;

    // A change below half a percent, or a tenth of a percentage point, is none that two lines should name.
    private const double LeastPercent = 0.5;
    private const double LeastPoints = 0.1;
    private const double LeastPersons = 500;
    private const string Russia = "RUS";
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>Compares two runs from a year on: the year in which a nation differs most, and the last one.</summary>
    /// <param name="a">The run of the base.</param>
    /// <param name="b">The run of the scenario.</param>
    /// <param name="gazetteer">Names.</param>
    /// <param name="firstYear">First year in which something can differ.</param>
    public static ScenarioAnswer Of(SeriesTable a, SeriesTable b, Gazetteer gazetteer, int firstYear)
    {
        int last = Math.Min(a.End.Year, b.End.Year) - (a.End.Number < 12 || b.End.Number < 12 ? 1 : 0);
        int[] years = [.. Enumerable.Range(firstYear, Math.Max(0, last - firstYear + 1))];
        IReadOnlyList<ComparisonRow> rows = Comparison.Rows(a, b, gazetteer.Nations, years);
        string People(string language) => Sentence(rows, gazetteer, language, LeastPercent, row => row.Percent, [("citizens_in_russia", "in Russia", "в России"), ("citizens_abroad", "abroad", "за границей")], "%", "%");
        string Money(string language) => Sentence(rows, gazetteer, language, LeastPoints, row => row.Difference, [("remittances_gdp_percent", "remittances/GDP", "переводы/ВВП"), ("unemployment_percent", "unemployment", "безработица")], " points", " п.п.");
        ComparisonRow? elsewhere = last < firstYear ? null : Elsewhere(a, b, gazetteer, last);
        return new ScenarioAnswer(
            new Label(People("en") + Place(elsewhere, gazetteer, "en") + ".", People("ru") + Place(elsewhere, gazetteer, "ru") + "."),
            new Label(Money("en") + ".", Money("ru") + "."));
    }

    /// <summary>The nation and place outside Russia whose stock differs most in a year; null where none differs enough to be named.</summary>
    private static ComparisonRow? Elsewhere(SeriesTable a, SeriesTable b, Gazetteer gazetteer, int year)
    {
        string[] places = [.. gazetteer.Places.Where(place => place != Russia)];
        HashSet<string> ids = [.. places.Select(place => YearIndicator.In(place).Id)];
        return Comparison.Rows(a, b, gazetteer.Nations, [year], places)
            .Where(row => ids.Contains(row.Indicator) && Math.Abs(row.Difference) >= LeastPersons)
            .OrderByDescending(row => Math.Abs(row.Difference))
            .ThenBy(row => row.Nation, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static string Place(ComparisonRow? row, Gazetteer gazetteer, string language)
    {
        if (row is null)
        {
            return string.Empty;
        }

        bool russian = language == "ru";
        string place = gazetteer.NameOf(row.Indicator[^3..], language);
        string nation = gazetteer.NameOf(row.Nation, language);
        string persons = (row.Difference / 1000).ToString("+0.0;-0.0", Plain);
        return russian
            ? $"; больше всего в других странах: {nation}, {place} {persons} тыс. в {row.Year.ToString(Plain)}"
            : $"; elsewhere most: {nation}, {place} {persons} thousand in {row.Year.ToString(Plain)}";
    }

    private static string Sentence(IReadOnlyList<ComparisonRow> rows, Gazetteer gazetteer, string language, double least, Func<ComparisonRow, double> size, (string Id, string En, string Ru)[] indicators, string unitEn, string unitRu)
    {
        bool russian = language == "ru";
        List<string> parts = [];
        foreach ((string id, string en, string ru) in indicators)
        {
            string[] nations =
            [
                .. rows.Where(row => row.Indicator == id && Math.Abs(size(row)) >= least)
                    .GroupBy(row => row.Nation, StringComparer.Ordinal)
                    .Select(group => (Peak: group.MaxBy(row => Math.Abs(size(row)))!, Last: rows.Last(row => row.Indicator == id && row.Nation == group.Key)))
                    .OrderByDescending(pair => Math.Abs(size(pair.Peak)))
                    .ThenBy(pair => pair.Peak.Nation, StringComparer.Ordinal)
                    .Take(Named)
                    .Select(pair => Said(pair.Peak, pair.Last, size, gazetteer.NameOf(pair.Peak.Nation, language), russian ? unitRu : unitEn, russian)),
            ];
            parts.Add($"{(russian ? ru : en)}: {(nations.Length > 0 ? string.Join(", ", nations) : russian ? "без заметных изменений" : "no change to speak of")}");
        }

        return string.Join("; ", parts);
    }

    private static string Said(ComparisonRow peak, ComparisonRow last, Func<ComparisonRow, double> size, string name, string unit, bool russian)
    {
        string first = $"{name} {Signed(size(peak))}{unit} {(russian ? "в" : "in")} {peak.Year.ToString(Plain)}";
        return peak.Year == last.Year ? first : $"{first} ({Signed(size(last))} {(russian ? "в" : "in")} {last.Year.ToString(Plain)})";
    }

    private static string Signed(double value) => value.ToString("+0.0;-0.0;0.0", Plain);
}
