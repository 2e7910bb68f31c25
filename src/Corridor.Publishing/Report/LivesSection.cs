using System.Globalization;
using Corridor.Publishing.Drawing;
using Corridor.Simulation.Micro;

namespace Corridor.Publishing;

/// <summary>What single simulated lives look like: who ever went, how often, how long, by which statuses, and whose children stayed.</summary>
internal static class LivesSection
{
    private const int SequencesShown = 8;
    private static readonly string[] Cohorts = ["1980-1984", "1985-1989", "1990-1994", "1995-1999", "2000-2004"];
    private static readonly string[] Ages = ["20", "25", "30", "35", "40"];
    private static readonly (string Table, string Category, double Factor, int Digits)[] Means =
    [
        ("first_departure", "mean", 1, 1),
        ("trips", "mean", 1, 1),
        ("months_abroad", "mean", 1, 0),
        ("remitted_usd", "mean", 1, 0),
    ];

    /// <summary>Writes the section.</summary>
    public static void Write(ReportInput input, HtmlPage page, Figures figures)
    {
        Texts texts = page.Texts;
        page.Element("p", texts["lives.note"], "lead");
        if (input.LivesIfAlike.Count > 0)
        {
            page.Element("p", texts["lives.alike"]);
            Traits(input, page, figures);
        }

        EverAbroad(input, page, figures);
        Journeys(input, page, figures);
        Sequences(input, page, figures);
        Children(input, page, figures);
    }

    /// <summary>Persons who differ beside persons who are alike: at the same stocks fewer ever go, and those who do go more often.</summary>
    private static void Traits(ReportInput input, HtmlPage page, Figures figures)
    {
        Texts texts = page.Texts;
        List<IReadOnlyList<string>> rows = [];
        foreach (string nation in input.Gazetteer.Nations)
        {
            string[] Both(string table, string cohort, string sex, string category, double factor, int digits) =>
                [Value(input.Lives, nation, table, cohort, sex, category, factor, digits), Value(input.LivesIfAlike, nation, table, cohort, sex, category, factor, digits)];
            string[] Pair(string table, string category, double factor, int digits) => Both(table, "1990-1994", "male", category, factor, digits);
            rows.Add([figures.NameOf(nation), .. Both("stock_abroad", string.Empty, string.Empty, "mean", 1, 0), .. Pair("ever_migrated", "30", 100, 1), .. Pair("trips", "mean", 1, 2), .. Pair("months_abroad", "mean", 1, 0)]);
        }

        string[] names = [texts["lives.stock"], texts["lives.ever30"], texts["lives.trips"], texts["lives.months"]];
        page.Element("h3", texts["lives.traits"]);
        page.Numbers([texts["origin"], .. names.SelectMany(name => new[] { name, $"{name} ({texts["lives.if.alike"]})" })], rows, "numbers");
    }

    private static void EverAbroad(ReportInput input, HtmlPage page, Figures figures)
    {
        Texts texts = page.Texts;
        page.Element("h3", texts["lives.ever"]);
        List<IReadOnlyList<string>> rows = [];
        foreach (string nation in input.Gazetteer.Nations)
        {
            foreach (string sex in (string[])["male", "female"])
            {
                foreach (string cohort in Cohorts)
                {
                    string[] values = [.. Ages.Select(age => Value(input.Lives, nation, "ever_migrated", cohort, sex, age, 100, 1))];
                    if (values.Any(value => value != NumberText.Missing))
                    {
                        rows.Add([$"{figures.NameOf(nation)}, {texts["sex." + sex]}, {cohort}", .. values]);
                    }
                }
            }
        }

        page.Raw("<details open><summary>" + Markup.Escape(texts["table.show"]) + "</summary><div class=\"scroll\">");
        page.Numbers([texts["lives.born"], .. Ages.Select(age => texts.Format("lives.by.age", age))], rows, "numbers");
        page.Raw("</div></details>\n");
    }

    private static void Journeys(ReportInput input, HtmlPage page, Figures figures)
    {
        Texts texts = page.Texts;
        page.Element("h3", texts["lives.journeys"]);
        page.Element("p", texts["lives.journeys.note"], "unit");
        List<IReadOnlyList<string>> rows = [];
        foreach (string nation in input.Gazetteer.Nations)
        {
            foreach (string sex in (string[])["male", "female"])
            {
                foreach (string cohort in Cohorts)
                {
                    string[] values = [.. Means.Select(mean => Value(input.Lives, nation, mean.Table, cohort, sex, mean.Category, mean.Factor, mean.Digits))];
                    if (values.Any(value => value != NumberText.Missing))
                    {
                        rows.Add([$"{figures.NameOf(nation)}, {texts["sex." + sex]}, {cohort}", .. values]);
                    }
                }
            }
        }

        page.Raw("<details><summary>" + Markup.Escape(texts["table.show"]) + "</summary><div class=\"scroll\">");
        page.Numbers([texts["lives.born"], texts["lives.first.age"], texts["lives.trips"], texts["lives.months"], texts["lives.remitted"]], rows, "numbers");
        page.Raw("</div></details>\n");
    }

    private static void Sequences(ReportInput input, HtmlPage page, Figures figures)
    {
        Texts texts = page.Texts;
        page.Element("h3", texts["lives.sequences"]);
        page.Element("p", texts["lives.sequences.note"], "unit");
        List<IReadOnlyList<string>> rows = [];
        foreach (string nation in input.Gazetteer.Nations)
        {
            foreach (LifeRow row in input.Lives.Where(row => row is { Table: "sequences", Cohort: "" } && row.Nation == nation).Take(SequencesShown))
            {
                string words = string.Join(" → ", row.Category.Split(" > ").Select(status => texts.Or("status." + status, status)));
                rows.Add([figures.NameOf(nation), words, NumberText.Of(row.Persons), NumberText.Of(100 * row.Value)]);
            }
        }

        page.Raw("<details><summary>" + Markup.Escape(texts["table.show"]) + "</summary><div class=\"scroll\">");
        page.Numbers([texts["origin"], texts["lives.sequence"], texts["unit.persons"], "%"], rows, "numbers");
        page.Raw("</div></details>\n");
    }

    private static void Children(ReportInput input, HtmlPage page, Figures figures)
    {
        LifeRow[] rows = [.. input.Lives.Where(row => row.Table == "children")];
        if (rows.Length == 0)
        {
            return;
        }

        Texts texts = page.Texts;
        page.Element("h3", texts["lives.children"]);
        page.Element("p", texts["lives.children.note"], "unit");
        List<IReadOnlyList<string>> lines = [];
        foreach (string nation in input.Gazetteer.Nations)
        {
            foreach (string year in rows.Where(row => row.Nation == nation).Select(row => row.Category[..4]).Distinct(StringComparer.Ordinal))
            {
                lines.Add([$"{figures.NameOf(nation)}, {year}", .. ((string[])["father_abroad", "mother_abroad", "both_abroad", "any_abroad"]).Select(which => Value(rows, nation, "children", string.Empty, string.Empty, $"{year} {which}", 100, 1))]);
            }
        }

        page.Raw("<details><summary>" + Markup.Escape(texts["table.show"]) + "</summary><div class=\"scroll\">");
        page.Numbers([texts["year"], texts["lives.father"], texts["lives.mother"], texts["lives.both"], texts["lives.any"]], lines, "numbers");
        page.Raw("</div></details>\n");
    }

    private static string Value(IReadOnlyList<LifeRow> rows, string nation, string table, string cohort, string sex, string category, double factor, int digits) =>
        rows.FirstOrDefault(row => row.Table == table && row.Nation == nation && row.Cohort == cohort && row.Sex == sex && row.Category == category) is { } found
            ? (factor * found.Value).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace(",", "\u202F", StringComparison.Ordinal)
            : NumberText.Missing;
}
